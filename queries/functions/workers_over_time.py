"""Turns of workers with the gaps between them, and the contacts that fall into each."""

from collections.abc import Mapping

import polars as pl

from graph_store.port import Parameter
from queries.days import FIRST_DAY, LAST_DAY
from queries.rows.one_family import WorkerRow

TURN = ["family", "involvement", "turn", "worker"]
NOT_KNOWN = -1


def workers_over_time(rows: pl.DataFrame, given: Mapping[str, Parameter]) -> pl.DataFrame:
    """One row a turn, and one a worker of whom no turn is told; see the question's definition."""
    is_turn = pl.col("interaction") == ""
    all_turns = rows.filter(is_turn).drop("interaction", "contact")
    in_window = (pl.col("from_day") <= given["to_day"]) & (pl.col("to_day") >= given["from_day"])
    turns = _with_gaps(all_turns).filter(in_window)
    told = _once(rows.filter(~is_turn))
    # Whoever has a turn outside the window has no turn in it, and yet may be told of in it.
    untold = told.join(turns, on=["family", "worker"], how="anti").group_by("family", "worker", maintain_order=True)
    people = untold.agg(
        pl.col("role").first(),
        pl.col("services").explode().drop_nulls().unique().sort(),
        involvement=pl.lit(""),
        turn=pl.lit(0, pl.Int64),
        basis=pl.lit(""),
        involvement_edtf=pl.lit(""),
        edtf=pl.lit(""),
        from_day=pl.lit(FIRST_DAY, pl.Int64),
        to_day=pl.lit(LAST_DAY, pl.Int64),
        after=pl.lit(""),
        gap_days=pl.lit(NOT_KNOWN, pl.Int64),
    )
    whole = pl.concat([turns, people.select(turns.columns)])
    counted = whole.join(_contacts(whole, told, given), on=TURN, how="left")
    zeros = (pl.col(name).fill_null(0) for name in ("contacts_possible", "contacts_certain", "told"))
    return counted.with_columns(zeros).select(list(WorkerRow.model_fields))


def _with_gaps(turns: pl.DataFrame) -> pl.DataFrame:
    """With the worker before in the same involvement and the days at least between the two."""
    ordered = turns.sort("family", "involvement", "turn", "from_day", "to_day", "worker")
    before = {name: pl.col(name).shift(1).over("family", "involvement") for name in ("worker", "turn", "to_day")}
    # Two of whom neither an order nor different dates are told did not follow each other as far as anybody says.
    follows = (pl.col("turn") > before["turn"]) | (pl.col("from_day") > before["to_day"])
    between = pl.col("from_day") - before["to_day"] - 1
    dated = (pl.col("from_day") > FIRST_DAY) & (before["to_day"] < LAST_DAY)
    return ordered.with_columns(
        after=pl.when(follows).then(before["worker"]).fill_null(""),
        gap_days=pl.when(follows & dated).then(between.clip(lower_bound=0)).fill_null(NOT_KNOWN).cast(pl.Int64),
    )


def _once(told: pl.DataFrame) -> pl.DataFrame:
    """One row a worker and interaction, of however many accounts and parts."""
    return told.group_by("family", "worker", "interaction", maintain_order=True).agg(
        pl.col("role").first(),
        pl.col("services").explode().drop_nulls().unique().sort(),
        pl.col("from_day").min(),
        pl.col("to_day").max(),
        pl.col("contact").any(),
    )


def _contacts(turns: pl.DataFrame, told: pl.DataFrame, given: Mapping[str, Parameter]) -> pl.DataFrame:
    """How many contacts may lie in each turn and lie in it for certain, and how much is told of its worker."""
    mine = turns.select(*TURN, starts="from_day", ends="to_day").join(told, on=["family", "worker"])
    possible = pl.col("contact") & (pl.col("from_day") <= pl.col("ends")) & (pl.col("to_day") >= pl.col("starts"))
    inside = (pl.col("from_day") >= pl.max_horizontal("starts", pl.lit(given["from_day"]))) & (
        pl.col("to_day") <= pl.min_horizontal("ends", pl.lit(given["to_day"]))
    )
    return mine.group_by(TURN).agg(
        contacts_possible=possible.sum().cast(pl.Int64),
        contacts_certain=(possible & inside).sum().cast(pl.Int64),
        told=pl.len().cast(pl.Int64),
    )
