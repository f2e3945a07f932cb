"""Graphs and studies that several of these files ask for."""

from pathlib import Path

import pytest

from tests.lib.folders import SmallStudy
from tests.lib.live import Live, live_graph


@pytest.fixture(scope="module")
def live(tmp_path_factory: pytest.TempPathFactory) -> Live:
    """A graph that every refused load leaves as it is."""
    return live_graph(tmp_path_factory.mktemp("live") / "graph")


@pytest.fixture(scope="module")
def study(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sound study whose load changes the live graph."""
    return SmallStudy().write(tmp_path_factory.mktemp("study") / "small")


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A graph to be copied."""
    return live_graph(tmp_path_factory.mktemp("graph") / "graph").folder
