"""A plan as a pyvis network: its nodes and edges, with the few properties that the page's script reads."""

from collections import Counter
from typing import Any

from viz.look import INK, SECOND_INK
from viz.parts import Plan, Row, Strand, Symbol
from viz.text import metrics
from viz.typeface import FAMILIES

#: pyvis takes its own id for an empty label
NO_LABEL = " "
BORDER, BOX_BORDER = 2.0, 1.2

Item = dict[str, Any]


def vis_items(plan: Plan) -> tuple[list[Item], list[Item]]:
    """Nodes and edges for vis-network, every place fixed.

    A row of text is a node of its own, so that vis-network itself knows its box. A strand runs between two points
    without size, so that it may begin on the home's edge and run beside another.
    """
    # pyvis loads IPython: only who draws a map pays for it.
    from pyvis.network import Network  # noqa: PLC0415

    net = Network(directed=True)
    for symbol in plan.symbols:
        net.add_node(symbol.owner, **_symbol(symbol))
    seen: Counter[str] = Counter()
    for row in plan.rows:
        owner = row.owner or "g"
        net.add_node(f"{owner}/{seen[owner]}", **_row(row))
        seen[owner] += 1
    for strand in plan.strands:
        name = f"{strand.owner}/{strand.stroke.dimension}"
        for end, x, y in (("from", strand.x0, strand.y0), ("to", strand.x1, strand.y1)):
            net.add_node(f"{name}/{end}", label=NO_LABEL, shape="dot", size=0, x=_r(x), y=_r(y), color=INK)
        net.add_edge(f"{name}/from", f"{name}/to", id=name, arrows="", **_strand(strand))
    nodes = [{k: v for k, v in node.items() if v != NO_LABEL} for node in net.nodes]
    return nodes, net.edges


def _symbol(symbol: Symbol) -> Item:
    colour = {"background": symbol.fill, "border": INK}
    common = {"label": NO_LABEL, "shape": symbol.shape, "color": colour, "x": _r(symbol.x), "y": _r(symbol.y)}
    if symbol.shape == "box":
        size = {"widthConstraint": _r(symbol.width), "heightConstraint": _r(symbol.height)}
        return {**common, **size, "borderWidth": BOX_BORDER}
    return {**common, "size": _r(symbol.width / 2), "borderWidth": BORDER}


def _row(row: Row) -> Item:
    width = metrics(row.strong).width(row.text, row.size)
    middle = row.x + width / 2 if row.align == "left" else row.x - width / 2
    font = {
        "face": f"{FAMILIES[row.strong]}, sans-serif",
        "size": row.size,
        "color": SECOND_INK if row.second_ink else INK,
    }
    room = {"room": _r(row.room), "edge": _r(row.x), "align": row.align}
    return {"label": row.text, "shape": "text", "x": _r(middle), "y": _r(row.y), "color": INK, "font": font, **room}


def _strand(strand: Strand) -> Item:
    smooth: Item | bool = False
    if strand.bend:
        smooth = {"enabled": True, "type": "cubicBezier", "forceDirection": "horizontal", "roundness": strand.bend}
    stroke = strand.stroke
    return {"color": stroke.colour, "width": stroke.width, "dashes": list(stroke.dashes) or False, "smooth": smooth}


def _r(length: float) -> float:
    return round(float(length), 1)
