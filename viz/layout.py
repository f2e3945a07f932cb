"""A place for everything on the map: the same for the same family on every run and machine."""

from dataclasses import dataclass, replace
from itertools import product
from typing import Literal

from viz.cards import (
    AGENCY_PAD,
    SECTOR_PAD,
    Card,
    Column,
    best_cut,
    column_height,
    lay_column,
    make_cards,
)
from viz.family_map import FamilyMap, MapNode
from viz.home import SMALL, Home, Household, lay_home
from viz.lines import HomeBox, marks, route, strands
from viz.look import breadth, strokes
from viz.parts import Ground, Plan, Row, moved

Shape = Literal["wide", "tall"]

#: the room for the map on a 1366 by 768 screen beside the panel
SCREEN = (1000.0, 610.0)
#: text smaller than this many pixels on that screen is too small, so lesser text is left out
LEGIBLE = 11.0
MARGIN = 10.0
CARD_WIDTHS, GUTTERS, PAIRS = (180.0, 200.0, 230.0, 260.0), (96.0, 120.0, 150.0), (1, 2, 3)
WIDEST_GUTTER = 260.0
TALL_CARD, TALL_GUTTER = 166.0, 54.0
#: part of the columns' height that the home takes at least, so that its ties run nearly level
HOME_PART = 0.62
MEMBER_KINDS = ("Parent", "Child", "Kin")
EDGE = AGENCY_PAD + SECTOR_PAD

Owned = list[tuple[str, MapNode]]


@dataclass(frozen=True)
class _Choice:
    """One arrangement: the first `cut` cards stand to the left of the home, the others to its right."""

    #: pairs of columns in the home
    pairs: int
    cards: list[Card]
    cut: int
    width: float
    gutter: float
    #: the home beside its services from top to bottom, for a phone
    is_tall: bool = False


def plan(one: FamilyMap, shape: Shape) -> Plan:
    """Lay out a family's map for a wide screen, or for a tall and narrow one."""
    owned = [(f"n{i}", node) for i, node in enumerate(one.nodes)]
    return _tall(one, owned) if shape == "tall" else _wide(one, owned)


def _wide(one: FamilyMap, owned: Owned) -> Plan:
    best: tuple[float, _Choice] | None = None
    for lean in (False, True):
        stacks = [(width, cards, best_cut(cards)) for width in CARD_WIDTHS for cards in [_cards(owned, width, lean)]]
        for (width, cards, cut), pairs in product(stacks, PAIRS):
            home = _home(one, owned, pairs)
            tall = _tallest(one, home, cards, cut)
            for gutter in GUTTERS:
                across = _across(home, cards, cut, width, gutter)
                scale = min(SCREEN[0] / across, SCREEN[1] / tall)
                # A wider gutter costs nothing where height is what limits the scale.
                spare = max(0.0, SCREEN[0] / scale - across) / 2
                score = min(scale, 1.6) + gutter / 2000 - width / 20000
                if best is None or score > best[0] + 1e-9:
                    room = min(gutter + spare, max(gutter, WIDEST_GUTTER))
                    best = score, _Choice(pairs, cards, cut, width, room)
        if best is not None and best[0] * SMALL >= LEGIBLE:
            break
    if best is None:
        raise ValueError("no arrangement to choose from")
    return _join(one, owned, best[1])


def _tall(one: FamilyMap, owned: Owned) -> Plan:
    cards = _cards(owned, TALL_CARD, False)
    return _join(one, owned, _Choice(0, cards, 0, TALL_CARD, TALL_GUTTER, is_tall=True))


def _cards(owned: Owned, width: float, lean: bool) -> list[Card]:
    services = [(o, n) for o, n in owned if n.kind == "Service"]
    workers = [(o, n) for o, n in owned if n.kind == "Professional"]
    return make_cards(services, workers, width, lean)


