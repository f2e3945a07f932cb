"""Studies drawn into the classes of the tables that ship: each family fits the definitions; nothing else is even."""

import random
from collections.abc import Iterator
from dataclasses import dataclass

import polars as pl

from disclosure.classify import classes_of
from disclosure.counts import Members
from disclosure.tables.reading import Tables, load_tables
from disclosure.tables.shape import Magnitude, Variable
from schema.model import load_model

#: how much more one family may add to an open class than its least
OPEN_END = 60


@dataclass(frozen=True)
class Drawn:
    """A study that nobody was asked for."""

    tables: Tables
    members: Members
    seed: int

    @property
    def families(self) -> int:
        """How many there are; everybody may know."""
        return self.members.classes.height


def shipped() -> Tables:
    """The tables that ship."""
    return load_tables(load_model())


def never(tables: Tables) -> dict[tuple[str, str], set[tuple[int, int]]]:
    """Of two variables the places that definitions keep apart, read from the definitions; both ways round."""
    found: dict[tuple[str, str], set[tuple[int, int]]] = {}

    def apart(one: str, other: str, i: int, j: int) -> None:
        found.setdefault((one, other), set()).add((i, j))
        found.setdefault((other, one), set()).add((j, i))

    for name, one in tables.variables.items():
        own = classes_of(one)
        if one.at_most:
            for i, mine in enumerate(own):
                for j, theirs in enumerate(classes_of(tables.variables[one.at_most])):
                    if mine.low is not None and theirs.high is not None and theirs.high < mine.low:
                        apart(name, one.at_most, i, j)
        for rule in one.never:
            labels = [theirs.label for theirs in classes_of(tables.variables[rule.variable])]
            for mine_label, their_label in rule.pairs:
                apart(name, rule.variable, [mine.label for mine in own].index(mine_label), labels.index(their_label))
    return found


def draw(tables: Tables, families: int, seed: int) -> Drawn:
    """A study of so many families; how full each class is, is drawn for each study anew, and some are empty.

    With more families and the same seed it is the same study, of which more was told.
    """
    rng = random.Random(seed)
    apart = never(tables)
    weights = {name: _weights(rng, len(classes_of(one))) for name, one in tables.variables.items()}
    order = list(_from_root_to_leaves(tables, apart))
    ids = [f"s:F{number:05}" for number in range(families)]
    rows = [_family(rng, order, weights, apart) for _ in ids]
    places = {name: [row[name] for row in rows] for name in tables.variables}
    text, whole = pl.String(), pl.Int64()
    classes = pl.DataFrame(
        {"family": ids, **places}, schema={"family": text, **dict.fromkeys(places, whole)}, strict=True
    )
    lists = [(one, f"{one}/{number}") for one in ids for number in range(rng.choice((1, 2, 2, 3, 5)))]
    people = pl.DataFrame(lists, schema={"family": text, "person": text}, orient="row")
    added = {
        magnitude.name: [_amount(rng, magnitude, tables.variables[table.by[0]], row[table.by[0]]) for row in rows]
        for table in tables.tables.values()
        for magnitude in table.sums
    }
    amounts = pl.DataFrame({"family": ids, **added}, schema={"family": text, **dict.fromkeys(added, whole)})
    return Drawn(tables, Members(classes, people, amounts), seed)


def _weights(rng: random.Random, size: int) -> list[float]:
    """From even classes to nearly everybody in one, in any order."""
    steep = rng.choice((0.0, 0.7, 1.5, 3.0))
    found = [1 / (place + 1) ** steep for place in range(size)]
    rng.shuffle(found)
    return found


def _from_root_to_leaves(
    tables: Tables, apart: dict[tuple[str, str], set[tuple[int, int]]]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each variable with those drawn before it that definitions bind it to."""
    done: list[str] = []
    waiting = sorted(tables.variables)
    while waiting:
        near = (name for name in waiting if any((name, one) in apart for one in done))
        name = next(near, waiting[0])
        yield name, tuple(one for one in done if (name, one) in apart)
        done.append(name)
        waiting.remove(name)


def _family(
    rng: random.Random,
    order: list[tuple[str, tuple[str, ...]]],
    weights: dict[str, list[float]],
    apart: dict[tuple[str, str], set[tuple[int, int]]],
) -> dict[str, int]:
    """A class of each variable; begun again where what was drawn first leaves no class."""
    while True:
        row: dict[str, int] = {}
        for name, bound in order:
            can = [
                weight if all((place, row[one]) not in apart[name, one] for one in bound) else 0.0
                for place, weight in enumerate(weights[name])
            ]
            if not any(can):
                break
            row[name] = rng.choices(range(len(can)), can)[0]
        else:
            return row


def _amount(rng: random.Random, magnitude: Magnitude, variable: Variable, place: int) -> int:
    """What a family adds: within its class, where the class is of the very number that is added up."""
    one = classes_of(variable)[place]
    if variable.of != magnitude.of or variable.where != magnitude.where or one.low is None:
        return rng.randrange(OPEN_END) if variable.of != magnitude.of else 0
    return rng.randint(one.low, one.high if one.high is not None else one.low + rng.choice((1, 5, OPEN_END)))
