"""When a new release of a study may be made, so that setting it beside an earlier one shows nothing small."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from disclosure.counts import Counts, Members, count, structure_of
from disclosure.history import KeptLevel, Release, kept, places_of
from disclosure.policy import LEVELS, Policy
from disclosure.protect import Earlier, LevelTables, protect, rules_of, tables_at
from disclosure.structure import Figure
from disclosure.suppress import Cell, audit
from disclosure.tables.reading import Tables


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
    Figures that changed by less are hidden, and those that did not change are taken for known, in the new release's
    audit and, the other way round, in a new audit of what earlier ones hid. Classes stay merged.
    """
    places = places_of(members, salt)
    most = max(policy.k(level) for level in open_to)
    if any(0 < one.changed(places) < most for one in before):
        return None
    tables = _comparable(tables, basis.parts, before)
    whole = structure_of(tables, tables.tables.values(), members.classes.height)
    counts = count(whole, members)
    made = protect(tables, members, policy, open_to, _earlier(before, counts, policy, open_to))
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


def _earlier(before: Sequence[Release], counts: Counts, policy: Policy, open_to: Iterable[str]) -> Earlier:
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
    unsafe = {level: _TooNear(before, counts, level, policy.k(level)) for level in open_to}
    return Earlier(known, unsafe, groupings)


class _TooNear:
    """Whether a figure differs too little from what it was in an earlier release."""

    def __init__(self, before: Sequence[Release], counts: Counts, level: str, k: int) -> None:
        self._before, self._counts, self._level, self._k = before, counts, level, k

    def __call__(self, figure: Figure) -> bool:
        return any(self._near(one.counts, figure) for one in self._before if _told(one, self._level, figure))

    def _near(self, old: Counts, figure: Figure) -> bool:
        families = Figure(figure.variables, figure.places)
        moved = abs(old.value(families) - self._counts.value(families))
        # A sum may change through one family's number alone, so then its families must have changed too.
        differs = bool(figure.magnitude) and old.value(figure) != self._counts.value(figure)
        return 0 < moved < self._k or (differs and moved < self._k)


def _told(old: Release, level: str, figure: Figure) -> bool:
    """Whether an earlier release showed a figure to whoever sees a level, or all the parts of it."""
    wanted = set(product(*figure.places))
    for one, own in old.levels.items():
        if LEVELS.index(one) <= LEVELS.index(level):
            for known in own.shown:
                if (known.variables, known.magnitude) == (figure.variables, figure.magnitude):
                    wanted -= set(product(*known.places))
    return not wanted


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
        known = {
            figure: value for figure, value in {**_seen_beside(old, level), **told}.items() if structure.holds(figure)
        }
        cells = [cell for cell in _cells(own, known) if structure.holds(cell.figure)]
        if audit(structure, cells, frozenset(own.shown), known, rules_of(policy, level)):
            return True
    return False


def _seen_beside(old: Release, level: str) -> dict[Figure, float]:
    """Figures of an earlier release that whoever saw one of its levels could see at the more open ones."""
    below = [one for one in old.levels if LEVELS.index(one) < LEVELS.index(level)]
    return {figure: value for one in below for figure, value in old.levels[one].shown.items()}


def _cells(own: KeptLevel, known: Mapping[Figure, float]) -> list[Cell]:
    """The figures that an earlier release showed, and those that it hid, but for what is known by now."""
    shown = [Cell(one, value, ("then",), False) for one, value in own.shown.items()]
    return [*shown, *(Cell(one, value, ("then",), True) for one, value in own.hidden.items() if one not in known)]
