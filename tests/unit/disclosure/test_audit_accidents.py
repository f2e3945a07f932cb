"""Processes that are killed, torn lines, full disks: no acknowledged line is lost, and none is there by half."""

import errno
import json
import os
import random
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from disclosure.audit import Audit, Head, log, verify
from disclosure.audit.head import HeadFile
from disclosure.audit.log import REPAIRED
from schema.problems import KithError
from tests.lib.audit_log import append_until_killed, entry, lines, private
from tests.lib.commands import environment

KILLS = 200
SEED = 7
#: children that write one log at a time
TOGETHER = 8
SEGMENT = 20_000
#: Limits the size of its files, then says by lines of JSON what became of each entry.
LIMITED = """
import json, resource, sys
from pathlib import Path
from disclosure.audit import Audit
from schema.problems import KithError
from tests.lib.audit_log import entry
audit = Audit(Path(sys.argv[1]))
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), int(sys.argv[2])))
for number in range(int(sys.argv[3])):
    try:
        print(json.dumps(audit.append(entry(number)).seq))
    except KithError as error:
        print(json.dumps(str(error)))
"""


def test_kills_lose_no_acknowledged_line(tmp_path: Path) -> None:
    chance = random.Random(SEED)
    folder = private(tmp_path)
    acknowledged: list[int] = []
    for turn in range(KILLS // TOGETHER):
        children = [_started(folder, threads) for threads in chance.choices((1, 2, 4), k=TOGETHER)]
        if turn % 2:
            # Every other time they are killed in the middle of their work, else as they begin.
            select.select([told for _, told in children], [], [])
        time.sleep(chance.uniform(0.0, 0.05))
        for child, _ in chance.sample(children, TOGETHER):
            os.kill(child, signal.SIGKILL)
        acknowledged += [seq for child, told in children for seq in _acknowledged(child, told)]
    audit = Audit(folder, segment_bytes=SEGMENT)
    left = verify(audit)
    audit.append(entry(1))
    checked = verify(audit)
    assert (left.faults, checked.faults, checked.torn) == ([], [], 0)
    kept = [json.loads(line)["seq"] for line in lines(audit)]
    assert kept == list(range(1, checked.head.seq + 1))
    assert len(acknowledged) >= KILLS // TOGETHER // 2
    assert len(set(acknowledged)) == len(acknowledged)
    assert set(acknowledged) <= set(kept)


def _started(folder: Path, threads: int) -> tuple[int, int]:
    """A child that appends until it is killed, and where it tells the numbers of acknowledged lines."""
    told, to = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            append_until_killed(folder, threads, SEGMENT, to)
        finally:
            os._exit(1)
    os.close(to)
    return child, told


def _acknowledged(child: int, told: int) -> list[int]:
    """What a killed child had told."""
    _, status = os.waitpid(child, 0)
    assert os.WTERMSIG(status) == signal.SIGKILL
    with os.fdopen(told, "rb") as said:
        return [int(line) for line in said.read().splitlines(keepends=True) if line.endswith(b"\n")]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """What a line looks like that comes third."""
    audit = Audit(private(tmp_path_factory.mktemp("whole")))
    for number in range(3):
        audit.append(entry(number))
    return lines(audit)[2]


@pytest.mark.parametrize("left", [1, 2, 30, 300, -2, -1])
def test_a_torn_line_is_repaired_by_the_next(tmp_path: Path, whole: bytes, left: int) -> None:
    audit = Audit(private(tmp_path))
    for number in range(2):
        audit.append(entry(number))
    with audit.segments.path(1).open("ab") as file:
        file.write(whole[:left])
    checked = verify(audit)
    assert (checked.lines, checked.faults, checked.torn) == (2, [], len(whole[:left]))
    assert audit.append(entry(9)).seq == 4
    told = [json.loads(line) for line in lines(audit)]
    assert [(one["action"], one["rows"]) for one in told[1:]] == [("ask", 1), (REPAIRED, len(whole[:left])), ("ask", 9)]
    checked = verify(audit)
    assert (checked.lines, checked.faults, checked.torn) == (4, [], 0)


def test_a_whole_line_without_its_head_is_taken_over(tmp_path: Path) -> None:
    audit = Audit(private(tmp_path))
    for number in range(2):
        audit.append(entry(number))
    head = (audit.folder / "head").read_bytes()
    audit.append(entry(2))
    (audit.folder / "head").write_bytes(head)
    checked = verify(audit)
    assert (checked.lines, checked.after_head, checked.faults, checked.torn) == (2, 1, [], 0)
    assert audit.append(entry(3)).seq == 4
    assert verify(audit).faults == []
    assert [json.loads(line)["rows"] for line in lines(audit)] == [0, 1, 2, 3]


def test_a_full_disk_refuses_and_leaves_no_part_of_a_line(tmp_path: Path) -> None:
    folder = private(tmp_path)
    limit = 2000
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, str(folder), str(limit), "8"],
        capture_output=True,
        text=True,
        env=environment(),
        check=True,
    )
    said = [json.loads(line) for line in done.stdout.splitlines()]
    written = [one for one in said if isinstance(one, int)]
    refused = said[len(written) :]
    assert written == list(range(1, len(written) + 1))
    assert len(written) >= 3
    assert len(refused) >= 2
    assert all(one.startswith("E732 ") and "(the file may not grow), so nothing is shown" in one for one in refused)
    audit = Audit(folder)
    checked = verify(audit)
    assert (checked.lines, checked.faults, checked.torn) == (len(written), [], 0)
    assert audit.append(entry(1)).seq == len(written) + 1


def test_a_head_that_cannot_be_written_refuses_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    audit = Audit(private(tmp_path))
    audit.append(entry(0))

    def refuse(self: HeadFile, head: Head) -> None:
        raise OSError(errno.EROFS, "refused")

    with monkeypatch.context() as patch:
        patch.setattr(HeadFile, "write", refuse)
        with pytest.raises(KithError, match=r"E732 .*\(the disk may only be read\)"):
            audit.append(entry(1))
    # The line was whole on disk and never acknowledged; it may stay.
    assert verify(audit).after_head == 1
    assert audit.append(entry(2)).seq == 3
    assert verify(audit).faults == []


def test_a_log_held_by_a_process_that_hangs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log, "PATIENCE", 0.05)
    folder = private(tmp_path)
    audit, other = Audit(folder), Audit(folder)
    with other.held(), pytest.raises(KithError, match=r"E732 .*\(another process holds it\)"):
        audit.append(entry(0))
    assert audit.append(entry(0)).seq == 1
