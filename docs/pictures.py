"""The pictures of the documentation, in a real browser: maps at three sizes, in grey, at every level; whole studies.

Run it with `make pictures` after a change to the maps, and look at what it made. Pixels differ between machines, so
no test compares them.
"""

import io
import os
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser

import kithgraph
from disclosure.composite.making import JURISDICTION
from disclosure.policy import EXACT, OPEN_LEVELS, WORKSHOP
from kithgraph import Graph
from kithgraph.cli.drawing import write_map
from kithgraph.gates import local_gate
from tests.lib.browser import DESKTOP, PHONE, PROJECTOR, chromium, opened
from viz.answers import study_title
from viz.comparing import families_compared, windows_compared
from viz.ecomap.compare_countries import countries
from viz.ecomap.compare_dates import window
from viz.ecomap.compare_page import compare_page
from viz.ecomap.from_composite import composite_map

REPOSITORY = Path(__file__).parents[1]
PICTURES = REPOSITORY / "docs" / "pictures"
STUDIES = ("merseyside-1999", "relations-2023", "relations-companion")
#: name of the pictures -> family
MAPS = {
    "elder": "relations-companion:F05",
    "rowan": "relations-companion:F16",
    "spindle": "relations-companion:F17",
    "lara": "relations-2023:F-lara",
    "marianne": "relations-2023:F-marianne",
    "two-adopted": "merseyside-1999:F-two-adopted",
}
#: the family, and the study of many, that are shown at every level
LEVELS_OF = "relations-companion:F16"
#: the families that stand side by side; the first also in two windows of time
COMPARED = ("relations-companion:F05", "relations-companion:F16")
#: a still picture, A4 on its side
SHEET = (1123, 836)
SIZES = {"laptop": DESKTOP, "projector": PROJECTOR, "phone": PHONE}
#: inks and grounds of the maps: with few colours a file is half as large, and thin lines keep theirs
INKS = ("0b5c8a", "b5651d", "222222", "5e5e5e", "858585")
GROUNDS = ("d6d3c9", "f3f2ee", "faf9f6", "ffffff", "d9d6cc", "a8a498", "6d9dbc")
#: parts of an ink over white where a line's edge is smooth
SHADES = (1.0, 0.75, 0.5, 0.25)
GREYS = 12
#: of a still picture, whose grounds have many shades
COLOURS = 64
#: the line of Marianne's map whose evidence is shown
EVIDENCE = "the household and social work with Marianne"


def main() -> None:
    """Draw every picture anew."""
    PICTURES.mkdir(exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as folder,
        kithgraph.open(Path(folder) / "graph") as graph,
        chromium() as browser,
    ):
        # What is looked at here is nobody's look at a study: it is kept out of the log of whoever draws it.
        os.environ["KITH_PRIVATE"] = str(Path(folder) / "private")
        graph.load(*[REPOSITORY / "studies" / study for study in STUDIES])
        levels(graph, browser, Path(folder))
        comparisons(graph, browser, Path(folder))
        whole_study(graph, browser, Path(folder))
        for name, family in MAPS.items():
            page = Path(folder) / "map.html"
            page.write_text(graph.family_map(family), encoding="utf-8")
            for size in SIZES:
                for grey in (False, True):
                    _shoot(browser, page, size, f"map-{name}-{size}{'-grey' * grey}.png")
            if name == "marianne":
                _shoot(browser, page, "laptop", "map-marianne-evidence.png", EVIDENCE)


def levels(graph: Graph, browser: Browser, folder: Path) -> None:
    """One family's own map, and the composites of its study: what is left of it at each level."""
    study = LEVELS_OF.partition(":")[0]
    page = folder / "level.html"
    page.write_text(graph.family_map(LEVELS_OF), encoding="utf-8")
    _shoot(browser, page, "laptop", "levels-research.png")
    for level in OPEN_LEVELS:
        write_map(page, composite_map(graph.composite(study, level), study_title(graph.store, study)), "")
        _shoot(browser, page, "laptop", f"levels-{level}.png")


def comparisons(graph: Graph, browser: Browser, folder: Path) -> None:
    """Two families, two windows of time, and two countries, each pair on one page."""
    page, (one, other), study = folder / "two.html", COMPARED, COMPARED[0].partition(":")[0]
    windows = (window("..2021-12"), window("2022-01.."))
    # A study's composite is made whole or by country, so the one by country has a private folder of its own.
    os.environ["KITH_PRIVATE"] = str(folder / "private-by-country")
    gate, asker = local_gate(graph.store, graph.model)
    sides = gate.composites(asker, study, WORKSHOP, JURISDICTION)
    for name, two in {
        "families": families_compared(graph.store, graph.model, one, other, EXACT),
        "windows": windows_compared(graph.store, graph.model, one, windows, EXACT),
        "countries": countries(sides, study_title(graph.store, study)),
    }.items():
        page.write_text(compare_page(two), encoding="utf-8")
        _shoot(browser, page, "projector" if name == "families" else "laptop", f"compare-{name}.png")


def whole_study(graph: Graph, browser: Browser, folder: Path) -> None:
    """A study's network to explore, and still pictures of it and of one family's week."""
    page, study = folder / "study.html", LEVELS_OF.partition(":")[0]
    page.write_text(graph.network(study=study).html, encoding="utf-8")
    _shoot(browser, page, "laptop", "explorer-study.png")
    for name, whose in {"matrix": {"study": study}, "loads": {"study": study}, "week": {"family": COMPARED[0]}}.items():
        svg = graph.picture(name, **whose).svg
        page.write_text(f'<html data-ready="yes"><body style="margin: 0">{svg}</body></html>', encoding="utf-8")
        _shoot(browser, page, "sheet", f"study-{name}.png")


def _shoot(browser: Browser, page: Path, size: str, name: str, line: str = "") -> None:
    """One picture; `line` begins what the chosen line says, and the passages behind it are opened."""
    with opened(browser, page, SIZES.get(size, SHEET)) as seen:
        if line:
            seen.page.get_by_role("button", name=line).first.press("Enter")
            seen.page.locator("#chosen .interaction summary").first.click()
        taken = seen.page.screenshot(full_page=size == "phone")
    picture = Image.open(io.BytesIO(taken)).convert("L" if "-grey" in name else "RGB")
    if "-grey" in name or size == "sheet":
        few = picture.quantize(GREYS if "-grey" in name else COLOURS, dither=Image.Dither.NONE)
    else:
        few = picture.quantize(palette=_palette(), dither=Image.Dither.NONE)
    few.save(PICTURES / name, optimize=True)


def _palette() -> Image.Image:
    inks = [tuple(bytes.fromhex(ink)) for ink in INKS]
    shades = [tuple(round(255 - (255 - c) * part) for c in ink) for ink in inks for part in SHADES]
    colours = [*shades, *(tuple(bytes.fromhex(ground)) for ground in GROUNDS)]
    holder = Image.new("P", (1, 1))
    holder.putpalette([value for colour in colours for value in colour])
    return holder


if __name__ == "__main__":
    main()
