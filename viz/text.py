"""Text that fits its room: measured with the page's own typeface, wrapped, and cut with an ellipsis."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from importlib.resources import as_file, files

from fontTools.ttLib import TTFont

#: weight by whether the text is strong
FONT_FILES = {False: "SourceSansPro-Regular.ttf", True: "SourceSansPro-Semibold.ttf"}
ELLIPSIS = "…"
#: em widths assumed for characters that the typeface lacks; the page measures these again and cuts further if need be
WIDE_EM, OTHER_EM = 1.25, 0.7
NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
#: a row of text takes its size times this
LEADING = 1.2


@dataclass(frozen=True, eq=False)
class Metrics:
    """Advance widths of one weight, in em, by code point."""

    advance: dict[int, float]

    def width(self, text: str, size: float) -> float:
        """Width of a text in pixels at a size in pixels; the page uses no kerning, so this is exact."""
        return size * self._ems(text)

    @lru_cache(maxsize=65536)  # noqa: B019 - two weights live as long as the program
    def _ems(self, text: str) -> float:
        """Width of a text in em; many labels are measured again and again."""
        return sum(self.advance.get(ord(c), _guess(c)) for c in text)


@lru_cache(maxsize=2)
def metrics(strong: bool) -> Metrics:
    """The metrics of one weight, read from the installed typeface."""
    with as_file(files("font_source_sans_pro") / "files" / FONT_FILES[strong]) as path, TTFont(path) as font:
        em = font["head"].unitsPerEm
        widths = font["hmtx"].metrics
        return Metrics({code: widths[glyph][0] / em for code, glyph in font.getBestCmap().items()})


@lru_cache(maxsize=8192)
def tidy(text: str) -> str:
    """One line of printable text: white space joined, control and direction characters left out."""
    shown = "".join(" " if c.isspace() else c for c in text)
    return " ".join("".join(c for c in shown if c == "\u200d" or unicodedata.category(c) not in ("Cc", "Cf")).split())


def xml(text: str) -> str:
    """The text for an XML element or attribute, without the characters that XML cannot hold."""
    return escape(NOT_IN_XML.sub("", text))


@lru_cache(maxsize=8192)
def wrap(text: str, room: float, size: float, strong: bool = False, most: int = 2) -> tuple[str, ...]:
    """The text in at most `most` lines no wider than `room`; what does not fit is cut with an ellipsis."""
    measure = metrics(strong).width
    lines: list[str] = []
    rest = tidy(text)
    while rest and len(lines) < most - 1:
        head = _head(rest, room, size, strong)
        lines.append(head.rstrip())
        rest = rest[len(head) :].lstrip()
    if rest and measure(rest, size) > room:
        while rest and measure(rest + ELLIPSIS, size) > room:
            rest = rest[: min(len(rest) - 1, int(len(rest) * 0.98))].rstrip()
        rest += ELLIPSIS
    return tuple([*lines, rest] if rest else lines)


def _head(text: str, room: float, size: float, strong: bool) -> str:
    """The longest start of the text that fits, ending at a space where there is one."""
    measure = metrics(strong).width
    fits = 1
    while fits < len(text) and measure(text[: fits + 1].rstrip(), size) <= room:
        fits += 1
    if fits == len(text) or text[fits] == " ":
        return text[:fits]
    space = text.rfind(" ", 0, fits)
    return text[: space + 1] if space > 0 else text[:fits]


def _guess(character: str) -> float:
    if unicodedata.combining(character):
        return 0.0
    return WIDE_EM if unicodedata.east_asian_width(character) in "WF" or ord(character) > 0xFFFF else OTHER_EM
