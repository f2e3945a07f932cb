"""The pictures of the documentation: six maps in a real browser, at laptop, projector and phone size, and in grey.

Run it with `make pictures` after a change to the maps, and look at what it made. Pixels differ between machines, so
no test compares them.
"""

import io
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser

import kithgraph
from tests.lib.browser import DESKTOP, PHONE, PROJECTOR, chromium, opened

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
SIZES = {"laptop": DESKTOP, "projector": PROJECTOR, "phone": PHONE}
#: inks and grounds of the maps: with few colours a file is half as large, and thin lines keep theirs
INKS = ("0b5c8a", "b5651d", "222222", "5e5e5e", "858585")
GROUNDS = ("d6d3c9", "f3f2ee", "faf9f6", "ffffff", "d9d6cc", "a8a498", "6d9dbc")
#: parts of an ink over white where a line's edge is smooth
SHADES = (1.0, 0.75, 0.5, 0.25)
GREYS = 12
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
        graph.load(*[REPOSITORY / "studies" / study for study in STUDIES])
        for name, family in MAPS.items():
            page = Path(folder) / "map.html"
            page.write_text(graph.family_map(family), encoding="utf-8")
            for size in SIZES:
                for grey in (False, True):
                    _shoot(browser, page, size, f"map-{name}-{size}{'-grey' * grey}.png")
            if name == "marianne":
                _shoot(browser, page, "laptop", "map-marianne-evidence.png", EVIDENCE)


def _shoot(browser: Browser, page: Path, size: str, name: str, line: str = "") -> None:
    """One picture; `line` begins what the chosen line says, and the passages behind it are opened."""
    with opened(browser, page, SIZES[size]) as seen:
        if line:
            seen.page.get_by_role("button", name=line).first.press("Enter")
            seen.page.locator("#chosen .interaction summary").first.click()
        taken = seen.page.screenshot(full_page=size == "phone")
    picture = Image.open(io.BytesIO(taken)).convert("L" if "-grey" in name else "RGB")
    few = picture.quantize(GREYS) if "-grey" in name else picture.quantize(palette=_palette(), dither=Image.Dither.NONE)
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
