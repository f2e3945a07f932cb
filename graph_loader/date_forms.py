"""The forms of EDTF that sources use, read by rule; the rare others by the library, which takes 60 ms for each.

Every rule gives what the library gives, but for seasons: the library closes winter with its December, and here a winter
runs on to the end of February. A form that no rule knows for certain is left to the library.
"""

import datetime as dt
import re
from calendar import monthrange
from contextlib import redirect_stdout
from functools import lru_cache
from io import StringIO
from itertools import pairwise

from edtf import EDTFParseException, parse_edtf

EPOCH = dt.date(1970, 1, 1)
SEASON = re.compile(r"^(\d{4})-(2[1-4])[~?%]?$")
SEASON_MONTHS = {"21": (3, 5), "22": (6, 8), "23": (9, 11), "24": (12, 14)}

#: A year, month or day, parts of it perhaps unknown.
PLAIN = re.compile(r"^(\d{2}(?:\d\d|\dX|XX))(?:-(\d\d|XX)(?:-(\d\d|XX))?)?$")
#: A date that is about or uncertain, as a whole or in one part.
MARKED = re.compile(
    r"^(?:\d{4}(?:-\d\d(?:-(?:\d\d|XX))?)?[~?%]|[~?%]\d{4}(?:-\d\d){0,2}|\d{4}[~?%](?:-\d\d){1,2}"
    r"|\d{4}-[~?%]\d\d(?:-\d\d)?)$"
)
#: One of several dates, or all of them.
SEVERAL = re.compile(r"^(?:\[([\d,.-]+)\]|\{([\d,.-]+)\})$")
MEMBER = r"\d{4}(?:-\d\d){0,2}"
MEMBERS = re.compile(rf"^{MEMBER}(?:\.\.{MEMBER})?(?:,{MEMBER}(?:\.\.{MEMBER})?)*$")

#: First and last day, in days since 1970-01-01.
Days = tuple[int, int]


class NotADate(ValueError):
    """The text is not a possible EDTF date."""


@lru_cache(maxsize=1 << 16)
def days_of(text: str) -> Days:
    """First and last day that a date may mean which is not an interval; raises NotADate."""
    known = _by_rule(text)
    return known if known is not None else _by_library(text)


def _by_rule(text: str) -> Days | None:
    """What the rules say; None for a form that they do not know, such as a quarter of a year or a time of day."""
    if season := SEASON.match(text):
        begins, ends = SEASON_MONTHS[season[2]]
        return _span((int(season[1]), begins, 1), (int(season[1]), ends, None))
    if MARKED.match(text):
        text = re.sub("[~?%]", "", text)
    if plain := PLAIN.match(text):
        return _plain(plain[1], plain[2], plain[3])
    if several := SEVERAL.match(text):
        return _several(several[1] or several[2])
    return None


def _plain(year: str, month: str | None, day: str | None) -> Days | None:
    """An unknown digit is anything from 0 to 9, an unknown month or day the first to the last."""
    if month not in (None, "XX") and not 1 <= int(month) <= 12:
        # A season or a quarter of the year, which EDTF writes in the place of the month.
        return None
    months = (1, 12) if month in (None, "XX") else (int(month), int(month))
    days = (1, None) if day in (None, "XX") else (int(day), int(day))
    known = "X" not in f"{year}{month}{day}"
    try:
        return _span(
            (int(year.replace("X", "0")), months[0], days[0]), (int(year.replace("X", "9")), months[1], days[1])
        )
    except NotADate:
        # The 29th of a February in some year is for the library to judge.
        if known:
            raise
        return None


def _several(text: str) -> Days | None:
    """From the first day of the first member to the last day of the last, where they are given in order."""
    parts = re.split(r",|\.\.", text)
    if not MEMBERS.match(text) or len(parts) < 2:
        return None
    members = [PLAIN.match(part) for part in parts]
    spans = [span for one in members if one and (span := _plain(one[1], one[2], one[3])) is not None]
    ascends = all(one[1] < other[0] for one, other in pairwise(spans))
    return (spans[0][0], spans[-1][1]) if len(spans) == len(parts) and ascends else None


def _span(first: tuple[int, int, int], last: tuple[int, int, int | None]) -> Days:
    """From a day to a day, or to the end of its month where no day is given; months run on into the next year."""
    year, month, day = last
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    if day is None:
        day = monthrange(year, month)[1] if year else 31
    return _day(*first), _day(year, month, day)


def _by_library(text: str) -> Days:
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
