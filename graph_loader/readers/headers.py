"""From a grid to named columns: the header row is found below any title, headers in other words are recognised."""

import re

import polars as pl

from graph_loader.readers.grid import ROW, Grid
from graph_loader.study import StudyFile
from schema.definition import Model
from schema.nearby import near
from schema.problems import Place, Report

#: How far down a header row is looked for.
TITLE_ROWS = 30


def named_columns(sheet: str, grid: Grid, file: StudyFile, model: Model, report: Report) -> pl.DataFrame | None:
    """The rows below the header under our column names, with `_file`, `_sheet`, `_row`; blank rows are left out.

    Faults go into the report (E112, E201-E205) and None is returned when the sheet cannot be read.
    """
    spec = model.columns(sheet)
    ours = _names(sheet, [c.name for c in spec], file)
    required = [c.name for c in spec if c.required]
    place = Place(grid.file, grid.sheet)
    filled = grid.cells.filter(pl.any_horizontal(pl.exclude(ROW).is_not_null()))
    if filled.is_empty():
        report.add("E112", place)
        return None
    header = _header_row(filled, ours)
    if header is None:
        report.add("E204", place, limit=TITLE_ROWS, names=", ".join(required))
        return None
    row, heads = header
    taken = _take(heads, ours, sheet, file, [c.name for c in spec], Place(grid.file, grid.sheet, row), report)
    held = _throughout(grid, [c.name for c in spec], file)
    lacking = [name for name in required if name not in {*taken.values(), *held}]
    for name in lacking:
        report.add("E201", Place(grid.file, grid.sheet, row), name=name)
    if lacking:
        return None
    body = filled.filter(pl.col(ROW) > row)
    frame = body.select(ROW, **{name: pl.col(cell) for cell, name in taken.items()})
    located = body.with_columns(_file=pl.lit(grid.file), _sheet=pl.lit(grid.sheet))
    for cell in grid.columns:
        if cell not in heads:
            report.add_rows("E205", located.filter(pl.col(cell).is_not_null()), _letter(int(cell[1:])))
    names = list(taken.values())
    frame = frame.filter(pl.any_horizontal(pl.col(names).is_not_null()))
    # An optional sheet with nothing below its header is one that was not needed.
    if frame.is_empty() and model.sheets[sheet].required:
        report.add("E112", place)
    missing = [pl.lit(held.get(c.name), dtype=pl.String).alias(c.name) for c in spec if c.name not in names]
    stated = [pl.col(name).fill_null(value) for name, value in held.items() if name in names]
    return frame.with_columns(*missing, *stated, _file=pl.lit(grid.file), _sheet=pl.lit(grid.sheet))


def _plain(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "_", text.strip().lower()).strip("_")


def _names(sheet: str, columns: list[str], file: StudyFile) -> dict[str, str]:
    """Header in plain form -> our column; the study's aliases come before our own names."""
    ours = {_plain(name): name for name in columns}
    for column, heads in file.columns.get(sheet, {}).items():
        for head in [heads] if isinstance(heads, str) else heads:
            ours[_plain(head)] = column
    return ours


def _throughout(grid: Grid, columns: list[str], file: StudyFile) -> dict[str, str]:
    """Our column -> what study.yaml says of every row of the list."""
    said = {**file.throughout.get(grid.file, {}), **file.throughout.get(f"{grid.file}/{grid.sheet}", {})}
    return {name: value for name, value in said.items() if name in columns}


def _header_row(filled: pl.DataFrame, ours: dict[str, str]) -> tuple[int, dict[str, str]] | None:
    """The row among the first with the most known headers (at least two, or one if that is all): number and texts."""
    best: tuple[int, int, dict[str, str]] | None = None
    for record in filled.head(TITLE_ROWS).to_dicts():
        heads = {cell: text for cell, text in record.items() if cell != ROW and text is not None}
        score = len({ours[_plain(text)] for text in heads.values() if _plain(text) in ours})
        if score >= min(2, len(set(ours.values()))) and (best is None or score > best[0]):
            best = (score, int(record[ROW]), heads)
    return (best[1], best[2]) if best else None


def _take(
    heads: dict[str, str],
    ours: dict[str, str],
    sheet: str,
    file: StudyFile,
    columns: list[str],
    place: Place,
    report: Report,
) -> dict[str, str]:
    """Grid column -> our column; unknown and doubled headers go into the report."""
    ignored = {_plain(head) for head in file.ignore.get(sheet, [])}
    taken: dict[str, str] = {}
    for cell, text in heads.items():
        name = ours.get(_plain(text))
        where = Place(place.file, place.sheet, place.row, _letter(int(cell[1:])))
        if name is None:
            if _plain(text) not in ignored:
                report.add("E202", where, near=near(_plain(text), columns))
        elif name in taken.values():
            report.add("E203", where)
        else:
            taken[cell] = name
    return taken


def _letter(index: int) -> str:
    """The column's letters as the spreadsheet shows them."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
