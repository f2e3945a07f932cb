"""How the families of two sides lie, figure by figure."""

from collections.abc import Mapping

import polars as pl

from graph_store.port import Parameter
from queries.figures import FIGURES, beside, every, things


def two_studies(rows: pl.DataFrame, given: Mapping[str, Parameter]) -> pl.DataFrame:  # noqa: ARG001 - as every function
    """One row a figure, with the number of families of each side, those that have any, and least, median and most."""
    counted = things(rows).group_by("side", "whose", "figure").agg(n=pl.col("thing").n_unique().cast(pl.Int64))
    families = rows.select("side", "whose").unique().join(every(figure=list(FIGURES)), how="cross")
    each = families.join(counted, on=["side", "whose", "figure"], how="left").with_columns(pl.col("n").fill_null(0))
    sides = each.group_by("side", "figure").agg(
        families=pl.len().cast(pl.Int64),
        with_any=(pl.col("n") > 0).sum().cast(pl.Int64),
        least=pl.col("n").min(),
        median=pl.col("n").median(),
        most=pl.col("n").max(),
    )
    names = ["families", "with_any", "least", "median", "most"]
    made = beside(sides, names).with_columns(pl.col(pl.Int64).fill_null(0))
    behind = counted.group_by("figure").agg(families=pl.col("whose").unique().sort())
    return made.join(behind, on="figure", how="left", maintain_order="left").with_columns(
        pl.col("families").fill_null([])
    )
