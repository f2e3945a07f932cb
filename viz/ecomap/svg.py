"""A plan as SVG: every line, person and service an element of its own, so that it can be reached and printed."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from math import hypot

import numpy as np

from viz.ecomap.obstacles import Floats
from viz.ecomap.parts import Curve, Ground, KinLine, Mark, Plan, Row, Symbol, moved
from viz.ecomap.record import Ecomap, Node, Tie
from viz.ecomap.strands import STRAND_GAP, Look, looks, width_of
from viz.ecomap.words import home_words, homes_with_lines, node_words, tie_words
from viz.text import metrics, xml

#: corners of a card, and of the soft grounds
RADII = {"card": 6, "pile": 6, "agency": 8, "sector": 10, "home": 14}
#: of a jagged line: from tooth to tooth, and how far a tooth stands out beside the strand's own width
TOOTH, HEIGHT = 9.0, 2.6
MARK = 6.5
#: how far each card below a folded one looks out
PILE = 2.5


def drawing(one: Ecomap, plan: Plan, name: str, opened: str = "", over: str = "") -> str:
    """The SVG element of a plan; the same text for the same plan. `name` is its class, such as wide or tall.

    `opened` is the fold that it shows open; the page shows such a drawing only when it is asked for.
    `over` is more of the drawing, above all the rest.
    """
    look = looks(one)
    nodes = {n.owner: n for n in one.nodes}
    ties = {t.owner: t for t in one.ties}
    rows: dict[str, list[Row]] = {}
    for row in plan.rows:
        rows.setdefault(row.owner, []).append(row)
    curves = {c.owner: c for c in plan.curves}
    marks: dict[str, list[Mark]] = {}
    for mark in plan.marks:
        marks.setdefault(mark.owner, []).append(mark)
    cards = {g.owner: g for g in plan.grounds if g.kind == "card"}
    # Lines that are broad lie below those that are thin, so that none hides another.
    order = sorted(curves, key=lambda o: (-look[o].breadth, int(o[1:])))
    parts = [
        *(_soft(g, one, marks.get(g.owner, ())) for g in plan.grounds if g.kind != "card"),
        *(_kin(k, ties[k.owner], one, marks.get(k.owner, ())) for k in plan.kin),
        *(_tie(curves[o], ties[o], look[o], marks.get(o, ()), one) for o in order),
        *(
            _person(s, nodes[s.owner], rows.get(s.owner, ()), marks.get(s.owner, ()))
            for s in plan.symbols
            if s.shape != "dot"
        ),
        *(_card(g, nodes, [s for s in plan.symbols if s.shape == "dot"], rows, cards, marks) for g in cards.values()),
        *(_text(r) for r in rows.get("", ())),
        *(_text(r) for owner, found in rows.items() if owner.startswith("home") for r in found),
    ]
    names = f"plan {name}{' is-off' if opened else ''}"
    return (
        f'<svg class="{names}" data-opened="{opened}" xmlns="http://www.w3.org/2000/svg" '
        f'viewBox="0 0 {_n(plan.width)} {_n(plan.height)}" '
        f'role="group" aria-label="{xml(one.title)}"><g class="camera">{"".join(parts)}{over}</g></svg>'
    )


def _ground(ground: Ground) -> str:
    return (
        f'<rect class="ground {ground.kind}" x="{_n(ground.x)}" y="{_n(ground.y)}" '
        f'width="{_n(ground.width)}" height="{_n(ground.height)}" rx="{RADII[ground.kind]}"/>'
    )


def _soft(ground: Ground, one: Ecomap, marks: Iterable[Mark]) -> str:
    """A soft ground; that of a home can be chosen where lines end at it."""
    plain = _ground(ground) + "".join(map(_mark, marks))
    if ground.owner not in homes_with_lines(one):
        return plain
    return _group("node household", ground.owner, home_words(ground.owner, one), plain)


def _kin(line: KinLine, tie: Tie, one: Ecomap, marks: Iterable[Mark]) -> str:
    points = " ".join(f"{_n(x)},{_n(y)}" for x, y in line.corners)
    apart = " apart" if line.apart else ""
    inner = f'<polyline class="hit" points="{points}"/><polyline class="line" points="{points}"/>'
    inner += "".join(map(_mark, marks))
    return _group(f"tie kin {line.way}{apart}", line.owner, tie_words(tie, one), inner)


def _tie(curve: Curve, tie: Tie, look: Look, marks: Iterable[Mark], one: Ecomap) -> str:
    path = _cubic(_corners(curve))
    shown = [f'<path class="hit" d="{path}"/>', f'<path class="halo" d="{path}"/>']
    offset = -look.breadth / 2
    for strand, step in look.strands:
        width = width_of(strand, step)
        way = _strand(curve, offset + width / 2, look.stressful)
        shown.append(f'<path class="strand {strand} w{step}" d="{way}"/>')
        if strand == "control":
            shown.append(f'<path class="hollow w{step}" d="{way}"/>')
        offset += width + STRAND_GAP
    has_plain = any(strand == "plain" for strand, _ in look.strands)
    if not has_plain:
        # Shown where neither care nor control is told in the window or by the voice that is chosen.
        shown.append(f'<path class="strand plain w0" d="{_strand(curve, 0.0, look.stressful)}"/>')
    shown += [_mark(m) for m in marks]
    flags = {
        "weak": look.weak,
        "stress": look.stressful,
        "bare": look.bare,
        "is-about": look.about,
        "has-plain": has_plain,
        "no-plain": not has_plain,
    }
    names = " ".join(["tie", *(name for name, there in flags.items() if there)])
    return _group(names, tie.owner, tie_words(tie, one), "".join(shown))


def _mark(mark: Mark) -> str:
    x, y = mark.x, mark.y
    if mark.kind == "remark":
        shape = f'<path d="{note_path(x, y)}"/>'
    elif mark.kind == "not_offered":
        side = 2 * MARK - 2
        shape = f'<rect x="{_n(x - side / 2)}" y="{_n(y - side / 2)}" width="{_n(side)}" height="{_n(side)}"/>'
    else:
        shape = f'<circle cx="{_n(x)}" cy="{_n(y)}" r="{_n(MARK)}"/>'
    if mark.kind == "disputed":
        half = f"M{_n(x)} {_n(y - MARK)}A{_n(MARK)} {_n(MARK)} 0 0 0 {_n(x)} {_n(y + MARK)}Z"
        shape += f'<path class="half" d="{half}"/>'
    return f'<g class="mark {mark.kind}">{shape}</g>'


def _person(symbol: Symbol, node: Node, rows: Iterable[Row], marks: Iterable[Mark]) -> str:
    names = f"node {node.kind.lower()}{' shaded' if symbol.shaded else ''}"
    inner = _shape(symbol) + "".join([*map(_text, rows), *map(_mark, marks)])
    return _group(names, node.owner, node_words(node), inner)


def _card(
    card: Ground,
    nodes: Mapping[str, Node],
    dots: Iterable[Symbol],
    rows: Mapping[str, list[Row]],
    cards: Mapping[str, Ground],
    marks: Mapping[str, Iterable[Mark]],
) -> str:
    """A service with its workers, each of whom can be reached by itself."""
    node = nodes[card.owner]
    own = _ground(card)
    inside = [s for s in dots if s.owner not in cards or s.owner == card.owner]
    said = {
        owner: "".join([*map(_text, rows.get(owner, ())), *map(_mark, marks.get(owner, ()))])
        for owner in (node.owner, *(s.owner for s in inside))
    }
    workers = [
        _group("node professional", s.owner, node_words(nodes[s.owner]), _shape(s) + said[s.owner])
        for s in inside
        if card.x <= s.x <= card.x + card.width and card.y <= s.y <= card.y + card.height
    ]
    if node.kind == "Professional":
        return own + "".join(workers)
    behind = _pile(card) if node.kind in ("Agency", "Sector") else ""
    service = _group(f"node {node.kind.lower()}", node.owner, node_words(node), behind + own + said[node.owner])
    return service + "".join(workers)


def note_path(x: float, y: float) -> str:
    """A slip of paper with a folded corner, its middle at a point."""
    left, right, top, bottom = x - 5, x + 5, y - MARK, y + MARK
    corner = f"M{_n(right - 4)} {_n(top)}V{_n(top + 4)}H{_n(right)}"
    edge = f"M{_n(left)} {_n(top)}H{_n(right - 4)}L{_n(right)} {_n(top + 4)}V{_n(bottom)}H{_n(left)}Z"
    return edge + corner


def _pile(card: Ground) -> str:
    """The edges of the cards below a folded one."""
    return "".join(_ground(moved(replace(card, kind="pile"), PILE * n, PILE * n)) for n in (2, 1))


def _group(names: str, owner: str, words: str, inner: str) -> str:
    return f'<g class="{names}" data-owner="{owner}" tabindex="0" role="button"><title>{xml(words)}</title>{inner}</g>'


def _shape(symbol: Symbol) -> str:
    x, y, r = symbol.x, symbol.y, symbol.radius
    if symbol.shape == "square":
        return f'<rect class="symbol" x="{_n(x - r)}" y="{_n(y - r)}" width="{_n(2 * r)}" height="{_n(2 * r)}"/>'
    if symbol.shape == "diamond":
        points = f"{_n(x)},{_n(y - r)} {_n(x + r)},{_n(y)} {_n(x)},{_n(y + r)} {_n(x - r)},{_n(y)}"
        return f'<polygon class="symbol" points="{points}"/>'
    name = "dot" if symbol.shape == "dot" else "symbol"
    return f'<circle class="{name}" cx="{_n(x)}" cy="{_n(y)}" r="{_n(r)}"/>'


def _text(row: Row) -> str:
    if not row.text.strip():
        return ""
    names = "text" + (" strong" if row.strong else "") + (" second" if row.second_ink else "")
    anchor = "" if row.anchor == "start" else f' text-anchor="{row.anchor}"'
    # The width that the layout measured is told, so that another typeface cannot push the text out of its room.
    width = metrics(row.strong).width(row.text, row.size)
    return (
        f'<text class="{names}" x="{_n(row.x)}" y="{_n(row.y)}" dy=".34em" font-size="{_n(row.size)}"{anchor} '
        f'data-width="{_n(width)}">{xml(row.text)}</text>'
    )


def _corners(curve: Curve) -> Floats:
    return np.array([curve.start, curve.leave, curve.arrive, curve.end])


def _cubic(corners: Floats) -> str:
    start, *rest = [f"{_n(x)} {_n(y)}" for x, y in corners]
    return f"M{start}C{' '.join(rest)}"


def _strand(curve: Curve, offset: float, jagged: bool) -> str:
    """A strand beside the middle of its tie; a jagged one has teeth of one size however long it is."""
    corners = _corners(curve)
    if not jagged:
        return _cubic(_aside(corners, offset))
    points, normals = _fine(corners)
    lengths = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(points, axis=0).T))])
    teeth = max(2, int(lengths[-1] / TOOTH))
    at = np.linspace(0.0, lengths[-1], 2 * teeth + 1)
    middle = np.stack([np.interp(at, lengths, points[:, axis]) for axis in (0, 1)], axis=1)
    across = np.stack([np.interp(at, lengths, normals[:, axis]) for axis in (0, 1)], axis=1)
    swing = offset + HEIGHT * np.array([0.0, *[(-1.0) ** k for k in range(2 * teeth - 1)], 0.0])
    zigzag = middle + across * swing[:, None]
    return "M" + "L".join(f"{_n(x)} {_n(y)}" for x, y in zigzag)


def _aside(corners: Floats, offset: float) -> Floats:
    """A curve beside another one: each end moved across its own direction."""
    moved = corners.copy()
    for end, handle in ((0, 1), (3, 2)):
        dx, dy = (corners[handle] - corners[end]) * (1 if end == 0 else -1)
        length = hypot(dx, dy) or 1.0
        aside = np.array([-dy, dx]) / length * offset
        moved[end] += aside
        moved[handle] += aside
    return moved


def _fine(corners: Floats) -> tuple[Floats, Floats]:
    """Many points of a curve, and the directions across it."""
    part = np.linspace(0.0, 1.0, 129)
    rest = 1.0 - part
    points = np.stack([rest**3, 3 * rest**2 * part, 3 * rest * part**2, part**3], axis=1) @ corners
    along = np.gradient(points, axis=0)
    along /= np.maximum(np.hypot(along[:, 0], along[:, 1]), 1e-9)[:, None]
    return points, np.stack([-along[:, 1], along[:, 0]], axis=1)


def _n(number: float) -> str:
    """A length with one decimal, without what says nothing."""
    text = f"{number:.1f}"
    return text.removesuffix(".0") if text != "-0.0" else "0"
