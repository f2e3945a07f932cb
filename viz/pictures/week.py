"""The week of a parent: every appointment on its day, and how that week stands among the others."""

from datetime import date, datetime, timedelta
from typing import Any

import polars as pl

from disclosure.release import Released
from schema.definition import Model
from schema.nearby import near
from schema.problems import KithError
from viz.pictures import marks
from viz.pictures.frame import ROOM, About, empty, framed, room_of, sheet_for
from viz.pictures.names import Names
from viz.pictures.sheet import (
    GROUND,
    HEADING,
    INK,
    LEADING,
    MARGIN,
    PALE,
    PAPER,
    SECOND_INK,
    SMALL,
    TEXT,
    Picture,
    Sheet,
)
from viz.pictures.telling import told
from viz.terms import capital, label

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
CARD, CARD_GAP, HEADS, WEEKS = 66.0, 6.0, 34.0, 96.0
KIND_LINES = 3
DAY_ZERO = date(1970, 1, 1)
READING = (
    "What was asked of this parent, day by day, kept or not. "
    "Times of the day, journeys and waiting are not told, and come on top."
)


def chosen_week(calendar: Released, parent: str = "", of: str = "") -> dict[str, Any] | None:
    """The row of the week to be shown, None when nothing that was asked of anybody is dated to the day.

    `parent` is an id, by default the parent of whom most is asked in one week; `of` an ISO week such as 2021-W05, by
    default the one with most demands, the first of these. Raises E604 for what is no week, E610 for a parent and E769
    for a week that has no row.
    """
    if of:
        _monday(of)
    known = calendar.rows["parent"].unique().to_list()
    if parent and parent not in known:
        raise KithError("E610", near=near(parent, known, 3))
    rows = calendar.rows.filter(pl.col("week") != "", (pl.col("parent") == parent) if parent else pl.lit(True))
    if of:
        rows = rows.filter(week=of)
        if rows.is_empty():
            raise KithError("E769")
    best = rows.sort("demands", "parent", "week", descending=[True, False, False])
    return best.row(0, named=True) if best.height else None


def week(
    calendar: Released,
    chronology: Released,
    names: Names,
    study_title: str,
    model: Model,
    parent: str = "",
    of: str = "",
) -> Picture:
    """The picture from answers to calendar and chronology; takes `parent` and `of`, and raises, as `chosen_week`."""
    row = chosen_week(calendar, parent, of)
    rows = calendar.rows.filter((pl.col("parent") == parent) if parent else pl.lit(True))
    numbers = rows.sort("parent", "week").select(
        pl.col("parent").map_elements(names.of, return_dtype=pl.String),
        "week", "demands", "held", "mandated", "days", "clash_days", "journey_days", "undated", "habits",
    )  # fmt: skip
    if row is None:
        about = About("A parent's week", study_title, calendar, READING)
        return Picture(about.title, empty(about, "Nothing that was asked of a parent is dated to the day."), numbers)
    monday = _monday(row["week"])
    spoken = f"{monday.day} {monday:%B %Y}"
    about = About(
        f"{capital(names.of(row['parent']))}, {names.of(row['family'])}: the week of {spoken}",
        study_title,
        calendar,
        READING,
    )
    own = (
        told(chronology.rows, model)
        .filter(pl.col("interaction").is_in(row["interactions"]))
        .sort("from_day", "position", "interaction")
    )
    days: list[list[dict[str, object]]] = [[] for _ in DAYS]
    for one in own.iter_rows(named=True):
        days[(DAY_ZERO + timedelta(days=one["from_day"])).weekday()].append(one)
    sheet = sheet_for(max(map(len, days)) * (CARD + CARD_GAP) + HEADS + WEEKS + 52)
    top, bottom = room_of(sheet)
    wide = ROOM / 7
    end = bottom - WEEKS
    for n, day in enumerate(days):
        x = MARGIN + wide * n
        sheet.box(x + 2, top, wide - 4, end - top - 38, GROUND if n < 5 else "#FAF9F6", round_=6)
        sheet.text(x + 10, top + 16, DAYS[n], HEADING, strong=True)
        sheet.text(x + wide - 10, top + 16, str((monday + timedelta(days=n)).day), HEADING, second=True, align="right")
        for k, one in enumerate(day):
            _card(sheet, one, x + 7, top + HEADS - 6 + k * (CARD + CARD_GAP), wide - 14, names, model)
    sheet.lines(MARGIN, end - 22, _summary(row), TEXT + 0.5, ROOM, 2, strong=True)
    _legend(sheet, MARGIN + ROOM - 372, end + 5)
    _weeks(sheet, rows.filter((pl.col("parent") == row["parent"]) & (pl.col("week") != "")), row, end)
    return Picture(about.title, framed(sheet, about), numbers)


