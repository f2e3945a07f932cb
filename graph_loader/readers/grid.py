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


#: Spaces and marks of other widths than a space's, which count as spaces.
WIDE_SPACES = "\u00a0\u2007\u202f\u200b\ufeff"


def has_wide_spaces(text: bytes) -> bool:
    """Whether there is anything in UTF-8 text that `tidy_text` has to turn into spaces."""
    return any(space.encode() in text for space in WIDE_SPACES)


def tidy_text(column: str, wide: bool = True) -> pl.Expr:
    """A column's text without outer spaces (where `wide`, also no-break ones), null when nothing is left."""
    text = pl.col(column).str.replace_all(f"[{WIDE_SPACES}]", " ") if wide else pl.col(column)
    bare = text.str.strip_chars()
    return pl.when(bare.str.len_bytes() > 0).then(bare).otherwise(None).alias(column)


def readable(cells: pl.DataFrame, place: Place, report: Report) -> bool:
    """Whether no cell is too long (E111) or holds a NUL (E109); the first row of each fault goes into the report."""
    texts = pl.exclude(ROW)
    checks = {"E111": texts.str.len_bytes() > CELL_LIMIT, "E109": texts.str.contains("\0", literal=True)}
    sound = True
    for code, faulty in checks.items():
        # Whole columns first: nearly always none has a fault, and then no row needs to be looked for.
        if not cells.select(faulty.any()).transpose().to_series().any():
            continue
        for row in cells.filter(pl.any_horizontal(faulty)).get_column(ROW).head(1):
            report.add(code, Place(place.file, place.sheet, row), **({"limit": CELL_LIMIT} if code == "E111" else {}))
            sound = False
    return sound
