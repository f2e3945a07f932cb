"""Arrangements of each child in order, with the one before and the days between."""

from collections.abc import Mapping

import polars as pl

from graph_store.port import Parameter
from queries.days import FIRST_DAY, LAST_DAY
from queries.rows.one_family import CareRow

CHILD = ["family", "child"]
NOT_KNOWN = -1
NONE = {"care_arrangement": "", "arrangement": "", "legal_basis": "", "edtf": "", "document": "", "place": ""}


def care_arrangements(rows: pl.DataFrame, given: Mapping[str, Parameter]) -> pl.DataFrame:
    """One row an arrangement in the window, and one a child of whom none is told."""
    told = _after(rows.filter(pl.col("care_arrangement") != ""))
    mine = told.filter((pl.col("from_day") <= given["to_day"]) & (pl.col("to_day") >= given["from_day"]))
    nothing = rows.unique(CHILD, keep="first", maintain_order=True).join(mine, on=CHILD, how="anti")
    untold = nothing.with_columns(
        *(pl.lit(value).alias(name) for name, value in NONE.items()),
        *(pl.lit([], pl.List(pl.String)).alias(name) for name in ("with_whom", "gaps")),
        from_day=pl.lit(FIRST_DAY, pl.Int64),
        to_day=pl.lit(LAST_DAY, pl.Int64),
        after=pl.lit(""),
        gap_days=pl.lit(NOT_KNOWN, pl.Int64),
    )
    inside = (pl.col("from_day") >= given["from_day"]) & (pl.col("to_day") <= given["to_day"])
    whole = pl.concat([mine, untold.select(mine.columns)]).with_columns(pl.col("gaps").fill_null([]))
    return whole.with_columns(certain=inside & (pl.col("care_arrangement") != "")).select(list(CareRow.model_fields))


def _after(told: pl.DataFrame) -> pl.DataFrame:
    """With the arrangement that came before and the days at least between the two."""
    ordered = told.sort(*CHILD, "from_day", "to_day", "care_arrangement")
    earlier = ordered.select(*CHILD, before="care_arrangement", began="from_day", ended="to_day")
    pairs = ordered.join(earlier, on=CHILD).filter(pl.col("before") != pl.col("care_arrangement"))
    stated = pl.col("earlier").list.contains(pl.col("before"))
    # A source may put another child's arrangement before this one, too.
    by_dates = ~stated.any().over(*CHILD, "care_arrangement") & (pl.col("began") < pl.col("from_day"))
    last = (
        pairs.filter(stated | (by_dates & (pl.col("began") > FIRST_DAY)))
        .sort("began", "ended", "before")
        .unique("care_arrangement", keep="last", maintain_order=True)
        .select("care_arrangement", after="before", ended="ended")
    )
    dated = (pl.col("from_day") > FIRST_DAY) & (pl.col("ended") < LAST_DAY)
    between = (pl.col("from_day") - pl.col("ended") - 1).clip(lower_bound=0)
    followed = ordered.join(last, on="care_arrangement", how="left").with_columns(
        pl.col("after").fill_null(""),
        gap_days=pl.when(dated).then(between).fill_null(NOT_KNOWN).cast(pl.Int64),
    )
    return followed.drop("ended")
