"""Seeded draws, a whole column at a time; each column has a stream of its own, named by a label.

Streams are independent, so a column added later leaves the others as they were. Only `random()` is used of numpy's
generators: its bits are fixed for a seed, whereas the ways from bits to other distributions have changed over time.
"""

import hashlib
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import polars as pl

Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]
Ints = npt.NDArray[np.int64]

#: reasons for having no value, and how often each is given
GAPS = (("not_stated", "not_known", "declined", "not_applicable"), (6.0, 2.0, 1.0, 1.0))


class Draws:
    """Columns of random values, the same for a seed and a label in any process."""

    def __init__(self, seed: int) -> None:
        self._seed = seed

    def floats(self, label: str, n: int) -> Floats:
        """`n` numbers in [0, 1)."""
        words = np.frombuffer(hashlib.sha256(label.encode()).digest(), dtype="<u4")
        sequence = np.random.SeedSequence([self._seed, *(int(w) for w in words)])
        return np.random.Generator(np.random.PCG64(sequence)).random(n)

    def ints(self, label: str, n: int, low: int, high: int) -> Ints:
        """`n` whole numbers, both ends included."""
        return low + np.floor(self.floats(label, n) * (high - low + 1)).astype(np.int64)

    def chance(self, label: str, n: int, p: float) -> pl.Series:
        """`n` yes or no, yes with probability `p`."""
        return pl.Series(self.floats(label, n) < p)

    def shuffled(self, label: str, n: int) -> Ints:
        """The numbers below `n` in some order."""
        return np.argsort(self.floats(label, n), kind="stable").astype(np.int64)

    def words(self, label: str, terms: Sequence[str], n: int, weights: Sequence[float] | None = None) -> pl.Series:
        """`n` of the terms, drawn by weight; each occurs at least once where there is room."""
        shares = np.ones(len(terms)) if weights is None else np.asarray(weights, dtype=np.float64)
        edges = np.cumsum(shares) / shares.sum()
        index = np.minimum(np.searchsorted(edges, self.floats(label, n), side="right"), len(terms) - 1)
        if n >= len(terms):
            # Evenly spaced, so that no family or service collects the rare terms.
            index[np.arange(len(terms)) * n // len(terms)] = np.arange(len(terms))
        return pl.Series(list(terms), dtype=pl.String).gather(index)

    def words_where(
        self, label: str, where: Bools | pl.Series, terms: Sequence[str], weights: Sequence[float] | None = None
    ) -> pl.Series:
        """A column with terms where `where` holds and nothing elsewhere; each term occurs where there is room."""
        rows = np.flatnonzero(np.asarray(where))
        drawn = self.words(label, terms, len(rows), weights)
        place = np.full(len(where), len(rows), dtype=np.int64)
        place[rows] = np.arange(len(rows))
        return drawn.append(pl.Series([None], dtype=pl.String)).gather(place)

    def stated(
        self,
        label: str,
        where: Bools | pl.Series,
        terms: Sequence[str],
        weights: Sequence[float] | None = None,
        known: float = 0.9,
        gap: float = 0.05,
    ) -> pl.Series:
        """As `words_where`, with some cells that give a reason for having no value and some that are empty."""
        chance = self.floats(f"{label} known", len(where))
        eligible = np.asarray(where)
        value = self.words_where(label, eligible & (chance < known), terms, weights)
        reason = self.words_where(f"{label} gap", eligible & (chance >= known) & (chance < known + gap), *GAPS)
        return value.fill_null(reason)
