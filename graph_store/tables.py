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
    return assembled(
        model,
        {kind: canonical(frame, node_schema(model, kind), ["id"]) for kind, frame in nodes.items() if frame.height},
        {
            key: canonical(frame, tie_schema(model, key[0]), tie_identity(model, key[0]))
            for key, frame in ties.items()
            if frame.height
        },
        origins,
    )


def assembled(
    model: Model,
    nodes: Mapping[str, pl.DataFrame],
    ties: Mapping[TieKey, pl.DataFrame],
    origins: pl.DataFrame | None = None,
) -> Tables:
    """Frames that are canonical already as one graph: in the model's order, without the empty ones."""
    kept = origins if origins is not None else pl.DataFrame(schema=ORIGIN_SCHEMA)
    keys = ((tie, a, b) for tie in model.ties for a, b in model.pairs(tie))
    return Tables(
        {kind: nodes[kind] for kind in model.kinds if kind in nodes and nodes[kind].height},
        {key: ties[key] for key in keys if key in ties and ties[key].height},
        in_order(kept.select(*ORIGIN_SCHEMA), ["id", "file", "row"]),
    )


def tie_identity(model: Model, tie: str) -> list[str]:
    """The columns that tell one tie from another of its kind."""
    return ["from_id", "to_id", *model.ties[tie].identity]


def canonical(frame: pl.DataFrame, schema: Mapping[str, pl.DataType], key: list[str]) -> pl.DataFrame:
    """One frame in canonical form; `key` tells its rows apart."""
    columns = [
        (pl.col(name) if name in frame.columns else pl.lit(None)).cast(dtype).alias(name)
        for name, dtype in schema.items()
    ]
    typed = frame.select(columns)
    lists = [typed.get_column(name) for name, dtype in schema.items() if isinstance(dtype, pl.List)]
    return in_order(typed.with_columns(_as_sets(one) for one in lists if one.null_count() < len(one)), key)


def _as_sets(lists: pl.Series) -> pl.Series:
    """Lists in bytewise order, each member once; null for an empty one.

    Most lists are so already, and finding those that are not costs a tenth of making them all so.
    """
    every = lists.to_frame("list").with_row_index("row")
    members = every.filter(pl.col("list").list.len() > 0).explode("list")
    above = (pl.col("list").shift(1) < pl.col("list")) | (pl.col("row").shift(1) != pl.col("row"))
    rises = (above | (pl.int_range(pl.len()) == 0)).fill_null(False) & pl.col("list").is_not_null()
    untidy = members.filter(~rises).get_column("row").unique()
    if len(untidy):
        tidied = every[untidy].select(pl.col("list").list.drop_nulls().list.unique().list.sort()).to_series()
        places = every.get_column("row").scatter(untidy, pl.int_range(len(untidy), eager=True) + len(lists))
        lists = pl.concat([lists, tidied.rename(lists.name)]).gather(places)
    filled = lists.list.len() > 0
    return lists if filled.all() else lists.to_frame().select(pl.when(filled).then(lists.name)).to_series()


def in_order(frame: pl.DataFrame, key: list[str]) -> pl.DataFrame:
    """The rows sorted bytewise by `key`, null first; rows that share a key, by all that is not a list.

    Looking whether they are sorted costs far less than sorting, and most frames come sorted.
    """
    if ascends(frame, key):
        return frame
    by_key = frame.sort(key, nulls_last=False)
    if ascends(by_key, key):
        return by_key
    rest = [name for name, dtype in frame.schema.items() if name not in key and not isinstance(dtype, pl.List)]
    return frame.sort([*key, *rest], nulls_last=False)


def ascends(frame: pl.DataFrame, key: list[str]) -> bool:
    """Whether each row's key lies strictly above that of the row before it."""
    above = pl.lit(False)
    for name in reversed(key):
        before, now = pl.col(name).shift(1), pl.col(name)
        higher = (before < now).fill_null(before.is_null() & now.is_not_null())
        above = higher | (before.eq_missing(now) & above)
    return bool(frame.select(above.slice(1).all()).item())


def merged(model: Model, parts: Iterable[Tables]) -> Tables:
    """Several studies' tables as one graph."""
    all_parts = [part for part in parts if part.nodes]
    if len(all_parts) == 1:
        return all_parts[0]
    kinds = {k for p in all_parts for k in p.nodes}
    keys = {k for p in all_parts for k in p.ties}
    nodes = {k: in_order(pl.concat([p.nodes[k] for p in all_parts if k in p.nodes]), ["id"]) for k in kinds}
    ties = {
        k: in_order(pl.concat([p.ties[k] for p in all_parts if k in p.ties]), tie_identity(model, k[0])) for k in keys
    }
    return assembled(model, nodes, ties, pl.concat([p.origins for p in all_parts]) if all_parts else None)


def without(tables: Tables, studies: Iterable[str]) -> Tables:
    """The tables less everything of some studies; no tie crosses studies."""
    gone = sorted(studies)
    prefix = pl.col("from_id").str.split(":").list.first()
    nodes = {k: f.filter(~pl.col("study").is_in(gone)) for k, f in tables.nodes.items()}
    ties = {k: f.filter(~prefix.is_in(gone)) for k, f in tables.ties.items()}
    origins = tables.origins.filter(~pl.col("id").str.split(":").list.first().is_in(gone))
    return Tables({k: f for k, f in nodes.items() if f.height}, {k: f for k, f in ties.items() if f.height}, origins)
