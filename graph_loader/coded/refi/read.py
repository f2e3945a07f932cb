"""Reading projects and codebooks: what a file is, then its content from a process of its own."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatch
from functools import lru_cache
from io import BytesIO
from pathlib import Path

import polars as pl

from graph_loader.coded.project import SCHEMAS, Project
from schema.plain_yaml import read_yaml
from schema.problems import Place, Report
from schema.shapes import Closed

TOOLS = Path(__file__).parent / "tools.yaml"
ENDINGS = {"project": (".qdpx", ".qde"), "codebook": (".qdc",)}
#: Exit status of a child that was refused memory.
NO_MEMORY = 3
#: What the C library ends a process with when there is none left for a thread.
NO_THREAD = 127
#: The process gets its import path, then its words. It takes nothing of the environment, where secrets may stand, but
#: what the system needs to start it.
START = (
    "import json, sys; given = json.loads(sys.argv[1]); sys.path[:] = given['path']; "
    "from graph_loader.coded.refi.child import main; main(given['file'], given['kind'], given['memory'])"
)
KEPT = ("SYSTEMROOT", "LD_LIBRARY_PATH", "LANG", "LC_ALL")


class Tool(Closed):
    """A tool's own files, which only it can read."""

    #: what such a file is, in words
    tool: str
    #: endings in small letters; `*` stands for a version
    endings: list[str]
    #: how to export from it
    how: str


@dataclass(frozen=True)
class Limits:
    """What reading one file may take: bytes of memory beside the program's own, and seconds."""

    memory: int = 512 << 20
    seconds: float = 120


LIMITS = Limits()


@lru_cache(maxsize=1)
def tools() -> list[Tool]:
    """The tools whose own files are recognised, to say how to export from them."""
    return [Tool.model_validate(raw) for raw in read_yaml(TOOLS)]


def read_project(path: Path, report: Report, limits: Limits = LIMITS) -> Project | None:
    """Read a `.qdpx` or `.qde` file; faults go into the report (E113, E801-E825) and None is returned."""
    return _read(path, "project", report, limits)


def read_codebook(path: Path, report: Report, limits: Limits = LIMITS) -> pl.DataFrame | None:
    """Read the codes of a `.qdc` file (columns of CODES); faults go into the report and None is returned."""
    project = _read(path, "codebook", report, limits)
    return project.codes if project is not None else None


def _read(path: Path, kind: str, report: Report, limits: Limits) -> Project | None:
    place = Place(file=path.name)
    ending = path.suffix.lower()
    other = next((k for k, endings in ENDINGS.items() if k != kind and ending in endings), None)
    own = next((tool for tool in tools() if any(fnmatch(ending, one) for one in tool.endings)), None)
    if own is not None:
        report.add("E801", place, tool=own.tool, how=own.how)
    elif not path.is_file():
        report.add("E825", place)
    elif not os.access(path, os.R_OK):
        report.add("E113", place)
    elif ending not in ENDINGS[kind]:
        code = {"codebook": "E817", "project": "E818"}.get(other or "")
        report.add(code or "E802", place, **({} if code else {"kind": kind, "endings": " or ".join(ENDINGS[kind])}))
    else:
        return _from_child(path, kind, report, limits)
    return None


def _from_child(path: Path, kind: str, report: Report, limits: Limits) -> Project | None:
    """The answer of a process that reads the file; one that dies of memory or time is a problem (E820-E822)."""
    place = Place(file=path.name)
    given = {"path": sys.path, "file": str(path.resolve()), "kind": kind, "memory": limits.memory}
    environment = {name: os.environ[name] for name in KEPT if name in os.environ}
    try:
        done = subprocess.run(  # noqa: S603 - our own interpreter, words as a list
            [sys.executable, "-I", "-B", "-c", START, json.dumps(given)],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=limits.seconds,
            check=False,
            # One thread: each further one reserves memory that is never used.
            env=environment | {"POLARS_MAX_THREADS": "1"},
        )
    except subprocess.TimeoutExpired:
        report.add("E821", place, limit=int(limits.seconds))
        return None
    if done.returncode in (NO_MEMORY, NO_THREAD) or done.returncode < 0:
        # A library that is refused memory ends its process by a signal.
        report.add("E820", place, limit=limits.memory >> 20)
        return None
    if done.returncode or not done.stdout:
        report.add("E822", place)
        return None
    return _understood(done.stdout, path, report)


def _understood(answer: bytes, path: Path, report: Report) -> Project | None:
    blocks = _blocks(memoryview(answer))
    head = json.loads(bytes(next(blocks)))
    for code, place, details in head["problems"]:
        report.add(code, Place(**place), **details)
    about = head["project"]
    if about is None:
        return None
    frames = {}
    for name, count in about["pieces"]:
        pieces = [pl.read_ipc_stream(BytesIO(next(blocks))) for _ in range(count)]
        frames[name] = pl.concat(pieces).select(list(SCHEMAS[name]))
    return Project(path.name, about["name"], about["tool"], frames, about["memo"])


def _blocks(answer: memoryview) -> Iterator[memoryview]:
    """The blocks of an answer, each with its length before it in eight bytes."""
    while answer:
        end = 8 + int.from_bytes(answer[:8], "big")
        yield answer[8:end]
        answer = answer[end:]
