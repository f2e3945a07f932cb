"""The lists of a deposit: which table is which sheet of ours, and which of its headers stands for which column."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import polars as pl

from graph_loader.deposits.headers import SheetHeaders, plain_header, sheet_headers
from graph_loader.readers.grid import ROW, Grid
from graph_loader.readers.headers import TITLE_ROWS
from graph_loader.readers.text import read_csv
from graph_loader.readers.workbook import read_workbook
from schema.definition import Model
from schema.problems import Place, Report

#: Headers that a table must share with a sheet, unless its name is the sheet's.
FEWEST = 3


@dataclass(frozen=True)
class DataList:
    """One table of a deposit, as the sheet of ours that it fits best."""

    path: Path
    grid: Grid
    sheet: str
    #: number of the header row, as the spreadsheet shows it
    row: int
    #: our column -> its header as it stands
    columns: dict[str, str]
    #: headers without a column -> a column of nearly that name, where there is one
    others: dict[str, str | None]
    #: what stands above the header
    title: str

    @property
    def where(self) -> str:
        """The list as study.yaml names it."""
        book = self.path.suffix.lower() in (".xlsx", ".xlsm")
        return f"{self.path.name}/{self.grid.sheet}" if book else self.path.name


def lists_of(paths: Sequence[Path], model: Model, report: Report) -> list[DataList]:
    """Recognise the lists among a deposit's tables; those that fit no sheet (E889) or have no IDs (E881) are named."""
    found = []
    for path in paths:
        for grid in _grids(path, report):
            if grid.cells.select(pl.any_horizontal(pl.exclude(ROW).is_not_null()).any()).item() is not True:
                continue
            one = recognised(path, grid, model)
            if one is None:
                report.add("E889", Place(grid.file, grid.sheet))
                continue
            found.append(one)
            key = model.key_column(one.sheet)
            if key is not None and key not in one.columns and "file" not in one.columns:
                names = [name for name, column in sheet_headers()[one.sheet].by_header.items() if column == key]
                report.add("E881", Place(grid.file, grid.sheet, one.row), names=", ".join(names[1:4] or names))
    return found


def _grids(path: Path, report: Report) -> list[Grid]:
    """The tables of a file; that cells are merged is said when the study is checked."""
    mine = Report()
    if path.suffix.lower() in (".xlsx", ".xlsm"):
        grids = read_workbook(path, mine)
    else:
        grid = read_csv(path, path.stem, mine)
        grids = [grid] if grid is not None else []
    for problem in mine.problems():
        if problem.code != "E117":
            report.add(problem.code, problem.place, **problem.details)
    return grids


def recognised(path: Path, grid: Grid, model: Model) -> DataList | None:
    """The sheet that a table fits best, by its headers and by what it is called; None when it fits none."""
    filled = grid.cells.filter(pl.any_horizontal(pl.exclude(ROW).is_not_null()))
    above: list[str] = []
    best: tuple[tuple[bool, int, int], SheetHeaders, DataList] | None = None
    for record in filled.head(TITLE_ROWS).to_dicts():
        heads = [str(text) for cell, text in record.items() if cell != ROW and text is not None]
        for known in sheet_headers().values():
            columns = _taken(heads, known)
            # A header that stands twice in a list is named once.
            others = dict.fromkeys(head for head in heads if head not in columns.values())
            one = DataList(path, grid, known.sheet, int(record[ROW]), columns, others, " ".join(above))
            named = known.named(grid.sheet, path.stem, *above)
            if len(columns) >= (min(2, len(known.required)) if named else FEWEST):
                rank = (_keyed(one, known, model), len(columns) + 2 * named, -one.row)
                if best is None or rank > best[0]:
                    best = (rank, known, one)
        above += heads
    if best is None:
        return None
    _, known, one = best
    return replace(one, others={head: known.near(head) for head in one.others})


def _keyed(one: DataList, known: SheetHeaders, model: Model) -> bool:
    """Whether rows can be told apart: by the sheet's key, for documents by their file too."""
    key = model.key_column(one.sheet)
    wanted = {key} if key else set(known.required)
    return wanted <= set(one.columns) or (one.sheet == "documents" and "file" in one.columns)


def _taken(heads: list[str], known: SheetHeaders) -> dict[str, str]:
    """Our columns with their headers; of two headers for one column, our own name comes first."""
    columns: dict[str, str] = {}
    own = {plain_header(name): name for name in known.by_header.values()}
    for head in sorted(heads, key=lambda one: plain_header(one) not in own):
        column = known.column(head)
        if column is not None:
            columns.setdefault(column, head)
    return columns
