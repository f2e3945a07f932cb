"""The same studies on both engines: loaded into a fresh folder, and into a Neo4j server that is started, or given."""

from collections.abc import Iterable, Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

from graph_loader.load import load
from graph_loader.read import read_study
from graph_store.embedded import EmbeddedStore
from graph_store.neo4j.store import Neo4jStore
from graph_store.port import GraphStore
from kithgraph.stores import open_store
from schema.model import load_model
from tests.lib.neo4j_server import Neo4jServer


@contextmanager
def filled(studies: Iterable[Path], engines: Iterable[str], server: str, place: Path) -> Iterator[list[GraphStore]]:
    """Stores with exactly these studies, in the order of the engines; closed, and stopped when started here, after use.

    A server that is given is only read; raises ValueError when it holds anything else.
    """
    model = load_model()
    read = [read_study(folder, model) for folder in studies]
    with ExitStack() as held:
        stores: list[GraphStore] = []
        for engine in engines:
            if engine == "embedded":
                store: GraphStore = EmbeddedStore(place / "embedded", model)
            elif server:
                store = open_store(server, model)
            else:
                own = Neo4jServer(place / "neo4j")
                own.start()
                held.callback(own.stop)
                store = Neo4jStore(own.address, own.credentials, place / "kept", model)
            stores.append(held.enter_context(closing(store)))
            if engine == "embedded" or not server:
                load(store, read, model, lambda _: None)
        hashes = {live.hash if (live := store.live()) else "" for store in stores}
        if len(hashes) > 1:
            raise ValueError("the server holds another graph than these studies: load exactly them into it first")
        yield stores
