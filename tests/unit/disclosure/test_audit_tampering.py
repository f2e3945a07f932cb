"""Whatever is done to a line of the audit log is found, wherever the line stands."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disclosure.audit import Audit, Entry, Verified, verify
from disclosure.audit.entry import line_of
from schema.problems import KithError
from tests.lib.audit_log import BEGINNING, entry, lines, private

LINES = 14
SEGMENT = 1500


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory) -> Audit:
    """A log of several files."""
    audit = Audit(private(tmp_path_factory.mktemp("log")), segment_bytes=SEGMENT)
    for number in range(LINES):
        audit.append(entry(number))
    assert len(audit.segments.numbers()) >= 3
    assert verify(audit).faults == []
    return audit


def found(audit: Audit) -> bool:
    """Whether anything is found."""
    try:
        checked: Verified = verify(audit)
    except KithError as error:
        return error.problem.code == "E733"
    return bool(checked.faults)


def tampered(audit: Audit, change: Callable[[list[bytes]], list[bytes]]) -> bool:
    """Whether a change of the log's lines is found; the log is as it was afterwards.

    The changed lines go into files of as many lines as before, what is over or lacking at the end of the last.
    """
    files = {audit.segments.path(n): audit.segments.path(n).read_bytes() for n in audit.segments.numbers()}
    changed = change(lines(audit))
    try:
        for number, (path, data) in enumerate(files.items(), 1):
            count = data.count(b"\n") if number < len(files) else len(changed)
            part, changed = changed[:count], changed[count:]
            path.write_bytes(b"".join(part))
        return found(audit)
    finally:
        for path, data in files.items():
            path.write_bytes(data)


@pytest.mark.parametrize("at", range(LINES))
def test_a_line_is_taken_out_doubled_or_moved(log: Audit, at: int) -> None:
    assert tampered(log, lambda told: told[:at] + told[at + 1 :])
    assert tampered(log, lambda told: told[: at + 1] + told[at:])
    assert tampered(log, lambda told: told[:at])
    for other in range(at):
        assert tampered(log, partial(_swapped, at, other))


@pytest.mark.parametrize("at", range(LINES))
def test_a_line_is_made_anew_with_a_hash_that_fits_it(log: Audit, at: int) -> None:
    def change(told: list[bytes]) -> list[bytes]:
        before = told[at - 1][-67:-3].decode() if at else "0" * 64
        line, _ = line_of(Entry("ben", "ask", "chronology", rows=at), at + 1, before, BEGINNING)
        return [*told[:at], line, *told[at + 1 :]]

    assert tampered(log, change)


def test_the_whole_log_is_made_anew(log: Audit, tmp_path: Path) -> None:
    """Whoever rewrites the log with its head is found by a head that somebody noted."""
    noted = (log.head().seq, log.head().hash)
    other = Audit(private(tmp_path), segment_bytes=SEGMENT)
    for number in range(LINES + 3):
        other.append(entry(number, who="ben"))
    assert verify(other).faults == []
    assert [str(one) for one in verify(other, noted).faults] == [f"line {LINES} is not the one whose hash was noted"]
    assert verify(log, noted).faults == []
    log_longer = Audit(log.folder.parent, segment_bytes=SEGMENT)
    assert verify(log_longer, (LINES - 4, lines(log)[LINES - 5][-67:-3].decode())).faults == []


@settings(max_examples=300, deadline=None)
@given(at=st.integers(0, 10**6), bit=st.integers(0, 7))
def test_any_bit_of_any_line(log: Audit, at: int, bit: int) -> None:
    files = {audit_file: audit_file.read_bytes() for audit_file in map(log.segments.path, log.segments.numbers())}
    place = at % sum(map(len, files.values()))
    for path, data in files.items():
        if place < len(data):
            changed = bytearray(data)
            changed[place] ^= 1 << bit
            path.write_bytes(changed)
            assert found(log)
            path.write_bytes(data)
            return
        place -= len(data)


@pytest.mark.parametrize("number", [1, 2, -1])
def test_a_whole_file_is_taken_away_emptied_or_put_in(log: Audit, number: int) -> None:
    path = log.segments.path(log.segments.numbers()[number if number < 0 else number - 1])
    data = path.read_bytes()
    path.write_bytes(b"")
    assert found(log)
    path.unlink()
    assert found(log)
    path.write_bytes(data)
    more = log.segments.path(log.segments.numbers()[-1] + 1)
    more.write_bytes(data)
    assert [str(fault) for fault in verify(log).faults] == [f"{more.name}: the head does not know this file"]
    more.unlink()
    assert not found(log)


def test_nothing_is_added_to_a_log_that_was_cut_off(log: Audit) -> None:
    path = log.segments.path(log.segments.numbers()[-1])
    data = path.read_bytes()
    path.write_bytes(data[:-1])
    with pytest.raises(KithError, match=r"E733 .*lines are missing at its end"):
        log.append(entry(99))
    path.write_bytes(data)
    assert verify(log).head.seq == LINES


def _swapped(one: int, other: int, told: list[bytes]) -> list[bytes]:
    told = list(told)
    told[one], told[other] = told[other], told[one]
    return told
