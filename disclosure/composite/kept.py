"""Composites as they were made once for a release of a study, and kept, so that asking again tells nothing more."""

import json
from collections.abc import Callable
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path

from filelock import FileLock

from disclosure.composite.composed import Band, Composite, CompositeNode, CompositeTie
from disclosure.frozen import FOLDER
from disclosure.history import Release
from disclosure.private import file_mode, inner
from disclosure.staged import staged
from schema.problems import KithError, Place


class KeptComposites:
    """The composites in a private folder."""

    def __init__(self, private: Path) -> None:
        self._folder = inner(private, FOLDER)
        self._mode = file_mode(private)

    def of(
        self, address: str, study: str, level: str, release: Release, live: str, compose: Callable[[], Composite]
    ) -> Composite | None:
        """The composite of a release; made of the live data where these are the release's, else None.

        A composite of newer data beside tables of older ones would show what changed between them. Raises E701, E729.
        """
        name = f"{address} {study} {level} {release.data_version} {release.policy}"
        path = self._folder / f"composite-{sha256(name.encode()).hexdigest()[:32]}.json"
        with FileLock(path.with_suffix(".lock"), mode=self._mode):
            if path.exists():
                return _read(path)
            if release.data_version != live:
                return None
            made = compose()
            with staged(path) as staging:
                staging.touch(self._mode)
                staging.write_text(json.dumps(asdict(made)), encoding="utf-8")
        return made


def _read(path: Path) -> Composite:
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
        nodes = tuple(CompositeNode(**{**one, "families": Band(**one["families"])}) for one in raw.pop("nodes"))
        ties = tuple(CompositeTie(**{**one, "families": Band(**one["families"])}) for one in raw.pop("ties"))
        return Composite(**raw, nodes=nodes, ties=ties)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise KithError("E729", Place(file=str(path))) from error
