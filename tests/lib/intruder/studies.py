"""Which studies are attacked, and which figures somebody sees or would like to see."""

import random
from collections.abc import Iterator
from itertools import product

from disclosure.classify import classes_of
from disclosure.counts import count, structure_of
from disclosure.protect import LevelTables, tables_at
from disclosure.structure import Figure
from disclosure.tables.reading import Tables
from tests.lib.intruder.drawn import Drawn, draw, shipped

#: families of a study: few, as in the field, to more than anybody interviewed
FEWEST, FIELD, MOST = 20, 60, 200
#: variables of a study with tables that hang together
MANY = 5


def some_of(tables: Tables, rng: random.Random, parts: int) -> Tables:
    """The tables of a few parts: what is in different parts tells nothing of each other, and so is made apart."""
    structure = structure_of(tables, tables.tables.values(), 1)
    chosen = rng.sample(sorted(set(structure.parts.values())), parts)
    names = {name for name, part in structure.parts.items() if part in chosen}
    own = {name: one for name, one in tables.tables.items() if set(one.by) <= names}
    return Tables(own, {name: one for name, one in tables.variables.items() if name in names})


def studies(
    number: int, parts: int, whole_every: int = 0, most: int = MOST, linked: int = MOST, first: int = 0
) -> Iterator[Drawn]:
    """So many studies with tables of so many parts each; of every so many, one with all tables.

    `linked` is how many families one has at most whose tables hang together through five variables or more: they take
    longest to make.
    """
    everything = shipped()
    for seed in range(first, first + number):
        rng = random.Random(seed)
        whole = bool(whole_every) and seed % whole_every == 0
        tables = everything if whole else some_of(everything, rng, parts)
        few = linked if len(tables.variables) >= MANY else most
        # Half of them are as small as studies of the field are.
        yield draw(tables, rng.randint(FEWEST, min(few, FIELD if seed % 2 else few)), seed)


def seen(made: dict[str, LevelTables], level: str) -> dict[Figure, float]:
    """What somebody sees who sees a level: its figures and the more open ones', before rounding."""
    order = ("public", "workshop")
    return {f: v for one in order[: order.index(level) + 1] if one in made for f, v in made[one].shown.items()}


def hidden(made: dict[str, LevelTables], level: str) -> list[Figure]:
    """Figures of a level's tables that nobody sees, nor follow from what they are."""
    known = seen(made, level)
    return [one.figure for one in made[level].cells if one.tables and one.figure not in known]


def with_small_ones_hidden(study: Drawn, level: str, k: int) -> tuple[dict[Figure, float], list[Figure]]:
    """What tables show and hide that only leave out what is small: without the defence."""
    used = tables_at(study.tables, level)
    structure = structure_of(study.tables, used, study.families)
    counts = count(structure, study.members)
    figures = []
    for table in used:
        names = tuple(sorted(table.by))
        sizes = (range(len(classes_of(study.tables.variables[name]))) for name in names)
        figures += [Figure(names, tuple((place,) for place in places)) for places in product(*sizes)]
    values = {one: counts.value(one) for one in figures if structure.secret(one)}
    return {f: v for f, v in values.items() if v >= k}, [f for f, v in values.items() if v < k]
