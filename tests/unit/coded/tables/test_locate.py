"""Passages of tables are found again in the documents at hand by the words that they quote."""

import hashlib
from pathlib import Path

import polars as pl
import pytest

from graph_loader.coded.project import SCHEMAS, Project
from graph_loader.coded.tables.locate import locate
from schema.problems import KithError
from tests.lib.coded_tables import HARD, HARD_READ, column, read, skipped, write

TEXT = f"I: And then?\r\nP: {HARD}\r\nP: Yes.\r\nP: Yes.\r\nI: Thank  you,\u00a0very much.\r\n"


def folder(tmp_path: Path, **texts: str) -> Path:
    """A folder of documents, a text file each."""
    made = tmp_path / "documents"
    made.mkdir()
    for name, text in texts.items():
        (made / f"{name}.txt").write_bytes(text.encode())
    return made


def table(tmp_path: Path, *rows: list[str]) -> Project:
    header = ["document", "text", "code", "start", "end"]
    return read(write(tmp_path / "coding.xlsx", [header, *(row + [""] * (5 - len(row)) for row in rows)]))


def test_words_are_found_as_they_stand_and_with_other_white_space(tmp_path: Path) -> None:
    project = table(tmp_path, ["one", HARD, "Help"], ["one", "Thank you, very\nmuch.", "Thanks"])
    found = locate(project, folder(tmp_path, one=TEXT))
    text = TEXT.replace("\r\n", "\n")
    assert found.documents.select("text", "sha256").rows() == [(text, hashlib.sha256(TEXT.encode()).hexdigest())]
    for start, end, quote in found.passages.select("start", "end", "quote").iter_rows():
        assert text[start:end] == quote
    # The words are the document's own.
    assert column(found.passages, "quote") == [HARD_READ, "Thank  you,\u00a0very much."]
    assert column(found.passages, "unit") == ["chars", "chars"]
    assert column(found.passages, "quote_matches") == [True, True]
    assert found.skipped.is_empty()


def test_words_that_stand_twice_or_not_at_all_are_counted(tmp_path: Path) -> None:
    project = table(tmp_path, ["one", "Yes.", "A"], ["one", "Never said.", "B"], ["two", "Words.", "C"])
    found = locate(project, folder(tmp_path, one=TEXT))
    assert column(found.passages, "unit") == [None] * 3
    assert column(found.passages, "quote_matches") == [True, False, None]
    assert skipped(found) == {
        "documents whose text is not at hand": 1,
        "passages whose words stand in their document more than once": 1,
        "passages whose words do not stand in their document": 1,
    }
    assert column(found.skipped, "first") == ["row 4", "row 2", "row 3"]


def test_a_place_of_the_tool_stands_only_where_the_words_stand(tmp_path: Path) -> None:
    """Of a document that has changed: exact, shifted, lost, and past the end."""
    text = "Before.\nShe came on Tuesday.\n"
    rows = [
        ["one", "She came", "A", "8", "16"],
        ["one", "on Tuesday", "B", "3", "13"],
        ["one", "on Friday", "C", "3", "12"],
        ["one", "", "D", "20", "90"],
        ["one", "", "E", "0", "7"],
    ]
    found = locate(table(tmp_path, *rows), folder(tmp_path, one=text))
    assert found.passages.select("unit", "start", "end", "quote_matches").rows() == [
        ("chars", 8, 16, True),
        ("chars", 17, 27, True),
        (None, None, None, False),
        (None, None, None, False),
        ("chars", 0, 7, None),
    ]
    assert skipped(found)["passages that end after their document and quote no words"] == 1


def test_a_text_that_the_project_has_is_kept(tmp_path: Path) -> None:
    documents = pl.DataFrame(
        [{"nth": 1, "id": "d", "name": "one", "medium": "text", "text": "Mine."}], SCHEMAS["documents"]
    )
    passages = pl.DataFrame([{"nth": 1, "id": "p", "document": "d", "quote": "Mine."}], SCHEMAS["passages"])
    project = Project("made", "made", "", {"documents": documents, "passages": passages})
    found = locate(project, folder(tmp_path, one="Theirs."))
    assert column(found.documents, "text") == ["Mine."]
    assert found.passages.select("start", "end").rows() == [(0, 5)]


def test_a_place_that_a_reader_has_settled_stays(tmp_path: Path) -> None:
    """Words quoted with other white space or cut short, though they stand twice; and a place that is no words'."""
    documents = pl.DataFrame(
        [{"nth": 1, "id": "d", "name": "one", "medium": "text", "text": "Yes,\nyes.\nYes,\nyes."}], SCHEMAS["documents"]
    )
    places = [("chars", 10, 19, "Yes, yes.", None), ("chars", 0, 9, "Yes", True), ("rows", 2, 3, "Yes", None)]
    passages = pl.DataFrame(
        [
            {"nth": n, "id": str(n), "document": "d", "unit": u, "start": a, "end": b, "quote": q, "quote_matches": m}
            for n, (u, a, b, q, m) in enumerate(places, start=1)
        ],
        SCHEMAS["passages"],
    )
    found = locate(Project("made", "made", "", {"documents": documents, "passages": passages}), folder(tmp_path))
    assert found.passages.select("unit", "start", "end", "quote", "quote_matches").rows() == [
        ("chars", 10, 19, "Yes, yes.", True),
        ("chars", 0, 9, "Yes", True),
        ("rows", 2, 3, "Yes", None),
    ]
    assert found.skipped.is_empty()


def test_a_picture_has_no_words_to_look_for_and_an_empty_text_holds_none(tmp_path: Path) -> None:
    documents = pl.DataFrame(
        [
            {"nth": 1, "id": "d", "name": "one", "medium": "picture"},
            {"nth": 2, "id": "e", "name": "two", "medium": "text"},
        ],
        SCHEMAS["documents"],
    )
    passages = pl.DataFrame(
        [{"nth": 1, "id": "p", "document": "d"}, {"nth": 2, "id": "q", "document": "e", "quote": "Words."}],
        SCHEMAS["passages"],
    )
    found = locate(
        Project("made", "made", "", {"documents": documents, "passages": passages}), folder(tmp_path, two="")
    )
    assert column(found.passages, "quote_matches") == [None, False]


def test_a_file_without_a_text_is_none(tmp_path: Path) -> None:
    made = folder(tmp_path)
    (made / "one.rtf").write_bytes(b"{\\rtf1\\ansi\\u99999999999999999999? }")
    found = locate(table(tmp_path, ["one", HARD, "Help"]), made)
    assert skipped(found) == {"documents whose text is not at hand": 1}


def test_a_folder_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(KithError, match="E705"):
        locate(table(tmp_path, ["one", HARD, "Help"]), tmp_path / "nowhere")
