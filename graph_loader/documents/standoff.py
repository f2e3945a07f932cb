"""Passages without their words: a fingerprint says whether the same words stand at a place, and finds them again.

A fingerprint is the SHA-256 of a passage's words, in composed form (Unicode NFC) and joined by single spaces, and how
many characters that is. A passage that begins or ends within a word counts that word whole, so that the words can be
looked for from one word's beginning to another's end. Line breaks and spaces may differ; words may not.
"""

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal
from unicodedata import normalize

import numpy as np
import numpy.typing as npt
import polars as pl

#: A shorter passage has no fingerprint: its words could be guessed, and would be found in many places.
SHORTEST = 16
#: At most so many stretches of one text are compared with one fingerprint, those nearest to the old place.
MOST_TRIED = 50_000
FINGERPRINTS = {"id": pl.String(), "quote_sha256": pl.String(), "quote_length": pl.Int64()}

#: exact: the same words at the same place; shifted: the same words elsewhere; lost: nowhere; unknown: no fingerprint
State = Literal["exact", "shifted", "lost", "unknown"]


@dataclass(frozen=True)
class Fingerprint:
    """What is kept of a passage's words."""

    sha256: str
    #: characters of the words with single spaces between them
    length: int


@dataclass(frozen=True)
class Found:
    """What became of a passage in a copy, and the characters at which it now stands; -1 when it does not."""

    state: State
    start: int = -1
    end: int = -1


class Reading:
    """A document's plain text with its lines and words; places are of the text as given, in code points."""

    def __init__(self, text: str) -> None:
        self.text = text

    def span(self, unit: str, first: int, last: int) -> tuple[int, int] | None:
        """The characters of a place: lines `first` to `last` from 1, or characters from 0; None when it is outside."""
        if unit == "lines":
            if not 1 <= first <= len(self._lines):
                return None
            # A line ends before its line break.
            end = int(self._lines[last]) - 1 if last < len(self._lines) else len(self.text)
            return int(self._lines[first - 1]), end
        return (first, min(last, len(self.text))) if 0 <= first < min(last, len(self.text)) else None

    def lines_of(self, start: int, end: int) -> tuple[int, int]:
        """The first and last line of a stretch of characters, from 1."""
        first, last = self.lines_at([start, max(start, end - 1)])
        return first, last

    def lines_at(self, characters: Sequence[int]) -> list[int]:
        """The line of each character, from 1."""
        return [int(line) for line in np.searchsorted(self._lines, characters, side="right")]

    def fingerprint(self, start: int, end: int) -> Fingerprint | None:
        """The fingerprint of a stretch of characters; None when it holds too little."""
        first = int(np.searchsorted(self._ends, start, side="right"))
        last = int(np.searchsorted(self._starts, end, side="left"))
        if first >= last:
            return None
        words = self._joined[self._from[first] : self._to[last - 1]]
        return Fingerprint(_sha256(words), len(words)) if len(words) >= SHORTEST else None

    def find(self, wanted: Fingerprint, near: int) -> tuple[int, int] | None:
        """Where the words of a fingerprint stand, nearest to the character `near`; None when they are not found."""
        first = np.arange(len(self._from))
        last = np.minimum(np.searchsorted(self._to, self._from + wanted.length), max(len(self._to) - 1, 0))
        fits = first[self._to[last] - self._from == wanted.length] if len(first) else first
        by_distance = np.argsort(np.abs(self._starts[fits] - near), kind="stable")[:MOST_TRIED]
        for one in fits[by_distance]:
            begin = int(self._from[one])
            if _sha256(self._joined[begin : begin + wanted.length]) == wanted.sha256:
                return int(self._starts[one]), int(self._ends[last[one]])
        return None

    def found(self, unit: str, first: int, last: int, wanted: Fingerprint | None, shift: int = 0) -> Found:
        """What became of a passage that stood at a place; `shift` is by how many characters its neighbour has moved."""
        old = self.span(unit, first, last)
        if wanted is None:
            return Found("unknown", *(old or (-1, -1)))
        if old is not None and self.fingerprint(*old) == wanted:
            return Found("exact", *old)
        place = self.find(wanted, (old[0] if old else len(self.text)) + shift)
        return Found("shifted", *place) if place else Found("lost")

    @cached_property
    def _lines(self) -> npt.NDArray[np.int64]:
        return np.array([0, *(m.end() for m in re.finditer("\n", self.text))], dtype=np.int64)

    @cached_property
    def _words(self) -> tuple[npt.NDArray[np.int64], list[str]]:
        spans = [m.span() for m in re.finditer(r"\S+", self.text)]
        return np.array(spans, dtype=np.int64).reshape(-1, 2), [normalize("NFC", self.text[a:b]) for a, b in spans]

    @cached_property
    def _starts(self) -> npt.NDArray[np.int64]:
        return self._words[0][:, 0]

    @cached_property
    def _ends(self) -> npt.NDArray[np.int64]:
        return self._words[0][:, 1]

    @cached_property
    def _joined(self) -> str:
        return " ".join(self._words[1])

    @cached_property
    def _from(self) -> npt.NDArray[np.int64]:
        """Where each word begins in the joined text."""
        lengths = np.array([len(word) for word in self._words[1]], dtype=np.int64)
        return np.cumsum(lengths + 1) - lengths - 1

    @cached_property
    def _to(self) -> npt.NDArray[np.int64]:
        """Where each word ends in the joined text."""
        return self._from + np.array([len(word) for word in self._words[1]], dtype=np.int64)


def fingerprints(texts: Mapping[str, str], passages: pl.DataFrame) -> pl.DataFrame:
    """The fingerprints of passages whose document's text is at hand: `id`, `quote_sha256`, `quote_length`.

    `texts` has plain texts by the document's key; `passages` has `id`, `document` (that key), `passage_unit`,
    `first_at`, `last_at`, as the loader places them. A passage without place, text or enough words has no row.
    """
    rows = []
    placed = passages.drop_nulls(["document", "passage_unit", "first_at", "last_at"])
    for (document,), part in placed.filter(pl.col("document").is_in(list(texts))).group_by("document"):
        reading = Reading(texts[str(document)])
        # SHA-256 is not among the expressions of polars, so the words of each passage are taken one by one.
        for one, unit, first, last in part.select("id", "passage_unit", "first_at", "last_at").iter_rows():
            span = reading.span(unit, first, last)
            made = reading.fingerprint(*span) if span else None
            if made is not None:
                rows.append((one, made.sha256, made.length))
    return pl.DataFrame(rows, schema=FINGERPRINTS, orient="row").sort("id")


def _sha256(words: str) -> str:
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()
