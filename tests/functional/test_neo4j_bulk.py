"""Offline import of a real server gives the same graph as a load, and the next load finds nothing to do."""

from collections.abc import Iterator
from pathlib import Path

import neo4j
import pytest

from graph_store.hashing import graph_hash
from graph_store.neo4j.bulk import AFTERWARDS, ARGUMENTS, steps, write_bulk
from graph_store.neo4j.store import DATABASE, Neo4jStore
from schema.model import load_model
from schema.problems import KithError
from tests.lib.care_tables import AWKWARD, family_tables, load, version_of
from tests.lib.neo4j_server import Neo4jServer

MODEL = load_model()
TABLES = family_tables(MODEL, 3 * len(AWKWARD))


@pytest.fixture
def stopped_server(tmp_path: Path) -> Iterator[Neo4jServer]:
    """A server of its own that was never started."""
    server = Neo4jServer(tmp_path / "home")
    try:
        yield server
    finally:
        server.stop()


@pytest.fixture
def store(stopped_server: Neo4jServer, tmp_path: Path) -> Iterator[Neo4jStore]:
    """A store on that server."""
    one = Neo4jStore(stopped_server.address, stopped_server.credentials, tmp_path / "kept", MODEL)
    try:
        yield one
    finally:
        one.close()


def test_an_imported_database_is_live_and_equal(stopped_server: Neo4jServer, store: Neo4jStore, tmp_path: Path) -> None:
    folder = tmp_path / "bulk"
    write_bulk(MODEL, TABLES, version_of(MODEL, TABLES), folder)
    stopped_server.admin("database", "import", "full", DATABASE, f"@{ARGUMENTS}", cwd=folder)
    stopped_server.start()

    live = store.live()
    assert live is not None
    assert live.hash == graph_hash(TABLES) == graph_hash(store.read_back())

    with neo4j.GraphDatabase.driver(stopped_server.address, auth=stopped_server.credentials.auth()) as driver:
        with driver.session(database=DATABASE) as session:
            for statement in (folder / AFTERWARDS).read_text(encoding="utf-8").removesuffix(";\n").split(";\n"):
                session.run(statement.removeprefix(":auto ")).consume()
        text = "MATCH (i:DrugTest:Interaction) WHERE i.voices = [''] RETURN count(*) AS many"
        assert driver.execute_query(text, database_=DATABASE).records[0]["many"] == 3 * len(AWKWARD)

    assert graph_hash(store.read_back()) == graph_hash(TABLES)
    assert load(store, MODEL, TABLES) == {"added": 0, "changed": 0, "removed": 0}
    fewer = family_tables(MODEL, 2)
    load(store, MODEL, fewer)
    assert graph_hash(store.read_back()) == graph_hash(fewer)


def test_steps_name_the_folder_the_database_and_the_files(tmp_path: Path) -> None:
    folder = tmp_path / "a folder"
    write_bulk(MODEL, TABLES, version_of(MODEL, TABLES), folder)
    text = steps(folder, "kith")
    assert f"cd '{folder}'" in text
    assert f"import full kith --overwrite-destination=true @{ARGUMENTS}" in text
    arguments = (folder / ARGUMENTS).read_text(encoding="utf-8").split()
    named = {one.split("=")[2] for one in arguments if one.endswith(".csv")}
    assert named == {path.name for path in folder.glob("*.csv")}


def test_a_folder_that_is_not_empty_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(KithError, match="E120"):
        write_bulk(MODEL, TABLES, version_of(MODEL, TABLES), tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]
