"""Servers that several of these files ask for; each test file has its own server, shared by its tests."""

from collections.abc import Iterator

import pytest

from tests.lib.live import live_graph
from tests.lib.served import Served, served


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server of the small study, of which no label says that it may leave."""
    folder = tmp_path_factory.mktemp("api")
    graph = live_graph(folder / "graph").folder
    with served(graph, folder / "private") as one:
        yield one
