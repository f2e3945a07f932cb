"""Quotes: each is cleared by itself, for one level, by two people, and only as it was worded when they read it."""

from collections.abc import Callable
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from disclosure.register.file import RegisterFile
from schema.problems import KithError

#: so many different people clear a quote
PEOPLE = 2
CLEARED = "SELECT passage, words FROM quotes WHERE level = ? GROUP BY passage, words HAVING count(*) >= ?"


class Quotes:
    """Clearances in the register of a private folder. Every method raises E739 when it cannot be used."""

    def __init__(self, private: Path, clock: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._file = RegisterFile(private)
        self._clock = clock

    def clear(self, passage: str, level: str, text: str, by: str) -> int:
        """Say that a passage may be quoted in these words at this level; how many people have said so by now.

        Raises E737 when the same person said so before. The words are kept as a SHA-256 only.
        """
        with self._file.change() as connection:
            key = (passage, level, fingerprint(text))
            said = "SELECT by FROM quotes WHERE passage = ? AND level = ? AND words = ?"
            people = {row[0].casefold() for row in connection.execute(said, key)}
            if by.casefold() in people:
                raise KithError("E737", did="cleared")
            now = self._clock().astimezone(UTC).isoformat(timespec="seconds")
            connection.execute("INSERT INTO quotes VALUES (?, ?, ?, ?, ?)", (*key, by, now))
            return len(people) + 1

    def withdraw(self, passage: str) -> int:
        """Take back every clearance of a passage, at every level; how many there were."""
        with self._file.change() as connection:
            return connection.execute("DELETE FROM quotes WHERE passage = ?", (passage,)).rowcount

    def cleared(self, level: str) -> dict[str, set[str]]:
        """The passages that two people cleared for a level, each with the fingerprints of its cleared words."""
        found: dict[str, set[str]] = {}
        with self._file.read() as connection:
            for passage, words in connection.execute(CLEARED, (level, PEOPLE)):
                found.setdefault(passage, set()).add(words)
        return found


def fingerprint(text: str) -> str:
    """What is kept of a quote's words, however its lines are broken."""
    return sha256(" ".join(text.split()).encode("utf-8")).hexdigest()
