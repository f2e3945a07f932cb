"""Reading one state of the graph: what is read counts only when no load was applied meanwhile."""

import time
from collections.abc import Callable
from typing import TypeVar

import neo4j
from neo4j import exceptions as raised

from graph_store.neo4j.connection import Connection
from graph_store.neo4j.marker import GATE_MILLISECONDS, Marker, look
from schema.problems import KithError

T = TypeVar("T")
#: what reads in a transaction, given the marker that it reads under
Work = Callable[[neo4j.ManagedTransaction, Marker | None], T]

ATTEMPTS = 5
POLL_SECONDS = 0.05


def steady(connection: Connection, work: Work[T], timeout: float | None) -> tuple[T, Marker | None]:
    """What `work` reads, with the marker that it was read under; None for a database that was never used.

    `timeout` is in seconds, for each attempt. Raises E504, E505, E517, E608 when loads keep coming, E611.
    """
    bounded = neo4j.unit_of_work(timeout=timeout)(_once)
    with connection.errors(), connection.reading() as session:
        for _ in range(ATTEMPTS):
            answer: tuple[T, Marker | None] | None = session.execute_read(bounded, work)
            if answer is not None:
                return answer
            wait_for_gate(session)
    raise KithError("E608")


def wait_for_gate(session: neo4j.Session) -> None:
    """Wait while a load is being applied; a gate left closed is taken as open after a while."""
    end = time.monotonic() + GATE_MILLISECONDS / 1000
    while session.execute_read(look).changing and time.monotonic() < end:
        time.sleep(POLL_SECONDS)


def _once(tx: neo4j.ManagedTransaction, work: Work[T]) -> tuple[T, Marker | None] | None:
    before = look(tx)
    if before.changing:
        return None
    try:
        answer = work(tx, before.marker)
    except (raised.DriverError, raised.Neo4jError):
        raise
    except Exception:
        # What half a load showed may be what was stumbled over.
        if look(tx) != before:
            return None
        raise
    return (answer, before.marker) if look(tx) == before else None
