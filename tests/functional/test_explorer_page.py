"""The network explorer in a real browser, opened from disk with the network off."""

from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from benchmarks.networks import invented_network
from tests.lib.axe import serious_faults
from tests.lib.browser import DESKTOP, PHONE, OpenPage, opened
from tests.lib.networks import hostile, network, usual
from viz.explorer.folding import Limits
from viz.explorer.page import explorer, page
from viz.explorer.record import Network

USUAL, FOLDED = Limits(), Limits(detail=0)


def write(folder: Path, one: Network, limits: Limits = USUAL) -> Path:
    file = folder / "network.html"
    file.write_text(page(one, limits), encoding="utf-8")
    return file


def find(seen: OpenPage, name: str) -> None:
    """Search for something and choose the first that is found."""
    seen.page.fill("#search", name)
    seen.page.locator("#found button").first.click()


def chosen(seen: OpenPage) -> str:
    title = seen.page.locator("#chosen h2").first
    return title.inner_text() if seen.page.locator("#chosen > h2[tabindex]").count() else ""


def said(seen: OpenPage) -> str:
    return seen.page.locator("#drawn").inner_text()


def spot(seen: OpenPage, name: str) -> tuple[float, float]:
    """Where a thing is seen in the window."""
    box = seen.page.locator("#map").bounding_box()
    assert box is not None
    place = next(i for i, label in enumerate(seen.call(DATA)["things"]["label"]) if label == name)
    at = seen.call(f"kithNetwork.at({place})")
    return box["x"] + at["x"], box["y"] + at["y"]


#: keeps every transform that the canvas is given
WATCH = """(() => {
  window.transforms = [];
  const canvas = document.getElementById("canvas");
  new MutationObserver(() => transforms.push(canvas.style.transform)).observe(canvas, { attributeFilter: ["style"] });
})()"""
DATA = "JSON.parse(document.getElementById('data').textContent)"


@pytest.mark.parametrize("size", [DESKTOP, PHONE])
@pytest.mark.parametrize("make", [usual, hostile, lambda: network([]), lambda: network([("a", "", "Service", "")])])
def test_page_is_quiet_and_no_name_lies_on_another(
    browser: Browser, tmp_path: Path, make: Any, size: tuple[int, int]
) -> None:
    with opened(browser, write(tmp_path, make()), size) as seen:
        seen.page.wait_for_timeout(150)
        names = seen.call("kithNetwork.names()")
        for a, b in combinations(names, 2):
            across = min(a["right"], b["right"]) - max(a["left"], b["left"])
            down = min(a["bottom"], b["bottom"]) - max(a["top"], b["top"])
            assert across <= 0.5 or down <= 0.5
        assert seen.is_quiet, (seen.console, seen.requests, seen.dialogs, seen.errors)


@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_no_serious_fault_for_assistive_technology(browser: Browser, tmp_path: Path, size: tuple[int, int]) -> None:
    with opened(browser, write(tmp_path, usual(), FOLDED), size) as seen:
        assert serious_faults(seen) == []
        seen.page.fill("#search", "a")
        assert serious_faults(seen) == []
        seen.page.locator("#found button").first.click()
        for drawer in seen.page.locator("[aria-controls]").all():
            drawer.click()
            assert serious_faults(seen) == []


def test_a_crowd_of_lines_is_paler_until_one_of_its_things_is_chosen(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, write(tmp_path, invented_network(200), Limits(10**9, 10**9, 10**9))) as seen:
        crowded = seen.call("kithNetwork.strengths()")
        find(seen, "Family 3")
        chosen_strengths = seen.call("kithNetwork.strengths()")
    with opened(browser, write(tmp_path, usual())) as seen:
        assert set(seen.call("kithNetwork.strengths()")) == {1}
        find(seen, "Health board")
        assert len(set(seen.call("kithNetwork.strengths()"))) == 2, "what stands in a holder is spoken of with it"
    assert max(crowded) < 0.6
    assert {1, min(chosen_strengths)} == set(chosen_strengths)
    assert min(chosen_strengths) < min(crowded)


