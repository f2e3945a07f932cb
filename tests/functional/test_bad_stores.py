"""Graphs that cannot be written, read or asked: said in one sentence, and the live graph as it was."""

import contextlib
import json
import resource
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import polars as pl
import pytest

from graph_store.embedded import EmbeddedStore, engine
from graph_store.lock import LoadLock
from graph_store.port import Snapshot
from schema.model import load_model
from schema.problems import KithError
from tests.lib.commands import kith, kith_as_nobody, kith_child, start_kith
from tests.lib.folders import SmallStudy
from tests.lib.live import Live, fingerprint, folder_for_all, leftovers, loads, loads_again
from viz.comparing import families_compared
from viz.explorer.making import network
from viz.making import map_of
from viz.pictures.making import drawing_of

T = TypeVar("T")

MODEL = load_model()
MINIMUM = 2 << 20


@pytest.fixture
def live(graph: Path, tmp_path: Path) -> Live:
    """A live graph of its own for each test."""
    return Live(shutil.copytree(graph, tmp_path / "live"))


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that commands run as nobody can reach."""
    with folder_for_all() as folder:
        yield folder


@pytest.mark.parametrize("limit", [0, 1_000, 100_000, 3_000_000])
def test_a_disk_without_room(live: Live, study: Path, limit: int) -> None:
    """Files that may not grow beyond a limit: every write past it fails, as on a full disk."""
    ran = kith_child(
        "load",
        study,
        "--to",
        live.folder,
        first=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
    )
    assert ran.status == 3, ran.err
    assert ran.err.startswith(f"E503 {live.folder}: The disk is full; the unfinished version was removed")
    assert ran.err.count("\n") == 1
    assert leftovers(live.folder) == []
    assert live.unchanged()
    loads_again(live, study)


@contextlib.contextmanager
def small_disk(where: Path, size: int) -> Iterator[bool]:
    """A disk of its own of so many bytes, where this may be mounted; says whether it was."""
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(where)], capture_output=True, check=False
    )
    try:
        yield mounted.returncode == 0
    finally:
        if mounted.returncode == 0:
            subprocess.run(["umount", str(where)], check=True)


def test_a_small_disk_that_is_full(graph: Path, study: Path, tmp_path: Path) -> None:
    """On a real full disk where the tests may mount one; elsewhere the limit on files has shown the same."""
    where = tmp_path / "disk"
    where.mkdir()
    size = sum(path.stat().st_size for path in graph.rglob("*") if path.is_file())
    with small_disk(where, size + MINIMUM) as mounted:
        if not mounted:
            return
        live = Live(shutil.copytree(graph, where / "live"))
        ran = kith("load", study, "--to", live.folder)
        assert ran.status == 3
        assert ran.err.startswith(f"E503 {live.folder}: ")
        assert leftovers(live.folder) == []
        assert live.unchanged()


@pytest.mark.parametrize("closed", [".", "graphs", "tables"])
def test_a_graph_that_may_not_be_written(graph: Path, study: Path, open_folder: Path, closed: str) -> None:
    live = Live(shutil.copytree(graph, open_folder / "live"))
    source = shutil.copytree(study, open_folder / "study")
    for path in [live.folder, *live.folder.rglob("*")]:
        path.chmod(0o777 if path.is_dir() else 0o666)
    (live.folder / closed).chmod(0o555)
    with folder_for_all() as warm:
        (ran,) = kith_as_nobody([["load", source, "--to", warm / "graph"]], [["load", source, "--to", live.folder]])
    (live.folder / closed).chmod(0o777)
    assert ran.status == 3, ran.err
    assert ran.err.startswith(f"E502 {live.folder}: The folder of the graph may not be written;")
    assert leftovers(live.folder) == []
    assert live.unchanged()


@pytest.mark.parametrize("closed", ["", "live.json", "graphs"])
def test_a_graph_that_may_not_be_read(graph: Path, open_folder: Path, closed: str) -> None:
    live = Live(shutil.copytree(graph, open_folder / "live"))
    for path in [live.folder, *live.folder.rglob("*")]:
        path.chmod(0o777 if path.is_dir() else 0o666)
    (live.folder / closed).chmod(0)
    ask = ["ask", "multiagency_load", "--format", "csv", "--from"]
    (ran,) = kith_as_nobody([[*ask, graph]], [[*ask, live.folder]])
    (live.folder / closed).chmod(0o777)
    assert ran.status == 2, ran.err
    assert ran.err.startswith(f"E113 {live.folder}/")
    assert live.unchanged()


def test_another_load_is_running(live: Live, study: Path) -> None:
    with LoadLock(live.folder):
        ran = kith_child("load", study, "--to", live.folder)
    assert ran.status == 3
    assert ran.err.startswith(f"E501 {live.folder}: Another load is changing this graph.")
    assert live.unchanged()
    loads_again(live, study)


def test_of_loads_at_once_each_is_done_or_refused(live: Live, tmp_path: Path) -> None:
    sources = [SmallStudy(study=f"s{n}").write(tmp_path / f"s{n}") for n in range(2)]
    started = [start_kith("load", source, "--to", live.folder) for source in sources]
    ended = [child.wait(timeout=300) for child in started]
    assert set(ended) <= {0, 3}
    assert 0 in ended
    version = EmbeddedStore(live.folder, MODEL).live()
    assert version is not None
    assert version.studies == tuple(sorted(["small", *(f"s{n}" for n, end in enumerate(ended) if end == 0)]))
    assert leftovers(live.folder) == []


def test_a_graph_of_a_newer_version(live: Live, study: Path) -> None:
    pointer = live.folder / "live.json"
    rows = json.loads(pointer.read_text())
    pointer.write_text(json.dumps([{**row, "format": 99} for row in rows]))
    before = fingerprint(live.folder)
    said = f"E507 {live.folder}: The graph was written by a newer version of kithgraph (layout 99; this one knows"
    for words in (
        ["load", study, "--to"],
        ["diff", study, "--to"],
        ["remove", "small", "--to"],
        ["undo", "--to"],
        ["status", "--from"],
        ["ask", "chronology", "--from"],
    ):
        ran = kith(*words, live.folder)
        assert ran.status == 3
        assert ran.err.startswith(said), ran.err
    assert fingerprint(live.folder) == before


def test_a_file_is_no_graph(study: Path, tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("text")
    for address in (file, file / "below", tmp_path / ("x" * 300), "ftp://host"):
        ran = kith("load", study, "--to", address)
        assert ran.status == 2, ran.err
        assert ran.err.startswith("E510 "), ran.err
    assert file.read_text() == "text"
    assert kith("status", "--from", tmp_path / ("x" * 300)).err.startswith("E510 ")


def test_no_graph_yet(tmp_path: Path) -> None:
    for words in (["status"], ["graph", "hash"], ["ask", "chronology"], ["map", "small:F01"]):
        ran = kith(*words, "--from", tmp_path / "graph")
        assert ran.status == 3
        assert ran.err.startswith(f"E509 {tmp_path / 'graph'}: There is no graph here yet."), ran.err
    assert not (tmp_path / "graph").exists()


def test_nothing_to_go_back_to(live: Live) -> None:
    ran = kith("undo", "--to", live.folder)
    assert (ran.status, ran.err[:4]) == (3, "E515")
    assert live.unchanged()


def test_no_such_study(live: Live) -> None:
    for words in (
        ["remove", "smal", "--to"],
        ["totals", "smal", "--from"],
        ["ask", "chronology", "study=smal", "--from"],
    ):
        ran = kith(*words, live.folder)
        assert (ran.status, ran.err[:4]) == (2, "E516"), ran.err
    assert live.unchanged()


@pytest.mark.parametrize("pool", [1 << 20, 64 << 20])
def test_an_engine_without_enough_memory(live: Live, monkeypatch: pytest.MonkeyPatch, pool: int) -> None:
    """Too little to open a graph at all, and too little for one question."""
    monkeypatch.setattr(engine, "POOL_LIMIT", pool)
    store = EmbeddedStore(live.folder, MODEL)
    heavy = "UNWIND range(1, 3000000) AS x WITH x, [x, x + 1, x + 2] AS y RETURN count(DISTINCT y) AS many"
    with pytest.raises(KithError, match="E517"):
        store.query(heavy, {}, {"many": pl.Int64()})
    store.close()


class Restless(EmbeddedStore):
    """A graph that somebody takes back to its other version whenever a question was asked."""

    def read(self, find: Callable[[Snapshot], T]) -> T:
        answer = super().read(find)
        self.kept.point_to(self.kept.versions()[1])
        return answer


@pytest.mark.parametrize(
    "draw",
    [
        lambda store: map_of(store, MODEL, "small:F01", "research"),
        lambda store: families_compared(store, MODEL, "small:F01", "small:F01", "research"),
        lambda store: network(store, MODEL, {}, "research"),
        lambda store: drawing_of(store, MODEL, "loads", {}, "research"),
    ],
    ids=["map", "comparison", "network", "picture"],
)
def test_a_graph_that_keeps_changing_is_not_drawn(
    live: Live, study: Path, draw: Callable[[EmbeddedStore], object]
) -> None:
    loads(live.folder, study)
    store = Restless(live.folder, MODEL)
    with pytest.raises(KithError, match="E608"):
        draw(store)
    store.close()
