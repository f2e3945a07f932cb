"""Kin and friends beside services, a row a family."""

from collections.abc import Mapping

import polars as pl

from graph_store.port import Parameter


def informal_support(rows: pl.DataFrame, given: Mapping[str, Parameter]) -> pl.DataFrame:  # noqa: ARG001 - as every function
    """People are counted once, interactions once, whichever branch names them."""
    what, event, sure = pl.col("what"), pl.col("event"), pl.col("sure")
    kin, service = what == "kin", what == "service"
    known = kin | (what == "member")
    return rows.group_by("family").agg(
        kin=_distinct("person", known),
        friends=_distinct("person", known & (pl.col("role") == "friend")),
        children_with_kin=_distinct("person", what == "child"),
        kin_events_possible=_distinct("interaction", kin & event),
        kin_events_certain=_distinct("interaction", kin & event & sure),
        among_themselves=_distinct("interaction", kin & event & pl.col("alone")),
        kin_habits=_distinct("interaction", kin & ~event),
        kin_care=_distinct("interaction", kin & pl.col("cares")),
        kin_control=_distinct("interaction", kin & pl.col("controls")),
        service_events_possible=_distinct("interaction", service & event),
        service_events_certain=_distinct("interaction", service & event & sure),
        service_habits=_distinct("interaction", service & ~event),
        service_care=_distinct("interaction", service & pl.col("cares")),
        service_control=_distinct("interaction", service & pl.col("controls")),
        people=pl.col("person").filter(known).unique().sort(),
    )


def _distinct(column: str, which: pl.Expr) -> pl.Expr:
    return pl.col(column).filter(which).n_unique().cast(pl.Int64)
