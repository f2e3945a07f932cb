"""Places in words, for a reader, and back: boxes of a page or picture, stretches of time."""

import re
from collections.abc import Sequence

#: the place of a code that was applied to a document as such
WHOLE = "the whole document"
CLOCK = r"(\d+):(\d\d):(\d\d)\.(\d\d\d)"
TIME = re.compile(f"{CLOCK} to {CLOCK}")
BOX = re.compile(r"(?:page (-?\d+), )?box (-?\d+),(-?\d+) to (-?\d+),(-?\d+)")


def box_place(page: int | None, corners: Sequence[int]) -> str:
    """A box by two corners: points from the bottom left of a page, or pixels of a picture where there is no page."""
    where = f"page {page}, " if page is not None else ""
    return f"{where}box {corners[0]},{corners[1]} to {corners[2]},{corners[3]}"


def box_of(place: str) -> tuple[int | None, tuple[int, int, int, int]] | None:
    """The page and corners that `box_place` has written, None for other words."""
    found = BOX.fullmatch(place)
    if found is None:
        return None
    page, *corners = found.groups()
    first, second, third, fourth = (int(one) for one in corners)
    return (int(page) if page is not None else None), (first, second, third, fourth)


def time_place(begin: int, end: int) -> str:
    """A stretch of a recording, of milliseconds as hours, minutes and seconds."""
    return f"{_clock(begin)} to {_clock(end)}"


def time_of(place: str) -> tuple[int, int] | None:
    """The milliseconds that `time_place` has written, None for other words."""
    found = TIME.fullmatch(place)
    if found is None:
        return None
    parts = [int(one) for one in found.groups()]
    begin, end = (((h * 60 + m) * 60 + s) * 1000 + ms for h, m, s, ms in (parts[:4], parts[4:]))
    return begin, end


def sync_place(begin: int | None, end: int | None) -> str | None:
    """The stretch that a passage of a transcript covers, None where the tool does not say it."""
    return time_place(begin, end) if begin is not None and end is not None and 0 <= begin <= end else None


def _clock(milliseconds: int) -> str:
    seconds, rest = divmod(milliseconds, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}.{rest:03}"
