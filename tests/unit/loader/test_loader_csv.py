"""CSV as spreadsheets of several countries write it: encodings, separators, quotation marks, row numbers."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from graph_loader.readers.grid import ROW
from graph_loader.readers.text import read_csv
from schema.problems import Report

ROWS = [["key", "memo", "n"], ["E1", "Zoë said \u201cno\u201d \u2013 it\u2019s £5", "1,5"], ["E2", "a; b | c", "2"]]


def read(folder: Path, data: bytes) -> tuple[list[tuple[object, ...]], list[str]]:
    """Rows with their number, without the empty columns at the end; and the codes of faults."""
    path = folder / "people.csv"
    path.write_bytes(data)
    report = Report()
    grid = read_csv(path, "people", report)
    codes = [p.code for p in report.problems()]
    if grid is None:
        return [], codes
    used = [c for c in grid.columns if grid.cells.get_column(c).null_count() < grid.cells.height] or grid.columns
    return grid.cells.select(ROW, *used).rows(), codes


def text_of(rows: list[list[str]], separator: str, ending: str = "\n") -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=separator, lineterminator=ending).writerows(rows)
    return out.getvalue()


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_separators_line_ends_and_encodings(tmp_path: Path, separator: str, ending: str, encoding: str) -> None:
    rows, codes = read(tmp_path, text_of(ROWS, separator, ending).encode(encoding))
    assert codes == []
    assert rows == [(n, *row) for n, row in enumerate(ROWS, start=1)]


@pytest.mark.parametrize(
    "memo", ["£20 in vouchers", "Señor è là", "Siobhán", "it\u2019s", "\u201cno\u201d", "5 \u2013 6", "café"]
)
def test_western_windows_text_is_not_taken_for_another(tmp_path: Path, memo: str) -> None:
    data = f"key;memo\nE1;{memo}\n".encode("cp1252")
    assert read(tmp_path, data) == ([(1, "key", "memo"), (2, "E1", memo)], [])
    late = b"E0;plain\n" * 20_000
    assert read(tmp_path, b"key;memo\n" + late + data)[0][-1][-1] == memo


def test_rows_are_numbered_as_a_spreadsheet_shows_them(tmp_path: Path) -> None:
    rows, _ = read(tmp_path, b'a,b\n\n1,"two\nlines"\n\n\n2,x\n')
    assert rows == [
        (1, "a", "b"),
        (2, None, None),
        (3, "1", "two\nlines"),
        (4, None, None),
        (5, None, None),
        (6, "2", "x"),
    ]


def test_outer_spaces_of_all_sorts_are_taken_off(tmp_path: Path) -> None:
    rows, _ = read(tmp_path, "a,b\n F01 ,\u00a0x\u200b\n \t,\u202f\n".encode())
    assert rows == [(1, "a", "b"), (2, "F01", "x"), (3, None, None)]


@pytest.mark.parametrize(
    ("line", "cells"),
    [('1,5" pipe,x', ("1", '5" pipe', "x")), ('1,"a ""b"" c",x', ("1", 'a "b" c', "x")), ('1,"",x', ("1", None, "x"))],
)
def test_quotation_marks_within_a_cell(tmp_path: Path, line: str, cells: tuple[str | None, ...]) -> None:
    rows, codes = read(tmp_path, f"a,b,c\n{line}\n2,y,z\n".encode())
    assert codes == []
    assert rows == [(1, "a", "b", "c"), (2, *cells), (3, "2", "y", "z")]


@pytest.mark.parametrize("line", ['1,"open,x', '1,"a"b,x', '"', 'x,"\n"q"z'])
def test_a_quotation_mark_out_of_place_is_no_guess(tmp_path: Path, line: str) -> None:
    assert read(tmp_path, f"a,b,c\n{line}\n2,y,z\n".encode()) == ([], ["E123"])


@given(
    st.lists(
        st.lists(
            st.sampled_from(["a", "b c", "", '"x"', '"x,y"', '"p""q"', '5"', '"', '"l\nm"']), min_size=1, max_size=4
        ),
        min_size=1,
        max_size=5,
    )
)
@example(
    [
        [
            '"x"',
            '"x,y"',
            '5"',
            '"',
        ],
        ['5"', "a", '"l\nm"'],
        ["a", '5"'],
        ['"l\nm"', "a"],
        ['"x,y"', '"l\nm"'],
    ]
)
@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_quotation_marks_are_read_as_python_reads_them_or_refused(tmp_path: Path, rows: list[list[str]]) -> None:
    text = "h1,h2,h3,h4\n" + "".join(",".join(row) + "\n" for row in rows)
    try:
        expected = [row + [""] * (4 - len(row)) for row in csv.reader(io.StringIO(text), strict=True)]
    except csv.Error:
        assert read(tmp_path, text.encode()) == ([], ["E123"])
        return
    found, codes = read(tmp_path, text.encode())
    assert codes == []
    assert [[(cell or "") for cell in row[1:5]] for row in found] == [
        [cell.strip() for cell in row[:4]] for row in expected
    ]


def test_an_inch_mark_beside_quoted_cells(tmp_path: Path) -> None:
    """Polars alone joins the cell with the mark and all up to the next mark, here over a line's end."""
    text = 'h1,h2,h3,h4\n"x","x","l\nm",5"\nb c,a,"l\nm"\n"l\nm",b c,"p""q"\n"x","l\nm",,"l\nm"\nb c,5",a,\n'
    rows, codes = read(tmp_path, text.encode())
    assert codes == []
    assert rows[1:3] == [(2, "x", "x", "l\nm", '5"'), (3, "b c", "a", "l\nm", None)]


def test_columns_between_inch_marks_are_not_lost(tmp_path: Path) -> None:
    rows, codes = read(tmp_path, b'wide 5",key,tall 6",memo\n5",x,6",y\n')
    assert codes == []
    assert rows == [(1, 'wide 5"', "key", 'tall 6"', "memo"), (2, '5"', "x", '6"', "y")]


def test_rows_wider_than_all_before_show(tmp_path: Path) -> None:
    rows, codes = read(tmp_path, b"a,b\n" + b"1,2\n" * 30_000 + b"1,2,3\n")
    assert codes == []
    assert rows[-1] == (30_002, "1", "2", "3")
