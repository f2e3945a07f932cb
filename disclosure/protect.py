"""From classified families to tables that may leave, level by level, each audited together with all others."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import polars as pl

from disclosure.classify import Answers, amounts, classify, label_of
from disclosure.counts import Counts, Members, count, structure_of
from disclosure.merge import Grouping, merge, together
from disclosure.policy import LEVELS, OPEN_LEVELS, Policy
from disclosure.structure import Figure, Structure
from disclosure.suppress import Cell, Rules, audit, cell_of, suppress
from disclosure.tables.reading import Table, Tables

#: the last row of a table: what its shown figures, rounded, come to
TOTAL = "all that is shown"


@dataclass(frozen=True)
class LevelTables:
    """The tables of one level."""

    level: str
    rules: Rules
    groupings: dict[str, Grouping]
    cells: tuple[Cell, ...]
    #: the figures that tables show, with their exact values
    shown: dict[Figure, float]
    #: table -> rows: words for the classes, `families` and sums, rounded; null where hidden. A withheld one has none
    rows: dict[str, pl.DataFrame] = field(default_factory=dict)


def members_of(tables: Tables, answers: Answers, families: Sequence[str], people: pl.DataFrame) -> Members:
    """Each family's class of every variable, and what it adds to every sum; `people` are `family`, `person`."""
    named = pl.Series("family", sorted(families), dtype=pl.String)
    classes = pl.DataFrame({"family": named})
    for one in tables.variables.values():
        classes = classes.join(classify(one, answers[one.question], named), on="family")
    added = pl.DataFrame({"family": named})
    for table in tables.tables.values():
        for magnitude in table.sums:
            if magnitude.name not in added.columns:
                added = added.join(amounts(magnitude, answers[table.question], named), on="family")
    return Members(classes, people, added)


def rules_of(policy: Policy, level: str) -> Rules:
    """A level's thresholds."""
    return Rules(
        policy.k(level),
        policy.protection.width,
        policy.protection.percent,
        policy.dominance.largest,
        policy.dominance.percent,
        policy.rounding.base,
    )


def tables_at(tables: Tables, level: str) -> list[Table]:
    """The tables that may leave at a level."""
    return [one for one in tables.tables.values() if LEVELS.index(one.level) <= LEVELS.index(level)]


@dataclass(frozen=True)
class Earlier:
    """What earlier releases of a study bind a new one to, by level."""

    #: figures shown then that are the same now: whoever kept them may take them for known
    known: Mapping[str, Mapping[Figure, float]] = field(default_factory=dict)
    #: classes that were merged, and stay so
    groupings: Mapping[str, Mapping[str, Grouping]] = field(default_factory=dict)
    #: the cells of a level, with those marked and added that differ by too little from what they were
    bound: Callable[[str, Sequence[Cell]], Sequence[Cell]] = lambda _, cells: cells


NO_EARLIER = Earlier()


def protect(
    tables: Tables,
    members: Members,
    policy: Policy,
    open_to: Sequence[str] = OPEN_LEVELS,
    earlier: Earlier = NO_EARLIER,
) -> dict[str, LevelTables]:
    """The tables of every level at which a study may leave.

    Classes are merged for the closer level first, so that the more open one's are made of them; figures are chosen for
    the more open level first, and are known when the closer one is made, since one person may see both.
    """
    whole = structure_of(tables, tables.tables.values(), members.classes.height)
    counts = count(whole, members)
    groupings: dict[str, dict[str, Grouping]] = {}
    now: dict[str, Grouping] = {name: tuple((i,) for i in range(size)) for name, size in whole.sizes.items()}
    for level in sorted(open_to, key=LEVELS.index, reverse=True):
        kept = earlier.groupings.get(level, {})
        for name, grouping in now.items():
            start = together(grouping, kept.get(name, ()))
            ordered = bool(tables.variables[name].bands)
            now[name] = merge(name, start, ordered, counts, members, policy.k(level))
        groupings[level] = dict(now)
    found: dict[str, LevelTables] = {}
    given: dict[Figure, float] = {}
    for level in sorted(open_to, key=LEVELS.index):
        used = tables_at(tables, level)
        structure = structure_of(tables, used, members.classes.height)
        given.update({one: n for one, n in earlier.known.get(level, {}).items() if structure.holds(one)})
        rules = rules_of(policy, level)
        cells = earlier.bound(level, _cells(used, structure, groupings[level], counts, members, rules))
        shown = _shown(structure, cells, given, rules)
        values = {cell.figure: cell.value for cell in cells if cell.figure in shown}
        rows = {one.name: _rows(one, tables, groupings[level], values, rules.base) for one in used}
        found[level] = LevelTables(level, rules, groupings[level], tuple(cells), values, rows)
        given.update(values)
    return found


