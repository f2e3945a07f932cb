"""The folders in which somebody keeps copies of documents, indexed by hash and by name; links are not followed."""

import hashlib
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Literal

from graph_loader.documents.standoff import Reading
from graph_loader.documents.texts import ENDINGS, plain_text
from schema.problems import KithError, Place

#: bounds of what is read: files in all, bytes of one file, bytes in all
MOST_FILES = 20_000
MOST_OF_ONE = 32 << 20
MOST_BYTES = 2 << 30

#: found: the copy that was coded, by its hash; moved: the same under another name; changed: of the name, with another
#: hash; unchecked: of the name, and the study gives no hash
Match = Literal["found", "moved", "changed", "unchecked"]


@dataclass(frozen=True)
class Copy:
    """One file that may be a copy of a document."""

    path: Path
    sha256: str


@dataclass
class Copies:
    """Every text file of some folders, by hash, by name and by name without its ending."""

    files: list[Copy] = field(default_factory=list)
    #: files too large to be read
    left_out: list[Path] = field(default_factory=list)

    @classmethod
    def of(cls, folders: Sequence[Path]) -> "Copies":
        """Index folders with all below them; raises E113, E705 for a folder that is not there, E706 for too much."""
        copies, read = cls(), 0
        seen: set[Path] = set()
        for folder in folders:
            if not folder.is_dir():
                raise KithError("E705", Place(file=str(folder)))
            for path, size in _text_files(folder):
                if path.resolve() in seen:
                    continue
                seen.add(path.resolve())
                if size > MOST_OF_ONE:
                    copies.left_out.append(path)
                    continue
                read += size
                if len(copies.files) >= MOST_FILES or read > MOST_BYTES:
                    raise KithError("E706", Place(file=str(folder)), files=MOST_FILES, gigabytes=MOST_BYTES >> 30)
                copies.files.append(Copy(path, hashlib.sha256(_bytes_of(path)).hexdigest()))
        return copies

    def find(self, file: str, sha256: str) -> tuple[Copy, Match] | None:
        """The copy of a document that a study names by file and hash, either of which may be empty."""
        name = Path(file).name.lower()
        if sha256 and (same := self._by_hash.get(sha256.lower())):
            named = [one for one in same if one.path.name.lower() == name]
            return ([*named, *same][0], "found" if named or not name else "moved")
        alike = self._by_name.get(name) or self._by_stem.get(Path(name).stem) if name else None
        return (alike[0], "changed" if sha256 else "unchecked") if alike else None

    def reading(self, copy: Copy) -> Reading:
        """The plain text of a copy, read once; raises E113 when it may not be read, E709 when it has no text."""
        if copy not in self._readings:
            try:
                self._readings[copy] = Reading(plain_text(_bytes_of(copy.path), copy.path.suffix))
            except ValueError as error:
                raise KithError("E709", Place(file=copy.path.name)) from error
        return self._readings[copy]

    @cached_property
    def _by_hash(self) -> dict[str, list[Copy]]:
        return _grouped((one.sha256, one) for one in self.files)

    @cached_property
    def _by_name(self) -> dict[str, list[Copy]]:
        return _grouped((one.path.name.lower(), one) for one in self.files)

    @cached_property
    def _by_stem(self) -> dict[str, list[Copy]]:
        return _grouped((one.path.stem.lower(), one) for one in self.files)

    @cached_property
    def _readings(self) -> dict[Copy, Reading]:
        return {}


def _grouped(pairs: Iterable[tuple[str, Copy]]) -> dict[str, list[Copy]]:
    groups: dict[str, list[Copy]] = {}
    for key, copy in pairs:
        groups.setdefault(key, []).append(copy)
    return groups


def _text_files(folder: Path) -> Iterator[tuple[Path, int]]:
    """Files whose ending is a text's, in the order of their names, with their size; whatever is a link is passed by."""

    def refuse(error: OSError) -> None:
        raise KithError("E113", Place(file=str(error.filename))) from error

    for where, below, names in os.walk(folder, onerror=refuse):
        below.sort()
        for name in sorted(names):
            path = Path(where) / name
            if path.suffix.lower() in ENDINGS and not path.is_symlink() and path.is_file():
                yield path, path.stat().st_size


def _bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except PermissionError as error:
        raise KithError("E113", Place(file=str(path))) from error
