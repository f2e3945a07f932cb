"""What the database holds: counted, and read back whole as tables."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import neo4j
import polars as pl
import pyarrow as pa

from graph_store.neo4j.connection import FETCH
from graph_store.neo4j.marker import LABEL
from graph_store.tables import Tables, TieKey, node_schema, tables_from, tie_schema
from schema.definition import Model
from schema.problems import KithError

PYTHON: dict[type[pl.DataType], tuple[type, ...]] = {
    pl.String: (str,),
    pl.Int64: (int,),
    pl.Float64: (int, float),
    pl.Boolean: (bool,),
    pl.List: (list,),
}


@dataclass(frozen=True)
class Count:
    """How many nodes and ties of ours there are, and whether there is anything else."""

    nodes: int
    ties: int
    foreign: bool


def count(tx: neo4j.ManagedTransaction, model: Model) -> Count:
    """Count everything; each part is a look into the server's own counts."""
    parts = [
        *(_counting("node", label, f"(n:`{label}`)", "n") for label in (*model.kinds, LABEL)),
        *(_counting("tie", tie, f"()-[t:`{tie}`]->()", "t") for tie in model.ties),
        _counting("node", "", "(n)", "n"),
        _counting("tie", "", "()-[t]->()", "t"),
    ]
    found = {(r["what"], r["name"]): int(r["many"]) for r in tx.run("\nUNION ALL\n".join(parts))}
    nodes = sum(found["node", kind] for kind in model.kinds)
    ties = sum(found["tie", tie] for tie in model.ties)
    known = (nodes + found["node", LABEL], ties)
    return Count(nodes, ties, (found["node", ""], found["tie", ""]) != known)


def _counting(what: str, name: str, pattern: str, one: str) -> str:
    return f"MATCH {pattern} WITH count({one}) AS many RETURN '{what}' AS what, '{name}' AS name, many"


def read_tables(tx: neo4j.ManagedTransaction, model: Model) -> Tables:
    """Every node and tie, in canonical form and without origins.

    A value of a wrong type, which only somebody else can have written, is read as absent. Raises E514 when a node of
    ours has no id, or a tie joins other kinds than the model allows.
    """
    nodes = {kind: _nodes(tx, model, kind) for kind in model.kinds}
    ties: dict[TieKey, pl.DataFrame] = {}
    for tie in model.ties:
        ties |= _ties(tx, model, tie)
    return tables_from(model, nodes, ties)


def _nodes(tx: neo4j.ManagedTransaction, model: Model, kind: str) -> pl.DataFrame:
    schema = node_schema(model, kind)
    columns = ", ".join(f"n.`{name}` AS `{name}`" for name in schema)
    frame = _frame(tx.run(f"MATCH (n:`{kind}`) RETURN {columns}"), schema)
    if frame.get_column("id").null_count():
        raise KithError("E514")
    return frame


def _ties(tx: neo4j.ManagedTransaction, model: Model, tie: str) -> dict[TieKey, pl.DataFrame]:
    """One tie's frames by ends: a single pass over its ties, because a pass for each pair would scan the hubs anew."""
    schema = tie_schema(model, tie)
    names = list(schema)[2:]
    ends = {"from_kind": pl.String(), "to_kind": pl.String()}
    columns = ", ".join(
        [
            "[label IN labels(a) WHERE label IN $kinds][0] AS from_kind",
            "[label IN labels(b) WHERE label IN $kinds][0] AS to_kind",
            "a.id AS from_id",
            "b.id AS to_id",
            *(f"t.`{name}` AS `{name}`" for name in names),
        ]
    )
    result = tx.run(f"MATCH (a)-[t:`{tie}`]->(b) RETURN {columns}", kinds=list(model.kinds))
    frame = _frame(result, {**ends, **schema})
    parts = frame.partition_by("from_kind", "to_kind", as_dict=True, include_key=False)
    found = {(tie, str(a), str(b)): part for (a, b), part in parts.items()}
    if not set(found) <= {(tie, a, b) for a, b in model.pairs(tie)}:
        raise KithError("E514")
    return found


def _frame(result: neo4j.Result, schema: dict[str, pl.DataType]) -> pl.DataFrame:
    """A result as a frame, built in batches so that the driver's records are not all held at once."""
    batches = [pl.DataFrame(schema=schema)]
    while records := result.fetch(FETCH):
        rows = [list(one) for one in values_of(records)]
        try:
            batches.append(frame_of(rows, schema))
        except TypeError:
            batches.append(frame_of(_fitting(rows, schema), schema))
    return pl.concat(batches)


def _fitting(rows: list[list[object]], schema: dict[str, pl.DataType]) -> list[list[object]]:
    """The rows without the values that are not of their column's type."""
    types = [PYTHON[type(dtype)] for dtype in schema.values()]
    return [[v if isinstance(v, t) and _of_texts(v) else None for v, t in zip(row, types, strict=True)] for row in rows]


def _of_texts(value: object) -> bool:
    return not isinstance(value, list) or all(isinstance(member, str) for member in value)


def frame_of(rows: Iterable[Iterable[object]], schema: dict[str, pl.DataType]) -> pl.DataFrame:
    """Rows as a typed frame; raises TypeError for a value of another type, except whole numbers for fractions."""
    columns = list(zip(*rows, strict=True)) or [()] * len(schema)
    given = zip(schema.items(), columns, strict=True)
    return pl.DataFrame([_series(name, dtype, values) for (name, dtype), values in given])


def _series(name: str, dtype: pl.DataType, values: tuple[Any, ...]) -> pl.Series:
    if dtype == pl.Float64:
        values = tuple(float(v) if type(v) is int else v for v in values)
    if not isinstance(dtype, pl.List):
        return pl.Series(name, values, dtype=dtype, strict=True)
    # A list in every row makes polars build a series a row, which takes ten times as long as this.
    try:
        lists = pa.array(values, pa.list_(pa.large_string()))
    except pa.ArrowInvalid as error:
        raise TypeError(name) from error
    return pl.Series(name, lists, dtype=dtype)


def values_of(records: Iterable[neo4j.Record]) -> Iterator[Iterator[object]]:
    """The values of each record in the order of the columns; the driver's own way is a call for every value."""
    return map(tuple.__iter__, records)
