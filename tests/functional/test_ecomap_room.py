"""From a note on a family's map to the map that shows it: mouse, keyboard and touch in a real browser, network off."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.lib.axe import serious_faults
from tests.lib.browser import DESKTOP, PHONE, OpenPage, opened
from tests.lib.commands import kith
from tests.lib.folders import SmallStudy
from tests.lib.map_page import faults, places
from tests.lib.room import LINE, owner_of, page_data

SAID = "It was never so: <b>not</b> in March."
SHOW = "what was said in a room"


@pytest.fixture(scope="module")
def maps(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A map, and the same after two notes were made on it, saved by the page, brought in and loaded."""
    place = tmp_path_factory.mktemp("room")
    folder, graph = SmallStudy(synthetic=True).write(place / "small"), place / "graph"
    before, after = place / "before.html", place / "after.html"
    assert kith("load", folder, "--to", graph).status == 0
    assert kith("map", "small:F01", "-o", before, "--from", graph).status == 0
    with opened(browser, before, DESKTOP) as seen:
        _note(seen.page, owner_of(before, LINE), "This is not right", SAID, "parent")
        _note(seen.page, owner_of(before, "Isla"), "Note", "Ask her sister.", "")
        seen.page.get_by_role("button", name="Notes", exact=True).click()
        with seen.page.expect_download() as download:
            seen.page.get_by_role("button", name="Save the notes as a file").click()
        download.value.save_as(place / "notes.json")
        assert seen.is_quiet, (seen.console, seen.requests)
    ran = kith("corrections", "add", place / "notes.json", folder, "--from", graph)
    assert "Added 2 notes of 2" in ran.out, ran.said
    assert kith("load", folder, "--to", graph).status == 0
    assert kith("map", "small:F01", "-o", after, "--from", graph).status == 0
    return before, after


def _note(page: Page, owner: str, sort: str, text: str, role: str) -> None:
    """By the keyboard alone: choose it, open the form, write, choose a role, press the button."""
    page.locator(f'.plan.wide [data-owner="{owner}"]').focus()
    page.keyboard.press("Enter")
    page.locator(".noting summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type(text)
    page.keyboard.press("Tab")
    page.keyboard.type(role)
    button = page.locator(".noting").get_by_role("button", name=sort, exact=True)
    button.focus()
    page.keyboard.press("Enter")


@pytest.fixture
def seen(browser: Browser, maps: tuple[Path, Path]) -> Iterator[OpenPage]:
    with opened(browser, maps[1], DESKTOP) as one:
        yield one
        assert one.is_quiet, (one.console, one.requests, one.dialogs, one.errors)


def marks(page: Page, drawing: str = "wide") -> int:
    """Marks of remarks that are seen."""
    return page.locator(f".plan.{drawing} .mark.remark:visible").count()


def test_a_quiet_mark_leads_to_what_was_said_and_by_whom(seen: OpenPage, maps: tuple[Path, Path]) -> None:
    assert marks(seen.page) == 2
    mark = seen.page.locator(f'.plan.wide [data-owner="{owner_of(maps[1], LINE)}"] .mark.remark')
    mark.click()
    chosen = seen.page.locator("#chosen")
    expect(chosen.locator("h2")).to_have_text(LINE)
    chosen.get_by_role("button", name="From the room: 1").click()
    expect(chosen.locator("#from-room")).to_be_focused()
    remark = chosen.locator(".remark")
    assert re.sub(r"\s+", " ", remark.inner_text()).startswith("this is not right · parent · ")
    assert SAID in remark.inner_text(), "text is text"
    order = chosen.inner_text()
    assert order.index("drug test") < order.index("this is not right ·"), "what is evidence comes first"


def test_it_is_put_away_and_shown_again_and_moves_nothing(seen: OpenPage) -> None:
    before = places(seen)
    seen.page.get_by_role("button", name="Show", exact=True).click()
    seen.page.get_by_label(SHOW).uncheck()
    assert marks(seen.page) == 0
    seen.page.locator(".plan.wide [data-owner] .mark.remark >> xpath=..").first.evaluate("(e) => e.focus()")
    seen.page.keyboard.press("Enter")
    assert seen.page.locator("#chosen .remark").count() == 0
    seen.page.locator("#words > summary").click()
    assert seen.page.locator("#room").is_hidden()
    seen.page.keyboard.press("Control+z")
    seen.page.keyboard.press("Control+z")
    assert marks(seen.page) == 2
    assert set(places(seen)) >= {one for one in before if one.strip()}


def test_the_words_the_legend_and_the_list_of_fields_have_it_where_there_is_any(
    seen: OpenPage, browser: Browser, maps: tuple[Path, Path]
) -> None:
    key = "said of it in a room; not evidence"
    assert key in seen.page.locator("#legend").inner_text()
    seen.page.locator("#words > summary").click()
    words = seen.page.locator("#room").inner_text()
    assert "Ask her sister." in words
    assert "role not stated" in words
    seen.page.get_by_role("button", name="What is in this file").click()
    assert seen.page.locator('#held-drawer tr:has(td:text-is("Remark"))').count() == 7
    with opened(browser, maps[0], DESKTOP) as before:
        assert key not in before.page.locator("#legend").inner_text()
        assert before.page.get_by_label(SHOW).count() == 0
        assert page_data(maps[0])["remarks"] == []


def test_on_a_phone_by_touch(browser: Browser, maps: tuple[Path, Path]) -> None:
    with opened(browser, maps[1], PHONE, touch=True) as seen:
        assert faults(seen) == []
        assert marks(seen.page, "tall") == 2
        seen.page.locator(f'.plan.tall [data-owner="{owner_of(maps[1], "Isla")}"] .symbol').tap()
        seen.page.get_by_role("button", name="From the room: 1").tap()
        expect(seen.page.locator("#chosen .remark")).to_be_in_viewport()
        expect(seen.page.locator("#chosen .remark")).to_contain_text("Ask her sister.")
        seen.page.locator(".noting summary").tap()
        expect(seen.page.get_by_label("What is noted")).to_be_in_viewport()
        assert seen.is_quiet, (seen.console, seen.errors)


def test_nothing_serious_for_people_who_use_assistive_technology(browser: Browser, maps: tuple[Path, Path]) -> None:
    with opened(browser, maps[1], DESKTOP) as seen:
        line = seen.page.locator(f'.plan.wide [data-owner="{owner_of(maps[1], LINE)}"]')
        assert line.get_attribute("aria-description") == "one remark from a room"
        line.focus()
        seen.page.keyboard.press("Enter")
        seen.page.locator("#words > summary").click()
        assert serious_faults(seen) == []


def test_a_picture_without_a_browser_has_the_marks_and_their_key(maps: tuple[Path, Path]) -> None:
    picture = maps[1].with_suffix(".svg")
    assert kith("map", "small:F01", "-o", picture, "--from", maps[1].parent / "graph").status == 0
    text = picture.read_text(encoding="utf-8")
    assert text.count('class="mark remark"') == 2
    assert "said of it in a room" in text
    assert SAID not in text
