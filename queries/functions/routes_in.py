"""A family's first contacts and its referrals."""

from collections.abc import Mapping

import polars as pl

from graph_store.port import Parameter
from queries.days import FIRST_DAY, LAST_DAY

COLUMNS = (
    "family",
    "step",
    "interaction",
    "kind",
    "edtf",
    "from_day",
    "to_day",
    "status",
    "sure",
    "undated",
    "referred_by",
    "from_services",
    "to_services",
    "workers",
)


def routes_in(rows: pl.DataFrame, given: Mapping[str, Parameter]) -> pl.DataFrame:  # noqa: ARG001 - as every function
    """First contacts, all that may be the first where dates leave it open, and referrals."""
    # A voice that several people have may tell one interaction twice; what they tell is taken together.
    lists = [name for name, dtype in rows.schema.items() if isinstance(dtype, pl.List)]
    told = rows.group_by("family", "interaction", maintain_order=True).agg(
        pl.col("kind", "edtf", "status").first(),
        pl.col("from_day").min(),
        pl.col("to_day").max(),
        pl.col("contact", "after_another").any(),
        *(pl.col(name).list.explode(keep_nulls=False, empty_as_null=False).unique().sort() for name in lists),
    )
    steps = pl.concat([_firsts(told.filter("contact")), _referrals(told.filter(pl.col("kind") == "referral"))])
    return steps.select(COLUMNS)


def _firsts(contacts: pl.DataFrame) -> pl.DataFrame:
    """Contacts that may be the first, and how many more have no date."""
    # An end that is open is not a date, yet the other end is: until April may be the first, since May may not.
    undated = (pl.col("from_day") == FIRST_DAY) & (pl.col("to_day") == LAST_DAY)
    marked = contacts.with_columns(undated=undated).with_columns(
        earliest_end=pl.col("to_day").min().over("family"),
        any_dated=(~pl.col("undated")).any().over("family"),
        without_date=pl.col("undated").sum().over("family").cast(pl.Int64),
    )
    may = marked.filter(
        ~pl.col("after_another")
        & (pl.col("from_day") <= pl.col("earliest_end"))
        & ~(pl.col("undated") & pl.col("any_dated"))
    )
    alone = pl.len().over("family") == 1
    other_undated = pl.when("any_dated").then("without_date").otherwise(0)
    return may.with_columns(
        step=pl.lit("first contact"),
        sure=alone & (other_undated == 0),
        undated=other_undated,
        to_services="from_services",
        from_services=pl.lit([], dtype=pl.List(pl.String)),
        referred_by=pl.lit([], dtype=pl.List(pl.String)),
    ).select(COLUMNS)


def _referrals(referrals: pl.DataFrame) -> pl.DataFrame:
    """From the services that held it, the ones referred to aside, to those."""
    return referrals.with_columns(
        step=pl.lit("referral"),
        sure=pl.lit(True),
        undated=pl.lit(0, pl.Int64),
        from_services=pl.col("from_services").list.set_difference("to_services").list.sort(),
    ).select(COLUMNS)
