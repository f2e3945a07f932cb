"""What keeps families from help, gathered by what it is."""

from collections.abc import Mapping

import polars as pl

from graph_store.port import Parameter


def barriers(rows: pl.DataFrame, given: Mapping[str, Parameter]) -> pl.DataFrame:  # noqa: ARG001 - as every function
    """Statements and interactions are counted once, however many families and ways lead to them."""
    return rows.group_by("barrier", "concerning").agg(
        statements=_distinct("told", pl.col("what") == "statement"),
        interactions=_distinct("told", pl.col("what") == "interaction"),
        families=_distinct("of_family", pl.col("of_family") != ""),
        held_by=pl.col("held_by").list.explode(keep_nulls=False, empty_as_null=False).unique().sort(),
        told=pl.col("told").unique().sort(),
    )


def _distinct(column: str, which: pl.Expr) -> pl.Expr:
    return pl.col(column).filter(which).n_unique().cast(pl.Int64)
