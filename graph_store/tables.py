"""A whole graph as tables: one frame a kind, one frame a tie between two kinds.

The tables are what the loader makes, what both engines are written from, what is kept beside a graph, and what its
hash is taken over. Rows are sorted by id, lists are sets in bytewise order, an empty list is null.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import polars as pl

from schema.definition import Model
from schema.shapes import Property

#: tie, kind it starts from, kind it goes to
TieKey = tuple[str, str, str]

DTYPES: dict[str, pl.DataType] = {
    "text": pl.String(),
    "word": pl.String(),
    "texts": pl.List(pl.String),
    "words": pl.List(pl.String),
    "int": pl.Int64(),
    "day": pl.Int64(),
    "float": pl.Float64(),
    "bool": pl.Boolean(),
}

ORIGIN_SCHEMA = {"id": pl.String, "file": pl.String, "sheet": pl.String, "row": pl.Int64}


def _schema(properties: Iterable[Property]) -> dict[str, pl.DataType]:
    return {p.name: DTYPES[p.type] for p in properties}


def node_schema(model: Model, kind: str) -> dict[str, pl.DataType]:
    """Column names and types of a kind's frame, in the model's order."""
    return _schema(model.properties(kind))


def tie_schema(model: Model, tie: str) -> dict[str, pl.DataType]:
    """Column names and types of a tie's frame: the two ends, then its properties."""
    return {"from_id": pl.String(), "to_id": pl.String(), **_schema(model.tie_properties(tie))}


@dataclass(frozen=True)
class Tables:
    """Nodes by kind, ties by tie and ends; only non-empty frames."""

    nodes: dict[str, pl.DataFrame]
    ties: dict[TieKey, pl.DataFrame]
    #: where each node was read: file, sheet and row; outside the hash, because shuffling rows changes nothing
    origins: pl.DataFrame = field(default_factory=lambda: pl.DataFrame(schema=ORIGIN_SCHEMA))

    @property
    def node_count(self) -> int:
        """How many nodes."""
        return sum(f.height for f in self.nodes.values())

    @property
    def tie_count(self) -> int:
        """How many ties."""
        return sum(f.height for f in self.ties.values())

    @property
    def studies(self) -> list[str]:
        """Keys of the studies in it, sorted."""
        found = [f.get_column("study").unique() for f in self.nodes.values()]
        return sorted(set().union(*(s.to_list() for s in found))) if found else []


def tables_from(
    model: Model,
    nodes: Mapping[str, pl.DataFrame],
    ties: Mapping[TieKey, pl.DataFrame],
    origins: pl.DataFrame | None = None,
) -> Tables:
    """Bring frames into canonical form: all columns, typed, sorted, lists as sets, no empty frame."""
    made_nodes = {
        kind: _canonical(nodes[kind], node_schema(model, kind), ["id"])
        for kind in model.kinds
        if kind in nodes and not nodes[kind].is_empty()
    }
    made_ties = {
        (tie, a, b): _canonical(
            ties[tie, a, b], tie_schema(model, tie), ["from_id", "to_id", *model.ties[tie].identity]
        )
        for tie in model.ties
        for a, b in model.pairs(tie)
        if (tie, a, b) in ties and not ties[tie, a, b].is_empty()
    }
    kept = origins if origins is not None else pl.DataFrame(schema=ORIGIN_SCHEMA)
    return Tables(made_nodes, made_ties, kept.select(*ORIGIN_SCHEMA).sort("id", "file", "row"))


def _canonical(frame: pl.DataFrame, schema: Mapping[str, pl.DataType], key: list[str]) -> pl.DataFrame:
    columns = [
        (pl.col(name) if name in frame.columns else pl.lit(None)).cast(dtype).alias(name)
        for name, dtype in schema.items()
    ]
    lists = [name for name, dtype in schema.items() if isinstance(dtype, pl.List)]
    as_sets = [
        pl.when(pl.col(name).list.drop_nulls().list.len() > 0)
        .then(pl.col(name).list.drop_nulls().list.unique().list.sort())
        .otherwise(None)
        .alias(name)
        for name in lists
    ]
    typed = frame.select(columns).with_columns(as_sets)
    rest = [name for name in schema if name not in key and name not in lists]
    return typed.sort([*key, *rest], nulls_last=False)


def merged(model: Model, parts: Iterable[Tables]) -> Tables:
    """Several studies' tables as one graph."""
    all_parts = list(parts)
    kinds = {k for p in all_parts for k in p.nodes}
    keys = {k for p in all_parts for k in p.ties}
    return tables_from(
        model,
        {k: pl.concat([p.nodes[k] for p in all_parts if k in p.nodes]) for k in kinds},
        {k: pl.concat([p.ties[k] for p in all_parts if k in p.ties]) for k in keys},
        pl.concat([p.origins for p in all_parts]) if all_parts else None,
    )


def without(tables: Tables, studies: Iterable[str]) -> Tables:
    """The tables less everything of some studies; no tie crosses studies."""
    gone = sorted(studies)
    prefix = pl.col("from_id").str.split(":").list.first()
    nodes = {k: f.filter(~pl.col("study").is_in(gone)) for k, f in tables.nodes.items()}
    ties = {k: f.filter(~prefix.is_in(gone)) for k, f in tables.ties.items()}
    origins = tables.origins.filter(~pl.col("id").str.split(":").list.first().is_in(gone))
    return Tables({k: f for k, f in nodes.items() if f.height}, {k: f for k, f in ties.items() if f.height}, origins)
