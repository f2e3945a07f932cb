"""The range to which a figure can be narrowed by whoever knows everything that was shown, by linear programming.

The unknowns are the joint counts of each pair of variables that tables or definitions bind together, the counts of
every other variable, and what the families of a class add up to. Pairs form no circle, so counts that agree wherever
two of them share a variable are counts that some study could have: nobody can do better with these figures, but for
families coming whole, which is taken into account at both ends of the range.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import ceil, floor, inf, isfinite
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from disclosure.structure import Binding, Figure, Structure

if TYPE_CHECKING:
    from scipy.sparse import csr_array

#: within so much a number is taken for the whole one beside it
NEAR = 1e-6
#: what HiGHS reports of a problem
SOLVED, UNBOUNDED = 0, 3

#: unknowns by number, and the factor of each
Row = dict[int, float]
Unknowns = NDArray[np.int64]


@dataclass(frozen=True)
class Range:
    """Least and most that a figure can be, and which known figures it rests on."""

    low: float
    high: float
    rests_on: frozenset[Figure] = frozenset()


class Knowledge:
    """What follows from known figures of one part of a structure."""

    def __init__(self, structure: Structure, figures: Collection[Figure], part: int) -> None:
        """`figures` are all that will be known or asked about; nothing is known yet."""
        self._of = structure
        names = [name for name, number in structure.parts.items() if number == part]
        #: of each variable, places that nothing tells apart, together
        self._atoms = {name: _atoms(structure, name, figures) for name in names}
        #: of each pair and each variable without one, the number of the unknown of every joint atom
        self._counts: dict[tuple[str, ...], Unknowns] = {}
        #: of each sum and variable, the number of the unknown of every atom
        self._sums: dict[tuple[str, str], Unknowns] = {}
        self._bounds: list[tuple[float, float | None]] = []
        self._always: list[tuple[Row, float]] = []
        self._under: list[Row] = []
        self._blocks()
        self._ties()
        width = len(self._bounds)
        self._rows = {figure: self._row(figure) for figure in figures}
        self._below = _matrix(self._under, width) if self._under else None
        #: counts that fit everything known: they show that a figure can be this or that without a search
        self._seen: list[NDArray[np.float64]] = []
        self.know({})

    def know(self, known: Mapping[Figure, float]) -> None:
        """From now on these figures are known, and no others; what was seen to be possible stays so if some were."""
        self._known = list(known)
        equal = [*self._always, *((self._rows[figure], value) for figure, value in known.items())]
        self._equal = _matrix([row for row, _ in equal], len(self._bounds))
        self._values = np.array([value for _, value in equal])
        self._seen = [one for one in self._seen if np.abs(self._equal @ one - self._values).max(initial=0) < NEAR]

    def seen(self, figure: Figure) -> Range:
        """A range that lies within a figure's own: what it is in all that was found possible so far."""
        if not self._seen:
            return Range(inf, -inf)
        row = self._rows[figure]
        found = np.array(self._seen)[:, list(row)] @ np.array(list(row.values()))
        return _whole(figure, float(found.min()), float(found.max()))

    def range_of(self, figure: Figure) -> Range:
        """The range of a figure; of families, in whole ones."""
        wanted = np.zeros(len(self._bounds))
        for unknown, factor in self._rows[figure].items():
            wanted[unknown] = factor
        low, first = self._least(wanted)
        high, second = self._least(-wanted)
        return _whole(figure, low, -high, first | second)

    def _least(self, wanted: NDArray[np.float64]) -> tuple[float, frozenset[Figure]]:
        """The least of a sum of unknowns, and the known figures that keep it from being less."""
        # Whoever asks at the research level does not wait for its import.
        from scipy.optimize import linprog  # noqa: PLC0415

        found = linprog(
            wanted,
            A_ub=self._below,
            b_ub=None if self._below is None else np.zeros(self._below.shape[0]),
            A_eq=self._equal,
            b_eq=self._values,
            bounds=self._bounds,
            method="highs",
        )
        if found.status == UNBOUNDED:
            return -inf, frozenset()
        if found.status != SOLVED:
            # What is true fulfils every equation, so this would be a fault in them.
            raise RuntimeError(f"the range of a figure cannot be worked out: {found.message}")
        self._seen.append(found.x)
        weights = found.eqlin.marginals[len(self._always) :]
        return float(found.fun), frozenset(one for one, w in zip(self._known, weights, strict=True) if abs(w) > NEAR)

    def _blocks(self) -> None:
        """Give every joint class its unknown; the counts of each block add up to the study's families."""
        pairs = [pair for pair in self._of.pairs if pair[0] in self._atoms]
        for pair in pairs:
            never = self._of.impossible.get(pair, frozenset())
            one, other = (self._atoms[name] for name in pair)
            most = [0.0 if (a[0], b[0]) in never else None for a in one for b in other]
            self._counts[pair] = self._unknowns(most).reshape(len(one), len(other))
        for name, atoms in self._atoms.items():
            if not any(name in pair for pair in pairs):
                self._counts[(name,)] = self._unknowns([None] * len(atoms))
        for block in self._counts.values():
            self._always.append((dict.fromkeys(block.ravel().tolist(), 1.0), self._of.families))
        for magnitude, names in self._of.magnitudes.items():
            for name in names:
                if name in self._atoms:
                    self._sums[magnitude, name] = self._unknowns([None] * len(self._atoms[name]))

    def _unknowns(self, most: Sequence[float | None]) -> Unknowns:
        first = len(self._bounds)
        self._bounds += [(0.0, one) for one in most]
        return np.arange(first, len(self._bounds))

    def _ties(self) -> None:
        """Two blocks that share a variable count its classes alike; a sum is the same by whatever classes."""
        for name in self._atoms:
            first, *others = self._margins(name)
            for other in others:
                for mine, theirs in zip(first, other, strict=True):
                    self._always.append((_difference(mine, theirs), 0.0))
        for magnitude, names in self._of.magnitudes.items():
            blocks = [self._sums[magnitude, name].tolist() for name in names if name in self._atoms]
            for other in blocks[1:]:
                self._always.append((_difference(blocks[0], other), 0.0))
        for binding in self._of.bindings:
            if binding.variable in self._atoms:
                self._bind(binding)

    def _bind(self, binding: Binding) -> None:
        """A class's sum is no less than its families times the least of one, and no more than times the most."""
        margin = next(self._margins(binding.variable))
        sums = self._sums[binding.magnitude, binding.variable].tolist()
        for atom, families, added in zip(self._atoms[binding.variable], margin, sums, strict=True):
            low, high = binding.bounds[atom[0]]
            self._under.append({**dict.fromkeys(families, low), added: -1.0})
            if isfinite(high):
                self._under.append({**dict.fromkeys(families, -high), added: 1.0})

    def _margins(self, name: str) -> Iterator[list[list[int]]]:
        """Of each block with a variable, the unknowns of each of its atoms."""
        for variables, block in self._counts.items():
            if name in variables:
                along = block if variables[0] == name else block.T
                yield along.reshape(len(self._atoms[name]), -1).tolist()

    def _row(self, figure: Figure) -> Row:
        """The unknowns that a figure adds up."""
        chosen = [
            [number for number, atom in enumerate(self._atoms[name]) if atom[0] in places]
            for name, places in zip(figure.variables, figure.places, strict=True)
        ]
        if figure.magnitude:
            summed = self._sums[figure.magnitude, figure.variables[0]][chosen[0]].tolist()
        elif len(chosen) == 2:
            summed = self._counts[figure.variables][np.ix_(*chosen)].ravel().tolist()
        else:
            margin = next(self._margins(figure.variables[0]))
            summed = [unknown for number in chosen[0] for unknown in margin[number]]
        return dict.fromkeys(summed, 1.0)


