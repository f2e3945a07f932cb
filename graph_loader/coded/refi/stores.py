"""Where the files that a project names lie: in its archive, or in the project's own folder and nowhere else."""

import hashlib
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO
from urllib.parse import unquote

from graph_loader.coded.refi.archive import ARCHIVE_ERRORS, UNPACKED_LIMIT, base_name
from schema.problems import KithError, Place

CHUNK = 1 << 20
SCHEMES = ("internal://", "relative://", "absolute://", "internal:", "relative:", "absolute:")


@dataclass(frozen=True)
class Found:
    """A file that a project names; `path` is its name in the archive or in the project's folder."""

    path: str
    at: zipfile.ZipInfo | Path


class Store:
    """The files of one project: the archive's members, and what lies in the folder that holds the project."""

    def __init__(self, folder: Path, archive: zipfile.ZipFile | None, place: Place) -> None:
        self._folder = folder.resolve()
        self._archive = archive
        self._place = place
        self._members: dict[str, zipfile.ZipInfo] = {}
        self._used: set[str] = set()
        if archive is not None:
            # A member of sources/ comes before another of the same last name.
            order = sorted(archive.infolist(), key=lambda m: not m.filename.lower().startswith("sources/"))
            for member in order:
                if not member.is_dir():
                    self._members.setdefault(base_name(member.filename), member)

    def find(self, reference: str | None) -> Found | None:
        """The file that a path of the project means, or None where there is none that may be read.

        `internal://`, a bare name and any other scheme are looked for among the members by their last part, in any
        case; then in the project's own folder, never outside it.
        """
        said = (reference or "").strip()
        if not said:
            return None
        scheme = next((one for one in SCHEMES if said.lower().startswith(one)), "")
        rest = said[len(scheme) :].replace("\\", "/")
        for name in dict.fromkeys((rest, unquote(rest))):
            member = self._members.get(base_name(name))
            if member is not None:
                self._used.add(member.filename)
                return Found(member.filename, member)
        for name in dict.fromkeys((rest, unquote(rest))):
            path = self._beside(name, scheme)
            if path is not None:
                return Found(path.relative_to(self._folder).as_posix(), path)
        return None

    def _beside(self, name: str, scheme: str) -> Path | None:
        """A file of the project's own folder; one that leads outside, also through a symbolic link, is none."""
        inner = name.lstrip("/")
        tried = [Path(name)] if scheme.startswith("absolute") else []
        if scheme.startswith("relative") or not scheme:
            tried.append(self._folder / inner)
        if self._archive is None:
            tried += [self._folder / folder / inner for folder in ("sources", "Sources", "")]
        for path in tried:
            try:
                real = path.resolve()
                if real.is_relative_to(self._folder) and real.is_file():
                    return real
            except (OSError, ValueError):
                continue  # a name that no file can have is nobody's file
        return None

    def read(self, found: Found, limit: int) -> bytes | None:
        """A file's bytes, or None where it is longer than `limit`; raises KithError E803 for a broken member."""
        size = found.at.stat().st_size if isinstance(found.at, Path) else found.at.file_size
        if size > limit:
            return None
        with self._open(found) as source:
            return source.read()

    def sha256(self, found: Found) -> str | None:
        """The SHA-256 of a file's bytes, read piece by piece; None beyond the limit of an archive."""
        summed, size = hashlib.sha256(), 0
        with self._open(found) as source:
            while chunk := source.read(CHUNK):
                summed.update(chunk)
                size += len(chunk)
                if size > UNPACKED_LIMIT:
                    return None
        return summed.hexdigest()

    @contextmanager
    def _open(self, found: Found) -> Iterator[IO[bytes]]:
        try:
            if isinstance(found.at, Path):
                with found.at.open("rb") as file:
                    yield file
            elif self._archive is not None:
                with self._archive.open(found.at) as member:
                    yield member
        except ARCHIVE_ERRORS as fault:
            raise KithError("E803", self._place) from fault

    def unused(self) -> int:
        """How many members no source has asked for; the project itself and hidden files do not count."""
        return sum(
            member.filename not in self._used
            for name, member in self._members.items()
            if not name.endswith(".qde") and not name.startswith(".") and not member.filename.startswith("__MACOSX/")
        )
