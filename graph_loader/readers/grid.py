"""A sheet as it lies in a file: cells as text, rows numbered as the spreadsheet shows them."""

from dataclasses import dataclass

import polars as pl

from schema.problems import Place, Report

#: No honest cell of these sheets is longer; most often a quote was left open.
CELL_LIMIT = 1_000_000
ROW = "_row"


@dataclass(frozen=True)
class Grid:
    """Columns `c0`, `c1`, … of text, null where empty, and `_row` counted from 1."""

    file: str
    sheet: str
    cells: pl.DataFrame

    @property
    def columns(self) -> list[str]:
        """The cell columns, in order."""
        return [c for c in self.cells.columns if c != ROW]


def tidy_text(column: str) -> pl.Expr:
    """A column's text without outer spaces (also no-break ones), null when nothing is left."""
    text = pl.col(column).str.replace_all("[\u00a0\u2007\u202f\u200b\ufeff]", " ").str.strip_chars()
    return pl.when(text.str.len_bytes() > 0).then(text).otherwise(None).alias(column)


def readable(cells: pl.DataFrame, place: Place, report: Report) -> bool:
    """Whether no cell is too long (E111) or holds a NUL (E109); the first row of each fault goes into the report."""
    texts = pl.exclude(ROW)
    faults = {
        "E111": pl.any_horizontal(texts.str.len_bytes() > CELL_LIMIT),
        "E109": pl.any_horizontal(texts.str.contains("\0", literal=True)),
    }
    sound = True
    for code, faulty in faults.items():
        for row in cells.filter(faulty).get_column(ROW).head(1):
            report.add(code, Place(place.file, place.sheet, row), **({"limit": CELL_LIMIT} if code == "E111" else {}))
            sound = False
    return sound
