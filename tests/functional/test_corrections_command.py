"""What a room said of a map, brought into the study: added once, listed, shown, taken out, or refused with a reason."""

import csv
import json
import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from graph_store.embedded import EmbeddedStore
from kithgraph.corrections.notes import MOST_BYTES, MOST_TEXT
from queries.ask import ask
from queries.entry import catalogue
from queries.parameters import asked_of
from schema.model import load_model
from tests.lib.commands import kith, kith_as_nobody
from tests.lib.drawn_parameters import Known
from tests.lib.folders import SmallStudy
from tests.lib.live import CANARY, folder_for_all
from tests.lib.room import notes_on, page_data, write_notes

LINE, OTHER_LINE = "Isla and North drug treatment team", "Isla and Children and families team"
FAMILY = "small:F01"
Notes = dict[str, Any]


@dataclass
class Room:
    """A graph, a map of its family, and the study's folder, which each test may spoil."""

    graph: Path
    page: Path
    folder: Path
    place: Path

    def add(self, notes: object, *words: object, folder: Path | None = None) -> Any:
        """Bring notes into the folder."""
        file = write_notes(self.place / "notes.json", notes)
        return kith("corrections", "add", file, folder or self.folder, *words, "--from", self.graph)

    def on(self, *titles: str, **changes: object) -> Notes:
        """A file of a note on each of these."""
        return notes_on(self.page, *titles, **changes)

    @property
    def rows(self) -> list[dict[str, str]]:
        """The sheet as it is now; none where there is no sheet."""
        file = self.folder / "corrections.csv"
        if not file.exists():
            return []
        with file.open(encoding="utf-8", newline="") as text:
            return list(csv.DictReader(text))


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Room:
    place = tmp_path_factory.mktemp("room")
    room = Room(place / "graph", place / "map.html", SmallStudy().write(place / "small"), place)
    assert kith("load", room.folder, "--to", room.graph).status == 0
    assert kith("map", FAMILY, "-o", room.page, "--from", room.graph).status == 0
    return room


@pytest.fixture
def room(drawn: Room, tmp_path: Path) -> Room:
    return Room(drawn.graph, drawn.page, Path(shutil.copytree(drawn.folder, tmp_path / "small")), tmp_path)


def test_notes_come_into_the_study_once_and_onto_the_map(room: Room) -> None:
    before = {one.name: one.read_bytes() for one in room.folder.iterdir()}
    notes = room.on(LINE, "Isla")
    notes["notes"][1] |= {"sort": "note", "role": "", "text": f'She said:\n"{CANARY}", and more.'}
    ran = room.add(notes)
    assert ran.status == 0, ran.said
    assert "Added 2 notes of 2" in ran.out
    assert CANARY not in ran.said, "what was said stands in the sheet and nowhere else"
    logged = kith("audit", "show").out
    assert "corrections add" in logged
    assert CANARY not in logged
    first, second = room.rows
    assert (first["family"], first["about"], first["other"]) == ("F01", "F01M", "S1")
    assert (first["remark_sort"], first["said_by"], first["said_on"]) == ("not_right", "parent", "2026-11-20")
    assert (first["export"], len(first["data_version"])) == (page_data(room.page)["about"]["export"], 64)
    assert (second["about"], second["other"], second["said_by"]) == ("F01M", "", "not stated")
    assert second["said"] == f'She said:\n"{CANARY}", and more.'
    assert {one.name: one.read_bytes() for one in room.folder.iterdir() if one.name != "corrections.csv"} == before

    sheet = (room.folder / "corrections.csv").read_bytes()
    again = room.add({**notes, "notes": [*notes["notes"], *room.on(OTHER_LINE)["notes"]]})
    assert "Added 1 note of 3" in again.out
    assert "2 notes there already" in again.out
    assert (room.folder / "corrections.csv").read_bytes().startswith(sheet)
    assert room.add(notes).out.startswith("Added 0 notes of 2")

    graph = room.place / "graph"
    assert kith("check", room.folder).status == 0
    assert kith("load", room.folder, "--to", graph).status == 0
    listed = kith("corrections", "list", "--family", FAMILY, "--format", "json", "--from", graph).json()
    assert {(one["said_of"], one["sort"], one["said_by"]) for one in listed["rows"]} == {
        (LINE, "not_right", "parent"), (OTHER_LINE, "not_right", "parent"), ("Isla", "note", ""),
    }  # fmt: skip
    page = room.place / "after.html"
    assert kith("map", FAMILY, "-o", page, "--from", graph).status == 0
    data, old = page_data(page), page_data(room.page)
    assert len(data["remarks"]) == 3
    assert all(len(one["on"]) == 1 for one in data["remarks"])
    assert {name: data[name] for name in ("nodes", "ties", "interactions")} == {
        name: old[name] for name in ("nodes", "ties", "interactions")
    }, "a remark changes nothing that the map draws"
    # Notes made on the map before the load still find their place: what the owners stand for is the same.
    assert data["about"]["drawn"] == old["about"]["drawn"]
    late = kith("corrections", "add", room.place / "notes.json", room.folder, "--from", graph)
    assert late.out.startswith("Added 0 notes of 2"), late.said

    # A remark is taken out by deleting its row.
    (room.folder / "corrections.csv").write_bytes(sheet.splitlines(keepends=True)[0])
    assert kith("load", room.folder, "--to", graph).status == 0
    assert kith("corrections", "list", "--format", "json", "--from", graph).json()["rows"] == []


