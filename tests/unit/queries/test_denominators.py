"""Of whom an answer speaks: sides, families unknown, rows for everybody, and ids that are not there."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

import polars as pl
import pytest

from graph_loader.load import load
from graph_loader.read import read_study
from graph_store.embedded import EmbeddedStore
from graph_store.port import GraphStore, Parameter
from queries import ask as asking
from queries.ask import ask
from queries.cache import Answers
from queries.denominators import denominators, families_asked
from queries.entry import Entry, find_entry
from queries.steady import Reading, steady
from schema.model import load_model
from schema.problems import KithError
from tests.lib.cast import write_study

FAMILY = find_entry("multiagency_load", "embedded")
SIDES = replace(FAMILY, params=("Sides",))


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
    return families_asked(Reading(store), entry, asked).get_column("family").to_list()


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
    reading = Reading(store)
    asked = families_asked(reading, FAMILY, {})
    assert denominators(reading, FAMILY, {}, asked, pl.DataFrame({"sector": ["nhs"]})) == {"asked": 2, "unknown": 1}
    silent = {"voice": "s:dad"}
    assert denominators(reading, FAMILY, silent, asked, pl.DataFrame({"sector": []}))["unknown"] == 2
    early = {"from": "1990-01-01", "to": "1990-12-31"}
    rows = pl.DataFrame({"family": ["s:F1", "s:F1", ""]})
    assert denominators(reading, FAMILY, early, asked, rows) == {
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


def test_a_graph_that_changes_between_two_readings_is_read_again(store: EmbeddedStore) -> None:
    class Changing:
        """Stands in for a store that a load changes; the real one is only changed by its own loads."""

        engine, address = store.engine, store.address

        def __init__(self, changes: int) -> None:
            self.versions = iter([*(str(n) for n in range(changes)), *["same"] * 10])

        def query(
            self, cypher: str, parameters: Mapping[str, Parameter], schema: Mapping[str, pl.DataType]
        ) -> tuple[pl.DataFrame, str]:
            return store.query(cypher, parameters, schema)[0], next(self.versions)

    def twice(reading: Reading) -> str:
        for _ in range(2):
            reading.texts("MATCH (f:Family) RETURN f.id AS id")
        return reading.version

    assert steady(Changing(2), twice) == "same"  # type: ignore[arg-type]
    with pytest.raises(KithError, match="E608"):
        steady(Changing(6), twice)  # type: ignore[arg-type]


def test_everybody_has_a_row_of_blanks(store: EmbeddedStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "ANSWERS", Answers(0))
    rows = ask(store, "multiagency_load", {"family": "s:F2"}).rows
    assert rows.row(0)[:2] == ("s:F2", "Other")
    assert set(rows.row(0)[2:]) == {0}
