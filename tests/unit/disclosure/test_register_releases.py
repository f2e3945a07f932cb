"""The register of releases: who may approve, when something may be fetched, and what stays written of it."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from pathlib import Path

import pytest

from disclosure.register import Export, Register, What
from schema.problems import KithError
from tests.lib.audit_log import BEGINNING, Clock, private

WHAT = What("ask", "multiagency_load", {"study": "s"}, "s", "public", "abc")
SHA = "0" * 64
LAST = BEGINNING.date() + timedelta(days=30)


class Case:
    """A register with a clock that moves."""

    def __init__(self, folder: Path) -> None:
        self.clock = Clock()
        self.folder = private(folder)
        self.register = Register(self.folder, self.clock)

    def requested(self, needed: int = 2) -> Export:
        """A release that anna asked for."""
        return self.register.request(WHAT, "anna", "The board", LAST, needed)


@pytest.fixture
def case(tmp_path: Path) -> Case:
    """An empty register."""
    return Case(tmp_path)


def refused(code: str, export: Export, *does: str, case: Case) -> None:
    """Each of these steps is refused with this code and changes nothing."""
    before = case.register.find(export.id)
    steps = {
        "approve": lambda: case.register.approve(export.id, "clara"),
        "fetch": lambda: case.register.fetchable(export.id),
        "write": lambda: case.register.written(export.id, "anna", SHA, "csv"),
        "recall": lambda: case.register.recall(export.id, "anna"),
    }
    for name in does:
        with pytest.raises(KithError, match=code):
            steps[name]()
    assert case.register.find(export.id) == before


def test_the_way_of_a_release(case: Case) -> None:
    one = case.requested()
    assert one.state == "requested"
    assert (one.what, one.by, one.recipient, one.expires, one.needed) == (WHAT, "anna", "The board", LAST, 2)
    refused("E736 The release is requested", one, "fetch", "write", case=case)
    assert case.register.approve(one.id, "ben").state == "requested"
    refused("E736", one, "fetch", "write", case=case)
    assert case.register.approve(one.id, "clara").state == "approved"
    refused("E736 The release is approved", one, "approve", case=case)
    assert case.register.fetchable(one.id).state == "approved"
    case.clock.move(hours=1)
    done = case.register.written(one.id, "anna", SHA, "csv")
    assert done.state == "fetched"
    assert [(file.sha256, file.form, file.by, file.at) for file in done.files] == [
        (SHA, "csv", "anna", "2026-03-01T10:00:00+00:00")
    ]
    assert [approval.by for approval in done.approvals] == ["ben", "clara"]
    assert len(case.register.written(one.id, "anna", SHA, "json").files) == 2
    assert case.register.exports() == [case.register.find(one.id)]


@pytest.mark.parametrize("name", ["anna", "Anna", "ANNA"])
def test_who_asks_cannot_approve_and_nobody_approves_twice(case: Case, name: str) -> None:
    one = case.requested()
    with pytest.raises(KithError, match="E737 You asked for this yourself"):
        case.register.approve(one.id, name)
    case.register.approve(one.id, "ben")
    for again in ("ben", "BEN"):
        with pytest.raises(KithError, match="E737 You approved this yourself"):
            case.register.approve(one.id, again)
    assert len(case.register.find(one.id).approvals) == 1


def test_approving_at_the_same_moment_counts_once(case: Case) -> None:
    one = case.requested()

    def approve(_: int) -> str:
        try:
            return case.register.approve(one.id, "ben").state
        except KithError as error:
            return error.problem.code

    with ThreadPoolExecutor(8) as threads:
        assert sorted(threads.map(approve, range(8))) == ["E737"] * 7 + ["requested"]


def test_a_release_that_was_recalled(case: Case) -> None:
    one = case.requested(needed=1)
    case.register.approve(one.id, "ben")
    case.register.written(one.id, "anna", SHA, "csv")
    recalled = case.register.recall(one.id, "dora")
    assert (recalled.state, recalled.recalled_by) == ("recalled", "dora")
    assert recalled.files
    refused("E736 The release is recalled", one, "approve", "fetch", "write", "recall", case=case)


def test_a_release_ends_with_its_last_day_and_a_clock_set_back_does_not_revive_it(case: Case) -> None:
    one, other = case.requested(needed=1), case.requested(needed=1)
    case.register.approve(one.id, "ben")
    case.clock.move(days=30)
    assert case.register.fetchable(one.id).state == "approved"
    case.clock.move(days=1)
    refused("E736 The release is expired", one, "approve", "fetch", "write", case=case)
    refused("E736 The release is expired", other, "approve", "fetch", "write", case=case)
    case.clock.move(days=-20)
    assert case.register.find(one.id).state == "expired"
    refused("E736", one, "fetch", case=case)


@pytest.mark.parametrize("days", [-1, 0, 732, 100_000])
def test_a_last_day_that_is_over_or_too_far(case: Case, days: int) -> None:
    with pytest.raises(KithError, match="E738 A release must name its last day"):
        case.register.request(WHAT, "anna", "The board", BEGINNING.date() + timedelta(days=days), 1)
    assert case.register.exports() == []


def test_a_release_for_nobody(case: Case) -> None:
    with pytest.raises(KithError, match="E738 A release must name who receives it"):
        case.register.request(WHAT, "anna", "  ", LAST, 1)


@pytest.mark.parametrize("export", ["", "x-1", "' OR 1=1 --", "%"])
def test_an_id_that_is_none(case: Case, export: str) -> None:
    case.requested()
    for step in (case.register.find, case.register.fetchable):
        with pytest.raises(KithError, match="E735"):
            step(export)
    with pytest.raises(KithError, match="E735"):
        case.register.approve(export, "ben")


def test_an_exact_file_is_written_and_may_be_recalled(case: Case) -> None:
    exact = What("map", parameters={"family": "s:F1"}, study="s", data_version="abc")
    export = case.register.begin(exact, "anna")
    assert case.register.find(export).state == "begun"
    assert case.register.written(export, "anna", SHA, "html").state == "written"
    assert case.register.exports() == []
    assert [one.id for one in case.register.exports(below_research=False)] == [export]
    assert case.register.recall(export, "dora").state == "recalled"


def test_ids_are_fresh_and_say_nothing(case: Case) -> None:
    ids = {case.requested().id for _ in range(50)}
    assert len(ids) == 50
    assert all(len(one) == 18 and one.startswith("x-") and one[2:].isalnum() for one in ids)


def test_it_is_the_owners_and_outlives_the_process(case: Case) -> None:
    one = case.requested()
    path = case.folder / "register.sqlite"
    assert path.stat().st_mode & 0o777 == 0o600
    assert Register(case.folder, case.clock).find(one.id) == one


def test_a_register_that_is_damaged_or_held(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    path = case.folder / "register.sqlite"
    held = sqlite3.connect(path, isolation_level=None)
    held.execute("BEGIN IMMEDIATE")
    monkeypatch.setattr("disclosure.register.file.PATIENCE", 0.05)
    with pytest.raises(KithError, match="E739"):
        case.requested()
    held.execute("ROLLBACK")
    held.close()
    assert case.requested().state == "requested"
    path.write_bytes(b"no register at all" * 400)
    for step in (case.requested, case.register.exports, lambda: Register(case.folder)):
        with pytest.raises(KithError, match="E739"):
            step()


def test_the_day_is_that_of_utc(case: Case) -> None:
    case.clock.move(hours=14, minutes=59)
    one = case.register.request(WHAT, "anna", "The board", date(2026, 3, 2), 1)
    case.clock.move(days=1)
    assert case.register.find(one.id).state == "requested"
    case.clock.move(minutes=2)
    assert case.register.find(one.id).state == "expired"
