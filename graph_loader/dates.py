"""Dates as sources give them: EDTF text to the earliest and latest possible day, parsed once per distinct text.

EDTF is the Library of Congress profile of ISO 8601-2:2019. About (`~`), perhaps (`?`) and both (`%`) do not widen the
interval: they are kept as a flag, because no source says by how much.
"""

import datetime as dt
from dataclasses import dataclass

import polars as pl

from graph_loader.date_forms import EPOCH, SEASON, NotADate, days_of

__all__ = ["DATED", "OPEN_END", "OPEN_START", "NotADate", "Span", "dated", "described_by", "span_of"]

#: An end of an interval that is not known, or is still open.
OPEN = ("", "..")
OPEN_START = (dt.date.min - EPOCH).days
OPEN_END = (dt.date.max - EPOCH).days

DATED = {
    "edtf": pl.String,
    "from_day": pl.Int64,
    "to_day": pl.Int64,
    "precision": pl.String,
    "approximate": pl.Boolean,
    "day": pl.Int64,
    "week": pl.String,
    "quarter": pl.String,
    "year": pl.Int64,
}


@dataclass(frozen=True)
class Span:
    """The earliest and latest possible day, in days since 1970-01-01."""

    first: int
    last: int


def span_of(text: str) -> Span:
    """The days that an EDTF text may mean; raises NotADate. `first` may lie after `last`: the caller reports it."""
    if "/" not in text:
        return Span(*days_of(text))
    left, _, right = text.partition("/")
    first = OPEN_START if left in OPEN else days_of(left)[0]
    last = OPEN_END if right in OPEN else days_of(right)[1]
    return Span(first, last)


def dated(texts: pl.Series) -> pl.DataFrame:
    """For each text the dated properties of the model plus `fault` ('not a date', 'backwards' or null).

    Null and faulty texts come out as not dated: any day is possible.
    """
    # Each distinct text is described once, and each distinct end of an interval is read once.
    distinct = _spans(texts.unique().alias("edtf"))
    backwards = pl.col("first") > pl.col("last")
    fault = pl.when(pl.col("edtf").is_null()).then(None).when(backwards).then(pl.lit("backwards"))
    sound = distinct.with_columns(
        text="edtf",
        fault=pl.when(pl.col("edtf").is_not_null() & (pl.col("first").is_null() | pl.col("last").is_null()))
        .then(pl.lit("not a date"))
        .otherwise(fault),
    ).with_columns(
        edtf=pl.when(pl.col("fault").is_null()).then("edtf"),
        from_day=pl.when(pl.col("fault").is_null()).then("first").fill_null(OPEN_START),
        to_day=pl.when(pl.col("fault").is_null()).then("last").fill_null(OPEN_END),
    )
    described = sound.with_columns(**described_by(pl.col("edtf"), pl.col("from_day"), pl.col("to_day")))
    return (
        texts.alias("text")
        .to_frame()
        .join(described, on="text", how="left", nulls_equal=True, maintain_order="left")
        .select(*DATED, "fault")
    )


def _spans(texts: pl.Series) -> pl.DataFrame:
    """`edtf`, `first`, `last`: the days of each text, null where it or that end of it is not a date."""
    whole = texts.to_frame("edtf").with_columns(
        left=pl.col("edtf").str.splitn("/", 2).struct.field("field_0"),
        right=pl.col("edtf").str.splitn("/", 2).struct.field("field_1"),
    )
    interval = pl.col("right").is_not_null()
    ends = pl.concat([whole.get_column("left"), whole.get_column("right")]).drop_nulls().unique()
    read = pl.DataFrame(
        [(end, *_days_or_none(end)) for end in ends],
        schema={"end": pl.String, "first": pl.Int64, "last": pl.Int64},
        orient="row",
    )
    return (
        whole.join(read, left_on="left", right_on="end", how="left", maintain_order="left")
        .join(read.select("end", closes="last"), left_on="right", right_on="end", how="left", maintain_order="left")
        .select(
            "edtf",
            first=pl.when(interval & pl.col("left").is_in(OPEN)).then(OPEN_START).otherwise("first"),
            last=pl.when(interval & pl.col("right").is_in(OPEN))
            .then(OPEN_END)
            .when(interval)
            .then("closes")
            .otherwise("last"),
        )
    )


def _days_or_none(text: str) -> tuple[int | None, int | None]:
    try:
        return days_of(text)
    except NotADate:
        return None, None


def described_by(edtf: pl.Expr, first: pl.Expr, last: pl.Expr) -> dict[str, pl.Expr]:
    """Precision, flag, day, week, quarter and year of a date, from its text (null: none or several) and two ends."""
    closed = (first > OPEN_START) & (last < OPEN_END)
    start, end = (pl.when(closed).then(e).otherwise(None).cast(pl.Int32).cast(pl.Date) for e in (first, last))
    days = last - first + 1
    same_quarter = (start.dt.year() == end.dt.year()) & (start.dt.quarter() == end.dt.quarter())
    precision = (
        pl.when((first == OPEN_START) & (last == OPEN_END))
        .then(pl.lit("undated"))
        .when(~closed)
        .then(pl.lit("open"))
        .when(days == 1)
        .then(pl.lit("day"))
        .when(edtf.is_null() | edtf.str.contains(r"[/\[{]"))
        .then(pl.lit("interval"))
        .when(edtf.str.contains(SEASON.pattern))
        .then(pl.lit("season"))
        .when(days <= 31)
        .then(pl.lit("month"))
        .when(days <= 366)
        .then(pl.lit("year"))
        .otherwise(pl.lit("decade"))
    )
    return {
        "precision": precision,
        "approximate": edtf.str.contains("[~?%]"),
        "day": pl.when(days == 1).then(first),
        "week": pl.when(days == 1).then(
            pl.format("{}-W{}", start.dt.iso_year(), start.dt.week().cast(pl.String).str.zfill(2))
        ),
        "quarter": pl.when(same_quarter).then(pl.format("{}-Q{}", start.dt.year(), start.dt.quarter())),
        "year": pl.when(start.dt.year() == end.dt.year()).then(start.dt.year()).cast(pl.Int64),
    }
