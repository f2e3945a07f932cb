"""Reading a whole graph file back, table by table.

Ties are read with the engine's own numbers for their ends, and the ids are put in here: the engine takes twice as long
to look up two texts for every tie, and rows are sorted faster by numbers.
"""

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TypeVar

import ladybug
import numpy as np
import polars as pl

from graph_store.embedded.engine import frame_of
from graph_store.tables import Tables, TieKey, assembled, canonical, in_order, node_schema, tie_identity, tie_schema
from schema.definition import Model

T = TypeVar("T")


@dataclass(frozen=True)
class _Ids:
    """The ids of one kind in order, and for each of the engine's numbers the place of its id among them."""

    ordered: pl.Series
    places: pl.Series


def read_tables(database: ladybug.Database, model: Model) -> Tables:
    """The graph that a file holds, in canonical form and without origins."""
    nodes, ties = _each(
        database,
        model,
        lambda kind, frame: canonical(frame, node_schema(model, kind), ["id"]),
        lambda key, frame: canonical(frame, tie_schema(model, key[0]), tie_identity(model, key[0])),
    )
    return assembled(model, nodes, ties)


def holds(database: ladybug.Database, tables: Tables, model: Model) -> bool:
    """Whether a file holds these tables and nothing else, row by row and value by value.

    Only a few of its tables are in memory at once.
    """
    nodes, ties = _each(
        database,
        model,
        lambda kind, frame: kind in tables.nodes and frame.equals(tables.nodes[kind]),
        lambda key, frame: key in tables.ties and frame.equals(tables.ties[key]),
    )
    same = all((*nodes.values(), *ties.values()))
    return same and nodes.keys() == tables.nodes.keys() and ties.keys() == tables.ties.keys()


def _each(
    database: ladybug.Database,
    model: Model,
    of_nodes: Callable[[str, pl.DataFrame], T],
    of_ties: Callable[[TieKey, pl.DataFrame], T],
) -> tuple[dict[str, T], dict[TieKey, T]]:
    """What is made of each table with rows, tables side by side; their rows come in order, as the engine types them."""
    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        reading = {kind: pool.submit(_nodes, database, model, kind, of_nodes) for kind in model.kinds}
        read = {kind: found for kind, one in reading.items() if (found := one.result()) is not None}
        ids = {kind: found[0] for kind, found in read.items()}
        keys = [(tie, a, b) for tie in model.ties for a, b in model.pairs(tie) if a in ids and b in ids]
        tying = {key: pool.submit(_ties, database, model, key, ids, of_ties) for key in keys}
        ties = {key: tied for key, one_tie in tying.items() if (tied := one_tie.result()) is not None}
    return {kind: found[1] for kind, found in read.items()}, ties


def _nodes(
    database: ladybug.Database, model: Model, kind: str, take: Callable[[str, pl.DataFrame], T]
) -> tuple[_Ids, T] | None:
    columns = ", ".join(f"n.`{name}` AS `{name}`" for name in node_schema(model, kind))
    read = _rows(database, f"MATCH (n:`{kind}`) RETURN {columns}, offset(id(n)) AS number")
    if read.is_empty():
        return None
    read = in_order(read, ["id"])
    numbers = read.get_column("number").to_numpy()
    places = np.zeros(numbers.max() + 1, dtype=np.uint32)
    places[numbers] = np.arange(len(numbers), dtype=np.uint32)
    return _Ids(read.get_column("id"), pl.Series(places)), take(kind, read.drop("number"))


def _ties(
    database: ladybug.Database,
    model: Model,
    key: TieKey,
    ids: dict[str, _Ids],
    take: Callable[[TieKey, pl.DataFrame], T],
) -> T | None:
    tie, one, other = key
    columns = "".join(f", t.`{name}` AS `{name}`" for name in list(tie_schema(model, tie))[2:])
    match = f"MATCH (a:`{one}`)-[t:`{tie}`]->(b:`{other}`)"
    read = _rows(database, f"{match} RETURN offset(id(a)) AS from_id, offset(id(b)) AS to_id{columns}")
    if read.is_empty():
        return None
    placed = read.with_columns(
        from_id=ids[one].places.gather(read.get_column("from_id")),
        to_id=ids[other].places.gather(read.get_column("to_id")),
    )
    placed = in_order(placed, tie_identity(model, tie))
    named = placed.with_columns(
        from_id=ids[one].ordered.gather(placed.get_column("from_id")),
        to_id=ids[other].ordered.gather(placed.get_column("to_id")),
    )
    return take(key, named)


def _rows(database: ladybug.Database, cypher: str) -> pl.DataFrame:
    """Rows of one statement, by one thread of the engine's: tables are read side by side already."""
    connection = ladybug.Connection(database, num_threads=1)
    try:
        return frame_of(connection, cypher)
    finally:
        connection.close()
