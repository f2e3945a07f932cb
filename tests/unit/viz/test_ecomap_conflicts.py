"""What crossing and touching costs, against the same counted plainly, sample by sample."""

from itertools import pairwise

import numpy as np
import pytest

from viz.ecomap.conflicts import CROSSING, FREE_END, FREE_START, NEAR, TOUCHING, Drawn
from viz.ecomap.obstacles import Floats, sampled

Point = tuple[float, float]


def curves(seed: int, count: int) -> Floats:
    """Curves between two sides of a small map, near enough for many to meet."""
    draw = np.random.default_rng(seed)
    corners = draw.uniform((0, 0), (200, 120), size=(count, 4, 2))
    return sampled(corners)


def points(curve: Floats) -> list[Point]:
    return [(float(x), float(y)) for x, y in curve]


def cross(a: Point, b: Point, c: Point, d: Point) -> bool:
    """Whether two lines cross properly."""

    def side(p: Point, q: Point, r: Point) -> float:
        return (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])

    return side(a, b, c) * side(a, b, d) < 0 and side(c, d, a) * side(c, d, b) < 0


def plainly(mine: Floats, others: dict[int, Floats], same_source: set[int], same_card: set[int]) -> float:
    """The cost of one curve beside others, counted one by one."""
    one, cost = points(mine), 0.0
    for name, curve in others.items():
        other = points(curve)
        for place, (x, y) in enumerate(one):
            is_free = (name in same_source and place < FREE_START) or (
                name in same_card and place >= len(one) - FREE_END
            )
            cost += TOUCHING * (not is_free and any(np.hypot(x - s, y - t) < NEAR for s, t in other))
        cost += CROSSING * sum(cross(*a, *b) for a in pairwise(one[::2]) for b in pairwise(other[::2]))
    return cost


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_cost_is_that_of_counting_one_by_one(seed: int) -> None:
    sources, cards = ["n0", "n0", "n1", "n2", "n1"], ["c0", "c1", "c0", "c2", "c1"]
    drawn = Drawn(sources, cards)
    every = curves(seed, 5)
    for tie in (0, 1, 2, 4):
        drawn.draw(tie, every[tie])
    tie, ways = 1, curves(seed + 10, 4)
    others = {n: every[n] for n in (0, 2, 4)}
    wanted = [plainly(way, others, {0}, {4}) for way in ways]
    assert max(wanted) > 0
    assert drawn.cost(tie, ways) == pytest.approx(wanted)


def test_a_curve_does_not_meet_what_was_drawn_of_the_same_tie() -> None:
    drawn = Drawn(["n0", "n1"], ["c0", "c1"])
    [curve] = curves(4, 1)
    drawn.draw(0, curve)
    assert drawn.cost(1, curve[None]) > 0
    assert drawn.cost(0, curve[None]) == 0
