"""Where the strands of each tie run, and where its marks stand."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import atan2, cos, hypot

import numpy as np
from numpy.typing import NDArray

from viz.family_map import MapTie
from viz.look import breadth, mark_kinds, strokes
from viz.parts import Mark, Strand, Symbol

Points = NDArray[np.float64]

#: how level a line between the home and a service leaves and arrives
BEND = 0.5
#: a strand's vertical distance grows where the line is steep, up to this factor
MOST_SPREAD = 1.7
PORT_GAP = 5.0
SAMPLES = np.linspace(0.0, 1.0, 41)
#: parts of the way, from the family's end, where a mark may stand; the middle is preferred
MIDDLE = tuple(0.5 + step * side for step in (0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3) for side in (1, -1))
NEAR_SERVICE = (0.84, 0.8, 0.76, 0.72, 0.88)
#: a mark this far from everything is free
CLEAR = 13.0


@dataclass(frozen=True)
class HomeBox:
    """The home ground's edges, where the ties of the whole family begin."""

    left: float
    right: float
    top: float
    bottom: float


@dataclass(frozen=True)
class Route:
    """One tie's way, before it is parted into strands."""

    number: int
    tie: MapTie
    x0: float = 0.0
    y0: float = 0.0
    x1: float = 0.0
    y1: float = 0.0
    #: as for a strand
    bend: float = 0.0

    def at(self, part: NDArray[np.float64]) -> Points:
        """Points of the curve at these parts of the way, shape (n, 2); the curve that vis-network draws."""
        reach = self.bend * (self.x1 - self.x0)
        corners = np.array(
            [[self.x0, self.y0], [self.x0 + reach, self.y0], [self.x1 - reach, self.y1], [self.x1, self.y1]]
        )
        rest = 1.0 - part
        weights = np.stack([rest**3, 3 * rest**2 * part, 3 * rest * part**2, part**3], axis=1)
        return np.asarray(weights @ corners)


@dataclass(frozen=True)
class _Pull:
    """A tie between the home and one side, with the place that it leads to."""

    number: int
    tie: MapTie
    target: Symbol
    room: float
    aim: float


def route(
    ties: Sequence[MapTie], owners: Mapping[str, str], family: str, symbols: Mapping[str, Symbol], home: HomeBox
) -> list[Route]:
    """The way of every drawn tie: membership is shown by standing on the home ground, so it has no line."""
    to_home: dict[int, list[_Pull]] = {-1: [], 1: []}
    routes = []
    middle = (home.left + home.right) / 2
    for number, tie in enumerate(ties):
        ends = [owners[tie.from_id], owners[tie.to_id]]
        if tie.kind == "member" or ends[0] == ends[1]:
            continue
        if family in ends:
            other = next(e for e in ends if e != family)
            if home.left < symbols[other].x < home.right:
                continue
            side = 1 if symbols[other].x > middle else -1
            room = breadth(strokes(tie)) + PORT_GAP
            to_home[side].append(_Pull(number, tie, symbols[other], room, symbols[other].y))
        else:
            routes.append(_between(Route(number, tie), (symbols[ends[0]], symbols[ends[1]]), home, symbols.values()))
    for side, pulls in to_home.items():
        routes += _ports(pulls, side, home)
    return sorted(routes, key=lambda r: r.number)


def strands(routes: Sequence[Route]) -> list[Strand]:
    """The strands of each way, side by side where a tie is both care and control."""
    found = []
    for way in routes:
        parts = strokes(way.tie)
        offset = -breadth(parts) / 2
        steep = atan2(abs(way.y1 - way.y0) * (1 + way.bend), max(abs(way.x1 - way.x0), 1e-6))
        spread = min(1 / max(cos(steep), 1e-6), MOST_SPREAD)
        for part in parts:
            dx, dy = _aside(way, (offset + part.width / 2), spread)
            found.append(Strand(f"t{way.number}", way.x0 + dx, way.y0 + dy, way.x1 + dx, way.y1 + dy, way.bend, part))
            offset += part.width + breadth(parts) - sum(p.width for p in parts)
    return found


def marks(routes: Sequence[Route]) -> list[Mark]:
    """The marks of every tie, each at the clearest of a few places on its own line."""
    curves = {way.number: way.at(SAMPLES) for way in routes}
    found: list[Mark] = []
    for way in routes:
        others = [curve for number, curve in curves.items() if number != way.number]
        for kind in mark_kinds(way.tie):
            places = np.array(NEAR_SERVICE if kind == "not_offered" else MIDDLE)
            points = way.at(places)
            taken = np.concatenate([*others, np.array([[m.x, m.y] for m in found]).reshape(-1, 2)])
            best = min(range(len(places)), key=lambda i: (_crowding(points[i], taken, found) + 0.01 * i, i))
            found.append(Mark(f"t{way.number}", kind, float(points[best][0]), float(points[best][1])))
    return found


