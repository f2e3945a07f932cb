"""One family in two windows of time: one layout, in which only what is told differs."""

import calendar
import datetime as dt
import re
from dataclasses import dataclass, replace

from queries.days import EPOCH, FIRST_DAY, LAST_DAY
from schema.problems import KithError
from viz.ecomap.compare import PEOPLE, Comparison, compared, slim
from viz.ecomap.record import Ecomap
from viz.terms import when

MONTH = re.compile(r"^(\d{4})-(\d{2})$")
YEAR = re.compile(r"^\d{4}$")
BETWEEN = ".."


@dataclass(frozen=True)
class Window:
    """A window of time; days since 1970-01-01."""

    first: int
    last: int
    words: str


def window(text: str) -> Window:
    """A window from how people write it: 2021-04..2021-09, 2021, 2021-05-03, ..2021-03 or 2022-01..

    Raises E604 for anything else, E606 where the end is before the beginning.
    """
    start, found, end = text.partition(BETWEEN)
    if not found:
        end = start
    if not (start or end):
        raise _unread()
    first = _day(start, last=False) if start else FIRST_DAY
    last = _day(end, last=True) if end else LAST_DAY
    if first > last:
        raise KithError("E606")
    words = when(start) if start == end else when("/".join((start or "..", end or "..")))
    return Window(first, last, words)


def two_dates(one: Ecomap, windows: tuple[Window, Window]) -> Comparison:
    """The comparison of a family's map, unfolded, in two windows.

    What may have taken place in a window is in it; what has no date is in both.
    """
    whole = slim(one)
    left, right = (_within(whole, window) for window in windows)
    return compared("dates", one.title, (windows[0].words, windows[1].words), (left, right), whole)


def _within(one: Ecomap, window: Window) -> Ecomap:
    """What is told in a window; people stay, services of which nothing is told in it do not."""
    told = tuple(
        i
        for i in one.interactions
        if (i.told.from_day is None or i.told.from_day <= window.last)
        and (i.told.to_day is None or i.told.to_day >= window.first)
    )
    here = {i.owner for i in told}
    # A line for which no single dealing is told has no date, and stands in every window.
    kept = [replace(t, interactions=tuple(i for i in t.interactions if i in here)) for t in one.ties]
    ties = tuple(new for old, new in zip(one.ties, kept, strict=True) if new.interactions or not old.interactions)
    reached = {end for t in ties for end in t.ends} | {n for i in told for n in i.nodes}
    nodes = tuple(n for n in one.nodes if n.kind in PEOPLE or n.owner in reached)
    return replace(one, nodes=nodes, ties=ties, interactions=told)


def _day(text: str, *, last: bool) -> int:
    month = MONTH.match(text)
    try:
        if YEAR.match(text):
            day = dt.date(int(text), 12, 31) if last else dt.date(int(text), 1, 1)
        elif month:
            year, number = int(month[1]), int(month[2])
            day = dt.date(year, number, calendar.monthrange(year, number)[1] if last else 1)
        else:
            day = dt.date.fromisoformat(text)
    except ValueError as error:
        raise _unread() from error
    return (day - EPOCH).days


def _unread() -> KithError:
    return KithError("E604", name="windows", expected="two of 2021-04..2021-09, 2021, ..2021-03 or 2022-01..")
