"""The released tables of each study, made once for its data and kept, so that asking again tells nothing more."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from secrets import token_hex
from typing import Any

from filelock import FileLock

from disclosure.counts import Members
from disclosure.history import Release, as_json, from_json, places_of
from disclosure.policy import LEVELS, OPEN_LEVELS, Policy
from disclosure.private import file_mode, inner
from disclosure.staged import staged
from disclosure.tables.reading import Tables
from disclosure.versions import Basis, release_anew, shows_less
from schema.problems import KithError, Place

FOLDER = "frozen"


@dataclass(frozen=True)
class Kept:
    """What is kept of a study."""

    salt: str
    #: every release, the first one first; they bind each other, so none is ever dropped
    releases: tuple[Release, ...] = ()
    #: the bases that were looked at and found to ask for no new release, with whether the last one may still be shown
    looked: dict[str, bool] = field(default_factory=dict)


class FrozenTables:
    """The frozen tables in a private folder."""

    def __init__(self, private: Path, tables: Tables, policy: Policy) -> None:
        self._folder = inner(private, FOLDER)
        self._mode = file_mode(private)
        self._tables = tables
        self._policy = policy

    def of(self, address: str, study: str, version: str, members: Callable[[], Members]) -> Release | None:
        """The release of a study to be shown now, made when there is none yet; None when nothing may be shown.

        `members` finds the families that count; it is only called when the data, the policy or the tables are not those
        that were looked at before. Raises E701 and E729.
        """
        path = self._folder / f"{sha256(f'{address} {study}'.encode()).hexdigest()[:32]}.json"
        basis = self._basis(study, version)
        key = sha256(f"{basis.data_version} {basis.policy} {basis.definitions}".encode()).hexdigest()[:32]
        with FileLock(path.with_suffix(".lock"), mode=self._mode):
            kept = _read(path)
            if key not in kept.looked:
                kept = self._look(kept, members(), study, basis, key)
                self._write(path, kept)
        return kept.releases[-1] if kept.looked[key] else None

    def _look(self, kept: Kept, members: Members, study: str, basis: Basis, key: str) -> Kept:
        """Decide what is shown of the data as it is now: a new release, the last one, or nothing."""
        places = places_of(members, kept.salt)
        last = kept.releases[-1] if kept.releases else None
        # A family that may not be counted any more must be in nothing that is shown.
        left = {one for release in kept.releases for one in release.places.keys() - places.keys()}
        same = last is not None and (last.policy, last.definitions) == (basis.policy, basis.definitions)
        still = same and last is not None and last.gone == 0 and not last.places.keys() & left
        if not (still and last is not None and last.changed(places) == 0):
            open_to = [level for level in OPEN_LEVELS if not self._narrower(study, level)]
            new = release_anew(self._tables, members, self._policy, open_to, basis, kept.releases, kept.salt)
            if new is not None and not (still and last is not None and shows_less(new, last)):
                kept = replace(kept, releases=(*kept.releases, new), looked={})
                still = True
        releases = tuple(one.without(left) for one in kept.releases)
        # What was found for other data or rules is looked at again when these come back.
        return replace(kept, releases=releases, looked={key: still})

    def _narrower(self, study: str, level: str) -> bool:
        """Whether a study may not leave at a level."""
        return LEVELS.index(self._policy.leaves_at(study)) > LEVELS.index(level)

    def _basis(self, study: str, version: str) -> Basis:
        policy = self._policy
        own = {one: rule.level for one, rule in policy.families.items() if one.startswith(f"{study}:")}
        rules = {
            "levels": {level: rule.families for level, rule in policy.levels.items()},
            "rules": [policy.rounding.base, policy.dominance.largest, policy.dominance.percent],
            "protection": [policy.protection.width, policy.protection.percent],
            "study": policy.leaves_at(study),
            "families": own,
        }
        variables = {name: _hash(one.model_dump(mode="json")) for name, one in self._tables.variables.items()}
        sums = {
            magnitude.name: _hash([table.question, magnitude.model_dump(mode="json")])
            for table in self._tables.tables.values()
            for magnitude in table.sums
        }
        shown = {name: [one.by, [m.name for m in one.sums], one.level] for name, one in self._tables.tables.items()}
        parts = {**variables, **sums}
        return Basis(version, _hash(rules), _hash([shown, parts]), parts)

    def _write(self, path: Path, kept: Kept) -> None:
        raw = {"salt": kept.salt, "looked": kept.looked, "releases": [as_json(one) for one in kept.releases]}
        with staged(path) as staging:
            staging.touch(self._mode)
            staging.write_text(json.dumps(raw), encoding="utf-8")


def _read(path: Path) -> Kept:
    if not path.exists():
        return Kept(token_hex(16))
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
        return Kept(str(raw["salt"]), tuple(from_json(one) for one in raw["releases"]), dict(raw["looked"]))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise KithError("E729", Place(file=str(path))) from error


def _hash(value: Any) -> str:
    return sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()[:32]
