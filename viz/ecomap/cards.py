"""Services as cards with their workers' names in them, grouped by sector and then agency, in a column."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby

from viz.ecomap.parts import Ground, GroundKind, Row, Symbol, moved
from viz.ecomap.record import Node
from viz.text import LEADING, metrics, tidy, wrap

NAME, SMALL, SECTOR = 14.0, 12.5, 14.0
CARD_PAD, CARD_GAP = 7.0, 7.0
WORKER_RADIUS = 3.6
#: from a card's left edge to a worker's dot, and from the dot's middle to the name
WORKER_INSET, WORKER_GAP, WORKER_ROOM = 12.0, 9.0, 2.0
AGENCY_PAD, SECTOR_PAD, SECTOR_GAP, HEADING_GAP, BESIDE_GAP = 5.0, 6.0, 11.0, 4.0, 7.0
#: what a sector cut in two is worth in height, and an agency cut in two beside
SECTOR_CUT, AGENCY_CUT = 90.0, 60.0
NOT_STATED = "Sector not stated"
#: workers named in a card; the others are counted
MOST_WORKERS = 7


@dataclass(frozen=True)
class Card:
    """One service with its workers; or workers of whom no service is known; texts already cut to their room."""

    #: the service; empty where none is known
    owner: str
    sector: tuple[str, str]
    agency: tuple[str, str]
    name: tuple[str, ...]
    detail: tuple[str, ...]
    workers: tuple[tuple[str, tuple[str, ...]], ...]
    #: how many workers there are besides, in words
    besides: tuple[str, ...] = ()

    @property
    def height(self) -> float:
        """Height of the card."""
        text = (len(self.name) * NAME + (len(self.detail) + len(self.besides)) * SMALL) * LEADING
        workers = sum(len(lines) * SMALL * LEADING + WORKER_ROOM for _, lines in self.workers)
        return text + workers + 2 * CARD_PAD


@dataclass
class Column:
    """A column of cards, from its top left corner, which is that of the outermost ground."""

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


def make_cards(nodes: Sequence[Node], width: float, lean: bool) -> list[Card]:
    """The cards in the study's one order, by sector, agency and name; `lean` leaves out what each service does."""
    services = [n for n in nodes if n.kind not in ("Parent", "Child", "Kin", "Professional")]
    workers = [n for n in nodes if n.kind == "Professional"]
    room = width - 2 * CARD_PAD
    cards = [(one, _card(one, [w for w in workers if w.service == one.owner], room, lean)) for one in services]
    cards += [(one, _card(None, [one], room, lean)) for one in workers if not one.service]
    cards.sort(key=lambda pair: _order(pair[0]))
    return [card for _, card in cards]


def column_width(width: float) -> float:
    """Width of a column of cards of a width, with its grounds."""
    return width + 2 * (AGENCY_PAD + SECTOR_PAD)


def column_height(cards: Sequence[Card]) -> float:
    """Height that these cards take in one column."""
    return lay_column(cards, 100.0, placed=False).height


def best_cut(cards: Sequence[Card]) -> int:
    """How many cards go to the left so that both columns are low and few sectors are cut in two."""

    def cost(cut: int) -> tuple[float, int]:
        tall = max(column_height(cards[:cut]), column_height(cards[cut:]))
        if 0 < cut < len(cards):
            before, after = cards[cut - 1], cards[cut]
            same = before.sector == after.sector
            tall += SECTOR_CUT * same + AGENCY_CUT * (same and before.agency == after.agency)
        return tall, cut

    return min(range(len(cards) + 1), key=cost)


def lay_column(cards: Sequence[Card], width: float, placed: bool = True) -> Column:
    """Lay out one column; unless `placed`, only its height is found."""
    column = Column()
    inset = AGENCY_PAD + SECTOR_PAD
    for (term, words), in_sector in groupby(cards, key=lambda c: c.sector):
        column.height += SECTOR_GAP if column.height else 0
        sector_top = column.height
        agencies = [(agency, list(inside)) for (_, agency), inside in groupby(in_sector, key=lambda c: c.agency)]
        # A sector of one agency needs no second ground: the two names stand in one heading.
        only = agencies[0][0] if len(agencies) == 1 else ""
        _heading(column, words or term or NOT_STATED, inset, width, placed, strong=True, beside=only)
        for agency, in_agency in agencies:
            agency_top = column.height + HEADING_GAP
            if agency and not only:
                _heading(column, agency, inset, width, placed, strong=False)
            column.height += AGENCY_PAD
            for card in in_agency:
                if placed:
                    _place(column, card, inset, width)
                column.height += card.height + CARD_GAP
            column.height += AGENCY_PAD - CARD_GAP
            if placed and agency and not only:
                _ground(column, "agency", agency_top, SECTOR_PAD, width + 2 * AGENCY_PAD)
            column.height += AGENCY_PAD
        column.height += SECTOR_PAD - AGENCY_PAD
        if placed:
            _ground(column, "sector", sector_top, 0.0, column_width(width))
    return column


