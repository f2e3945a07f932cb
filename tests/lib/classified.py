"""Families drawn into classes, the tables over them, and an intruder who works with all variables at once."""

import random
from collections.abc import Mapping
from itertools import pairwise, product
from pathlib import Path

import numpy as np
import polars as pl
from scipy.optimize import Bounds, LinearConstraint, milp

from disclosure.counts import Members
from disclosure.policy import Policy, load_policy
from disclosure.structure import Figure
from disclosure.tables.reading import Table, Tables
from disclosure.tables.shape import Magnitude, Variable

SHIPPED: Policy = load_policy(Path("no-such-folder"))
NAMES = ("a", "b", "c")


def variable(name: str, size: int) -> Variable:
    """A variable of so many bands: 0, 1, 2 and so on, the last one open."""
    return Variable(name=name, meaning="Counted.", question="q", of=name, bands=tuple(range(size)))


def table(name: str, *by: str, sums: tuple[Magnitude, ...] = (), level: str = "public") -> Table:
    """A table of a question that nobody asks."""
    return Table(name, f"{name}?", "Counted.", "q", by, sums, level)


def chain(sizes: tuple[int, ...], sums: bool = False) -> Tables:
    """Each variable for itself, and each with the next one; with sums, of the first variable's number."""
    added = (Magnitude(name="all_a", meaning="Added up.", of="a"),) if sums else ()
    names = NAMES[: len(sizes)]
    own = [table(f"by_{name}", name, sums=added if name == "a" else ()) for name in names]
    pairs = [table(f"{one}_{other}", one, other) for one, other in pairwise(names)]
    variables = {name: variable(name, size) for name, size in zip(names, sizes, strict=True)}
    return Tables({one.name: one for one in (*own, *pairs)}, variables)


def drawn(tables: Tables, families: int, seed: int, skew: float = 1.5) -> Members:
    """So many families in classes that are less full the later they come; two people a family."""
    rng = random.Random(seed)
    ids = [f"s:F{number}" for number in range(families)]
    columns: dict[str, list[int]] = {}
    for name, one in tables.variables.items():
        weights = [1 / (place + 1) ** skew for place in range(len(one.bands))]
        columns[name] = rng.choices(range(len(one.bands)), weights, k=families)
    classes = pl.DataFrame({"family": ids, **columns}, schema={"family": pl.String, **dict.fromkeys(columns, pl.Int64)})
    text = {"family": pl.String, "person": pl.String}
    people = pl.DataFrame({"family": ids * 2, "person": [f"{one}/{n}" for n in range(2) for one in ids]}, schema=text)
    last = len(tables.variables["a"].bands) - 1
    amounts = [one if one < last else one + rng.randrange(4) for one in columns["a"]]
    added = pl.DataFrame({"family": ids, "all_a": amounts}, schema={"family": pl.String, "all_a": pl.Int64})
    return Members(classes, people, added)


def could_be(tables: Tables, families: int, known: Mapping[Figure, float], asked: Figure) -> tuple[int, int]:
    """Least and most whole families of a figure in any study of all variables at once that fits what is known.

    Another formulation than that of the audit: one whole number for each combination of all variables' classes.
    """
    names = list(tables.variables)
    cells = list(product(*(range(len(tables.variables[name].bands)) for name in names)))

    def row(figure: Figure) -> list[float]:
        places = dict(zip(figure.variables, figure.places, strict=True))
        return [float(all(cell[names.index(n)] in own for n, own in places.items())) for cell in cells]

    matrix = np.array([[1.0] * len(cells), *(row(figure) for figure in known)])
    values = np.array([float(families), *known.values()])
    ends = []
    for sign in (1, -1):
        found = milp(
            sign * np.array(row(asked)),
            integrality=np.ones(len(cells)),
            bounds=Bounds(0, families),
            constraints=LinearConstraint(matrix, values, values),
        )
        if found.status != 0:
            raise RuntimeError(found.message)
        ends.append(sign * round(found.fun))
    return ends[0], ends[1]
