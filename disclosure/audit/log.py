"""Adding lines to the audit log, from several threads and processes, so that no acknowledged line is ever lost."""

import errno
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from threading import Event, Lock

from filelock import FileLock, Timeout

from disclosure.audit.budget import REFUSED, Budget, Tally
from disclosure.audit.entry import Entry, line_of
from disclosure.audit.files import Segments, tail_of
from disclosure.audit.head import Head, HeadFile
from disclosure.private import file_mode, inner
from schema.problems import KithError, Place

FOLDER = "audit"
#: a file of the log is followed by another when it has this many bytes
SEGMENT_BYTES = 16_000_000
#: seconds that a line waits for other processes
PATIENCE = 30
#: what a line says that was written because the one before it had been torn
REPAIRED = "audit repaired"
REASONS = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "the disk quota is used up",
    errno.EFBIG: "the file may not grow",
    errno.EACCES: "permission is missing",
    errno.EPERM: "permission is missing",
    errno.EROFS: "the disk may only be read",
}


@dataclass(frozen=True)
class Written:
    """A line that is on disk."""

    seq: int
    hash: str
    #: individual families that the person read on this day, this reading included; 0 where no budget was asked about
    families_today: int = 0
    #: whether it was of single families, and that many are as many as the policy warns at
    warned: bool = False


@dataclass
class _Waiting:
    """A line on its way, and what became of it."""

    entry: Entry
    budget: Budget | None
    ready: Event = field(default_factory=Event)
    #: whether it is this thread's turn to write what is waiting
    leads: bool = False
    written: Written | None = None
    error: BaseException | None = None


class _Lines:
    """Lines of one moment that go to the disk together."""

    def __init__(self, start: Head, at: datetime) -> None:
        self.start = self.head = start
        self.at = at
        self.data: list[bytes] = []
        #: families that they tell of, by person
        self.read: dict[str, set[str]] = {}

    def add(self, entry: Entry) -> None:
        line, own = line_of(entry, self.head.seq + 1, self.head.hash, self.at)
        self.data.append(line)
        self.head = Head(self.head.seq + 1, own, self.head.segment, self.head.size + len(line))
        if entry.outcome != REFUSED:
            self.read.setdefault(entry.who, set()).update(entry.families)


class Audit:
    """The audit log of a private folder. One object serves all threads of a process; processes may share a folder."""

    def __init__(
        self,
        private: Path,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        segment_bytes: int = SEGMENT_BYTES,
    ) -> None:
        self.folder = inner(private, FOLDER)
        mode = file_mode(private)
        self.segments = Segments(self.folder, mode)
        self._head_file = HeadFile(self.folder / "head", mode)
        self._clock = clock
        self._segment_bytes = segment_bytes
        self._between = FileLock(self.folder / "lock", timeout=PATIENCE, mode=mode, poll_interval=0.002)
        self._tally = Tally(self.segments)
        self._queue: list[_Waiting] = []
        self._writing = False
        self._turns = Lock()

    def append(self, entry: Entry, budget: Budget | None = None) -> Written:
        """Write a line and come back when it is on disk.

        Lines that threads bring while another line is being written go to the disk together. Raises E732 when the line
        cannot be written, E733 when the log is not what was written, and E734, after a line that says so, when the
        entry's families would pass the person's budget of the day. On any of them, show nothing.
        """
        mine = _Waiting(entry, budget)
        with self._turns:
            self._queue.append(mine)
            mine.leads, self._writing = not self._writing, True
        if not mine.leads:
            mine.ready.wait()
        if mine.leads:
            self._write_waiting()
        if mine.error is not None:
            raise mine.error
        if mine.written is None:
            raise KithError("E732", Place(file=str(self.folder)), reason="the line was not acknowledged")
        return mine.written

    def head(self) -> Head:
        """The head as it is on disk; raises E732, E733."""
        with self.held() as head:
            return head

    def families_today(self, who: str) -> int:
        """How many individual families somebody read today (UTC); raises E732, E733."""
        with self.held() as head:
            return len(self._tally.of(who, self._clock().astimezone(UTC).date(), head))

    @contextmanager
    def held(self) -> Iterator[Head]:
        """The head, while no other process writes; raises E732, E733."""
        with self._troubles(), self._between:
            yield self._known_head()

    def _known_head(self) -> Head:
        """The head; that of an empty log is made where there is nothing yet."""
        head = self._head_file.read()
        if head is None:
            if self.segments.numbers():
                raise self._damaged("the file of its head is gone or damaged")
            head = Head()
            self._head_file.write(head)
        if self.segments.size(head.segment) < head.size:
            raise self._damaged("lines are missing at its end")
        return head

    def _write_waiting(self) -> None:
        """Write all lines that wait, as one, tell each what became of it, and pass the turn on."""
        with self._turns:
            batch, self._queue = self._queue, []
        try:
            with self.held() as head:
                written = self._write(batch, head)
            for one, (line, refusal) in zip(batch, written, strict=True):
                one.written, one.error = line, refusal
        except BaseException as error:
            for one in batch:
                one.error = error
            raise
        finally:
            with self._turns:
                self._writing = bool(self._queue)
                if self._queue:
                    self._queue[0].leads = True
                    self._queue[0].ready.set()
            for one in batch:
                one.ready.set()

    def _write(self, batch: list[_Waiting], head: Head) -> list[tuple[Written, KithError | None]]:
        head, torn = tail_of(self.segments, head)
        if head.size >= self._segment_bytes:
            # Moved first, so that lines after the head are always in the head's own file.
            head = Head(head.seq, head.hash, head.segment + 1, 0)
            self._head_file.write(head)
        lines = _Lines(head, self._clock().astimezone(UTC))
        if torn:
            lines.add(Entry("", REPAIRED, rows=len(torn)))
        done = [self._add(one, lines) for one in batch]
        self.segments.write(head.segment, head.size, b"".join(lines.data))
        self._head_file.write(lines.head)
        return done

    def _add(self, one: _Waiting, lines: "_Lines") -> tuple[Written, KithError | None]:
        """Put a line to the others of a batch; a refused one where the budget of the day does not allow it."""
        if one.budget is None:
            lines.add(one.entry)
            return Written(lines.head.seq, lines.head.hash), None
        before = self._tally.of(one.entry.who, lines.at.date(), lines.start) | lines.read.get(one.entry.who, set())
        after = before.union(one.entry.families)
        if after != before and len(after) > one.budget.most:
            lines.add(replace(one.entry, outcome=REFUSED, rows=0))
            return Written(lines.head.seq, lines.head.hash), KithError("E734", most=one.budget.most)
        lines.add(one.entry)
        warned = bool(one.entry.families) and len(after) >= one.budget.warn
        return Written(lines.head.seq, lines.head.hash, len(after), warned), None

    @contextmanager
    def _troubles(self) -> Iterator[None]:
        try:
            yield
        except Timeout as error:
            raise KithError("E732", Place(file=str(self.folder)), reason="another process holds it") from error
        except OSError as error:
            reason = REASONS.get(error.errno or 0, "the system refuses")
            raise KithError("E732", Place(file=str(self.folder)), reason=reason) from error

    def _damaged(self, what: str) -> KithError:
        return KithError("E733", Place(file=str(self.folder)), what=what)
