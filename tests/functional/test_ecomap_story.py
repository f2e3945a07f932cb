"""A story, notes from the room and what is taken away, made in a family's map in a real browser."""

import csv
import json
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from playwright.sync_api import Browser

from tests.lib.browser import DESKTOP, OpenPage, opened
from tests.lib.map_page import on_line, shown
from tests.unit.viz import hostile, invented
from viz.ecomap.page import page

USUAL = invented.usual()
CLINIC = next(t.owner for t in USUAL.ties if t.ends == ("n0", "n5"))
#: a browser that keeps nothing
NO_STORAGE = "Object.defineProperty(window, 'localStorage', { get() { throw new Error('denied'); } });"


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("maps") / "usual.html"
    made.write_text(page(USUAL), encoding="utf-8")
    return made


@pytest.fixture
def seen(browser: Browser, file: Path) -> Iterator[OpenPage]:
    with opened(browser, file, DESKTOP) as one:
        yield one
        assert one.is_quiet, (one.console, one.requests, one.dialogs, one.errors)


def drawer(seen: OpenPage, name: str) -> None:
    seen.page.get_by_role("button", name=name, exact=True).click()


def saved(seen: OpenPage, button: str, folder: Path) -> Path:
    with seen.page.expect_download() as download:
        seen.page.get_by_role("button", name=button).click()
    to = folder / download.value.suggested_filename
    download.value.save_as(to)
    return to


def tell(seen: OpenPage) -> None:
    """A story of three steps: everything, the clinic, the council hidden; the last two then change places."""
    drawer(seen, "Story")
    seen.page.locator("#capture").click()
    seen.page.keyboard.type("All of it")
    seen.page.get_by_label("Notes for step 1").fill("Say who is here.")
    seen.page.get_by_label("Notes for step 1").blur()
    seen.page.mouse.click(*on_line(seen, CLINIC))
    seen.page.locator("#capture").click()
    seen.page.keyboard.type("One clinic")
    drawer(seen, "Show")
    seen.page.get_by_label("Social work").uncheck()
    drawer(seen, "Story")
    seen.page.locator("#capture").click()
    seen.page.keyboard.type("Without the council")
    seen.page.get_by_label("Move step 3 up").click()


def captions(seen: OpenPage) -> list[str]:
    boxes = seen.page.get_by_label("Caption of step").all()
    return [box.input_value() for box in boxes]


def test_a_story_is_captured_captioned_reordered_and_played(seen: OpenPage) -> None:
    tell(seen)
    assert captions(seen) == ["All of it", "Without the council", "One clinic"]
    seen.page.locator("#story-play").click()
    assert seen.page.locator("#caption-text").inner_text() == "All of it"
    assert shown(seen, "n9")
    seen.page.locator("#caption-text").click()
    seen.page.keyboard.press("ArrowRight")
    assert seen.page.locator("#caption-text").inner_text() == "Without the council"
    assert not shown(seen, "n9")
    seen.page.keyboard.press("ArrowRight")
    seen.page.keyboard.press("ArrowRight")
    assert seen.page.locator("#caption-place").inner_text() == "3 of 3"
    assert "Rowan and Drug treatment clinic" in seen.page.locator("#chosen").inner_text()
    seen.page.keyboard.press("ArrowLeft")
    assert not shown(seen, "n9")
    seen.page.get_by_role("button", name="End the story").click()
    assert seen.page.locator("#caption").is_hidden()


def test_the_presenter_has_a_window_of_notes_that_plays_the_story_too(seen: OpenPage) -> None:
    tell(seen)
    with seen.page.expect_popup() as popup:
        seen.page.get_by_role("button", name="Presenter").click()
    notes = popup.value
    assert "Say who is here." in notes.locator("body").inner_text()
    assert "Next: Without the council" in notes.locator("body").inner_text()
    notes.keyboard.press("ArrowRight")
    assert seen.page.locator("#caption-text").inner_text() == "Without the council"
    assert "No notes for this step." in notes.locator("body").inner_text()


def test_a_copy_with_the_story_plays_on_another_machine(browser: Browser, seen: OpenPage, tmp_path: Path) -> None:
    tell(seen)
    seen.page.get_by_label("Caption of step 1").fill("</script><script>alert(1)</script> & “all”")
    seen.page.get_by_label("Caption of step 1").blur()
    copy = saved(seen, "Save a copy of the file", tmp_path)
    assert copy.name == "family-07-story.html"
    with opened(browser, copy, DESKTOP) as other:
        drawer(other, "Story")
        assert captions(other)[0] == "</script><script>alert(1)</script> & “all”"
        other.page.locator("#story-play").click()
        assert other.page.locator("#caption-text").inner_text() == "</script><script>alert(1)</script> & “all”"
        other.page.locator("#caption-next").click()
        assert not shown(other, "n9")
        assert other.is_quiet, (other.console, other.errors, other.dialogs)


def test_a_story_is_kept_in_the_browser_and_belongs_to_its_file(browser: Browser, file: Path) -> None:
    with opened(browser, file, DESKTOP) as seen:
        tell(seen)
        seen.page.reload()
        seen.page.wait_for_selector("html[data-ready]", state="attached")
        drawer(seen, "Story")
        assert captions(seen) == ["All of it", "Without the council", "One clinic"]
        assert seen.is_quiet


