"""The time of every family on one scale: what is told above the line for care, below it for control."""

from collections.abc import Callable
from datetime import date, timedelta

import polars as pl

from disclosure.release import Released
from schema.definition import Model
from viz.pictures import marks
from viz.pictures.frame import ROOM, About, empty, framed, names_room, room_of, sheet_for
from viz.pictures.names import Names
from viz.pictures.sheet import CARE, CONTROL, MARGIN, PALE, RULE, SECOND_INK, SMALL, TEXT, Picture, Sheet
from viz.pictures.telling import OUTCOMES, told

MOST_NAMES, TOTALS = 250.0, 132.0
ROW, LEGEND = 17.5, 30.0
#: height of a stroke for one interaction
STROKE = 6.2
#: an interval longer than this is drawn as one
SPAN, SPAN_COLOUR = 62, "#E4E1D6"
#: what did not come about is marked small: it must not outweigh what did
OPEN_MARK = 1.9
DAY_ZERO = date(1970, 1, 1)
READING = (
    "Every stroke is an interaction: above the line where care is told, below it where control is. "
    "A pale bar: some time within it."
)


def timeline(chronology: Released, names: Names, study_title: str, model: Model) -> Picture:
    """The picture from an answer to chronology."""
    about = About("Families in time", study_title, chronology, READING)
    rows = told(chronology.rows, model)
    numbers = (
        rows.group_by("family")
        .agg(
            *((pl.col("outcome") == name).sum().alias(name) for name in OUTCOMES),
            pl.col("cares").sum().alias("care"),
            pl.col("controls").sum().alias("control"),
            (~pl.col("dated")).sum().alias("undated"),
        )
        .sort("family")
        .with_columns(pl.col("family").map_elements(names.of, return_dtype=pl.String))
    )
    drawn = rows.filter("dated")
    if drawn.is_empty():
        return Picture(about.title, empty(about, "Nothing that is told has a date."), numbers)
    families = names.families
    sheet = sheet_for(len(families) * ROW + LEGEND + 26)
    top, bottom = room_of(sheet)
    first, last = drawn.select(pl.col("from_day").min(), pl.col("to_day").max()).row(0)
    beside = names_room(map(names.of, families), MOST_NAMES)
    left, right = MARGIN + beside, MARGIN + ROOM - TOTALS
    tall = min(26.0, (bottom - top - LEGEND - 16) / len(families))

    def across(day: float) -> float:
        return float(left + (right - left) * (day - first) / max(1, last - first))

    down = {family: top + 16 + tall * (n + 0.5) for n, family in enumerate(families)}
    _scale(sheet, first, last, across, top, top + 16 + tall * len(families))
    for n, words in enumerate(("held", "missed", "not offered", "undated")):
        for k, word in enumerate(reversed(words.split())):
            sheet.text(right + TOTALS * (n + 1) / 4, top + 8 - 9 * k, word, SMALL - 0.5, second=True, align="right")
    for family in families:
        y = down[family]
        sheet.line([(left, y), (right, y)], PALE, 0.7)
        sheet.text(left - 8, y + TEXT * 0.35, names.of(family), TEXT, align="right", room=beside - 12)
    _strokes(sheet, drawn, across, down)
    counts = rows.group_by("family", maintain_order=True).agg(
        *((pl.col("outcome") == name).sum().alias(name) for name in ("held", "missed", "not_offered")),
        (~pl.col("dated")).sum().alias("undated"),
    )
    for family, *row in counts.iter_rows():
        for n, count in enumerate(row):
            sheet.text(right + TOTALS * (n + 1) / 4, down[family] + TEXT * 0.35, str(count), TEXT, align="right")
    _legend(sheet, top + 16 + tall * len(families) + 18)
    return Picture(about.title, framed(sheet, about), numbers)


def _strokes(sheet: Sheet, drawn: pl.DataFrame, across: Callable[[float], float], down: dict[str, float]) -> None:
    spans, care, control, plain, open_marks = [], [], [], [], []
    for family, start, end, outcome, cares, controls in drawn.select(
        "family", "from_day", "to_day", "outcome", "cares", "controls"
    ).iter_rows():
        x, y = across((start + end) / 2), down[family]
        if end - start > SPAN:
            spans.append((across(start), y, across(end), y))
        if outcome in ("missed", "not_offered"):
            open_marks.append((x, y, outcome))
            continue
        if cares:
            care.append((x, y - 0.8, x, y - 0.8 - STROKE))
        if controls:
            control.append((x, y + 0.8, x, y + 0.8 + STROKE))
        if not cares and not controls:
            plain.append((x, y - 1.8, x, y + 1.8))
    sheet.strokes(spans, SPAN_COLOUR, 2.6)
    sheet.strokes(plain, SECOND_INK, 0.8)
    sheet.strokes(care, CARE, 1.1)
    sheet.strokes(control, CONTROL, 1.1)
    for x, y, outcome in open_marks:
        (marks.missed if outcome == "missed" else marks.not_offered)(sheet, x, y, OPEN_MARK)


def _scale(sheet: Sheet, first: int, last: int, across: Callable[[float], float], top: float, bottom: float) -> None:
    """Lines at years, at quarters where there is room."""
    start, end = (DAY_ZERO + timedelta(days=day) for day in (first, last))
    months = 3 if (last - first) < 5 * 366 else 12 if (last - first) < 14 * 366 else 60
    year, month = start.year, 1
    while date(year, month, 1) <= end:
        day = (date(year, month, 1) - DAY_ZERO).days
        if day >= first:
            is_year = month == 1
            sheet.line(
                [(across(day), top + 12), (across(day), bottom)], RULE, 0.9 if is_year else 0.5, dashed=not is_year
            )
            words = str(year) if is_year else f"{date(year, month, 1):%b}"
            sheet.text(across(day) + 3, top + 8, words, SMALL, strong=is_year, second=not is_year)
        month += months
        year, month = year + (month - 1) // 12, (month - 1) % 12 + 1


def _legend(sheet: Sheet, y: float) -> None:
    x = MARGIN + 8
    sheet.strokes([(x, y, x, y - STROKE - 1)], CARE, 1.4)
    x = marks.said(sheet, x + 6, y, "care told")
    sheet.strokes([(x, y - 1, x, y + STROKE)], CONTROL, 1.4)
    x = marks.said(sheet, x + 6, y, "control told")
    sheet.strokes([(x, y - 2, x, y + 2)], SECOND_INK, 1.0)
    x = marks.said(sheet, x + 6, y, "neither told")
    marks.missed(sheet, x, y, OPEN_MARK)
    x = marks.said(sheet, x + 8, y, "missed, refused or cancelled")
    marks.not_offered(sheet, x, y, OPEN_MARK)
    x = marks.said(sheet, x + 8, y, "not offered or not invited")
    sheet.strokes([(x, y, x + 16, y)], SPAN_COLOUR, 2.6)
    marks.said(sheet, x + 22, y, "some time within more than two months")
