"""Workbooks that cannot be read, or not as what they pretend to be: named, and the graph left as it was."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.lib.commands import kith
from tests.lib.folders import BOOK, SmallStudy
from tests.lib.live import CANARY, Live, refused
from tests.lib.workbooks import SECOND, encrypted, repacked, saved, workbook_bytes


def book_of(tmp_path: Path, data: bytes) -> Path:
    """A study folder whose workbook holds these bytes."""
    folder = saved(tmp_path, SmallStudy().book())
    (folder / BOOK).write_bytes(data)
    return folder


def test_an_empty_sheet_of_a_workbook(live: Live, tmp_path: Path) -> None:
    book = SmallStudy().book()
    book["people"].delete_rows(1, 100)
    refused(live, saved(tmp_path, book), f'E112 {BOOK}, sheet "people": The sheet has no rows.')


@pytest.mark.parametrize(
    "damage",
    [
        lambda _: b"",
        lambda data: data[: len(data) // 2],
        lambda data: data[:-30],
        lambda data: data[:3000] + bytes(100) + data[3100:],
        lambda _: CANARY.encode() * 50,
        lambda _: b"PK\x03\x04" + bytes(200),
    ],
    ids=["empty", "half", "without its end", "a hole", "text", "a mere beginning"],
)
def test_a_damaged_workbook(live: Live, tmp_path: Path, damage: Callable[[bytes], bytes]) -> None:
    folder = book_of(tmp_path, damage(workbook_bytes(tmp_path)))
    refused(live, folder, f"E107 {BOOK}: The file cannot be opened as a spreadsheet;")


@pytest.mark.parametrize(
    "change",
    [
        lambda name, data: None if name == SECOND else data,
        lambda name, data: data[: len(data) // 2] if name == SECOND else data,
        lambda name, data: b"<x/>" if name == "xl/workbook.xml" else data,
    ],
    ids=["a sheet is missing", "a sheet is cut", "not a workbook"],
)
def test_a_whole_archive_with_damaged_content(
    live: Live, tmp_path: Path, change: Callable[[str, bytes], bytes | None]
) -> None:
    refused(live, book_of(tmp_path, repacked(workbook_bytes(tmp_path), tmp_path, change)), f"E107 {BOOK}: ")


def test_a_workbook_with_a_password(live: Live, tmp_path: Path) -> None:
    refused(live, book_of(tmp_path, encrypted()), f"E108 {BOOK}: The file is protected by a password.")


def test_a_nul_character_in_a_workbook(live: Live, tmp_path: Path) -> None:
    book = SmallStudy().book()
    book["people"]["C3"] = f"_x0000_{CANARY}"
    refused(live, saved(tmp_path, book), f'E109 {BOOK}, sheet "people", row 3: ')


def test_a_cell_that_shows_an_error(live: Live, tmp_path: Path) -> None:
    book = SmallStudy().book()
    book["people"]["F3"] = "#REF!"
    book["people"]["F3"].data_type = "e"
    refused(live, saved(tmp_path, book), f'E124 {BOOK}, sheet "people", row 3, column "F": ')


def test_a_formula_without_a_value(live: Live, tmp_path: Path) -> None:
    book = SmallStudy().book()
    book["people"]["C3"] = f'="{CANARY}"'
    refused(live, saved(tmp_path, book), f'E116 {BOOK}, sheet "people", row 3, column "C": ')


def test_an_archive_that_unpacks_to_too_much(live: Live, tmp_path: Path) -> None:
    bomb = repacked(workbook_bytes(tmp_path), tmp_path, lambda name, data: data + bytes(60_000_000) * (name == SECOND))
    refused(live, book_of(tmp_path, bomb), f"E119 {BOOK}: The file would unpack to more than 2048 MB.")


@pytest.mark.parametrize("where", ["XFD1048576", "ZZZ99999999", "A999999999999999999999"])
def test_a_cell_far_away_does_not_take_all_memory(live: Live, tmp_path: Path, where: str) -> None:
    def moved(name: str, data: bytes) -> bytes:
        return data.replace(b'r="A3"', f'r="{where}"'.encode()) if name == SECOND else data

    data = repacked(workbook_bytes(tmp_path), tmp_path, moved)
    refused(live, book_of(tmp_path, data), f"E119 {BOOK}: ")


def test_hidden_sheets_and_merged_cells_are_said(tmp_path: Path) -> None:
    book = SmallStudy().book()
    book["ties"].merge_cells("A2:A3")
    hidden = book.create_sheet("people old")
    hidden.append([CANARY])
    hidden.sheet_state = "hidden"
    ran = kith("check", saved(tmp_path, book))
    assert f'E115 {BOOK}, sheet "people old": The sheet is hidden' in ran.out
    assert f'E117 {BOOK}, sheet "ties": Merged cells' in ran.out
    assert CANARY not in ran.said
