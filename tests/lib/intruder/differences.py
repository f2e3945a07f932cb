"""Two answers set beside each other, at two tables, at two levels or of two versions of the data."""

import random
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import product

import polars as pl

from disclosure.classify import classes_of
from disclosure.structure import Figure
from tests.lib.intruder.drawn import Drawn, never


@dataclass
class Tried:
    """How many pairs were tried, and how many told the size of a small group."""

    pairs: int = 0
    small: int = 0

    def __iadd__(self, other: "Tried") -> "Tried":
        self.pairs += other.pairs
        self.small += other.small
        return self


def over_figures(study: Drawn, known: Mapping[Figure, float], k: int) -> Tried:
    """Every two figures that are known, one of which holds the other's families: one taken away from the other.

    Everybody knows all families together, and so what is left of them beside a figure. A figure holds another's where
    its classes do, or where definitions leave the other's families no other classes.
    """
    shown = {one: value for one, value in known.items() if not one.magnitude}
    apart = never(study.tables)
    sizes = {name: len(classes_of(one)) for name, one in study.tables.variables.items()}
    tried = Tried()
    for one, own in shown.items():
        tried.pairs += 1
        tried.small += 0 < study.families - own < k
        for other, theirs in shown.items():
            if one is not other:
                tried.pairs += 1
                tried.small += 0 < theirs - own < k and _within(one, other, apart, sizes)
    return tried


def _within(
    one: Figure, other: Figure, apart: Mapping[tuple[str, str], set[tuple[int, int]]], sizes: Mapping[str, int]
) -> bool:
    """Whether each family of a figure is one of another's, by what everybody knows."""
    named = dict(zip(one.variables, one.places, strict=True))

    def left(name: str, bound: Mapping[str, int]) -> set[int]:
        can = set(named.get(name, range(sizes[name])))
        return {p for p in can if all((name, b) not in apart or (p, q) not in apart[name, b] for b, q in bound.items())}

    for places in product(*one.places):
        bound = dict(zip(one.variables, places, strict=True))
        for name, wide in zip(other.variables, other.places, strict=True):
            inside = {bound[name]} if name in bound else left(name, bound)
            if not inside <= set(wide):
                return False
    return True


def over_versions(before: Mapping[Figure, float], after: Mapping[Figure, float], k: int) -> Tried:
    """Each figure of one version beside the same of the other, and beside those of the other that make it up."""
    tried = Tried()
    shown = [{one: value for one, value in each.items() if not one.magnitude} for each in (before, after)]
    for one in shown[0].keys() & shown[1].keys():
        tried += Tried(1, 0 < abs(shown[0][one] - shown[1][one]) < k)
    for own, theirs in (shown, shown[::-1]):
        for one, value in own.items():
            inside = [each for each in theirs if each != one and each.variables == one.variables]
            for made in _made(one, inside):
                tried += Tried(1, 0 < abs(value - sum(theirs[each] for each in made)) < k)
    return tried


def _cells(figure: Figure) -> frozenset[tuple[int, ...]]:
    return frozenset(product(*figure.places))


def _made(one: Figure, inside: Iterable[Figure]) -> set[frozenset[Figure]]:
    """The figures that make one up: the widest ones that fit, and the narrowest."""
    found = set()
    for widest_first in (True, False):
        left, made = set(_cells(one)), set()
        for other in sorted(inside, key=lambda each: len(_cells(each)), reverse=widest_first):
            if _cells(other) <= left:
                left -= _cells(other)
                made.add(other)
        if not left:
            found.add(frozenset(made))
    return found


def with_a_threshold(study: Drawn, rng: random.Random, pairs: int, k: int) -> Tried:
    """Free counting that refuses what stands for fewer than k families, or all but so few: without the defence.

    A tracker, Denning, Denning and Schwartz 1979: families of two classes are a small group that is refused; those of
    the first class, and those of it that are not in the second, are both answered.
    """
    tried = Tried()
    classes = study.members.classes
    columns = {name: classes.get_column(name).to_list() for name in study.tables.variables}
    names = sorted(columns)
    for _ in range(pairs):
        one, other = rng.choices(names, k=2)
        place, without = rng.choice(columns[one]), rng.choice(columns[other])
        wide = sum(own == place for own in columns[one])
        narrow = sum(
            own == place and theirs != without for own, theirs in zip(columns[one], columns[other], strict=True)
        )
        tried.pairs += 1
        answered = all(k <= count <= study.families - k for count in (wide, narrow))
        tried.small += answered and 0 < wide - narrow < k
    return tried


def moved(study: Drawn, families: int, rng: random.Random) -> Drawn:
    """The same study, and so many of its families replaced by others with classes of other families."""
    classes, people, amounts = study.members.classes, study.members.people, study.members.amounts
    goes = rng.sample(range(study.families), families)
    comes = {number: rng.randrange(study.families) for number in goes}
    order = [comes.get(number, number) for number in range(study.families)]
    ids = classes.get_column("family")

    def again(frame: pl.DataFrame) -> pl.DataFrame:
        return frame[order].with_columns(family=ids)

    return replace(study, members=replace(study.members, classes=again(classes), amounts=again(amounts), people=people))
