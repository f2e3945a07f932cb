"""The command against a real Neo4j: the hash that the embedded engine gives, nothing written twice, no secret."""

import os
import re
import subprocess
import sys
from pathlib import Path

import neo4j
import pytest

from tests.lib.neo4j_fixtures import empty
from tests.lib.neo4j_server import Neo4jServer

REPOSITORY = Path(__file__).parents[2]
RELATIONS = str(REPOSITORY / "studies" / "relations-2023")


@pytest.fixture
def environment(neo4j_server: Neo4jServer, neo4j_driver: neo4j.Driver, tmp_path: Path) -> dict[str, str]:
    """An environment with the sign-in of the test server, and an empty home."""
    empty(neo4j_driver)
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(tmp_path / "home"),
        "PYTHONPATH": str(REPOSITORY),
        "KITH_NEO4J_USER": neo4j_server.credentials.user,
        "KITH_NEO4J_PASSWORD": neo4j_server.credentials.password,
    }


def kith(environment: dict[str, str], *words: str) -> str:
    """What the command prints; its exit status must be 0 and it must show no password."""
    done = subprocess.run(
        [sys.executable, "-m", "kithgraph.cli.app", *words],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    assert environment["KITH_NEO4J_PASSWORD"] not in done.stdout + done.stderr
    return done.stdout


def test_load_ask_and_hash(environment: dict[str, str], neo4j_server: Neo4jServer, tmp_path: Path) -> None:
    server, folder = neo4j_server.address, str(tmp_path / "graph")
    routed = server.replace("bolt://", "neo4j://")
    assert "rows were added" in kith(environment, "load", RELATIONS, "--to", server)
    kith(environment, "load", RELATIONS, "--to", folder)
    for address in (server, routed):
        assert kith(environment, "graph", "hash", "--verify", "--from", address) == kith(
            environment, "graph", "hash", "--verify", "--from", folder
        )
    assert "0 rows written" in kith(environment, "load", RELATIONS, "--to", server)
    asked = ["ask", "multiagency_load", "--format", "csv"]
    assert kith(environment, *asked, "--from", server) == kith(environment, *asked, "--from", folder)
    assert kith(environment, "totals", "relations-2023", "--from", server) == kith(
        environment, "totals", "relations-2023", "--from", folder
    )


def test_remove_and_undo(environment: dict[str, str], neo4j_server: Neo4jServer) -> None:
    address = neo4j_server.address
    kith(environment, "load", RELATIONS, "--to", address)
    before = kith(environment, "graph", "hash", "--from", address)
    assert "holds no study" in kith(environment, "remove", "relations-2023", "--to", address)
    kith(environment, "undo", "--to", address)
    assert kith(environment, "graph", "hash", "--verify", "--from", address) == before


def test_the_same_map_from_either_engine(
    environment: dict[str, str], neo4j_server: Neo4jServer, tmp_path: Path
) -> None:
    pages = []
    for number, address in enumerate((neo4j_server.address, str(tmp_path / "graph"))):
        kith(environment, "load", RELATIONS, "--to", address)
        file = tmp_path / f"{number}.html"
        kith(environment, "map", "relations-2023:F-marianne", "-o", str(file), "--from", address)
        # Each drawing has an export id of its own.
        pages.append(re.sub(r"x-[a-z0-9]{16}", "x-", file.read_text(encoding="utf-8")))
    assert pages[0] == pages[1]


def test_bulk_files_and_how_to_go_on(environment: dict[str, str], tmp_path: Path) -> None:
    said = kith(environment, "load", RELATIONS, "--bulk", str(tmp_path / "bulk"))
    assert "import" in said
    assert (tmp_path / "bulk" / "node.Family.csv").exists()
