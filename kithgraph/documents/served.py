"""The documents that whoever serves the API has at hand: searched and shown for those at the research level."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from threading import Lock
from typing import Any

import polars as pl

from kithgraph.documents.at_hand import copies_of, folders_of
from kithgraph.documents.passages import Passages
from kithgraph.documents.search import Searched, marked, place_of, search, wanted


class ServedDocuments:
    """The copies in some folders; read one request after the other, since what was read of a copy is kept."""

    def __init__(self, named: Sequence[Path] | None) -> None:
        """Know the folders named, else those of KITH_DOCUMENTS; raises E113, E705, E706."""
        self._copies = copies_of(named)
        self._passages = Passages(self._copies) if folders_of(named) else None
        self._lock = Lock()

    def search(
        self, text: str, known: pl.DataFrame, places: pl.DataFrame, written: pl.DataFrame, most: int
    ) -> dict[str, Any]:
        """What is found, at most so many texts of it; raises E615."""
        words = wanted(text)
        with self._lock:
            found = search(words, known, places, written, self._copies)
        return found_json(found, words, most)

    def shown(self, row: Mapping[str, Any]) -> dict[str, Any] | None:
        """The words of a passage and how they were found; None where no folder was named."""
        if self._passages is None:
            return None
        with self._lock:
            return dict(vars(self._passages.show(row)))


def found_json(found: Searched, words: tuple[str, ...], most: int) -> dict[str, Any]:
    """What a search found, for programs; at most so many texts of it."""
    rows = []
    for row in found.hits.head(most).iter_rows(named=True):
        context, hits = marked(row["written"], words)
        names = {name: row[name] for name in ("id", "what", "document")}
        rows.append({**names, "place": place_of(row, words), "context": context, "hits": hits})
    return {
        "words": words,
        "documents": found.documents,
        "memos": found.memos,
        "found": found.hits.height,
        "unreadable": found.unreadable,
        "rows": rows,
    }
