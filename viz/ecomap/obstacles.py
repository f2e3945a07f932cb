"""What a line should not run through, and how much of a curve does."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import compress

import numpy as np
from numpy.typing import NDArray

from viz.ecomap.parts import Ground, Row, Symbol
from viz.text import LEADING, metrics

Floats = NDArray[np.float64]

#: samples of a curve
SAMPLES = np.linspace(0.0, 1.0, 33)
_REST = 1.0 - SAMPLES
#: weights of the four corners of a cubic curve at the samples, shape (33, 4)
WEIGHTS: Floats = np.stack([_REST**3, 3 * _REST**2 * SAMPLES, 3 * _REST * SAMPLES**2, SAMPLES**3], axis=1)
#: what a sample in a text, in a symbol and in a card costs
IN_TEXT, IN_SYMBOL, IN_CARD = 6.0, 5.0, 9.0
#: how near a line may come
TEXT_MARGIN, SYMBOL_MARGIN, CARD_MARGIN = 2.5, 4.0, 3.0


def sampled(corners: Floats) -> Floats:
    """Points of curves; corners have shape (…, 4, 2), points (…, 33, 2)."""
    return np.asarray(np.matmul(WEIGHTS, corners))


@dataclass(frozen=True)
class Obstacles:
    """Texts, symbols and cards with their owners."""

    texts: Floats
    symbols: Floats
    symbol_owners: tuple[str, ...]
    cards: Floats
    card_owners: tuple[str, ...]

    def near(self, points: Floats) -> "Obstacles":
        """Only those that curves through these points (n, 33, 2) can meet."""
        left, top = points.min(axis=(0, 1))
        right, bottom = points.max(axis=(0, 1))

        def meets(boxes: Floats) -> NDArray[np.bool_]:
            x1, y1, x2, y2 = boxes.T
            return np.asarray((x1 <= right) & (x2 >= left) & (y1 <= bottom) & (y2 >= top))

        x, y, radius = self.symbols.T
        around = np.stack([x - radius, y - radius, x + radius, y + radius], axis=1)
        texts, symbols, cards = meets(self.texts), meets(around), meets(self.cards)
        return Obstacles(
            self.texts[texts],
            self.symbols[symbols],
            tuple(compress(self.symbol_owners, symbols)),
            self.cards[cards],
            tuple(compress(self.card_owners, cards)),
        )

    def cost(self, points: Floats, own: Sequence[str]) -> Floats:
        """What running through things costs; points (n, 33, 2), own things cost nothing; costs (n,)."""
        texts = IN_TEXT * _inside(points, self.texts)
        foreign = [number for number, owner in enumerate(self.symbol_owners) if owner not in own]
        symbols = IN_SYMBOL * _in_circles(points, self.symbols[foreign])
        others = [number for number, owner in enumerate(self.card_owners) if owner not in own]
        return np.asarray(texts + symbols + IN_CARD * _inside(points, self.cards[others]))


def obstacles(rows: Iterable[Row], symbols: Iterable[Symbol], grounds: Iterable[Ground]) -> Obstacles:
    """The obstacles of a map."""
    people = [s for s in symbols if s.shape != "dot"]
    cards = [g for g in grounds if g.kind == "card"]
    return Obstacles(
        _rects([text_box(row) for row in rows], TEXT_MARGIN),
        np.array([(s.x, s.y, s.radius + SYMBOL_MARGIN) for s in people]).reshape(-1, 3),
        tuple(s.owner for s in people),
        _rects([(g.x, g.y, g.x + g.width, g.y + g.height) for g in cards], CARD_MARGIN),
        tuple(g.owner for g in cards),
    )


def text_box(row: Row) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of a row of text."""
    width = metrics(row.strong).width(row.text, row.size)
    left = row.x - {"start": 0.0, "middle": width / 2, "end": width}[row.anchor]
    tall = row.size * LEADING
    return left, row.y - tall / 2, left + width, row.y + tall / 2


def _rects(boxes: Sequence[tuple[float, float, float, float]], margin: float) -> Floats:
    return np.asarray(np.array(boxes, dtype=np.float64).reshape(-1, 4) + np.array([-margin, -margin, margin, margin]))


def _inside(points: Floats, rects: Floats) -> Floats:
    """How many samples lie in any of the rectangles; points (n, 33, 2), counts (n,)."""
    x, y = points[:, :, None, 0], points[:, :, None, 1]
    within = (x > rects[:, 0]) & (x < rects[:, 2]) & (y > rects[:, 1]) & (y < rects[:, 3])
    return np.asarray(within.any(axis=2).sum(axis=1), dtype=np.float64)


def _in_circles(points: Floats, circles: Floats) -> Floats:
    across, down = points[:, :, None, 0] - circles[:, 0], points[:, :, None, 1] - circles[:, 1]
    within = across * across + down * down < circles[:, 2] * circles[:, 2]
    return np.asarray(within.any(axis=2).sum(axis=1), dtype=np.float64)
