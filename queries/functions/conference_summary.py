"""Case conferences and core groups taken together."""

from collections.abc import Mapping

import polars as pl

from graph_store.port import Parameter
from queries.rows.distributions import MeetingsRow

SORT = ["kind", "told_as"]
NOT_TOLD = -1


def conference_summary(rows: pl.DataFrame, given: Mapping[str, Parameter]) -> pl.DataFrame:  # noqa: ARG001 - as every function
    """One row a kind of meeting and sort of thing told."""
    families = rows.group_by(SORT).agg(families=pl.col("whose").filter(pl.col("whose") != "").n_unique().cast(pl.Int64))
    # A meeting about two families, or told in two accounts of one role, is one.
    once = rows.unique(["interaction"], keep="first", maintain_order=True)
    decided = (
        once.filter(pl.col("decision") != "")
        .group_by(*SORT, "decision")
        .len()
        .group_by(SORT)
        .agg(decisions=pl.concat_str("decision", pl.lit("="), "len").sort())
    )
    return (
        once.group_by(SORT)
        .agg(*_numbers(), *_counts(), interactions=pl.col("interaction").unique().sort())
        .join(families, on=SORT)
        .join(decided, on=SORT, how="left")
        .with_columns(pl.col("decisions").fill_null([]))
        .select(list(MeetingsRow.model_fields))
    )


def _sized() -> pl.Expr:
    return pl.col("held") & (pl.col("professionals") > NOT_TOLD)


def _numbers() -> list[pl.Expr]:
    professionals, relatives, notice = pl.col("professionals"), pl.col("relatives"), pl.col("notice_days")
    sized = professionals.filter(_sized())
    ratio = (professionals / relatives).filter(_sized() & (relatives > 0))
    return [
        sized.min().fill_null(NOT_TOLD).alias("professionals_least"),
        sized.median().alias("professionals_median"),
        sized.max().fill_null(NOT_TOLD).alias("professionals_most"),
        relatives.filter(pl.col("held") & (relatives > NOT_TOLD)).median().alias("relatives_median"),
        ratio.median().alias("professionals_each"),
        notice.filter(notice > NOT_TOLD).median().alias("notice_days"),
    ]


def _counts() -> list[pl.Expr]:
    counted = {
        "told_possible": pl.lit(True),
        "told_certain": pl.col("sure"),
        "held": pl.col("held"),
        "size_told": _sized(),
        "family_left_out": pl.col("left_out"),
        "gp_present": pl.col("gp_present"),
        "gp_away": pl.col("gp_away"),
        "notice_told": pl.col("notice_days") > NOT_TOLD,
        "report_shared": pl.col("report_shared") == "yes",
        "report_not_shared": pl.col("report_shared") == "no",
        "minutes_shared": pl.col("minutes_shared") == "yes",
        "minutes_not_shared": pl.col("minutes_shared") == "no",
    }
    return [pl.col("interaction").filter(which).len().cast(pl.Int64).alias(name) for name, which in counted.items()]
