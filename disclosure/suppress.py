"""Hiding figures: those that are small, nothing, all or made by two families, and those that would give them away."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from disclosure.counts import Counts, Members
from disclosure.intervals import Knowledge, Range
from disclosure.structure import Figure, Structure


@dataclass(frozen=True)
class Rules:
    """The thresholds of a level."""

    #: fewest families, and fewest people, that a figure stands for
    k: int
    #: fewest values between the ends of a hidden figure's range
    width: int
    #: of a hidden sum, the least width in percent of it
    percent: int
    #: so many families may not make more than so much of a sum
    largest: int
    dominance: int
    #: what shown figures are multiples of
    base: int


@dataclass(frozen=True)
class Cell:
    """A figure with its exact value."""

    figure: Figure
    value: float
    #: the tables that would show it; none for what only follows from them
    tables: tuple[str, ...]
    #: may not be shown whatever else is
    unsafe: bool


def cell_of(
    figure: Figure, tables: tuple[str, ...], margins: Sequence[Figure], counts: Counts, members: Members, rules: Rules
) -> Cell:
    """A figure with what primary suppression says of it; `margins` are the figures of which it is a part."""
    value = counts.value(figure)
    families = counts.value(Figure(figure.variables, figure.places))
    whole = any(value == counts.value(one) for one in margins)
    unsafe = families < rules.k or whole or members.persons(figure) < rules.k
    if figure.magnitude and not unsafe:
        shares = members.shares(figure)
        most = sum(shares[: rules.largest])
        unsafe = len(shares) < rules.k or 100 * most > rules.dominance * value
    return Cell(figure, value, tables, unsafe)


def protected(cell: Cell, found: Range, rules: Rules) -> bool:
    """Whether a range is wide enough and reaches high enough to hide a figure."""
    width = max(float(rules.width), rules.percent * cell.value / 100) if cell.figure.magnitude else float(rules.width)
    return found.high - found.low >= width and found.high >= rules.k


def suppress(
    structure: Structure, cells: Sequence[Cell], given: Mapping[Figure, float], rules: Rules
) -> frozenset[Figure]:
    """The figures that can be shown together; `given` are those that are known already.

    Begins with all that are not unsafe and hides, as long as a hidden or a small figure can be narrowed too far, one of
    those that its range rests on: sums before counts, counts of two variables before those of one, the smallest first.
    """
    shown: set[Figure] = set()
    for part in set(structure.parts.values()):
        own = [cell for cell in cells if structure.parts[cell.figure.variables[0]] == part]
        shown |= _suppress_part(structure, own, given, rules, part)
    return frozenset(shown)


def _suppress_part(
    structure: Structure, cells: Sequence[Cell], given: Mapping[Figure, float], rules: Rules, part: int
) -> set[Figure]:
    values = {cell.figure: cell.value for cell in cells}
    given = _in_part(structure, given, part)
    knowledge = Knowledge(structure, {**given, **values}, part)
    shown = {cell.figure for cell in cells if cell.tables and not cell.unsafe}
    # What was found safe stays so, since figures are only ever taken away.
    waiting = cells_to_protect(structure, cells, shown, given, rules)
    taken: list[Figure] = []
    while waiting and shown:
        knowledge.know({**given, **_exact(cells, shown)})
        rests_on = _first_fault(knowledge, waiting, rules)
        if rests_on is None:
            break
        taken.append(min(rests_on & shown or shown, key=lambda one: _cost(one, values)))
        shown.remove(taken[-1])
        waiting += [cell for cell in cells if cell.figure == taken[-1] and cell.figure not in given]
    # What was hidden early may not be needed any more after what was hidden later.
    for one in sorted(taken, key=lambda figure: _cost(figure, values), reverse=True):
        shown.add(one)
        knowledge.know({**given, **_exact(cells, shown)})
        if _first_fault(knowledge, cells_to_protect(structure, cells, shown, given, rules), rules) is not None:
            shown.remove(one)
    return shown


def _first_fault(knowledge: Knowledge, waiting: list[Cell], rules: Rules) -> frozenset[Figure] | None:
    """Take what is protected off the list; of the first that is not, the figures that its range rests on."""
    while waiting:
        cell = waiting[0]
        if not protected(cell, knowledge.seen(cell.figure), rules):
            found = knowledge.range_of(cell.figure)
            if not protected(cell, found, rules):
                return found.rests_on
        waiting.pop(0)
    return None


def _exact(cells: Sequence[Cell], shown: Collection[Figure]) -> dict[Figure, float]:
    """What is shown, in the cells' order: the solver takes another way through other orders."""
    return {cell.figure: cell.value for cell in cells if cell.figure in shown}


def _cost(figure: Figure, values: Mapping[Figure, float]) -> tuple[bool, int, float, Figure]:
    return not figure.magnitude, -len(figure.variables), values[figure], figure


def cells_to_protect(
    structure: Structure, cells: Sequence[Cell], shown: set[Figure] | frozenset[Figure], given: Mapping[Figure, float],
    rules: Rules,
) -> list[Cell]:  # fmt: skip
    """Figures that tables hide, and small ones that follow from definitions, but for what is known or cannot be."""
    return [
        cell
        for cell in cells
        if cell.figure not in shown
        and cell.figure not in given
        and structure.secret(cell.figure)
        and (cell.tables or cell.value < rules.k)
    ]


def audit(
    structure: Structure,
    cells: Sequence[Cell],
    shown: frozenset[Figure],
    given: Mapping[Figure, float],
    rules: Rules,
) -> list[Cell]:
    """The figures that everything shown together narrows too far, each looked at anew."""
    faulty = []
    for part in set(structure.parts.values()):
        own = [cell for cell in cells if structure.parts[cell.figure.variables[0]] == part]
        known = {**_in_part(structure, given, part), **_exact(own, shown)}
        knowledge = Knowledge(structure, {**known, **{cell.figure: 0 for cell in own}}, part)
        knowledge.know(known)
        for cell in cells_to_protect(structure, own, shown, given, rules):
            safe = protected(cell, knowledge.seen(cell.figure), rules)
            if not safe and not protected(cell, knowledge.range_of(cell.figure), rules):
                faulty.append(cell)
    return faulty


def _in_part(structure: Structure, given: Mapping[Figure, float], part: int) -> dict[Figure, float]:
    return {one: value for one, value in given.items() if structure.parts.get(one.variables[0]) == part}
