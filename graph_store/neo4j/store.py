"""The Neo4j store: one transaction a load, one steady state an answer, interpreted tables kept on this machine."""

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar
from uuid import uuid4

import polars as pl
from neo4j import ManagedTransaction

from graph_store.diff import Changes
from graph_store.disk import disk_errors
from graph_store.hashing import graph_hash
from graph_store.kept import POINTER, Kept
from graph_store.lock import LoadLock
from graph_store.neo4j.asking import Asking, names_of
from graph_store.neo4j.connection import Connection, address_from
from graph_store.neo4j.content import count, read_tables
from graph_store.neo4j.credentials import Credentials
from graph_store.neo4j.load import Load
from graph_store.neo4j.marker import NOTHING, Marker
from graph_store.neo4j.steady import steady
from graph_store.port import GraphVersion, Parameter, Progress, Snapshot
from graph_store.tables import Tables
from schema.definition import Model
from schema.problems import KithError, Place

T = TypeVar("T")

DATABASE = "neo4j"
#: rows of a graph that one transaction may change; a server with a 1 GB heap holds them
CHANGES_LIMIT = 100_000
ANSWER_SECONDS = 60.0


class Neo4jStore:
    """A database of its own on a Neo4j server; what is kept of it lies in a folder of this machine."""

    engine = "neo4j"

    def __init__(
        self,
        address: str,
        credentials: Credentials,
        kept_folder: Path,
        model: Model,
        *,
        database: str = DATABASE,
        answer_seconds: float = ANSWER_SECONDS,
        strict_notifications: bool = False,
    ) -> None:
        """Raises E510 for a wrong address; the server is first spoken to when something is asked of it.

        `strict_notifications` is for tests of questions: a name that the model does not have then raises NoticeError.
        """
        where = address_from(address)
        self.address = str(where)
        self.model = model
        self.kept = Kept(kept_folder / where.folder_name(database), model)
        self._connection = Connection(where, credentials, database, notify=strict_notifications)
        self._names = names_of(model) if strict_notifications else None
        self._answer_seconds = answer_seconds
        #: the version that `tables` gave last: what a load's changes are computed against
        self._base: GraphVersion | None = None

    def live(self) -> GraphVersion | None:
        """The version that the marker names; raises E504, E505, E507, E508."""
        _, marker = steady(self._connection, _nothing, self._answer_seconds)
        return marker.version if marker else None

    def tables(self) -> Tables:
        """The live graph's kept tables where they are this version's, else read back; raises E514 for foreign data.

        A graph that does not have as many nodes and ties as its marker says is read back too, so that the next load
        mends it.
        """
        held, marker = steady(self._connection, lambda tx, _: count(tx, self.model), self._answer_seconds)
        if held.foreign or (marker is None and held.nodes):
            raise KithError("E514", Place(file=self.address))
        version = marker.version if marker else None
        if version is not None and (held.nodes, held.ties) == (version.nodes, version.ties):
            kept = self.kept.open(version)
            if kept is not None:
                self._base = version
                return kept
        tables, marker = self._read()
        self._base = marker.version
        return tables

    def origins(self, ids: list[str]) -> pl.DataFrame:
        """Where these nodes were read, when this machine loaded the version that is live."""
        live = self.live()
        return self.kept.origins(live.hash if live else "", ids)

    def previous(self) -> Tables | None:
        """The version before the live one, when this machine loaded both."""
        live, versions = self.live(), self.kept.versions()
        if live is None or len(versions) < 2 or versions[0].hash != live.hash:
            return None
        return self.kept.open(versions[1])

    def read_back(self) -> Tables:
        """The live graph as the server holds it; raises E508 when that is not what was loaded, E509 when nothing was.

        After E508 the kept tables are no longer trusted, so that the next load is compared with the server's own
        content and mends it.
        """
        tables, marker = self._read()
        if marker.version is None:
            raise KithError("E509", Place(file=self.address))
        if graph_hash(tables) != marker.hash:
            self._forget(marker.hash)
            raise KithError("E508", Place(file=self.address))
        return tables

    def replace(
        self, tables: Tables, version: Callable[[], GraphVersion], changes: Changes, progress: Progress
    ) -> None:
        """Write the changes in one transaction; raises E501 to E508, E513 beyond 100,000 changes, E514, E517."""
        if changes.count > CHANGES_LIMIT:
            raise KithError("E513", Place(file=self.address), count=changes.count, limit=CHANGES_LIMIT)
        base, new = self._base.hash if self._base else "", version()
        if new.hash == base and not changes.count:
            self._renew(tables, new)
            return
        self._keep(tables, new)
        load = Load(self._connection, self.model, Marker(uuid4().hex, new), base, changes, progress)
        try:
            load.run()
        except KithError as error:
            if error.problem.code == "E508":
                self._forget(base)
            raise
        with disk_errors(self.kept.folder):
            self.kept.point_to(new)
        self._base = new

    def read(self, find: Callable[[Snapshot], T]) -> T:
        """What `find` reads in one transaction under one marker; raises E504, E505, E509, E517, E608, E611."""

        def under(tx: ManagedTransaction, marker: Marker | None) -> T:
            if marker is None or marker.version is None:
                raise KithError("E509", Place(file=self.address))
            return find(Asking(tx, marker.hash, self._names))

        return steady(self._connection, under, self._answer_seconds)[0]

    def query(
        self, cypher: str, parameters: Mapping[str, Parameter], schema: Mapping[str, pl.DataType]
    ) -> tuple[pl.DataFrame, str]:
        """Rows and the hash of the one graph that gave them; raises E504, E505, E509, E517, E608, E611."""
        return self.read(lambda one: (one.query(cypher, parameters, schema), one.hash))

    def loading(self) -> bool | None:
        """True when this machine makes a load; else None, since another machine may."""
        return LoadLock(self.kept.folder).held() or None

    def exclusive(self) -> LoadLock:
        """One load at a time from this machine; loads from others are found out by the marker."""
        with disk_errors(self.kept.folder):
            self.kept.folder.mkdir(parents=True, exist_ok=True)
        return LoadLock(self.kept.folder)

    def close(self) -> None:
        """Close the connections."""
        self._connection.close()

    def _read(self) -> tuple[Tables, Marker]:
        tables, marker = steady(self._connection, lambda tx, _: read_tables(tx, self.model), None)
        return tables, marker or NOTHING

    def _renew(self, tables: Tables, version: GraphVersion) -> None:
        """Nothing changed: only the origins are written anew, or all tables where none are kept."""
        with disk_errors(self.kept.folder):
            if self.kept.open(version) is None:
                self.kept.save(tables, lambda: version)
                self.kept.point_to(version)
            else:
                self.kept.renew_origins(version, tables.origins)

    def _keep(self, tables: Tables, version: GraphVersion) -> None:
        """Save the tables before the server is written to, so that a full disk is met while nothing has changed."""
        with disk_errors(self.kept.folder):
            self._settle()
            self.kept.save(tables, lambda: version)

    def _settle(self) -> None:
        """Make the pointer name what is being replaced, after a load that another machine made or that was cut off."""
        versions = self.kept.versions()
        if not versions or (self._base is not None and versions[0].hash == self._base.hash):
            return
        if self._base is not None and self.kept.open(self._base) is not None:
            self.kept.point_to(self._base)
        else:
            (self.kept.folder / POINTER).unlink()

    def _forget(self, version_hash: str) -> None:
        if version_hash:
            shutil.rmtree(self.kept.folder / "tables" / version_hash, ignore_errors=True)


def _nothing(_: ManagedTransaction, __: Marker | None) -> None:
    """Read nothing besides the marker."""
