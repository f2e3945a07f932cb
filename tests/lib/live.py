"""A live embedded graph that is to stay as it is, and a check that it did."""

import hashlib
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from graph_loader.load import load
from graph_loader.read import read_studies
from graph_store.embedded import EmbeddedStore
from schema.model import load_model
from tests.lib.commands import kith
from tests.lib.folders import SmallStudy

#: stands in cells that must not be repeated anywhere
CANARY = "Canary-rowan.17"


class Live:
    """A folder with a graph whose content is known."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.hash = store_hash(folder)
        self._before = fingerprint(folder)

    def unchanged(self) -> bool:
        """Whether every file of the graph is as it was and none was added."""
        return fingerprint(self.folder) == self._before


def live_graph(folder: Path, study: Path | None = None) -> Live:
    """Load a study into a new graph; by default the small study under another title, so that loading it would tell."""
    source = study or SmallStudy(title="As it was before").write(folder.with_name(f"{folder.name}-source"))
    store = EmbeddedStore(folder, load_model())
    load(store, read_studies([source], load_model()), load_model(), lambda _: None)
    store.close()
    return Live(folder)


def store_hash(folder: Path) -> str:
    """The hash that the graph's pointer names; empty when there is no graph."""
    version = EmbeddedStore(folder, load_model()).live()
    return version.hash if version else ""


def fingerprint(folder: Path) -> dict[str, str]:
    """The SHA-256 of every file of a graph, by name; the lock, which says nothing, is left out."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != "load.lock"
    }


def leftovers(folder: Path) -> list[str]:
    """Files that the pointer does not name: unfinished graphs, tables of no version."""
    named = {version.hash for version in EmbeddedStore(folder, load_model()).kept.versions()}
    found = [*(folder / "graphs").glob("*"), *(folder / "tables").glob("*"), *folder.glob("*.staging")]
    return sorted(p.name for p in found if p.name.removesuffix(".lbug") not in named)


@contextmanager
def folder_for_all() -> Iterator[Path]:
    """A new folder that everybody on the machine may reach and write, unlike those of pytest; removed at the end."""
    folder = Path(tempfile.mkdtemp(prefix="kith-"))
    folder.chmod(0o777)
    try:
        yield folder
    finally:
        shutil.rmtree(folder)


def refused(live: Live, folder: Path, *problems: str) -> None:
    """A load names exactly these problems and no other, shows no cell, and leaves the graph as it was."""
    ran = kith("load", folder, "--to", live.folder)
    assert ran.status == 2
    found = [line.strip() for line in ran.out.splitlines() if re.match(r"  E\d{3} ", line)]
    assert len(found) == len(problems), found
    for line, problem in zip(found, problems, strict=True):
        assert line.startswith(problem)
    assert CANARY.lower() not in ran.said.lower()
    assert live.unchanged()


def loads_again(live: Live, study: Path) -> None:
    """The next load works and leaves nothing unfinished behind."""
    ran = kith("load", study, "--to", live.folder)
    assert ran.status == 0, ran.err
    assert leftovers(live.folder) == []
    assert kith("graph", "hash", "--verify", "--from", live.folder).status == 0


def loads(folder: Path, study: Path) -> None:
    """Load a study into a graph, from within."""
    store = EmbeddedStore(folder, load_model())
    load(store, read_studies([study], load_model()), load_model(), lambda _: None)
    store.close()