def worker_words(node: Node) -> str:
    """A worker in one phrase: the name and the role, unless the name says the role already."""
    says_both = node.detail.casefold() in node.label.casefold()
    return node.label if says_both else ", ".join(t for t in (node.label, node.detail) if t)


def _card(service: Node | None, workers: Sequence[Node], room: float, lean: bool) -> Card:
    one = service or workers[0]
    for_names = room - (WORKER_INSET + WORKER_GAP - CARD_PAD)
    # One more takes no more room than saying that there is one more.
    named = workers if len(workers) <= MOST_WORKERS + 1 else workers[:MOST_WORKERS]
    besides = f"and {len(workers) - len(named)} more workers" if len(named) < len(workers) else ""
    return Card(
        service.owner if service else "",
        (one.sector, one.sector_label),
        (one.agency, one.agency_label),
        wrap(service.label, room, NAME, True) if service else (),
        wrap(service.detail, room, SMALL) if service and not lean else (),
        tuple((w.owner, wrap(worker_words(w), for_names, SMALL)) for w in named),
        wrap(besides, room, SMALL),
    )


def _order(node: Node) -> tuple[bool, str, str, str, str, str, int]:
    number = int(node.owner[1:])
    return not node.sector, node.sector, node.sector_label, node.agency_label, node.agency, node.label, number


def _heading(
    column: Column, text: str, inset: float, width: float, placed: bool, *, strong: bool, beside: str = ""
) -> None:
    """A heading of one line, with a second name beside it, or in two lines below it where there is no room."""
    size = SECTOR if strong else SMALL
    column.height += HEADING_GAP + size * LEADING
    y = column.height - size * LEADING / 2
    used = 0.0
    for line in wrap(text, width, size, strong, 1):
        used = metrics(strong).width(line, size) + BESIDE_GAP
        if placed:
            column.rows.append(Row("", inset, y, line, size, width, strong, not strong))
    if not beside:
        return
    if metrics(False).width(tidy(beside), SMALL) <= width - used:
        if placed:
            column.rows.append(Row("", inset + used, y, tidy(beside), SMALL, width - used, False, True))
        return
    for line in wrap(beside, width, SMALL, False, 2):
        column.height += SMALL * LEADING
        if placed:
            column.rows.append(Row("", inset, column.height - SMALL * LEADING / 2, line, SMALL, width, False, True))


def _ground(column: Column, kind: GroundKind, top: float, left: float, width: float) -> None:
    column.grounds.append(Ground(kind, "", left, top, width, column.height - top))


def _place(column: Column, card: Card, inset: float, width: float) -> None:
    owner = card.owner or card.workers[0][0]
    column.grounds.append(Ground("card", owner, inset, column.height, width, card.height))
    y = column.height + CARD_PAD
    room = width - 2 * CARD_PAD
    for text, size, strong in [*((t, NAME, True) for t in card.name), *((t, SMALL, False) for t in card.detail)]:
        tall = size * LEADING
        column.rows.append(Row(owner, inset + CARD_PAD, y + tall / 2, text, size, room, strong, not strong))
        y += tall
    dot = inset + WORKER_INSET
    for worker, lines in card.workers:
        column.symbols.append(Symbol(worker, "dot", dot, y + SMALL * LEADING / 2, WORKER_RADIUS))
        for line in lines:
            at = y + SMALL * LEADING / 2
            column.rows.append(Row(worker, dot + WORKER_GAP, at, line, SMALL, room - WORKER_INSET))
            y += SMALL * LEADING
        y += WORKER_ROOM
    for text in card.besides:
        column.rows.append(Row(owner, inset + CARD_PAD, y + SMALL * LEADING / 2, text, SMALL, room, False, True))
