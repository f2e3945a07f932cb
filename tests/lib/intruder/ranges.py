"""The ranges to which somebody with a solver narrows what tables hide, worked out otherwise than the audit does.

The audit asks for the least and the most of each hidden figure by itself, on classes put together. Here one problem
holds two studies that both fit everything known, and sets them as far apart as it can at every figure at once: what is
far apart is wide. Only what is left is asked for singly, in whole families. Classes and what keeps them apart are read
from the definitions anew.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, linprog, milp
from scipy.sparse import bmat, csr_array, identity

from disclosure.classify import classes_of
from disclosure.structure import Figure
from disclosure.tables.reading import Table, Tables
from tests.lib.intruder.drawn import never

NEAR = 1e-6
#: ranges of unknowns found as far apart as this hold at least so many whole numbers less one
SPARE = 1.0
Row = dict[int, float]
Solution = NDArray[np.float64]


@dataclass(frozen=True)
class Found:
    """A hidden figure and what it was narrowed to."""

    figure: Figure
    low: float
    high: float


class Intruder:
    """Somebody who knows the definitions of some tables, how many families there are, and what was shown."""

    def __init__(self, tables: Tables, used: Sequence[Table], families: int) -> None:
        self._tables = tables
        self._places = {name: range(len(classes_of(tables.variables[name]))) for one in used for name in one.by}
        apart = never(tables)
        joint = {tuple(sorted(one.by)) for one in used if len(one.by) == 2}
        joint |= {(a, b) for a, b in apart if a < b and a in self._places and b in self._places}
        self._start: dict[tuple[str, ...], int] = {}
        self._most: list[float] = []
        self._least: list[float] = []
        self._equal: list[tuple[Row, float]] = []
        self._above: list[Row] = []
        for pair in sorted(joint):
            closed = apart.get((pair[0], pair[1]), set())
            self._block(pair, [0.0 if both in closed else math.inf for both in self._both(pair)], families)
        for name in sorted(self._places):
            self._block((name,), [math.inf] * len(self._places[name]), families)
        for pair in joint:
            for side, name in enumerate(pair):
                for place in self._places[name]:
                    within = {self._at(pair, both): 1.0 for both in self._both(pair) if both[side] == place}
                    self._equal.append(({**within, self._at((name,), (place,)): -1.0}, 0.0))
        for table in used:
            for one in table.sums:
                self._sum(one.name, table.by[0], one.of)

    def _both(self, variables: tuple[str, ...]) -> list[tuple[int, ...]]:
        return list(product(*(self._places[name] for name in variables)))

    def _block(self, variables: tuple[str, ...], most: list[float], families: int) -> None:
        self._start[variables] = len(self._most)
        self._most += most
        self._least += [0.0] * len(most)
        self._equal.append((dict.fromkeys(range(self._start[variables], len(self._most)), 1.0), families))

    def _at(self, variables: tuple[str, ...], places: tuple[int, ...]) -> int:
        number = 0
        for name, place in zip(variables, places, strict=True):
            number = number * len(self._places[name]) + place
        return self._start[variables] + number

    def _sum(self, name: str, variable: str, of: str) -> None:
        """What the families of each class add: theirs times the least and the most of one, where classes say so."""
        of_classes = self._tables.variables[variable]
        self._start[name, variable] = len(self._most)
        for place in self._places[variable]:
            own = len(self._most)
            self._most.append(math.inf)
            self._least.append(0.0)
            one = classes_of(of_classes)[place]
            if of_classes.of == of and not of_classes.less and of_classes.how == "sum":
                families = self._at((variable,), (place,))
                low, high = (one.low, one.high) if one.low is not None else (0, 0)
                if one.label and one.label == of_classes.unsaid:
                    high = None
                self._above.append({own: 1.0, families: -float(low or 0)})
                if high is not None:
                    self._above.append({own: -1.0, families: float(high)})

    def _row(self, figure: Figure) -> Row:
        if figure.magnitude:
            first = self._start[figure.magnitude, figure.variables[0]]
            return {first + place: 1.0 for place in figure.places[0]}
        return {self._at(figure.variables, both): 1.0 for both in product(*figure.places)}

    def narrowed(self, known: Mapping[Figure, float], hidden: Iterable[Figure], width: float, k: float) -> list[Found]:
        """Of hidden figures those whose range holds fewer than `width` more than its least, or ends below k.

        What definitions alone say, such as that no families have no contacts, is not told by what was shown.
        """
        self._problem = self._matrices(known)
        rows = {figure: self._row(figure) for figure in hidden}
        can = {one: row for one, row in rows.items() if any(self._most[unknown] > 0 for unknown in row)}
        found = [self._singly(figure, can[figure]) for figure in self._apart(can, width, k)]
        narrow = [one for one in found if one.high - one.low < width or one.high < k]
        self._problem = self._matrices({})
        always = [self._singly(one.figure, can[one.figure]) for one in narrow]
        return [
            one for one, alone in zip(narrow, always, strict=True) if (one.low, one.high) != (alone.low, alone.high)
        ]

    def _matrices(self, known: Mapping[Figure, float]) -> tuple[csr_array, Solution, csr_array]:
        equal = [*self._equal, *((self._row(figure), value) for figure, value in known.items())]
        return self._matrix([row for row, _ in equal]), np.array([v for _, v in equal]), self._matrix(self._above)

    def _matrix(self, rows: Sequence[Row]) -> csr_array:
        values = [value for row in rows for value in row.values()]
        places = [[number for number, row in enumerate(rows) for _ in row], [one for row in rows for one in row]]
        return csr_array((values, tuple(places)), shape=(len(rows), len(self._most)))

    def _apart(self, rows: Mapping[Figure, Row], width: float, k: float) -> list[Figure]:
        """The figures that two studies set as far apart as can be do not show to be wide and high."""
        wide: set[Figure] = set()
        high: set[Figure] = set()
        for sign in (1.0, -1.0, 0.0):
            waiting = [one for one in rows if one not in wide or one not in high]
            if not waiting:
                break
            turned = [sign or (1.0 if number % 2 else -1.0) for number in range(len(waiting))]
            first, second = self._two(self._matrix([rows[one] for one in waiting]), np.array(turned), width, k)
            for one in waiting:
                values = sorted(sum(study[n] * factor for n, factor in rows[one].items()) for study in (first, second))
                if values[1] - values[0] >= width + (0 if one.magnitude else SPARE) - NEAR:
                    wide.add(one)
                if values[1] >= k - NEAR:
                    high.add(one)
        return [one for one in rows if one not in wide or one not in high]

    def _two(self, asked: csr_array, turned: Solution, width: float, k: float) -> tuple[Solution, Solution]:
        """Two studies of which as many figures as can be differ by the width, and one or the other reaches k."""
        equal, values, above = self._problem
        size, figures = len(self._most), asked.shape[0]
        one = identity(figures, format="csr")
        flipped = csr_array((turned, (range(figures), range(figures))), shape=(figures, figures)) @ asked
        least = bmat([[flipped, -flipped, -one, None], [asked, asked, None, -one]])
        rules = bmat([[above, None, csr_array((above.shape[0], 2 * figures))], [None, above, None]])
        found = linprog(
            np.concatenate([np.zeros(2 * size), -np.ones(2 * figures)]),
            A_eq=bmat([[equal, None, csr_array((equal.shape[0], 2 * figures))], [None, equal, None]], format="csr"),
            b_eq=np.concatenate([values, values]),
            A_ub=-bmat([[least], [rules]], format="csr"),
            b_ub=np.zeros(least.shape[0] + rules.shape[0]),
            bounds=[
                *(2 * list(zip(self._least, self._most, strict=True))),
                *([(None, width + SPARE)] * figures),
                *([(None, k + width)] * figures),
            ],
            method="highs",
        )
        if found.status != 0:
            raise RuntimeError(found.message)
        return found.x[:size], found.x[size : 2 * size]

    def _singly(self, figure: Figure, row: Row) -> Found:
        equal, values, above = self._problem
        wanted = np.zeros(len(self._most))
        wanted[list(row)] = list(row.values())
        ends = []
        for sign in (1.0, -1.0):
            found = milp(
                sign * wanted,
                integrality=np.ones(len(wanted)),
                bounds=Bounds(np.array(self._least), np.array(self._most)),
                constraints=[
                    LinearConstraint(equal, values, values),
                    LinearConstraint(above, np.zeros(above.shape[0]), np.inf),
                ]
                if above.shape[0]
                else [LinearConstraint(equal, values, values)],
                # HiGHS's presolve cuts off whole solutions here, and so would find what is not there.
                options={"presolve": False},
            )
            ends.append(float(round(found.fun)) if found.status == 0 else -math.inf)
            if found.status not in (0, 3, 4):
                raise RuntimeError(found.message)
        return Found(figure, ends[0], -ends[1] if ends[1] > -math.inf else math.inf)
