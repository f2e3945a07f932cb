"""Reading XLSX: values only, merged cells filled, hidden sheets left alone, nothing evaluated."""

import datetime as dt
import warnings
from contextlib import closing
from pathlib import Path
from xml.etree import ElementTree

import polars as pl
from openpyxl import load_workbook
from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError, SheetVisibleEnum

from graph_loader.readers.archive import look_into
from graph_loader.readers.grid import ROW, Grid, readable, tidied
from schema.problems import Place, Report

#: What openpyxl raises for files whose archive is whole and whose content is not; it has no error of its own for them.
OPENPYXL_ERRORS = (ElementTree.ParseError, KeyError, ValueError, TypeError, IndexError, AttributeError)


def read_workbook(path: Path, report: Report) -> list[Grid]:
    """Read every visible sheet; faults go into the report (E107, E108, E113, E115-E117, E119)."""
    place = Place(file=path.name)
    try:
        look = look_into(path, report)
        grids = _grids(path, report) if look is not None else []
    except PasswordError:
        report.add("E108", place)
        return []
    except PermissionError:
        report.add("E113", place)
        return []
    except (CalamineError, OSError):
        report.add("E107", place)
        return []
    if look is not None and look.with_formulas:
        try:
            _report_unvalued(path, [grid.sheet for grid in grids], report)
        except OPENPYXL_ERRORS:
            report.add("E107", place)
    return grids


def _grids(path: Path, report: Report) -> list[Grid]:
    grids = []
    book = CalamineWorkbook.from_path(str(path))
    for about in book.sheets_metadata:
        if about.name.startswith("_"):
            continue  # the lists behind our own template's drop-downs
        if about.visible != SheetVisibleEnum.Visible:
            report.add("E115", Place(path.name, about.name))
            continue
        grid = _grid(path.name, book.get_sheet_by_name(about.name), report)
        if grid is not None:
            grids.append(grid)
    return grids


def _grid(file: str, sheet: CalamineSheet, report: Report) -> Grid | None:
    rows = sheet.to_python(skip_empty_area=False)
    width = max((len(row) for row in rows), default=0)
    if not width:
        return Grid(file, sheet.name, pl.DataFrame(schema={ROW: pl.Int64, "c0": pl.String}))
    columns = list(zip(*rows, strict=True))
    texts = {f"c{i}": pl.Series(_texts(column), dtype=pl.String) for i, column in enumerate(columns)}
    cells = pl.DataFrame(texts).with_row_index(ROW, offset=1).with_columns(pl.col(ROW).cast(pl.Int64))
    merges = [m for m in sheet.merged_cell_ranges or [] if m[0][0] < len(rows)]
    cells = _filled(cells, merges)
    down = [m for m in merges if m[1][0] > m[0][0]]
    if down:
        report.add("E117", Place(file, sheet.name), count=len(down))
    if not readable(cells, Place(file, sheet.name), report):
        return None
    return Grid(file, sheet.name, tidied(cells, texts))


def _filled(cells: pl.DataFrame, merges: list[tuple[tuple[int, int], tuple[int, int]]]) -> pl.DataFrame:
    """The value of each merge, taken down its rows; merges across columns are titles and stay as they are."""
    for (top, left), (bottom, _) in merges:
        name = f"c{left}"
        if bottom > top and name in cells.columns:
            value = cells.item(top, name)
            covered = pl.col(ROW).is_between(top + 1, bottom + 1)
            cells = cells.with_columns(pl.when(covered).then(pl.lit(value)).otherwise(pl.col(name)).alias(name))
    return cells


def _texts(column: tuple[object, ...]) -> list[str]:
    """Cell values as the text that a CSV export would hold."""
    return [v if type(v) is str else _text(v) for v in column]


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time() else value.isoformat()
    return value.isoformat() if isinstance(value, dt.date | dt.time) else str(value)


def _report_unvalued(path: Path, sheets: list[str], report: Report) -> None:
    """Name each cell whose formula carries no stored value (E116), and each that shows an error (E124)."""
    with warnings.catch_warnings():
        # The library warns of drop-downs and the like that it will not keep; nothing is written here.
        warnings.simplefilter("ignore")
        asked = load_workbook(path, read_only=True)
        given = load_workbook(path, read_only=True, data_only=True)
    with closing(asked), closing(given):
        for sheet in sheets:
            for formulas, values in zip(asked[sheet].iter_rows(), given[sheet].iter_rows(), strict=True):
                for cell, value in zip(formulas, values, strict=True):
                    unvalued = cell.data_type == "f" and value.value is None
                    if unvalued or value.data_type == "e":
                        letters = cell.coordinate.rstrip("0123456789")
                        report.add("E116" if unvalued else "E124", Place(path.name, sheet, cell.row, letters))
