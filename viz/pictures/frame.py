"""What every picture says around its drawing: title, study, level and data version, what is counted, what it is not."""

from collections.abc import Iterable
from dataclasses import dataclass

from disclosure.release import Released, synthetic_words
from viz.pictures.sheet import HEIGHT, LEADING, MARGIN, SMALL, TEXT, TITLE, WIDTH, Sheet, fits

VERSION_DIGITS = 12
#: from the top of the sheet to what is drawn, and from what is drawn to the bottom
HEAD, FOOT = 80.0, 86.0
ROOM = WIDTH - 2 * MARGIN
#: least room for names at the left of rows
NAMES = 130.0
#: lines of the definition on the sheet; the whole of it is in the description of the file
MOST_LINES = 4


@dataclass(frozen=True)
class About:
    """What a picture is of."""

    title: str
    study_title: str
    released: Released
    #: how to read it, in one line below the title
    reading: str


def sheet_for(rows: float) -> Sheet:
    """A sheet with `rows` points of height for the drawing, at the least what A4 gives."""
    return Sheet(max(HEIGHT, rows + HEAD + FOOT))


def room_of(sheet: Sheet) -> tuple[float, float]:
    """Top and bottom of the drawing on a sheet."""
    return HEAD, sheet.height - FOOT


def names_room(names: Iterable[str], most: float) -> float:
    """The room that names take at the left of rows, no more than `most`."""
    return min(most, max(NAMES, *(fits(name, TEXT) + 14 for name in names)))


def framed(sheet: Sheet, about: About) -> str:
    """The finished SVG: the drawing with its title above and what it rests on below."""
    sheet.text(MARGIN, 40, about.title, TITLE, strong=True, room=ROOM)
    sheet.text(MARGIN, 58, about.reading, SMALL + 2, second=True, room=ROOM)
    y = sheet.height - FOOT + 22
    sheet.line([(MARGIN, y - 12), (WIDTH - MARGIN, y - 12)])
    sheet.lines(MARGIN, y, about.released.definition, SMALL - 0.5, ROOM, MOST_LINES)
    sheet.text(MARGIN, sheet.height - 14, _said(about), SMALL, strong=True, room=ROOM)
    return sheet.svg(about.title, f"{about.reading} {about.released.definition} {_said(about)}")


def empty(about: About, why: str) -> str:
    """A picture of nothing, which says so."""
    sheet = Sheet()
    sheet.box(MARGIN, HEAD + 90, ROOM, 110, "#F3F2EE", round_=8)
    sheet.text(WIDTH / 2, HEAD + 90 + 55 + SMALL * LEADING / 2, why, 14, align="center", room=ROOM - 40)
    return framed(sheet, about)


def _said(about: About) -> str:
    released = about.released
    parts = [
        about.study_title,
        f"{released.level.capitalize()} level",
        f"data version {released.data_version[:VERSION_DIGITS]}",
    ]
    parts += [f"export {released.export}"] if released.export else []
    parts += [synthetic_words(released.synthetic)] if released.synthetic else []
    return " · ".join(parts)
