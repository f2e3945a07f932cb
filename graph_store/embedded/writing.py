"""Writing a whole graph into a fresh file, table by table."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import ladybug
import polars as pl
import pyarrow as pa

from graph_store.embedded.ddl import MARKER, statements
from graph_store.embedded.engine import open_database
from graph_store.port import GraphVersion
from graph_store.tables import Tables
from schema.definition import Model
from schema.model import FORMAT


def write_graph(path: Path, tables: Tables, version: Callable[[], GraphVersion], model: Model) -> None:
    """Make a file that holds these tables and, last of all, the marker of their version."""
    database = open_database(path, read_only=False)
    connection = ladybug.Connection(database)
    try:
        for statement in statements(model):
            connection.execute(statement)
        # The engine finds `ready` by its name.
        for copy, ready in _copies(tables):  # noqa: B007
            connection.execute(copy)
        connection.execute(
            f"CREATE (:{MARKER} {{id: 'live', hash: $hash, format: $format}})",
            {"hash": version().hash, "format": FORMAT},
        )
        connection.execute("CHECKPOINT")
    finally:
        connection.close()
        database.close()


def _copies(tables: Tables) -> Iterator[tuple[str, pa.Table]]:
    """The statement that copies each table, and the table as the engine reads it, made ready during the one before."""
    nodes = {f"COPY `{kind}` FROM ready": frame for kind, frame in tables.nodes.items()}
    ties = {f"COPY `{tie}` FROM ready (from='{a}', to='{b}')": frame for (tie, a, b), frame in tables.ties.items()}
    copies, frames = [*nodes, *ties], [*nodes.values(), *ties.values(), pl.DataFrame()]
    with ThreadPoolExecutor(1) as aside:
        coming = aside.submit(frames[0].to_arrow)
        for copy, after in zip(copies, frames[1:], strict=True):
            ready, coming = coming.result(), aside.submit(after.to_arrow)
            yield copy, ready
