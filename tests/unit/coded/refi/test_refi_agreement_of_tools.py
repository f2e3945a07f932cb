"""The projects that the tests of each tool's departures write: where they are valid, pyrefiqda sees what we see.

Those tests are run once more, and the files that they give to the reader are kept. Where we read otherwise on purpose,
the reason stands here, and the difference must still be there.
"""

import zipfile
from collections.abc import Callable
from inspect import signature
from pathlib import Path

import pytest

from graph_loader.coded.project import Project
from graph_loader.coded.refi.child import parse
from schema.problems import Report
from tests.lib import refi
from tests.unit.coded.refi import (
    test_refi_media,
    test_refi_more_tools,
    test_refi_offsets,
    test_refi_references,
    test_refi_tools,
)
from tests.unit.coded.refi.test_refi_agreement import ours, sorted_sets, theirs

Writer = Callable[[Path], None]
MODULES = (test_refi_tools, test_refi_more_tools, test_refi_media, test_refi_references, test_refi_offsets)
#: Tests that need nothing but a folder.
WRITERS = {
    name: function
    for module in MODULES
    for name, function in vars(module).items()
    if name.startswith("test_") and list(signature(function).parameters) == ["tmp_path"]
}
#: What the standard's schema refuses: they are read tolerantly, and pyrefiqda is not asked.
INVALID = {
    "test_atlas_ti_names_the_project_file_itself",
    "test_quirkos_puts_file_variables_on_nameless_cases",
    "test_qualcoder_repeats_selections_and_points_at_the_rich_file",
    "test_untidy_ids_orders_and_attributes",
    "test_a_pdf_file_with_boxes_and_text",
    "test_first_places_say_nothing_of_the_content",
    "test_what_has_no_frame_is_counted",
}
#: test -> what we read otherwise, and why
DIFFERENT = {
    "test_atlas_ti_8_writes_groups_into_names": (
        {"codes"},
        "ATLAS.ti 8 writes the level above into a code's name; we make it a level.",
    ),
    "test_atlas_ti_tells_a_passage_of_a_pdf_file_twice": (
        {"codings"},
        "A box of a PDF file and the text in it are one passage; counted twice, coders would seem to agree more.",
    ),
    "test_nvivo_writes_cases_as_codes": (
        {"codes", "texts", "codings"},
        "NVivo repeats cases as codes, and counts a line break as two characters: to us it is one, as in the text.",
    ),
    "test_nvivo_ties_a_case_to_its_code": (
        {"codes", "codings"},
        "The code of a case is the case: its codings tie the person to the passage.",
    ),
    "test_qualcoder_annotations_hold_their_own_place": (
        {"texts"},
        "A note that holds its own place is a passage that nobody coded.",
    ),
    "test_browsers_count_units_of_utf_16": (
        {"texts", "codings"},
        "The quoted words show that an emoji was counted as two.",
    ),
    "test_half_a_character_is_no_place": (
        {"texts", "codings"},
        "Places in units of UTF-16 are counted anew, and one that cuts an emoji in two is no place.",
    ),
    "test_sound_with_two_transcripts": (
        {"sources", "texts", "codings"},
        "A transcript's text is the recording's text, and a second transcript a document of its own.",
    ),
    "test_coded_memos_are_documents": (
        {"sources", "texts", "codings"},
        "A memo with coded passages is a document, because its passages need one.",
    ),
    "test_dangling_references_are_counted": (
        {"codings"},
        "A coding with a code that the project lacks is left out and counted.",
    ),
    "test_ids_given_twice": (
        {"codes", "sources", "texts", "codings"},
        "Of two codes with one id the first stands; a second source gets an id of its own, and its passages with it.",
    ),
    "test_without_its_text_a_place_stands_as_it_is": (
        {"texts"},
        "A place that runs backwards is no place, whether or not the text is there.",
    ),
}


def given_by(writer: Writer, folder: Path, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The projects that a test gives to the reader, each as an archive."""
    kept: list[tuple[bytes, str]] = []

    def keeping(path: Path, kind: str, report: Report) -> Project | None:
        if kind == "project":
            kept.append((path.read_bytes(), path.suffix))
        return parse(path, kind, report)

    for module in (refi, *MODULES):
        if hasattr(module, "parse"):
            monkeypatch.setattr(module, "parse", keeping)
    (folder / "written").mkdir()
    writer(folder / "written")
    found = []
    for number, (data, ending) in enumerate(kept):
        path = folder / f"{number}.qdpx"
        if ending == ".qde":
            refi.qdpx(path, data)
        else:
            path.write_bytes(data)
        found.append(path)
    return found


def is_valid(path: Path) -> bool:
    with zipfile.ZipFile(path) as archive:
        (name,) = [name for name in archive.namelist() if name.lower().endswith(".qde")]
        return refi.is_valid(archive.read(name))


@pytest.mark.parametrize("name", WRITERS)
def test_valid_projects_of_the_tools(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    differing = set()
    valid = []
    for path in given_by(WRITERS[name], tmp_path, monkeypatch):
        valid.append(is_valid(path))
        if valid[-1]:
            seen, found = sorted_sets(theirs(path, tmp_path / path.stem)), sorted_sets(ours(refi.read(path)))
            differing |= {part for part in seen if seen[part] != found[part]}
    assert all(valid) == (name not in INVALID)
    assert differing == (DIFFERENT[name][0] if name in DIFFERENT else set())


def test_the_lists_name_tests_that_there_are() -> None:
    assert (INVALID | set(DIFFERENT)) <= set(WRITERS)
    assert len(WRITERS) - len(INVALID | set(DIFFERENT)) >= 15


def test_what_qualcoder_itself_wrote(tmp_path: Path) -> None:
    path = Path(__file__).parents[3] / "fixtures" / "tools" / "qualcoder-4.0-beta" / "project.qdpx"
    assert is_valid(path)
    seen = sorted_sets(theirs(path, tmp_path))
    assert seen == sorted_sets(ours(refi.read(path)))
    assert {name: len(rows) for name, rows in seen.items()} == {"codes": 5, "sources": 2, "texts": 8, "codings": 8}
