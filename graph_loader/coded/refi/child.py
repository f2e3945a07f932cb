"""What runs in the process of its own: one file in, problems and frames out, nothing written and nothing kept.

It answers on standard output in blocks, each with its length before it in eight bytes: a head as JSON, then pieces of
frames as Arrow IPC, as many of each frame as the head says.
"""

import io
import json
import os
import sys
from pathlib import Path
from typing import IO

import polars as pl

from graph_loader.coded.project import Project
from graph_loader.coded.refi.archive import open_archive, project_members, read_member
from graph_loader.coded.refi.elements import local
from graph_loader.coded.refi.parse import Parser
from graph_loader.coded.refi.raw import Raw
from graph_loader.coded.refi.resolve import Resolver
from graph_loader.coded.refi.stores import Store
from graph_loader.coded.refi.xml import NAMESPACE, as_utf8, root_and_parts
from schema.problems import KithError, Place, Report

#: Exit status when memory is used up.
NO_MEMORY = 3
#: Rows of a frame that are written at once.
SLICE = 20_000
ROOTS = {"project": "Project", "codebook": "CodeBook"}
#: A bare project or codebook of more bytes is refused as an archive would be.
XML_LIMIT = 1 << 29


def parse(path: Path, kind: str, report: Report) -> Project | None:
    """The project or codebook in a file, within this process; problems go into the report (E803-E819, E823, E824)."""
    place = Place(file=path.name)
    try:
        return _parsed(path, kind, place, report)
    except KithError as fault:
        report.add(fault.problem.code, fault.problem.place, **fault.problem.details)
        return None


def _parsed(path: Path, kind: str, place: Place, report: Report) -> Project:
    raw = _archived(path, kind, place, report) if path.suffix.lower() == ".qdpx" else _bare(path, kind, place, report)
    for code, found_at in (("E823", raw.misplaced), ("E824", raw.misquoted)):
        if found_at:
            report.add(code, Place(place.file, "selections", found_at[0]), count=len(found_at))
    return Project(place.file, raw.name, raw.tool, Resolver(raw).frames(), raw.memo)


def _bare(path: Path, kind: str, place: Place, report: Report) -> Raw:
    if path.stat().st_size > XML_LIMIT:
        raise KithError("E804", place, limit=XML_LIMIT >> 20, ratio=1)
    return _read(path.read_bytes(), kind, Store(path.parent, None, place), place, report)


def _archived(path: Path, kind: str, place: Place, report: Report) -> Raw:
    with open_archive(path, place) as archive:
        members = project_members(archive)
        if not members:
            raise KithError("E809", place)
        if len(members) > 1:
            raise KithError("E810", place, count=len(members))
        if members[0].filename.lower() != "project.qde":
            report.add("E811", place)
        data = read_member(archive, members[0], place)
        store = Store(path.parent, archive, place)
        raw = _read(data, kind, store, place, report)
        raw.skipped.add("files in the archive that no source names", "", store.unused())
        return raw


def _read(data: bytes, kind: str, store: Store, place: Place, report: Report) -> Raw:
    parts = root_and_parts(as_utf8(data, place, report), place)
    _, root = next(parts)
    namespace = (root.tag.rpartition("}")[0] if isinstance(root.tag, str) else "").lstrip("{").lower()
    found = next((k for k, name in ROOTS.items() if name.lower() == local(root).lower()), None)
    if found is None or not namespace.startswith(NAMESPACE):
        raise KithError("E816", place, kind=kind, root=ROOTS[kind])
    if found != kind:
        raise KithError("E817" if found == "codebook" else "E818", place)
    raw = Raw((root.get("name") or "").strip(), (root.get("origin") or "").strip())
    Parser(raw, store).read(parts)
    if not any(raw.counts[table] for table in ("documents", "codes", "cases")):
        raise KithError("E819", place, kind=kind)
    return raw


def answer(project: Project | None, report: Report, out: IO[bytes]) -> None:
    """Write the head and then piece by piece, so that little is held as bytes at once."""
    problems = [(p.code, vars(p.place), p.details) for p in report.problems()]
    # An empty frame has no slices, and its columns are to arrive all the same.
    frames = {n: list(f.iter_slices(SLICE)) or [f] for n, f in project.frames.items()} if project else {}
    pieces = [(name, len(slices)) for name, slices in frames.items()]
    about = {"name": project.name, "tool": project.tool, "memo": project.memo, "pieces": pieces} if project else None
    _block(json.dumps({"problems": problems, "project": about}).encode(), out)
    for piece in (one for slices in frames.values() for one in slices):
        body = io.BytesIO()
        piece.write_ipc_stream(body, compat_level=pl.CompatLevel.newest())
        _block(body.getbuffer(), out)
    out.flush()


def _block(data: bytes | memoryview, out: IO[bytes]) -> None:
    out.write(len(data).to_bytes(8, "big"))
    out.write(data)


def main(path: str, kind: str, memory: int) -> None:
    """Set the limits, read the file, answer; memory (bytes) used up ends the process with status 3."""
    # Polars starts its threads with its first work, and they are the program's own memory.
    pl.DataFrame({"id": ["a"]}).join(pl.DataFrame({"id": ["a"]}), on="id").group_by("id").agg(pl.len())
    limit(memory)
    try:
        report = Report()
        answer(parse(Path(path), kind, report), report, sys.stdout.buffer)
    except (MemoryError, OSError):
        # Polars says OSError when memory is refused; faults of the file itself are problems by now.
        sys.exit(NO_MEMORY)


def limit(memory: int) -> None:
    """No more memory than this beside the program's own, no file written, nothing left behind by a crash.

    Windows has no such limits: there the limit of time alone holds.
    """
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - only where there is one

    # What can be written to counts; polars reserves far more addresses than it ever uses.
    most = memory + _program_memory()
    resource.setrlimit(resource.RLIMIT_DATA, (most, most))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _program_memory() -> int:
    """Bytes of data that the program itself has taken by now, where the system tells."""
    told = Path("/proc/self/statm")
    return int(told.read_text().split()[5]) * os.sysconf("SC_PAGE_SIZE") if told.exists() else 0
