"""Sheets as lists of rows in files: CSV in several dialects, XLSX that is the same byte by byte each time."""

import datetime as dt
import re
import zipfile
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import polars as pl
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

#: ZIP files and workbooks carry times; this one stands for all of them.
EPOCH = dt.datetime(2022, 12, 1)
FORMULA = re.compile(rb"<f>(\d+)\+(\d+)</f><v ?/>|<f>(\d+)\+(\d+)</f><v></v>")
MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")
ISO_DAY = re.compile(r"^\d{4}-\d\d-\d\d$")


@dataclass(frozen=True)
class Dialect:
    """How a CSV file is written."""

    encoding: str = "utf-8"
    separator: str = ","
    line_end: str = "\n"
    ending: str = ".csv"


def write_csv(path: Path, rows: pl.DataFrame, dialect: Dialect) -> None:
    """Write rows of text, the header being one of them."""
    if dialect == Dialect():
        rows.write_csv(path, include_header=False)
        return
    buffer = BytesIO()
    rows.write_csv(buffer, include_header=False, separator=dialect.separator, line_terminator=dialect.line_end)
    path.write_bytes(buffer.getvalue().decode().encode(dialect.encoding))


def add_sheet(book: Workbook, name: str, rows: pl.DataFrame) -> Worksheet:
    """Add a sheet with rows of text.

    A workbook is written cell by cell: it is meant for studies that people open in a spreadsheet, not for a nation.
    """
    sheet: Worksheet = book.create_sheet(name)
    for row in rows.iter_rows():
        sheet.append(row)
    return sheet


def as_typed(sheet: Worksheet, column: int, kind: str, first_row: int) -> None:
    """Turn texts of a column (from 1) into real numbers and dates, one number in seven into a formula."""
    for row in range(first_row, sheet.max_row + 1):
        cell = sheet.cell(row, column)
        text = str(cell.value or "").strip().replace(",", ".")
        if kind == "date" and ISO_DAY.match(text):
            cell.value = dt.date.fromisoformat(text)
        elif kind == "date" and re.fullmatch(r"\d{4}", text):
            cell.value = int(text)
        elif kind in ("int", "float") and re.fullmatch(r"\d+(\.\d+)?", text):
            number = float(text)
            whole = number.is_integer() and number > 0
            cell.value = f"={int(number) - 1}+1" if whole and row % 7 == 0 else number


def merge_runs(sheet: Worksheet, column: int, keys: list[str | None], first_row: int) -> None:
    """Merge cells of a column (from 1) that hold one key in rows that follow each other; blank rows part them."""
    begin = 0
    for i in range(1, len(keys) + 1):
        if i == len(keys) or keys[i] != keys[begin]:
            if keys[begin] is not None and i - begin > 1:
                top, bottom = first_row + begin, first_row + i - 1
                sheet.merge_cells(start_row=top, end_row=bottom, start_column=column, end_column=column)
            begin = i


def save(book: Workbook, path: Path) -> None:
    """Write a workbook without the time of writing, and with the values of its formulas, as spreadsheets store them."""
    book.properties.created = EPOCH
    buffer = BytesIO()
    book.save(buffer)
    with zipfile.ZipFile(buffer) as given, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as taken:
        for member in sorted(given.namelist()):
            data = MODIFIED.sub(rb"\g<1>" + EPOCH.strftime("%Y-%m-%dT%H:%M:%SZ").encode(), given.read(member))
            if member.startswith("xl/worksheets/"):
                data = FORMULA.sub(_valued, data)
            about = zipfile.ZipInfo(member, EPOCH.timetuple()[:6])
            about.compress_type = zipfile.ZIP_DEFLATED
            taken.writestr(about, data)


def _valued(found: "re.Match[bytes]") -> bytes:
    one, other = (int(g) for g in found.groups() if g is not None)
    return b"<f>%d+%d</f><v>%d</v>" % (one, other, one + other)