def test_no_figure_of_any_other_question_is_changed(room: Room) -> None:
    room.add(room.on(LINE, OTHER_LINE, "Isla", "Morag"))
    graph = room.place / "graph"
    assert kith("load", room.folder, "--to", graph).status == 0
    stores = [EmbeddedStore(one, load_model()) for one in (room.graph, graph)]
    known = Known(stores[0].tables())
    asked_for = {
        "study": "small", "family": FAMILY, "one": FAMILY, "other": FAMILY, "id": "small:F01M", "person": "small:F01M",
        "event": known.one_of["interactions"][0],
    }  # fmt: skip
    differ, asked = [], 0
    for name, entry in catalogue("embedded").items():
        needed = [one.name for one in asked_of(entry.params) if one.default is None or one.name == "study"]
        given = {one: "small" if (one, name) == ("one", "two_studies") else asked_for[one] for one in needed}
        rows = [ask(store, name, given).rows for store in stores]
        asked += rows[0].height
        if name == "data_dictionary":
            rows = [one.filter(pl.col("kind") != "Remark") for one in rows]
        if not rows[0].equals(rows[1]):
            differ.append(name)
    for store in stores:
        store.close()
    assert differ == ["corrections"]
    assert asked > 200


def test_a_map_of_another_machine_or_of_many_families(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    notes = room.on(LINE)
    maps = room.place / "maps"
    assert kith("map", "--all", "--study", "small", "-o", maps, "--from", room.graph).status == 0
    (page,) = maps.glob("small*.html")
    of_all = room.add(notes_on(page, OTHER_LINE))
    assert "Added 1 note of 1" in of_all.out, of_all.said
    monkeypatch.setenv("KITH_PRIVATE", str(room.place / "elsewhere"))
    assert room.add(notes).err.startswith("E772")
    assert "Added 1 note of 1" in room.add(notes, "--family", FAMILY).out
    assert room.add(notes, "--family", "small:none").err.startswith("E605")


def test_notes_of_other_data_are_taken_only_where_a_name_says_of_whom(room: Room) -> None:
    """The nurse has a name and the social worker has none; a worker was put before them, so that all owners moved."""
    notes = room.on("Morag", "children and families social worker", "Isla and Children and families team")
    with (room.folder / "people.csv").open("a", encoding="utf-8", newline="") as out:
        names = (room.folder / "people.csv").read_text(encoding="utf-8").splitlines()[0].split(",")
        new = {"person": "A0", "kind": "professional", "role": "health_visitor", "service": "S2"}
        csv.DictWriter(out, names, restval="").writerow(new)
    told = (room.folder / "episodes.csv").read_text(encoding="utf-8").replace(",P2,F01M,", ",P2; A0,F01M,")
    (room.folder / "episodes.csv").write_text(told, encoding="utf-8")
    graph = room.place / "graph"
    assert kith("load", room.folder, "--to", graph).status == 0
    ran = kith("corrections", "add", write_notes(room.place / "n.json", notes), room.folder, "--from", graph)
    assert ran.status == 2
    assert [line.split(":")[1].split(" is ")[0] for line in ran.out.splitlines() if "E771" in line] == [" Note 2"]
    assert room.rows == []
    del notes["notes"][1]
    ran = kith("corrections", "add", write_notes(room.place / "n.json", notes), room.folder, "--from", graph)
    assert ran.status == 0, ran.said
    assert [row["about"] for row in room.rows] == ["P1", "F01M"]


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


def test_own_columns_and_a_byte_order_mark_are_kept(room: Room) -> None:
    room.add(room.on(LINE))
    sheet = room.folder / "corrections.csv"
    head, row = sheet.read_text(encoding="utf-8").splitlines()
    mine = f"\ufeff{head},checked by us\r\n{row},yes".encode()
    sheet.write_bytes(mine)
    (room.folder / "study.yaml").write_text(
        (room.folder / "study.yaml").read_text(encoding="utf-8") + "ignore: {corrections: [checked by us]}\n",
        encoding="utf-8",
    )
    ran = room.add(room.on(LINE, OTHER_LINE))
    assert "Added 1 note of 2" in ran.out, ran.said
    assert sheet.read_bytes().startswith(mine + b"\n")


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
