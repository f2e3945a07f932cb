"""How a tool has counted the places of a text, settled by the words that it quotes.

The standard counts Unicode code points from 0. Tools also count a line end as two, or UTF-16 units, or bytes.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Counts = npt.NDArray[np.int64]
LF, CR = 10, 13
ELLIPSIS = ("…", "...")
#: From this length on, words that begin a passage quote it, though a tool has cut them off (MAXQDA cuts at 63).
CUT = 20
#: Names that tools give to selections and that quote nothing.
LABEL = re.compile(r"(?:line:\s*\d+|\d+:\d+)")


@dataclass(frozen=True)
class Laid:
    """A text with LF line ends and without byte order mark, and where a tool may have counted a line end as two."""

    text: str
    #: for each character of `text`, whether it is a line end that takes two
    double: npt.NDArray[np.bool_]
    #: whether the file itself has such line ends
    has_cr: bool


def laid(raw: str) -> Laid:
    """A text as it stood in its file, laid out for counting."""
    raw = raw.removeprefix("\ufeff")
    points = _points(raw)
    before_lf = np.zeros(len(points), dtype=bool)
    before_lf[:-1] = (points[:-1] == CR) & (points[1:] == LF)
    has_cr = bool(before_lf.any())
    text = raw.replace("\r\n", "\n").replace("\r", "\n") if "\r" in raw else raw
    if not has_cr:
        return Laid(text, _points(text) == LF, False)
    double = np.zeros(len(points), dtype=bool)
    double[1:] = before_lf[:-1]
    return Laid(text, double[~before_lf], True)


def _points(text: str) -> npt.NDArray[np.uint32]:
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)


def _edges(widths: Counts) -> Counts:
    """Where each character begins, and at the end of the list where the last one ends."""
    return np.concatenate([np.zeros(1, dtype=np.int64), np.cumsum(widths)])


def modes(laid_out: Laid) -> dict[str, Counts]:
    """Ways to count this text that differ from each other, the standard's first: where each character begins."""
    points = _points(laid_out.text)
    one = np.ones(len(points), dtype=np.int64)
    crlf = laid_out.double.astype(np.int64)
    utf16 = (points > 0xFFFF).astype(np.int64)
    byte = (points > 0x7F).astype(np.int64) + (points > 0x7FF).astype(np.int64) + utf16
    ways = {
        "code_points": one,
        "crlf": one + crlf,
        "utf16": one + utf16,
        "crlf_utf16": one + crlf + utf16,
        "bytes": one + byte + (crlf if laid_out.has_cr else 0 * one),
    }
    found: dict[str, Counts] = {}
    for name, widths in ways.items():
        edges = _edges(widths)
        if not any(np.array_equal(edges, other) for other in found.values()):
            found[name] = edges
    return found


@dataclass(frozen=True)
class Range:
    """A selection's place as its tool counts, with the words that may quote it."""

    start: int
    end: int
    name: str
    description: str


@dataclass(frozen=True)
class Settled:
    """A range in code points of the text, None where it has no place, and what the words turned out to be."""

    span: tuple[int, int] | None
    quote: str | None
    quote_matches: bool | None
    memo: str


def settle(laid_out: Laid, ranges: Sequence[Range]) -> tuple[str | None, list[Settled]]:
    """The mode under which most quotes stand where they should, then fewest places are impossible; each range by it.

    The mode is None where all ways to count give every range the same place.
    """
    if not ranges:
        return None, []
    ways = {name: _spans(edges, ranges) for name, edges in modes(laid_out).items()}
    first = ways["code_points"]
    if all(spans == first for spans in ways.values()):
        return None, [_settled(laid_out.text, one, span) for one, span in zip(ranges, first, strict=True)]
    best, found, score = "", [], (-1, -1)
    for name, spans in ways.items():
        tried = [_settled(laid_out.text, one, span) for one, span in zip(ranges, spans, strict=True)]
        if _score(tried) > score:
            best, found, score = name, tried, _score(tried)
        if all(one.quote_matches for one in tried):
            break  # nothing can be better
    return best, found


def _score(settled: list[Settled]) -> tuple[int, int]:
    return sum(one.quote_matches is True for one in settled), sum(one.span is not None for one in settled)


def _spans(edges: Counts, ranges: Sequence[Range]) -> list[tuple[int, int] | None]:
    """Character places of both ends; None where one lies outside, within a character, or before the other."""
    last = int(edges[-1])
    fits = np.array([0 <= one.start <= one.end <= last for one in ranges], dtype=bool)
    both = [(one.start, one.end) if fit else (0, 0) for one, fit in zip(ranges, fits, strict=True)]
    asked = np.array(both, dtype=np.int64)
    at = np.searchsorted(edges, asked)
    fits &= (edges[at] == asked).all(axis=1)
    return [(start, end) if fit else None for (start, end), fit in zip(at.tolist(), fits.tolist(), strict=True)]


def _settled(text: str, one: Range, span: tuple[int, int] | None) -> Settled:
    """What a range's words are at one place: a name or description quotes, labels, or comments."""
    name = "" if LABEL.fullmatch(one.name.strip()) else one.name
    by_name = span is not None and quotes(name, text, *span)
    by_description = span is not None and quotes(one.description, text, *span)
    if by_name:
        repeated = _flat(one.description) == _flat(name)
        return Settled(span, name, True, "" if repeated else one.description)
    if by_description:
        # A name beside a description that quotes is a title that the coder gave.
        return Settled(span, one.description, True, name)
    return Settled(span, name or None, False if name and span is not None else None, one.description)


def quotes(words: str, text: str, start: int, end: int) -> bool:
    """Whether words are those of a passage: all of them, or its beginning where they were cut off.

    Space of any kind counts as one space, because an XML attribute keeps no line ends.
    """
    said = _flat(words)
    if not said or start == end:
        return False
    reach = 4 * len(words) + 200
    stands = _flat(text[start : min(end, start + reach)])
    if end - start <= reach and stands == said:
        return True
    for mark in ELLIPSIS:
        if said.endswith(mark):
            stem = said.removesuffix(mark).rstrip()
            return bool(stem) and stands.startswith(stem)
    return len(said) >= CUT and stands.startswith(said)


def _flat(words: str) -> str:
    return " ".join(words.replace("\ufeff", "").split())
