"""Showing a passage to a reader who has the document: its hash is checked first, the text is never kept."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from schema.problems import KithError, Place, Problem

#: a passage longer than this is shown up to here
MOST = 2000


@dataclass(frozen=True)
class Shown:
    """A passage's text, or why it is not shown; and a notice when the copy is another one."""

    text: str
    notice: str


class Documents:
    """The folder with the reader's own copies of the documents."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._read: dict[str, tuple[str, str] | None] = {}

    def passage(self, file: str, sha256: str, unit: str, first: int, last: int) -> Shown:
        """The passage at lines or characters `first` to `last` of a text copy."""
        if not file or first < 0:
            return Shown("", "")
        copy = self._copy(file)
        if copy is None:
            return Shown("", f"{file} is not in {self.folder}.")
        text, digest = copy
        notice = "" if not sha256 or digest == sha256.lower() else str(Problem("E704", Place(file=file)))
        part = "\n".join(text.split("\n")[first - 1 : last]) if unit == "lines" else text[first:last]
        part = part.strip()
        return Shown(part if len(part) <= MOST else part[:MOST] + " …", notice)

    def _copy(self, file: str) -> tuple[str, str] | None:
        """Text and SHA-256 of a copy, read once; only files that lie in the folder itself."""
        if file not in self._read:
            path = self.folder / Path(file).name
            if path.is_file():
                data = _bytes_of(path)
                text = data.decode("utf-8-sig", errors="replace").replace("\r\n", "\n")
                self._read[file] = (text, hashlib.sha256(data).hexdigest())
            else:
                self._read[file] = None
        return self._read[file]


def _bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except PermissionError as error:
        raise KithError("E113", Place(file=str(path))) from error
