"""Composites as they were made once for a release of a study, and kept, so that asking again tells nothing more."""

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path
from typing import Any

from filelock import FileLock

from disclosure.composite.composed import Band, Composite, CompositeNode, CompositeTie
from disclosure.frozen import FOLDER
from disclosure.history import Release
from disclosure.private import file_mode, inner
from disclosure.staged import staged
from schema.problems import KithError, Place

#: makes the composites; None where no class was looked behind
Compose = Callable[[], tuple[Composite, ...] | None]


class KeptComposites:
    """The composites in a private folder."""

    def __init__(self, private: Path) -> None:
        self._folder = inner(private, FOLDER)
        self._mode = file_mode(private)

    def of(
        self, address: str, study: str, level: str, by: str, release: Release, live: str, compose: Compose
    ) -> tuple[Composite, ...] | None:
        """The composites of a release in one form; made of the live data where these are the release's, else None.

        A composite of newer data beside tables of older ones would show what changed between them. The form that is
        made first, whole or by country, is the study's for good: the whole less one country would be the other one.
        `compose` gives None where it looked behind no class; that decides nothing. Raises E701, E729, and E762 for
        another form than the study's.
        """
        form = self._path("form", f"{address} {study}")
        path = self._path("composites", f"{address} {study} {level} {by} {release.data_version} {release.policy}")
        with FileLock(form.with_suffix(".lock"), mode=self._mode):
            if form.exists() and _raw(form) != by:
                raise KithError("E762")
            if path.exists():
                return _read(path)
            made = compose() if release.data_version == live else None
            if made is not None:
                self._write(form, by)
                self._write(path, [asdict(one) for one in made])
        return made

    def _path(self, what: str, name: str) -> Path:
        return self._folder / f"{what}-{sha256(name.encode()).hexdigest()[:32]}.json"

    def _write(self, path: Path, value: Any) -> None:
        with staged(path) as staging:
            staging.touch(self._mode)
            staging.write_text(json.dumps(value), encoding="utf-8")


def composite_from(raw: Mapping[str, Any]) -> Composite:
    """The composite that was written as JSON; raises KeyError and TypeError for what is none."""
    nodes = tuple(CompositeNode(**{**one, "families": Band(**one["families"])}) for one in raw["nodes"])
    ties = tuple(CompositeTie(**{**one, "families": Band(**one["families"])}) for one in raw["ties"])
    families = raw.get("families")
    return Composite(**{**raw, "nodes": nodes, "ties": ties, "families": Band(**families) if families else None})


def _raw(path: Path) -> Any:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise KithError("E729", Place(file=str(path))) from error


def _read(path: Path) -> tuple[Composite, ...]:
    try:
        return tuple(composite_from(one) for one in _raw(path))
    except (ValueError, KeyError, TypeError) as error:
        raise KithError("E729", Place(file=str(path))) from error
