"""Writing the data lists: workbooks with titles, merged cells and blank rows, the same byte by byte each time."""

import datetime as dt
import re
from pathlib import Path

import polars as pl
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from schema.model import load_model
from synthesis.deposit.extras import extras
from synthesis.deposit.headers import header_of
from synthesis.deposit.layouts import LAYOUTS, Layout
from synthesis.deposit.texts import STUDY_NUMBER
from synthesis.deposit.words import in_words
from synthesis.files import ISO_DAY, add_sheet, merge_runs, save

NUMBER = re.compile(r"\d+(\.\d+)?")
WIDEST = 40
BLOCK = "_block"


def write_lists(folder: Path, sheets: dict[str, pl.DataFrame], texts: dict[str, str]) -> list[str]:
    """Write every list that has rows into the folder, and give the names of the workbooks."""
    beside = extras(sheets, texts)
    books: dict[str, Workbook] = {}
    for layout in LAYOUTS:
        frame = sheets[layout.sheet]
        if frame.height:
            if layout.file not in books:
                books[layout.file] = Workbook()
                books[layout.file].remove(books[layout.file].worksheets[0])
            _add_list(books[layout.file], layout, frame, beside.get(layout.sheet))
    for file, book in books.items():
        save(book, folder / file)
    return list(books)


def _add_list(book: Workbook, layout: Layout, frame: pl.DataFrame, beside: pl.DataFrame | None) -> None:
    body, ours = _body(layout, frame, beside)
    headers = [header_of(layout.sheet, c) if c in ours else c for c in body.columns]
    head = [
        (f"SN {STUDY_NUMBER} \u2013 {layout.title}",),
        ("Synthetic data: describes nobody.",),
        *((note,) for note in layout.notes),
        (),
        _bands(layout, body.columns),
        tuple(headers),
    ]
    head = [row for i, row in enumerate(head) if i != len(head) - 2 or any(row)]
    above = pl.DataFrame([_padded(row, body.width) for row in head], schema=body.schema, orient="row")
    rows = pl.concat([above, body])
    sheet = add_sheet(book, layout.tab, rows)
    first = len(head) + 1
    _typed(sheet, layout.sheet, body.columns, first)
    for column in layout.merged:
        if column in body.columns:
            keys = body.get_column(column).to_list()
            merge_runs(sheet, body.columns.index(column) + 1, keys, first)
    _dress(sheet, layout, body, first)


def _body(layout: Layout, frame: pl.DataFrame, beside: pl.DataFrame | None) -> tuple[pl.DataFrame, list[str]]:
    """The rows in an archive's words with blank ones between, without columns that nothing stands in; and our columns.

    Columns of ours keep their names here, those beside them are named by their headers.
    """
    ordered = frame.sort(*layout.order, maintain_order=True, nulls_last=True) if layout.order else frame
    columns = [c for c in load_model().columns(layout.sheet) if ordered.get_column(c.name).null_count() < frame.height]
    said = ordered.select(in_words(c).alias(c.name) for c in columns)
    ours = said.columns
    if beside is not None:
        key = beside.columns[0]
        said = said.with_columns(ordered.select(key).join(beside, on=key, how="left", maintain_order="left").drop(key))
    if layout.apart is not None:
        said = _parted(said, ordered.get_column(layout.apart))
    return said, ours


def _parted(rows: pl.DataFrame, by: pl.Series) -> pl.DataFrame:
    """The rows with a blank one wherever `by` changes."""
    block = by.rle_id()
    gaps = pl.DataFrame({BLOCK: block.unique(maintain_order=True)[:-1]})
    parted = pl.concat([rows.with_columns(block.alias(BLOCK)), gaps], how="diagonal").sort(BLOCK, maintain_order=True)
    return parted.drop(BLOCK)


def _padded(row: tuple[str | None, ...], width: int) -> tuple[str | None, ...]:
    return (*row, *[None] * (width - len(row)))


def _bands(layout: Layout, columns: list[str]) -> tuple[str | None, ...]:
    """The row of headings above the headers."""
    labels: list[str | None] = [None] * len(columns)
    for label, first, last in layout.bands:
        labels[_span(columns, layout.sheet, first, last)[0]] = label
    return tuple(labels)


def _span(columns: list[str], sheet: str, first: str, last: str) -> tuple[int, int]:
    """Places, from 0, of the first and the last column that are there between two columns of the model."""
    names = [c.name for c in load_model().columns(sheet)]
    within = names[names.index(first) : names.index(last) + 1]
    there = [i for i, column in enumerate(columns) if column in within]
    return there[0], there[-1]


def _typed(sheet: Worksheet, name: str, columns: list[str], first: int) -> None:
    """Turn whole days and numbers into what a spreadsheet holds for them."""
    kinds = {c.name: c.type for c in load_model().columns(name)}
    for i, column in enumerate(columns, start=1):
        kind = kinds.get(column, "text")
        if kind not in ("date", "int", "float"):
            continue
        for row in range(first, sheet.max_row + 1):
            cell = sheet.cell(row, i)
            text = str(cell.value or "")
            if kind == "date" and ISO_DAY.match(text):
                cell.value = dt.date.fromisoformat(text)
            elif kind != "date" and NUMBER.fullmatch(text):
                cell.value = float(text) if "." in text else int(text)


def _dress(sheet: Worksheet, layout: Layout, body: pl.DataFrame, first: int) -> None:
    """Bold heads, merged titles and headings, columns as wide as what they hold, the head kept in view."""
    over = min(6, max(2, body.width))
    for row in range(1, 3 + len(layout.notes)):
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=over)
    for _, begin, end in layout.bands:
        left, right = _span(body.columns, layout.sheet, begin, end)
        if right > left:
            sheet.merge_cells(start_row=first - 2, end_row=first - 2, start_column=left + 1, end_column=right + 1)
    for row in (1, first - 2, first - 1):
        for i in range(1, body.width + 1):
            sheet.cell(row, i).font = Font(bold=True)
    for i, column in enumerate(body.columns, start=1):
        longest = body.get_column(column).str.len_chars().max()
        wide = max(len(str(sheet.cell(first - 1, i).value)), longest if isinstance(longest, int) else 0)
        sheet.column_dimensions[get_column_letter(i)].width = min(wide + 2, WIDEST)
        sheet.cell(first - 1, i).alignment = Alignment(wrap_text=True, vertical="top")
    sheet.freeze_panes = f"A{first}"
