"""One load: made ready, written in one transaction, and its outcome found out when the connection breaks."""

from contextlib import suppress
from dataclasses import dataclass, field

from neo4j import ManagedTransaction, unit_of_work
from neo4j.exceptions import ConstraintError, DriverError, IncompleteCommit, Neo4jError

from graph_store.diff import Changes
from graph_store.neo4j.connection import LOST, Connection
from graph_store.neo4j.content import count
from graph_store.neo4j.ddl import ensure_schema
from graph_store.neo4j.marker import Marker, claim, close_gate, lock_marker, look, open_gate, set_marker
from graph_store.neo4j.writer import write_changes
from graph_store.port import Progress
from schema.definition import Model
from schema.problems import KithError, Place

AS_IT_WAS = "the graph is as it was"
NOT_KNOWN = "whether it was written is not known"
#: how long to wait for a broken transaction to end before giving up on its outcome
OUTCOME_SECONDS = 30.0


@dataclass
class Load:
    """What one load writes; `base` is the hash of the graph that `changes` was computed against."""

    connection: Connection
    model: Model
    marker: Marker
    base: str
    changes: Changes
    progress: Progress
    _closed: bool = field(default=False, init=False)

    def run(self) -> None:
        """Write it whole or not at all.

        Raises E501 when another load changed the graph meanwhile, E504, E505, E506 when the connection broke and it
        was not written or that cannot be told, E507, E508 when the graph is not what its marker says, E514, E517.
        """
        self._make_ready()
        with self.connection.errors():
            try:
                with self.connection.writing() as session:
                    session.execute_write(self._write)
            except LOST as error:
                if not self._written_after(error):
                    raise KithError("E506", self._place, outcome=AS_IT_WAS) from error
            except ConstraintError as error:
                # A node that should be new is there already, or one that should go has ties the changes do not know.
                raise KithError("E508", self._place) from error
            finally:
                if self._closed:
                    # Should this fail, the gate opens by itself after a while; the load's own outcome is what counts.
                    with suppress(DriverError, Neo4jError), self.connection.writing() as session:
                        open_gate(session, self.marker.load_id)

    @property
    def _place(self) -> Place:
        return Place(file=str(self.connection.address))

    def _make_ready(self) -> None:
        with self.connection.errors(), self.connection.writing() as session:
            seen = session.execute_read(look)
            if not seen.changing and seen.marker is None and session.execute_read(_holds_nodes):
                raise KithError("E514", self._place)
            ensure_schema(session, self.model)
            session.execute_write(claim)

    def _write(self, tx: ManagedTransaction) -> None:
        """The transaction; it may run again after a transient error, from the beginning."""
        found = lock_marker(tx)
        if found is None:
            raise KithError("E508", self._place)
        if found.load_id == self.marker.load_id:
            return
        if found.hash != self.base:
            raise KithError("E501", self._place)
        write_changes(tx, self.model, self.changes, self.progress)
        self._check(tx)
        set_marker(tx, self.marker)
        self.progress("making the new graph live")
        self._closed = True
        with self.connection.writing() as beside:
            close_gate(beside, self.marker.load_id)

    def _check(self, tx: ManagedTransaction) -> None:
        held, version = count(tx, self.model), self.marker.version
        if held.foreign:
            raise KithError("E514", self._place)
        if version is None or (held.nodes, held.ties) != (version.nodes, version.ties):
            raise KithError("E508", self._place)

    def _written_after(self, error: Exception) -> bool:
        """Whether the load was written although the connection broke; raises E506 when that cannot be told."""
        if not isinstance(error, IncompleteCommit):
            return False
        ask = unit_of_work(timeout=OUTCOME_SECONDS)(lock_marker)
        try:
            with self.connection.writing() as session:
                # Waits for the lock that the broken transaction holds, so it has ended either way.
                found = session.execute_write(ask)
        except (DriverError, Neo4jError) as lost:
            raise KithError("E506", self._place, outcome=NOT_KNOWN) from lost
        return found is not None and found.load_id == self.marker.load_id


def _holds_nodes(tx: ManagedTransaction) -> bool:
    return bool(tx.run("MATCH (n) RETURN count(n) > 0 AS some").single(strict=True)["some"])
