"""The pictures of a study in a real browser: quiet, nothing outside the sheet, no text on another."""

from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

import kithgraph
from schema.problems import KithError
from synthesis.spec import StudySpec
from synthesis.study import generate
from synthesis.untidy import write_study
from tests.lib.browser import opened
from tests.lib.hostile import turns
from tests.lib.told_study import told_study
from viz.explorer.making import network
from viz.explorer.page import page
from viz.pictures.making import PICTURES, drawing_of

#: the box of every text on the sheet, and the sheet
BOXES = """[...document.querySelectorAll('text')].map(t => { const b = t.getBoundingClientRect();
  return { text: t.textContent, left: b.left, right: b.right, top: b.top, bottom: b.bottom }; })"""
SHEET = "(() => { const b = document.documentElement.getBoundingClientRect(); return [b.right, b.bottom]; })()"
#: boxes are as high as the typeface may reach, which neighbours in a table share
TOUCH = 2.5


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Iterator[kithgraph.Graph]:
    folder = tmp_path_factory.mktemp("pictures")
    spec = StudySpec(seed=5, families=9, interactions_per_family=24)
    write_study(folder / "study", generate(spec), spec)
    with kithgraph.open(folder / "graph") as one:
        one.load(folder / "study")
        yield one


def faults(boxes: list[dict[str, Any]], sheet: list[float]) -> list[str]:
    """Texts that lie outside the sheet or on each other."""
    found = [
        b["text"] for b in boxes if b["left"] < 0 or b["top"] < 0 or b["right"] > sheet[0] or b["bottom"] > sheet[1]
    ]
    for a, b in combinations(boxes, 2):
        across = min(a["right"], b["right"]) - max(a["left"], b["left"])
        down = min(a["bottom"], b["bottom"]) - max(a["top"], b["top"])
        if across > 1 and down > TOUCH:
            found.append(f"{a['text']} on {b['text']}")
    return found


def seen_in(browser: Browser, file: Path) -> list[str]:
    with opened(browser, file, (1403, 992), ready="") as seen:
        seen.page.wait_for_function("document.fonts.status === 'loaded'")
        assert seen.is_quiet, (seen.console, seen.requests, seen.dialogs, seen.errors)
        return faults(seen.call(BOXES), seen.call(SHEET))


@pytest.mark.parametrize("name", list(PICTURES))
def test_pictures_of_a_generated_study(browser: Browser, graph: kithgraph.Graph, tmp_path: Path, name: str) -> None:
    drawn = graph.picture(name)
    file = tmp_path / "picture.svg"
    file.write_text(drawn.svg, encoding="utf-8")
    assert seen_in(browser, file) == []
    assert drawn.svg == graph.picture(name).svg


def test_hostile_names_run_nothing(browser: Browser, tmp_path: Path) -> None:
    evil = turns()
    for name, drawn in told_study(lambda _: next(evil)).pictures().items():
        file = tmp_path / f"{name}.svg"
        file.write_text(drawn.svg, encoding="utf-8")
        with opened(browser, file, (1403, 992), ready="") as seen:
            assert seen.call("document.querySelectorAll('text').length") > 3
            assert seen.is_quiet, (seen.console, seen.requests, seen.dialogs, seen.errors)


def test_no_picture_and_no_network_below_the_research_level(graph: kithgraph.Graph) -> None:
    for make in (
        lambda: drawing_of(graph.store, graph.model, "matrix", {}, "public"),
        lambda: network(graph.store, graph.model, {}, "public"),
    ):
        with pytest.raises(KithError, match="E721"):
            make()


def test_network_of_a_generated_study_opens(browser: Browser, graph: kithgraph.Graph, tmp_path: Path) -> None:
    whole = network(graph.store, graph.model, {}, "research", brokerage=True)
    service = whole.things.filter(kind="Service").item(0, "id")
    near = network(graph.store, graph.model, {}, "research", start=service, steps=2)
    assert 0 < near.things.height <= whole.things.height
    for one in (whole, near):
        file = tmp_path / "network.html"
        file.write_text(page(one), encoding="utf-8")
        with opened(browser, file) as seen:
            assert seen.is_quiet, (seen.console, seen.requests, seen.dialogs, seen.errors)
