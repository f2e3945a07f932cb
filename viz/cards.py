"""Services as cards with their workers, grouped by sector and then agency, in columns beside the home."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Literal

from viz.family_map import MapNode
from viz.home import NAME, SMALL, worker_symbol
from viz.look import PAPER
from viz.parts import Align, Ground, Row, Symbol, moved
from viz.text import LEADING, wrap

SECTOR = 13.0
HEADING_GAP = 4.0
CARD_PAD, CARD_GAP = 6.0, 7.0
WORKER_RADIUS = 4.0
#: from the card's inner edge to a worker's dot, and on to the text
WORKER_INSET, WORKER_GAP = 10.0, 5.0
AGENCY_PAD, SECTOR_PAD, SECTOR_GAP = 6.0, 7.0, 12.0
#: a sector cut in two is worth this much height, an agency cut in two this much more
SECTOR_CUT, AGENCY_CUT = 90.0, 60.0
NOT_STATED = "Sector not stated"


@dataclass(frozen=True)
class Card:
    """One service with its workers, or workers of whom no service is known; texts already cut to their room."""

    owner: str
    sector: tuple[str, str]
    agency: tuple[str, str]
    name: tuple[str, ...]
    detail: tuple[str, ...]
    workers: tuple[tuple[str, tuple[str, ...]], ...]

    @property
    def box_height(self) -> float:
        """Height of the service's box; 0 where no service is known."""
        text = (len(self.name) * NAME + len(self.detail) * SMALL) * LEADING
        return text + 2 * CARD_PAD if self.owner else 0.0

    @property
    def height(self) -> float:
        """Height with the workers below the box."""
        rows = sum(len(lines) * SMALL * LEADING + 3 for _, lines in self.workers)
        return self.box_height + (rows + 3 if rows else 0.0)


@dataclass
class Column:
    """A column of cards, from its top; `x` 0 is the edge of the cards that faces the home."""

    height: float = 0.0
    grounds: list[Ground] = field(default_factory=list)
    symbols: list[Symbol] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)

    def shifted(self, dx: float, dy: float) -> "Column":
        """The same column elsewhere."""
        return Column(
            self.height,
            [moved(g, dx, dy) for g in self.grounds],
            [moved(s, dx, dy) for s in self.symbols],
            [moved(r, dx, dy) for r in self.rows],
        )


def make_cards(
    services: Sequence[tuple[str, MapNode]], workers: Sequence[tuple[str, MapNode]], width: float, lean: bool
) -> list[Card]:
    """The cards in the study's one order: by sector, agency and name; `lean` leaves out what each service does."""
    known = {node.id for _, node in services}
    room = width - 2 * CARD_PAD
    cards = []
    for owner, node in services:
        own = [(o, w) for o, w in workers if w.service == node.id]
        detail = () if lean else wrap(node.detail, room, SMALL)
        cards.append((node, _card(owner, node, own, width, name=wrap(node.label, room, NAME, True), detail=detail)))
    for owner, node in workers:
        if node.service not in known:
            cards.append((node, _card("", node, [(owner, node)], width)))
    cards.sort(key=lambda c: (not c[0].sector, c[0].sector, c[0].sector_label, c[0].agency_label, c[0].agency,
                              c[0].label, c[0].id))  # fmt: skip
    return [card for _, card in cards]


def best_cut(cards: Sequence[Card]) -> int:
    """How many cards go to the left so that both columns are low and few sectors are cut in two."""

    def cost(cut: int) -> tuple[float, int]:
        tall = max(column_height(cards[:cut]), column_height(cards[cut:]))
        if 0 < cut < len(cards):
            before, after = cards[cut - 1], cards[cut]
            same_sector = before.sector == after.sector
            tall += SECTOR_CUT * same_sector + AGENCY_CUT * (same_sector and before.agency == after.agency)
        return tall, cut

    return min(range(len(cards) + 1), key=cost)


def column_height(cards: Sequence[Card]) -> float:
    """Height that these cards take in one column."""
    return lay_column(cards, 1, 0.0, placed=False).height


