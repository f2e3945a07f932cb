"""Of whom an answer speaks: sides, families unknown, rows for everybody, and ids that are not there."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest

from graph_loader.load import load
from graph_loader.read import read_study
from graph_store.embedded import EmbeddedStore
from graph_store.port import GraphStore, Snapshot
from queries import ask as asking
from queries.ask import ask
from queries.cache import Answers
from queries.denominators import denominators, families_asked
from queries.entry import Entry, find_entry
from queries.steady import texts
from schema.model import load_model
from schema.problems import KithError
from tests.lib.cast import write_study

FAMILY = find_entry("multiagency_load", "embedded")
SIDES = replace(FAMILY, params=("Sides",))
TOLD = "MATCH (i:Interaction) RETURN i.id AS id"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmbeddedStore]:
    """A graph in which one visit to one family is told."""
    folder = tmp_path_factory.mktemp("whom")
    store = EmbeddedStore(folder / "graph", load_model())
    study = write_study(folder / "s", episodes="episode | kind | status | attended\ne1 | home_visit | held | mum; sw")
    load(store, [read_study(study, load_model())], load_model(), lambda _: None)
    yield store
    store.close()


def families(store: GraphStore, entry: Entry, **asked: str) -> list[str]:
    found = store.read(lambda snapshot: families_asked(snapshot, entry, asked))
    return found.get_column("family").to_list()


def test_families_of_a_selection_and_of_two_sides(store: EmbeddedStore) -> None:
    assert families(store, FAMILY) == ["s:F1", "s:F2"]
    assert families(store, FAMILY, jurisdiction="england") == ["s:F2"]
    assert families(store, FAMILY, family="s:F1", jurisdiction="england") == []
    assert families(store, SIDES, one="s:F2", other="s:F1") == ["s:F1", "s:F2"]
    assert families(store, SIDES, one="s", other="s:F1") == ["s:F1", "s:F2"]


@pytest.mark.parametrize(
    ("entry", "asked", "code"),
    [
        (FAMILY, {"family": "s:F11"}, r"E605 .*s:F1\b"),
        (FAMILY, {"study": "ss"}, r"E516 .*did you mean s\?"),
        (SIDES, {"one": "s:F1", "other": "s:F11"}, "E605"),
        (SIDES, {"one": "ss", "other": "s"}, "E516"),
    ],
)
def test_a_family_or_study_that_is_not_there(
    store: EmbeddedStore, entry: Entry, asked: Mapping[str, str], code: str
) -> None:
    with pytest.raises(KithError, match=code):
        families(store, entry, **asked)


def test_rows_that_are_not_of_families_leave_asked_and_unknown(store: EmbeddedStore) -> None:
    asked = store.read(lambda snapshot: families_asked(snapshot, FAMILY, {}))

    def found(what: Mapping[str, str], rows: pl.DataFrame) -> dict[str, int]:
        return store.read(lambda snapshot: denominators(snapshot, FAMILY, what, asked, rows))

    assert found({}, pl.DataFrame({"sector": ["nhs"]})) == {"asked": 2, "unknown": 1}
    assert found({"voice": "s:dad"}, pl.DataFrame({"sector": []}))["unknown"] == 2
    early = {"from": "1990-01-01", "to": "1990-12-31"}
    assert found(early, pl.DataFrame({"family": ["s:F1", "s:F1", ""]})) == {
        "asked": 2,
        "with_rows": 1,
        "without_rows": 1,
        "unknown": 1,
    }


@pytest.mark.parametrize(("group", "given"), [("Person", {"person": "s:mumm"}), ("Event", {"event": "s:e1/j"})])
def test_a_person_or_an_interaction_that_is_not_there(
    store: EmbeddedStore, monkeypatch: pytest.MonkeyPatch, group: str, given: dict[str, str]
) -> None:
    entry = replace(FAMILY, params=(*FAMILY.params, group))
    monkeypatch.setattr(asking, "find_entry", lambda *_: entry)
    with pytest.raises(KithError, match=r"E610 Nothing in this graph has this id \((did you mean|near are) s:"):
        ask(store, "multiagency_load", given)


def test_a_load_between_two_statements_of_an_answer_does_not_show(tmp_path: Path) -> None:
    model, folder = load_model(), tmp_path / "graph"
    store, other = EmbeddedStore(folder, model), EmbeddedStore(folder, model)

    def loaded(name: str) -> None:
        study = write_study(
            tmp_path / name, episodes=f"episode | kind | status | attended\n{name} | home_visit | held | mum"
        )
        load(other, [read_study(study, model)], model, lambda _: None)

    def twice(snapshot: Snapshot) -> tuple[str, list[list[str]]]:
        first = texts(snapshot, TOLD)
        loaded("new")
        return snapshot.hash, [first, texts(snapshot, TOLD)]

    loaded("old")
    before = store.live()
    version, found = store.read(twice)
    assert before is not None
    assert (version, found) == (before.hash, [["s:old/i"]] * 2)
    assert store.read(lambda snapshot: texts(snapshot, TOLD)) == ["s:new/i"]
    store.close()
    other.close()


def test_everybody_has_a_row_of_blanks(store: EmbeddedStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "ANSWERS", Answers(0))
    rows = ask(store, "multiagency_load", {"family": "s:F2"}).rows
    assert rows.row(0)[:2] == ("s:F2", "Other")
    assert set(rows.row(0)[2:]) == {0}
