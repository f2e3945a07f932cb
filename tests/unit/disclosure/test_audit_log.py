"""Lines of the audit log: what they hold, in which order, from how many hands, and what is refused."""

import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest

from disclosure.audit import Audit, Entry, verify
from disclosure.audit.entry import GENESIS, MOST_WRITTEN
from disclosure.audit.show import last_lines
from disclosure.private import ready
from schema.problems import KithError
from tests.lib.audit_log import Clock, entry, lines, private
from tests.lib.commands import environment

CANARY = "canary-7d1f Ärger"
CHILD = """
import sys
from pathlib import Path
from disclosure.audit import Audit
from tests.lib.audit_log import entry
audit = Audit(Path(sys.argv[1]), segment_bytes=3000)
for _ in range(20):
    audit.append(entry(1, who="child"))
"""


def test_a_line_says_who_did_what_and_holds_no_value(tmp_path: Path) -> None:
    audit = Audit(private(tmp_path), Clock())
    given = {"family": "s:F1", "study": CANARY, "voice": CANARY, CANARY: "x"}
    audit.append(Entry("anna", "ask", "chronology", given, ("s:F1", CANARY), "research", 3, "abc", export="x-1"))
    audit.append(Entry(CANARY, CANARY, CANARY, {}, (), CANARY, 0, CANARY, CANARY, CANARY))
    first, second = (json.loads(line) for line in lines(audit))
    assert first == {
        "seq": 1,
        "at": "2026-03-01T09:00:00.000+00:00",
        "who": "anna",
        "action": "ask",
        "question": "chronology",
        "parameters": ["?", "family=s:F1", "study", "voice"],
        "families": ["s:F1"],
        "level": "research",
        "rows": 3,
        "version": "abc",
        "outcome": "served",
        "export": "x-1",
        "before": GENESIS,
        "hash": first["hash"],
    }
    assert (second["seq"], second["before"]) == (2, first["hash"])
    assert {second[n] for n in ("who", "action", "question", "level", "version", "outcome", "export")} == {"?"}
    assert b"canary" not in b"".join(lines(audit))


def test_a_line_is_as_long_as_its_families(tmp_path: Path) -> None:
    audit = Audit(private(tmp_path))
    families = tuple(f"s:F{n}" for n in range(5000))
    audit.append(Entry("anna", "map", families=families))
    assert json.loads(lines(audit)[0])["families"] == list(families)
    assert verify(audit).faults == []


def test_what_is_not_a_name_is_not_written_however_long(tmp_path: Path) -> None:
    audit = Audit(private(tmp_path))
    audit.append(Entry("a" * (MOST_WRITTEN + 1), "ask", "b" * MOST_WRITTEN))
    line = json.loads(lines(audit)[0])
    assert (line["who"], line["question"]) == ("?", "b" * MOST_WRITTEN)


def test_threads_and_processes_write_one_chain(tmp_path: Path) -> None:
    folder = private(tmp_path)
    words = [sys.executable, "-c", CHILD, str(folder)]
    children = [subprocess.Popen(words, env=environment()) for _ in range(2)]
    audit = Audit(folder, segment_bytes=3000)
    with ThreadPoolExecutor(8) as threads:
        written = list(threads.map(lambda n: audit.append(entry(n)).seq, range(80)))
    assert [child.wait(60) for child in children] == [0, 0]
    assert len(set(written)) == 80
    checked = verify(audit)
    assert (checked.lines, checked.faults, checked.head.seq) == (120, [], 120)
    assert len(audit.segments.numbers()) > 5
    shown = last_lines(audit, 1000)
    assert shown.get_column("seq").to_list() == list(range(1, 121))
    assert shown.filter(who="child").height == 40


def test_a_clock_that_goes_back_troubles_nobody(tmp_path: Path) -> None:
    clock = Clock()
    audit = Audit(private(tmp_path), clock)
    for days in (0, -400, 900, -1):
        clock.move(days=days)
        audit.append(entry(1))
    assert verify(audit).faults == []
    assert [json.loads(line)["seq"] for line in lines(audit)] == [1, 2, 3, 4]


def test_the_last_lines(tmp_path: Path) -> None:
    clock = Clock()
    audit = Audit(private(tmp_path), clock, segment_bytes=1500)
    for number in range(12):
        audit.append(entry(number, who="anna" if number % 2 else "ben"))
        clock.move(hours=5)
    assert last_lines(audit, 3).get_column("rows").to_list() == [9, 10, 11]
    assert last_lines(audit, 3, who="ben").get_column("rows").to_list() == [6, 8, 10]
    assert last_lines(audit, 50, since=date(2026, 3, 3)).get_column("rows").to_list() == [8, 9, 10, 11]
    assert last_lines(audit, 3, who="clara").is_empty()


def test_files_are_the_owners_and_a_group_is_let_in_on_purpose(tmp_path: Path) -> None:
    for mode, files in ((0o700, 0o600), (0o2770, 0o660)):
        folder = tmp_path / f"{mode:o}"
        folder.mkdir()
        folder.chmod(mode)
        audit = Audit(ready(folder))
        audit.append(entry(1))
        assert {path.stat().st_mode & 0o777 for path in audit.folder.iterdir()} == {files}
        assert audit.folder.stat().st_mode & 0o7777 == mode


def test_a_private_folder_that_everybody_enters(tmp_path: Path) -> None:
    made = ready(tmp_path / "new" / "private")
    assert made.stat().st_mode & 0o777 == 0o700
    made.chmod(0o701)
    with pytest.raises(KithError, match="E731"):
        ready(made)
    (tmp_path / "file").write_text("")
    with pytest.raises(KithError, match="E730"):
        ready(tmp_path / "file" / "private")


def test_a_head_that_is_torn_leaves_the_one_before(tmp_path: Path) -> None:
    audit = Audit(private(tmp_path))
    for number in range(3):
        audit.append(entry(number))
    head = audit.folder / "head"
    whole = head.read_bytes()
    before = sorted(
        json.loads(slot.rpartition(b" ")[0])["seq"] for slot in map(bytes.strip, (whole[:512], whole[512:]))
    )
    assert before == [2, 3]
    slot = 0 if b'"seq": 3' in whole[:512] else 512
    head.write_bytes(whole[: slot + 40] + b"\0" * 100 + whole[slot + 140 :])
    assert audit.head().seq == 2
    # The line whose head was torn is whole, so it is taken over.
    assert audit.append(entry(3)).seq == 4
    assert verify(audit).faults == []
    os.unlink(head)
    with pytest.raises(KithError, match=r"E733 .*its head is gone"):
        audit.append(entry(4))
