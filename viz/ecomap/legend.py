"""How to read the map: each sign with its words, said once for the page and for the picture."""

from dataclasses import dataclass, replace
from html import escape

from viz.text import LEADING, wrap

#: room of a sign, and size of its words on a picture
WIDTH, HEIGHT, SIZE = 44.0, 16.0, 12.5
ROOM, GAP = 190.0, 8.0
ZIGZAG = "M1 8L5 4L9 12L13 4L17 12L21 4L25 12L29 4L33 12L37 4L43 8"


@dataclass(frozen=True)
class Key:
    """One sign: what it looks like in a box of WIDTH by HEIGHT, and what it says."""

    sign: str
    words: str
    #: takes a whole row of the page's legend
    whole: bool = True


def _line(colour: str, width: float, more: str = "", y: float = 8.0) -> str:
    return f'<path d="M1 {y:g}H43" fill="none" stroke="{colour}" stroke-width="{width:g}"{more}/>'


def _hollow(y: float = 8.0) -> str:
    return _line("#B5651D", 4.4, y=y) + f'<path d="M0 {y:g}H44" fill="none" stroke="#FFFFFF" stroke-width="1.8"/>'


def _person(shape: str, fill: str = "#FFFFFF") -> str:
    return f'<g fill="{fill}" stroke="#222222" stroke-width="1.8" transform="translate(22 8)">{shape}</g>'


def _dashes(pattern: str) -> str:
    return f' stroke-dasharray="{pattern}"'


KEYS = (
    Key(_line("#0B5C8A", 4), "care", False),
    Key(_hollow(), "control", False),
    Key(_line("#0B5C8A", 4, y=4.5) + _hollow(11), "both in one tie", False),
    Key(_line("#858585", 3), "neither told", False),
    Key(_line("#222222", 2.2), "1 or 2 contacts", False),
    Key(_line("#222222", 3.4), "3 to 9", False),
    Key(_line("#222222", 5), "10 to 29", False),
    Key(_line("#222222", 7), "30 or more", False),
    Key(_line("#222222", 2.2, _dashes("7 4")), "weak: told in general only, or as much missed as held"),
    Key(
        f'<path d="{ZIGZAG}" fill="none" stroke="#222222" stroke-width="1.8"/>',
        "stressful: a third pressed, or care withheld",
    ),
    Key(_line("#222222", 1.6, _dashes("2 4")), "works with the family, no dealing told"),
    Key(_line("#222222", 3, ' stroke-opacity="0.45"'), "pale: dates known only about"),
    Key(_person('<circle r="6" stroke-width="1.6"/>'), "missed, refused or cancelled"),
    Key(_person('<rect x="-5.5" y="-5.5" width="11" height="11" stroke-width="1.6"/>'), "not offered, not invited"),
    Key(
        _person('<circle r="6" stroke-width="1.6"/><path d="M0 -6A6 6 0 0 0 0 6Z" fill="#222222" stroke="none"/>'),
        "accounts disagree",
    ),
    Key(_person('<circle r="7"/>'), "woman", False),
    Key(_person('<rect x="-6.5" y="-6.5" width="13" height="13"/>'), "man", False),
    Key(_person('<path d="M0 -7.5L7.5 0L0 7.5L-7.5 0Z"/>'), "other, not stated", False),
    Key(_person('<circle r="4.5"/>'), "small: child", False),
    Key(_person('<circle r="6.5"/>', "#D9D6CC"), "shaded: kin", False),
    Key(_person('<circle r="3.5" fill="#222222" stroke="none"/>'), "worker", False),
    Key(
        '<rect x="9" y="1" width="26" height="14" rx="4" fill="#FBFAF6" stroke="#222222" stroke-dasharray="5 3"/>',
        "live together",
        False,
    ),
    Key(_line("#222222", 1.3, _dashes("2 4")), "live apart", False),
)

REMARK = Key(
    '<path d="M17 1.5H23L27 5.5V14.5H17ZM23 1.5V5.5H27" fill="#FFFFFF" stroke="#222222" stroke-width="1.4" '
    'stroke-dasharray="2.4 1.6"/>',
    "said of it in a room; not evidence",
)

#: a composite says families where a family's map says contacts, and has no dealings, marks or homes
OF_FAMILIES = {
    "1 or 2 contacts": "5 or more families",
    "3 to 9": "10 or more",
    "10 to 29": "15 or more",
    "30 or more": "20 or more",
}
COMPOSITE = ("care", "control", "both in one tie", "neither told", "woman", "man", "other, not stated", "small: child")


def keys_of(composite: bool, remarks: bool = False) -> tuple[Key, ...]:
    """The signs of a family's map, with that of remarks where there are any; or those of a composite."""
    if not composite:
        return (*KEYS, REMARK) if remarks else KEYS
    widths = [replace(key, words=OF_FAMILIES[key.words]) for key in KEYS if key.words in OF_FAMILIES]
    own = [key for key in KEYS if key.words in COMPOSITE]
    return (*own[:4], *widths, *own[4:])


def drawn(composite: bool, remarks: bool = False) -> tuple[str, float, float]:
    """The legend as a group of SVG, one sign below the other, with its width and height."""
    parts, y = [], 0.0
    for key in keys_of(composite, remarks):
        lines = wrap(key.words, ROOM, SIZE, False, 3)
        parts.append(f'<g transform="translate(0 {y:g})">{key.sign}</g>')
        for number, line in enumerate(lines):
            at = y + HEIGHT / 2 + number * SIZE * LEADING
            place = f'x="{WIDTH + GAP:g}" y="{at:g}" dy=".34em" font-size="{SIZE:g}"'
            parts.append(f'<text class="text" {place}>{escape(line)}</text>')
        y += max(HEIGHT, len(lines) * SIZE * LEADING) + 3
    return f"<g>{''.join(parts)}</g>", WIDTH + GAP + ROOM, y
