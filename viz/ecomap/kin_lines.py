"""Lines between the family's people, in the way of genograms: straight lines and right angles."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

import numpy as np

from viz.ecomap.household import CELL
from viz.ecomap.obstacles import Floats, Obstacles
from viz.ecomap.parts import Corner, Ground, KinLine, Symbol
from viz.ecomap.record import Node, Tie

#: how far above a row of children the line that joins them runs, and above a row of partners theirs
ABOVE = 9.0
#: from a lane to the next, and how far lanes reach beyond the homes
LANE, BEYOND = 3.0, 9.0
#: lines of different people that are nearer than this look like one
APART = 2.5
#: how far a line stays from a text, beside the margin that texts have anyway
NEAR_TEXT = 1.5
#: what a piece of line through a text or a symbol costs, one beside a stranger's line, and a hundred units of length
COVERED, BESIDE, LENGTH = 10.0, 3.0, 1.5
#: where a line enters somebody whom several lines reach, beside the middle
ENTRIES = (0.0, 5.0, -5.0)

#: x1, y1, x2, y2 with the lesser first
Piece = tuple[float, float, float, float]


def kin_lines(
    ties: Sequence[Tie],
    nodes: Mapping[str, Node],
    symbols: Mapping[str, Symbol],
    block: Obstacles,
    homes: Sequence[Ground],
) -> list[KinLine]:
    """The lines of the kin ties; who lives in another home is joined by a dotted line.

    Whom the lines of parents join already, such as siblings, has no line besides.
    """
    partners = {frozenset(t.ends) for t in ties if t.way == "partner"}
    parents = {t.ends for t in ties if t.way == "parent"}
    drawn: list[tuple[str, Piece]] = []
    entered: dict[str, list[str]] = {}
    found = []
    for tie in sorted(_told(ties, parents), key=lambda t: ("partner", "parent", "kin").index(t.way)):
        one, other = (symbols[end] for end in tie.ends)
        if one.y == other.y and tie.way != "parent":
            corners = _beside(one, other)
            source = tie.owner
        else:
            upper, lower = (one, other) if tie.way == "parent" else sorted((one, other), key=lambda s: s.y)
            second = _other_parent(tie, parents, partners, symbols) if tie.way == "parent" else None
            source = min(upper.owner, second.owner) if second else upper.owner
            callers = entered.setdefault(lower.owner, [])
            if source not in callers:
                callers.append(source)
            ways = list(_ways(upper, second, lower, callers.index(source), homes))
            costs = _costs(ways, source, block, drawn, upper, lower)
            corners = min(zip(np.round(costs, 3).tolist(), ways, strict=True))[1]
        drawn += [(source, piece) for piece in _pieces(corners)]
        apart = nodes[tie.ends[0]].home != nodes[tie.ends[1]].home
        found.append(KinLine(tie.owner, tie.way, corners, apart))
    return found


def _told(ties: Sequence[Tie], parents: set[tuple[str, str]]) -> Iterator[Tie]:
    """The kin ties that need a line of their own."""
    of: dict[str, set[str]] = {}
    for parent, child in parents:
        of.setdefault(child, set()).add(parent)
    for tie in ties:
        if tie.kind != "kin":
            continue
        one, other = tie.ends
        siblings = of.get(one, set()) & of.get(other, set())
        grand = {g for p in of.get(other, ()) for g in of.get(p, ())} | {
            g for p in of.get(one, ()) for g in of.get(p, ())
        }
        if tie.way == "kin" and (siblings or one in grand or other in grand):
            continue
        yield tie


def _other_parent(
    tie: Tie, parents: Iterable[tuple[str, str]], partners: set[frozenset[str]], symbols: Mapping[str, Symbol]
) -> Symbol | None:
    """The child's other parent where the two are partners who stand beside each other."""
    one = symbols[tie.ends[0]]
    for other in sorted(p for p, child in parents if child == tie.ends[1] and p != tie.ends[0]):
        second = symbols[other]
        if frozenset((tie.ends[0], other)) in partners and abs(second.x - one.x) < 1.5 * CELL and second.y == one.y:
            return second
    return None


