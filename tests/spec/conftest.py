"""Every spec test runs on the embedded engine and on a real Neo4j, and must find the same rows on both."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph_loader.load import load
from graph_loader.read import read_study
from graph_store.embedded import EmbeddedStore
from graph_store.port import GraphStore
from queries.ask import Answer, ask
from schema.model import load_model
from tests.lib.cast import write_study
from tests.lib.tables import as_text, table

ENGINES = ("embedded", "neo4j")


class SpecGraph:
    """A graph on one engine, filled from text tables and asked against text tables."""

    def __init__(self, store: GraphStore, folder: Path) -> None:
        self.store = store
        self.folder = folder

    def told(self, **sheets: str) -> None:
        """Load the cast with these sheets."""
        read = read_study(write_study(self.folder / "s", **sheets), load_model())
        assert read.sound, "\n".join(map(str, read.report.problems()))
        load(self.store, [read], load_model(), lambda _: None)

    def ask(self, question: str, **parameters: str) -> Answer:
        """The answer as it is."""
        return ask(self.store, question, {name.rstrip("_"): value for name, value in parameters.items()})

    def answers(self, question: str, expected: str, **parameters: str) -> None:
        """The answer must have these rows, in this order, in the columns that the table names."""
        rows = self.ask(question, **parameters).rows
        wanted = table(expected)
        assert as_text(rows, wanted.columns) == as_text(wanted, wanted.columns)


@pytest.fixture(params=ENGINES)
def graph(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[SpecGraph]:
    """The engine under test."""
    if request.param == "embedded":
        store: GraphStore = EmbeddedStore(tmp_path / "graph", load_model())
    else:
        store = request.getfixturevalue("neo4j_stores").open(strict_notifications=True)
    try:
        yield SpecGraph(store, tmp_path)
    finally:
        store.close()