def _shown(structure: Structure, cells: Sequence[Cell], given: Mapping[Figure, float], rules: Rules) -> set[Figure]:
    """What may be shown: the audit has the last word, and a table with a figure that fails it is withheld."""
    shown = set(suppress(structure, cells, given, rules))
    while faulty := audit(structure, cells, frozenset(shown), given, rules):
        part = {structure.parts[cell.figure.variables[0]] for cell in faulty}
        tables = {name for cell in faulty for name in cell.tables}
        # A figure that no table would show follows from others; then all that it can follow from goes.
        withheld = {
            cell.figure
            for cell in cells
            if (set(cell.tables) & tables) or (not tables and structure.parts[cell.figure.variables[0]] in part)
        }
        if not shown & withheld:
            break
        shown -= withheld
    return shown


def _cells(
    used: Sequence[Table],
    structure: Structure,
    groupings: Mapping[str, Grouping],
    counts: Counts,
    members: Members,
    rules: Rules,
) -> list[Cell]:
    """Every figure of a level: those of its tables, and those of pairs that definitions bind together."""
    by: dict[Figure, list[str]] = {}
    for pair in structure.pairs:
        by |= {one: [] for one in _figures(pair, groupings)}
    for table in used:
        variables = tuple(sorted(table.by))
        flat = any(len(groupings[name]) < 2 for name in variables)
        for one in () if flat else _figures(variables, groupings):
            by.setdefault(one, []).append(table.name)
            for magnitude in table.sums:
                by.setdefault(Figure(one.variables, one.places, magnitude.name), []).append(table.name)
    cells = []
    for figure, names in by.items():
        margins = [Figure((name,), (own,)) for name, own in zip(figure.variables, figure.places, strict=True)]
        inside = margins if len(figure.variables) > 1 else []
        cells.append(cell_of(figure, tuple(names), inside, counts, members, rules))
    return cells


def _figures(variables: tuple[str, ...], groupings: Mapping[str, Grouping]) -> list[Figure]:
    first, *rest = (groupings[name] for name in variables)
    if not rest:
        return [Figure(variables, (own,)) for own in first]
    return [Figure(variables, (own, other)) for own in first for other in rest[0]]


def _rows(
    table: Table, tables: Tables, groupings: Mapping[str, Grouping], shown: Mapping[Figure, float], base: int
) -> pl.DataFrame:
    """A table as it may be seen; no rows when nothing of it is shown."""
    order = tuple(sorted(table.by))
    magnitudes = ["", *(one.name for one in table.sums)]
    names = ["families", *magnitudes[1:]]
    rows: list[list[str | int | None]] = []
    some = False
    for figure in _figures(order, groupings):
        places = dict(zip(order, figure.places, strict=True))
        labels = [label_of(tables.variables[name], places[name]) for name in table.by]
        values = [
            _rounded(shown.get(Figure(order, figure.places, one if one != "families" else "")), base) for one in names
        ]
        some = some or any(value is not None for value in values)
        rows.append([*labels, *values])
    frame = pl.DataFrame(rows if some else [], schema=rows_schema(table), orient="row")
    if not some:
        return frame
    # Nothing shown comes to nothing known, and not to none.
    sums = (pl.when(pl.col(name).is_not_null().any()).then(pl.col(name).sum()).alias(name) for name in names)
    total = frame.select(*(pl.lit(TOTAL).alias(name) for name in table.by), *sums)
    return pl.concat([frame, total.head(1)])


def rows_schema(table: Table) -> dict[str, pl.DataType]:
    """The columns of a table: words for its classes, then families and sums."""
    numbers = ("families", *(one.name for one in table.sums))
    return {**dict.fromkeys(table.by, pl.String()), **dict.fromkeys(numbers, pl.Int64())}


def _rounded(value: float | None, base: int) -> int | None:
    """The nearest multiple, halves upward; null stays hidden."""
    return None if value is None else int((2 * value + base) // (2 * base)) * base