def test_hostile_text_stays_text_wherever_one_goes(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, write(tmp_path, hostile())) as seen:
        for button in seen.page.locator("#largest button").all():
            button.click()
            for tie in seen.page.locator("#chosen .picks button").all()[:2]:
                tie.click()
            seen.page.keyboard.press("Escape")
        seen.page.locator("#words > summary").click()
        for drawer in seen.page.locator("[aria-controls]").all():
            drawer.click()
        assert seen.call("document.querySelectorAll('main img, iframe, object, embed, link, a').length") == 0
        assert seen.call("document.scripts.length") == 3
        assert seen.is_quiet, (seen.console, seen.requests, seen.dialogs, seen.errors)


def test_clicking_a_thing_says_what_it_is_tied_to(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, write(tmp_path, usual())) as seen:
        seen.page.mouse.click(*spot(seen, "Maternity clinic"))
        assert chosen(seen) == "Maternity clinic"
        panel = seen.page.locator("#chosen").inner_text()
        assert "1 tie" in panel
        assert "4 contacts, care in 4" in panel
        seen.page.locator("#chosen .picks button").first.click()
        assert chosen(seen) == "The Alder family"
        assert seen.is_quiet


def test_clicking_a_line_says_between_whom(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, write(tmp_path, usual())) as seen:
        (x0, y0), (x1, y1) = spot(seen, "The Alder family"), spot(seen, "Maternity clinic")
        seen.page.mouse.click(x0 + (x1 - x0) * 0.62, y0 + (y1 - y0) * 0.62)
        assert chosen(seen) == "The Alder family and Maternity clinic"
        assert "4 contacts, care in 4" in seen.page.locator("#chosen").inner_text()


def test_folded_things_open_and_fold_in_their_place(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, write(tmp_path, usual(), FOLDED)) as seen:
        assert (
            said(seen)
            == "Drawn: 5 of 16 things, 5 lines. Folded into them: 2 parents, 2 workers, 1 child, 1 kin or friend."
        )
        find(seen, "drug treatment clinic")
        before = spot(seen, "Drug treatment clinic")
        seen.page.get_by_role("button", name="Open: 1 inside").click()
        assert "Folded into them: 2 parents, 1 child, 1 kin or friend, 1 worker" in said(seen)
        assert spot(seen, "Drug treatment clinic") == before
        seen.page.get_by_role("button", name="Fold into Health board").click()
        assert chosen(seen) == "Health board"
        assert "2 services" in said(seen)
        seen.page.locator("#fold").click()
        assert said(seen).startswith("Drawn: 3 of 16 things")
        seen.page.locator("#reset").click()
        assert said(seen).startswith("Drawn: 5 of 16 things")
        assert seen.is_quiet


def test_choosing_what_is_folded_opens_it(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, write(tmp_path, usual(), FOLDED)) as seen:
        find(seen, "Rowan")
        assert chosen(seen) == "Rowan"
        assert "1 child" not in said(seen)


def test_focus_by_steps_hides_the_rest(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, write(tmp_path, usual())) as seen:
        find(seen, "Kit")
        seen.page.keyboard.press("Escape")
        find(seen, "Kit")
        seen.page.locator("#more").click()
        assert seen.page.locator("#focus").inner_text() == "Kit: 1 step"
        assert said(seen).startswith("Drawn: 2 of 16 things")
        seen.page.locator("#more").click()
        assert said(seen).startswith("Drawn: 6 of 16 things")
        seen.page.locator("#less").click()
        assert said(seen).startswith("Drawn: 2 of 16 things")
        seen.page.locator("#reset").click()
        assert said(seen).startswith("Drawn: 11 of 16 things")


def test_kinds_can_be_hidden(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, write(tmp_path, usual())) as seen:
        seen.page.get_by_role("button", name="Show", exact=True).click()
        seen.page.get_by_label("workers").uncheck()
        assert said(seen).startswith("Drawn: 9 of 16 things")


