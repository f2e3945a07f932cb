"""Codes as tables write them: several in one cell, levels of a path between separators, a column a code."""

import re

import polars as pl

from graph_loader.coded.tables.preset import Preset
from graph_loader.coded.tables.recognise import Table
from schema.ids import BETWEEN_LEVELS

#: between the levels of a code's path
#: a character that no text of a sheet holds
UNIT = "\x1f"


def listed(column: str, preset: Preset) -> pl.Expr:
    """The codes of one cell as a list, nothing for an empty cell."""
    text = pl.col(column)
    if preset.code_separators:
        text = text.str.replace_all("|".join(re.escape(s) for s in preset.code_separators), UNIT)
    kept = pl.element().str.strip_chars()
    return text.str.split(UNIT).list.eval(kept.filter(kept.str.len_bytes() > 0)).fill_null([])


def path(column: str, preset: Preset) -> pl.Expr:
    """A code's path with ` > ` between its levels."""
    text = pl.col(column)
    if not preset.path_separators:
        return text
    ways = sorted((_separator(s) for s in preset.path_separators), key=len, reverse=True)
    text = text.str.replace_all(f"(?:{'|'.join(ways)})+", BETWEEN_LEVELS).str.strip_chars()
    return text.str.strip_prefix(BETWEEN_LEVELS.lstrip()).str.strip_suffix(BETWEEN_LEVELS.rstrip()).str.strip_chars()


def _separator(separator: str) -> str:
    """A separator with spaces around it is one only with them; any other takes the spaces that stand around it."""
    space = r"\s+" if separator != separator.strip() else r"\s*"
    return f"{space}{re.escape(separator.strip())}{space}"


def applied(table: Table) -> pl.Expr:
    """The codes whose columns say yes in a row, as a list."""
    said = [
        pl.when(pl.col(cell).str.to_lowercase().is_in(table.preset.applied)).then(pl.lit(name))
        for cell, name in table.holding("code").items()
    ]
    return pl.concat_list(said).list.drop_nulls()


def unclear(table: Table) -> pl.Expr:
    """How many cells of a row's code columns say neither yes nor no."""
    words = [*table.preset.applied, *table.preset.not_applied]
    odd = [~pl.col(cell).str.to_lowercase().is_in(words) for cell in table.holding("code")]
    return pl.sum_horizontal(one.fill_null(False).cast(pl.Int64) for one in odd)
