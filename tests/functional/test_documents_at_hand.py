"""Documents that somebody has, end to end: shown, moved, changed, searched; codings go where transcripts may not."""

import hashlib
from pathlib import Path

import pytest

from graph_loader.documents.at_hand import with_fingerprints
from graph_loader.read import read_study
from graph_store.embedded import EmbeddedStore
from schema.model import load_model
from synthesis.deposit.texts import deposited
from tests.lib.care_tables import load
from tests.lib.commands import good, kith, kith_child
from tests.lib.folders import SmallStudy

#: invented, as everything here
TALK = """A fieldnote of a visit. Nobody in it is real.
The nurse asked and she gave the specimen at once, she said.
They had tea, and the wee one sang about the bus.
Nurse: I thought she did very well that day.
She told of the café in the Gallowgate twice over.
"""
PLACES = ("lines 2-2", "chars 107-156", "lines 4-4")


def study(folder: Path, data: bytes = TALK.encode(), file: str = "D1.txt") -> Path:
    """A study of one document with a passage at each place: two tellings of I1, and E3."""
    small = SmallStudy().drop("statements")
    small.sheets["documents"].pop()
    small.set("documents", 2, "file", file).set("documents", 2, "sha256", hashlib.sha256(data).hexdigest())
    for row, place in enumerate(PLACES, start=2):
        small.set("episodes", row, "document", "D1").set("episodes", row, "passage", place)
        small.set("episodes", row, "memo", f"Memo {row} on the café.")
    return small.write(folder)