def _crowding(point: Points, taken: Points, found: Sequence[Mark]) -> float:
    near = float(np.min(np.hypot(*(taken - point).T))) if len(taken) else CLEAR
    near_mark = min((hypot(m.x - point[0], m.y - point[1]) for m in found), default=CLEAR + 3)
    return max(0.0, CLEAR - near) / CLEAR + 4 * max(0.0, CLEAR + 3 - near_mark) / CLEAR


def _aside(way: Route, distance: float, spread: float) -> tuple[float, float]:
    """How far a strand lies from the middle of its tie: across a straight line, up or down for a bent one."""
    if way.bend:
        return 0.0, distance * spread
    length = hypot(way.x1 - way.x0, way.y1 - way.y0) or 1.0
    return -(way.y1 - way.y0) / length * distance, (way.x1 - way.x0) / length * distance


def _between(way: Route, ends: tuple[Symbol, Symbol], home: HomeBox, drawn: Iterable[Symbol]) -> Route:
    """A tie between two symbols; a box is met at its nearest edge."""
    a, b = ends
    inside = [home.left < s.x < home.right for s in (a, b)]
    if inside == [False, True] or (b.shape != "box" and a.shape == "box"):
        a, b = b, a
    if a.shape == "dot" and b.shape == "box" and abs(a.x - b.x) < b.width / 2:
        return replace(way, x0=a.x, y0=b.y + b.height / 2, x1=a.x, y1=a.y)
    if all(inside):
        return _kin(way, a, b, drawn)
    x1 = b.x if b.shape != "box" else b.x + b.width / 2 * (1 if a.x > b.x else -1)
    return replace(way, x0=a.x, y0=a.y, x1=x1, y1=b.y, bend=BEND)


def _kin(way: Route, a: Symbol, b: Symbol, drawn: Iterable[Symbol]) -> Route:
    """Between members: straight, and passing beside a symbol that stands between them in one column."""
    low, high = sorted((a.y, b.y))
    between = any(s.x == a.x == b.x and low < s.y < high for s in drawn)
    aside = 0.8 * min(a.width, b.width) / 2 if between else 0.0
    return replace(way, x0=a.x + aside, y0=a.y, x1=b.x + aside, y1=b.y)


def _ports(pulls: Sequence[_Pull], side: int, home: HomeBox) -> list[Route]:
    """Ties from one side of the home, in the order of their targets, so that they never cross."""
    aimed = sorted(_targets(pulls), key=lambda p: (p.aim, p.number))
    if not aimed:
        return []
    middle, tall = (home.top + home.bottom) / 2, home.bottom - home.top
    reach = max([abs(p.aim - middle) for p in aimed] + [1.0])
    pull = min(1.0, (tall / 2 - PORT_GAP) / reach)
    starts = spread_out([middle + (p.aim - middle) * pull for p in aimed], [p.room for p in aimed], home)
    edge = home.right if side > 0 else home.left
    found = []
    for way, start in zip(aimed, starts, strict=True):
        end = way.target.x - side * way.target.width / 2
        found.append(Route(way.number, way.tie, edge, start, end, way.aim, BEND))
    return found


def _targets(pulls: Sequence[_Pull]) -> list[_Pull]:
    """The same ties with those that lead to one box spread along its edge."""
    by_target: dict[str, list[_Pull]] = {}
    for one in pulls:
        by_target.setdefault(one.target.owner, []).append(one)
    found = []
    for group in by_target.values():
        total = sum(p.room for p in group)
        squeeze = min(1.0, group[0].target.height / total)
        at = group[0].target.y - total * squeeze / 2
        for one in group:
            found.append(_Pull(one.number, one.tie, one.target, one.room, at + one.room * squeeze / 2))
            at += one.room * squeeze
    return found


def spread_out(wanted: Sequence[float], rooms: Sequence[float], home: HomeBox) -> list[float]:
    """Places nearest to the wanted ones, in order, with room between neighbours, within the home's edges.

    Least squares under an order (pool adjacent violators), after taking the rooms out.
    """
    needed = sum(rooms)
    rooms = [r * min(1.0, (home.bottom - home.top) / needed) for r in rooms]
    before = np.cumsum(rooms) - np.array(rooms) / 2
    pools: list[list[float]] = []
    for value in np.array(wanted) - before:
        pools.append([float(value), 1.0])
        while len(pools) > 1 and pools[-2][0] > pools[-1][0]:
            mean, count = pools.pop()
            pools[-1] = [
                (pools[-1][0] * pools[-1][1] + mean * count) / (pools[-1][1] + count), pools[-1][1] + count,
            ]  # fmt: skip
    level = np.concatenate([np.full(int(count), mean) for mean, count in pools])
    level = np.clip(level, home.top, home.bottom - sum(rooms))
    return [float(v) for v in level + before]
