"""Graphs, studies and a browser that several of these files ask for."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

import kithgraph
from tests.lib.browser import chromium
from tests.lib.commands import REPOSITORY
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


@pytest.fixture(scope="session")
def companion(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A graph of the companion, which is large enough for tables below research and labelled public; only read."""
    study = REPOSITORY / "studies" / "relations-companion"
    return live_graph(tmp_path_factory.mktemp("companion") / "graph", study).folder


@pytest.fixture(scope="module")
def families(companion: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same at an address of its own: in which form composites leave is settled for each address, for good."""
    return Path(shutil.copytree(companion, tmp_path_factory.mktemp("own") / "graph"))


@pytest.fixture(scope="session")
def all_shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A graph of every study that ships, only read."""
    folder = tmp_path_factory.mktemp("shipped") / "graph"
    with kithgraph.open(folder) as loading:
        loading.load(*sorted(path.parent for path in (REPOSITORY / "studies").glob("*/study.yaml")))
    return folder


@pytest.fixture(scope="module")
def shipped(all_shipped: Path) -> Iterator[kithgraph.Graph]:
    """That graph, opened."""
    with kithgraph.open(all_shipped) as one:
        yield one


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A browser for a file's tests; not for all, since no other test could run an event loop while it is driven."""
    with chromium() as running:
        yield running
