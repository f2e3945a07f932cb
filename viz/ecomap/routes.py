"""The way of every tie: a cubic curve that leaves a person or the household and enters a card square-on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

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
#: what a crossing costs, a sample too near another line, and a hundred units of detour
CROSSING, TOUCHING, DETOUR = 3.0, 0.8, 2.0
NEAR = 6.5
#: samples at the ends, where lines of one person or card may be near each other
FREE_START, FREE_END = 5, 3
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


def route(wanted: Sequence[Wanted], middle: float, block: Obstacles) -> list[Curve]:
    """The curves of all ties, in the order given; `middle` is where the family stands across the map."""
    order = sorted(wanted, key=lambda w: (-w.breadth, w.owner[0], int(w.owner[1:])))
    arrivals = {
        w.owner: w.source.y if isinstance(w.source, Symbol) else w.source.y + w.source.height / 2 for w in wanted
    }
    corners: dict[str, Floats] = {}
    for _ in range(PASSES):
        _set_ports(wanted, arrivals, middle)
        for one in order:
            others = [w for w in order if w.owner in corners and w is not one]
            drawn = sampled(np.array([corners[w.owner] for w in others]).reshape(-1, 4, 2))
            shared = np.array([_shares(one, w) for w in others], dtype=bool).reshape(-1, 2)
            corners[one.owner] = _best(one, block, drawn, shared)
        arrivals = {owner: float(sampled(curve)[ARRIVAL, 1]) for owner, curve in corners.items()}
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


def _best(one: Wanted, block: Obstacles, drawn: Floats, shared: NDArray[np.bool_]) -> Floats:
    curves = _candidates(one)
    points = sampled(curves)
    own = [one.card.owner, one.source.owner]
    block = block.near(points)
    straight = np.hypot(*(curves[:, 3] - curves[:, 0]).T)
    length = np.hypot(*np.diff(points, axis=1).transpose(2, 0, 1)).sum(axis=1)
    nearest = straight.min()
    cost = block.cost(points, own) + DETOUR * (length - nearest) / 100
    short = np.argsort(np.round(cost, 6), kind="stable")[:SHORTLIST]
    full = cost[short] + np.array([_conflicts(points[i], drawn, shared) for i in short])
    return np.asarray(curves[short[int(np.argmin(np.round(full, 6)))]])


def _shares(one: Wanted, other: Wanted) -> tuple[bool, bool]:
    """Whether two ties leave the same person, and whether they enter the same card."""
    return one.source.owner == other.source.owner, one.card.owner == other.card.owner


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


def _conflicts(points: Floats, drawn: Floats, shared: NDArray[np.bool_]) -> float:
    """What crossing and touching other curves costs one curve, given as samples (33, 2) and (n, 33, 2).

    `shared` (n, 2) says of each other curve whether it leaves the same person, and enters the same card: there the two
    may be near each other.
    """
    met = _boxes_meet(points, drawn)
    drawn, shared = drawn[met], shared[met]
    if not len(drawn):
        return 0.0
    away = np.hypot(points[:, None, None, 0] - drawn[..., 0], points[:, None, None, 1] - drawn[..., 1]).min(axis=2)
    near = away < NEAR
    near[:FREE_START] &= ~shared[:, 0]
    near[-FREE_END:] &= ~shared[:, 1]
    return CROSSING * _crossings(points, drawn) + TOUCHING * float(near.sum())


def _boxes_meet(one: Floats, others: Floats) -> NDArray[np.bool_]:
    """Which curves (n, 33, 2) come so near a curve (33, 2) that their boxes meet."""
    low, high = one.min(axis=0) - NEAR, one.max(axis=0) + NEAR
    return np.asarray((others.max(axis=1) >= low).all(axis=1) & (others.min(axis=1) <= high).all(axis=1))


def _crossings(one: Floats, others: Floats) -> int:
    """How often a sampled curve (33, 2) crosses others (n, 33, 2); every second sample is enough."""
    one, others = one[::2], others[:, ::2]
    a, b = one[:-1, None], one[1:, None]
    c, d = others[:, :-1].reshape(1, -1, 2), others[:, 1:].reshape(1, -1, 2)
    apart = (_side(a, b, c) * _side(a, b, d) < 0) & (_side(c, d, a) * _side(c, d, b) < 0)
    return int(apart.sum())


def _side(p: Floats, q: Floats, r: Floats) -> Floats:
    """On which side of the line from p to q a point lies, by its sign."""
    across = (q[..., 0] - p[..., 0]) * (r[..., 1] - p[..., 1])
    return np.asarray(across - (q[..., 1] - p[..., 1]) * (r[..., 0] - p[..., 0]))
