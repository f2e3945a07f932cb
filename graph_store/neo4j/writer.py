"""Writing changes inside one transaction: ties go first and come last, because a node with ties cannot go.

Query text is made of the model's own names only; everything else travels as parameters. The server's counts of what
each statement did are held against what it should have done, so that a graph that is not what the changes were
computed against is never written over.
"""

from collections.abc import Iterator
from typing import Any

import neo4j
import polars as pl

from graph_store.diff import Change, Changes
from graph_store.port import Progress
from graph_store.tables import TieKey, tie_identity
from schema.definition import Model
from schema.problems import KithError

BATCH = 10_000


def write_changes(tx: neo4j.ManagedTransaction, model: Model, changes: Changes, progress: Progress) -> None:
    """Remove, add and change nodes and ties; raises E508 when the graph is not the one that `changes` starts from."""
    progress("removing")
    for key, change in changes.ties.items():
        _remove_ties(tx, model, key, change.removed)
    for kind, change in changes.nodes.items():
        _remove_nodes(tx, kind, change.removed)
    progress("writing nodes")
    for kind, change in changes.nodes.items():
        _write_nodes(tx, model, kind, change)
    progress("writing ties")
    for key, change in changes.ties.items():
        _write_ties(tx, model, key, change)


def _remove_ties(tx: neo4j.ManagedTransaction, model: Model, key: TieKey, removed: pl.DataFrame) -> None:
    text = f"{_match_tie(model, key)} DELETE t RETURN count(*) AS many"
    for rows in _batches(removed):
        _run(tx, text, rows)


def _remove_nodes(tx: neo4j.ManagedTransaction, kind: str, removed: pl.DataFrame) -> None:
    for rows in _batches(removed):
        _run(tx, f"UNWIND $rows AS row MATCH (n:`{kind}` {{id: row.id}}) DELETE n RETURN count(*) AS many", rows)


def _write_nodes(tx: neo4j.ManagedTransaction, model: Model, kind: str, change: Change) -> None:
    """Properties are replaced as a whole: what is null is absent afterwards."""
    labels = second_labels(model, kind)
    every = "".join(f":`{label}`" for label in sorted(set(labels.values())))
    forget = f"REMOVE n{every} " if every else ""
    for second, frame in by_second_label(model, kind, change.added):
        text = f"UNWIND $rows AS row CREATE (n:`{kind}`{second}) SET n = row RETURN count(*) AS many"
        for rows in _batches(frame):
            _run(tx, text, rows)
    for second, frame in by_second_label(model, kind, change.changed):
        now = f", n{second}" if second else ""
        match = f"UNWIND $rows AS row MATCH (n:`{kind}` {{id: row.id}})"
        for rows in _batches(frame):
            _run(tx, f"{match} {forget}SET n = row{now} RETURN count(*) AS many", rows)


def _write_ties(tx: neo4j.ManagedTransaction, model: Model, key: TieKey, change: Change) -> None:
    tie, a, b = key
    ends = f"UNWIND $rows AS row MATCH (a:`{a}` {{id: row.from_id}}) MATCH (b:`{b}` {{id: row.to_id}})"
    fill = " SET t = row.properties" if model.tie_properties(tie) else ""
    for rows in _batches(_with_properties(change.added, model, tie)):
        _run(tx, f"{ends} CREATE (a)-[t:`{tie}`]->(b){fill} RETURN count(*) AS many", rows)
    for rows in _batches(_with_properties(change.changed, model, tie)):
        _run(tx, f"{_match_tie(model, key)} SET t = row.properties RETURN count(*) AS many", rows)


def _match_tie(model: Model, key: TieKey) -> str:
    """Find each row's tie; parallel ties are told apart by the tie's identity, whose parts may be absent."""
    tie, a, b = key
    parts = tie_identity(model, tie)[2:]
    same = " AND ".join(f"(t.`{p}` = row.`{p}` OR (t.`{p}` IS NULL AND row.`{p}` IS NULL))" for p in parts)
    where = f" WHERE {same}" if parts else ""
    ends = f"MATCH (a:`{a}` {{id: row.from_id}}) MATCH (b:`{b}` {{id: row.to_id}})"
    return f"UNWIND $rows AS row {ends} MATCH (a)-[t:`{tie}`]->(b){where}"


def _with_properties(frame: pl.DataFrame, model: Model, tie: str) -> pl.DataFrame:
    """Ends and identity as columns, all properties again as one map."""
    properties = [one.name for one in model.tie_properties(tie)]
    whole = [pl.struct(properties).alias("properties")] if properties else []
    return frame.select(*tie_identity(model, tie), *whole)


def second_labels(model: Model, kind: str) -> dict[str, str]:
    """A kind's second labels by the value of the property that gives them; none for most kinds."""
    if model.kinds[kind].second_label is None:
        return {}
    return {slug: one.neo4j_label for slug, one in model.interactions.items()}


def by_second_label(model: Model, kind: str, frame: pl.DataFrame) -> Iterator[tuple[str, pl.DataFrame]]:
    """The rows in parts that share a second label, with that label as query text, '' for none."""
    name = model.kinds[kind].second_label
    if name is None:
        yield "", frame
        return
    labels = second_labels(model, kind)
    for (value,), part in frame.partition_by(name, as_dict=True).items():
        yield f":`{labels[str(value)]}`" if value is not None else "", part


def _batches(frame: pl.DataFrame) -> Iterator[list[dict[str, Any]]]:
    for part in frame.iter_slices(BATCH):
        if part.height:
            yield part.to_dicts()


def _run(tx: neo4j.ManagedTransaction, text: str, rows: list[dict[str, Any]]) -> None:
    """Run one statement over rows, each of which must be met exactly once."""
    if tx.run(text, rows=rows).single(strict=True)["many"] != len(rows):
        raise KithError("E508")