def lay_column(cards: Sequence[Card], side: int, width: float, placed: bool = True) -> Column:
    """Lay out one column on the home's right (`side` 1) or left (-1); unless `placed`, only its height is found."""
    column = Column()
    for (term, sector), in_sector in groupby(cards, key=lambda c: c.sector):
        column.height += SECTOR_GAP if column.height else 0
        sector_top = column.height
        label = sector or (term or NOT_STATED)
        _heading(column, label, side, width, size=SECTOR, placed=placed)
        for (_, agency), in_agency in groupby(in_sector, key=lambda c: c.agency):
            agency_top = column.height
            if agency:
                _heading(column, agency, side, width, size=SMALL, placed=placed)
            column.height += AGENCY_PAD
            for card in in_agency:
                if placed:
                    _place_card(column, card, side, width)
                column.height += card.height + CARD_GAP
            column.height += AGENCY_PAD - CARD_GAP
            if placed:
                _ground(column, "agency", agency_top, side, width)
            column.height += AGENCY_PAD
        column.height += SECTOR_PAD - AGENCY_PAD
        if placed:
            _ground(column, "sector", sector_top, side, width)
    return column


def _card(
    owner: str,
    node: MapNode,
    workers: Sequence[tuple[str, MapNode]],
    width: float,
    *,
    name: tuple[str, ...] = (),
    detail: tuple[str, ...] = (),
) -> Card:
    room = width - WORKER_INSET - WORKER_RADIUS - WORKER_GAP
    said = tuple((o, wrap(worker_text(w), room, SMALL)) for o, w in workers)
    return Card(owner, (node.sector, node.sector_label), (node.agency, node.agency_label), name, detail, said)


def worker_text(node: MapNode) -> str:
    """A worker in one phrase: the name and the role, unless the name says the role already."""
    says_both = node.detail.casefold() in node.label.casefold()
    return node.label if says_both else ", ".join(t for t in (node.label, node.detail) if t)


def _heading(column: Column, text: str, side: int, width: float, *, size: float, placed: bool) -> None:
    column.height += HEADING_GAP + size * LEADING
    if placed:
        left = 0.0 if side > 0 else -width
        for line in wrap(text, width, size, size == SECTOR, 1):
            y = column.height - size * LEADING / 2
            column.rows.append(Row("", left, y, line, size, width, size == SECTOR, size != SECTOR))


def _ground(column: Column, kind: Literal["sector", "agency"], top: float, side: int, width: float) -> None:
    pad = AGENCY_PAD + (SECTOR_PAD if kind == "sector" else 0)
    left = -pad if side > 0 else -width - pad
    column.grounds.append(Ground(kind, left, top, width + 2 * pad, column.height - top))


def _place_card(column: Column, card: Card, side: int, width: float) -> None:
    middle, top = side * width / 2, column.height
    left = 0.0 if side > 0 else -width
    y = top + CARD_PAD
    if card.owner:
        column.symbols.append(
            Symbol(card.owner, "box", middle, top + card.box_height / 2, width, card.box_height, PAPER)
        )
        texts = [(t, NAME, True) for t in card.name] + [(t, SMALL, False) for t in card.detail]
        for text, size, strong in texts:
            at = y + size * LEADING / 2
            column.rows.append(
                Row(card.owner, left + CARD_PAD, at, text, size, width - 2 * CARD_PAD, strong, not strong)
            )
            y += size * LEADING
    y = top + card.box_height + 3
    dot = side * WORKER_INSET
    room = width - WORKER_INSET - WORKER_RADIUS - WORKER_GAP
    for owner, lines in card.workers:
        column.symbols.append(worker_symbol(owner, dot, y + SMALL * LEADING / 2 + 1, WORKER_RADIUS))
        for line in lines:
            at = dot + side * (WORKER_RADIUS + WORKER_GAP)
            align: Align = "left" if side > 0 else "right"
            column.rows.append(Row(owner, at, y + SMALL * LEADING / 2 + 1, line, SMALL, room, align=align))
            y += SMALL * LEADING
        y += 3
