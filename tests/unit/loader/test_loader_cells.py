"""Cells: what words, numbers and answers are read as, and which reasons there are for no value."""

import polars as pl
import pytest

from graph_loader.checks.cells import typed
from graph_loader.study import StudyFile
from schema.model import load_model
from schema.problems import Report

MODEL = load_model()
FILE = StudyFile(study="s", title="A study", words={"gender": {"F": "woman"}})


def read(sheet: str, column: str, *values: str | None) -> tuple[list[object], list[str], list[list[str]]]:
    """The values of one column, the codes of its faults, and each row's reasons for having none."""
    report = Report()
    names = [c.name for c in MODEL.columns(sheet)]
    rows = pl.DataFrame({n: pl.Series(values if n == column else [None] * len(values), dtype=pl.String) for n in names})
    raw = rows.with_row_index("_row", offset=2).with_columns(_file=pl.lit("f.csv"), _sheet=pl.lit(sheet))
    frame = typed(sheet, raw, FILE, MODEL, report).frame
    faults = [p.code for p in report.problems() if p.place.column == column]
    return frame.get_column(column).to_list(), faults, frame.get_column("_gaps").to_list()


@pytest.mark.parametrize(
    ("sheet", "column", "text", "value"),
    [
        ("people", "gender", "Woman", "woman"),
        ("people", "gender", "F", "woman"),
        ("people", "age_band", "25-34", "25_34"),
        ("people", "age_band", "1 to 4", "1_4"),
        ("people", "age_band", "55+", "55_plus"),
        ("people", "kind", "PARENT", "parent"),
        ("episodes", "kind", "Drug  test", "drug_test"),
        ("episodes", "status", "DNA", "missed"),
        ("people", "participant", "Yes", True),
        ("people", "participant", "n", False),
        ("people", "family", "F1; F2 ;", ["F1", "F2"]),
        ("episodes", "codes", "A > B; C", ["A > B", "C"]),
        ("episodes", "wait_minutes", "90.0", 90),
        ("statements", "n", "11,5", 11.5),
        ("statements", "n", "1e3", 1000.0),
        ("involvements", "turn", "1", 1),
        ("people", "memo", "as it is", "as it is"),
    ],
)
def test_what_a_cell_is_read_as(sheet: str, column: str, text: str, value: object) -> None:
    assert read(sheet, column, text)[:2] == ([value], [])


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("-", "not_stated"),
        ("\u2013", "not_stated"),
        ("Not stated", "not_stated"),
        ("not_recorded", "not_stated"),
        ("N/K", "not_known"),
        ("unknown", "not_known"),
        ("Prefer not to say", "declined"),
        ("n/a", "not_applicable"),
    ],
)
@pytest.mark.parametrize("column", ["gender", "participant", "age_band", "pseudonym"])
def test_a_reason_for_no_value_is_kept(column: str, text: str, reason: str) -> None:
    assert read("people", column, text, None) == ([None, None], [], [[f"{column}={reason}"], []])


def test_a_word_of_the_list_itself_is_no_reason() -> None:
    assert read("episodes", "status", "declined")[:2] == (["refused"], [])


@pytest.mark.parametrize(
    ("sheet", "column", "text", "code"),
    [
        ("people", "person", "a b", "E302"),
        ("people", "person", "é", "E302"),
        ("people", "person", "-a", "E302"),
        ("people", "person", "a" * 65, "E302"),
        ("people", "family", "F1; F 2", "E302"),
        ("people", "gender", "x", "E303"),
        ("involvements", "turn", "one", "E304"),
        ("involvements", "turn", "1.5", "E304"),
        ("involvements", "turn", "99999999999999999999", "E304"),
        ("statements", "n", "1,234,5", "E305"),
        ("statements", "n", "inf", "E305"),
        ("statements", "n", "1e999", "E305"),
        ("statements", "n", "-1", "E306"),
        ("involvements", "turn", "1001", "E306"),
        ("people", "participant", "maybe", "E307"),
        ("people", "role", None, "E301"),
        ("people", "role", "n/k", "E301"),
    ],
)
def test_a_fault_leaves_the_cell_empty_and_is_named(sheet: str, column: str, text: str | None, code: str) -> None:
    values, faults, _ = read(sheet, column, text)
    assert faults == [code]
    assert values == [None] or code == "E306"


def test_every_column_of_every_sheet_takes_no_value() -> None:
    """A sheet whose cells are all empty comes out with the types that a filled one has."""
    for sheet in MODEL.sheets:
        for column in MODEL.columns(sheet):
            some = {"word": MODEL.codelists[column.codelist].entries[0].slug if column.codelist else ""}
            text = {"int": "1", "float": "1", "bool": "yes", "date": "2021", **some}.get(column.type, "k")
            filled, empty = (_dtype(sheet, column.name, value) for value in (text, None))
            assert filled == empty, f"{sheet}.{column.name}"


def _dtype(sheet: str, column: str, value: str | None) -> pl.DataType:
    names = [c.name for c in MODEL.columns(sheet)]
    rows = pl.DataFrame({n: pl.Series([value if n == column else None], dtype=pl.String) for n in names})
    raw = rows.with_columns(_row=pl.lit(2), _file=pl.lit("f"), _sheet=pl.lit(sheet))
    return typed(sheet, raw, FILE, MODEL, Report()).frame.schema[column]
