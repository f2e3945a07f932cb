"""Weeks as parents live them: demands, clashes and journeys."""

from collections.abc import Mapping

import polars as pl

from graph_store.port import Parameter
from queries.rows.one_family import WeekRow

PARENT = ["family", "parent"]


def calendar(rows: pl.DataFrame, given: Mapping[str, Parameter]) -> pl.DataFrame:  # noqa: ARG001 - as every function
    """One row a parent and week, and one a parent of whom nothing is dated; see the question's definition."""
    demands = rows.group_by(*PARENT, "interaction", maintain_order=True).agg(
        pl.col("role", "week", "on_day").first(),
        pl.col("event", "held", "mandated", "at_home").any(),
        pl.col("service").filter(pl.col("service") != "").unique().sort(),
        pl.col("site").filter(pl.col("site") != "").unique().sort(),
    )
    # Where several services of different sites meet is not told, so such a meeting is at no place that can be counted.
    one_place = (pl.col("site").list.len() == 1) & ~pl.col("at_home")
    demands = demands.with_columns(place=pl.when(one_place).then(pl.col("site").list.first()))
    dated = demands.filter(pl.col("event"), pl.col("week") != "")
    loose = demands.group_by(PARENT, maintain_order=True).agg(
        pl.col("role").first(),
        undated=(pl.col("event") & (pl.col("week") == "")).sum().cast(pl.Int64),
        habits=(~pl.col("event")).sum().cast(pl.Int64),
    )
    days = dated.group_by(*PARENT, "week", "on_day", maintain_order=True).agg(
        demands=pl.len().cast(pl.Int64),
        places=pl.col("place").drop_nulls().n_unique(),
    )
    busy = days.group_by(*PARENT, "week").agg(
        days=pl.len().cast(pl.Int64),
        clash_days=(pl.col("demands") > 1).sum().cast(pl.Int64),
        journey_days=(pl.col("places") > 1).sum().cast(pl.Int64),
        most_in_a_day=pl.col("demands").max(),
    )
    weeks = dated.group_by(*PARENT, "week").agg(
        demands=pl.len().cast(pl.Int64),
        held=pl.col("held").sum().cast(pl.Int64),
        mandated=pl.col("mandated").sum().cast(pl.Int64),
        services=pl.col("service").explode().drop_nulls().unique().sort(),
        places=pl.col("place").drop_nulls().unique().sort(),
        interactions=pl.col("interaction").unique().sort(),
    )
    numbers = ("days", "demands", "held", "mandated", "clash_days", "journey_days", "most_in_a_day")
    return (
        loose.join(weeks.join(busy, on=[*PARENT, "week"]), on=PARENT, how="left")
        .with_columns(
            pl.col("week").fill_null(""),
            *(pl.col(name).fill_null(0) for name in numbers),
            *(pl.col(name).fill_null([]) for name in ("services", "places", "interactions")),
        )
        .select(list(WeekRow.model_fields))
    )
