"""A sheet of paper to draw on: text in the maps' typeface, crisp shapes, and the same bytes for the same drawing.

Lengths are points, from the upper left corner; a sheet is as wide as A4 on its side.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import as_file, files
from io import StringIO
from pathlib import Path
from typing import Any, Literal
from warnings import catch_warnings, filterwarnings

import polars as pl
from lxml import etree

from viz.text import FONT_FILES, metrics, wrap
from viz.typeface import FAMILIES, font_faces

INK, SECOND_INK, PAPER = "#222222", "#5E5E5E", "#FFFFFF"
CARE, CONTROL = "#0B5C8A", "#B5651D"
GROUND, RULE, PALE = "#F3F2EE", "#D6D3C9", "#A8A498"
#: as wide and at least as high as A4 on its side
WIDTH, HEIGHT = 842.0, 595.0
MARGIN = 36.0
TITLE, HEADING, TEXT, SMALL = 19.0, 11.0, 9.5, 8.0
LEADING = 1.25
#: what no XML file may hold
NO_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
SVG = "{http://www.w3.org/2000/svg}"
#: what matplotlib names its own files' typeface by the weight
FACE = "Source Sans Pro"
WEIGHTS = {False: 400, True: 600}
Align = Literal["left", "center", "right"]


@dataclass(frozen=True)
class Picture:
    """A drawing, and the numbers that it shows as rows for a CSV."""

    title: str
    svg: str
    numbers: pl.DataFrame

    def _repr_svg_(self) -> str:
        """What a notebook shows."""
        return self.svg

    def save(self, file: str | Path) -> None:
        """Write the drawing to a file."""
        Path(file).write_text(self.svg, encoding="utf-8", newline="\n")


class Sheet:
    """A drawing in the making."""

    def __init__(self, height: float = HEIGHT, width: float = WIDTH) -> None:
        # Matplotlib takes a second to load: only who draws a picture pays for it.
        from matplotlib.figure import Figure  # noqa: PLC0415

        _register()
        self.width, self.height = width, max(height, HEIGHT)
        self._figure = Figure(figsize=(self.width / 72, self.height / 72), dpi=72)
        self._axes = self._figure.add_axes((0, 0, 1, 1))
        self._axes.set_xlim(0, self.width)
        self._axes.set_ylim(self.height, 0)
        self._axes.set_axis_off()
        self._texts: list[str] = []
        self._order = 1.0

    def text(
        self,
        x: float,
        y: float,
        text: str,
        size: float = TEXT,
        *,
        strong: bool = False,
        second: bool = False,
        align: Align = "left",
        room: float | None = None,
        turned: float = 0,
        colour: str = "",
    ) -> None:
        """One line of text on the baseline `y`, cut to `room`; `turned` by degrees against the clock."""
        said = "".join(wrap(NO_XML.sub("\ufffd", text), room or self.width, size, strong, 1))
        if not said:
            return
        self._texts.append(said)
        with catch_warnings():
            # What the typeface lacks, the reader's own shows; matplotlib only measures it.
            filterwarnings("ignore", message="Glyph .* missing from font")
            self._axes.text(
                x, y, said, size=size, ha=align, va="baseline", rotation=turned, rotation_mode="anchor",
                color=colour or (SECOND_INK if second else INK), family=FACE, weight=WEIGHTS[strong],
                parse_math=False, zorder=self._next(),
            )  # fmt: skip

    def lines(
        self,
        x: float,
        y: float,
        text: str,
        size: float,
        room: float,
        most: int,
        strong: bool = False,
        second: bool = True,
    ) -> float:
        """Lines of text from the baseline `y` on, cut after `most`; the baseline of the line after the last."""
        for line in wrap(NO_XML.sub("\ufffd", text), room, size, strong, most):
            self.text(x, y, line, size, strong=strong, second=second and not strong)
            y += size * LEADING
        return y

    def box(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        fill: str = "none",
        line: str = "none",
        wide: float = 0.8,
        round_: float = 0,
    ) -> None:
        """A rectangle, its corners rounded by `round_`."""
        from matplotlib.patches import FancyBboxPatch, Rectangle  # noqa: PLC0415

        look: dict[str, Any] = {"facecolor": fill, "edgecolor": line, "linewidth": wide, "zorder": self._next()}
        if round_:
            style = f"round,pad=0,rounding_size={round_}"
            self._axes.add_patch(FancyBboxPatch((x, y), width, height, boxstyle=style, mutation_aspect=1, **look))
        else:
            self._axes.add_patch(Rectangle((x, y), width, height, **look))

    def line(
        self, points: Sequence[tuple[float, float]], colour: str = RULE, wide: float = 0.6, dashed: bool = False
    ) -> None:
        """A line through points."""
        xs, ys = zip(*points, strict=True)
        self._axes.plot(
            xs, ys, color=colour, linewidth=wide, linestyle=(0, (2, 2)) if dashed else "-", solid_capstyle="butt",
            zorder=self._next(),
        )  # fmt: skip

    def strokes(self, lines: Sequence[tuple[float, float, float, float]], colour: str, wide: float) -> None:
        """Many short lines of one look, each from x, y to x, y."""
        from matplotlib.collections import LineCollection  # noqa: PLC0415

        ends = [[(x0, y0), (x1, y1)] for x0, y0, x1, y1 in lines]
        self._axes.add_collection(
            LineCollection(ends, colors=colour, linewidths=wide, zorder=self._next()), autolim=False
        )

    def disc(
        self,
        x: float,
        y: float,
        radius: float,
        fill: str,
        line: str,
        wide: float = 1.0,
        part: tuple[float, float] = (0, 360),
    ) -> None:
        """A disc, or the part of it between two angles in degrees against the clock from the right."""
        from matplotlib.patches import Circle, Wedge  # noqa: PLC0415

        look: dict[str, Any] = {"facecolor": fill, "edgecolor": line, "linewidth": wide, "zorder": self._next()}
        if part == (0, 360):
            self._axes.add_patch(Circle((x, y), radius, **look))
        else:
            # Angles run with the clock here, since y points down.
            self._axes.add_patch(Wedge((x, y), radius, -part[1], -part[0], **look))

    def band(self, x0: float, y0: float, x1: float, y1: float, tall: float, fill: str) -> None:
        """A ribbon `tall` high that flows from its upper left corner x0, y0 to its upper right corner x1, y1."""
        from matplotlib.patches import PathPatch  # noqa: PLC0415
        from matplotlib.path import Path  # noqa: PLC0415

        half = (x0 + x1) / 2
        spots = [(x0, y0), (half, y0), (half, y1), (x1, y1), (x1, y1 + tall), (half, y1 + tall), (half, y0 + tall),
                 (x0, y0 + tall), (x0, y0)]  # fmt: skip
        codes = [Path.MOVETO, *[Path.CURVE4] * 3, Path.LINETO, *[Path.CURVE4] * 3, Path.CLOSEPOLY]
        patch = PathPatch(Path(spots, codes), facecolor=fill, edgecolor=PAPER, linewidth=0.8, zorder=self._next())
        self._axes.add_patch(patch)

    def svg(self, title: str, words: str) -> str:
        """The drawing as one SVG file with its typeface in it, a title and a description in words."""
        from matplotlib import rc_context  # noqa: PLC0415

        out = StringIO()
        # Without a salt of its own, ids in the file would differ from run to run.
        fixed: Any = {
            "svg.fonttype": "none",
            "svg.hashsalt": "kithgraph",
            "path.simplify": False,
            "svg.image_inline": True,
        }
        with rc_context(fixed), catch_warnings():
            filterwarnings("ignore", message="Glyph .* missing from font")
            self._figure.savefig(out, format="svg", metadata={"Date": None, "Creator": None})
        return _finished(out.getvalue(), title, words, self._texts)

    def _next(self) -> float:
        """What is drawn later lies on top."""
        self._order += 1
        return self._order


def fits(text: str, size: float, strong: bool = False) -> float:
    """Width of a text."""
    return metrics(strong).width(text, size)


@lru_cache(maxsize=1)
def _register() -> None:
    from matplotlib.font_manager import fontManager  # noqa: PLC0415

    for name in FONT_FILES.values():
        with as_file(files("font_source_sans_pro") / "files" / name) as path:
            fontManager.addfont(path)


def _finished(drawn: str, title: str, words: str, texts: Sequence[str]) -> str:
    """The file with the typeface, the title and the description; what matplotlib says of itself left out."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    root = etree.fromstring(drawn.encode(), parser)
    for gone in root.findall(f"{SVG}metadata"):
        root.remove(gone)
    for one in root.iter(f"{SVG}text"):
        style = one.get("style", "")
        strong = "font-weight: 600" in style
        size = re.search(r"([\d.]+)px", style)
        rest = [part for part in style.split(";") if part.strip() and not part.strip().startswith("font")]
        face = f"font-family: '{FAMILIES[strong]}', sans-serif; font-size: {size[1] if size else TEXT}px"
        one.set("style", "; ".join([face, *(part.strip() for part in rest)]))
    for name, said in (("desc", words), ("title", title)):
        element = etree.Element(f"{SVG}{name}")
        element.text = NO_XML.sub("\ufffd", said)
        root.insert(0, element)
    style = etree.Element(f"{SVG}style")
    style.text = font_faces(texts) + "text{font-kerning:none}"
    root.insert(2, style)
    root.set("role", "img")
    etree.cleanup_namespaces(root)
    return f"{etree.tostring(root, encoding='unicode')}\n"
