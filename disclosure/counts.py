"""What a study's families come to, counted once: the exact joint counts and sums from which every figure is taken."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from disclosure.classify import classes_of
from disclosure.structure import Binding, Figure, Structure
from disclosure.tables.reading import Table, Tables, edges
from disclosure.tables.shape import Magnitude, Variable


@dataclass(frozen=True)
class Members:
    """The families of a study, their classes, and the people whom each figure must stand for."""

    #: `family`, and one column of places a variable
    classes: pl.DataFrame
    #: `family`, `person`; a family of whom nobody is listed counts as one person
    people: pl.DataFrame
    #: `family`, and one column a sum
    amounts: pl.DataFrame

    def within(self, figure: Figure) -> pl.DataFrame:
        """The families that a figure stands for."""
        named = zip(figure.variables, figure.places, strict=True)
        return self.classes.filter(pl.all_horizontal(pl.col(name).is_in(list(places)) for name, places in named))

    def persons(self, figure: Figure) -> int:
        """Distinct people of the families that a figure stands for."""
        own = self.within(figure).select("family").join(self.people, on="family", how="left")
        return int(own.select(pl.col("person").fill_null(pl.col("family")).n_unique()).item()) if own.height else 0

    def shares(self, figure: Figure) -> list[float]:
        """What each family adds to a sum, the most first; those that add nothing left out."""
        added = self.within(figure).select("family").join(self.amounts, on="family")
        return sorted((float(one) for one in added.get_column(figure.magnitude) if one > 0), reverse=True)


@dataclass(frozen=True)
class Counts:
    """Exact counts of families by each pair of variables that is bound together, by each variable, and exact sums."""

    #: under the variables' names, and under a sum's name with the variable's, by the places of the classes
    blocks: dict[tuple[str, ...], NDArray[np.float64]]
    sums: dict[tuple[str, str], NDArray[np.float64]]

    def knows(self, figure: Figure) -> bool:
        """Whether the figure was counted."""
        if figure.magnitude:
            return (figure.magnitude, figure.variables[0]) in self.sums
        return figure.variables in self.blocks

    def value(self, figure: Figure) -> float:
        """The exact figure."""
        if figure.magnitude:
            return float(self.sums[figure.magnitude, figure.variables[0]][list(figure.places[0])].sum())
        return float(self.blocks[figure.variables][np.ix_(*figure.places)].sum())


def count(structure: Structure, members: Members) -> Counts:
    """Count the families of a study once for all figures of a structure."""
    blocks: dict[tuple[str, ...], NDArray[np.float64]] = {}
    sums: dict[tuple[str, str], NDArray[np.float64]] = {}
    for variables in (*structure.pairs, *((name,) for name in structure.sizes)):
        block = blocks[variables] = np.zeros(tuple(structure.sizes[name] for name in variables))
        for *places, families in members.classes.group_by(*variables).len().iter_rows():
            block[tuple(places)] = families
    whole = members.classes.join(members.amounts, on="family")
    for magnitude, names in structure.magnitudes.items():
        for name in names:
            added = sums[magnitude, name] = np.zeros(structure.sizes[name])
            for place, amount in whole.group_by(name).agg(pl.col(magnitude).sum()).iter_rows():
                added[place] = amount
    return Counts(blocks, sums)


def structure_of(tables: Tables, used: Iterable[Table], families: int) -> Structure:
    """What the definitions of some tables say of their figures before any is shown."""
    used = list(used)
    names = sorted({name for one in used for name in one.by})
    variables = {name: tables.variables[name] for name in names}
    pairs = tuple(pair for pair in edges(tables) if set(pair) <= set(names) and _joined(pair, used, variables))
    magnitudes: dict[str, tuple[str, ...]] = {}
    bindings = []
    for table in used:
        variable = variables[table.by[0]]
        for one in table.sums:
            magnitudes[one.name] = (*magnitudes.get(one.name, ()), variable.name)
            if _same_number(one, variable, table):
                bindings.append(Binding(one.name, variable.name, _bounds(variable)))
    return Structure(
        families,
        {name: len(classes_of(one)) for name, one in variables.items()},
        pairs,
        {pair: never for pair in pairs if (never := _never(variables[pair[0]], variables[pair[1]]))},
        magnitudes,
        tuple(bindings),
    )


def _joined(pair: tuple[str, str], used: Iterable[Table], variables: Mapping[str, Variable]) -> bool:
    """Whether one of the tables shows a pair, or definitions bind it."""
    return any(set(table.by) == set(pair) for table in used) or bool(_never(variables[pair[0]], variables[pair[1]]))


def _never(one: Variable, other: Variable) -> frozenset[tuple[int, int]]:
    """Places of two variables that no family can be in together."""
    found = set(_never_by_number(one, other)) | {(b, a) for a, b in _never_by_number(other, one)}
    found |= set(_never_by_label(one, other)) | {(b, a) for a, b in _never_by_label(other, one)}
    return frozenset(found)


def _never_by_number(one: Variable, other: Variable) -> Iterable[tuple[int, int]]:
    if one.at_most == other.name:
        for i, mine in enumerate(classes_of(one)):
            for j, theirs in enumerate(classes_of(other)):
                if mine.low is not None and theirs.high is not None and mine.low > theirs.high:
                    yield i, j


def _never_by_label(one: Variable, other: Variable) -> Iterable[tuple[int, int]]:
    mine, theirs = ([c.label for c in classes_of(v)] for v in (one, other))
    for never in one.never:
        if never.variable == other.name:
            yield from ((mine.index(a), theirs.index(b)) for a, b in never.pairs)


def _same_number(one: Magnitude, variable: Variable, table: Table) -> bool:
    """Whether a table's classes are of the very number that it adds up."""
    same = (variable.of, variable.where, variable.question) == (one.of, one.where, table.question)
    return same and bool(variable.bands) and variable.how == "sum" and not variable.less


def _bounds(variable: Variable) -> tuple[tuple[float, float], ...]:
    found = []
    for one in classes_of(variable):
        if one.low is None:
            found.append((0.0, float("inf") if one.label == variable.unsaid else 0.0))
        else:
            found.append((float(one.low), float("inf") if one.high is None else float(one.high)))
    return tuple(found)
