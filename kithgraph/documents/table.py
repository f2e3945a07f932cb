"""Which of a graph's documents are at hand, and what still matches in those that have changed."""

from collections import Counter

import polars as pl

from graph_loader.documents.folder import Copies, Copy, Match
from kithgraph.documents.passages import Passages
from schema.problems import KithError

#: columns of the table: the document, its state, its copy, and how many of its passages are exact, shifted and so on
TABLE = {
    "document": pl.String(),
    "title": pl.String(),
    "file": pl.String(),
    "state": pl.String(),
    "copy": pl.String(),
    "passages": pl.Int64(),
    "exact": pl.Int64(),
    "shifted": pl.Int64(),
    "lost": pl.Int64(),
    "unknown": pl.Int64(),
}


def documents_table(documents: pl.DataFrame, places: pl.DataFrame, copies: Copies) -> pl.DataFrame:
    """A row a document, from the answers of `documents` and `places`.

    The state is found, moved (under another name), changed (of the name, with another hash), unchecked (of the name,
    the study gives no hash), unreadable, or not at hand. A passage is unknown when its place cannot be checked: none
    is given, it lies outside, or its words were not at hand when the study was loaded.
    """
    passages = Passages(copies)
    by_document = places.partition_by("document", as_dict=True)
    rows = []
    for one in documents.iter_rows(named=True):
        match = copies.find(one["file"], one["sha256"])
        counted: Counter[str] = Counter()
        state = "not at hand"
        if match is not None:
            own = by_document.get((one["document"],), places.clear())
            state, counted = _counted(passages, *match, own)
        row = {**one, "state": state, "copy": match[0].path.name if match else "", **counted}
        rows.append({name: row.get(name, 0) for name in TABLE})
    return pl.DataFrame(rows, schema=TABLE)


def _counted(passages: Passages, copy: Copy, how: Match, places: pl.DataFrame) -> tuple[str, Counter[str]]:
    """The state of a document that has a copy, and how many of its passages are in which state."""
    try:
        return how, Counter(passages.locate(copy, how, row).state for row in places.iter_rows(named=True))
    except KithError as error:
        if error.problem.code != "E709":
            raise
        return "unreadable", Counter()
