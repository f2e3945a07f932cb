"""The marker: one node that says which graph is live, and a gate that is closed while a load is being applied.

A commit reaches readers piece by piece: one statement can see the new marker and still miss some of the new rows, and
the same marker before and after an answer does not prove the answer whole. So a load closes the gate in a transaction
of its own just before it commits, and opens it afterwards; an answer counts when the gate was open and the marker the
same both before and after. A gate left closed by a load that died is taken as open after a while.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

import neo4j

from graph_store.port import GraphVersion
from schema.model import FORMAT
from schema.problems import KithError

LABEL = "KithGraph"
#: milliseconds after which a closed gate is taken as left behind; applying 100,000 changes takes some seconds
GATE_MILLISECONDS = 60_000

#: the gate is read first: what is applied after it was seen open shows in the later look
LOOK = f"""
OPTIONAL MATCH (g:{LABEL} {{id: 'changing'}})
WITH coalesce(g.since > timestamp() - $patience, false) AS changing
OPTIONAL MATCH (m:{LABEL} {{id: 'live'}})
RETURN changing, properties(m) AS marker
"""
CLAIM = f"MERGE (m:{LABEL} {{id: 'live'}}) ON CREATE SET m.hash = '', m.load_id = '', m.format = $format"
#: takes the node's lock before reading it, so that the next load reads what this one leaves; changes nothing
LOCK = f"MATCH (m:{LABEL} {{id: 'live'}}) SET m.locked = true REMOVE m.locked WITH m RETURN properties(m) AS marker"
SET = f"MATCH (m:{LABEL} {{id: 'live'}}) SET m = $marker"
CLOSE = f"MERGE (g:{LABEL} {{id: 'changing'}}) SET g.since = timestamp(), g.load_id = $load_id"
OPEN = f"MATCH (g:{LABEL} {{id: 'changing', load_id: $load_id}}) DELETE g"


@dataclass(frozen=True)
class Marker:
    """Which graph is live and which load made it; no version when the database was only made ready."""

    load_id: str
    version: GraphVersion | None

    @property
    def hash(self) -> str:
        """The live graph's hash, '' when nothing was loaded yet."""
        return self.version.hash if self.version else ""

    def properties(self) -> dict[str, Any]:
        """The node's properties."""
        if self.version is None:
            raise ValueError("a marker without a version is never written")
        own = {"id": "live", "load_id": self.load_id, "loaded_at": self.version.loaded_at.isoformat()}
        return {**asdict(self.version), "studies": list(self.version.studies), **own}


NOTHING = Marker("", None)


@dataclass(frozen=True)
class Look:
    """What the marker node and the gate say at one moment; no marker when the database was never used."""

    changing: bool
    marker: Marker | None


def marker_from(found: Mapping[str, Any] | None) -> Marker | None:
    """The marker that a node's properties make; raises E507 for a newer layout and E508 for a damaged one."""
    if found is None:
        return None
    try:
        if int(found["format"]) > FORMAT:
            raise KithError("E507", found=int(found["format"]), known=FORMAT)
        if not found["hash"]:
            return NOTHING
        version = GraphVersion(
            hash=str(found["hash"]),
            format=int(found["format"]),
            model=str(found["model"]),
            studies=tuple(found["studies"]),
            nodes=int(found["nodes"]),
            ties=int(found["ties"]),
            loaded_at=datetime.fromisoformat(found["loaded_at"]),
        )
        return Marker(str(found["load_id"]), version)
    except (KeyError, TypeError, ValueError) as error:
        raise KithError("E508") from error


def look(tx: neo4j.ManagedTransaction) -> Look:
    """Read gate and marker, in this order."""
    record = tx.run(LOOK, patience=GATE_MILLISECONDS).single(strict=True)
    if record["changing"]:
        return Look(True, None)
    return Look(False, marker_from(record["marker"]))


def claim(tx: neo4j.ManagedTransaction) -> None:
    """Put the marker into an empty database before anything else, so that data without one is never ours."""
    tx.run(CLAIM, format=FORMAT).consume()


def lock_marker(tx: neo4j.ManagedTransaction) -> Marker | None:
    """Wait for any other load's transaction to end, then read the marker."""
    record = tx.run(LOCK).single()
    return marker_from(record["marker"]) if record else None


def set_marker(tx: neo4j.ManagedTransaction, marker: Marker) -> None:
    """Write the marker, the last statement of a load."""
    tx.run(SET, marker=marker.properties()).consume()


def close_gate(session: neo4j.Session, load_id: str) -> None:
    """From now on no answer counts; tried once, because the load around it is what is tried again."""
    _at_once(session, CLOSE, load_id)


def open_gate(session: neo4j.Session, load_id: str) -> None:
    """Answers count again; tried once, because a gate opens by itself after a while."""
    _at_once(session, OPEN, load_id)


def _at_once(session: neo4j.Session, text: str, load_id: str) -> None:
    with session.begin_transaction() as tx:
        tx.run(text, load_id=load_id).consume()
        tx.commit()
