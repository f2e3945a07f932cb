"""The maps of every family that ships: quiet, whole, without overlaps, legible, in a real browser."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

import kithgraph
from tests.lib.browser import DESKTOP, PROJECTOR, opened
from tests.lib.map_page import faults, smallest_text
from viz.ecomap.page import page
from viz.making import maps_of

REPOSITORY = Path(__file__).parents[2]
STUDIES = sorted(path.parent for path in (REPOSITORY / "studies").glob("*/study.yaml"))
RELATIONS = "relations-2023"


@pytest.mark.parametrize("study", [folder.name for folder in STUDIES])
def test_every_map_is_quiet_whole_legible_and_without_overlaps(
    shipped: kithgraph.Graph, browser: Browser, tmp_path: Path, study: str
) -> None:
    """Opened from disk with the network off, at 1366 by 768 and at 1920 by 1080."""
    families = shipped.ask("multiagency_load", study=study).get_column("family").to_list()
    assert len(families) >= 15
    wrong = []
    maps = maps_of(shipped.store, shipped.model, {"study": study}, families, "research")
    for family, one in zip(families, maps, strict=True):
        file = tmp_path / "map.html"
        file.write_text(page(one), encoding="utf-8")
        with opened(browser, file, DESKTOP) as seen:
            wrong += [f"{family}: {fault}" for fault in faults(seen)]
            if smallest_text(seen) < 9:
                wrong.append(f"{family}: text of {smallest_text(seen):.1f} pixels on a laptop")
            seen.page.set_viewport_size({"width": PROJECTOR[0], "height": PROJECTOR[1]})
            wrong += [f"{family}, projector: {fault}" for fault in faults(seen)]
            if not seen.is_quiet:
                wrong.append(f"{family}: {seen.console} {seen.requests} {seen.dialogs} {seen.errors}")
    assert wrong == []


def test_a_line_of_mariannes_map_leads_to_the_passage(
    shipped: kithgraph.Graph, browser: Browser, tmp_path: Path
) -> None:
    """One click shows a line's interactions, the next the document, the place and whose account it is."""
    file = tmp_path / "map.html"
    file.write_text(shipped.family_map(f"{RELATIONS}:F-marianne"), encoding="utf-8")
    with opened(browser, file, DESKTOP) as seen:
        line = seen.page.get_by_role("button", name=re.compile("^the household and social work with Marianne"))
        line.focus()
        seen.page.keyboard.press("Enter")
        chosen = seen.page.locator("#chosen")
        assert "1 not offered or not invited" in chosen.inner_text()
        chosen.locator(".interaction summary").click()
        shown = chosen.inner_text()
    assert "contact visit" in shown
    assert "Marianne" in shown
    assert "slide" in shown
