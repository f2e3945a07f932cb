"""The embedded store: a load writes a new file beside the live one, checks its hash and swaps a pointer."""

from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Lock
from typing import TypeVar

import ladybug
import polars as pl

from graph_store.diff import Changes
from graph_store.disk import disk_errors
from graph_store.embedded.ddl import MARKER
from graph_store.embedded.engine import Reader, frame_of, open_database
from graph_store.embedded.reading import holds, read_tables
from graph_store.embedded.writing import write_graph
from graph_store.kept import Kept
from graph_store.lock import LoadLock
from graph_store.port import GraphVersion, Parameter, Progress, Snapshot
from graph_store.tables import Tables
from schema.definition import Model
from schema.problems import KithError, Place

T = TypeVar("T")


class EmbeddedStore:
    """A folder with the live Ladybug file, the version before it, and the kept tables of both."""

    engine = "embedded"

    def __init__(self, folder: Path, model: Model, answer_seconds: float | None = None) -> None:
        """`answer_seconds` is how long one statement of a question may take; None for as long as it needs."""
        self.folder = folder
        self._answer_seconds = answer_seconds
        self.address = str(folder)
        self.model = model
        self.kept = Kept(folder, model)
        self._reader: Reader | None = None
        self._opening = Lock()

    def live(self) -> GraphVersion | None:
        """The version that the pointer names; raises E507, E508."""
        versions = self.kept.versions()
        return versions[0] if versions else None

    def tables(self) -> Tables:
        """The live graph's kept tables, read back from the file when they are missing."""
        version = self.live()
        if version is None:
            return Tables({}, {})
        return self.kept.open(version) or self.read_back()

    def origins(self, ids: list[str]) -> pl.DataFrame:
        """Where these nodes were read, from the kept table."""
        return self.kept.origins(self._live_or_raise().hash, ids)

    def previous(self) -> Tables | None:
        """The tables of the version before the live one."""
        versions = self.kept.versions()
        return self.kept.open(versions[1]) if len(versions) > 1 else None

    def read_back(self) -> Tables:
        """The live file's content; raises E509 when nothing was loaded yet."""
        version = self._live_or_raise()
        return read_tables(self._open_live(version).database, self.model)

    def replace(
        self, tables: Tables, version: Callable[[], GraphVersion], changes: Changes, progress: Progress
    ) -> None:
        """Write a new file, verify it, keep the tables, swap the pointer; raises E502, E503, E508, E517."""
        live = self.live()
        with disk_errors(self.folder):
            self._tidy()
            if live is not None and not changes.count and self._file(live).exists():
                same = version()
                if (live.hash, live.model) == (same.hash, same.model):
                    self.kept.renew_origins(live, tables.origins)
                    return
            self.folder.mkdir(parents=True, exist_ok=True)
            (self.folder / "graphs").mkdir(exist_ok=True)
            staging = self.folder / "graphs" / "new.staging"
            try:
                progress("writing the new graph beside the live one")
                # The engine writes with one thread most of the time; the tables are kept and hashed meanwhile.
                with ThreadPoolExecutor(1) as aside:
                    keeping = aside.submit(self.kept.save, tables, version)
                    write_graph(staging, tables, version, self.model)
                    keeping.result()
                progress("verifying its hash")
                new = version()
                _verify(staging, tables, new, self.model)
                _remove(self._file(new))
                staging.replace(self._file(new))
                self.kept.point_to(new)
            finally:
                self._tidy()

    def read(self, find: Callable[[Snapshot], T]) -> T:
        """What `find` reads of the file that is live now; it is read-only and whole, whatever is loaded meanwhile."""
        return find(self._open_live(self._live_or_raise()))

    def query(
        self, cypher: str, parameters: Mapping[str, Parameter], schema: Mapping[str, pl.DataType]
    ) -> tuple[pl.DataFrame, str]:
        """Rows and the hash of the graph."""
        return self.read(lambda one: (one.query(cypher, parameters, schema), one.hash))

    def loading(self) -> bool | None:
        """Whether a load holds this folder's lock."""
        return LoadLock(self.folder).held()

    def exclusive(self) -> LoadLock:
        """One load at a time in this folder."""
        with disk_errors(self.folder):
            self.folder.mkdir(parents=True, exist_ok=True)
        return LoadLock(self.folder)

    def close(self) -> None:
        """Close the file."""
        with self._opening:
            if self._reader is not None:
                self._reader.close()
                self._reader = None

    def _live_or_raise(self) -> GraphVersion:
        version = self.live()
        if version is None:
            raise KithError("E509", Place(file=self.address))
        if version.model != self.model.fingerprint:
            raise KithError("E518", Place(file=self.address))
        return version

    def _file(self, version: GraphVersion) -> Path:
        return self.folder / "graphs" / f"{version.hash}.lbug"

    def _tidy(self) -> None:
        """Remove every graph file that the pointer does not name: unfinished ones, and those of dropped versions."""
        named = {f"{graph_hash}.lbug" for graph_hash in self.kept.tidy()}
        for one in (self.folder / "graphs").glob("*"):
            if one.name not in named:
                one.unlink()

    def _open_live(self, version: GraphVersion) -> Reader:
        """The open live file, opened anew after a swap; its marker must be the pointer's."""
        with self._opening:
            if self._reader is None or self._reader.hash != version.hash:
                path = self._file(version)
                database = open_database(path, read_only=True)
                _check_marker(database, version, path)
                # A reader in another thread may still hold the old one, so it is left to be collected, not closed.
                self._reader = Reader(version.hash, database, self._answer_seconds)
            return self._reader


def _verify(path: Path, tables: Tables, version: GraphVersion, model: Model) -> None:
    """Read the whole file back; raises E508 when it is not, to the last value, what was to be written.

    The version's hash is that of the tables, so it need not be taken anew from what equals them.
    """
    database = open_database(path, read_only=True)
    try:
        _check_marker(database, version, path)
        if not holds(database, tables, model):
            raise KithError("E508", Place(file=str(path)))
    finally:
        database.close()


def _check_marker(database: ladybug.Database, version: GraphVersion, path: Path) -> None:
    connection = ladybug.Connection(database)
    try:
        marker = frame_of(connection, f"MATCH (m:{MARKER}) RETURN m.hash AS hash")
    except RuntimeError as error:
        raise KithError("E508", Place(file=str(path))) from error
    finally:
        connection.close()
    if marker.get_column("hash").to_list() != [version.hash]:
        raise KithError("E508", Place(file=str(path)))


def _remove(path: Path) -> None:
    """Remove a graph file with whatever the engine keeps beside it."""
    for one in path.parent.glob(f"{path.name}*"):
        one.unlink()
