"""What a room said of a map, brought into the study: added once, listed, shown, taken out; no figure changes."""

import csv

import polars as pl
import pytest

from graph_store.embedded import EmbeddedStore
from queries.ask import ask
from queries.entry import catalogue
from queries.parameters import asked_of
from schema.model import load_model
from tests.lib.commands import kith
from tests.lib.drawn_parameters import Known
from tests.lib.live import CANARY
from tests.lib.room import FAMILY, LINE, OTHER_LINE, Room, notes_on, page_data, write_notes


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
