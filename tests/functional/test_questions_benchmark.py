"""The measurement of answers, on a study small enough to run among the tests."""

import json
import os
import subprocess
import sys
from pathlib import Path

from graph_loader.load import load
from graph_loader.read import read_study
from graph_store.neo4j.store import Neo4jStore
from schema.model import load_model
from tests.lib.folders import SmallStudy
from tests.lib.neo4j_server import Neo4jServer

ASKED = ("documents", "multiagency_load", "thing", "family_network", "two_families")


def test_both_engines_are_asked_alike(neo4j_server: Neo4jServer, neo4j_store: Neo4jStore, tmp_path: Path) -> None:
    folder = SmallStudy().write(tmp_path / "study")
    load(neo4j_store, [read_study(folder, load_model())], load_model(), lambda _: None)
    questions = [part for name in ASKED for part in ("--question", name)]
    command = [sys.executable, "-m", "benchmarks.questions", str(folder), "--neo4j", neo4j_server.address, *questions]
    environment = {
        **os.environ,
        "KITH_NEO4J_USER": neo4j_server.credentials.user,
        "KITH_NEO4J_PASSWORD": neo4j_server.credentials.password,
        "KITH_KEPT": str(tmp_path / "kept"),
    }
    short = [*command, "--runs", "2", "--warm", "1"]
    done = subprocess.run([*short, "--json"], check=True, stdout=subprocess.PIPE, env=environment)
    asked = json.loads(done.stdout)["asked"]
    told = {
        engine: [(one["question"], one["parameters"], one["rows"]) for one in asked if one["engine"] == engine]
        for engine in ("embedded", "neo4j")
    }
    assert told["embedded"] == told["neo4j"]
    assert {name for name, _, _ in told["embedded"]} == set(ASKED)
    assert {"id", "study", "family", "from", "voice"} <= {key for _, given, _ in told["embedded"] for key in given}
    assert all(0 < one["median"] <= one["p95"] and one["kept"] > 0 for one in asked)
    shown = subprocess.run(short, check=True, stdout=subprocess.PIPE, env=environment, text=True).stdout
    assert "questions take less than 100 ms" in shown