def _ways(
    upper: Symbol, second: Symbol | None, lower: Symbol, caller: int, homes: Sequence[Ground]
) -> Iterator[tuple[Corner, ...]]:
    """Ways from somebody, or a pair, along a lane to above somebody else."""
    left = min(h.x for h in homes) - BEYOND
    right = max(h.x + h.width for h in homes) + BEYOND
    entry = lower.x + (ENTRIES[caller] if caller < len(ENTRIES) else 0.0)
    turn = lower.y - lower.radius - ABOVE + LANE * (caller % 3)
    lanes = [float(x) for x in np.arange(left, right + LANE, LANE)]
    if second:
        lanes.append((upper.x + second.x) / 2)
    for lane in lanes:
        if second and min(upper.x, second.x) < lane < max(upper.x, second.x):
            start = (lane, upper.y)
        elif abs(lane - upper.x) > upper.radius:
            start = (upper.x + (upper.radius if lane > upper.x else -upper.radius), upper.y)
        else:
            continue
        yield (start, (lane, upper.y), (lane, turn), (entry, turn), (entry, lower.y - lower.radius * 0.8))


def _pieces(corners: Sequence[Corner]) -> Iterator[Piece]:
    for (x1, y1), (x2, y2) in pairwise(corners):
        yield min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)


def _costs(
    ways: Sequence[Sequence[Corner]],
    source: str,
    block: Obstacles,
    drawn: Sequence[tuple[str, Piece]],
    upper: Symbol,
    lower: Symbol,
) -> Floats:
    """What each way costs: for what it runs through, for strangers' lines that it runs along, and for its length."""
    foreign = [n for n, owner in enumerate(block.symbol_owners) if owner not in (upper.owner, lower.owner)]
    circles = block.symbols[foreign]
    around = np.concatenate([circles[:, :2] - circles[:, 2:], circles[:, :2] + circles[:, 2:]], axis=1)
    boxes = np.concatenate([block.texts, around])
    strangers = np.array([piece for other, piece in drawn if other != source], dtype=np.float64).reshape(-1, 4)
    pieces = np.array([list(_pieces(way)) for way in ways])
    upright = pieces[..., 0] == pieces[..., 2]
    covered = _meets(boxes, pieces, NEAR_TEXT).sum(axis=2)
    # A piece runs along what stands as it does: upright, or flat.
    alike = np.where(
        upright[..., None], strangers[:, 0] == strangers[:, 2], strangers[:, 1] == strangers[:, 3]
    )  # fmt: skip
    along = (_meets(strangers, pieces, APART) & alike).sum(axis=2)
    length = pieces[..., 2] - pieces[..., 0] + pieces[..., 3] - pieces[..., 1]
    return np.asarray((COVERED * covered + BESIDE * along + LENGTH * length / 100).sum(axis=1))


def _meets(boxes: Floats, pieces: Floats, margin: float) -> "np.ndarray[tuple[int, int, int], np.dtype[np.bool_]]":
    """Which pieces (w, p, 4) come within a margin of which boxes (n, 4); shape (w, p, n)."""
    x1, y1, x2, y2 = (pieces[..., i, None] for i in range(4))
    return np.asarray(
        (boxes[:, 0] < x2 + margin)
        & (boxes[:, 2] > x1 - margin)
        & (boxes[:, 1] < y2 + margin)
        & (boxes[:, 3] > y1 - margin)
    )


def _beside(one: Symbol, other: Symbol) -> tuple[Corner, ...]:
    """A straight line between neighbours; over the heads of whoever stands between."""
    left, right = sorted((one, other), key=lambda s: s.x)
    if right.x - left.x < 1.5 * CELL:
        return ((left.x + left.radius, left.y), (right.x - right.radius, right.y))
    top = left.y - max(left.radius, right.radius) - ABOVE
    return ((left.x, left.y - left.radius), (left.x, top), (right.x, top), (right.x, right.y - right.radius))
