"""The files of the audit log: numbered, each begun when the one before it is large enough."""

import os
import re
from io import BytesIO
from pathlib import Path

from disclosure.audit.entry import link_of
from disclosure.audit.head import Head, sync_folder

SEGMENT = re.compile(r"log-(\d{6,})\.jsonl")


class Segments:
    """The numbered files of a folder; every method raises OSError."""

    def __init__(self, folder: Path, mode: int) -> None:
        self.folder = folder
        self._mode = mode

    def path(self, number: int) -> Path:
        """The file of this number, whether or not it is there."""
        return self.folder / f"log-{number:06}.jsonl"

    def numbers(self) -> list[int]:
        """The numbers of the files that are there."""
        found = (SEGMENT.fullmatch(path.name) for path in self.folder.iterdir())
        return sorted(int(one[1]) for one in found if one)

    def size(self, number: int) -> int:
        """How many bytes a file has; 0 when it is not there."""
        try:
            return self.path(number).stat().st_size
        except FileNotFoundError:
            return 0

    def read(self, number: int, start: int, end: int) -> bytes:
        """Bytes of a file; none when it is not there."""
        if start == end:
            return b""
        with self.path(number).open("rb") as file:
            file.seek(start)
            return file.read(end - start)

    def write(self, number: int, start: int, data: bytes) -> None:
        """Write at this place, on disk when it returns; what follows there is cut off first, and again on an error."""
        new = not self.path(number).exists()
        file = os.open(self.path(number), os.O_WRONLY | os.O_CREAT, self._mode)
        try:
            if new:
                self.path(number).chmod(self._mode)
            os.ftruncate(file, start)
            os.lseek(file, start, os.SEEK_SET)
            try:
                rest = memoryview(data)
                while rest:
                    rest = rest[os.write(file, rest) :]
                os.fsync(file)
            except OSError:
                os.ftruncate(file, start)
                raise
        finally:
            os.close(file)
        if new:
            sync_folder(self.folder)


def tail_of(segments: Segments, head: Head) -> tuple[Head, bytes]:
    """What stands after the head when a process died between a line and its head: the head as it is, and torn bytes.

    Whole lines that continue the chain are taken over. What is torn was never acknowledged, since a line is
    acknowledged after its head.
    """
    rest = segments.read(head.segment, head.size, segments.size(head.segment))
    for line in BytesIO(rest):
        link = link_of(line)
        if link is None or (link.seq, link.before) != (head.seq + 1, head.hash):
            break
        head = Head(link.seq, link.hash, head.segment, head.size + len(line))
        rest = rest[len(line) :]
    return head, rest
