"""Reading projects that cannot be read: what is said of them, and that it repeats no word of theirs."""

from pathlib import Path

from graph_loader.coded.refi import read as reading
from graph_loader.coded.refi.child import parse
from graph_loader.coded.refi.read import Limits, read_project
from schema.problems import Report
from tests.lib.live import CANARY
from tests.lib.refi import at, code, coding, project, selection, source

CODES = code(CANARY) + code("Care")
SOURCE = source(CANARY, selection("s", *at("Then"), coding("Care"), name_="Then"))
GOOD = project(name=CANARY, codes=CODES, sources=SOURCE)


def said(path: Path, kind: str = "project") -> list[str]:
    """What is said of a file that is read within this process; no word of it may be repeated."""
    report = Report()
    found = parse(path, kind, report)
    assert (found is None) == (report.errors > 0)
    return checked(report)


def checked(report: Report) -> list[str]:
    """All problems as they are shown, the place before the sentence."""
    shown = [str(problem) for problem in report.problems()]
    assert CANARY.lower() not in " ".join(shown).lower()
    return shown


def refused(path: Path, start: str, kind: str = "project") -> None:
    """Exactly one problem, which begins so."""
    (problem,) = said(path, kind)
    assert problem.startswith(start)


def in_child(path: Path, limits: Limits = reading.LIMITS) -> list[str]:
    """What is said of a file that is read as users read it, in a process of its own."""
    report = Report()
    found = read_project(path, report, limits)
    assert (found is None) == (report.errors > 0)
    return checked(report)


def bare(folder: Path, data: str | bytes, name: str = "p.qde") -> Path:
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def listing(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}
