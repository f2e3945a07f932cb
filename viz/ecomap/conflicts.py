"""Lines that cross or touch: what it costs a curve to run where others are drawn."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from viz.ecomap.obstacles import SAMPLES, Floats

#: what a crossing costs, and a sample too near another line
CROSSING, TOUCHING = 3.0, 0.8
NEAR = 6.5
#: samples at the ends, where lines of one person or card may be near each other
FREE_START, FREE_END = 5, 3
STEP = 8
#: samples of the pieces of a curve, which share their ends, shape (p, m)
PIECES = np.arange(0, len(SAMPLES) - 1, STEP)[:, None] + np.arange(STEP + 1)


class Drawn:
    """The curves drawn so far, by the place of their ties."""

    def __init__(self, sources: Sequence[str], cards: Sequence[str]) -> None:
        """`sources` and `cards` say of each tie whom it leaves and what it enters."""
        self._sources, self._cards = (np.unique(ends, return_inverse=True)[1] for ends in (sources, cards))
        self._points = np.zeros((len(sources), len(SAMPLES), 2))
        # Boxes of what is not drawn: nothing meets them.
        self._low = np.full((len(sources), len(PIECES), 2), np.inf)
        self._high = -self._low

    def draw(self, tie: int, points: Floats) -> None:
        """Draw the curve of a tie, given by its samples (33, 2), in place of what was drawn of it."""
        self._points[tie] = points
        self._low[tie], self._high[tie] = points[PIECES].min(axis=1), points[PIECES].max(axis=1)

    def cost(self, tie: int, curves: Floats) -> Floats:
        """What crossing and touching all others costs each curve that a tie may take; samples (s, 33, 2), costs (s,).

        Where two leave the same person, or enter the same card, they may be near each other. Only pieces of curves
        whose boxes meet are looked at.
        """
        self._low[tie], self._high[tie] = np.inf, -np.inf
        mine = curves[:, PIECES]
        one, part, other, other_part = np.nonzero(self._meet(mine.min(axis=2) - NEAR, mine.max(axis=2) + NEAR))
        here, there = mine[one, part], self._points[other[:, None], PIECES[other_part]]
        near = np.zeros((len(curves), len(self._points), len(SAMPLES)), dtype=bool)
        found, sample = np.nonzero(_near(here, there))
        near[one[found], other[found], PIECES[part[found], sample]] = True
        near[:, self._sources == self._sources[tie], :FREE_START] = False
        near[:, self._cards == self._cards[tie], -FREE_END:] = False
        # Every second sample is enough.
        crossed = np.bincount(one, _crossings(here[:, ::2], there[:, ::2]), len(curves))
        return np.asarray(CROSSING * crossed + TOUCHING * near.sum(axis=(1, 2)))

    def _meet(self, low: Floats, high: Floats) -> NDArray[np.bool_]:
        """Which pieces, by their boxes (s, p, 2), meet which pieces of what is drawn; shape (s, p, n, p)."""
        found = np.ones((1, 1, *self._low.shape[:2]), dtype=bool)
        for i in (0, 1):
            found = found & (self._high[..., i] >= low[..., None, None, i])
            found &= self._low[..., i] <= high[..., None, None, i]
        return found


def _near(some: Floats, others: Floats) -> NDArray[np.bool_]:
    """Which samples of pieces come near any of the other's; both (q, m, 2), result (q, m)."""
    x, y, xs, ys = (np.ascontiguousarray(part[..., i].T) for part in (some, others) for i in (0, 1))
    least = np.full_like(x, np.inf)
    # Sample by sample, so that what is computed with stays small.
    for place in range(len(xs)):
        across, down = x - xs[place], y - ys[place]
        across *= across
        down *= down
        across += down
        np.minimum(least, across, out=least)
    return np.asarray(least.T < NEAR * NEAR)


def _crossings(some: Floats, others: Floats) -> Floats:
    """How often sampled lines (q, m, 2) cross as many others, pair by pair."""
    x, y, xs, ys = (np.ascontiguousarray(part[..., i].T) for part in (some, others) for i in (0, 1))
    apart = _parted(x, y, xs, ys) & _parted(xs, ys, x, y).swapaxes(0, 1)
    return np.asarray(apart.sum(axis=(0, 1)), dtype=np.float64)


def _parted(x: Floats, y: Floats, xs: Floats, ys: Floats) -> NDArray[np.bool_]:
    """Which steps of lines part which two points that follow each other; (m, q) each, shape (m - 1, m - 1, q)."""
    across, down = np.diff(x, axis=0)[:, None], np.diff(y, axis=0)[:, None]
    side = across * (ys - y[:-1, None]) - down * (xs - x[:-1, None])
    return np.asarray(side[:, :-1] * side[:, 1:] < 0)
