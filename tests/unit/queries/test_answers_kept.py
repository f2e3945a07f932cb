"""Answers kept in the process: given again for the same data and question, and bounded."""

from pathlib import Path

import polars as pl
import pytest

from graph_loader.load import load
from graph_loader.read import read_study
from graph_store.embedded import EmbeddedStore
from queries import ask as asking
from queries.ask import Answer, ask
from queries.cache import OVERHEAD, Answers, key_of
from queries.entry import catalogue
from schema.model import load_model
from tests.lib.cast import write_study

VISIT = "episode | kind | status | attended\ne1 | home_visit | held | mum; sw"
TWO = f"{VISIT}\ne2 | home_visit | held | mum; sw"


def told(store: EmbeddedStore, folder: Path, episodes: str) -> None:
    load(store, [read_study(write_study(folder, episodes=episodes), load_model())], load_model(), lambda _: None)


def answer(rows: int) -> Answer:
    return Answer(catalogue("embedded")["thing"], {}, pl.DataFrame({"n": [1] * rows}), "v", {})


def test_the_answer_used_longest_ago_goes_first() -> None:
    kept = Answers(3 * (OVERHEAD + 800))
    keys = [key_of("here", "v", "thing", {"id": str(n)}) for n in range(4)]
    for key in keys[:3]:
        kept.keep(key, answer(100))
    assert kept.get(keys[0]) is not None
    kept.keep(keys[3], answer(100))
    assert [kept.get(key) is not None for key in keys] == [True, False, True, True]


def test_an_answer_that_is_too_large_is_not_kept() -> None:
    kept = Answers(OVERHEAD + 800)
    kept.keep(key_of("here", "v", "thing", {}), answer(1_000))
    assert len(kept) == 0


def test_a_key_does_not_follow_the_order_of_parameters() -> None:
    assert key_of("h", "v", "q", {"a": "1", "b": "2"}) == key_of("h", "v", "q", {"b": "2", "a": "1"})


def test_the_same_question_of_the_same_data_is_answered_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = Answers(1_000_000)
    monkeypatch.setattr(asking, "ANSWERS", kept)
    store = EmbeddedStore(tmp_path / "graph", load_model())
    try:
        told(store, tmp_path / "s", VISIT)
        first = ask(store, "multiagency_load", {"family": "s:F1"})
        assert ask(store, "multiagency_load", {"family": "s:F1", "voice": ""}) is first
        assert ask(store, "multiagency_load", {"family": "s:F2"}) is not first
        told(store, tmp_path / "s", TWO)
        again = ask(store, "multiagency_load", {"family": "s:F1"})
        assert again.data_version != first.data_version
        assert (first.rows.item(0, "contacts_possible"), again.rows.item(0, "contacts_possible")) == (1, 2)
    finally:
        store.close()
