"""The family in the middle: homes as soft grounds, their people in genogram symbols, a generation a row."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from viz.ecomap.parts import Ground, Row, Shape, Symbol, moved
from viz.ecomap.record import Home, Node, home_owner
from viz.text import LEADING, wrap

NAME, SMALL, TITLE = 14.0, 12.5, 13.0
PAD = 12.0
#: room for one person, and what its text may be wide
CELL, TEXT_ROOM = 118.0, 108.0
RADIUS = {"Parent": 19.0, "Child": 13.0, "Kin": 16.0}
SHAPES: Mapping[str, Shape] = {"man": "square", "woman": "circle"}
#: a square and a diamond look as large as a circle when they are drawn a little smaller and larger
LOOKS_AS_LARGE: Mapping[Shape, float] = {"square": 0.9, "circle": 1.0, "diamond": 1.1, "dot": 1.0}
TEXT_GAP, ROW_GAP, HOME_GAP = 5.0, 20.0, 18.0
KINDS = ("Parent", "Kin", "Child")
#: in the household kin stand below the children, elsewhere they are the ones who care for them
FIRST = ("Parent", "Child", "Kin")


@dataclass
class Family:
    """The homes, measured from the top left corner of them all."""

    width: float = 0.0
    height: float = 0.0
    grounds: list[Ground] = field(default_factory=list)
    symbols: list[Symbol] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)

    def shifted(self, dx: float, dy: float) -> "Family":
        """The same homes elsewhere."""
        return Family(
            self.width,
            self.height,
            [moved(g, dx, dy) for g in self.grounds],
            [moved(s, dx, dy) for s in self.symbols],
            [moved(r, dx, dy) for r in self.rows],
        )

    def add(self, other: "Family") -> None:
        """Put other homes among these."""
        self.grounds += other.grounds
        self.symbols += other.symbols
        self.rows += other.rows


def lay_family(
    homes: Sequence[Home],
    people: Sequence[Node],
    across: int,
    abreast: int = 1,
    sides: Mapping[str, float] = MappingProxyType({}),
) -> Family:
    """Lay the homes out, at most `across` people beside each other in one, and `abreast` homes on a shelf.

    The household has its own shelf, as near the middle of the whole as the others allow: from there its many lines
    are shortest. `sides` says of people where their services stand, from -1 for the left to 1 for the right; so do
    they among their neighbours.
    """
    living = [[p for p in people if p.home == number] for number in range(len(homes))]
    laid = [_home(number, home, living[number], across, sides) for number, home in enumerate(homes)]
    first = laid[0]
    others = [(_side(inside, sides), one) for inside, one in zip(living[1:], laid[1:], strict=True) if one.symbols]
    shelves = [
        [one for _, one in sorted(others[start : start + abreast], key=lambda pair: pair[0])]
        for start in range(0, len(others), abreast)
    ]
    above = min(range(len(shelves) + 1), key=lambda n: (abs(_tall(shelves[:n]) - _tall(shelves[n:])), n))
    order = [*shelves[:above], [first], *shelves[above:]]
    whole = Family(max(_broad(shelf) for shelf in order))
    for shelf in order:
        _shelve(whole, shelf)
    return whole


def _side(people: Sequence[Node], sides: Mapping[str, float]) -> float:
    return round(sum(sides.get(p.owner, 0.0) for p in people) / max(1, len(people)), 3)


def _tall(shelves: Sequence[Sequence[Family]]) -> float:
    return sum(max(home.height for home in shelf) + HOME_GAP for shelf in shelves)


def _broad(shelf: Sequence[Family]) -> float:
    return sum(home.width for home in shelf) + HOME_GAP * (len(shelf) - 1)


def _shelve(whole: Family, shelf: Sequence[Family]) -> None:
    """Put homes side by side below what is there, in the middle."""
    top = whole.height + (HOME_GAP if whole.height else 0.0)
    x = (whole.width - _broad(shelf)) / 2
    for one in shelf:
        whole.add(one.shifted(x, top))
        x += one.width + HOME_GAP
    whole.height = top + max(one.height for one in shelf)


def _home(number: int, home: Home, people: Sequence[Node], across: int, sides: Mapping[str, float]) -> Family:
    kinds = FIRST if number == 0 else KINDS
    generations = [[p for p in people if p.kind == kind] for kind in kinds]
    shelves = [
        sorted(generation[start : start + across], key=lambda p: _side([p], sides))
        for generation in generations
        for start in range(0, len(generation), across)
    ]
    inner = max([len(shelf) for shelf in shelves] + [1]) * CELL
    one = Family(inner + 2 * PAD, PAD)
    _title(one, number, home, inner)
    for shelf in shelves:
        one.height += ROW_GAP
        _shelf(one, shelf, inner)
    one.height += PAD
    one.grounds.append(Ground("home", home_owner(number), 0.0, 0.0, one.width, one.height))
    return one


def _title(one: Family, number: int, home: Home, room: float) -> None:
    for text, size, strong in ((home.title, TITLE, True), (home.detail, SMALL, False)):
        for line in wrap(text, room, size, strong, 2):
            tall = size * LEADING
            one.rows.append(Row(home_owner(number), PAD, one.height + tall / 2, line, size, room, strong, not strong))
            one.height += tall


def _shelf(one: Family, people: Sequence[Node], inner: float) -> None:
    tall = 2 * max(RADIUS[p.kind] for p in people)
    left = PAD + (inner - CELL * len(people)) / 2
    middle = one.height + tall / 2
    below = one.height + tall + TEXT_GAP
    lowest = below
    for place, person in enumerate(people):
        x = left + CELL * (place + 0.5)
        shape = SHAPES.get(person.gender, "diamond")
        radius = RADIUS[person.kind] * LOOKS_AS_LARGE[shape]
        one.symbols.append(Symbol(person.owner, shape, x, middle, radius, person.kind == "Kin"))
        second = ", ".join(part for part in (person.detail, person.age) if part)
        y = below
        lines = [(t, NAME, True) for t in wrap(person.label, TEXT_ROOM, NAME, True, 2)]
        lines += [(t, SMALL, False) for t in wrap(second, TEXT_ROOM, SMALL, False, 2)]
        for text, size, strong in lines:
            at = y + size * LEADING / 2
            one.rows.append(Row(person.owner, x, at, text, size, TEXT_ROOM, strong, not strong, "middle"))
            y += size * LEADING
        lowest = max(lowest, y)
    one.height = lowest
