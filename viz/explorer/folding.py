"""Folding: which things stand in which, and how far a large network is opened when its page is."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import polars as pl

from viz.explorer.record import HOLDERS, THINGS, Network

#: a holder of more than this many shows the best-connected, and holds the others in parts of this size
MOST_HELD = 200


@dataclass(frozen=True)
class Limits:
    """How far a page opens a network by itself; who reads it may open more."""

    #: things and lines that are drawn
    things: int = 150
    ties: int = 260
    #: lines up to which people are drawn apart from their family, and workers from their service
    detail: int = 80


@dataclass(frozen=True)
class Folded:
    """A network as a tree of what stands in what, by places in `things`."""

    #: THINGS, sorted by id, with what was made up to hold too many
    things: pl.DataFrame
    #: place of what each thing is in; -1 for none
    parent: np.ndarray
    #: places of what is in each thing
    inside: list[list[int]]
    #: ties by the places of their ends, one row a tie of the network
    ends: np.ndarray
    #: places of what is open at first
    open: list[int]

    @property
    def roots(self) -> list[int]:
        """What is in nothing."""
        return np.flatnonzero(self.parent < 0).tolist()


def folded(one: Network, limits: Limits = Limits()) -> Folded:
    """The network as a tree, opened from the top as far as the limits allow."""
    things = _divided(one.things, one.ties)
    place = {name: i for i, name in enumerate(things["id"].to_list())}
    parent = np.array([place.get(name, -1) for name in things["inside"].to_list()], dtype=np.int64)
    inside: list[list[int]] = [[] for _ in range(things.height)]
    for child, holder in enumerate(parent.tolist()):
        if holder >= 0:
            inside[holder].append(child)
    ends = np.array(
        [[place[name] for name in one.ties[end].to_list()] for end in ("from_id", "to_id")], dtype=np.int64
    ).T.reshape(-1, 2)
    tree = Folded(things, parent, inside, ends, [])
    return replace(tree, open=sorted(_opened(tree, limits)))


def _divided(things: pl.DataFrame, ties: pl.DataFrame) -> pl.DataFrame:
    """The things, with parts made up where one holds too many: the best-connected stay, the others go into parts."""
    degree = pl.concat([ties["from_id"], ties["to_id"]]).alias("id").value_counts(name="ties")
    counted = things.join(degree, on="id", how="left").with_columns(pl.col("ties").fill_null(0))
    # Holders stay where they are: they are few, and fold what is in them themselves.
    movable = ~pl.col("kind").is_in(list(HOLDERS))
    ranked = counted.sort(["ties", "id"], descending=[True, False]).with_columns(
        rank=pl.int_range(pl.len()).over("inside", movable), many=pl.len().over("inside", movable)
    )
    part = pl.col("rank") // MOST_HELD
    moved = movable & (pl.col("many") > MOST_HELD) & (part > 0)
    name = pl.format("others {} {}", "inside", part)
    ranked = ranked.with_columns(into=pl.when(moved).then(name).otherwise("inside"))
    parts = (
        ranked.filter(moved)
        .group_by("into")
        .agg(pl.len().alias("n"), pl.col("ties").min().alias("least"), pl.col("ties").max().alias("most"),
             pl.col("inside").first())
        .select(
            id="into",
            label=pl.format("{} others", "n"),
            facts=pl.when(pl.col("least") == pl.col("most")).then(pl.format("with {} ties each", "most"))
            .otherwise(pl.format("with {} to {} ties each", "least", "most")),
            kind=pl.lit("Others"),
            inside="inside",
            value=pl.lit(None, pl.Float64()),
        )
    )  # fmt: skip
    kept = ranked.with_columns(inside="into").select(THINGS.names())
    return pl.concat([kept, parts]).sort("id")


def _opened(tree: Folded, limits: Limits) -> set[int]:
    """What is opened, from the outside in: holders the smallest first, families and services all or none."""
    kinds = tree.things["kind"].to_list()
    opened: set[int] = set()

    def allows(more: set[int], ties: int) -> bool:
        shown = _shown(tree, opened | more)
        drawn = {one for one in set(shown.tolist()) if not (one in opened | more and kinds[one] in HOLDERS)}
        return len(drawn) <= limits.things and _lines(tree, shown) <= ties

    def within(layer: Sequence[int]) -> list[int]:
        return [child for one in layer for child in tree.inside[one]]

    layer = tree.roots
    while layer:
        holders = [i for i in layer if kinds[i] in HOLDERS and tree.inside[i]]
        others = [i for i in layer if kinds[i] not in HOLDERS and tree.inside[i]]
        if allows(set(holders), limits.ties):
            opened.update(holders)
        else:
            for one in sorted(holders, key=lambda i: (len(tree.inside[i]), i)):
                if allows({one}, limits.ties):
                    opened.add(one)
        layer = within([i for i in holders if i in opened])
        if others and allows(set(others), limits.detail):
            opened.update(others)
            layer += within(others)
    return opened


def _shown(tree: Folded, opened: set[int]) -> np.ndarray:
    """For each thing the outermost folded one that it stands in; itself when there is none."""
    shown, above = np.arange(tree.parent.size), tree.parent.copy()
    is_open = np.isin(shown, list(opened))
    while (above >= 0).any():
        closed = (above >= 0) & ~is_open[above]
        shown[closed] = above[closed]
        above = np.where(above >= 0, tree.parent[above], -1)
    return shown


def _lines(tree: Folded, shown: np.ndarray) -> int:
    """How many lines are drawn when ties end at what is shown."""
    pairs = np.sort(shown[tree.ends], axis=1)
    pairs = pairs[pairs[:, 0] != pairs[:, 1]]
    return int(np.unique(pairs, axis=0).shape[0])
