"""How a value of the graph is written in a cell: the reverse of typing cells."""

import polars as pl

from graph_store.tables import Tables
from schema.definition import Model
from schema.shapes import Column

CELLS = {"id": pl.String, "value": pl.String}


def key_expr(column: str, study: str) -> pl.Expr:
    """An id as the key that sheets use for it: roles as role:name, an interaction told once by its passage's key."""
    key = pl.col(column).str.strip_prefix(f"{study}:").str.replace("^role/", "role:")
    return key.str.replace("/i$", "").alias(column)


def text_of(column: Column, value: str, dtype: pl.DataType) -> pl.Expr:
    """A property's value as the text of a cell."""
    one = pl.col(value)
    if isinstance(dtype, pl.List):
        return one.list.join("; ")
    if column.type == "bool":
        return pl.when(one).then(pl.lit("yes")).when(~one).then(pl.lit("no"))
    if column.type == "float":
        # 27.0 was written 27, and comes back as the same number either way.
        return one.cast(pl.String).str.strip_suffix(".0")
    return one.cast(pl.String)


def with_gaps(cells: pl.Series, nodes: pl.DataFrame, name: str) -> pl.Series:
    """Cells without a value get the stated reason for having none, where the kind keeps reasons (name=reason)."""
    if "gaps" not in nodes.columns:
        return cells
    mine = pl.element().filter(pl.element().str.starts_with(f"{name}="))
    reason = nodes.select(pl.col("gaps").list.eval(mine).list.first().str.strip_prefix(f"{name}="))
    return cells.fill_null(reason.to_series())


def tie_cells(
    tables: Tables, model: Model, column: Column, kind: str, study: str, made: str | None = None
) -> pl.DataFrame:
    """The cells of a column that makes a tie from nodes of a kind: `id` of the row's node, `value` the key at the other
    end, and the tie's properties. `made` is the kind at the other end where the row makes that too.
    """
    found = []
    others = {*model.expand(column.refers), *(["Role"] if column.roles else []), *([made] if made else [])}
    for (tie, one, other), frame in tables.ties.items():
        mine, theirs = (other, one) if column.inward else (one, other)
        if tie == column.tie and mine == kind and theirs in others:
            ends = ("to_id", "from_id") if column.inward else ("from_id", "to_id")
            found.append(frame.rename({ends[0]: "id", ends[1]: "value"}).with_columns(key_expr("value", study)))
    if not found:
        return pl.DataFrame(schema=CELLS)
    whole = pl.concat(found, how="diagonal")
    return whole.filter(pl.col("id").str.starts_with(f"{study}:")).sort("id", "value")
