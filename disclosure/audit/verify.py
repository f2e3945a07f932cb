"""Verifying the audit log: every line as it was written, each after the one before it, the last the one of the head.

The hash of a line holds the hash of the line before it, so lines can only be looked at one after the other.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

from disclosure.audit.entry import GENESIS, link_of
from disclosure.audit.files import tail_of
from disclosure.audit.head import Head
from disclosure.audit.log import Audit


@dataclass(frozen=True)
class Fault:
    """Something that is not as it was written."""

    file: str
    #: line of that file, from 1; 0 for the file as a whole
    line: int
    what: str

    def __str__(self) -> str:
        where = f"{self.file}{f', line {self.line}' if self.line else ''}"
        return f"{where}: {self.what}" if where else self.what


@dataclass
class Verified:
    """What was found."""

    head: Head
    lines: int = 0
    faults: list[Fault] = field(default_factory=list)
    #: whole lines after the head, and torn bytes: left by a process that died before it acknowledged them
    after_head: int = 0
    torn: int = 0


def verify(audit: Audit, noted: tuple[int, str] | None = None) -> Verified:
    """Look at every line; with a head noted earlier (number, hash), also at whether the log still holds that line.

    Lines that others add meanwhile are not looked at. Raises E732 when the log cannot be read, E733 when its head is
    gone or its end is missing.
    """
    with audit.held() as head:
        sizes = {number: audit.segments.size(number) for number in audit.segments.numbers()}
        reached, torn = tail_of(audit.segments, head)
    checked = Verified(head, after_head=reached.seq - head.seq, torn=len(torn))
    chain = _Chain(noted)
    for number in range(1, max([head.segment, *sizes]) + 1):
        path = audit.segments.path(number)
        if number > head.segment:
            checked.faults.append(Fault(path.name, 0, "the head does not know this file"))
        elif number not in sizes:
            if (number, 0) != (head.segment, head.size):
                checked.faults.append(Fault(path.name, 0, "the file is missing"))
        else:
            end = head.size if number == head.segment else sizes[number]
            checked.faults += _faults(path, end, chain)
    if (chain.seq, chain.hash) != (head.seq, head.hash):
        last = audit.segments.path(head.segment).name
        checked.faults.append(Fault(last, 0, "its last line is not the one that the head names"))
    if noted and noted[0] and not chain.met:
        checked.faults.append(Fault("", 0, f"line {noted[0]} is not the one whose hash was noted"))
    if any(link_of(line) for line in BytesIO(torn)):
        # A process that dies leaves lines that continue the chain, and after them at most a part of one.
        checked.faults.append(Fault(audit.segments.path(head.segment).name, 0, "lines were put in after its last line"))
    checked.lines = chain.lines
    return checked


class _Chain:
    """How far the lines were followed."""

    def __init__(self, noted: tuple[int, str] | None) -> None:
        self.seq = 0
        self.hash = GENESIS
        self.lines = 0
        self.met = False
        self._noted = noted

    def follow(self, line: bytes) -> str:
        """Take the next line; what is wrong with it, else nothing."""
        self.lines += 1
        link = link_of(line)
        if link is None:
            # The next line is held against what this one was: it stays in step when only the text was changed.
            self.seq += 1
            self.hash = ""
            return "the line was changed after it was written"
        fits = link.seq == self.seq + 1 and self.hash in ("", link.before)
        self.seq, self.hash = link.seq, link.hash
        self.met = self.met or (link.seq, link.hash) == self._noted
        return "" if fits else f"line {link.seq} does not follow what stands before it: lines were taken out or moved"


def _faults(path: Path, end: int, chain: _Chain) -> Iterator[Fault]:
    with path.open("rb") as file:
        at = 0
        for row, line in enumerate(file, 1):
            at += len(line)
            if at > end:
                break
            if what := chain.follow(line):
                yield Fault(path.name, row, what)
