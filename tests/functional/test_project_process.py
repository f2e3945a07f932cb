"""Projects are read in a process of their own, with little memory, little time and nothing to write to."""

import time
from pathlib import Path

import pytest

from graph_loader.coded.refi import read as reading
from graph_loader.coded.refi.child import parse
from graph_loader.coded.refi.read import Limits, read_project
from schema.problems import Report
from tests.lib.bad_projects import CODES, GOOD, bare, in_child, listing
from tests.lib.live import CANARY
from tests.lib.refi import project, qdpx, selection, source

MEGABYTE = 1 << 20


def test_a_good_project_comes_whole_and_nothing_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = qdpx(tmp_path / "p.qdpx", GOOD)
    before = listing(tmp_path)
    monkeypatch.chdir(tmp_path)
    report = Report()
    found = read_project(Path("p.qdpx"), report)
    within = parse(path, "project", Report())
    assert found is not None
    assert within is not None
    assert (found.file, found.name, found.tool) == ("p.qdpx", CANARY, "")
    assert all(found.frames[name].equals(frame) for name, frame in within.frames.items())
    assert listing(tmp_path) == before


def test_too_much_memory(tmp_path: Path) -> None:
    """Text that is small in the archive and large as a tree."""
    many = "".join(selection(str(n), 0, 4, name_="Rowan") for n in range(20_000))
    path = bare(tmp_path, project(codes=CODES, sources=source("I", many)))
    (problem,) = in_child(path, Limits(memory=12 * MEGABYTE))
    assert problem.startswith("E820 p.qde: Reading the file took more than the 12 MB of memory that are allowed.")


def test_too_much_time(tmp_path: Path) -> None:
    started = time.monotonic()
    (problem,) = in_child(bare(tmp_path, GOOD), Limits(seconds=0.05))
    assert problem.startswith("E821 p.qde: ")
    assert time.monotonic() - started < 5


def test_a_process_that_ends_without_an_answer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "START", f"raise ValueError('{CANARY}')")
    (problem,) = in_child(bare(tmp_path, GOOD))
    assert problem.startswith("E822 p.qde: The file could not be read to its end.")


def test_the_process_can_write_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "written"
    start = (
        "import json, sys; given = json.loads(sys.argv[1]); sys.path[:] = given['path']; "
        "from graph_loader.coded.refi.child import limit; limit(given['memory']); "
        f"open({str(target)!r}, 'w').write('x')"
    )
    monkeypatch.setattr(reading, "START", start)
    (problem,) = in_child(bare(tmp_path, GOOD))
    assert problem.startswith("E822 p.qde: ")
    assert target.read_bytes() == b""


def test_the_process_gets_no_secrets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KITH_SECRET", CANARY)
    monkeypatch.setattr(reading, "START", "import os, sys; sys.exit(3 if 'KITH_SECRET' in os.environ else 0)")
    # Status 3 would be a lack of memory; a good end without an answer is none.
    assert in_child(bare(tmp_path, GOOD))[0].startswith("E822 p.qde: ")
