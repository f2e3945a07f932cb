"""Dates as sources give them: EDTF text to the earliest and latest possible day, parsed once per distinct text.

EDTF is the Library of Congress profile of ISO 8601-2:2019. About (`~`), perhaps (`?`) and both (`%`) do not widen the
interval: they are kept as a flag, because no source says by how much.
"""

import datetime as dt
import re
from calendar import monthrange
from contextlib import redirect_stdout
from dataclasses import dataclass
from functools import lru_cache
from io import StringIO

import polars as pl
from edtf import EDTFParseException, parse_edtf

EPOCH = dt.date(1970, 1, 1)
OPEN_START = (dt.date.min - EPOCH).days
OPEN_END = (dt.date.max - EPOCH).days
#: The library closes winter with its December; a winter runs on to the end of February.
SEASON = re.compile(r"^(\d{4})-(2[1-4])[~?%]?$")
SEASON_MONTHS = {"21": (3, 5), "22": (6, 8), "23": (9, 11), "24": (12, 14)}

#: A year, month or day, perhaps about or uncertain: nearly all dates, read without the library, which takes 10 ms each.
PLAIN = re.compile(r"^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?[~?%]?$")

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


class NotADate(ValueError):
    """The text is not a possible EDTF date."""


@dataclass(frozen=True)
class Span:
    """The earliest and latest possible day, in days since 1970-01-01."""

    first: int
    last: int


def span_of(text: str) -> Span:
    """The days that an EDTF text may mean; raises NotADate. `first` may lie after `last`: the caller reports it."""
    if "/" not in text:
        return Span(_first(text), _last(text))
    left, _, right = text.partition("/")
    first = OPEN_START if left in ("", "..") else _first(left)
    last = OPEN_END if right in ("", "..") else _last(right)
    return Span(first, last)


def dated(texts: pl.Series) -> pl.DataFrame:
    """For each text the dated properties of the model plus `fault` ('not a date', 'backwards' or null).

    Null and faulty texts come out as not dated: any day is possible.
    """
    parsed = [_parsed(text) for text in texts.drop_nulls().unique()]
    table = pl.DataFrame(
        parsed, schema={"edtf": pl.String, "from_day": pl.Int64, "to_day": pl.Int64, "fault": pl.String}, orient="row"
    )
    joined = texts.alias("edtf").to_frame().join(table, on="edtf", how="left", maintain_order="left")
    sound = joined.with_columns(
        pl.col("from_day").fill_null(OPEN_START),
        pl.col("to_day").fill_null(OPEN_END),
        edtf=pl.when(pl.col("fault").is_null()).then("edtf"),
    )
    described = described_by(pl.col("edtf"), pl.col("from_day"), pl.col("to_day"))
    return sound.with_columns(**described).select(*DATED, "fault")


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


def _parsed(text: str) -> tuple[str, int | None, int | None, str | None]:
    try:
        span = span_of(text)
    except NotADate:
        return (text, None, None, "not a date")
    if span.first > span.last:
        return (text, None, None, "backwards")
    return (text, span.first, span.last, None)


def _first(text: str) -> int:
    return _ends(text)[0]


def _last(text: str) -> int:
    return _ends(text)[1]


@lru_cache(maxsize=1 << 16)
def _ends(text: str) -> tuple[int, int]:
    """First and last day of a date that is not an interval."""
    season, plain = SEASON.match(text), PLAIN.match(text)
    if season:
        year, (begins, ends) = int(season[1]), SEASON_MONTHS[season[2]]
        return _day(year, begins, 1), _month_end(year, ends)
    if plain is None:
        return _bounds(text)
    year, month, day = int(plain[1]), plain[2], plain[3]
    if month is None:
        return _day(year, 1, 1), _day(year, 12, 31)
    if not 1 <= int(month) <= 12:
        # A season or a quarter of the year, which EDTF writes in the place of the month.
        return _bounds(text)
    if day is None:
        return _day(year, int(month), 1), _month_end(year, int(month))
    return _day(year, int(month), int(day)), _day(year, int(month), int(day))


def _month_end(year: int, month: int) -> int:
    """Last day of a month; months run on into the next year."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return _day(year, month, monthrange(year, month)[1])


def _bounds(text: str) -> tuple[int, int]:
    try:
        # The library prints what it cannot read, and a cell's text must not reach the screen.
        with redirect_stdout(StringIO()):
            parsed = parse_edtf(text)
        lower, upper = parsed.lower_strict(), parsed.upper_strict()
        return (
            _day(lower.tm_year, lower.tm_mon, lower.tm_mday),
            _day(upper.tm_year, upper.tm_mon, upper.tm_mday),
        )
    except (EDTFParseException, ValueError, TypeError, AttributeError, OverflowError) as error:
        # The library raises several types for texts that are not dates or lie outside the calendar.
        raise NotADate from error


def _day(year: int, month: int, day: int) -> int:
    try:
        return (dt.date(year, month, day) - EPOCH).days
    except ValueError as error:
        raise NotADate from error
