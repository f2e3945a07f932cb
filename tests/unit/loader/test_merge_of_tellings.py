"""Tellings of one interaction: the agreed record, what is disputed, and one account a voice."""

from pathlib import Path

import polars as pl
import pytest

from graph_loader.derive.order import positions
from graph_loader.read import read_study
from graph_store.tables import Tables
from schema.model import load_model
from tests.lib.folders import SmallStudy

MODEL = load_model()


def tables_of(study: SmallStudy, folder: Path) -> Tables:
    read = read_study(study.write(folder / "study"), MODEL)
    assert read.tables is not None, [str(p) for p in read.report.problems()]
    return read.tables


def record(tables: Tables, kind: str, key: str) -> dict[str, object]:
    return tables.nodes[kind].row(by_predicate=pl.col("id") == f"small:{key}", named=True)


def test_the_agreed_record_holds_what_the_tellings_agree_on(tmp_path: Path) -> None:
    tables = tables_of(SmallStudy(), tmp_path)
    agreed = record(tables, "Interaction", "I1")
    assert agreed["disputed"] == ["result"]
    assert agreed["result"] is None
    assert (agreed["specimen"], agreed["basis"], agreed["status"]) == ("urine", "asked", "held")
    assert agreed["voices"] == [""]
    assert (agreed["edtf"], agreed["approximate"]) == ("2022-03~", True)


def test_each_voice_has_an_account_of_its_own(tmp_path: Path) -> None:
    tables = tables_of(SmallStudy(), tmp_path)
    mother, nurse = (record(tables, "Account", f"I1/by/{voice}") for voice in ("F01M", "P1"))
    assert (mother["result"], nurse["result"]) == ("negative", "positive")
    assert mother["voices"] == ["role:mother", "small:F01M"]
    assert nurse["voices"] == ["role:substance_use_nurse", "small:P1"]
    assert mother["interaction"] == nurse["interaction"] == "small:I1"
    assert mother["disputed"] is None


def test_an_interaction_told_once_carries_its_voice_itself(tmp_path: Path) -> None:
    tables = tables_of(SmallStudy(), tmp_path)
    alone = record(tables, "Interaction", "E3/i")
    assert alone["voices"] == ["", "role:mother", "small:F01M"]
    assert tables.nodes["Account"].height == 2


def test_two_passages_of_one_voice_are_one_telling(tmp_path: Path) -> None:
    tables = tables_of(SmallStudy().set("episodes", 3, "voice", "F01M"), tmp_path)
    assert "Account" not in tables.nodes
    assert record(tables, "Interaction", "I1")["disputed"] == ["result"]


def test_no_value_and_a_reason_for_none_do_not_disagree(tmp_path: Path) -> None:
    study = SmallStudy().set("episodes", 2, "result", "not stated").set("episodes", 3, "specimen", "")
    agreed = record(tables_of(study, tmp_path), "Interaction", "I1")
    assert agreed["disputed"] is None
    assert (agreed["result"], agreed["specimen"]) == ("positive", "urine")
    assert agreed["gaps"] is None, "another telling gives the value"


def test_a_reason_that_nobody_gainsays_is_kept(tmp_path: Path) -> None:
    study = SmallStudy().set("episodes", 2, "result", "not stated").set("episodes", 3, "result", "")
    assert record(tables_of(study, tmp_path), "Interaction", "I1")["gaps"] == ["result=not_stated"]


def test_where_dates_disagree_the_days_span_them_all(tmp_path: Path) -> None:
    study = SmallStudy().set("episodes", 2, "when", "2022-03").set("episodes", 3, "when", "2022-05")
    agreed = record(tables_of(study, tmp_path), "Interaction", "I1")
    assert agreed["disputed"] == ["edtf", "result"]
    assert agreed["edtf"] is None
    assert agreed["precision"] == "interval"
    assert (agreed["quarter"], agreed["year"]) == (None, 2022)


def test_participants_are_the_union_and_stances_stay_with_their_actor(tmp_path: Path) -> None:
    tables = tables_of(SmallStudy().set("episodes", 3, "cared", "P1=withheld"), tmp_path)
    parts = tables.ties["TOOK_PART", "Professional", "Interaction"].filter(pl.col("to_id") == "small:I1")
    assert parts.select("from_id", "part", "care").rows() == [("small:P1", "collected", None)], "tellings disagree"
    told = tables.ties["TOOK_PART", "Professional", "Account"].select("to_id", "care").rows()
    assert sorted(told) == [("small:I1/by/F01M", "offered"), ("small:I1/by/P1", "withheld")]
    fathers = tables.ties["TOOK_PART", "Parent", "Interaction"].filter(pl.col("from_id") == "small:F01D")
    assert fathers.get_column("part").to_list() == ["not_addressed"]


@pytest.mark.parametrize(("reality", "counts"), [("", True), ("event", True), ("habit", False), ("fear", False)])
def test_only_events_count(tmp_path: Path, reality: str, counts: bool) -> None:
    study = SmallStudy().set("episodes", 4, "reality", reality)
    assert record(tables_of(study, tmp_path), "Interaction", "E3/i")["counts"] is counts


def test_a_disputed_reality_counts_as_nothing(tmp_path: Path) -> None:
    study = SmallStudy().set("episodes", 2, "reality", "event").set("episodes", 3, "reality", "fear")
    agreed = record(tables_of(study, tmp_path), "Interaction", "I1")
    assert agreed["disputed"] == ["reality", "result"]
    assert (agreed["reality"], agreed["counts"]) == (None, None)


def order(*ties: tuple[str, str]) -> tuple[dict[str, int], set[str]]:
    before = pl.DataFrame(ties, schema={"from_id": pl.String, "to_id": pl.String}, orient="row")
    found, circle = positions(before)
    return dict(found.rows()), set(circle.get_column("id"))


@pytest.mark.parametrize(
    ("ties", "places", "circle"),
    [
        ((), {}, set()),
        ((("a", "b"),), {"a": 1, "b": 2}, set()),
        ((("a", "b"), ("b", "c"), ("a", "c")), {"a": 1, "b": 2, "c": 3}, set()),
        ((("a", "c"), ("b", "c"), ("c", "d"), ("b", "d")), {"a": 1, "b": 1, "c": 2, "d": 3}, set()),
        ((("a", "b"), ("b", "a")), {}, {"a", "b"}),
        ((("a", "b"), ("b", "c"), ("c", "b"), ("c", "d")), {"a": 1}, {"b", "c", "d"}),
        ((("a", "a"),), {}, {"a"}),
    ],
)
def test_places_in_an_order_without_dates(
    ties: tuple[tuple[str, str], ...], places: dict[str, int], circle: set[str]
) -> None:
    assert order(*ties) == (places, circle)


def test_a_long_chain_has_its_places() -> None:
    ties = [(f"i{n:04}", f"i{n + 1:04}") for n in range(300)]
    assert order(*ties[::-1])[0] == {f"i{n:04}": n + 1 for n in range(301)}
