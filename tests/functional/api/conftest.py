"""Servers and graphs that several of these files ask for; each test file has its own server, shared by its tests."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.docs.project import ROOT
from tests.lib.live import live_graph
from tests.lib.served import Served, served


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server of the small study, of which no label says that it may leave."""
    folder = tmp_path_factory.mktemp("api")
    graph = live_graph(folder / "graph").folder
    with served(graph, folder / "private") as one:
        yield one


@pytest.fixture(scope="session")
def companion(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A graph of the companion, which is large enough for tables below research and labelled public; only read."""
    return live_graph(tmp_path_factory.mktemp("companion") / "graph", ROOT / "studies" / "relations-companion").folder