def _card(sheet: Sheet, one: dict[str, object], x: float, y: float, wide: float, names: Names, model: Model) -> None:
    outcome = one["outcome"]
    sign = {"missed": marks.missed, "not_offered": marks.not_offered}.get(str(outcome))
    sheet.box(x, y, wide, CARD, PAPER, PALE if sign else SECOND_INK, 0.8, round_=4)
    if sign:
        sign(sheet, x + wide - 9, y + 10)
    else:
        marks.disc(sheet, x + wide - 9, y + 10, 3.6, bool(one["cares"]), bool(one["controls"]))
    room, kind = wide - 12, capital(label(model, "interaction_kind", str(one["kind"])))
    below = sheet.lines(x + 6, y + 13, kind, TEXT, room - 12, KIND_LINES, True)
    services = one["services"] if isinstance(one["services"], list) else []
    status = "" if outcome == "held" else label(model, "status", str(one["status"]))
    left = int((y + CARD - 4 - below) / (SMALL * LEADING)) + 1 - bool(status)
    below = sheet.lines(x + 6, below, ", ".join(names.of(str(each)) for each in services), SMALL, room, left)
    sheet.lines(x + 6, below, status, SMALL, room, 1)


def _legend(sheet: Sheet, x: float, y: float) -> None:
    for words, care, control in (("care", True, False), ("control", False, True), ("neither told", False, False)):
        marks.disc(sheet, x, y, 3.6, care, control)
        x = marks.said(sheet, x + 8, y, words)
    marks.missed(sheet, x, y)
    x = marks.said(sheet, x + 8, y, "missed, refused, cancelled")
    marks.not_offered(sheet, x, y)
    marks.said(sheet, x + 8, y, "not offered")


def _summary(row: dict[str, object]) -> str:
    """The week in one sentence."""
    said = [_n(row["demands"], "demand"), f"{row['held']} held", f"on {_n(row['days'], 'day')}"]
    if row["clash_days"]:
        said.append(f"{_n(row['clash_days'], 'day')} with two or more")
    if row["journey_days"]:
        said.append(f"{_n(row['journey_days'], 'day')} with two places or more to go to")
    extra = [f"{row['undated']} more not dated to the day"] if row["undated"] else []
    extra += [_n(row["habits"], "habit") + " told in general"] if row["habits"] else []
    rest = f" Besides, in no one week: {', '.join(extra)}." if extra else ""
    return f"This week: {', '.join(said)}.{rest}"


def _monday(week: str) -> date:
    """The first day of an ISO week such as 2021-W05; raises E604 for another text."""
    try:
        return datetime.strptime(f"{week}-1", "%G-W%V-%u").date()
    except ValueError as error:
        raise KithError("E604", name="week", expected="a week such as 2022-W05") from error


def _n(count: object, word: str) -> str:
    return f"{count} {word}" if count == 1 else f"{count} {word}s"


def _weeks(sheet: Sheet, rows: pl.DataFrame, chosen: dict[str, object], top: float) -> None:
    """A bar a week, the chosen one in ink; weeks of which nothing is told are gaps."""
    counts = {_monday(name): n for name, n in rows.select("week", "demands").iter_rows()}
    first, last = min(counts), max(counts)
    weeks = (last - first).days // 7 + 1
    most = max(counts.values())
    wide = min(14.0, ROOM / weeks)
    base, room = top + WEEKS - 22, WEEKS - 46
    sheet.text(MARGIN, top + 8, f"Demands a week, {first:%B %Y} to {last:%B %Y}; at most {most}", SMALL, second=True)
    for monday, n in sorted(counts.items()):
        x = MARGIN + wide * ((monday - first).days // 7)
        is_chosen = f"{monday.isocalendar().year}-W{monday.isocalendar().week:02d}" == chosen["week"]
        sheet.box(x + wide * 0.12, base - room * n / most, wide * 0.76, room * n / most, INK if is_chosen else PALE)
        if is_chosen:
            sheet.text(x + wide / 2, base - room * n / most - 3, str(n), SMALL, strong=True, align="center")
    sheet.line([(MARGIN, base), (MARGIN + wide * weeks, base)], SECOND_INK, 0.8)
    for year in range(first.year, last.year + 2):
        start = date(year, 1, 1)
        if first <= start <= last:
            x = MARGIN + wide * ((start - first).days / 7)
            sheet.line([(x, base), (x, base + 4)], SECOND_INK, 0.8)
            sheet.text(x + 2, base + 11, str(year), SMALL, second=True)
