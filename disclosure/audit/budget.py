"""How many individual families each person looked at on one day, counted from the log's own lines."""

import json
from dataclasses import dataclass
from datetime import date
from io import BytesIO

from disclosure.audit.files import Segments
from disclosure.audit.head import Head
from schema.problems import KithError, Place

NO_FAMILY = b'"families":[]'
#: what such a line says of its end; refused readings showed nothing
REFUSED = "refused"


@dataclass(frozen=True)
class Budget:
    """How many different families a person may look at one by one in a day, as the policy says."""

    #: from this number on the answer carries a warning
    warn: int
    #: more than this are refused
    most: int


class Tally:
    """The families that people read on one day. It reads each line of the log once, and on a new day begins anew."""

    def __init__(self, segments: Segments) -> None:
        self._segments = segments
        self._day: date | None = None
        self._reached = Head()
        self._read: dict[str, set[str]] = {}

    def of(self, who: str, day: date, head: Head) -> set[str]:
        """Families that somebody read on a day of UTC, from the lines up to the head; raises OSError, E733."""
        if day != self._day or head.seq < self._reached.seq:
            self._read = {}
            self._reached = Head(segment=self._first_with(day, head), size=0)
            self._day = day
        self._read_up_to(head)
        return self._read.setdefault(who, set())

    def _first_with(self, day: date, head: Head) -> int:
        """The first of the files at the end of the log that tell of a day."""
        first = head.segment
        while first > 1 and _mark(day) in self._segments.read(first - 1, 0, self._segments.size(first - 1)):
            first -= 1
        return first

    def _read_up_to(self, head: Head) -> None:
        for number in range(self._reached.segment, head.segment + 1):
            start = self._reached.size if number == self._reached.segment else 0
            end = head.size if number == head.segment else self._segments.size(number)
            self._count(self._segments.read(number, start, end))
        self._reached = head

    def _count(self, data: bytes) -> None:
        """Count lines of the day; most lines of a log are of other days or of no family, and are not parsed."""
        if self._day is None:
            return
        mark = _mark(self._day)
        first = data.find(mark)
        if first < 0:
            return
        for line in BytesIO(data[data.rfind(b"\n", 0, first) + 1 :]):
            if mark in line and NO_FAMILY not in line:
                try:
                    values = json.loads(line)
                    read = () if values["outcome"] == REFUSED else values["families"]
                    self._read.setdefault(values["who"], set()).update(read)
                except (ValueError, KeyError, TypeError) as error:
                    place = Place(file=str(self._segments.folder))
                    raise KithError("E733", place, what="a line of today cannot be read") from error


def _mark(day: date) -> bytes:
    return f'"at":"{day.isoformat()}T'.encode("ascii")
