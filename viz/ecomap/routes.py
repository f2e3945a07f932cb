"""The way of every tie: a cubic curve that leaves a person or the household and enters a card square-on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from viz.ecomap.conflicts import Drawn
from viz.ecomap.obstacles import Floats, Obstacles, sampled
from viz.ecomap.parts import Curve, Ground, Symbol

EXITS = 24
#: cosine of how far a tie may leave away from where it goes to
AWAY = -0.35
#: length of the curve's handles at either end
LEAVE, ARRIVE = (26.0, 70.0, 140.0), (36.0, 85.0, 150.0)
#: places on the household's edge at which its own ties may leave
EDGE_PLACES = 14
PASSES = 3
#: curves that are compared with those already drawn
SHORTLIST = 14
#: what a hundred units of detour cost
DETOUR = 2.0
#: the sample at which curves are compared by who comes from above
ARRIVAL = 22
PORT_MARGIN, PORT_GAP = 7.0, 3.0


@dataclass
class Wanted:
    """A tie that wants a way: from whom, to which card, and how broad it is."""

    owner: str
    #: a person's symbol, or the ground of a home
    source: Symbol | Ground
    card: Ground
    breadth: float
    #: where on the card it enters; set by the ports
    port: tuple[float, float] = (0.0, 0.0)


@dataclass(frozen=True)
class _Ways:
    """The ways that a tie may take to one port, the cheapest first, whatever else is drawn."""

    #: corners (s, 4, 2), samples (s, 33, 2), and what each costs (s,)
    curves: Floats
    points: Floats
    cost: Floats


def route(wanted: Sequence[Wanted], middle: float, block: Obstacles) -> list[Curve]:
    """The curves of all ties, in the order given; `middle` is where the family stands across the map."""
    order = sorted(wanted, key=lambda w: (-w.breadth, w.owner[0], int(w.owner[1:])))
    arrivals = {
        w.owner: w.source.y if isinstance(w.source, Symbol) else w.source.y + w.source.height / 2 for w in wanted
    }
    corners: dict[str, Floats] = {}
    ways: dict[tuple[str, tuple[float, float]], _Ways] = {}
    drawn = Drawn([w.source.owner for w in order], [w.card.owner for w in order])
    for _ in range(PASSES):
        _set_ports(wanted, arrivals, middle)
        for place, one in enumerate(order):
            at = one.owner, one.port
            if at not in ways:
                ways[at] = _ways(one, block)
            own = ways[at]
            best = int(np.argmin(np.round(own.cost + drawn.cost(place, own.points), 6)))
            drawn.draw(place, own.points[best])
            corners[one.owner] = own.curves[best]
            arrivals[one.owner] = float(own.points[best, ARRIVAL, 1])
    return [Curve(w.owner, *(_corner(c) for c in corners[w.owner])) for w in wanted]


def _corner(values: Floats) -> tuple[float, float]:
    return float(values[0]), float(values[1])


def _set_ports(wanted: Sequence[Wanted], arrivals: Mapping[str, float], middle: float) -> None:
    """Spread the ties of each card along its inner edge, in the order in which they arrive."""
    by_card: dict[str, list[Wanted]] = {}
    for one in wanted:
        by_card.setdefault(one.card.owner, []).append(one)
    for ones in by_card.values():
        card = ones[0].card
        x = card.x + card.width if card.x + card.width < middle else card.x
        ones.sort(key=lambda w: (round(arrivals[w.owner], 3), int(w.owner[1:])))
        needed = sum(w.breadth + PORT_GAP for w in ones) - PORT_GAP
        room = card.height - 2 * PORT_MARGIN
        scale = min(1.0, room / needed)
        y = card.y + card.height / 2 - needed * scale / 2
        for one in ones:
            one.port = x, y + one.breadth * scale / 2
            y += (one.breadth + PORT_GAP) * scale


def _ways(one: Wanted, block: Obstacles) -> _Ways:
    curves = _candidates(one)
    points = sampled(curves)
    own = [one.card.owner, one.source.owner]
    straight = np.hypot(*(curves[:, 3] - curves[:, 0]).T)
    length = np.hypot(*np.diff(points, axis=1).transpose(2, 0, 1)).sum(axis=1)
    cost = block.near(points).cost(points, own) + DETOUR * (length - straight.min()) / 100
    short = np.argsort(np.round(cost, 6), kind="stable")[:SHORTLIST]
    return _Ways(curves[short], points[short], cost[short])


def _candidates(one: Wanted) -> Floats:
    """Corners of the curves that a tie may take, shape (n, 4, 2)."""
    end = np.array(one.port)
    into = 1.0 if one.card.x + one.card.width <= end[0] + 0.01 else -1.0
    if isinstance(one.source, Ground):
        home = one.source
        side = home.x if into > 0 else home.x + home.width
        ys = home.y + 16 + (home.height - 32) * np.linspace(0.0, 1.0, EDGE_PLACES)
        starts = np.stack([np.full(EDGE_PLACES, side), ys], axis=1)
        ways = np.tile([-into, 0.0], (EDGE_PLACES, 1))
    else:
        towards = np.arctan2(end[1] - one.source.y, end[0] - one.source.x)
        angles = np.arange(EXITS) * 2 * np.pi / EXITS
        angles = angles[np.cos(angles - towards) > AWAY]
        ways = np.stack([np.cos(angles), np.sin(angles)], axis=1)
        starts = np.array([one.source.x, one.source.y]) + (one.source.radius + 1.5) * ways
    ends = np.tile(end, (len(starts), 1))
    found = [
        np.stack([starts, starts + leave * ways, ends + np.array([into * arrive, 0.0]), ends], axis=1)
        for leave in LEAVE
        for arrive in ARRIVE
    ]
    return np.concatenate(found)
