"""How much of what a study names reached the graph's interactions and statements."""

from collections.abc import Mapping

import polars as pl

from graph_store.port import Parameter


def coverage(rows: pl.DataFrame, given: Mapping[str, Parameter]) -> pl.DataFrame:  # noqa: ARG001 - as every function
    """One row a study and sort of thing, with the ids of what reached neither."""
    neither = (pl.col("in_interactions") == 0) & (pl.col("in_statements") == 0)
    return rows.group_by("study", "what", maintain_order=True).agg(
        named=pl.len().cast(pl.Int64),
        in_interactions=pl.col("in_interactions").sum(),
        in_statements=pl.col("in_statements").sum(),
        in_neither=neither.sum().cast(pl.Int64),
        left=pl.col("id").filter(neither).sort(),
    )
