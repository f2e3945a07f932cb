"""Searching passages, the rest of the documents at hand, and what coders wrote; nothing is indexed or kept."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl

from graph_loader.documents.folder import Copies, Copy, Match
from kithgraph.documents.passages import Passages
from schema.problems import KithError

#: letters of context on each side of the first hit
AROUND = 70
#: what people type for each other
ALIKE = {"\u2019": "'", "\u2018": "'", "\u201c": '"', "\u201d": '"', "\u2013": "-", "\u2014": "-"}
#: `id` and `document` are ids; `what`: passage, text (not coded), memo, claim or word; `line` (the
#: first), `start` and `end` (characters) are of the document's text, -1 for what is not part of one
WRITTEN = {
    "id": pl.String(),
    "what": pl.String(),
    "document": pl.String(),
    "place": pl.String(),
    "line": pl.Int64(),
    "start": pl.Int64(),
    "end": pl.Int64(),
    "written": pl.String(),
}
#: a row of it
Text = tuple[str, str, str, str, int, int, int, str]
BLOCK = re.compile(r"\S(?:.|\n(?!\s*\n))*")


@dataclass(frozen=True)
class Searched:
    """What a search found, and in how much it looked."""

    #: as `WRITTEN`
    hits: pl.DataFrame
    documents: int
    #: memos, claims and noted words
    memos: int
    #: documents at hand that could not be read
    unreadable: tuple[str, ...]


def wanted(text: str) -> tuple[str, ...]:
    """The words and "quoted phrases" of a search, folded; raises E615 when there are none."""
    pairs = re.findall(r'"([^"]*)"|(\S+)', "".join(ALIKE.get(letter, letter) for letter in text))
    words = tuple(dict.fromkeys(" ".join(folded(phrase or word)[0].split()) for phrase, word in pairs))
    found = tuple(word for word in words if any(letter.isalnum() for letter in word))
    if not found:
        raise KithError("E615")
    return found


def search(
    words: tuple[str, ...], documents: pl.DataFrame, places: pl.DataFrame, written: pl.DataFrame, copies: Copies
) -> Searched:
    """Look for texts in which every word occurs, from the answers of `documents`, `places` and `written`.

    A coded passage is one text, so is each paragraph of a document, and each memo, claim or noted word. A paragraph is
    left out where its hits lie in passages that are found themselves.
    """
    passages = Passages(copies)
    by_document = places.partition_by("document", as_dict=True)
    texts: list[Text] = []
    at_hand, unreadable = 0, []
    for one in documents.sort("document").iter_rows(named=True):
        match = copies.find(one["file"], one["sha256"])
        if match is None:
            continue
        own = by_document.get((one["document"],), places.clear())
        try:
            texts += _texts_of(one["document"], passages, match, own)
        except KithError as error:
            if error.problem.code != "E709":
                raise
            unreadable.append(str(error))
            continue
        at_hand += 1
    in_texts = _matching(pl.DataFrame(texts, schema=WRITTEN, orient="row"), words)
    nowhere = pl.lit(-1, pl.Int64)
    notes = written.with_columns(line=nowhere, start=nowhere, end=nowhere).select(*WRITTEN)
    hits = pl.concat([_without_repeats(in_texts, words), _matching(notes, words)])
    return Searched(hits, at_hand, written.height, tuple(unreadable))


def marked(text: str, words: tuple[str, ...]) -> tuple[str, list[tuple[int, int]]]:
    """The text around the first hit on one line, and where in it the hits are."""
    flat = " ".join(text.split())
    spans = _spans(flat, words)
    first = spans[0][0] if spans else 0
    begin = max(0, first - AROUND)
    begin = flat.find(" ", begin, first) + 1 if begin else 0
    end = min(len(flat), max(first + AROUND, spans[0][1] if spans else 0))
    end = flat.rfind(" ", first, end) if end < len(flat) and " " in flat[first:end] else end
    end = max(end, spans[0][1] if spans else end)
    before, after = "… " if begin else "", " …" if end < len(flat) else ""
    inside = [(a - begin + len(before), b - begin + len(before)) for a, b in spans if b <= end]
    return f"{before}{flat[begin:end]}{after}", inside


def place_of(row: Mapping[str, Any], words: tuple[str, ...]) -> str:
    """Where a hit stands: of a passage and a memo their own place, of what is not coded the line of the first hit."""
    if row["what"] != "text":
        return str(row["place"])
    hits = _spans(row["written"], words)
    return f"line {row['line'] + row['written'][: hits[0][0] if hits else 0].count(chr(10))}"


def folded(text: str) -> tuple[str, list[int]]:
    """The text without case, accents and curly signs, and for each of its letters the place of the one it came from."""
    if text.isascii():
        return text.lower(), list(range(len(text)))
    letters, origin = [], []
    for at, letter in enumerate(text):
        plain = unicodedata.normalize("NFKD", ALIKE.get(letter, letter).lower())
        kept = [one for one in plain if not unicodedata.category(one).startswith("M")]
        letters += kept
        origin += [at] * len(kept)
    return "".join(letters), origin


def _texts_of(document: str, passages: Passages, match: tuple[Copy, Match], own: pl.DataFrame) -> list[Text]:
    """The passages and paragraphs of one document at hand."""
    copy, how = match
    reading = passages.copies.reading(copy)
    rows: list[tuple[str, str, int, int]] = []
    for row in own.iter_rows(named=True):
        found = passages.locate(copy, how, row)
        if found.start >= 0:
            rows.append((row["episode"], "passage", found.start, found.end))
    rows += [(document, "text", *block.span()) for block in BLOCK.finditer(reading.text)]
    first = reading.lines_at([start for _, _, start, _ in rows])
    last = reading.lines_at([end - 1 for _, _, _, end in rows])
    return [
        (one, what, document, f"lines {i}-{k}" if i < k else f"line {i}", i, a, b, reading.text[a:b])
        for (one, what, a, b), i, k in zip(rows, first, last, strict=True)
    ]


def _matching(texts: pl.DataFrame, words: tuple[str, ...]) -> pl.DataFrame:
    """The texts in which every word occurs; folded as in `folded`, columns at a time."""
    plain = (
        pl.col("written")
        .str.replace_many(list(ALIKE), list(ALIKE.values()))
        .str.to_lowercase()
        .str.normalize("NFKD")
        .str.replace_all(r"\p{M}", "")
        .str.replace_all(r"\s+", " ")
    )
    return texts.filter(plain.str.contains(word, literal=True) for word in words)


def _without_repeats(texts: pl.DataFrame, words: tuple[str, ...]) -> pl.DataFrame:
    """The texts less paragraphs of which every hit lies in a passage that is found as well."""
    covered: dict[str, list[tuple[int, int]]] = {}
    for row in texts.filter(pl.col("what") == "passage").iter_rows(named=True):
        covered.setdefault(row["document"], []).append((row["start"], row["end"]))

    def told(row: dict[str, object]) -> bool:
        start, end = int(str(row["start"])), int(str(row["end"]))
        spans = [(a, b) for a, b in covered.get(str(row["document"]), []) if a < end and b > start]
        if not spans:
            return False
        hits = _spans(str(row["written"]), words)
        return bool(hits) and all(any(a <= start + h and start + k <= b for a, b in spans) for h, k in hits)

    keep = [row["what"] == "passage" or not told(row) for row in texts.iter_rows(named=True)]
    return texts.filter(pl.Series(keep, dtype=pl.Boolean)).sort("document", "start", "what", "id")


def _spans(text: str, words: tuple[str, ...]) -> list[tuple[int, int]]:
    """Where words occur in a text, in order, the longest first; any white space matches a phrase's space."""
    plain, origin = folded(text)
    pattern = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))
    return [(origin[m.start()], origin[m.end() - 1] + 1) for m in re.finditer(pattern, plain)]
