"""Audit logs for tests: written, told apart by line, and written by a child that may be killed."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Thread

from disclosure.audit import Audit, Entry

BEGINNING = datetime(2026, 3, 1, 9, tzinfo=UTC)


class Clock:
    """A clock that tests move."""

    def __init__(self) -> None:
        self.now = BEGINNING

    def __call__(self) -> datetime:
        return self.now

    def move(self, **by: float) -> None:
        """Move it, forward or back, by what `timedelta` takes."""
        self.now += timedelta(**by)


def entry(number: int, who: str = "anna", family: str = "") -> Entry:
    """A reading that can be told from others by its rows."""
    return Entry(who, "ask", "chronology", {"study": "s"}, (family,) if family else (), "research", number, "abc")


def private(folder: Path) -> Path:
    """A private folder within another."""
    made = folder / "private"
    made.mkdir(mode=0o700)
    return made


def lines(audit: Audit) -> list[bytes]:
    """Every line of the log, over all its files."""
    return [
        line for n in audit.segments.numbers() for line in audit.segments.path(n).read_bytes().splitlines(keepends=True)
    ]


def append_until_killed(private: Path, threads: int, segment_bytes: int, to: int) -> None:
    """Be a child that appends for ever and writes the number of each acknowledged line to a pipe."""
    audit = Audit(private, segment_bytes=segment_bytes)

    def go() -> None:
        while True:
            os.write(to, f"{audit.append(entry(1)).seq}\n".encode())

    for _ in range(threads - 1):
        Thread(target=go, daemon=True).start()
    go()
