"""The two drawings of a comparison, from one plan: what one side lacks keeps its place there, with a quiet mark."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from viz.ecomap.cards import worker_words
from viz.ecomap.compare import PEOPLE, Comparison
from viz.ecomap.household import LOOKS_AS_LARGE, RADIUS, SHAPES
from viz.ecomap.kin_lines import kin_lines
from viz.ecomap.layout import SHAPES as PLANS
from viz.ecomap.layout import plan
from viz.ecomap.marks import kinds
from viz.ecomap.obstacles import obstacles
from viz.ecomap.parts import Ground, Plan, Row, Symbol
from viz.ecomap.record import Ecomap, Home, Node, home_owner
from viz.ecomap.strands import looks
from viz.ecomap.svg import drawing
from viz.text import LEADING, wrap, xml

#: the room for one of two maps on a 1366 by 768 screen; and what it is taken for where the map would be too small in it
SCREENS = ((670.0, 485.0), (670.0, 640.0), (670.0, 900.0))
#: a drawing is not shown with less than this many pixels to a unit on that screen; it is scrolled instead
SMALLEST = 0.68
#: one that would have fewer, to fit the width, is laid out for a higher screen
TOO_SMALL = 0.62
#: the same on any screen: at 1920 pixels a unit has 0.76
UNIT = "(0.4828px + 0.01444vw)"
MOST_LINES = 2
ABSENT = {
    "families": "Not told of this family",
    "dates": "Not told in this window",
    "countries": "Not shown for this country",
}


def drawings(one: Comparison) -> tuple[list[str], str]:
    """The wide and the tall drawing of the left side, then those of the right; and the rule of their least height."""
    plans = {"wide": _wide(one.both), "tall": plan(one.both, "tall")}
    drawn = [_side(one, side, plans[shape], shape) for side in one.sides for shape in PLANS]
    return drawn, f"svg.plan.wide{{min-height:calc({plans['wide'].height:.1f} * {UNIT})}}"


def _wide(both: Ecomap) -> Plan:
    """The plan for the screen; where its text would be too small, one that is narrower and is scrolled."""
    found = plan(both, "wide", SCREENS[0])
    for screen in SCREENS[1:]:
        if screen[0] / found.width >= TOO_SMALL:
            break
        found = plan(both, "wide", screen)
    return found


def _side(one: Comparison, side: Ecomap, whole: Plan, shape: str) -> str:
    own = replace(side, title=one.names[one.sides.index(side)])
    return drawing(own, side_plan(whole, side), shape, over=_absent(one, side, whole))


def side_plan(whole: Plan, side: Ecomap) -> Plan:
    """What one side shows of a plan; everything in the place that it has in the plan."""
    nodes = {n.owner: n for n in side.nodes}
    ties = {t.owner for t in side.ties}
    homes = _homes(side)
    look = looks(side)
    grounds = [g for g in whole.grounds if _there(g, nodes, homes)]
    symbols = [_symbol(s, nodes[s.owner]) for s in whole.symbols if s.owner in nodes]
    rows = list(_rows(whole.rows, nodes, homes))
    kin = list(whole.kin)
    if len(symbols) < len(whole.symbols) or any(k.owner not in ties for k in kin):
        # The lines of a family begin between two parents, of whom this side may have one.
        by_owner = {s.owner: s for s in symbols}
        block = obstacles(rows, whole.symbols, grounds)
        kin = kin_lines(side.ties, nodes, by_owner, block, [g for g in grounds if g.kind == "home"])
    return replace(
        whole,
        grounds=tuple(grounds),
        symbols=tuple(symbols),
        rows=tuple(rows),
        kin=tuple(kin),
        curves=tuple(c for c in whole.curves if c.owner in ties),
        marks=tuple(m for m in whole.marks if m.owner in ties and m.kind in kinds(look[m.owner])),
    )


def _homes(side: Ecomap) -> Mapping[str, Home]:
    """The homes that a side has: its household, and those in which somebody of it lives."""
    lived = {0, *(n.home for n in side.nodes if n.kind in PEOPLE)}
    return {home_owner(number): home for number, home in enumerate(side.homes) if number in lived}


def _there(ground: Ground, nodes: Mapping[str, Node], homes: Mapping[str, Home]) -> bool:
    if ground.kind == "card":
        return ground.owner in nodes
    return ground.kind != "home" or ground.owner in homes


def _symbol(symbol: Symbol, node: Node) -> Symbol:
    """The symbol of whoever stands there on this side."""
    if node.kind not in PEOPLE:
        return symbol
    shape = SHAPES.get(node.gender, "diamond")
    return replace(symbol, shape=shape, radius=RADIUS[node.kind] * LOOKS_AS_LARGE[shape])


def _rows(rows: Iterable[Row], nodes: Mapping[str, Node], homes: Mapping[str, Home]) -> Iterator[Row]:
    """The side's own texts from where those of the plan begin."""
    by_owner: dict[str, list[Row]] = {}
    for row in rows:
        by_owner.setdefault(row.owner, []).append(row)
    for owner, found in by_owner.items():
        if not owner:
            yield from found
        elif owner in nodes:
            node = nodes[owner]
            if node.kind == "Professional":
                yield from _written(found, "", worker_words(node))
                continue
            second = ", ".join(t for t in (node.detail, node.age) if t)
            yield from _written(found, node.label, second)
        elif owner in homes:
            yield from _written(found, homes[owner].title, homes[owner].detail)


def _written(found: list[Row], strong: str, second: str) -> Iterator[Row]:
    """Two texts in the room of the plan's rows; the second only where the plan has one."""
    y = found[0].y - found[0].size * LEADING / 2
    firsts = {row.strong: row for row in reversed(found)}
    for text, is_strong in ((strong, True), (second, False)):
        like = firsts.get(is_strong)
        if like is None:
            continue
        for line in wrap(text, like.room, like.size, is_strong, MOST_LINES):
            yield replace(like, y=y + like.size * LEADING / 2, text=line)
            y += like.size * LEADING


def _absent(one: Comparison, side: Ecomap, whole: Plan) -> str:
    """The empty places: a broken outline with the name of what stands there on the other side."""
    nodes = {n.owner: n for n in one.both.nodes}
    here = {n.owner for n in side.nodes}
    parts = []
    for ground in whole.grounds:
        if ground.kind == "card" and ground.owner not in here:
            box = f'x="{ground.x:.1f}" y="{ground.y:.1f}" width="{ground.width:.1f}" height="{ground.height:.1f}"'
            parts.append(_group(one, nodes[ground.owner], f'<rect class="place" {box} rx="6"/>'))
    for symbol in whole.symbols:
        if symbol.owner not in here and symbol.shape != "dot":
            circle = f'<circle class="place" cx="{symbol.x:.1f}" cy="{symbol.y:.1f}" r="{symbol.radius * 0.6:.1f}"/>'
            parts.append(_group(one, nodes[symbol.owner], circle))
    return "".join(parts)


def _group(one: Comparison, node: Node, shape: str) -> str:
    return f'<g class="absent" data-owner="{node.owner}"><title>{xml(ABSENT[one.sort])}</title>{shape}</g>'
