"""Two maps side by side in a real browser, opened from disk with the network off."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, expect

from tests.lib.axe import serious_faults
from tests.lib.browser import DESKTOP, PHONE, PROJECTOR, OpenPage, opened
from tests.lib.map_page import faults, smallest_text
from tests.unit.viz import hostile, invented
from tests.unit.viz.test_comparisons import country
from viz.ecomap.compare import Comparison
from viz.ecomap.compare_countries import countries
from viz.ecomap.compare_dates import two_dates, window
from viz.ecomap.compare_families import two_families
from viz.ecomap.compare_page import compare_page

SIDES = (".side:nth-of-type(1)", ".side:nth-of-type(2)")
SIZES = (DESKTOP, PROJECTOR, PHONE)
#: what is drawn on both sides, by owner: where it stands from its drawing's corner, in pixels
BOTH = r"""() => {
  const sides = [...document.querySelectorAll(".side")].map((side) => {
    const drawing = [...side.querySelectorAll("svg.plan")].find((one) => one.getClientRects().length);
    const corner = drawing.getBoundingClientRect();
    const shapes = drawing.querySelectorAll("g.node > .ground.card, g.node > .symbol, g.absent > .place");
    return new Map([...shapes].map((one) => {
      const { left, top, width, height } = one.getBoundingClientRect();
      return [one.parentElement.dataset.owner, [left + width / 2 - corner.left, top + height / 2 - corner.top]];
    }));
  });
  const owners = [...sides[0].keys()];
  const same = (o) => sides[0].get(o).every((length, axis) => Math.abs(length - sides[1].get(o)[axis]) < 0.5);
  return { all: owners.length, same: owners.filter(same).length, other: sides[1].size };
}"""


def comparisons() -> dict[str, Comparison]:
    usual, evil = invented.usual(), hostile.hostile()
    scotland = country("Scotland", {"drug treatment": "NHS", "hearings": "justice"}, ("mother", "father"))
    england = country("England", {"drug treatment": "NHS", "courts": "justice"})
    return {
        "families": two_families(usual, invented.small()),
        "dates": two_dates(usual, (window("..2014-06"), window("2014-07.."))),
        "countries": countries([scotland, england], "An invented study"),
        "crowded": two_families(invented.crowded(), usual),
        "hostile": two_families(evil, hostile.hostile(11)),
        "500 strings": two_families(hostile.every_string_in_every_field(), evil),
        "nothing": countries([country("Scotland", {}, ()), country("England", {}, ())], "An invented study"),
    }


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("comparisons")
    found = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(invented, "with_views", lambda one: one)
        for name, one in comparisons().items():
            found[name] = folder / f"{name}.html"
            found[name].write_text(compare_page(one), encoding="utf-8")
    return found


def resize(seen: OpenPage, size: tuple[int, int]) -> None:
    seen.page.set_viewport_size({"width": size[0], "height": size[1]})


def drawn(seen: OpenPage, side: int, owner: str) -> Locator:
    return seen.page.locator(f'{SIDES[side]} svg:visible g[data-owner="{owner}"]').first


@pytest.mark.parametrize("name", ["families", "dates", "countries", "crowded", "hostile"])
def test_nothing_overlaps_and_what_both_have_stands_in_one_place(
    browser: Browser, files: dict[str, Path], name: str
) -> None:
    with opened(browser, files[name]) as seen:
        for size in SIZES:
            resize(seen, size)
            for side in SIDES:
                assert faults(seen, side) == []
            stands = seen.page.evaluate(BOTH)
            assert stands["same"] == stands["all"] == stands["other"] > 2
            assert seen.call("document.documentElement.scrollWidth") <= size[0]
        assert seen.is_quiet, (seen.console, seen.requests, seen.dialogs, seen.errors)


@pytest.mark.parametrize("name", ["families", "dates", "countries"])
def test_a_comparison_is_legible(browser: Browser, files: dict[str, Path], name: str) -> None:
    with opened(browser, files[name]) as seen:
        for size in SIZES:
            resize(seen, size)
            assert min(smallest_text(seen, side) for side in SIDES) >= 8.4


@pytest.mark.parametrize(("name", "size"), [("families", DESKTOP), ("dates", PHONE), ("countries", DESKTOP)])
def test_no_serious_fault_for_assistive_technology(
    browser: Browser, files: dict[str, Path], name: str, size: tuple[int, int]
) -> None:
    with opened(browser, files[name], size) as seen:
        drawn(seen, 0, "n0").press("Enter")
        seen.page.locator("#words > summary").click()
        assert serious_faults(seen) == []


def test_choosing_on_one_side_chooses_on_both_by_mouse_and_by_key(browser: Browser, files: dict[str, Path]) -> None:
    with opened(browser, files["dates"]) as seen:
        drawn(seen, 1, "n5").locator(".text").first.click()
        assert seen.page.locator(".plan.wide .is-chosen").count() == 2
        expect(seen.page.locator("#chosen-title")).to_have_text("Drug treatment clinic")
        sides = seen.page.locator("#chosen .both > div")
        expect(sides.nth(0)).to_contain_text("Until June 2014")
        expect(sides.nth(0)).to_contain_text("Rowan and Drug treatment clinic: 8 contacts, 1 missed")
        expect(sides.nth(1)).to_contain_text("Rowan and Drug treatment clinic: 5 contacts")
        line = seen.page.locator(f"{SIDES[0]} .plan.wide .tie[tabindex]").first
        line.focus()
        seen.page.keyboard.press("Enter")
        assert seen.page.evaluate("document.activeElement.id") == "chosen-title"
        assert seen.page.locator(".plan.wide .tie.is-chosen").count() == 2
        seen.page.keyboard.press("Escape")
        assert seen.page.locator(".plan .is-chosen").count() == 0
        assert seen.page.evaluate("document.activeElement.classList.contains('tie')"), "the keyboard is back"
        assert seen.is_quiet, (seen.console, seen.errors)


def test_an_empty_place_is_chosen_with_what_stands_on_the_other_side(browser: Browser, files: dict[str, Path]) -> None:
    with opened(browser, files["families"], PHONE, touch=True) as seen:
        empty = seen.page.locator(f"{SIDES[1]} .plan.tall .absent:has(rect)").first
        empty.scroll_into_view_if_needed()
        empty.tap()
        owner = empty.get_attribute("data-owner") or ""
        expect(drawn(seen, 0, owner)).to_have_class("node service is-chosen")
        expect(seen.page.locator("#chosen")).to_contain_text("Told only of Family 07.")
        expect(seen.page.locator("#chosen")).to_contain_text("Not told of this family.")
        assert seen.is_quiet, (seen.console, seen.errors)


def test_the_words_stand_below_with_and_without_script(browser: Browser, files: dict[str, Path]) -> None:
    with opened(browser, files["families"], script=False) as seen:
        table = seen.page.get_by_role("group", name="Table of services")
        expect(table.get_by_role("row", name="Substance use service")).to_contain_text(
            "Told only of Family of Marianne."
        )
        expect(table.get_by_role("columnheader", name="Missed or not offered")).to_be_visible()
        assert seen.page.locator(f"{SIDES[1]} .plan.wide").is_visible()


def test_countries_too_small_to_show_say_so(browser: Browser, files: dict[str, Path]) -> None:
    with opened(browser, files["nothing"]) as seen:
        expect(seen.page.locator(".pair > .empty")).to_be_visible()
        assert seen.page.locator("svg.plan").count() == 0
        assert seen.is_quiet


@pytest.mark.parametrize("name", ["hostile", "500 strings"])
def test_hostile_text_stays_text(browser: Browser, files: dict[str, Path], name: str) -> None:
    with opened(browser, files[name]) as seen:
        seen.call("""document.querySelectorAll(".plan.wide g[data-owner]").forEach((one) => {
          one.dispatchEvent(new MouseEvent("click", { bubbles: true }));
          document.querySelectorAll("#chosen details").forEach((more) => { more.open = true; });
        })""")
        seen.page.locator("#words > summary").click()
        brought = "document.querySelectorAll('img, iframe, object, embed, link, a, math, [onerror], [onload]').length"
        assert seen.call(f"[{brought}, document.scripts.length]") == [0, 2]
        assert seen.is_quiet, (seen.console, seen.requests, seen.dialogs, seen.errors)
