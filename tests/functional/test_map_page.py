"""The explorer page in a real browser, opened from disk with the network off."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser

import kithgraph
from kithgraph.maps import map_of
from synthesis.spec import StudySpec
from synthesis.study import generate
from synthesis.untidy import write_study
from tests.lib.browser import DESKTOP, PHONE, PROJECTOR, chromium, opened
from tests.lib.map_page import faults
from tests.unit.viz import invented
from viz.explorer import explorer_page
from viz.family_map import FamilyMap, MapNode
from viz.index_page import IndexEntry, index_page

FAMILIES = {
    "usual": invented.usual(),
    "small": invented.small(),
    "sixty": invented.sixty(),
    "no ties": invented.no_ties(),
    **{f"hostile {n}": invented.hostile(n) for n in range(0, len(invented.HOSTILE), 3)},
}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as running:
        yield running


def write(folder: Path, one: FamilyMap) -> Path:
    file = folder / "map.html"
    file.write_text(explorer_page(one), encoding="utf-8")
    return file


@pytest.mark.parametrize("size", [DESKTOP, PROJECTOR, PHONE])
@pytest.mark.parametrize("name", FAMILIES)
def test_page_is_quiet_and_nothing_overlaps(browser: Browser, tmp_path: Path, name: str, size: tuple[int, int]) -> None:
    with opened(browser, write(tmp_path, FAMILIES[name]), size) as seen:
        assert seen.is_quiet, (seen.console, seen.requests, seen.dialogs, seen.errors)
        assert faults(seen) == []


@pytest.mark.parametrize("name", ["usual", "small", "no ties"])
@pytest.mark.parametrize("size", [DESKTOP, PROJECTOR])
def test_usual_families_are_legible(browser: Browser, tmp_path: Path, name: str, size: tuple[int, int]) -> None:
    with opened(browser, write(tmp_path, FAMILIES[name]), size) as seen:
        assert min(box["size"] for box in seen.call("kithMap.labelBoxes()")) >= 11


@pytest.mark.parametrize("name", [n for n in FAMILIES if n.startswith("hostile")])
def test_hostile_text_stays_text_wherever_one_clicks(browser: Browser, tmp_path: Path, name: str) -> None:
    one = FAMILIES[name]
    with opened(browser, write(tmp_path, one)) as seen:
        for button in seen.page.locator("[data-pick]").all():
            button.click()
        seen.page.locator("#words > summary").click()
        assert seen.is_quiet, (seen.console, seen.requests, seen.dialogs, seen.errors)
        assert seen.call("document.querySelectorAll('img, iframe, object, embed, link, a').length") == 0
        assert seen.call("document.scripts.length") == 4
        assert seen.call("document.querySelector('h1').textContent").strip() == seen_text(one.title)


def seen_text(text: str) -> str:
    """How an HTML page holds a text: line ends made one kind, and no more."""
    return text.replace("\r\n", "\n").strip()


def involved(one: FamilyMap, service: str) -> str:
    return next(f"t{i}" for i, t in enumerate(one.ties) if (t.kind, t.to_id) == ("involved", service))


def test_clicking_a_line_shows_its_interactions_and_their_evidence(browser: Browser, tmp_path: Path) -> None:
    one = FAMILIES["usual"]
    with opened(browser, write(tmp_path, one)) as seen:
        at = seen.call(f"kithMap.linePoint('{involved(one, 's6')}', 0.3)")
        seen.page.mouse.click(at["x"], at["y"])
        panel = seen.page.locator("#chosen")
        assert panel.locator("h2").inner_text() == "Family 07 and Children and families team"
        assert panel.locator("article").count() == 5
        said = panel.inner_text()
        for words in (
            "14 contacts", "1 missed, refused or cancelled", "1 not offered or not invited", "care in 3",
            "control in 12", "accounts disagree on 2", "12 August 2014 · held", "Rowan (tested); nurse (tested by)",
            "“They told me it was negative.”", "account of midwife, told by Rowan",
            "Interview with the mother, lines 24-26", "s note: Told apart from the first account.",
            "not dated · refused", "No evidence is recorded for this interaction.",
        ):  # fmt: skip
            assert words in said
        seen.page.keyboard.press("Escape")
        assert panel.locator("article").count() == 0
        assert seen.is_quiet


def test_every_line_can_be_clicked(browser: Browser, tmp_path: Path) -> None:
    one = FAMILIES["usual"]
    with opened(browser, write(tmp_path, one)) as seen:
        for number, tie in enumerate(one.ties):
            if tie.kind in ("involved", "worked_with"):
                at = seen.call(f"kithMap.linePoint('t{number}', 0.12)")
                seen.page.mouse.click(at["x"], at["y"])
                pressed = seen.page.locator('nav [aria-pressed="true"]')
                assert pressed.get_attribute("data-pick") == f"t{number}"


@pytest.mark.parametrize(("pick", "title"), [("n1", "Rowan"), ("n6", "Drug treatment clinic"), ("n15", "Ash")])
def test_clicking_a_person_or_service_shows_its_ties(browser: Browser, tmp_path: Path, pick: str, title: str) -> None:
    with opened(browser, write(tmp_path, FAMILIES["usual"])) as seen:
        box = next(b for b in seen.call("kithMap.nodeBoxes()") if b["id"] == pick)
        seen.page.mouse.click((box["left"] + box["right"]) / 2, (box["top"] + box["bottom"]) / 2)
        assert seen.page.locator("#chosen h2").inner_text() == title
        seen.page.locator("#chosen .picks button").first.click()
        assert title in seen.page.locator("#chosen h2").inner_text()


def test_the_home_ground_stands_for_the_family(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, write(tmp_path, FAMILIES["usual"])) as seen:
        title = next(b for b in seen.call("kithMap.labelBoxes()") if b["id"] == "n0/0")
        seen.page.mouse.click(title["right"] + 30, title["top"])
        assert seen.page.locator("#chosen h2").inner_text() == "Family 07"


def test_keyboard_alone_reaches_the_evidence(browser: Browser, tmp_path: Path) -> None:
    one = FAMILIES["usual"]
    with opened(browser, write(tmp_path, one)) as seen:
        page = seen.page
        pick = involved(one, "s1")
        for _ in range(30):
            page.keyboard.press("Tab")
            if seen.call("document.activeElement.dataset.pick ?? ''") == pick:
                break
        assert seen.call("document.activeElement.dataset.pick") == pick
        page.keyboard.press("Enter")
        assert seen.call("document.activeElement.textContent") == "Family 07 and Drug treatment clinic"
        assert page.locator("#chosen blockquote").count() > 0
        page.keyboard.press("Escape")
        assert seen.call("document.activeElement.dataset.pick") == pick
        assert page.locator("#chosen .hint").count() == 1


def test_reset_view_brings_everything_back(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, write(tmp_path, FAMILIES["usual"])) as seen:
        before = seen.call("kithMap.labelBoxes()[0]")
        seen.page.mouse.move(400, 400)
        seen.page.mouse.wheel(0, -600)
        seen.page.wait_for_timeout(200)
        assert seen.call("kithMap.labelBoxes()[0]") != pytest.approx(before)
        seen.page.locator("#reset").click()
        assert seen.call("kithMap.labelBoxes()[0]") == pytest.approx(before)


def test_resizing_keeps_everything_in_view(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, write(tmp_path, FAMILIES["usual"])) as seen:
        for size in (PHONE, (800, 600), DESKTOP):
            seen.page.set_viewport_size({"width": size[0], "height": size[1]})
            seen.page.wait_for_timeout(400)
            assert faults(seen) == []
        assert seen.is_quiet


@pytest.mark.parametrize("size", [DESKTOP, PROJECTOR])
def test_what_must_always_be_seen_is_seen(browser: Browser, tmp_path: Path, size: tuple[int, int]) -> None:
    with opened(browser, write(tmp_path, FAMILIES["usual"]), size) as seen:
        page = seen.page
        for words in (
            "Family 07: agency connections", "An invented study", "level: research", "8c1f0a2b3c4d",
            "Synthetic: the people, places and events on this map are invented.", invented.DEFINITION,
        ):  # fmt: skip
            assert words in page.locator("header").inner_text()
        assert "8c1f0a2b3c4d5" not in page.content()
        legend = page.locator(".legend").bounding_box()
        assert legend is not None
        assert legend["y"] + legend["height"] < size[1]


def test_empty_states_are_said(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, write(tmp_path, FAMILIES["no ties"])) as seen:
        assert "No tie is recorded for this family." in seen.page.locator(".drawing").inner_text()
        seen.page.locator('[data-pick="n1"]').click()
        assert "No tie leads here." in seen.page.locator("#chosen").inner_text()
    one = invented.small()
    members = replace(one, ties=one.ties[:1], interactions=())
    with opened(browser, write(tmp_path, members)) as seen:
        assert "No tie with a service or a worker" in seen.page.locator(".drawing").inner_text()
        seen.page.locator('[data-pick="t0"]').click()
        assert "No interaction is recorded here." in seen.page.locator("#chosen").inner_text()
    nobody = replace(one, nodes=(), ties=(), interactions=())
    with opened(browser, write(tmp_path, nobody)) as seen:
        assert seen.is_quiet
        assert faults(seen) == []


def test_without_script_the_tables_say_the_same(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, write(tmp_path, FAMILIES["usual"]), script=False) as seen:
        said = seen.page.locator("#words").inner_text()
        for words in ("Children and families team", "“They told me it was negative.”", "Linden"):
            assert words in said
        assert "needs JavaScript" in seen.page.locator(".drawing").inner_text()


def test_ties_of_one_member_and_workers_without_a_service_are_drawn(browser: Browser, tmp_path: Path) -> None:
    one = FAMILIES["usual"]
    loose = MapNode("w99", "Professional", "locum pharmacist", "", "community_pharmacy", "Community pharmacy")
    ties = (
        replace(one.ties[-1], id="x1", from_id="w99", to_id="p1"),
        replace(one.ties[-1], id="x2", from_id="c2", to_id="s9", kind="involved"),
        replace(one.ties[-1], id="x3", from_id="w1", to_id="s9", kind="works"),
    )
    with opened(browser, write(tmp_path, replace(one, nodes=(*one.nodes, loose), ties=(*one.ties, *ties)))) as seen:
        assert seen.is_quiet
        assert faults(seen) == []
        for number in range(len(one.ties), len(one.ties) + 3):
            assert seen.call(f"kithMap.linePoint('t{number}')")["x"] > 0


def test_index_leads_to_the_maps(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "fam 07 #é.html").write_text(explorer_page(FAMILIES["small"]), encoding="utf-8")
    evil = [IndexEntry(text, text, text, 1, 2, 3, 4) for text in invented.HOSTILE]
    file = tmp_path / "index.html"
    entry = IndexEntry("Family 07", "fam 07 #é.html", "An invented study", 5, 9, 36, 5, synthetic=True)
    file.write_text(index_page([entry, *evil]), encoding="utf-8")
    with opened(browser, file, ready="") as seen:
        hrefs = [a.get_attribute("href") for a in seen.page.locator("a").all()]
        assert all(h is not None and h.startswith("./") and "/" not in h[2:] for h in hrefs)
        assert seen.page.locator("tbody tr").first.inner_text().split("\t")[2:] == ["5", "9", "36", "5"]
        assert seen.is_quiet, (seen.console, seen.requests, seen.dialogs, seen.errors)
    assert (tmp_path / "fam 07 #é.html").as_uri().endswith((hrefs[0] or "")[2:])


def test_maps_of_generated_families_of_up_to_sixty_nodes(browser: Browser, tmp_path: Path) -> None:
    """Families as a generated study has them, services, workers and kin included, drawn through the whole pipeline."""
    spec = StudySpec(seed=11, families=12, interactions_per_family=30)
    write_study(tmp_path / "study", generate(spec), spec)
    sizes, wrong = [], []
    with kithgraph.open(tmp_path / "graph") as graph:
        graph.load(tmp_path / "study")
        for family in graph.ask("multiagency_load").get_column("family"):
            one = map_of(graph.store, graph.model, family, "research")
            if len(one.nodes) > 60:
                continue
            sizes.append(len(one.nodes))
            with opened(browser, write(tmp_path, one), DESKTOP) as seen:
                wrong += [f"{family}: {fault}" for fault in faults(seen)]
                assert seen.is_quiet
    assert wrong == []
    assert len(sizes) >= 5
    assert max(sizes) >= 25
