"""Notes, files and folders of which nothing is brought into the study, each refused with a reason."""

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kithgraph.corrections.notes import MOST_BYTES, MOST_TEXT
from tests.lib.commands import kith, kith_as_nobody
from tests.lib.folders import SmallStudy
from tests.lib.live import CANARY, folder_for_all
from tests.lib.room import FAMILY, LINE, OTHER_LINE, Room, notes_on, write_notes

Notes = dict[str, Any]


def spoilt(**changes: object) -> Callable[[Notes], object]:
    """A file of two notes of which the second has other fields."""

    def change(notes: Notes) -> object:
        first, second = notes["notes"]
        return {**notes, "notes": [first, {**second, **changes}]}

    return change


def about(**changes: object) -> Callable[[Notes], object]:
    return lambda notes: {**notes, "about": {**notes["about"], **changes}}


BAD_NOTES: dict[str, tuple[Callable[[Notes], object], str]] = {
    "a list": (lambda notes: [notes], "E770"),
    "another format": (lambda notes: {**notes, "format": 2}, "E770"),
    "no format": (lambda notes: {"about": notes["about"], "notes": notes["notes"]}, "E770"),
    "notes are no list": (lambda notes: {**notes, "notes": {"0": {}}}, "E770"),
    "of no map": (lambda notes: {**notes, "about": None}, "E770"),
    "a version that is none": (about(version="../../etc"), "E770"),
    "a number for an export": (about(export=7), "E770"),
    "a hostile export": (about(export="x' OR '1'='1"), "E772"),
    "no note": (lambda notes: {**notes, "notes": [notes["notes"][0], 7]}, "E771"),
    "an own field": (spoilt(name=CANARY), "E771"),
    "a role that is none": (spoilt(role=CANARY), "E771"),
    "a sort that is none": (spoilt(sort="__class__"), "E771"),
    "no text": (spoilt(text=" \n "), "E771"),
    "a text of no width": (spoilt(text="\u200b\ufeff"), "E771"),
    "a gap for a text": (spoilt(text="N/K"), "E771"),
    "a long text": (spoilt(text=CANARY * MOST_TEXT), "E771"),
    "a control character": (spoilt(text=f"{CANARY}\x1b[2J"), "E771"),
    "a NUL": (spoilt(text="a\0b"), "E771"),
    "half a character": (spoilt(text="a\ud800b"), "E771"),
    "no date": (spoilt(at="yesterday"), "E771"),
    "on nothing": (spoilt(on="t999"), "E771"),
    "on an id of Python's": (spoilt(on="__init__"), "E771"),
    "another title": (spoilt(title=CANARY), "E771"),
}


@pytest.mark.parametrize("name", BAD_NOTES)
def test_bad_notes_add_nothing_and_say_which_note_and_why(room: Room, name: str) -> None:
    change, code = BAD_NOTES[name]
    file = room.place / "notes.json"
    # Half a character is written as JSON writes it.
    file.write_text(json.dumps(change(room.on(LINE, OTHER_LINE))), encoding="utf-8")
    ran = kith("corrections", "add", file, room.folder, "--from", room.graph)
    assert ran.status == 2
    said = [line for line in ran.said.splitlines() if line.strip().startswith("E")]
    assert len(said) == 1, ran.said
    assert code in said[0]
    assert "Note 2" in said[0] or code != "E771"
    assert CANARY not in ran.said
    assert room.rows == []


def test_files_that_are_no_notes(room: Room) -> None:
    large = room.place / "large.json"
    with large.open("wb") as out:
        out.truncate(1 << 30)
    deep, text, pipe = room.place / "deep.json", room.place / "text.json", room.place / "pipe"
    deep.write_text("[" * 200_000, encoding="utf-8")
    text.write_bytes(b"\xff\xfe{\x00}")
    os.mkfifo(pipe)
    for file, word in ((large, f"{MOST_BYTES // 1_000_000} MB"), (deep, "JSON"), (text, "JSON"), (pipe, "no such file"),
                       (room.folder, "no such file"), (room.page, "JSON")):  # fmt: skip
        ran = kith("corrections", "add", file, room.folder, "--from", room.graph)
        assert ran.err.startswith(f"E770 {file}"), ran.said
        assert word in ran.err
        assert ran.status == 2
    assert room.rows == []


def test_folders_that_cannot_be_added_to(room: Room, tmp_path: Path) -> None:
    notes = room.on(LINE)
    other = SmallStudy(study="another").write(tmp_path / "another")
    ran = room.add(notes, folder=other)
    assert ran.err.startswith("E773 another/study.yaml")
    assert "E101" in room.add(notes, folder=tmp_path / "none").said
    (tmp_path / "empty").mkdir()
    assert "E102" in room.add(notes, folder=tmp_path / "empty").said
    sheet = room.folder / "corrections.csv"
    for content in (b"remark;family;about\n", b"\xff\xfeR\x00", b'remark,"fam\nily\n', b"remark,said\nR1,x\n"):
        sheet.write_bytes(content)
        assert room.add(notes).err.startswith("E774 corrections.csv"), content
        assert sheet.read_bytes() == content
    sheet.unlink()
    people = (room.folder / "people.csv").read_bytes()
    # The folder was changed since the graph was loaded: the note is on somebody whom it lacks.
    (room.folder / "services.csv").write_text(
        (room.folder / "services.csv").read_text(encoding="utf-8").replace("S1,", "S7,"), encoding="utf-8"
    )
    (room.folder / "people.csv").write_bytes(people.replace(b",S1", b",S7"))
    ran = room.add(notes)
    assert ran.status == 2
    assert "E771 notes.json: Note 1" in ran.out
    assert not sheet.exists()


def test_a_folder_that_may_not_be_written_is_left_as_it_is(drawn: Room) -> None:
    with folder_for_all() as place:
        folder, graph = Path(shutil.copytree(drawn.folder, place / "small")), place / "graph"
        shutil.copytree(drawn.graph, graph)
        notes = write_notes(place / "notes.json", notes_on(drawn.page, LINE))
        for one in (graph, *graph.rglob("*")):
            one.chmod(0o777 if one.is_dir() else 0o666)
        folder.chmod(0o555)
        words = ["corrections", "add", notes, folder, "--family", FAMILY, "--from", graph]
        (ran,) = kith_as_nobody([["check", folder]], [words])
        assert ran.err.startswith("E701"), ran.said
        assert not list(folder.glob("*corrections*"))
