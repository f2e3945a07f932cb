"""What goes wrong with a server: it dies, the connection breaks in a commit, somebody else writes into it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import neo4j
import pytest

from graph_store.diff import changes_between
from graph_store.hashing import graph_hash
from graph_store.neo4j.load import AS_IT_WAS, NOT_KNOWN
from graph_store.neo4j.store import DATABASE, Neo4jStore
from schema.model import load_model
from schema.problems import KithError
from tests.lib.care_tables import family_tables, load, version_of
from tests.lib.cutting_proxy import CuttingProxy
from tests.lib.neo4j_fixtures import Stores
from tests.lib.neo4j_server import Neo4jServer

MODEL = load_model()
OLD, NEW = family_tables(MODEL, 8), family_tables(MODEL, 12, kind="case_conference")
LAST_STEP = "making the new graph live"


def run(driver: neo4j.Driver, text: str) -> list[neo4j.Record]:
    return driver.execute_query(text, database_=DATABASE).records


@pytest.fixture
def mortal_server(tmp_path: Path) -> Iterator[Neo4jServer]:
    """A server of its own, to be killed."""
    server = Neo4jServer(tmp_path / "home")
    server.start()
    try:
        yield server
    finally:
        server.kill()


@pytest.fixture
def proxy(neo4j_server: Neo4jServer) -> Iterator[CuttingProxy]:
    """A proxy before the shared server."""
    one = CuttingProxy(neo4j_server.port)
    try:
        yield one
    finally:
        one.close()


def test_a_server_killed_half_way_holds_the_old_graph_whole(mortal_server: Neo4jServer, tmp_path: Path) -> None:
    store = Neo4jStore(mortal_server.address, mortal_server.credentials, tmp_path / "kept", MODEL)
    load(store, MODEL, OLD)
    changes = changes_between(MODEL, store.tables(), NEW)

    def kill(sentence: str) -> None:
        if sentence == LAST_STEP:
            mortal_server.kill()

    with pytest.raises(KithError, match=f"E506.*{AS_IT_WAS}"):
        store.replace(NEW, lambda: version_of(MODEL, NEW), changes, kill)
    mortal_server.start()
    assert graph_hash(store.read_back()) == graph_hash(OLD) == graph_hash(store.tables())
    load(store, MODEL, NEW)
    assert graph_hash(store.read_back()) == graph_hash(NEW)
    store.close()


@pytest.mark.parametrize("cut", ["before", "after"])
def test_a_commit_without_an_answer_is_looked_up(
    neo4j_stores: Stores, neo4j_driver: neo4j.Driver, proxy: CuttingProxy, cut: Literal["before", "after"]
) -> None:
    load(neo4j_stores.open(), MODEL, OLD)
    store = neo4j_stores.open("through", address=f"bolt://127.0.0.1:{proxy.port}")
    changes = changes_between(MODEL, store.tables(), NEW)
    seen: list[str] = []

    def look() -> None:
        seen.extend(record["id"] for record in run(neo4j_driver, "MATCH (m:KithGraph) RETURN m.id AS id ORDER BY id"))

    def arm(sentence: str) -> None:
        if sentence == LAST_STEP:
            # The first COMMIT is that of the gate.
            proxy.arm(2, cut, meanwhile=look)

    if cut == "before":
        with pytest.raises(KithError, match=f"E506.*{AS_IT_WAS}"):
            store.replace(NEW, lambda: version_of(MODEL, NEW), changes, arm)
    else:
        store.replace(NEW, lambda: version_of(MODEL, NEW), changes, arm)
    assert seen == ["changing", "live"], "the gate is closed before the load commits"
    look()
    assert seen[2:] == ["live"], "the gate is open afterwards"
    there = OLD if cut == "before" else NEW
    assert graph_hash(store.read_back()) == graph_hash(there)
    load(store, MODEL, NEW)
    assert graph_hash(store.read_back()) == graph_hash(NEW)


def test_an_outcome_that_cannot_be_looked_up_is_not_guessed(neo4j_stores: Stores, proxy: CuttingProxy) -> None:
    here = neo4j_stores.open()
    load(here, MODEL, OLD)
    store = neo4j_stores.open("through", address=f"bolt://127.0.0.1:{proxy.port}")
    changes = changes_between(MODEL, store.tables(), NEW)
    with pytest.raises(KithError, match=f"E506.*{NOT_KNOWN}"):
        store.replace(
            NEW,
            lambda: version_of(MODEL, NEW),
            changes,
            lambda sentence: proxy.arm(2, "after", for_good=True) if sentence == LAST_STEP else None,
        )


def test_foreign_data_is_left_alone(neo4j_store: Neo4jStore, neo4j_driver: neo4j.Driver) -> None:
    run(neo4j_driver, "CREATE (:Recipe {name: 'soup'})-[:NEEDS]->(:Family)")
    with pytest.raises(KithError, match="E514"):
        load(neo4j_store, MODEL, OLD)
    with pytest.raises(KithError, match="E514"):
        neo4j_store.replace(
            OLD, lambda: version_of(MODEL, OLD), changes_between(MODEL, family_tables(MODEL, 0), OLD), print
        )
    assert run(neo4j_driver, "MATCH (n) RETURN count(n) AS many")[0]["many"] == 2


@pytest.mark.parametrize("text", ["CREATE ()", "MATCH (f:Family {id: 's1:F1'}) CREATE (f)-[:LIKES]->(f)"])
def test_data_added_by_others_stops_a_load(neo4j_store: Neo4jStore, neo4j_driver: neo4j.Driver, text: str) -> None:
    load(neo4j_store, MODEL, OLD)
    run(neo4j_driver, text)
    with pytest.raises(KithError, match="E514"):
        load(neo4j_store, MODEL, NEW)
    live = neo4j_store.live()
    assert live is not None
    assert live.hash == graph_hash(OLD)


def test_a_graph_of_a_newer_layout_is_not_touched(neo4j_store: Neo4jStore, neo4j_driver: neo4j.Driver) -> None:
    load(neo4j_store, MODEL, OLD)
    changes = changes_between(MODEL, neo4j_store.tables(), NEW)
    run(neo4j_driver, "MATCH (m:KithGraph) SET m.format = 99")
    for act in (neo4j_store.live, neo4j_store.tables, neo4j_store.read_back):
        with pytest.raises(KithError, match="E507"):
            act()
    with pytest.raises(KithError, match="E507"):
        neo4j_store.replace(NEW, lambda: version_of(MODEL, NEW), changes, print)


def test_a_damaged_marker_is_said(neo4j_store: Neo4jStore, neo4j_driver: neo4j.Driver) -> None:
    load(neo4j_store, MODEL, OLD)
    run(neo4j_driver, "MATCH (m:KithGraph) REMOVE m.loaded_at")
    with pytest.raises(KithError, match="E508"):
        neo4j_store.live()


@pytest.mark.parametrize(
    "text",
    [
        "MATCH (f:Family {id: 's1:F1'}) SET f.name = 'other'",
        "MATCH (f:Family {id: 's1:F1'}) SET f.name = 7, f.gaps = [1, 2]",
        "MATCH (f:Family {id: 's1:F1'}) DETACH DELETE f",
        "MATCH (f:Family {id: 's1:F1'}), (p:Parent {id: 's1:F2M'}) CREATE (p)-[:MEMBER_OF]->(f)",
    ],
)
def test_a_graph_changed_by_others_is_found_and_mended(
    neo4j_store: Neo4jStore, neo4j_driver: neo4j.Driver, text: str
) -> None:
    load(neo4j_store, MODEL, OLD)
    run(neo4j_driver, text)
    with pytest.raises(KithError, match="E508"):
        neo4j_store.read_back()
    load(neo4j_store, MODEL, OLD)
    assert graph_hash(neo4j_store.read_back()) == graph_hash(OLD)


def test_a_load_onto_a_graph_changed_by_others_writes_nothing(
    neo4j_store: Neo4jStore, neo4j_driver: neo4j.Driver
) -> None:
    load(neo4j_store, MODEL, OLD)
    run(neo4j_driver, "MATCH (f:Family {id: 's1:F1'}) SET f.id = 's1:other'")
    with pytest.raises(KithError, match="E508"):
        load(neo4j_store, MODEL, family_tables(MODEL, 0))
    live = neo4j_store.live()
    assert live is not None
    assert live.hash == graph_hash(OLD)
    load(neo4j_store, MODEL, NEW)
    assert graph_hash(neo4j_store.read_back()) == graph_hash(NEW)
