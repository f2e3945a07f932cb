"""A place for everything on the map: the same for the same family on every run, in every window of time."""

from dataclasses import dataclass
from itertools import product
from typing import Literal

from viz.ecomap.cards import Card, Column, best_cut, column_height, column_width, lay_column, make_cards
from viz.ecomap.household import Family, lay_family
from viz.ecomap.kin_lines import kin_lines
from viz.ecomap.marks import marks, remark_marks
from viz.ecomap.obstacles import obstacles
from viz.ecomap.parts import Ground, Plan
from viz.ecomap.record import Ecomap, Node
from viz.ecomap.routes import Wanted, route
from viz.ecomap.strands import looks

Shape = Literal["wide", "tall"]
SHAPES: tuple[Shape, ...] = ("wide", "tall")

#: the room for the map on a 1366 by 768 screen beside the panel
SCREEN = (1010.0, 585.0)
#: text of 12.5 units smaller than this many pixels on that screen is too small, so lesser text is left out
LEGIBLE = 9.5
MARGIN = 12.0
#: a small family is not blown up: no drawing is narrower or lower than this
LEAST: dict[Shape, tuple[float, float]] = {"wide": (760.0, 450.0), "tall": (400.0, 0.0)}
CARD_WIDTHS, GUTTERS = (176.0, 200.0, 224.0), (96.0, 130.0, 170.0, 215.0, 260.0)
ACROSS, ABREAST = (1, 2, 3, 4, 6, 9), (1, 2, 3, 5)
TALL_CARD, TALL_GUTTER = 150.0, 96.0


@dataclass(frozen=True)
class _Choice:
    """One arrangement: the first `cut` cards stand to the left of the family, the others to its right."""

    #: how many people of a home, and how many homes, stand beside each other
    across: int
    abreast: int
    cards: list[Card]
    cut: int
    width: float
    gutter: float


def plan(one: Ecomap, shape: Shape, screen: tuple[float, float] = SCREEN) -> Plan:
    """Lay out a family's map for the room on a wide screen, or for a tall and narrow one."""
    return _drawn(one, _tall(one) if shape == "tall" else _wide(one, screen), LEAST[shape])


def people_of(one: Ecomap) -> list[Node]:
    """The family's people and their kin."""
    return [n for n in one.nodes if n.kind in ("Parent", "Child", "Kin")]


def _wide(one: Ecomap, screen: tuple[float, float]) -> _Choice:
    """The arrangement that is largest on the screen; of like ones that with the widest gutter."""
    best: tuple[float, float, _Choice] | None = None
    for lean in (False, True):
        stacks = [(w, cards, best_cut(cards)) for w in CARD_WIDTHS for cards in [make_cards(one.nodes, w, lean)]]
        families = [
            (across, abreast, lay_family(one.homes, people_of(one), across, abreast))
            for across, abreast in product(ACROSS, ABREAST)
            # Parents of one household stand beside each other.
            if across >= min(2, sum(p.kind == "Parent" and p.home == 0 for p in one.nodes))
        ]
        for (width, cards, cut), (across, abreast, family) in product(stacks, families):
            tall = max(family.height, column_height(cards[:cut]), column_height(cards[cut:])) + 2 * MARGIN
            for gutter in GUTTERS:
                choice = _Choice(across, abreast, cards, cut, width, gutter)
                scale = min(screen[0] / _breadth(choice, family), screen[1] / tall)
                score = min(scale, 1.2) + gutter / 3000 - width / 20000
                if best is None or score > best[0] + 1e-9:
                    best = score, scale, choice
        if best and best[1] * 12.5 >= LEGIBLE:
            break
    if best is None:
        raise ValueError("no arrangement to choose from")
    return best[2]


def _tall(one: Ecomap) -> _Choice:
    cards = make_cards(one.nodes, TALL_CARD, False)
    return _Choice(1, 1, cards, 0, TALL_CARD, TALL_GUTTER)


def _sides(one: Ecomap, choice: _Choice) -> dict[str, float]:
    """Of every person the mean side of the cards that their lines lead to, from -1 to 1."""
    left = {owner for card in choice.cards[: choice.cut] for owner in (card.owner, *(w for w, _ in card.workers))}
    found: dict[str, list[float]] = {}
    for tie in one.ties:
        if tie.kind != "kin":
            found.setdefault(tie.ends[0], []).append(-1.0 if tie.ends[1] in left else 1.0)
    return {person: sum(all_) / len(all_) for person, all_ in found.items()}


def _breadth(choice: _Choice, family: Family) -> float:
    sides = (choice.cut > 0) + (choice.cut < len(choice.cards))
    return family.width + sides * (column_width(choice.width) + choice.gutter) + 2 * MARGIN


def _drawn(one: Ecomap, choice: _Choice, least: tuple[float, float]) -> Plan:
    """Put the family between its columns and draw the lines."""
    family = lay_family(one.homes, people_of(one), choice.across, choice.abreast, _sides(one, choice))
    left, right = (
        lay_column(choice.cards[: choice.cut], choice.width),
        lay_column(choice.cards[choice.cut :], choice.width),
    )
    breadth = _breadth(choice, family)
    width = max(breadth, least[0])
    height = max(max(family.height, left.height, right.height) + 2 * MARGIN, least[1])
    side = column_width(choice.width) + choice.gutter
    edge = MARGIN + (width - breadth) / 2
    at = edge + (side if choice.cut else 0.0)
    middle = family.shifted(at, (height - family.height) / 2)
    placed: list[Column] = [
        left.shifted(edge, (height - left.height) / 2),
        right.shifted(at + family.width + choice.gutter, (height - right.height) / 2),
    ]
    grounds = [*middle.grounds, *(g for c in placed for g in c.grounds)]
    symbols = [*middle.symbols, *(s for c in placed for s in c.symbols)]
    rows = [*middle.rows, *(r for c in placed for r in c.rows)]
    block = obstacles(rows, symbols, grounds)
    look = looks(one)
    by_owner = {s.owner: s for s in symbols}
    nodes = {n.owner: n for n in one.nodes}
    cards = _cards_of(one, grounds)
    homes = {g.owner: g for g in middle.grounds}
    wanted = [
        Wanted(t.owner, by_owner.get(t.ends[0]) or homes[t.ends[0]], cards[t.ends[1]], look[t.owner].breadth)
        for t in one.ties
        if t.kind != "kin"
    ]
    curves = route(wanted, at + family.width / 2, block)
    kin = kin_lines(one.ties, nodes, by_owner, block, middle.grounds)
    told = marks(curves, look, block)
    noted = {owner for remark in one.remarks for owner in remark.on}
    said = remark_marks(noted, [*curves, *kin, *grounds, *symbols], told, block)
    return Plan(
        width,
        height,
        tuple(sorted(grounds, key=lambda g: ("sector", "agency", "home", "card").index(g.kind))),
        tuple(symbols),
        tuple(rows),
        tuple(kin),
        tuple(curves),
        (*told, *said),
    )


def _cards_of(one: Ecomap, grounds: list[Ground]) -> dict[str, Ground]:
    """The card of every service and of every worker who stands in one."""
    cards = {g.owner: g for g in grounds if g.kind == "card"}
    return cards | {n.owner: cards[n.service] for n in one.nodes if n.service}
