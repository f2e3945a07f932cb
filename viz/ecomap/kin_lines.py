"""Lines between the family's people, in the way of genograms: straight lines and right angles."""

from collections.abc import Mapping, Sequence

from viz.ecomap.household import CELL
from viz.ecomap.parts import Corner, KinLine, Symbol
from viz.ecomap.record import Node, Tie

#: how far above a row of children the line that joins them runs, and above a row of partners theirs
ABOVE = 9.0


def kin_lines(ties: Sequence[Tie], nodes: Mapping[str, Node], symbols: Mapping[str, Symbol]) -> list[KinLine]:
    """The lines of all kin ties; who lives in another home is joined by a dotted line."""
    partners = {frozenset(t.ends) for t in ties if t.way == "partner"}
    found = []
    for tie in (t for t in ties if t.kind == "kin"):
        one, other = (symbols[end] for end in tie.ends)
        apart = nodes[tie.ends[0]].home != nodes[tie.ends[1]].home
        if tie.way == "parent" and other.y > one.y:
            second = _other_parent(tie, ties, partners, symbols)
            corners = _to_child(one, other, second)
        elif one.y == other.y:
            corners = _beside(one, other)
        else:
            upper, lower = sorted((one, other), key=lambda s: s.y)
            corners = _to_child(upper, lower, None)
        found.append(KinLine(tie.owner, tie.way, corners, apart))
    return found


def _other_parent(
    tie: Tie, ties: Sequence[Tie], partners: set[frozenset[str]], symbols: Mapping[str, Symbol]
) -> Symbol | None:
    """The child's other parent where the two are partners who stand beside each other."""
    one = symbols[tie.ends[0]]
    for other in (t.ends[0] for t in ties if t.way == "parent" and t.ends[1] == tie.ends[1] and t.ends != tie.ends):
        second = symbols[other]
        if frozenset((tie.ends[0], other)) in partners and abs(second.x - one.x) < 1.5 * CELL and second.y == one.y:
            return second
    return None


def _to_child(parent: Symbol, child: Symbol, second: Symbol | None) -> tuple[Corner, ...]:
    """Down between the columns of text: from the pair's line, or from the parent's side, to above the child."""
    aside = CELL / 2 if child.x >= parent.x else -CELL / 2
    drop = (parent.x + second.x) / 2 if second else parent.x + aside
    turn = child.y - child.radius - ABOVE
    start = (parent.x + (parent.radius if drop > parent.x else -parent.radius), parent.y)
    return (start, (drop, parent.y), (drop, turn), (child.x, turn), (child.x, child.y - child.radius))


def _beside(one: Symbol, other: Symbol) -> tuple[Corner, ...]:
    """A straight line between neighbours; over the heads of whoever stands between."""
    left, right = sorted((one, other), key=lambda s: s.x)
    if right.x - left.x < 1.5 * CELL:
        return ((left.x + left.radius, left.y), (right.x - right.radius, right.y))
    top = left.y - max(left.radius, right.radius) - ABOVE
    return ((left.x, left.y - left.radius), (left.x, top), (right.x, top), (right.x, right.y - right.radius))
