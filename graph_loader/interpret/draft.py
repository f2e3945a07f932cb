"""Nodes and ties as they are gathered from sheets, before they are brought into canonical form."""

import os
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor

import polars as pl

from graph_store.tables import (
    ORIGIN_SCHEMA,
    Tables,
    TieKey,
    ascends,
    assembled,
    canonical,
    in_order,
    node_schema,
    tie_identity,
    tie_schema,
)
from schema.definition import Model


class Draft:
    """A graph in the making."""

    def __init__(self, model: Model, study: str) -> None:
        self.model = model
        self.study = study
        self._nodes: dict[str, list[pl.DataFrame]] = defaultdict(list)
        self._ties: dict[TieKey, list[pl.DataFrame]] = defaultdict(list)
        self._origins: list[pl.DataFrame] = []

    def add_nodes(self, kind: str, frame: pl.DataFrame) -> None:
        """Add nodes of one kind: `id` and properties, and where present the place they were read from."""
        if frame.is_empty():
            return
        names = [p.name for p in self.model.properties(kind) if p.name in frame.columns and p.name != "study"]
        fixed = {"study": pl.lit(self.study)}
        if self.model.kinds[kind].group:
            fixed["is_a"] = pl.lit(kind)
        self._nodes[kind].append(frame.select(names).with_columns(**fixed))
        if "_row" in frame.columns:
            self._origins.append(frame.select(id="id", file="_file", sheet="_sheet", row="_row"))

    def add_origins(self, frame: pl.DataFrame) -> None:
        """Further rows that a node was read from: `id` and the place."""
        self._origins.append(frame.select(id="id", file="_file", sheet="_sheet", row="_row"))

    def add_ties(self, tie: str, frame: pl.DataFrame) -> None:
        """Add ties: `from_id`, `from_kind`, `to_id`, `to_kind` and properties; the kinds must fit the tie."""
        names = [n for n in tie_schema(self.model, tie) if n in frame.columns]
        for (one, other), part in frame.group_by(["from_kind", "to_kind"]):
            self._ties[tie, str(one), str(other)].append(part.select(names))

    def nodes(self, kind: str) -> pl.DataFrame | None:
        """The nodes of one kind gathered so far, once each."""
        return _once(self._nodes[kind]) if kind in self._nodes else None

    def texts(self, kind: str, name: str) -> pl.Series:
        """What nodes of one kind gathered so far have as a property, each text once."""
        given = [frame.get_column(name) for frame in self._nodes.get(kind, ()) if name in frame.columns]
        return pl.concat([pl.Series(name, [], pl.String), *given]).drop_nulls().unique()

    def ties(self, tie: str) -> pl.DataFrame:
        """The ties of one kind gathered so far, with the kinds of their ends."""
        parts = [
            part.with_columns(from_kind=pl.lit(a), to_kind=pl.lit(b))
            for (name, a, b), frames in self._ties.items()
            if name == tie
            for part in frames
        ]
        empty = {**tie_schema(self.model, tie), "from_kind": pl.String(), "to_kind": pl.String()}
        return pl.concat([pl.DataFrame(schema=empty), *parts], how="diagonal_relaxed")

    def tables(self) -> Tables:
        """The finished tables; a tie stated twice with the same identity is one tie, with the values of both.

        The draft is used up, so that a national study is not in memory twice.
        """
        # Much of it is work for one thread, so that tables are made side by side.
        with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
            origins = pool.submit(self._placed)
            nodes = {kind: pool.submit(self._finished, kind) for kind in self._nodes}
            ties = {key: pool.submit(self._stated_once, key) for key in self._ties}
            return assembled(
                self.model,
                {kind: one.result() for kind, one in nodes.items()},
                {key: one.result() for key, one in ties.items()},
                origins.result(),
            )

    def _placed(self) -> pl.DataFrame:
        place = ["id", "file", "row"]
        origins = in_order(pl.concat(self._origins), place) if self._origins else pl.DataFrame(schema=ORIGIN_SCHEMA)
        return origins if ascends(origins, place) else origins.unique(maintain_order=True)

    def _finished(self, kind: str) -> pl.DataFrame:
        nodes = _once(self._nodes[kind])
        self._nodes[kind].clear()
        return canonical(nodes, node_schema(self.model, kind), ["id"])

    def _stated_once(self, key: TieKey) -> pl.DataFrame:
        every = pl.concat(self._ties[key], how="diagonal")
        self._ties[key].clear()
        schema, identity = tie_schema(self.model, key[0]), tie_identity(self.model, key[0])
        stated = canonical(every, schema, identity)
        if ascends(stated, identity):
            return stated
        rest = [c for c in every.columns if c not in identity]
        # A value of any row, the least one, so that the order of rows cannot matter.
        once = every.group_by(identity).agg(pl.col(c).drop_nulls().sort().first() for c in rest)
        return canonical(once, schema, identity)


def _once(frames: list[pl.DataFrame]) -> pl.DataFrame:
    """Nodes of one kind as one frame, the first of those that share an id."""
    every = pl.concat(frames, how="diagonal")
    doubled = every.get_column("id").is_duplicated().any()
    return every.unique("id", keep="first", maintain_order=True) if doubled else every