def _home(one: FamilyMap, owned: Owned, pairs: int, tall: float = 0.0) -> Home:
    owner, family = next(
        ((o, n) for o, n in owned if n.kind == "Family"), ("", MapNode(one.family, "Family", one.title, ""))
    )
    people = [(o, n) for o, n in owned if n.kind in MEMBER_KINDS]
    # Where no membership at all is stated, everybody stands in the home.
    stated = {end for t in one.ties if t.kind == "member" for end in (t.from_id, t.to_id)}
    members = [p for p in people if p[1].id in stated] if stated else people
    household = Household((owner, family), members, [p for p in people if p not in members])
    return lay_home(household, pairs, tall)


def _home_height(one: FamilyMap, home: Home, columns: float, part: float) -> float:
    ports = sum(breadth(strokes(t)) + 6 for t in one.ties if t.kind not in ("kin", "member", "works"))
    return max(home.height, part * columns, min(ports / 2, columns))


def _tallest(one: FamilyMap, home: Home, cards: list[Card], cut: int) -> float:
    columns = max(column_height(cards[:cut]), column_height(cards[cut:]))
    return max(columns, _home_height(one, home, columns, HOME_PART)) + 2 * MARGIN


def _across(home: Home, cards: list[Card], cut: int, width: float, gutter: float) -> float:
    sides = (cut > 0) + (cut < len(cards))
    return home.width + sides * (width + 2 * EDGE + gutter) + 2 * MARGIN


def _join(one: FamilyMap, owned: Owned, chosen: _Choice) -> Plan:
    """Put the home between its columns and draw the ties."""
    cards, cut, width, gutter = chosen.cards, chosen.cut, chosen.width, chosen.gutter
    left, right = lay_column(cards[:cut], -1, width), lay_column(cards[cut:], 1, width)
    columns = max(left.height, right.height)
    home = _home(one, owned, chosen.pairs)
    height = _home_height(one, home, columns, 1.0 if chosen.is_tall else HOME_PART)
    if not chosen.is_tall:
        home = _home(one, owned, chosen.pairs, height)
    whole = max(columns, height) + 2 * MARGIN
    left_room = width + 2 * EDGE + gutter if cut else 0.0
    home_left = MARGIN + left_room
    box = HomeBox(home_left, home_left + home.width, whole / 2 - height / 2, whole / 2 + height / 2)
    members_top = box.top if chosen.is_tall else whole / 2 - home.height / 2
    middle = (box.left + box.right) / 2
    placed = [
        left.shifted(box.left - gutter - EDGE, whole / 2 - left.height / 2),
        right.shifted(box.right + gutter + EDGE, whole / 2 - right.height / 2),
    ]
    symbols = [moved(s, middle, members_top) for s in home.symbols] + [s for c in placed for s in c.symbols]
    rows = _titles_up([moved(r, middle, members_top) for r in home.rows], owned, box.top - members_top)
    ways = route(
        one.ties,
        {node.id: owner for owner, node in owned},
        next((o for o, n in owned if n.kind == "Family"), ""),
        {s.owner: s for s in symbols},
        box,
    )
    return Plan(
        _across(home, cards, cut, width, gutter),
        whole,
        (Ground("home", box.left, box.top, home.width, height), *_grounds(placed)),
        tuple(symbols),
        (*rows, *(r for c in placed for r in c.rows)),
        tuple(strands(ways)),
        tuple(marks(ways)),
    )


def _titles_up(rows: list[Row], owned: Owned, rise: float) -> list[Row]:
    """The home's title stands at its top edge, however tall the ground is."""
    titles = {o for o, n in owned if n.kind == "Family"} or {""}
    return [replace(r, y=r.y + rise) if r.owner in titles else r for r in rows]


def _grounds(columns: list[Column]) -> list[Ground]:
    """Sectors first, so that agencies lie on them."""
    return sorted((g for c in columns for g in c.grounds), key=lambda g: g.kind != "sector")
