"""What each voice says where accounts of one interaction differ."""

from collections.abc import Mapping

import polars as pl

from graph_store.port import Parameter

SAME = ["family", "interaction", "kind", "property", "voice", "role", "value"]
#: what a voice tells of single actors and so of the whole; a passage may not state the whole
OF_ACTORS = ("care", "control")


def compare_accounts(rows: pl.DataFrame, given: Mapping[str, Parameter]) -> pl.DataFrame:  # noqa: ARG001 - as every function
    """One row a voice and value of each property in dispute, with the passages that state it."""
    parts = pl.col("asserts").str.splitn("=", 2).struct
    stated = rows.explode("asserts").with_columns(property=parts[0], value=parts[1].fill_null(""))
    kept = ["family", "interaction", "kind", "voice", "role", "episode", "disputed", "property", "value"]
    told = [stated.filter(~pl.col("property").is_in(OF_ACTORS)).select(kept)]
    for name in OF_ACTORS:
        told.append(rows.filter(pl.col(name) != "").with_columns(property=pl.lit(name), value=name).select(kept))
    disputed = pl.concat(told).filter(pl.col("property").is_in(pl.col("disputed")))
    return disputed.group_by(SAME, maintain_order=True).agg(passages=pl.col("episode").unique().sort())