def graph_of(folder: Path, source: Path, texts: dict[str, str]) -> Path:
    """A graph of the study with the fingerprints of these texts."""
    model = load_model()
    read = read_study(source, model)
    assert read.tables is not None, list(read.report.problems())
    store = EmbeddedStore(folder, model)
    load(store, model, with_fingerprints(read.tables, texts))
    store.close()
    return folder


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The graph as it goes to somebody else: fingerprints of three passages and none of their words."""
    folder = tmp_path_factory.mktemp("documents")
    made = graph_of(folder / "graph", study(folder / "study"), {"D1": TALK})
    held = b"".join(path.read_bytes() for path in made.rglob("*") if path.is_file())
    assert b"specimen at once" not in held
    return made


def at_hand(folder: Path, text: str, name: str = "D1.txt") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    return folder


def row_of(graph: Path, folder: Path) -> dict[str, object]:
    (row,) = kith("documents", "--documents", folder, "--json", "--from", graph).json()
    return {name: row[name] for name in ("state", "exact", "shifted", "lost", "unknown")}


CHANGED = {
    "exact": (TALK + "A new end.\n", {"exact": 3, "shifted": 0, "lost": 0, "unknown": 0}),
    "shifted": (f"A new head.\n\n{TALK}", {"exact": 0, "shifted": 3, "lost": 0, "unknown": 0}),
    "lost": (TALK.replace("sang", "slept"), {"exact": 2, "shifted": 0, "lost": 1, "unknown": 0}),
    "rewritten": ("Something else altogether.\n", {"exact": 0, "shifted": 0, "lost": 3, "unknown": 0}),
}


@pytest.mark.parametrize("how", CHANGED)
def test_a_changed_document_says_what_still_matches(graph: Path, tmp_path: Path, how: str) -> None:
    text, counts = CHANGED[how]
    assert row_of(graph, at_hand(tmp_path / "texts", text)) == {"state": "changed", **counts}


def test_a_document_is_found_wherever_it_lies(graph: Path, tmp_path: Path) -> None:
    all_exact = {"exact": 3, "shifted": 0, "lost": 0, "unknown": 0}
    assert row_of(graph, at_hand(tmp_path / "a" / "deep", TALK).parent) == {"state": "found", **all_exact}
    moved = at_hand(tmp_path / "b", TALK, "Renamed by hand.md")
    assert row_of(graph, moved) == {"state": "moved", **all_exact}
    said = good(kith("documents", "small", "--documents", moved, "--from", graph))
    assert "D1.txt is here under the name Renamed by hand.md." in said
    assert "1 document: 1 moved." in said
    shown = good(kith("evidence", "small:F01M", "--documents", moved, "--from", graph))
    assert shown.count("E708 D1.txt: The document was found by its SHA-256 in Renamed by hand.md.") == 1
    for line in TALK.split("\n")[1:4]:
        assert line[10:] in shown


def test_without_the_document_no_word_of_it_is_shown(graph: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    shown = good(kith("evidence", "small:I1", "--documents", tmp_path / "empty", "--from", graph))
    assert "D1.txt is not in the folder of documents." in shown
    assert "specimen at" not in shown
    none = {"state": "not at hand", "exact": 0, "shifted": 0, "lost": 0, "unknown": 0}
    assert row_of(graph, tmp_path / "empty") == none
    assert "Name a folder with --documents" in good(kith("documents", "--from", graph))


def test_a_shifted_passage_is_shown_where_it_is_now(graph: Path, tmp_path: Path) -> None:
    folder = at_hand(tmp_path / "texts", f"A new head.\n\n{TALK.replace('sang', 'slept')}")
    words = ["--documents", folder, "--from", graph]
    shown = good(kith("evidence", "small:E1", *words))
    assert "E704 D1.txt: The text copy is not the one that was coded" in shown
    assert "Found again by its words, now at line 4." in shown
    assert "| The nurse asked and she gave the specimen at once, she said." in shown
    (row,) = kith("evidence", "small:E2", "--json", *words).json()["rows"]
    assert (row["shown"]["state"], row["shown"]["text"]) == ("lost", "")
    assert row["origins"] == [{"file": "episodes.csv", "sheet": "episodes", "row": 3}]
    assert "Its words are no longer in this copy." in good(kith("evidence", "small:E2", *words))


def test_rtf_is_counted_in_its_plain_text(tmp_path: Path) -> None:
    data = deposited(TALK, "rtf")
    graph = graph_of(tmp_path / "graph", study(tmp_path / "study", data, "D1.rtf"), {"D1": TALK})
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "D1.rtf").write_bytes(data)
    shown = good(kith("evidence", "small:E2", "--documents", tmp_path / "texts", "--from", graph))
    assert f"| {TALK[107:156].strip()}\n" in shown
    plain = at_hand(tmp_path / "plain", TALK)
    assert row_of(graph, plain) == {"state": "changed", "exact": 3, "shifted": 0, "lost": 0, "unknown": 0}
    (tmp_path / "texts" / "D1.rtf").write_bytes(rb"{\rtf1 \u1114112?}")
    assert row_of(graph, tmp_path / "texts")["state"] == "unreadable"
    for words in (["evidence", "small:I1"], ["search", "specimen"]):
        said = good(kith(*words, "--documents", tmp_path / "texts", "--from", graph))
        assert "E709 D1.rtf: The document cannot be read as RTF." in said


def test_without_fingerprints_only_the_same_copy_is_certain(tmp_path: Path) -> None:
    graph = graph_of(tmp_path / "graph", study(tmp_path / "study"), {})
    changed = at_hand(tmp_path / "texts", TALK.replace("sang", "slept"))
    assert row_of(graph, changed) == {"state": "changed", "exact": 0, "shifted": 0, "lost": 0, "unknown": 3}
    assert "the specimen at once" in good(kith("evidence", "small:I1", "--documents", changed, "--from", graph))


def test_search_over_documents_and_memos(graph: Path, tmp_path: Path) -> None:
    folder = at_hand(tmp_path / "texts", TALK)
    words = ["--documents", folder, "--from", graph]
    text = good(kith("search", "CAFE", *words))
    assert "small:D1  (not coded; line 5)" in text
    assert "«café»" in text
    assert "Found 1 place in 1 document and 3 memos, of 1 document and 3 memos." in text
    (row,) = kith("search", "specimen", "once", "--json", *words).json()["rows"]
    assert (row["id"], row["what"], row["document"], row["place"]) == ("small:E1", "passage", "small:D1", "line 2")
    assert [row["context"][a:b] for a, b in row["hits"]] == ["specimen", "once"]
    assert kith("search", "gave the", "--json", *words).json()["found"] == 1
    assert kith("search", "the gave", "nurse", "--json", *words).json()["found"] == 0
    assert "The first 1 are shown" in good(kith("search", "memo", "--limit", 1, *words))
    nothing = good(kith("search", "zebra", "--study", "small", *words))
    assert nothing == "Nothing found in 1 document and 3 memos.\n"


def test_what_cannot_be_searched_or_listed(graph: Path, tmp_path: Path) -> None:
    for words, code in (
        (["search", "?"], "E615"),
        (["search", "tea", "--level", "public"], "E721"),
        (["search", "tea", "--study", "smal"], "E516"),
        (["documents", "smal"], "E516"),
        (["documents", "--documents", tmp_path / "none"], "E705"),
        (["evidence", "small:none"], "E610"),
        (["ask", "multiagency_load", "--evidence", "9"], "E613"),
        (["evidence", "small:F01M", "PARENT_OF", "small:I1"], "E614"),
    ):
        ran = kith(*words, "--from", graph)
        assert (ran.status, ran.out, ran.err[:4]) == (2, "", code), ran
    ran = kith("evidence", "small:F01M", "TOOK_PART", "--from", graph)
    assert "A tie needs both its name and the id that it leads to." in ran.err


def test_a_file_too_large_is_named(graph: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graph_loader.documents.folder.MOST_OF_ONE", 1 << 20)
    folder = at_hand(tmp_path / "texts", "x" * ((1 << 20) + 1))
    for words in (["documents"], ["search", "tea"]):
        assert "E707 D1.txt: The file is larger than" in good(kith(*words, "--documents", folder, "--from", graph))


def test_evidence_of_ties_and_of_rows_of_answers(graph: Path, tmp_path: Path) -> None:
    words = ["--documents", at_hand(tmp_path / "texts", TALK), "--from", graph]
    tie = good(kith("evidence", "small:F01M", "took part", "small:I1", *words))
    assert "small:F01M  (Parent" in tie
    assert "| The nurse asked" in tie
    asked = ["ask", "multiagency_load", "--evidence", 1]
    behind = good(kith(*asked, *words))
    assert behind.startswith("small:F01  (Family: ")
    assert behind.count("\n  from episodes.csv, sheet episodes, row ") == 3
    assert len(kith(*asked, "--format", "json", *words).json()["rows"]) == 3
    assert good(kith(*asked, "--format", "csv", *words)).startswith("subject,interaction,kind,record,")
    first = good(kith("evidence", "small:F01", "--limit", 1, *words))
    assert "2 more passages; --limit and --json show more." in first


def test_the_folder_may_stand_in_the_environment(graph: Path, tmp_path: Path) -> None:
    folders = f"{tmp_path}:{at_hand(tmp_path / 'texts', TALK)}"
    ran = kith_child("documents", "--json", env={"KITH_STORE": str(graph), "KITH_DOCUMENTS": folders})
    assert ran.json()[0]["state"] == "found"
