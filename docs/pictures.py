"""The pictures of the documentation: maps of shipped families in a real browser, at laptop, projector and phone size.

Run it with `make pictures` after a change to the maps, and look at what it made. Pixels differ between machines, so
no test compares them.
"""

import tempfile
from pathlib import Path

import kithgraph
from tests.lib.browser import DESKTOP, PHONE, PROJECTOR, screenshot

REPOSITORY = Path(__file__).parents[1]
PICTURES = REPOSITORY / "docs" / "pictures"
#: file -> family, window, and the line whose evidence is shown, if any
SHOTS = {
    "map-marianne-evidence.png": ("relations-2023:F-marianne", DESKTOP, "social work with Marianne"),
    "map-lara-projector.png": ("relations-2023:F-lara", PROJECTOR, ""),
    "map-pregnant-phone.png": ("relations-2023:F-pregnant", PHONE, ""),
}


def main() -> None:
    """Draw every picture anew."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, kithgraph.open(Path(folder) / "graph") as graph:
        graph.load(REPOSITORY / "studies" / "relations-2023")
        for name, (family, size, line) in SHOTS.items():
            page = Path(folder) / "map.html"
            page.write_text(graph.family_map(family), encoding="utf-8")
            screenshot(page, size, PICTURES / name, line=line)


if __name__ == "__main__":
    main()
