"""What a person can do with a family's map, by mouse and keyboard, in a real browser with the network off."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.lib.browser import DESKTOP, OpenPage, opened
from tests.lib.map_page import on_line, places, shown
from tests.unit.viz import invented
from viz.ecomap.page import page
from viz.ecomap.record import Ecomap

USUAL = invented.usual()
CROWDED = invented.crowded(services=30, workers=10, people=4)


def tie(one: Ecomap, *ends: str) -> str:
    return next(t.owner for t in one.ties if t.ends == ends)


CLINIC, COUNCIL = tie(USUAL, "n0", "n5"), tie(USUAL, "n0", "n9")


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("maps")
    made = {}
    for name, one in (("usual", USUAL), ("crowded", CROWDED)):
        made[name] = folder / f"{name}.html"
        made[name].write_text(page(one), encoding="utf-8")
    return made


@pytest.fixture
def seen(browser: Browser, files: dict[str, Path]) -> Iterator[OpenPage]:
    with opened(browser, files["usual"], DESKTOP) as one:
        yield one
        assert one.is_quiet, (one.console, one.requests, one.dialogs, one.errors)


def chosen(seen: OpenPage) -> str:
    return seen.page.locator("#chosen").inner_text()


def test_two_clicks_lead_from_a_line_to_its_evidence(seen: OpenPage) -> None:
    seen.page.mouse.click(*on_line(seen, COUNCIL))
    assert seen.page.locator("#chosen h2").inner_text() == "Rowan and Children and families team"
    assert "4 contacts; control in 4" in chosen(seen)
    seen.page.locator("#chosen .interaction summary").first.click()
    expect(seen.page.locator("#chosen")).to_contain_text("They told me it was negative.")
    assert "account of Rowan" in chosen(seen)
    assert "Interview with the mother, lines 24-26" in chosen(seen)


def test_the_same_by_keyboard_alone(seen: OpenPage) -> None:
    line = seen.page.locator(f'.plan.wide [data-owner="{COUNCIL}"]')
    line.focus()
    seen.page.keyboard.press("Enter")
    assert seen.page.evaluate("document.activeElement.id") == "chosen-title"
    seen.page.locator("#chosen .interaction summary").first.focus()
    seen.page.keyboard.press("Enter")
    expect(seen.page.locator("#chosen")).to_contain_text("They told me it was negative.")
    seen.page.keyboard.press("Escape")
    assert "Choose a line" in chosen(seen)
    assert seen.page.evaluate("document.activeElement.dataset.owner") == COUNCIL


def test_everything_on_the_map_is_reached_by_tab_and_says_what_it_is(seen: OpenPage) -> None:
    found = seen.page.evaluate(
        "[...document.querySelectorAll('.plan.wide [tabindex]')].map((e) => [e.getAttribute('role'), "
        "e.getAttribute('tabindex'), e.querySelector('title').textContent])"
    )
    # The household can be chosen besides; a kin line that others imply is not drawn.
    assert len(found) == len(USUAL.nodes) + len(USUAL.ties) + 1 - 1
    assert all(role == "button" and at == "0" and title for role, at, title in found)


def test_a_person_shows_the_lines_and_a_line_leads_on(seen: OpenPage) -> None:
    seen.page.locator('.plan.wide [data-owner="n1"] .symbol').click()
    assert "father" in chosen(seen)
    seen.page.locator("#chosen .picks button", has_text="Children and families team").click()
    assert seen.page.locator("#chosen h2").inner_text() == "Kit and Children and families team"


def test_focus_goes_step_by_step_and_tells_what_is_hidden(seen: OpenPage) -> None:
    seen.page.locator('.plan.wide [data-owner="n10"] .text').first.click()
    seen.page.locator("#more").click()
    assert shown(seen, "n4")
    assert not shown(seen, "n5")
    assert "Kinship care team: 1 step" in seen.page.locator("#focus").inner_text()
    badge = seen.page.locator('.plan.wide [data-owner="n4"] .badge')
    assert badge.text_content() == "+1"
    seen.page.keyboard.press("+")
    assert shown(seen, "n0")
    seen.page.keyboard.press("-")
    assert not shown(seen, "n0")
    while seen.page.locator("#focus").is_visible():
        seen.page.locator("#more").click()
    assert shown(seen, "n5")


def test_types_are_hidden_and_shown(seen: OpenPage) -> None:
    seen.page.get_by_role("button", name="Show", exact=True).click()
    seen.page.get_by_label("Social work").uncheck()
    assert not shown(seen, "n9")
    assert not shown(seen, COUNCIL)
    assert shown(seen, CLINIC)
    assert seen.page.locator('.plan.wide [data-owner="n0"] .badge').text_content() == "+1"
    seen.page.get_by_label("family lines").uncheck()
    assert not shown(seen, tie(USUAL, "n0", "n1"))
    seen.page.get_by_label("Social work").check()
    assert shown(seen, "n9")


def test_undo_redo_and_reset(seen: OpenPage) -> None:
    assert seen.page.locator("#undo").is_disabled()
    seen.page.locator('.plan.wide [data-owner="n1"] .symbol').click()
    seen.page.locator("#more").click()
    assert not shown(seen, "n7")
    seen.page.locator("#undo").click()
    assert shown(seen, "n7")
    seen.page.locator("#redo").click()
    assert not shown(seen, "n7")
    seen.page.keyboard.press("Control+z")
    seen.page.keyboard.press("Control+z")
    assert "Choose a line" in chosen(seen)
    seen.page.keyboard.press("Control+Shift+z")
    assert "father" in chosen(seen)
    seen.page.locator("#reset").click()
    assert "Choose a line" in chosen(seen)


def test_search_finds_people_services_and_lines(seen: OpenPage) -> None:
    seen.page.keyboard.press("/")
    seen.page.keyboard.type("pharm")
    assert seen.page.locator("#found li").all_inner_texts() == ["Community pharmacy", "Rowan and Community pharmacy"]
    seen.page.keyboard.press("ArrowDown")
    seen.page.keyboard.press("ArrowDown")
    seen.page.keyboard.press("Enter")
    assert seen.page.locator("#chosen h2").inner_text() == "Rowan and Community pharmacy"
    seen.page.locator("#search").fill("nobody at all")
    assert "Nothing on this map is called so." in seen.page.locator("#found").inner_text()


def test_what_is_pinned_stays(seen: OpenPage) -> None:
    seen.page.mouse.click(*on_line(seen, COUNCIL))
    seen.page.get_by_role("button", name="Pin", exact=True).click()
    seen.page.locator("#reset").click()
    seen.page.locator("#pinned button").click()
    assert "Rowan and Children and families team" in chosen(seen)
    seen.page.get_by_role("button", name="Unpin").click()
    assert seen.page.locator("#pinned").is_hidden()


def test_the_window_of_time_counts_what_overlaps_it_and_moves_nothing(seen: OpenPage) -> None:
    before = places(seen)
    assert "Jan 2014 to Oct 2015: 25 told, 2 of them without a date" in seen.page.locator("#time output").inner_text()
    handle = seen.page.get_by_role("slider", name="To")
    handle.focus()
    for _ in range(10):
        seen.page.keyboard.press("ArrowLeft")
    assert "Jan 2014 to Dec 2014" in seen.page.locator("#time output").inner_text()
    assert not shown(seen, tie(USUAL, "n2", "n7"))
    assert shown(seen, tie(USUAL, "n0", "n8"))
    assert places(seen) == before
    seen.page.locator("#undo").click()
    assert "Jan 2014 to Jan 2015" in seen.page.locator("#time output").inner_text()
    seen.page.get_by_role("button", name="All time").click()
    assert shown(seen, tie(USUAL, "n2", "n7"))
    assert places(seen) == before


def test_a_handle_is_dragged_and_a_drag_is_one_step_to_undo(seen: OpenPage) -> None:
    box = seen.page.get_by_role("slider", name="From").bounding_box()
    assert box is not None
    seen.page.mouse.move(box["x"] + 9, box["y"] + box["height"] / 2)
    seen.page.mouse.down()
    seen.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, steps=8)
    seen.page.mouse.up()
    assert "to Oct 2015" in seen.page.locator("#time output").inner_text()
    assert "Jan 2014" not in seen.page.locator("#time output").inner_text()
    seen.page.locator("#undo").click()
    assert "Jan 2014 to Oct 2015" in seen.page.locator("#time output").inner_text()


def test_time_plays_and_stops(seen: OpenPage) -> None:
    seen.page.clock.install()
    seen.page.locator("#play").click()
    first = seen.page.locator("#time output").inner_text()
    seen.page.clock.run_for(1000)
    assert seen.page.locator("#time output").inner_text() != first
    seen.page.locator("#play").click()
    stopped = seen.page.locator("#time output").inner_text()
    seen.page.clock.run_for(3000)
    assert seen.page.locator("#time output").inner_text() == stopped
    seen.page.locator("#undo").click()
    assert "Jan 2014 to Oct 2015" in seen.page.locator("#time output").inner_text()


def test_before_and_after_an_event(seen: OpenPage) -> None:
    seen.page.mouse.click(*on_line(seen, tie(USUAL, "n1", "n9")))
    seen.page.locator("#chosen .interaction summary").first.click()
    seen.page.get_by_role("button", name="From this on").click()
    assert "Feb 2015 to Oct 2015" in seen.page.locator("#time output").inner_text()
    seen.page.locator("#undo").click()
    seen.page.locator("#chosen .interaction summary").first.click()
    seen.page.get_by_role("button", name="Before this").click()
    assert not shown(seen, tie(USUAL, "n1", "n9"))
    assert shown(seen, CLINIC)


def test_a_viewpoint_shows_only_what_it_tells_and_as_it_tells_it(seen: OpenPage) -> None:
    line = seen.page.locator(f'.plan.wide [data-owner="{CLINIC}"]')
    assert "w3" in str(line.locator(".strand.care").get_attribute("class"))
    seen.page.get_by_label("According to").select_option("Ash, substance use nurse")
    assert shown(seen, CLINIC)
    assert not shown(seen, COUNCIL)
    assert {"no-care", "no-control", "weak"} <= set(str(line.get_attribute("class")).split())
    assert line.locator(".strand.care").is_hidden()
    assert line.locator(".strand.plain").is_visible()
    seen.page.mouse.click(*on_line(seen, CLINIC))
    assert "1 missed, refused or cancelled" in chosen(seen)
    seen.page.locator("#chosen .interaction summary").click()
    said = chosen(seen)
    assert "Accounts disagree on" in said
    assert "Rowan, mother" in said
    assert "Ash, substance use nurse" in said


def test_the_drawing_is_moved_and_enlarged_by_mouse_wheel_and_keys(seen: OpenPage) -> None:
    drawing = seen.page.locator("svg.plan.wide")
    seen.page.mouse.move(30, 400)
    seen.page.mouse.wheel(0, -300)
    assert "scale(1.15)" in str(drawing.get_attribute("style"))
    seen.page.mouse.down()
    seen.page.mouse.move(90, 440, steps=4)
    seen.page.mouse.up()
    moved = str(drawing.get_attribute("style"))
    assert "Choose a line" in chosen(seen)
    seen.page.keyboard.press("0")
    assert "scale" not in str(drawing.get_attribute("style"))
    seen.page.keyboard.press("i")
    seen.page.locator("#map").focus()
    seen.page.keyboard.press("ArrowLeft")
    assert str(drawing.get_attribute("style")) not in ("", moved)


def test_who_a_line_joins_is_said_under_the_pointer(seen: OpenPage) -> None:
    seen.page.mouse.move(*on_line(seen, COUNCIL))
    hover = seen.page.locator("#hover")
    assert hover.inner_text() == "Rowan and Children and families team: 4 contacts; control in 4"
    seen.page.mouse.move(2, 2)
    assert hover.is_hidden()


def test_drawers_open_one_at_a_time_and_close_by_escape(seen: OpenPage) -> None:
    held = seen.page.get_by_role("button", name="What is in this file")
    held.click()
    assert "Passage" in seen.page.locator("#held-drawer").inner_text()
    seen.page.get_by_role("button", name="Keys").click()
    assert seen.page.locator("#held-drawer").is_hidden()
    seen.page.keyboard.press("Escape")
    assert seen.page.locator("#keys-drawer").is_hidden()
    assert seen.page.evaluate("document.activeElement.textContent") == "Keys"


def test_a_folded_card_opens_in_place_and_folds_again(browser: Browser, files: dict[str, Path]) -> None:
    fold = next(n for n in CROWDED.nodes if n.kind in ("Agency", "Sector"))
    inside = [n.owner for n in CROWDED.nodes if n.fold == fold.owner]
    with opened(browser, files["crowded"], DESKTOP) as seen:
        assert not shown(seen, inside[0])
        seen.page.locator(f'.plan.wide:not(.is-off) [data-owner="{fold.owner}"] .text').first.click()
        assert all(shown(seen, one) for one in inside)
        assert not shown(seen, fold.owner)
        assert seen.page.locator("#chosen .picks button").count() >= len(inside)
        seen.page.get_by_role("button", name="Fold again").click()
        assert shown(seen, fold.owner)
        assert not shown(seen, inside[0])
        service = next(n for n in CROWDED.nodes if n.owner == inside[1])
        seen.page.locator("#search").fill(service.label)
        seen.page.locator("#found button").first.click()
        assert shown(seen, service.owner)
        assert seen.is_quiet, (seen.console, seen.errors)
