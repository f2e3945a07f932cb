"""Pairs of those who were present at the same interactions."""

from collections.abc import Mapping

import polars as pl

from graph_store.port import Parameter
from queries.rows.one_family import TogetherRow

WHERE = ["family", "interaction"]
PAIR = ["family", "pair", "one", "other"]


def who_works_together(rows: pl.DataFrame, given: Mapping[str, Parameter]) -> pl.DataFrame:  # noqa: ARG001 - as every function
    """One row a pair of professionals, and one a pair of services; see the question's definition."""
    professionals = _pairs(rows, "worker", "role", "professionals")
    services = _pairs(rows.filter(pl.col("service") != ""), "service", "service_kind", "services")
    return pl.concat([professionals, services]).select(list(TogetherRow.model_fields))


def _pairs(rows: pl.DataFrame, who: str, what: str, name: str) -> pl.DataFrame:
    """Pairs of the ids in a column, in id order, with what they were together at."""
    there = rows.group_by(*WHERE, who, maintain_order=True).agg(
        pl.col("kind", "event", what).first(),
        pl.col("certain").all(),
        pl.col("with_family").any(),
        pl.col("agency").filter(pl.col("agency") != "").unique().sort(),
    )
    both = there.join(there.select(*WHERE, other=who, other_is=what, other_agency="agency"), on=WHERE)
    met = both.filter(pl.col(who) < pl.col("other")).with_columns(
        pl.lit(name).alias("pair"),
        between=(pl.col("agency").list.len() > 0)
        & (pl.col("other_agency").list.len() > 0)
        & (pl.col("agency").list.set_intersection("other_agency").list.len() == 0),
    )
    event = pl.col("event")
    return (
        met.rename({who: "one", what: "one_is"})
        .group_by(PAIR, maintain_order=True)
        .agg(
            pl.col("one_is", "other_is").first(),
            between_agencies=pl.col("between").first(),
            together_possible=event.sum().cast(pl.Int64),
            together_certain=(event & pl.col("certain")).sum().cast(pl.Int64),
            habits=(~event).sum().cast(pl.Int64),
            with_family=pl.col("with_family").sum().cast(pl.Int64),
            kinds=pl.col("kind").filter(pl.col("kind") != "").unique().sort(),
            interactions=pl.col("interaction").unique().sort(),
        )
    )
