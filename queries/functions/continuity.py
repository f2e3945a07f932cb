"""Workers of each service with each family, in their order."""

from collections.abc import Mapping

import polars as pl

from graph_store.port import Parameter
from queries.days import FIRST_DAY, LAST_DAY

ROW = ["family", "service"]
WORK = [*ROW, "involvement"]
#: what cannot be said
UNKNOWN = -1
MEASURES = ("handovers", "gaps", "longest_gap_days", "longest_stay_days", "shortest_stay_days")


def continuity(rows: pl.DataFrame, given: Mapping[str, Parameter]) -> pl.DataFrame:
    """A row for each service with a listed worker or one who was met."""
    within = (pl.col("from_day") >= given["from_day"]) & (pl.col("to_day") <= given["to_day"])
    turns = _turns(rows.filter("listed"))
    workers = (
        rows.with_columns(within=within)
        .group_by(ROW)
        .agg(
            pl.col("service_kind").first(),
            workers_possible=_people(pl.col("listed")),
            workers_certain=_people(pl.col("listed") & pl.col("within")),
            met_possible=_people(~pl.col("listed")),
            met_certain=_people(~pl.col("listed") & pl.col("within")),
            people=pl.col("worker").unique().sort(),
        )
    )
    dated, days = pl.col("begins").is_not_null() & pl.col("ends").is_not_null(), pl.col("ends") - pl.col("begins") + 1
    stays = (
        turns.filter(dated)
        .group_by(*WORK, "worker")
        .agg(days=days.sum())
        .group_by(ROW)
        .agg(longest_stay_days=pl.col("days").max(), shortest_stay_days=pl.col("days").min())
    )
    found = workers.join(_handovers(turns), on=ROW, how="left").join(stays, on=ROW, how="left")
    return found.select(
        *ROW,
        "service_kind",
        "workers_possible",
        "workers_certain",
        "met_possible",
        "met_certain",
        *(pl.col(name).fill_null(UNKNOWN).cast(pl.Int64) for name in MEASURES),
        "people",
    )


def _people(which: pl.Expr) -> pl.Expr:
    return pl.col("worker").filter(which).n_unique().cast(pl.Int64)


def _turns(listed: pl.DataFrame) -> pl.DataFrame:
    """Turns with their ends, null where not dated; a worker alone has the involvement's own."""
    begins = pl.when("alone").then(pl.max_horizontal("from_day", "first_day")).otherwise("from_day")
    ends = pl.when("alone").then(pl.min_horizontal("to_day", "last_day")).otherwise("to_day")
    return listed.with_columns(
        begins=pl.when(begins != FIRST_DAY).then(begins), ends=pl.when(ends != LAST_DAY).then(ends)
    )


def _handovers(turns: pl.DataFrame) -> pl.DataFrame:
    """Changes of worker within each involvement, and what lay between; unknown where the order is."""
    several = pl.len() > 1
    by_turn = (pl.col("turn") > 0).all() & (pl.col("turn").n_unique() == pl.len())
    by_day = pl.col("begins").is_not_null().all() & (pl.col("begins").n_unique() == pl.len())
    orders = turns.group_by(WORK).agg(unknown=several & ~by_turn & ~by_day, by_turn=by_turn)
    ordered = (
        turns.join(orders, on=WORK)
        .sort(*WORK, pl.when("by_turn").then("turn").otherwise("begins"))
        .with_columns(
            next_worker=pl.col("worker").shift(-1).over(WORK), next_begins=pl.col("begins").shift(-1).over(WORK)
        )
    )
    changed = ~pl.col("unknown") & (pl.col("worker") != pl.col("next_worker")).fill_null(False)
    between = pl.when(changed).then(pl.col("next_begins") - pl.col("ends") - 1)
    unknown = pl.col("unknown").any()
    return (
        ordered.with_columns(changed=changed, between=between)
        .group_by(ROW)
        .agg(
            handovers=_or_unknown(unknown, pl.col("changed").sum()),
            gaps=_or_unknown(unknown, (pl.col("between") > 0).sum()),
            longest_gap_days=_or_unknown(unknown, pl.col("between").clip(0).max().fill_null(0)),
        )
    )


def _or_unknown(unknown: pl.Expr, number: pl.Expr) -> pl.Expr:
    return pl.when(unknown).then(UNKNOWN).otherwise(number)
