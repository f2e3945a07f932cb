"""The bridge to py2neo on a real server."""

from pathlib import Path

import pytest

from graph_loader.load import load
from graph_loader.read import read_study
from kithgraph.bridge import family_subgraph, py2neo_graph
from schema.model import load_model
from schema.problems import KithError
from tests.lib.neo4j_fixtures import Stores

RELATIONS = Path(__file__).parents[2] / "studies" / "relations-2023"
# py2neo is past its end of life and says so in several ways; the bridge's users know.
pytestmark = [
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::PendingDeprecationWarning"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]


def test_a_familys_web_as_a_subgraph(neo4j_stores: Stores, monkeypatch: pytest.MonkeyPatch) -> None:
    store = neo4j_stores.open()
    load(store, [read_study(RELATIONS, load_model())], load_model(), lambda _: None)
    server = neo4j_stores.server
    monkeypatch.setenv("KITH_NEO4J_USER", server.credentials.user)
    monkeypatch.setenv("KITH_NEO4J_PASSWORD", server.credentials.password)
    graph = py2neo_graph(server.address)
    assert graph.nodes.match("Parent", pseudonym="Marianne").count() == 1
    web = family_subgraph(graph, "relations-2023:F-marianne")
    assert {"Marianne"} <= {node["pseudonym"] for node in web.nodes}
    assert {"TOOK_PART", "CONCERNS", "MEMBER_OF", "HELD_BY"} <= set(web.types())
    assert {node["id"] for node in web.nodes if node.has_label("Professional")} == {
        "relations-2023:sw-marianne-1",
        "relations-2023:sw-marianne-2",
    }
    with pytest.raises(KithError, match="E605"):
        family_subgraph(graph, "relations-2023:F-nobody")
    graph.service.connector.close()
