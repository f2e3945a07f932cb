"""When a new release of a study may be made, so that setting it beside an earlier one shows nothing small."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from disclosure.counts import Counts, Members, count, structure_of
from disclosure.history import KeptLevel, Release, kept, places_of
from disclosure.policy import LEVELS, OPEN_LEVELS, Policy
from disclosure.protect import Earlier, LevelTables, protect, rules_of, tables_at
from disclosure.structure import Figure
from disclosure.suppress import Cell, audit
from disclosure.tables.reading import Table, Tables


@dataclass(frozen=True)
class Basis:
    """What a release of a study rests on now."""

    data_version: str
    #: hashes of the policy as far as it touches the study, and of all definitions
    policy: str
    definitions: str
    #: of each variable and sum, the hash of its definition
    parts: dict[str, str]


def release_anew(
    tables: Tables,
    members: Members,
    policy: Policy,
    open_to: Sequence[str],
    basis: Basis,
    before: Sequence[Release],
    salt: str,
) -> Release | None:
    """A release of the data as it is now; None where it would give something away beside an earlier one.

    Either nothing changed since each earlier release, or at least as many families as the strictest level asks for.
    Figures that changed by less are hidden, so that they do not follow either. Those that did not change are taken for
    known, in the new release's audit and, the other way round, in a new audit of what earlier ones hid. Classes stay
    merged.
    """
    places = places_of(members, salt)
    most = max(policy.k(level) for level in open_to)
    if any(0 < one.changed(places) < most for one in before):
        return None
    tables = _comparable(tables, basis.parts, before)
    whole = structure_of(tables, tables.tables.values(), members.classes.height)
    counts = count(whole, members)
    made = protect(tables, members, policy, open_to, _earlier(before, counts, tables, policy, open_to))
    if any(_uncovers(made, one, tables, policy) for one in before):
        return None
    levels = {level: kept(own) for level, own in made.items()}
    families = members.classes.height
    return Release(
        basis.data_version, basis.policy, basis.definitions, basis.parts, families, places, 0, counts, levels
    )


def shows_less(new: Release, old: Release) -> bool:
    """Whether a level of the new release has fewer figures than the old one."""
    return any(len(new.levels[level].shown) < len(own.shown) for level, own in old.levels.items())


def _comparable(tables: Tables, parts: Mapping[str, str], before: Sequence[Release]) -> Tables:
    """The tables whose variables and sums are defined as in every earlier release; others cannot be set beside it."""
    differing = {name for one in before for name, known in one.parts.items() if parts.get(name, known) != known}
    same = {
        name: one
        for name, one in tables.tables.items()
        if differing.isdisjoint((*one.by, *(magnitude.name for magnitude in one.sums)))
    }
    return Tables(same, tables.variables)


def _earlier(
    before: Sequence[Release], counts: Counts, tables: Tables, policy: Policy, open_to: Iterable[str]
) -> Earlier:
    known: dict[str, dict[Figure, float]] = {}
    groupings = {}
    for level in open_to:
        kept_levels = [(one, own) for one in before if (own := one.levels.get(level))]
        known[level] = {
            figure: value
            for _, own in kept_levels
            for figure, value in own.shown.items()
            if counts.knows(figure) and counts.value(figure) == value
        }
        groupings[level] = kept_levels[-1][1].groupings if kept_levels else {}
    return Earlier(known, groupings, _Bound(before, counts, tables, policy))


class _Bound:
    """The cells of a new release as the earlier ones bind them.

    Whoever knows what a figure was may not learn what it is when it differs by too little. That is asked of everybody
    who sees the new figure: of those, too, who saw the earlier release at a closer level.
    """

    def __init__(self, before: Sequence[Release], counts: Counts, tables: Tables, policy: Policy) -> None:
        self._before, self._counts, self._tables, self._policy = before, counts, tables, policy

    def __call__(self, level: str, cells: Sequence[Cell]) -> list[Cell]:
        """Those that may not be shown marked so, and with them figures of earlier releases, for the new audit."""
        own = {cell.figure for cell in cells}
        near: set[Figure] = set()
        for old in self._before:
            for closer in OPEN_LEVELS[OPEN_LEVELS.index(level) :]:
                near |= self._near(old, closer, own)
        used = tables_at(self._tables, level)
        structure = structure_of(self._tables, used, 1)
        then = [
            Cell(figure, self._counts.value(figure), _within(used, figure), True)
            for figure in sorted(near - own)
            if structure.holds(figure)
        ]
        return [*(replace(cell, unsafe=cell.unsafe or cell.figure in near) for cell in cells), *then]

    def _near(self, old: Release, level: str, figures: Collection[Figure]) -> set[Figure]:
        """Of these figures and those that a level showed, which differ by too little from what it told of them."""
        k, known = self._policy.k(level), _seen(old, level)
        near = {one for one in {*known, *figures} if self._differs_by_less(old.counts, one, k)}
        structure = structure_of(self._tables, tables_at(self._tables, level), old.families)
        asked = [
            Cell(one, old.counts.value(one), ("then",), True)
            for one in sorted(near - known.keys())
            if structure.holds(one)
        ]
        given = {figure: value for figure, value in known.items() if structure.holds(figure)}
        followed = audit(structure, asked, frozenset(), given, rules_of(self._policy, level))
        return (near & known.keys()) | {cell.figure for cell in followed}

    def _differs_by_less(self, old: Counts, figure: Figure, k: int) -> bool:
        if not (old.knows(figure) and self._counts.knows(figure)):
            return False
        families = Figure(figure.variables, figure.places)
        moved = abs(old.value(families) - self._counts.value(families))
        # A sum may change through one family's number alone, so then its families must have changed too.
        differs = bool(figure.magnitude) and old.value(figure) != self._counts.value(figure)
        return 0 < moved < k or (differs and moved < k)


def _within(used: Iterable[Table], figure: Figure) -> tuple[str, ...]:
    """The tables from which a figure could follow."""
    return tuple(one.name for one in used if set(figure.variables) <= set(one.by))


def _uncovers(made: Mapping[str, LevelTables], old: Release, tables: Tables, policy: Policy) -> bool:
    """Whether figures of a new release that did not change narrow what an earlier one hid too far."""
    for level, own in old.levels.items():
        closer = [one for one in LEVELS if one in made and LEVELS.index(one) <= LEVELS.index(level)]
        told = {
            figure: value
            for one in closer
            for figure, value in made[one].shown.items()
            if old.counts.knows(figure) and old.counts.value(figure) == value
        }
        structure = structure_of(tables, tables_at(tables, level), old.families)
        known = {one: value for one, value in {**_seen(old, level), **told}.items() if structure.holds(one)}
        cells = [cell for cell in _cells(own, known) if structure.holds(cell.figure)]
        if audit(structure, cells, frozenset(own.shown), known, rules_of(policy, level)):
            return True
    return False


def _seen(old: Release, level: str) -> dict[Figure, float]:
    """What whoever sees a level saw of an earlier release: its figures, and those of the more open levels."""
    seen = [one for one in OPEN_LEVELS[: OPEN_LEVELS.index(level) + 1] if one in old.levels]
    return {figure: value for one in seen for figure, value in old.levels[one].shown.items()}


def _cells(own: KeptLevel, known: Mapping[Figure, float]) -> list[Cell]:
    """The figures that an earlier release showed, and those that it hid, but for what is known by now."""
    shown = [Cell(one, value, ("then",), False) for one, value in own.shown.items()]
    return [*shown, *(Cell(one, value, ("then",), True) for one, value in own.hidden.items() if one not in known)]