def _whole(figure: Figure, low: float, high: float, rests_on: frozenset[Figure] = frozenset()) -> Range:
    """A range, its ends in whole families unless it is of a sum."""
    if not figure.magnitude:
        low, high = ceil(low - NEAR), floor(high + NEAR) if isfinite(high) else high
    return Range(low, high, rests_on)


def _difference(plus: Iterable[int], minus: Iterable[int]) -> Row:
    return {**dict.fromkeys(plus, 1.0), **dict.fromkeys(minus, -1.0)}


def _atoms(structure: Structure, name: str, figures: Iterable[Figure]) -> list[tuple[int, ...]]:
    """Places of a variable that no figure, bound or definition tells apart, together."""
    marks: dict[int, list[object]] = {place: [] for place in range(structure.sizes[name])}
    for figure in figures:
        for own, places in zip(figure.variables, figure.places, strict=True):
            if own == name:
                for place, mark in marks.items():
                    mark.append(place in places)
    for pair, never in structure.impossible.items():
        if name in pair:
            side = pair.index(name)
            for place, mark in marks.items():
                mark.append(frozenset(one[1 - side] for one in never if one[side] == place))
    for binding in structure.bindings:
        if binding.variable == name:
            for place, mark in marks.items():
                mark.append(binding.bounds[place])
    groups: dict[tuple[object, ...], list[int]] = {}
    for place, mark in marks.items():
        groups.setdefault(tuple(mark), []).append(place)
    return [tuple(group) for group in groups.values()]


def _matrix(rows: Sequence[Row], width: int) -> "csr_array":
    from scipy.sparse import csr_array  # noqa: PLC0415

    values = [value for row in rows for value in row.values()]
    across = [unknown for row in rows for unknown in row]
    down = [number for number, row in enumerate(rows) for _ in row]
    return csr_array((values, (down, across)), shape=(len(rows), width))
