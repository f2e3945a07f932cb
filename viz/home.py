"""The home in the middle of the map: a soft ground with the family's members in rows, a generation a row."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from viz.family_map import MapNode
from viz.look import INK, KIN_GROUND, PAPER
from viz.parts import Align, Row, Symbol
from viz.text import LEADING, wrap

NAME, SMALL = 14.0, 12.0
PAD = 14.0
#: half the width of a symbol, by kind
RADIUS = {"Parent": 15.0, "Child": 10.0, "Kin": 12.5}
#: from the symbol to its text
TEXT_GAP = 6.0
#: between the symbols of a pair; ties between members run in it, free of text
CHANNEL = 62.0
ROW_GAP, GENERATION_GAP, MOST_GAP = 12.0, 26.0, 64.0
TEXT_ROOM = 96.0
OTHERS = "Related, not counted in this family:"
PersonShape = Literal["square", "dot", "diamond"]
SHAPES: Mapping[str, PersonShape] = {"man": "square", "woman": "dot"}
LOOKS_AS_LARGE: Mapping[PersonShape, float] = {"square": 0.9, "dot": 1.0, "diamond": 1.08}


@dataclass
class Home:
    """The home, measured from the middle of its top edge."""

    width: float
    height: float = PAD
    symbols: list[Symbol] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)


Owned = tuple[str, MapNode]


@dataclass(frozen=True)
class Household:
    """The family's node, its members, and relatives who are not members of it; each with its owner."""

    family: Owned
    members: Sequence[Owned]
    others: Sequence[Owned] = ()

    @property
    def generations(self) -> list[list[Owned]]:
        """Parents, children, kin, then relatives outside the family; empty rows left out."""
        rows = [[m for m in self.members if m[1].kind == kind] for kind in RADIUS]
        return [row for row in (*rows, list(self.others)) if row]


def lay_home(household: Household, pairs: int, tall: float = 0.0) -> Home:
    """Lay out the members in `pairs` pairs of columns with text on the outer sides; 0 pairs is one narrow column.

    Where the ground will be `tall`, generations move apart to use it.
    """
    home = _lay_home(household, pairs, GENERATION_GAP)
    steps = len(household.generations) - 1
    if tall > home.height and steps > 0:
        gap = min(GENERATION_GAP + (tall - home.height) / (steps + 1), MOST_GAP)
        return _lay_home(household, pairs, gap)
    return home


def _lay_home(household: Household, pairs: int, gap: float) -> Home:
    generations = household.generations
    if max((len(g) for g in generations), default=0) < 2:
        pairs = min(pairs, 0)
    column = TEXT_ROOM + TEXT_GAP + max(RADIUS.values())
    pair_width = CHANNEL + 2 * column
    inner = column + max(RADIUS.values()) if pairs == 0 else pairs * pair_width + (pairs - 1) * PAD
    home = Home(inner + 2 * PAD)
    _title(home, household.family, inner)
    for number, generation in enumerate(generations):
        home.height += gap if number else ROW_GAP
        if household.others and generation[0] == household.others[0]:
            _heading(home, OTHERS, inner)
        step = max(2 * pairs, 1)
        for start in range(0, len(generation), step):
            home.height += ROW_GAP if start else 0
            chunk = generation[start : start + step]
            _member_row(home, chunk, [_place(i, len(chunk), pairs, pair_width, inner) for i in range(len(chunk))])
    home.height += PAD
    return home


def _heading(home: Home, text: str, room: float) -> None:
    for line in wrap(text, room, SMALL):
        home.height += SMALL * LEADING
        home.rows.append(Row("", -room / 2, home.height - SMALL * LEADING / 2, line, SMALL, room, second_ink=True))
    home.height += TEXT_GAP


def _title(home: Home, family_owned: Owned, room: float) -> None:
    owner, family = family_owned
    for text, size, strong in ((family.label, NAME, True), (family.detail, SMALL, False)):
        for line in wrap(text, room, size, strong, 2):
            home.height += size * LEADING
            y = home.height - size * LEADING / 2
            home.rows.append(Row(owner, -room / 2, y, line, size, room, strong, not strong))


def _place(index: int, count: int, pairs: int, pair_width: float, inner: float) -> tuple[float, Align]:
    """Where the symbol stands, and on which end its text is fastened to it."""
    if pairs == 0:
        return -inner / 2 + max(RADIUS.values()), "left"
    if count == 1:
        return 0.0, "left"
    middle = (index // 2 - (pairs - 1) / 2) * (pair_width + PAD)
    return (middle - CHANNEL / 2, "right") if index % 2 == 0 else (middle + CHANNEL / 2, "left")


def _member_row(home: Home, chunk: Sequence[Owned], places: list[tuple[float, Align]]) -> None:
    texts = []
    for _, node in chunk:
        name = [(line, NAME, True) for line in wrap(node.label, TEXT_ROOM, NAME, True, 2)]
        texts.append(name + [(line, SMALL, False) for line in wrap(node.detail, TEXT_ROOM, SMALL, False, 2)])
    heights = [sum(size * LEADING for _, size, _ in lines) for lines in texts]
    tall = max([*heights, *(2 * RADIUS[node.kind] for _, node in chunk)])
    middle = home.height + tall / 2
    for (owner, node), (x, align), lines, height in zip(chunk, places, texts, heights, strict=True):
        radius = RADIUS[node.kind]
        fill = KIN_GROUND if node.kind == "Kin" else PAPER
        shape: PersonShape = SHAPES.get(node.gender, "diamond")
        # A square and a diamond look as large as a circle when they are drawn a little smaller and larger.
        across = 2 * radius * LOOKS_AS_LARGE[shape]
        home.symbols.append(Symbol(owner, shape, x, middle, across, across, fill))
        y = middle - height / 2
        side = -1 if align == "right" else 1
        for line, size, strong in lines:
            at = x + side * (radius + TEXT_GAP)
            home.rows.append(Row(owner, at, y + size * LEADING / 2, line, size, TEXT_ROOM, strong, not strong, align))
            y += size * LEADING
    home.height += tall


def worker_symbol(owner: str, x: float, y: float, radius: float) -> Symbol:
    """A professional: a small filled dot."""
    return Symbol(owner, "dot", x, y, 2 * radius, 2 * radius, INK)
