"""What a new graph adds, changes and removes against the live one."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

import polars as pl

from graph_store.tables import Tables, TieKey, tie_identity
from schema.definition import Model

K = TypeVar("K")


@dataclass(frozen=True)
class Change:
    """What happens to one table: rows to add, rows whose properties change, keys to remove."""

    added: pl.DataFrame
    changed: pl.DataFrame
    removed: pl.DataFrame

    @property
    def count(self) -> int:
        """How many rows are written."""
        return self.added.height + self.changed.height + self.removed.height


@dataclass(frozen=True)
class Changes:
    """What happens to a whole graph; tables without a change are left out."""

    nodes: dict[str, Change]
    ties: dict[TieKey, Change]

    @property
    def count(self) -> int:
        """How many rows are written in all."""
        return sum(c.count for c in (*self.nodes.values(), *self.ties.values()))

    def totals(self) -> dict[str, int]:
        """Rows added, changed and removed, nodes and ties together."""
        every = (*self.nodes.values(), *self.ties.values())
        return {
            "added": sum(c.added.height for c in every),
            "changed": sum(c.changed.height for c in every),
            "removed": sum(c.removed.height for c in every),
        }


def changes_between(model: Model, old: Tables, new: Tables) -> Changes:
    """Compare two graphs table by table, in the model's order; nodes by id, ties by ends and identity."""
    kinds = [k for k in model.kinds if k in old.nodes or k in new.nodes]
    keys = [(t, a, b) for t in model.ties for a, b in model.pairs(t) if (t, a, b) in old.ties or (t, a, b) in new.ties]
    nodes = {k: _compare(old.nodes, new.nodes, k, ["id"]) for k in kinds}
    ties = {k: _compare(old.ties, new.ties, k, tie_identity(model, k[0])) for k in keys}
    return Changes({k: c for k, c in nodes.items() if c.count}, {k: c for k, c in ties.items() if c.count})


def _compare(old: Mapping[K, pl.DataFrame], new: Mapping[K, pl.DataFrame], key: K, identity: list[str]) -> Change:
    some = old[key] if key in old else new[key]
    before, after = old.get(key, some.clear()), new.get(key, some.clear())
    # A first load adds all that there is: nothing to compare, and no second copy of it.
    if before.is_empty() or after.is_empty():
        return Change(after, after.clear(), before.select(identity))
    removed = before.join(after, on=identity, how="anti", nulls_equal=True).select(identity)
    added = after.join(before, on=identity, how="anti", nulls_equal=True)
    shared = after.join(before, on=identity, how="semi", nulls_equal=True)
    rest = [c for c in after.columns if c not in identity]
    if not rest or shared.is_empty():
        return Change(added, after.clear(), removed)
    paired = shared.join(before, on=identity, how="left", suffix="_before", nulls_equal=True)
    differs = pl.any_horizontal(pl.col(c).ne_missing(pl.col(f"{c}_before")) for c in rest)
    return Change(added, paired.filter(differs).select(after.columns), removed)
