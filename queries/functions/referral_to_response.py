"""Days from a referral to the next contact with the service referred to, as a range."""

from collections.abc import Mapping

import polars as pl

from graph_store.port import Parameter
from queries.days import FIRST_DAY, LAST_DAY

REFERRAL = ("family", "referral", "service")
COLUMNS = (
    *REFERRAL,
    "service_kind",
    "edtf",
    "from_day",
    "to_day",
    "status",
    "days_least",
    "days_most",
    "next_contact",
    "in_touch_before",
    "undated",
    "led_to",
)
UNKNOWN = -1


def referral_to_response(rows: pl.DataFrame, given: Mapping[str, Parameter]) -> pl.DataFrame:  # noqa: ARG001 - as every function
    """Each referral with what may and what certainly follows it."""
    told = rows.group_by("family", "what", "interaction", "service", "service_kind", maintain_order=True).agg(
        pl.col("edtf", "status").first(),
        pl.col("from_day").min(),
        pl.col("to_day").max(),
        pl.col("led_to").list.explode(keep_nulls=False, empty_as_null=False).unique().sort(),
    )
    referrals = told.filter(pl.col("what") == "referral").rename({"interaction": "referral"})
    contacts = told.filter(pl.col("what") == "contact").select(
        "family", "service", contact="interaction", first="from_day", last="to_day"
    )
    # Contacts of one family with one service are joined, so the cost follows a family's own contacts.
    both = referrals.join(contacts, on=["family", "service"], how="left").sort("last", "first", "contact")
    undated = (pl.col("first") == FIRST_DAY) & (pl.col("last") == LAST_DAY)
    placed = ~undated & ((pl.col("from_day") > FIRST_DAY) | (pl.col("to_day") < LAST_DAY))
    may = placed & (pl.col("last") >= pl.col("from_day"))
    surely = placed & (pl.col("first") >= pl.col("to_day"))
    least = pl.max_horizontal(pl.col("first") - pl.col("to_day"), 0)
    most = pl.col("last") - pl.col("from_day")
    closed = (pl.col("last") < LAST_DAY) & (pl.col("from_day") > FIRST_DAY)
    rest = [name for name in COLUMNS if name in referrals.columns and name not in (*REFERRAL, "led_to")]
    return (
        both.group_by(REFERRAL, maintain_order=True)
        .agg(
            pl.col(rest).first(),
            pl.col("led_to").first(),
            days_least=least.filter(may).min().fill_null(UNKNOWN),
            days_most=most.filter(surely & closed).min().fill_null(UNKNOWN),
            next_contact=pl.col("contact").filter(surely).first().fill_null(""),
            in_touch_before=(placed & (pl.col("last") < pl.col("from_day"))).fill_null(False).any(),
            undated=undated.fill_null(False).sum().cast(pl.Int64),
        )
        .select(COLUMNS)
    )
