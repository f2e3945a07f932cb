"""How many individual families a person may look at in a day: counted from the log, by every process alike."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from disclosure.audit import Audit, Budget, Entry, verify
from disclosure.audit.show import last_lines
from schema.problems import KithError
from tests.lib.audit_log import Clock, entry, lines, private

POLICY = Budget(warn=3, most=4)


def test_it_warns_and_then_stops(tmp_path: Path) -> None:
    audit = Audit(private(tmp_path), Clock())
    seen = [audit.append(entry(1, family=f"s:F{n}"), POLICY) for n in (1, 2, 2, 3, 4)]
    assert [(one.families_today, one.warned) for one in seen] == [
        (1, False),
        (2, False),
        (2, False),
        (3, True),
        (4, True),
    ]
    with pytest.raises(KithError, match="E734 The policy allows 4 individual families a day"):
        audit.append(entry(5, family="s:F5"), POLICY)
    # Families already seen, and readings of no single family, go on.
    assert audit.append(entry(1, family="s:F1"), POLICY).families_today == 4
    of_none = audit.append(entry(1), POLICY)
    assert (of_none.families_today, of_none.warned) == (4, False)
    assert audit.append(entry(1, who="ben", family="s:F5"), POLICY).families_today == 1
    refused = last_lines(audit, 9).filter(outcome="refused")
    assert refused.select("who", "rows", "families").rows() == [("anna", 0, ["s:F5"])]
    assert audit.families_today("anna") == 4


def test_several_families_at_once(tmp_path: Path) -> None:
    audit = Audit(private(tmp_path))
    with pytest.raises(KithError, match="E734"):
        audit.append(Entry("anna", "map", families=tuple(f"s:F{n}" for n in range(5))), POLICY)
    assert audit.families_today("anna") == 0


def test_a_new_day_and_a_clock_that_goes_back(tmp_path: Path) -> None:
    clock = Clock()
    audit = Audit(private(tmp_path), clock)
    for number in range(4):
        audit.append(entry(1, family=f"s:F{number}"), POLICY)
    clock.move(days=1)
    assert audit.append(entry(1, family="s:F9"), POLICY).families_today == 1
    clock.move(days=-1)
    with pytest.raises(KithError, match="E734"):
        audit.append(entry(1, family="s:F9"), POLICY)


def test_every_process_counts_what_the_others_wrote(tmp_path: Path) -> None:
    folder, clock = private(tmp_path), Clock()
    one, other = (Audit(folder, clock, segment_bytes=800) for _ in range(2))
    for number, audit in enumerate((one, other, other, one)):
        audit.append(entry(1, family=f"s:F{number}"), POLICY)
    assert len(one.segments.numbers()) > 1
    assert {audit.families_today("anna") for audit in (one, other, Audit(folder, clock))} == {4}
    with pytest.raises(KithError, match="E734"):
        Audit(folder, clock).append(entry(1, family="s:F9"), POLICY)


def test_parallel_readings_do_not_pass_it_together(tmp_path: Path) -> None:
    audit = Audit(private(tmp_path))

    def read(number: int) -> bool:
        try:
            audit.append(entry(1, family=f"s:F{number}"), POLICY)
        except KithError as error:
            return error.problem.code != "E734"
        return True

    with ThreadPoolExecutor(16) as threads:
        assert sum(threads.map(read, range(40))) == POLICY.most
    assert verify(audit).lines == 40


def test_a_line_of_today_that_is_no_line(tmp_path: Path) -> None:
    audit = Audit(private(tmp_path), Clock())
    audit.append(entry(1, family="s:F1"))
    audit.segments.path(1).write_bytes(lines(audit)[0].replace(b'"who":', b'"who";'))
    with pytest.raises(KithError, match=r"E733 .*a line of today cannot be read"):
        audit.append(entry(1, family="s:F1"), POLICY)
