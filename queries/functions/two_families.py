"""Two sides beside each other, each counted as one whole."""

from collections.abc import Mapping

import polars as pl

from graph_store.port import Parameter
from queries.figures import FIGURES, SIDES, beside, every, things


def two_families(rows: pl.DataFrame, given: Mapping[str, Parameter]) -> pl.DataFrame:  # noqa: ARG001 - as every function
    """One row a figure, with what each side has of it, possibly and certainly."""
    told = things(rows)
    counted = told.group_by("side", "figure").agg(
        possible=pl.col("thing").n_unique().cast(pl.Int64),
        certain=pl.col("thing").filter("sure").n_unique().cast(pl.Int64),
    )
    whole = every(side=list(SIDES), figure=list(FIGURES)).join(counted, on=["side", "figure"], how="left")
    made = beside(whole.with_columns(pl.col("possible", "certain").fill_null(0)), ["possible", "certain"])
    behind = told.group_by("figure").agg(interactions=pl.col("told").unique().sort())
    return made.join(behind, on="figure", how="left", maintain_order="left").with_columns(
        pl.col("interactions").fill_null([])
    )