def test_notes_and_corrections_are_said_by_a_role_and_saved_as_a_file(seen: OpenPage, tmp_path: Path) -> None:
    seen.page.mouse.click(*on_line(seen, CLINIC))
    seen.page.locator(".noting summary").click()
    seen.page.get_by_label("What is noted").fill("It was never in <b>March</b>.")
    seen.page.get_by_label("Who says so: a role, not a name").select_option("parent")
    seen.page.get_by_role("button", name="This is not right").click()
    assert "It was never in <b>March</b>." in seen.page.locator("#chosen .sticky").inner_text()
    line = seen.page.locator(f'.plan.wide [data-owner="{CLINIC}"]')
    assert "is-noted" in str(line.get_attribute("class"))
    drawer(seen, "Notes")
    file = json.loads(saved(seen, "Save the notes as a file", tmp_path).read_text(encoding="utf-8"))
    assert set(file) == {"format", "about", "notes"}
    assert file["about"]["version"] == USUAL.data_version
    [note] = file["notes"]
    assert (note["on"], note["sort"], note["role"]) == (CLINIC, "not_right", "parent")
    assert note["title"] == "Rowan and Drug treatment clinic"
    seen.page.locator("#notes").get_by_role("button", name="Remove").click()
    assert "is-noted" not in str(line.get_attribute("class"))


def test_without_local_storage_everything_works_and_the_page_says_that_it_keeps_nothing(
    browser: Browser, file: Path
) -> None:
    with opened(browser, file, DESKTOP, before=NO_STORAGE) as seen:
        tell(seen)
        assert "This browser keeps nothing" in seen.page.locator("#story-kept").inner_text()
        seen.page.locator("#story-play").click()
        assert seen.page.locator("#caption-text").inner_text() == "All of it"
        assert seen.is_quiet, (seen.console, seen.errors)


@pytest.mark.parametrize("kept", ['"no list"', "[1, null, {}]", '{"of": "[]", "steps": [3, {"caption": 4}]}', "{"])
def test_whatever_the_browser_kept_the_page_opens(browser: Browser, file: Path, kept: str) -> None:
    names = [f"kithgraph {USUAL.study_title} {USUAL.title} {USUAL.data_version} {what}" for what in ("notes", "story")]
    script = "".join(f"localStorage.setItem({json.dumps(name)}, {json.dumps(kept)});" for name in names)
    with opened(browser, file, DESKTOP, before=f"try {{ {script} }} catch {{}}") as seen:
        drawer(seen, "Story")
        assert captions(seen) == []
        assert seen.is_quiet, (seen.console, seen.errors)


def test_a_story_in_the_file_is_played_even_where_it_names_what_is_not_there(browser: Browser, tmp_path: Path) -> None:
    steps: list[dict[str, Any]] = [
        {
            "caption": "One",
            "notes": "",
            "state": {"chosen": "t999", "opened": "g9", "focus": {"owner": "x", "steps": 2}},
        },
        {"caption": "Two", "notes": "", "state": {"chosen": CLINIC}},
    ]
    made = tmp_path / "story.html"
    made.write_text(page(USUAL, steps), encoding="utf-8")
    with opened(browser, made, DESKTOP) as seen:
        seen.page.keyboard.press("PageDown")
        assert seen.page.locator("#caption-text").inner_text() == "One"
        assert shown(seen, CLINIC)
        seen.page.keyboard.press("PageDown")
        assert "Rowan and Drug treatment clinic" in seen.page.locator("#chosen").inner_text()
        assert seen.is_quiet, (seen.console, seen.errors)


def test_the_drawing_leaves_as_svg_with_its_title_and_level(seen: OpenPage, tmp_path: Path) -> None:
    drawer(seen, "Show")
    seen.page.get_by_label("Social work").uncheck()
    drawer(seen, "Take away")
    tree = etree.fromstring(saved(seen, "Drawing (SVG)", tmp_path).read_bytes())
    texts = [str(one.text) for one in tree.iter("{http://www.w3.org/2000/svg}text")]
    assert "Drug treatment clinic" in texts
    assert not any(text.startswith("Children and families") for text in texts)
    assert "Family 07" in texts
    assert any("level: research · data version: 8c1f0a2b3c4d" in text for text in texts)
    assert not tree.xpath("//@data-owner | //@tabindex")


def test_the_drawing_leaves_as_png(seen: OpenPage, tmp_path: Path) -> None:
    drawer(seen, "Take away")
    picture = saved(seen, "Picture (PNG)", tmp_path).read_bytes()
    assert picture.startswith(b"\x89PNG")
    width, height = struct.unpack(">II", picture[16:24])
    assert width > 2000
    assert height > 1000


def test_the_table_leaves_as_csv_that_no_spreadsheet_takes_for_formulas(browser: Browser, tmp_path: Path) -> None:
    evil = tmp_path / "evil.html"
    one = hostile.every_label_a_formula()
    evil.write_text(page(one), encoding="utf-8")
    with opened(browser, evil, DESKTOP) as seen:
        drawer(seen, "Take away")
        rows = list(csv.reader(saved(seen, "Table of lines", tmp_path).read_text(encoding="utf-8").splitlines()))
        assert seen.is_quiet
    assert rows[0][:3] == ["from", "to", "contacts"]
    assert len(rows) == 1 + sum(t.kind == "served" for t in one.ties)
    assert all(not cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row)
    assert {cell for row in rows[1:] for cell in row[:2]} <= {"'=1+1", "the household of Family 07"}
