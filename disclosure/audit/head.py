"""The head of the audit log, in a file of its own: the number and hash of the last line, and where that line ends.

With it a log whose end was cut off is found. It is written after the line and before anything is shown. Two slots are
written in turn, each with a checksum, so that a write that a power cut tears leaves the other.
"""

import json
import os
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path

from disclosure.audit.entry import GENESIS

#: one sector of a disk, which is written whole or not at all
SLOT = 512


@dataclass(frozen=True)
class Head:
    """Where the log ends."""

    seq: int = 0
    hash: str = GENESIS
    #: number of the file that holds the last line
    segment: int = 1
    #: bytes of that file up to the end of the last line
    size: int = 0

    def __str__(self) -> str:
        return f"{self.seq}:{self.hash}"


class HeadFile:
    """The file of the head; every method raises OSError."""

    def __init__(self, path: Path, mode: int) -> None:
        self.path = path
        self._mode = mode

    def read(self) -> Head | None:
        """The head; None when there is no file, or nothing of use in it."""
        return self._slots()[0]

    def write(self, head: Head) -> None:
        """Make this the head, on disk when it returns."""
        if not self.path.exists():
            self._create(head)
            return
        _, slot = self._slots()
        file = os.open(self.path, os.O_WRONLY)
        try:
            os.lseek(file, slot * SLOT, os.SEEK_SET)
            os.write(file, _packed(head))
            os.fsync(file)
        finally:
            os.close(file)

    def _create(self, head: Head) -> None:
        """Make the file whole, by way of another beside it."""
        beside = self.path.with_suffix(".new")
        beside.unlink(missing_ok=True)
        file = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, self._mode)
        try:
            os.write(file, _packed(head) + b" " * SLOT)
            os.fsync(file)
        finally:
            os.close(file)
        beside.chmod(self._mode)
        beside.replace(self.path)
        sync_folder(self.path.parent)

    def _slots(self) -> tuple[Head | None, int]:
        """The head, and the number of the slot that may be written next."""
        try:
            data = self.path.read_bytes()
        except FileNotFoundError:
            return None, 0
        heads = [_unpacked(data[start : start + SLOT]) for start in (0, SLOT)]
        newest = max((head for head in heads if head), key=lambda head: (head.seq, head.segment), default=None)
        return newest, 1 - heads.index(newest)


def sync_folder(folder: Path) -> None:
    """See to it that a new name in a folder outlives a power cut, where the system lets folders be opened."""
    if os.name != "posix":
        return
    file = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(file)
    finally:
        os.close(file)


def _packed(head: Head) -> bytes:
    body = json.dumps(asdict(head), sort_keys=True)
    return f"{body} {_sum(body)}".ljust(SLOT - 1).encode("ascii") + b"\n"


def _unpacked(slot: bytes) -> Head | None:
    body, _, check = slot.decode("ascii", errors="replace").strip().rpartition(" ")
    return Head(**json.loads(body)) if body and _sum(body) == check else None


def _sum(body: str) -> str:
    return sha256(body.encode("ascii", errors="replace")).hexdigest()[:16]