def test_keyboard_alone_finds_chooses_focuses_and_leaves(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, write(tmp_path, usual())) as seen:
        keys = seen.page.keyboard
        keys.press("/")
        keys.type("birch")
        keys.press("Tab")
        keys.press("Enter")
        assert seen.call("document.activeElement.textContent") == "The Birch family"
        keys.press("+")
        assert seen.page.locator("#focus").inner_text() == "The Birch family: 1 step"
        keys.press("Escape")
        assert chosen(seen) == ""
        keys.press("Escape")
        assert seen.page.locator("#focus").inner_text() == ""
        seen.page.locator("#map").focus()
        before = spot(seen, "Kit")
        keys.press("ArrowRight")
        assert spot(seen, "Kit")[0] < before[0]
        keys.press("0")
        assert spot(seen, "Kit") == pytest.approx(before)
        assert seen.is_quiet


def test_dragging_and_wheeling_move_the_picture_and_choose_nothing(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, write(tmp_path, usual())) as seen:
        seen.call(WATCH)
        x, y = spot(seen, "Kit")
        seen.page.mouse.move(x, y)
        seen.page.mouse.down()
        seen.page.mouse.move(x + 90, y + 40, steps=4)
        seen.page.mouse.up()
        assert any("translate" in moved for moved in seen.call("transforms"))
        assert seen.call("document.getElementById('canvas').style.transform") == ""
        assert spot(seen, "Kit") == pytest.approx((x + 90, y + 40), abs=1)
        assert chosen(seen) == ""
        scale = seen.call("kithNetwork.scale()")
        seen.page.mouse.wheel(0, -300)
        seen.page.wait_for_timeout(400)
        assert seen.call("kithNetwork.scale()") > scale
        assert spot(seen, "Kit") == pytest.approx((x + 90, y + 40), abs=2)


def test_a_finger_chooses_what_is_near(browser: Browser, tmp_path: Path) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True)
    try:
        touched = context.new_page()
        touched.goto(write(tmp_path, usual()).as_uri())
        touched.wait_for_selector("html[data-ready]", state="attached")
        x, y = spot(OpenPage(touched), "Maternity clinic")
        touched.touchscreen.tap(x - 8, y - 8)
        assert chosen(OpenPage(touched)) == "Maternity clinic"
    finally:
        context.close()


def test_tables_say_the_same_a_leaf_at_a_time(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, write(tmp_path, invented_network(200))) as seen:
        seen.page.locator("#words > summary").click()
        table = seen.page.locator("#tie-table")
        table.locator("tbody tr").first.wait_for()
        assert table.locator("tbody tr").count() == 100
        assert "1 to 100 of 800" in table.inner_text()
        table.get_by_role("button", name="Next").click()
        assert "101 to 200 of 800" in table.inner_text()
        name = seen.page.locator("#thing-table tbody button").first
        label = name.inner_text()
        name.click()
        assert chosen(seen) == label


def test_without_script_the_words_stand_there(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, write(tmp_path, usual(), FOLDED), script=False) as seen:
        words = seen.page.locator("#words").inner_text()
        assert "2 workers folded into what they belong to" in words
        assert "families of a study" in words
        assert "need JavaScript" in seen.page.locator(".stage").inner_text()


def test_five_thousand_things_open_folded_and_say_so(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, write(tmp_path, invented_network(5000))) as seen:
        words = said(seen)
        assert "of 5," in words
        assert "Folded into them: " in words
        assert "groups of others" in words
        assert seen.is_quiet


def test_what_is_in_this_file_is_said(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, write(tmp_path, usual())) as seen:
        seen.page.get_by_role("button", name="What is in this file").click()
        assert seen.page.locator("#held-drawer tbody tr").count() == 13
        for words in ("An invented network", "An invented study", "level: research", "8c1f0a2b3c4d", "Synthetic"):
            assert words in seen.page.locator("header").inner_text()


def test_a_notebook_shows_it_in_a_frame(browser: Browser, tmp_path: Path) -> None:
    file = tmp_path / "notebook.html"
    file.write_text(f"<!DOCTYPE html><title>n</title>{explorer(usual())._repr_html_()}", encoding="utf-8")
    with opened(browser, file, ready="") as seen:
        frame = seen.page.frame_locator("iframe")
        frame.locator("html[data-ready]").wait_for(state="attached")
        assert "16 things" in frame.locator("#drawn").inner_text()
