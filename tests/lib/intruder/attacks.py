"""The attacks on tables, each beside the same attack on tables that are not defended."""

import random
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory

from disclosure.frozen import FrozenTables
from disclosure.history import Release
from disclosure.policy import OPEN_LEVELS, Policy, StudyRule, load_policy
from disclosure.protect import protect, tables_at
from disclosure.structure import Figure
from tests.lib.intruder.differences import Tried, moved, over_figures, over_versions, with_a_threshold
from tests.lib.intruder.drawn import Drawn, draw
from tests.lib.intruder.ranges import Found, Intruder
from tests.lib.intruder.studies import hidden, seen, with_small_ones_hidden

SHIPPED = load_policy(Path("no-such-folder"))
OPEN: Policy = SHIPPED.model_copy(update={"studies": {"s": StudyRule(level="public", because="A test.")}})
WIDTH = SHIPPED.protection.width


@dataclass
class Beside:
    """What an attack found, and what it found without the defence."""

    studies: int = 0
    hidden: int = 0
    narrowed: list[str] = field(default_factory=list)
    plain_hidden: int = 0
    plain_narrowed: int = 0
    pairs: Tried = field(default_factory=Tried)
    plain_pairs: Tried = field(default_factory=Tried)

    def __iadd__(self, other: "Beside") -> "Beside":
        self.studies += other.studies
        self.hidden += other.hidden
        self.narrowed += other.narrowed
        self.plain_hidden += other.plain_hidden
        self.plain_narrowed += other.plain_narrowed
        self.pairs += other.pairs
        self.plain_pairs += other.plain_pairs
        return self


def on_tables(drawn: Iterable[Drawn], plain_every: int = 1) -> Beside:
    """Solver and tracker on each level of each study; the undefended attack on every so many studies."""
    found = Beside()
    for number, study in enumerate(drawn):
        found += _on_study(study)
        if number % plain_every == 0:
            _on_plain(found, study)
    return found


def _on_study(study: Drawn) -> Beside:
    found = Beside(studies=1)
    made = protect(study.tables, study.members, SHIPPED)
    for level in OPEN_LEVELS:
        k, known = SHIPPED.k(level), seen(made, level)
        intruder = Intruder(study.tables, tables_at(study.tables, level), study.families)
        asked = hidden(made, level)
        found.hidden += len(asked)
        values = {cell.figure: cell.value for cell in made[level].cells}
        narrow = _sound(intruder.narrowed(known, asked, WIDTH, k), values)
        found.narrowed += [f"study {study.seed}, {level}: {one}" for one in narrow]
        found.pairs += over_figures(study, known, k)
    return found


def _sound(found: list[Found], values: Mapping[Figure, float]) -> list[Found]:
    """The same; raises AssertionError where a range leaves out what is true, since then the attack is at fault."""
    for one in found:
        if not one.low <= values[one.figure] <= one.high:
            raise AssertionError(f"the solver leaves out what is true: {one}")
    return found


def _on_plain(found: Beside, study: Drawn) -> None:
    level = "workshop"
    k = SHIPPED.k(level)
    known, small = with_small_ones_hidden(study, level, k)
    intruder = Intruder(study.tables, tables_at(study.tables, level), study.families)
    found.plain_hidden += len(small)
    found.plain_narrowed += len(intruder.narrowed(known, small, WIDTH, k))
    found.plain_pairs += with_a_threshold(study, random.Random(study.seed), 100, k)


@dataclass
class Versions:
    """What two versions of the data told."""

    studies: int = 0
    #: of these, so many were released anew
    anew: int = 0
    pairs: Tried = field(default_factory=Tried)
    narrowed: list[str] = field(default_factory=list)
    plain: Tried = field(default_factory=Tried)

    def __iadd__(self, other: "Versions") -> "Versions":
        self.studies += other.studies
        self.anew += other.anew
        self.pairs += other.pairs
        self.narrowed += other.narrowed
        self.plain += other.plain
        return self


def on_versions(drawn: Iterable[Drawn]) -> Versions:
    """Each study is released; then some families change, and then many come: each time it is asked for again."""
    found = Versions()
    for study in drawn:
        rng = random.Random(study.seed)
        found.studies += 1
        few = moved(study, rng.randint(1, min(study.families, SHIPPED.k("public") + 3)), rng)
        many = draw(study.tables, study.families * rng.randint(2, 4), study.seed)
        with TemporaryDirectory() as folder:
            frozen = FrozenTables(Path(folder), study.tables, OPEN)
            shown = [_asked(frozen, f"v{step}", one) for step, one in enumerate((study, few, many))]
        for old, new in combinations(shown, 2):
            found += _beside(study, old, new)
        found.plain += _plain_versions(study, few)
    return found


def _asked(frozen: FrozenTables, version: str, study: Drawn) -> Release:
    found = frozen.of("graph", "s", version, lambda: study.members)
    if found is None:
        raise AssertionError("nobody left, so nothing closes")
    return found


def _known(release: Release, level: str) -> dict[Figure, float]:
    """What somebody who sees a level saw of a release."""
    levels = OPEN_LEVELS[: OPEN_LEVELS.index(level) + 1]
    return {f: v for one in levels for f, v in release.levels[one].shown.items()}


def _beside(study: Drawn, old: Release, new: Release) -> Versions:
    found = Versions(anew=int(old.data_version != new.data_version))
    for level in OPEN_LEVELS:
        k, before, after = SHIPPED.k(level), _known(old, level), _known(new, level)
        found.pairs += over_versions(before, after, k)
        if found.anew:
            # What did not change is true of both, so each tells of what the other hid.
            for one, other in ((old, new), (new, old)):
                mine, theirs = _known(one, level), _known(other, level)
                same = {f: v for f, v in theirs.items() if one.counts.knows(f) and one.counts.value(f) == v}
                asked = [f for f in one.levels[level].hidden if f not in same and f not in mine]
                intruder = Intruder(study.tables, tables_at(study.tables, level), one.families)
                narrow = _sound(intruder.narrowed({**mine, **same}, asked, WIDTH, k), one.levels[level].hidden)
                found.narrowed += [f"study {study.seed}, {level}: {each}" for each in narrow]
    return found


def _plain_versions(before: Drawn, after: Drawn) -> Tried:
    """All figures of k families or more, of both versions, with nothing kept back."""
    counted = []
    for study in (before, after):
        known, _ = with_small_ones_hidden(study, "workshop", SHIPPED.k("workshop"))
        counted.append(known)
    return over_versions(counted[0], counted[1], SHIPPED.k("workshop"))
