"""Reading XLSX: values only, merged cells filled, hidden sheets left alone, nothing evaluated."""

import datetime as dt
import re
import zipfile
from pathlib import Path

import polars as pl
from openpyxl import load_workbook
from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError, SheetVisibleEnum

from graph_loader.readers.grid import CELL_LIMIT, ROW, Grid, tidy_text
from schema.problems import Place, Report

#: An XLSX file that would unpack to more than this is refused before it is opened.
UNPACKED_LIMIT = 2 << 30
RATIO_LIMIT = 500
FORMULA = re.compile(rb"<f[ >/]")


def read_workbook(path: Path, report: Report) -> list[Grid]:
    """Read every visible sheet; faults go into the report (E107, E108, E113, E115-E117, E119)."""
    place = Place(file=path.name)
    try:
        if not _safe_size(path, report):
            return []
        book = CalamineWorkbook.from_path(str(path))
    except PasswordError:
        report.add("E108", place)
        return []
    except PermissionError:
        report.add("E113", place)
        return []
    except (CalamineError, zipfile.BadZipFile, OSError):
        report.add("E107", place)
        return []
    with_formulas = _sheets_with_formulas(path)
    grids = []
    for about in book.sheets_metadata:
        if about.name.startswith("_"):
            continue  # the lists behind our own template's drop-downs
        if about.visible != SheetVisibleEnum.Visible:
            report.add("E115", Place(path.name, about.name))
            continue
        grid = _grid(path.name, book.get_sheet_by_name(about.name), report)
        if grid is not None:
            grids.append(grid)
        if with_formulas:
            _report_unvalued(path, about.name, report)
    return grids


def _safe_size(path: Path, report: Report) -> bool:
    """Whether the archive unpacks to an honest size; an encrypted file is not an archive and passes on."""
    if not zipfile.is_zipfile(path):
        return True
    with zipfile.ZipFile(path) as archive:
        size = sum(member.file_size for member in archive.infolist())
    packed = max(path.stat().st_size, 1)
    if size > UNPACKED_LIMIT or (size > 50_000_000 and size / packed > RATIO_LIMIT):
        report.add("E119", Place(file=path.name), limit=UNPACKED_LIMIT >> 20)
        return False
    return True


def _grid(file: str, sheet: CalamineSheet, report: Report) -> Grid | None:
    rows = sheet.to_python(skip_empty_area=False)
    width = max((len(row) for row in rows), default=0)
    if not width:
        return Grid(file, sheet.name, pl.DataFrame(schema={ROW: pl.Int64, "c0": pl.String}))
    columns = list(zip(*rows, strict=True))
    texts = {f"c{i}": pl.Series(_texts(column), dtype=pl.String) for i, column in enumerate(columns)}
    cells = pl.DataFrame(texts).with_row_index(ROW, offset=1).with_columns(pl.col(ROW).cast(pl.Int64))
    merges = [m for m in sheet.merged_cell_ranges or [] if m[1][0] < len(rows)]
    cells = _filled(cells, merges)
    down = [m for m in merges if m[1][0] > m[0][0]]
    if down:
        report.add("E117", Place(file, sheet.name), count=len(down))
    too_long = cells.filter(pl.any_horizontal(pl.exclude(ROW).str.len_bytes() > CELL_LIMIT))
    for row in too_long.get_column(ROW).head(1):
        report.add("E111", Place(file, sheet.name, row), limit=CELL_LIMIT)
        return None
    return Grid(file, sheet.name, cells.with_columns(tidy_text(c) for c in texts))


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


def _sheets_with_formulas(path: Path) -> bool:
    """Whether any sheet holds a formula; most do not, and then the slower look is saved."""
    if not zipfile.is_zipfile(path):
        return False
    with zipfile.ZipFile(path) as archive:
        return any(
            FORMULA.search(archive.read(member))
            for member in archive.namelist()
            if member.startswith("xl/worksheets/") and member.endswith(".xml")
        )


def _report_unvalued(path: Path, sheet: str, report: Report) -> None:
    """Name each cell whose formula carries no stored value (E116)."""
    formulas = load_workbook(path, read_only=True)[sheet]
    values = load_workbook(path, read_only=True, data_only=True)[sheet]
    for asked, given in zip(formulas.iter_rows(), values.iter_rows(), strict=True):
        for cell, value in zip(asked, given, strict=True):
            if cell.data_type == "f" and value.value is None:
                report.add("E116", Place(path.name, sheet, cell.row, cell.coordinate.rstrip("0123456789")))
