"""Fixtures: one real Neo4j for the whole run, and a store on its emptied database for each test."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import neo4j
import pytest

from graph_store.neo4j.store import DATABASE, Neo4jStore
from schema.model import load_model
from tests.lib.neo4j_server import Neo4jServer
from tests.lib.used import USED

#: every test has another small graph, and planning each question anew takes far longer than answering it
KEPT_PLANS = "dbms.cypher.min_replan_interval=1d\n"
#: a question is asked a few times only, so making its code fast costs more than it gives
QUICK_TO_START = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
EMPTY = "MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS"


@pytest.fixture(scope="session")
def neo4j_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Neo4jServer]:
    """A running server; tests that kill one start their own."""
    server = Neo4jServer(tmp_path_factory.mktemp("neo4j") / "home", KEPT_PLANS, QUICK_TO_START)
    server.start()
    USED["Neo4j"] = f"{server.version} on {server.address}"
    try:
        yield server
    finally:
        server.stop()


@pytest.fixture
def neo4j_driver(neo4j_server: Neo4jServer) -> Iterator[neo4j.Driver]:
    """The official driver, for looking at the database from outside."""
    with neo4j.GraphDatabase.driver(
        neo4j_server.address, auth=neo4j_server.credentials.auth(), notifications_min_severity="OFF"
    ) as driver:
        yield driver


class Stores:
    """Opens stores on one server and closes them when the test ends."""

    def __init__(self, server: Neo4jServer, folder: Path) -> None:
        self.server = server
        self.folder = folder
        self._opened: list[Neo4jStore] = []

    def open(self, machine: str = "here", *, address: str = "", **options: Any) -> Neo4jStore:
        """A store whose kept tables lie on a pretended machine of this name."""
        where, kept = address or self.server.address, self.folder / machine
        self._opened.append(Neo4jStore(where, self.server.credentials, kept, load_model(), **options))
        return self._opened[-1]

    def close(self) -> None:
        """Close them all."""
        for store in self._opened:
            store.close()


@pytest.fixture
def neo4j_stores(neo4j_server: Neo4jServer, neo4j_driver: neo4j.Driver, tmp_path: Path) -> Iterator[Stores]:
    """Stores on an empty database."""
    empty(neo4j_driver)
    stores = Stores(neo4j_server, tmp_path)
    try:
        yield stores
    finally:
        stores.close()


@pytest.fixture
def neo4j_store(neo4j_stores: Stores) -> Neo4jStore:
    """A store on an empty database."""
    return neo4j_stores.open()


def empty(driver: neo4j.Driver) -> None:
    """Remove every node and tie; constraints stay."""
    with driver.session(database=DATABASE) as session:
        session.run(EMPTY).consume()
