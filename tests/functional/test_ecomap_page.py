"""The page of a family's map in a real browser, opened from disk with the network off."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.lib.axe import serious_faults
from tests.lib.browser import DESKTOP, PHONE, PROJECTOR, OpenPage, opened
from tests.lib.map_page import faults, shown, smallest_text
from tests.unit.viz import hostile, invented
from viz.ecomap.page import page
from viz.ecomap.record import Ecomap
from viz.index_page import IndexEntry, index_page

FAMILIES = {
    "usual": invented.usual(), "small": invented.small(), "no ties": invented.no_ties(),
    "one service": invented.one_service(), "busy worker": invented.busy_worker(), "200 nodes": invented.crowded(),
    "hostile": hostile.hostile(), "hostile, other strings": hostile.hostile(11),
}  # fmt: skip
#: inner size of an A3 page, landscape, with margins of 10 mm, in pixels
A3 = (1512, 1047)


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("maps")
    made = {}
    for name, one in FAMILIES.items():
        made[name] = write(folder / f"{name}.html", one)
    return made


def write(file: Path, one: Ecomap) -> Path:
    file.write_text(page(one), encoding="utf-8")
    return file


def resize(seen: OpenPage, size: tuple[int, int]) -> None:
    seen.page.set_viewport_size({"width": size[0], "height": size[1]})


@pytest.mark.parametrize("name", FAMILIES)
def test_page_is_quiet_and_nothing_overlaps(browser: Browser, files: dict[str, Path], name: str) -> None:
    with opened(browser, files[name]) as seen:
        for size in (DESKTOP, PROJECTOR, PHONE):
            resize(seen, size)
            assert faults(seen) == []
        assert seen.is_quiet, (seen.console, seen.requests, seen.dialogs, seen.errors)


@pytest.mark.parametrize("name", ["usual", "small", "no ties", "one service", "busy worker"])
def test_usual_families_are_legible(browser: Browser, files: dict[str, Path], name: str) -> None:
    with opened(browser, files[name]) as seen:
        for size in (DESKTOP, PROJECTOR, PHONE):
            resize(seen, size)
            assert smallest_text(seen) >= 11


def test_title_level_version_legend_and_definition_are_on_the_page(browser: Browser, files: dict[str, Path]) -> None:
    for size in (DESKTOP, PROJECTOR):
        with opened(browser, files["usual"], size) as seen:
            said = seen.page.locator(".app").inner_text()
            for words in (
                "Family 07", "level: research", "data version: 8c1f0a2b3c4d", "An invented study", "Synthetic:",
                "stressful: a third pressed", "accounts disagree", "Lines show contacts that were held.",
            ):  # fmt: skip
                assert words in said


def test_a_long_study_title_cuts_neither_level_nor_version(browser: Browser, tmp_path: Path) -> None:
    file = tmp_path / "long.html"
    file.write_text(
        page(replace(invented.usual(), study_title="A study of " + "many families " * 140)), encoding="utf-8"
    )
    cut = "(one) => one.scrollHeight > one.clientHeight + 1"
    for size in (DESKTOP, PHONE):
        with opened(browser, file, size) as seen:
            assert not seen.page.locator(".headline .meta").evaluate(cut)
            assert seen.page.locator(".headline .study").evaluate(cut), "only the title is"


@pytest.mark.parametrize(("name", "size"), [("usual", DESKTOP), ("usual", PHONE), ("200 nodes", DESKTOP)])
def test_no_serious_fault_for_assistive_technology(
    browser: Browser, files: dict[str, Path], name: str, size: tuple[int, int]
) -> None:
    with opened(browser, files[name], size) as seen:
        seen.page.locator('.plan:visible [data-owner="n0"] .text').first.click()
        for drawer in ("Show", "Story", "Notes", "Take away", "What is in this file", "Keys"):
            seen.page.get_by_role("button", name=drawer, exact=True).click()
            if drawer == "Story":
                seen.page.locator("#capture").click()
            assert serious_faults(seen) == []


def test_500_hostile_strings_in_every_text_execute_nothing(browser: Browser, tmp_path: Path) -> None:
    one = hostile.every_string_in_every_field()
    assert len(hostile.STRINGS) == len(one.interactions) == len(one.nodes) == len(one.voices) == 500
    with opened(browser, write(tmp_path / "map.html", one)) as seen:
        for owner in ("n0", "n4", one.ties[0].owner):
            seen.page.evaluate(
                "(owner) => document.querySelector(`.plan.wide [data-owner='${owner}']`)"
                ".dispatchEvent(new MouseEvent('click', { bubbles: true }))",
                owner,
            )
            seen.page.evaluate("document.querySelectorAll('#chosen details').forEach((one) => { one.open = true; })")
        seen.page.locator("#words > summary").click()
        seen.page.locator("#search").fill("alert")
        assert only_our_elements(seen)
        assert seen.is_quiet, (seen.console, seen.requests, seen.dialogs, seen.errors)


def test_hostile_text_stays_text_in_story_and_hover(browser: Browser, tmp_path: Path) -> None:
    steps = [{"caption": text, "notes": text, "state": {}} for text in hostile.STRINGS]
    file = tmp_path / "map.html"
    file.write_text(page(hostile.hostile(), steps), encoding="utf-8")
    with opened(browser, file) as seen:
        seen.page.get_by_role("button", name="Story", exact=True).click()
        assert seen.page.locator("#steps li").count() == 500
        for _ in range(len(hostile.SEEDS)):
            seen.page.keyboard.press("PageDown")
        for place in seen.page.locator(".plan.wide [data-owner]").all()[:20]:
            place.dispatch_event("pointerover", {"pointerType": "mouse"})
        assert only_our_elements(seen)
        assert seen.is_quiet, (seen.console, seen.requests, seen.dialogs, seen.errors)


def only_our_elements(seen: OpenPage) -> bool:
    """No element that a text could have brought, and no more scripts than ours."""
    found = seen.call(
        "[document.querySelectorAll('img, iframe, object, embed, link, a, math, foreignObject, [onerror], [onload]')"
        ".length, document.scripts.length]"
    )
    return bool(found == [0, 2])


def test_without_script_the_drawing_and_the_words_are_there(browser: Browser, files: dict[str, Path]) -> None:
    with opened(browser, files["usual"], script=False) as seen:
        assert seen.page.locator('.plan.wide [data-owner="n9"]').is_visible()
        assert seen.page.locator(".toolbar").is_hidden()
        said = seen.page.locator("#words").inner_text()
        for words in ("Children and families team", "“They told me it was negative.”", "Linden"):
            assert words in said
    with opened(browser, files["200 nodes"], script=False) as seen:
        assert seen.page.locator("svg.plan:visible").count() == 1


def test_a_family_without_ties_says_so(browser: Browser, files: dict[str, Path]) -> None:
    with opened(browser, files["no ties"]) as seen:
        assert "No dealing with a service is told of this family." in seen.page.locator(".stage").inner_text()
        assert "Nothing on this map is dated." in seen.page.locator("#time").inner_text()
        seen.page.locator('.plan.wide [data-owner="n0"] .symbol').click()
        assert "No line leads here." in seen.page.locator("#chosen").inner_text()


def test_400_contacts_are_shown_some_at_a_time(browser: Browser, files: dict[str, Path]) -> None:
    with opened(browser, files["one service"]) as seen:
        seen.page.locator('.plan.wide [data-owner="n1"] .text').first.click()
        assert "400 told" in seen.page.locator("#chosen").inner_text()
        assert seen.page.locator("#chosen .interaction").count() == 40
        seen.page.get_by_role("button", name="Show 40 more").click()
        assert seen.page.locator("#chosen .interaction").count() == 80


@pytest.mark.parametrize("name", ["usual", "200 nodes", "hostile"])
def test_the_poster_prints_on_one_a3_page_with_nothing_cut(browser: Browser, files: dict[str, Path], name: str) -> None:
    with opened(browser, files[name]) as seen:
        seen.page.evaluate("window.print = () => { window.printed = document.documentElement.className; }")
        seen.page.locator('.plan.wide [data-owner="n0"] .symbol').first.click()
        seen.page.get_by_role("button", name="Take away").click()
        seen.page.locator("#print").click()
        assert "poster-only" in seen.call("window.printed")
        made = seen.page.pdf(prefer_css_page_size=True, print_background=True)
        assert len(re.findall(rb"/Type /Page\b", made)) == 1
        width, height = (float(n) for n in re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", made)[0])
        assert (round(width), round(height)) == (1191, 842)
        seen.page.emulate_media(media="print")
        resize(seen, A3)
        assert faults(seen) == []
        cut = seen.call(
            "[...document.querySelectorAll('.app, header, main, aside, .legend, .stage')].filter((one) =>"
            "one.scrollHeight > one.clientHeight + 1 || one.getBoundingClientRect().bottom > innerHeight)"
            ".map((one) => one.className || one.tagName)"
        )
        assert cut == []


def test_all_words_print_after_the_poster(browser: Browser, files: dict[str, Path]) -> None:
    with opened(browser, files["usual"]) as seen:
        made = seen.page.pdf(prefer_css_page_size=True)
        assert len(re.findall(rb"/Type /Page\b", made)) >= 2


def test_index_leads_to_the_maps(browser: Browser, tmp_path: Path) -> None:
    write(tmp_path / "fam 07 #é.html", FAMILIES["small"])
    evil = [IndexEntry(text, text, text, 1, 2, 3, 4) for text in hostile.STRINGS]
    file = tmp_path / "index.html"
    entry = IndexEntry("Family 07", "fam 07 #é.html", "An invented study", 5, 9, 36, 5, synthetic=True)
    file.write_text(index_page([entry, *evil]), encoding="utf-8")
    with opened(browser, file, ready="") as seen:
        hrefs = seen.call("[...document.querySelectorAll('a')].map((one) => one.getAttribute('href'))")
        assert all(h.startswith("./") and "/" not in h[2:] for h in hrefs)
        assert seen.page.locator("tbody tr").first.inner_text().split("\t")[2:] == ["5", "9", "36", "5"]
        assert seen.is_quiet, (seen.console, seen.requests, seen.dialogs, seen.errors)
        assert (tmp_path / "fam 07 #é.html").as_uri().endswith(hrefs[0][2:])


def test_a_folded_card_is_drawn_for_every_view_but_only_one_is_seen(browser: Browser, files: dict[str, Path]) -> None:
    one = FAMILIES["200 nodes"]
    with opened(browser, files["200 nodes"]) as seen:
        assert seen.page.locator("svg.plan").count() == 2 * len(one.views)
        assert seen.page.locator("svg.plan:visible").count() == 1
        assert sum(shown(seen, n.owner) for n in one.nodes if n.kind == "Service") < 14
