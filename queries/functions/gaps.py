"""What sources leave open, by attribute and reason."""

from collections.abc import Mapping

import polars as pl

from graph_store.port import Parameter


def gaps(rows: pl.DataFrame, given: Mapping[str, Parameter]) -> pl.DataFrame:  # noqa: ARG001 - as every function
    """One row an attribute and reason, beside how many there are of the kind."""
    everything = rows.filter(pl.col("gap") == "").select("study", "kind", of="things")
    parts = pl.col("gap").str.splitn("=", 2).struct
    found = rows.filter(pl.col("gap") != "").with_columns(attribute=parts[0], reason=parts[1])
    return (
        found.join(everything, on=["study", "kind"], how="left", maintain_order="left")
        .select("study", "kind", "attribute", "reason", "of", open="things", things="ids")
        .select("study", "kind", "attribute", "reason", "open", "of", "things")
    )
