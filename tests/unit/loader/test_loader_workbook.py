"""Workbooks: values as their CSV export would hold them, merged cells, hidden sheets, and damage of every sort."""

import datetime as dt
import random
from pathlib import Path

import pytest
from openpyxl import Workbook

from graph_loader.readers.grid import ROW, Grid
from graph_loader.readers.workbook import read_workbook
from schema.problems import Report
from tests.lib.folders import SmallStudy


def read(path: Path) -> tuple[list[Grid], list[str]]:
    report = Report()
    grids = read_workbook(path, report)
    return grids, [p.code for p in report.problems()]


def rows_of(path: Path) -> list[tuple[object, ...]]:
    (grid,), _ = read(path)
    return grid.cells.rows()


def book_of(*rows: list[object]) -> Workbook:
    book = Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    return book


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("text ", "text"),
        (7, "7"),
        (7.0, "7"),
        (0.5, "0.5"),
        (True, "yes"),
        (False, "no"),
        (dt.date(2021, 5, 3), "2021-05-03"),
        (dt.datetime(2021, 5, 3), "2021-05-03"),
        (dt.time(10, 30), "10:30:00"),
        ("001", "001"),
        ("1E5", "1E5"),
        (None, None),
    ],
)
def test_what_a_cell_is_read_as(tmp_path: Path, value: object, text: str | None) -> None:
    book_of(["a", "b"], ["x", value]).save(tmp_path / "book.xlsx")
    assert rows_of(tmp_path / "book.xlsx") == [(1, "a", "b"), (2, "x", text)]


def test_rows_are_numbered_from_the_top_of_the_sheet(tmp_path: Path) -> None:
    book = Workbook()
    book.worksheets[0]["B4"] = "a"
    book.worksheets[0]["B7"] = "b"
    book.save(tmp_path / "book.xlsx")
    (grid,), _ = read(tmp_path / "book.xlsx")
    filled = grid.cells.drop_nulls("c1")
    assert filled.get_column(ROW).to_list() == [4, 7]


def test_merged_cells_hold_for_every_row_they_cover(tmp_path: Path) -> None:
    book = book_of(["title", None], ["a", "b"], ["x", 1], [None, 2], [None, 3], ["y", 4], [None, None])
    sheet = book.worksheets[0]
    for merge in ("A1:B1", "A3:A5", "A6:A9"):
        sheet.merge_cells(merge)
    book.save(tmp_path / "book.xlsx")
    grids, codes = read(tmp_path / "book.xlsx")
    assert codes == ["E117"]
    assert grids[0].cells.get_column("c0").to_list()[:6] == ["title", "a", "x", "x", "x", "y"]


def test_a_merge_that_runs_on_below_the_last_row_is_kept(tmp_path: Path) -> None:
    book = book_of(["a", "b"], ["x", 1], [None, 2])
    book.worksheets[0].merge_cells("A2:A9")
    book.save(tmp_path / "book.xlsx")
    (grid,), codes = read(tmp_path / "book.xlsx")
    assert codes == ["E117"]
    assert grid.cells.get_column("c0").to_list()[:3] == ["a", "x", "x"]


def test_hidden_sheets_and_those_of_our_own_are_left_alone(tmp_path: Path) -> None:
    book = book_of(["a"])
    book.create_sheet("_lists").append(["secret"])
    book.create_sheet("hidden").append(["secret"])
    book.create_sheet("very").append(["secret"])
    book["hidden"].sheet_state, book["very"].sheet_state = "hidden", "veryHidden"
    book.save(tmp_path / "book.xlsx")
    grids, codes = read(tmp_path / "book.xlsx")
    assert [grid.sheet for grid in grids] == ["Sheet"]
    assert codes == ["E115", "E115"]


@pytest.mark.parametrize("seed", range(60))
def test_any_damage_is_said_or_harmless(tmp_path: Path, seed: int) -> None:
    """Cut, overwritten or emptied anywhere, a workbook is either refused or read as it was; nothing else happens."""
    whole = tmp_path / "whole.xlsx"
    SmallStudy().book().save(whole)
    before = {grid.sheet: grid.cells.rows() for grid in read(whole)[0]}
    draw = random.Random(seed)
    data = bytearray(whole.read_bytes())
    if seed % 3 == 0:
        del data[draw.randrange(len(data)) :]
    elif seed % 3 == 1:
        for _ in range(10):
            data[draw.randrange(len(data))] = draw.randrange(256)
    else:
        start = draw.randrange(len(data) - 100)
        data[start : start + 100] = bytes(100)
    whole.write_bytes(data)
    grids, codes = read(whole)
    assert codes in (["E107"], ["E119"]) or {grid.sheet: grid.cells.rows() for grid in grids} == before
