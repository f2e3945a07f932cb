"""Damaged graphs and killed loads: said in one sentence, never half read, mended by the next load."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from graph_store.embedded import EmbeddedStore
from graph_store.hashing import graph_hash
from schema.model import load_model
from tests.lib.commands import environment, kith, start_kith
from tests.lib.folders import SmallStudy
from tests.lib.live import Live, leftovers, loads, loads_again, store_hash

MODEL = load_model()


@pytest.fixture
def live(graph: Path, tmp_path: Path) -> Live:
    """A live graph of its own for each test."""
    return Live(shutil.copytree(graph, tmp_path / "live"))


DAMAGES: dict[str, Callable[[Path], object]] = {
    "pointer cut": lambda folder: (folder / "live.json").write_bytes((folder / "live.json").read_bytes()[:20]),
    "pointer empty": lambda folder: (folder / "live.json").write_text(""),
    "pointer without versions": lambda folder: (folder / "live.json").write_text("[]"),
    "pointer of another shape": lambda folder: (folder / "live.json").write_text('{"format": 1}'),
    "graph missing": lambda folder: lbug(folder).unlink(),
    "graph empty": lambda folder: lbug(folder).write_bytes(b""),
    "graph cut": lambda folder: os.truncate(lbug(folder), 10_000),
    "graph of noise": lambda folder: lbug(folder).write_bytes(os.urandom(100_000)),
}


def lbug(folder: Path) -> Path:
    (file,) = (folder / "graphs").glob("*.lbug")
    return file


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=list(DAMAGES))
def test_a_damaged_graph_is_said(live: Live, damage: Callable[[Path], object]) -> None:
    damage(live.folder)
    for words in (["graph", "hash", "--verify"], ["ask", "chronology"]):
        ran = kith(*words, "--from", live.folder)
        assert ran.status == 3, ran.err
        assert ran.err.startswith(f"E508 {live.folder}"), ran.err


@pytest.mark.parametrize("damage", ["graph missing", "graph cut", "graph of noise"])
def test_a_damaged_graph_is_mended_by_loading_again(live: Live, study: Path, damage: str) -> None:
    DAMAGES[damage](live.folder)
    loads_again(live, study)


def test_damaged_tables_are_read_back_from_the_graph(live: Live, study: Path) -> None:
    for file in (live.folder / "tables").rglob("*.parquet"):
        file.write_bytes(b"noise")
    loads_again(live, study)
    assert kith("undo", "--to", live.folder).status == 3


def test_a_load_killed_at_any_moment_leaves_the_old_graph_or_the_new(live: Live, study: Path) -> None:
    """Old or new, whole; the next load works and clears away what the killed one left."""
    started = time.monotonic()
    fresh = start_kith("load", study, "--to", live.folder.parent / "fresh")
    assert fresh.wait(timeout=300) == 0
    whole = time.monotonic() - started
    new = store_hash(live.folder.parent / "fresh")
    seen = set()
    for part in (0.55, 0.7, 0.85):
        child = start_kith("load", study, "--to", live.folder)
        time.sleep(whole * part)
        child.send_signal(signal.SIGKILL)
        child.wait(timeout=60)
        store = EmbeddedStore(live.folder, MODEL)
        version = store.live()
        assert version is not None
        assert version.hash in (live.hash, new)
        assert graph_hash(store.read_back()) == version.hash
        seen.add(version.hash)
        store.close()
        if version.hash == new:
            assert kith("undo", "--to", live.folder).status == 0
    assert seen <= {live.hash, new}
    loads_again(live, study)
    assert store_hash(live.folder) == new


#: Loads a study and is killed at a sentence of its progress.
KILLED_AT = """
import os, signal, sys
from pathlib import Path
from graph_loader.load import load
from graph_loader.read import read_studies
from graph_store.embedded import EmbeddedStore
from schema.model import load_model

folder, study, moment = sys.argv[1:]
say = lambda sentence: os.kill(os.getpid(), signal.SIGKILL) if sentence.startswith(moment) else None
load(EmbeddedStore(Path(folder), load_model()), read_studies([Path(study)], load_model()), load_model(), say)
"""


@pytest.mark.parametrize("moment", ["writing", "verifying"])
def test_a_load_killed_while_it_writes(live: Live, study: Path, moment: str) -> None:
    """Killed at a sentence of its progress, so that something unfinished is certain to be left behind."""
    words = [sys.executable, "-c", KILLED_AT, str(live.folder), str(study), moment]
    child = subprocess.run(words, env=environment(), check=False)
    assert child.returncode == -signal.SIGKILL
    assert bool(leftovers(live.folder)) == (moment == "verifying")
    assert store_hash(live.folder) == live.hash
    loads_again(live, study)


def test_what_a_killed_load_left_is_cleared_even_when_nothing_changes(live: Live, tmp_path: Path) -> None:
    same = SmallStudy(title="As it was before").write(tmp_path / "same")
    stale = "0" * 64
    (live.folder / "graphs" / f"{stale}.staging").write_text("unfinished")
    (live.folder / "graphs" / f"{stale}.staging.wal").write_text("unfinished")
    (live.folder / "graphs" / f"{stale}.lbug").write_text("never made live")
    (live.folder / "tables" / f"{stale}.staging").mkdir()
    (live.folder / "live.json.staging").write_text("unfinished")
    ran = kith("load", same, "--to", live.folder)
    assert "0 rows written" in ran.out
    assert leftovers(live.folder) == []
    assert store_hash(live.folder) == live.hash


def test_the_last_two_versions_are_kept(live: Live, tmp_path: Path) -> None:
    for n in range(2):
        loads(live.folder, SmallStudy(title=f"Title {n}").write(tmp_path / str(n)))
    assert len(list((live.folder / "graphs").iterdir())) == len(list((live.folder / "tables").iterdir())) == 2
    assert kith("undo", "--to", live.folder).status == 0
