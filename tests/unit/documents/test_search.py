"""Searching what is at hand: every word needed, without case and accents, phrases in quotation marks."""

import hashlib
import time
from pathlib import Path

import polars as pl
import pytest

from graph_loader.documents.folder import Copies
from kithgraph.documents.search import WRITTEN, Searched, folded, marked, place_of, search, wanted
from queries.rows.evidence import DocumentRow, PlaceRow, WrittenRow
from schema.problems import KithError

TEXT = """Zoë: The café worker said she'd
ring the Sheriff
court.

Nurse: No court that day. The court sat on Friday.

Zoë: Nobody rang.
"""


def found(folder: Path, text: str, *memos: str, places: tuple[tuple[int, int], ...] = ()) -> Searched:
    """Search one document with passages at these lines, and memos."""
    (folder / "D1.txt").write_text(TEXT, encoding="utf-8")
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    documents = pl.DataFrame([("s:D1", "Talk", "D1.txt", digest, 1)], schema=DocumentRow.schema_of(), orient="row")
    rows = [("s:D1", f"s:e{n}", "lines", a, b, "", -1) for n, (a, b) in enumerate(places, start=1)]
    written = [(f"s:m{n}", "memo", memo, "", "") for n, memo in enumerate(memos)]
    return search(
        wanted(text),
        documents,
        pl.DataFrame(rows, schema=PlaceRow.schema_of(), orient="row"),
        pl.DataFrame(written, schema=WrittenRow.schema_of(), orient="row"),
        Copies.of([folder]),
    )


def ids(searched: Searched) -> list[str]:
    return searched.hits.get_column("id").to_list()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("court", ["s:e1", "s:D1", "s:m0"]),
        ("COURT friday", ["s:D1"]),
        ("zoe cafe", ["s:e1"]),
        ("“sheriff court”", ["s:e1"]),
        ('"court sheriff"', []),
        ("she’d ring", ["s:e1"]),
        ("cour", ["s:e1", "s:D1", "s:m0"]),
        ("rang court", []),
        ("zoé rang", ["s:D1"]),
    ],
)
def test_what_is_found(tmp_path: Path, text: str, expected: list[str]) -> None:
    assert ids(found(tmp_path, text, "Court, as told.", "Nothing.", places=((1, 3),))) == expected


def test_a_paragraph_counts_when_some_of_it_lies_outside_the_passage(tmp_path: Path) -> None:
    searched = found(tmp_path, "court", places=((3, 3),))
    assert searched.hits.select("id", "what", "place").rows() == [
        ("s:e1", "passage", "line 3"),
        ("s:D1", "text", "line 5"),
    ]
    across = found(tmp_path, "sheriff court", places=((3, 3),))
    assert across.hits.select("id", "place").rows() == [("s:D1", "lines 1-3")]
    assert place_of(across.hits.row(0, named=True), wanted("sheriff court")) == "line 2"


def test_nothing_found_says_in_how_much(tmp_path: Path) -> None:
    searched = found(tmp_path, "zebra", "One.", "Two.")
    assert (searched.hits.height, searched.documents, searched.memos) == (0, 1, 2)
    assert list(searched.hits.columns) == list(WRITTEN)


@pytest.mark.parametrize("text", ["", "  ", '""', "?! …"])
def test_nothing_to_search_for(text: str) -> None:
    with pytest.raises(KithError, match="E615 There is nothing to search for"):
        wanted(text)


def test_hits_are_marked_where_they_stand() -> None:
    text = f"{'long before ' * 20}the Café\n opened, {'and after ' * 20}"
    context, hits = marked(text, wanted("CAFE OPENED"))
    assert [context[a:b] for a, b in hits] == ["Café", "opened"]
    assert context.startswith("… ")
    assert context.endswith(" …")
    assert len(context) < 200
    assert marked("court", ("court",)) == ("court", [(0, 5)])
    assert marked("A ﬁne ﬁ", wanted("fi")) == ("A ﬁne ﬁ", [(2, 3), (6, 7)])
    assert folded("İé’") == ("ie'", [0, 1, 2])


def test_a_whole_deposit_is_searched_in_less_than_a_second(tmp_path: Path) -> None:
    """305 documents of 5 kB with 15 passages each, and 5,000 memos."""
    names, rows, places = [f"D{n}" for n in range(305)], [], []
    for n, name in enumerate(names):
        lines = [f"{name} line {m}: she said that the worker came to the house and was kind." for m in range(70)]
        text = "\n\n".join(lines)
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
        rows.append((f"s:{name}", name, f"{name}.txt", hashlib.sha256(text.encode()).hexdigest(), 15))
        places += [(f"s:{name}", f"s:e{n}-{m}", "lines", 8 * m + 1, 8 * m + 3, "", -1) for m in range(15)]
    memos = [(f"s:m{n}", "memo", f"Memo {n} on what the worker said of the house.", "", "") for n in range(5000)]
    documents = pl.DataFrame(rows, schema=DocumentRow.schema_of(), orient="row")
    passages = pl.DataFrame(places, schema=PlaceRow.schema_of(), orient="row")
    written = pl.DataFrame(memos, schema=WrittenRow.schema_of(), orient="row")
    start = time.process_time()
    copies = Copies.of([tmp_path])
    one = search(wanted("D7 line 69"), documents, passages, written, copies)
    spent = time.process_time() - start
    assert one.hits.height == 11, "D7 and D70 to D79"
    assert spent < 1.0, spent
