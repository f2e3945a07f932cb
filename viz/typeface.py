"""The page's own typeface: only the characters that it shows, as text that a style sheet can hold."""

from base64 import b64encode
from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import as_file, files
from io import BytesIO

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from viz.text import FONT_FILES

FAMILIES = {False: "Kith Sans", True: "Kith Sans Strong"}
#: what the pages say themselves: Basic Latin, Latin-1, dashes, quotation marks and the ellipsis
ALWAYS = frozenset([*range(0x20, 0x7F), *range(0xA0, 0x100), *range(0x2010, 0x2027)])
#: copyright and licence stay in the font; its own name may not, since a subset is a changed version
KEPT_NAMES = [0, 13, 14]


def font_faces(texts: Iterable[str]) -> str:
    """The @font-face rules of both weights, covering these texts as far as the typeface does."""
    wanted = frozenset(ALWAYS | {ord(c) for text in texts for c in text})
    return "".join(
        f'@font-face{{font-family:"{family}";src:url("data:font/ttf;base64,{_subset(strong, wanted)}")}}\n'
        for strong, family in FAMILIES.items()
    )


@lru_cache(maxsize=16)
def _subset(strong: bool, wanted: frozenset[int]) -> str:
    options = Options(hinting=False, layout_features=[], name_IDs=KEPT_NAMES, notdef_outline=True, desubroutinize=True)
    with (
        as_file(files("font_source_sans_pro") / "files" / FONT_FILES[strong]) as path,
        TTFont(path, recalcTimestamp=False) as font,
    ):
        # Kerning would make the widths on the page differ from the sums that the layout measured with.
        for table in ("GPOS", "GSUB", "GDEF", "kern"):
            if table in font:
                del font[table]
        subsetter = Subsetter(options)
        subsetter.populate(unicodes=wanted)
        subsetter.subset(font)
        out = BytesIO()
        font.save(out)
    return b64encode(out.getvalue()).decode("ascii")
