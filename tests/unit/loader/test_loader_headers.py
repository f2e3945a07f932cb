"""Headers: found below titles, recognised in other words, and each that is not known is named."""

import polars as pl
import pytest

from graph_loader.readers.grid import ROW, Grid
from graph_loader.readers.headers import named_columns
from graph_loader.study import StudyFile
from schema.model import load_model
from schema.problems import Report

MODEL = load_model()
PEOPLE: list[str | None] = ["person", "kind", "role"]


def read(*rows: list[str | None], **file: object) -> tuple[pl.DataFrame | None, list[tuple[str, int | None, str]]]:
    """The people sheet of these rows, and code, row and column of each problem."""
    width = max(len(row) for row in rows)
    cells = pl.DataFrame(
        [[*row, *[None] * (width - len(row))] for row in rows],
        schema={f"c{i}": pl.String for i in range(width)},
        orient="row",
    ).with_columns(pl.int_range(1, len(rows) + 1, dtype=pl.Int64).alias(ROW))
    report = Report()
    study = StudyFile.model_validate({"study": "s", "title": "A study", **file})
    frame = named_columns("people", Grid("people.csv", "people", cells), study, MODEL, report)
    return frame, [(p.code, p.place.row, p.place.column) for p in report.problems()]


def test_a_header_at_the_top() -> None:
    frame, problems = read(PEOPLE, ["P1", "parent", "mother"])
    assert problems == []
    assert frame is not None
    assert frame.select("person", "kind", "role", "_row", "_file", "_sheet").rows() == [
        ("P1", "parent", "mother", 2, "people.csv", "people")
    ]
    assert set(frame.columns) > {c.name for c in MODEL.columns("people")}


def test_a_header_below_a_title_and_blank_rows() -> None:
    above: list[list[str | None]] = [["The people of the study"], [None], ["kind of list: draft"]]
    frame, problems = read(*above, [*PEOPLE], [None], ["P1", "kin", "x"])
    assert problems == []
    assert frame is not None
    assert frame.get_column("_row").to_list() == [6]


@pytest.mark.parametrize("head", ["Person", " PERSON: ", "person*", "*Person"])
def test_our_names_however_they_are_written(head: str) -> None:
    assert read([head, "Kind", "ROLE"], ["P1", "kin", "x"])[1] == []


def test_headers_in_other_words() -> None:
    columns = {"people": {"person": "ID code", "age_band": ["Age", "Age (years)"]}}
    frame, problems = read(["id code", "kind", "role", "Age (Years)"], ["P1", "kin", "x", "1_4"], columns=columns)
    assert problems == []
    assert frame is not None
    assert frame.select("person", "age_band").rows() == [("P1", "1_4")]


def test_a_header_left_unread_on_purpose() -> None:
    frame, problems = read([*PEOPLE, "Phone No."], ["P1", "kin", "x", "0131"], ignore={"people": ["phone no"]})
    assert problems == []
    assert frame is not None
    assert "0131" not in str(frame.to_dicts())


@pytest.mark.parametrize(
    ("rows", "problems"),
    [
        ([["person", "kind", "role", "gendr"], ["P1", "kin", "x", "y"]], [("E202", 1, "D")]),
        ([["person", "kind", "role", "Kind "], ["P1", "kin", "x", "y"]], [("E203", 1, "D")]),
        ([["person", "kind", "gender"], ["P1", "kin", "x"]], [("E201", 1, "")]),
        ([["a", "b"], ["c", "d"]], [("E204", None, "")]),
        ([["person"], ["P1"]], [("E204", None, "")]),
        ([PEOPLE], [("E112", None, "")]),
        ([[None], [None]], [("E112", None, "")]),
        ([PEOPLE, ["P1", "kin", "x", None, "y"], ["P2", "kin", "x"]], [("E205", 2, "E")]),
        ([[*PEOPLE, *["x"] * 26], ["1"]], [("E202", 1, "AC")]),
    ],
)
def test_what_is_wrong_with_a_header(rows: list[list[str | None]], problems: list[tuple[str, int | None, str]]) -> None:
    assert set(problems) <= set(read(*rows)[1])


def test_a_header_too_far_down_is_not_looked_for() -> None:
    title: list[list[str | None]] = [["title", None]]
    assert read(*title * 30, PEOPLE, ["P1", "kin", "x"])[1] == [("E204", None, "")]
    assert read(*title * 29, PEOPLE, ["P1", "kin", "x"])[1] == []
