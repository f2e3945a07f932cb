"""A sheet as it lies in a file: cells as text, rows numbered as the spreadsheet shows them."""

from collections.abc import Collection, Iterable
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
ASCII = bytes(range(128))


def has_wide_spaces(text: bytes) -> bool:
    """Whether there may be anything in UTF-8 text that `tidied` has to turn into spaces."""
    # Little is left to search once plain letters are gone.
    rare = text.translate(None, ASCII)
    return any(space.encode() in rare for space in WIDE_SPACES)


def tidied(cells: pl.DataFrame, columns: Iterable[str], wide: bool = True) -> pl.DataFrame:
    """Columns of text without outer spaces (where `wide`, also no-break ones), null where nothing is left."""
    texts = [pl.col(column) for column in columns]
    spaced = [text.str.replace_all(f"[{WIDE_SPACES}]", " ") for text in texts] if wide else texts
    bare = cells.with_columns(text.str.strip_chars() for text in spaced)
    return bare.with_columns(pl.when(text.str.len_bytes() > 0).then(text) for text in texts)


def readable(cells: pl.DataFrame, place: Place, report: Report, codes: Collection[str] = ("E111", "E109")) -> bool:
    """Whether no cell is too long (E111) or holds a NUL (E109); the first row of each fault goes into the report."""
    texts = pl.exclude(ROW)
    checks = {"E111": texts.str.len_bytes() > CELL_LIMIT, "E109": texts.str.contains("\0", literal=True)}
    sound = True
    for code, faulty in ((code, checks[code]) for code in codes):
        # Whole columns first: nearly always none has a fault, and then no row needs to be looked for.
        if not cells.select(faulty.any()).transpose().to_series().any():
            continue
        for row in cells.filter(pl.any_horizontal(faulty)).get_column(ROW).head(1):
            report.add(code, Place(place.file, place.sheet, row), **({"limit": CELL_LIMIT} if code == "E111" else {}))
            sound = False
    return sound
