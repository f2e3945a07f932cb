"""Every answer that speaks of a synthetic study says so, in whatever form it is written; others say nothing of it."""

import json
from pathlib import Path

import pytest

from tests.lib.commands import kith
from tests.lib.folders import SmallStudy

MARK = "Synthetic: made-up. Made by a program; describes nobody."


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A graph of a synthetic study and one that is not."""
    folder = tmp_path_factory.mktemp("marks")
    total = {"statement_kind": "published_total", "measure": "families", "n": "1", "document": "D1", "place": "page 1"}
    made_up = SmallStudy(study="made-up", synthetic=True).add("statements", statement="T1", **total)
    told = SmallStudy(study="told").add("statements", statement="T1", **total)
    for study, name in ((made_up, "made-up"), (told, "told")):
        study.write(folder / name)
    done = kith("load", str(folder / "made-up"), str(folder / "told"), "--to", str(folder / "graph"))
    assert done.status == 0, done.err
    return str(folder / "graph")


ASKED = [
    ("ask", "multiagency_load", "study=made-up"),
    ("ask", "multiagency_load"),
    ("ask", "chronology", "family=made-up:F01"),
    ("totals", "made-up"),
    ("evidence", "made-up:F01M"),
]


@pytest.mark.parametrize("words", ASKED, ids=" ".join)
def test_a_table_begins_with_the_mark(words: tuple[str, ...], store: str) -> None:
    done = kith(*words, "--from", store)
    assert done.status == 0, done.err
    assert done.out.startswith(MARK)


@pytest.mark.parametrize(
    "words", [("ask", "multiagency_load", "study=told"), ("totals", "told"), ("evidence", "told:F01M")]
)
def test_what_is_not_synthetic_bears_no_mark(words: tuple[str, ...], store: str) -> None:
    done = kith(*words, "--from", store)
    assert done.status == 0, done.err
    assert "ynthetic" not in done.out


def test_json_holds_the_studies_and_csv_has_the_mark_beside_it(store: str) -> None:
    answer = json.loads(kith("ask", "multiagency_load", "--format", "json", "--from", store).out)
    assert answer["synthetic"] == ["made-up"]
    assert json.loads(kith("evidence", "made-up:F01M", "--json", "--from", store).out)["synthetic"] == ["made-up"]
    totals = json.loads(kith("totals", "made-up", "--format", "json", "--from", store).out)
    assert [row["synthetic"] for row in totals] == [True]
    done = kith("ask", "multiagency_load", "study=made-up", "--format", "csv", "--from", store)
    assert MARK in done.err
    assert done.out.startswith("family,")


def test_a_map_says_it(store: str, tmp_path: Path) -> None:
    for family, marked in (("made-up:F01", True), ("told:F01", False)):
        file = tmp_path / "map.html"
        assert kith("map", family, "-o", str(file), "--from", store).status == 0
        assert ("Synthetic:" in file.read_text(encoding="utf-8")) == marked
