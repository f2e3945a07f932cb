"""A family's map on a phone, by touch."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.lib.browser import PHONE, OpenPage, opened
from tests.lib.map_page import faults, on_line, shown
from tests.unit.viz import invented
from viz.ecomap.page import page

USUAL = invented.usual()
PHARMACY = next(t.owner for t in USUAL.ties if t.ends == ("n0", "n8"))


@pytest.fixture
def seen(browser: Browser, tmp_path: Path) -> Iterator[OpenPage]:
    file = tmp_path / "usual.html"
    file.write_text(page(USUAL), encoding="utf-8")
    with opened(browser, file, PHONE, touch=True) as one:
        yield one
        assert one.is_quiet, (one.console, one.requests, one.dialogs, one.errors)


def test_nothing_overlaps_and_nothing_is_wider_than_the_screen(seen: OpenPage) -> None:
    assert faults(seen) == []
    assert seen.call("document.documentElement.scrollWidth") <= PHONE[0]


def test_two_taps_lead_from_a_line_to_its_evidence(seen: OpenPage) -> None:
    seen.page.locator('.plan.tall [data-owner="n8"] .text').first.scroll_into_view_if_needed()
    seen.page.touchscreen.tap(*on_line(seen, PHARMACY))
    assert seen.page.locator("#chosen h2").inner_text() == "Rowan and Community pharmacy"
    seen.page.locator("#chosen .interaction summary").tap()
    expect(seen.page.locator("#chosen")).to_contain_text("They told me it was negative.")


def test_tools_and_time_are_worked_by_touch(seen: OpenPage) -> None:
    seen.page.locator('.plan.tall [data-owner="n10"] .text').first.tap()
    seen.page.locator("#more").tap()
    assert not shown(seen, "n5")
    seen.page.locator("#undo").tap()
    assert shown(seen, "n5")
    handle = seen.page.get_by_role("slider", name="To")
    handle.scroll_into_view_if_needed()
    box = handle.bounding_box()
    assert box is not None
    seen.page.touchscreen.tap(box["x"] + box["width"] - 9, box["y"] + box["height"] / 2)
    fingers = seen.page.context.new_cdp_session(seen.page)
    y = box["y"] + box["height"] / 2
    for kind, x in (("touchStart", box["x"] + box["width"] - 9), ("touchMove", box["x"] + box["width"] / 2)):
        fingers.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y}]})
    fingers.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    words = seen.page.locator("#time output")
    assert words.inner_text().startswith("Jan 2014 to ")
    assert "Oct 2015" not in words.inner_text()


def test_two_fingers_make_the_drawing_larger(seen: OpenPage) -> None:
    seen.page.locator("#map").scroll_into_view_if_needed()
    fingers = seen.page.context.new_cdp_session(seen.page)
    for kind, apart in (("touchStart", 40), ("touchMove", 60), ("touchMove", 90), ("touchMove", 120)):
        points = [{"x": 195 - apart / 2, "y": 500, "id": 1}, {"x": 195 + apart / 2, "y": 500, "id": 2}]
        fingers.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    fingers.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    style = str(seen.page.locator("svg.plan.tall").get_attribute("style"))
    scale = float(style.split("scale(")[1].split(")", maxsplit=1)[0])
    assert 2 < scale < 4
    assert "Choose a line" in seen.page.locator("#chosen").inner_text()
