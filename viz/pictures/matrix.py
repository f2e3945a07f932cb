"""Which family has to do with which service: families down, services across, a disc where dealings are told."""

from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from disclosure.release import Released
from viz.pictures import marks
from viz.pictures.frame import NAMES, ROOM, About, empty, framed, names_room, room_of, sheet_for
from viz.pictures.names import Names, Service
from viz.pictures.sheet import GROUND, INK, MARGIN, PALE, RULE, SMALL, TEXT, Picture, Sheet, fits

#: most width of the families' names, width of their totals, and least and most of a service's column
MOST_NAMES, TOTAL, COLUMN, MOST_COLUMN = 260.0, 46.0, 15.0, 26.0
#: height of the services' names, of a family's row, and of the names of sectors too narrow for theirs
SERVICES, ROW, ABOVE = 116.0, 12.5, 11.0
COUNTS = ("contacts", "habits", "missed", "not_offered", "care", "control")
READING = (
    "A disc where contacts are told, larger for more; a small one may matter most. Empty: nobody tells of any. "
    "What two services held stands in both columns."
)


def matrix(web: Released, names: Names, study_title: str) -> Picture:
    """The picture from an answer to family_network."""
    about = About("Families and services", study_title, web, READING)
    told = (
        web.rows.filter(pl.col("tie").is_in(["involved_with", "involvement"]))
        .group_by("family", "to_id")
        .agg(*(pl.col(name).sum() for name in COUNTS))
        .sort("family", "to_id")
    )
    numbers = told.select(
        pl.col("family").map_elements(names.of, return_dtype=pl.String),
        pl.col("to_id").map_elements(names.of, return_dtype=pl.String).alias("service"),
        *COUNTS,
    )
    if told.is_empty():
        return Picture(about.title, empty(about, "No dealing with a service is told."), numbers)
    services = [one for one in names.services if one.id in set(told["to_id"])]
    families = names.families
    most = max(NAMES, min(MOST_NAMES, ROOM - TOTAL - COLUMN * len(services)))
    room = names_room(map(names.of, families), most)
    wide, left = min(MOST_COLUMN, (ROOM - room - TOTAL) / len(services)), MARGIN + room
    bands = _bands(services, left, wide)
    above = ABOVE * (1 + max(band.level for band in bands))
    sheet = sheet_for(len(families) * ROW + SERVICES + above + 44)
    top, bottom = room_of(sheet)
    first = top + above + SERVICES
    tall = min(24.0, (bottom - first - 40) / len(families))
    size = min(1.0, wide / 16, tall / 16)
    for band in bands:
        _band(sheet, band, top + above, first + tall * len(families))
    for n, one in enumerate(services):
        x = left + wide * (n + 0.5) + SMALL * 0.35
        sheet.text(x, first - 5, one.name, SMALL, turned=90, room=SERVICES - 10)
    x = left + wide * len(services)
    for n, family in enumerate(families):
        y = first + tall * n
        sheet.line([(MARGIN, y), (x + TOTAL, y)], RULE, 0.5)
        sheet.text(left - 8, y + tall / 2 + TEXT * 0.35, names.of(family), TEXT, align="right", room=room - 10)
    across = {one.id: left + wide * (n + 0.5) for n, one in enumerate(services)}
    down = {family: first + tall * (n + 0.5) for n, family in enumerate(families)}
    for family, service, contacts, habits, missed, not_offered, care, control in told.iter_rows():
        at = across[service], down[family]
        if contacts:
            marks.disc(sheet, *at, marks.radius(contacts) * size, care > 0, control > 0)
        elif missed:
            marks.missed(sheet, *at)
        elif not_offered:
            marks.not_offered(sheet, *at)
        elif habits:
            marks.disc(sheet, *at, 2.0 * size, care > 0, control > 0)
        else:
            sheet.disc(*at, 0.9, PALE, PALE, 0.5)
    totals = dict(told.group_by("family").agg(pl.col("contacts").sum()).iter_rows())
    sheet.text(x + TOTAL, first - 5, "contacts", SMALL, strong=True, align="right")
    for family in families:
        sheet.text(x + TOTAL, down[family] + TEXT * 0.35, str(totals.get(family, 0)), TEXT, align="right")
    under = first + tall * len(families)
    sheet.line([(MARGIN, under), (x + TOTAL, under)], INK, 0.8)
    counted = dict(told.filter(pl.col("contacts") > 0).group_by("to_id").len().iter_rows())
    sheet.text(left - 8, under + 12, "families with a contact", SMALL, strong=True, align="right")
    for one in services:
        sheet.text(across[one.id], under + 12, str(counted.get(one.id, 0)), SMALL, align="center")
    _legend(sheet, under + 30)
    return Picture(about.title, framed(sheet, about), numbers)


@dataclass(frozen=True)
class Band:
    """The ground of one sector's columns."""

    sector: str
    left: float
    right: float
    #: how many lines above the ground its name stands, where the ground is too narrow for it; -1 on the ground
    level: int


def _bands(services: Sequence[Service], left: float, wide: float) -> list[Band]:
    bands: list[Band] = []
    #: right end of the last name on each line above
    ends: list[float] = []
    for sector in dict.fromkeys(one.sector for one in services):
        right = left + wide * sum(one.sector == sector for one in services)
        half, middle, level = fits(sector, SMALL, True) / 2, (left + right) / 2, -1
        if 2 * half > right - left - 6:
            level = next((n for n, end in enumerate(ends) if middle - half > end + 6), len(ends))
            ends[level : level + 1] = [middle + half]
        bands.append(Band(sector, left, right, level))
        left = right
    return bands


def _band(sheet: Sheet, band: Band, top: float, bottom: float) -> None:
    middle = (band.left + band.right) / 2
    sheet.box(band.left + 1, top - 12, band.right - band.left - 2, bottom - top + 12, GROUND, round_=5)
    if band.level < 0:
        sheet.text(middle, top - 2, band.sector, SMALL, strong=True, align="center")
        return
    y = top - 15 - ABOVE * band.level
    sheet.line([(middle, top - 4), (middle, y + 2)], PALE, 0.6)
    sheet.text(middle, y, band.sector, SMALL, strong=True, align="center")


def _legend(sheet: Sheet, y: float) -> None:
    x = MARGIN + 8
    for words, care, control in (
        ("care", True, False),
        ("control", False, True),
        ("both", True, True),
        ("neither told", False, False),
    ):
        marks.disc(sheet, x, y, 4.2, care, control)
        x = marks.said(sheet, x + 9, y, words)
    for size, words in ((3.0, "1 or 2"), (4.2, "3 to 9"), (5.6, "10 to 29"), (7.0, "30 contacts or more")):
        marks.disc(sheet, x, y, size, False, False)
        x = marks.said(sheet, x + 11, y, words)
    marks.missed(sheet, x, y)
    x = marks.said(sheet, x + 8, y, "missed, refused or cancelled only")
    marks.not_offered(sheet, x, y)
    x = marks.said(sheet, x + 8, y, "not offered only")
    sheet.disc(x, y, 0.9, PALE, PALE, 0.5)
    marks.said(sheet, x + 6, y, "works with the family")
