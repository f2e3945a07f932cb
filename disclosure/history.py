"""What was released of a study and what it was made of, as it is kept in the private folder."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any

import numpy as np
import polars as pl

from disclosure.counts import Counts, Members
from disclosure.merge import Grouping
from disclosure.protect import LevelTables
from disclosure.structure import Figure


@dataclass(frozen=True)
class KeptLevel:
    """One level of a release."""

    groupings: dict[str, Grouping]
    #: figures that tables showed, and those that they hid, with their exact values
    shown: dict[Figure, float]
    hidden: dict[Figure, float]
    #: table -> rows as they were shown
    rows: dict[str, pl.DataFrame]


@dataclass(frozen=True)
class Release:
    """The tables of all levels of a study as they were released together."""

    data_version: str
    #: what it rests on beside the data: the policy, and the definitions of tables
    policy: str
    definitions: str
    #: of each variable and sum, its definition
    parts: dict[str, str]
    families: int
    #: each family under a salted hash: its classes, in the order of the variables' names
    places: dict[str, tuple[int, ...]]
    #: families that were counted and have left since; nothing else of them is kept
    gone: int
    counts: Counts
    levels: dict[str, KeptLevel]

    def changed(self, places: Mapping[str, tuple[int, ...]]) -> int:
        """How many families are new, gone, or in another class than they were."""
        here = sum(self.places.get(one) != own for one, own in places.items())
        return here + self.gone + len(self.places.keys() - places.keys())

    def without(self, left: set[str]) -> "Release":
        """The same, with nothing kept of the families that have left."""
        kept = {one: own for one, own in self.places.items() if one not in left}
        return replace(self, places=kept, gone=self.gone + len(self.places) - len(kept))


def places_of(members: Members, salt: str) -> dict[str, tuple[int, ...]]:
    """Each family's classes under a salted hash of its id."""
    names = sorted(name for name in members.classes.columns if name != "family")
    rows = members.classes.select("family", *names).iter_rows()
    return {sha256(f"{salt} {family}".encode()).hexdigest()[:32]: tuple(places) for family, *places in rows}


def kept(made: LevelTables) -> KeptLevel:
    """What is kept of the tables of a level."""
    cells = [cell for cell in made.cells if cell.tables]
    hidden = {cell.figure: cell.value for cell in cells if cell.figure not in made.shown}
    return KeptLevel(dict(made.groupings), dict(made.shown), hidden, made.rows)


def as_json(one: Release) -> dict[str, Any]:
    """A release as plain values."""
    return {
        "data_version": one.data_version,
        "policy": one.policy,
        "definitions": one.definitions,
        "parts": one.parts,
        "families": one.families,
        "places": one.places,
        "gone": one.gone,
        "blocks": [[list(names), block.tolist()] for names, block in one.counts.blocks.items()],
        "sums": [[list(names), block.tolist()] for names, block in one.counts.sums.items()],
        "levels": {level: _level_json(own) for level, own in one.levels.items()},
    }


def from_json(raw: dict[str, Any]) -> Release:
    """A release from plain values; raises KeyError, TypeError or ValueError for others."""
    counts = Counts(
        {tuple(names): np.array(block, dtype=np.float64) for names, block in raw["blocks"]},
        {(names[0], names[1]): np.array(block, dtype=np.float64) for names, block in raw["sums"]},
    )
    return Release(
        str(raw["data_version"]),
        str(raw["policy"]),
        str(raw["definitions"]),
        dict(raw["parts"]),
        int(raw["families"]),
        {one: tuple(own) for one, own in raw["places"].items()},
        int(raw["gone"]),
        counts,
        {level: _level(own) for level, own in raw["levels"].items()},
    )


def _level_json(one: KeptLevel) -> dict[str, Any]:
    return {
        "groupings": one.groupings,
        "shown": _figures_json(one.shown),
        "hidden": _figures_json(one.hidden),
        "rows": {name: {"columns": frame.columns, "rows": frame.rows()} for name, frame in one.rows.items()},
    }


def _level(raw: dict[str, Any]) -> KeptLevel:
    return KeptLevel(
        {name: tuple(tuple(group) for group in groups) for name, groups in raw["groupings"].items()},
        _figures(raw["shown"]),
        _figures(raw["hidden"]),
        {name: _frame(own["columns"], own["rows"]) for name, own in raw["rows"].items()},
    )


def _frame(columns: list[str], rows: list[list[Any]]) -> pl.DataFrame:
    """Words for the classes up to the column of families; numbers from there on."""
    first = columns.index("families")
    schema = {name: pl.String() if i < first else pl.Int64() for i, name in enumerate(columns)}
    return pl.DataFrame(rows, schema=schema, orient="row")


def _figures_json(figures: Mapping[Figure, float]) -> list[list[Any]]:
    return [[one.variables, one.places, one.magnitude, value] for one, value in figures.items()]


def _figures(raw: list[list[Any]]) -> dict[Figure, float]:
    return {
        Figure(tuple(variables), tuple(tuple(own) for own in places), magnitude): float(value)
        for variables, places, magnitude, value in raw
    }
