"""The companion study in its three shapes: plain sheets, one REFI-QDA project, an archive's deposit; one graph of all.

Each shape goes into both engines with one hash, and over a graph of another shape nothing is written.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph_loader.load import load
from graph_loader.read import ReadStudy, read_study
from graph_store.embedded import EmbeddedStore
from graph_store.hashing import graph_hash
from graph_store.port import GraphStore
from schema.model import load_model
from tests.lib.commands import kith
from tests.lib.neo4j_fixtures import Stores

COMPANION = Path(__file__).parents[2] / "studies" / "relations-companion"
SHAPES = ("sheets", "project", "deposit")
#: The sheets go into an empty Neo4j where the engines are compared, with the other studies that ship.
LOADS = [*(("embedded", shape) for shape in SHAPES), ("neo4j", "project"), ("neo4j", "deposit")]


def begun(folder: Path, source: Path) -> ReadStudy:
    """A study folder begun from a source, as it is read without an edit by hand."""
    ran = kith("init", folder, "--from", source)
    assert ran.status == 0, ran.said
    return read_study(folder, load_model())


@pytest.fixture(scope="module")
def shapes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, ReadStudy]:
    """The study as it is read from each of its shapes."""
    root = tmp_path_factory.mktemp("shapes")
    model = load_model()
    plain = read_study(COMPANION, model)
    store = EmbeddedStore(root / "graph", model)
    load(store, [plain], model, say_nothing)
    store.close()
    words = ["-o", root / "one.qdpx", "--from", root / "graph", "--documents", COMPANION / "deposit"]
    wrote = kith("export", "refi-qda", *words)
    assert wrote.status == 0, wrote.said
    return {
        "sheets": plain,
        "project": begun(root / "from-project", root / "one.qdpx"),
        "deposit": begun(root / "from-deposit", COMPANION / "deposit"),
    }


@pytest.fixture
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[GraphStore]:
    """An empty graph on the engine that the test names."""
    if request.param == "embedded":
        embedded = EmbeddedStore(tmp_path / "graph", load_model())
        yield embedded
        embedded.close()
    else:
        stores: Stores = request.getfixturevalue("neo4j_stores")
        yield stores.open()


def say_nothing(_: str) -> None:
    """Progress that nobody watches."""


def hash_of(read: ReadStudy) -> str:
    assert read.tables is not None, "\n".join(map(str, read.report.problems(3)))
    return graph_hash(read.tables)


def test_every_shape_gives_one_graph(shapes: dict[str, ReadStudy]) -> None:
    hashes = {name: hash_of(read) for name, read in shapes.items()}
    assert len(set(hashes.values())) == 1, hashes


@pytest.mark.parametrize(("store", "shape"), LOADS, indirect=["store"])
def test_every_shape_loads_and_no_other_changes_it(shapes: dict[str, ReadStudy], shape: str, store: GraphStore) -> None:
    """The graph is read back from the engine whole; the other two shapes over it write no row."""
    model = load_model()
    first = load(store, [shapes[shape]], model, say_nothing)
    assert first.changes.count > 0
    assert {first.version.hash, graph_hash(store.read_back())} == {hash_of(shapes["sheets"])}
    others = [load(store, [shapes[name]], model, say_nothing) for name in SHAPES if name != shape]
    assert [(one.changes.count, one.version.hash) for one in others] == [(0, first.version.hash)] * 2
