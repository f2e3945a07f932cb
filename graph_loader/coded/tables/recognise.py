"""Which preset a table fits, and which of its columns holds what."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

import polars as pl

from graph_loader.coded.tables.preset import Found, Pattern, Preset, Role, plain
from graph_loader.readers.grid import ROW, Grid

#: How far down a header row is looked for.
TITLE_ROWS = 30
#: What a row is read without, in words for a problem's message.
WORDS = {
    "document": "the document",
    "code": "the code",
    "quote": "the words of the passage",
    "place": "its place",
    "counted": "its page or line",
    "begin": "where it begins",
    "start": "its first character",
    "range": "its characters",
    "case": "the case",
    "description": "the description",
}


@dataclass
class Table:
    """One sheet as a preset sees it; columns are named as in the grid."""

    grid: Grid
    preset: Preset
    #: the header's row number, and header by column
    row: int
    heads: dict[str, str]
    roles: dict[Role, list[str]] = field(default_factory=dict)
    #: column -> what it holds and the variable or code
    found: dict[str, tuple[Found, str]] = field(default_factory=dict)
    #: column -> why it is not taken over; nothing where the header is not known
    left_out: dict[str, str] = field(default_factory=dict)

    @property
    def score(self) -> int:
        """How many headers the preset knows; two for one thing count once."""
        roles = len(self.roles) - (self.preset.first_column is not None)
        return roles + len(self.found) - len(self.by_rest) + sum(bool(why) for why in self.left_out.values())

    @property
    def by_rest(self) -> list[str]:
        """Columns that are taken only because the preset takes all others."""
        named = {cell for cells in self.roles.values() for cell in cells}
        known = {cell for cell, text in self.heads.items() if _pattern(self.preset, text)}
        return [cell for cell in self.heads if cell in self.found and cell not in named | known]

    def holding(self, *what: Found) -> dict[str, str]:
        """Column -> variable or code, of the columns that hold one of these."""
        return {cell: name for cell, (holds, name) in self.found.items() if holds in what}

    @property
    def lacking(self) -> list[str]:
        """What a table of the preset must have and this one has not, in words."""
        codes = {"code"} if self.holding("code") else set()
        there = {role for role, cells in self.roles.items() if cells} | codes
        return [" or ".join(WORDS[n] for n in need) for need in self.preset.needs if not there & set(need)]

    @property
    def body(self) -> pl.DataFrame:
        """The rows below the header that have something in a column with a header, with `_file` and `_sheet`."""
        return (
            self.grid.cells.filter(pl.col(ROW) > self.row)
            .filter(pl.any_horizontal(pl.col(list(self.heads)).is_not_null()))
            # A CSV file is read so already; workbooks keep the line ends of whoever wrote the cell.
            .with_columns(pl.col(list(self.heads)).str.replace_all("\r\n?", "\n"))
            .with_columns(_file=pl.lit(self.grid.file), _sheet=pl.lit(self.grid.sheet))
        )


def fits(grid: Grid, candidates: Iterable[Preset], forced: bool = False) -> list[Table]:
    """The tables that the grid may be, best first; of equal rank are those with the same score and `last`.

    A forced preset is also tried where its needs are not met, so that what is lacking can be said.
    """
    filled = grid.cells.filter(pl.any_horizontal(pl.exclude(ROW).is_not_null()))
    best: dict[str, Table] = {}
    leftmost = next((c for c in grid.columns if filled.get_column(c).null_count() < filled.height), "")
    for record in filled.head(TITLE_ROWS).to_dicts():
        heads = {cell: str(text) for cell, text in record.items() if cell != ROW and text is not None}
        if len(heads) < 2:
            continue
        for preset in candidates:
            # The corner above a first column of items is often empty.
            named = {leftmost: "", **heads} if preset.first_column else heads
            table = _as(grid, preset, int(record[ROW]), named)
            fit = forced or (not table.lacking and _first_cells_fit(table, filled))
            before = best.get(preset.preset)
            if fit and (before is None or _rank(table) > _rank(before)):
                best[preset.preset] = table
    return sorted(best.values(), key=_rank, reverse=True)


def equals(tables: list[Table]) -> list[Table]:
    """Those that share the first rank."""
    return [t for t in tables if _rank(t)[:3] == _rank(tables[0])[:3]]


def _rank(table: Table) -> tuple[int, int, bool, int]:
    return -len(table.lacking), table.score, not table.preset.last, -table.row


def _as(grid: Grid, preset: Preset, row: int, heads: dict[str, str]) -> Table:
    table = Table(grid, preset, row, heads)
    by_header = {plain(header): role for role, headers in preset.columns.items() for header in headers}
    left_out = {plain(header): why for header, why in preset.left_out.items()}
    for position, (cell, text) in enumerate(heads.items()):
        role = preset.first_column if position == 0 and preset.first_column else by_header.get(plain(text))
        pattern = _pattern(preset, text)
        if role is not None:
            table.roles.setdefault(role, []).append(cell)
        elif pattern is not None and pattern[0].holds == "left out":
            table.left_out[cell] = pattern[0].why
        elif pattern is not None:
            table.found[cell] = (pattern[0].holds, pattern[1])
        elif plain(text) in left_out:
            table.left_out[cell] = left_out[plain(text)]
        elif preset.rest is not None:
            table.found[cell] = (preset.rest, text)
        else:
            table.left_out[cell] = ""
    return table


def _pattern(preset: Preset, header: str) -> tuple[Pattern, str] | None:
    for pattern in preset.patterns:
        match = re.fullmatch(pattern.header, header, re.DOTALL)
        if match:
            return pattern, match["name"].strip()
    return None


def _first_cells_fit(table: Table, filled: pl.DataFrame) -> bool:
    """Whether most cells of the first column below the header have the form that the preset asks for."""
    if table.preset.first_cells is None:
        return True
    cells = filled.filter(pl.col(ROW) > table.row).get_column(next(iter(table.heads))).drop_nulls()
    return 2 * int(cells.str.contains(f"^{table.preset.first_cells}").sum()) > cells.len() > 0
