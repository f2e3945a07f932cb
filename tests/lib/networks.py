"""Small networks and released rows for the explorer and the pictures: invented, made by hand."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import polars as pl

from disclosure.release import Released
from queries.rows.all_families import LoadRow
from queries.rows.base import Row
from queries.rows.between_services import RouteRow
from queries.rows.one_family import ChronologyRow, NetworkRow, WeekRow
from tests.lib.hostile import turns
from viz.explorer.record import THINGS, TIES, Network

TYPES = {str: pl.String(), int: pl.Int64(), float: pl.Float64(), bool: pl.Boolean(), list[str]: pl.List(pl.String())}


def network(things: Sequence[Sequence[object]], ties: Sequence[Sequence[object]] = (), **changes: object) -> Network:
    """A network of (id, label, kind, inside[, value]) and (from, to[, contacts[, care[, control]]])."""
    rows = [(t[0], t[1], "", t[2], t[3], t[4] if len(t) > 4 else None) for t in things]
    lines = [(t[0], t[1], "served", "", *(t[2:3] or (1,)), 0, 0, 0, *(t[3:4] or (0,)), *(t[4:5] or (0,))) for t in ties]
    one = Network(
        title="An invented network",
        study_title="An invented study",
        synthetic="Synthetic: made by hand; describes nobody.",
        level="research",
        data_version="8c1f0a2b3c4d5e6f7a8b",
        definition="What is counted, and what not.",
        things=pl.DataFrame(rows, THINGS, orient="row"),
        ties=pl.DataFrame(lines, TIES, orient="row"),
    )
    return replace(one, **changes)  # type: ignore[arg-type]


def usual() -> Network:
    """Two families, three services of two sectors, workers, and a tie of each look."""
    return network(
        [
            ("fs", "families of a study", "Families", ""), ("F1", "The Alder family", "Family", "fs"),
            ("F2", "The Birch family", "Family", "fs"), ("p1", "Rowan", "Parent", "F1"), ("c1", "Wren", "Child", "F1"),
            ("p2", "Kit", "Parent", "F2"), ("k2", "Hazel", "Kin", "F2"), ("nhs", "NHS", "Sector", ""),
            ("sw", "social work", "Sector", ""), ("a1", "Health board", "Agency", "nhs"),
            ("a2", "Council", "Agency", "sw"), ("s1", "Drug treatment clinic", "Service", "a1"),
            ("s2", "Maternity clinic", "Service", "a1"), ("s3", "Children and families team", "Service", "a2"),
            ("w1", "nurse", "Professional", "s1"), ("w3", "social worker", "Professional", "s3"),
        ],
        [
            ("F1", "s1", 31, 9, 2), ("F1", "s2", 4, 4, 0), ("F1", "s3", 12, 0, 7), ("F2", "s3", 1, 0, 0),
            ("F2", "s1", 0, 0, 0), ("w1", "F1", 5, 2, 0), ("w3", "F1", 6, 0, 3), ("w3", "F2", 1, 0, 0), ("p1", "c1", 0),
        ],
    )  # fmt: skip


def hostile() -> Network:
    """The usual network with a hostile text in every field that holds text."""
    base, evil = usual(), turns()
    names = {one: f"{next(evil)}#{i}" for i, one in enumerate(base.things["id"])}
    things = base.things.with_columns(
        pl.col("id").replace(names), pl.col("inside").replace(names),
        *(pl.Series(name, [next(evil) for _ in range(base.things.height)]) for name in ("label", "facts")),
    )  # fmt: skip
    ties = base.ties.with_columns(
        pl.col("from_id", "to_id").replace(names), says=pl.Series([next(evil) for _ in range(base.ties.height)])
    )
    return replace(
        base, synthetic=next(evil), title=next(evil), study_title=next(evil), level=next(evil), data_version=next(evil),
        definition=next(evil), value_words=next(evil), export=next(evil), things=things, ties=ties,
    )  # fmt: skip


def released(question: str, columns: Mapping[str, object], rows: Sequence[Mapping[str, object]]) -> Released:
    """An answer as it leaves; what a row does not say is empty."""
    schema = {name: TYPES[kind] for name, kind in columns.items()}  # type: ignore[index]
    blank = {name: [] if kind == list[str] else kind() for name, kind in columns.items()}  # type: ignore[operator]
    frame = pl.DataFrame([{**blank, **row} for row in rows], schema=schema)
    return Released(question, "?", "What is counted.", {}, "research", "", "8c1f0a2b3c4d5e", {}, {}, frame, ("s",))


def web(*rows: Mapping[str, object]) -> Released:
    """An answer to family_network."""
    return released("family_network", _columns(NetworkRow), rows)


def chronology(*rows: Mapping[str, object]) -> Released:
    """An answer to chronology."""
    return released("chronology", _columns(ChronologyRow), rows)


def calendar(*rows: Mapping[str, object]) -> Released:
    """An answer to calendar."""
    return released("calendar", _columns(WeekRow), rows)


def load(*rows: Mapping[str, object]) -> Released:
    """An answer to multiagency_load."""
    return released("multiagency_load", _columns(LoadRow), rows)


def routes(*rows: Mapping[str, object]) -> Released:
    """An answer to routes_in."""
    return released("routes_in", _columns(RouteRow), rows)


def _columns(row: type[Row]) -> dict[str, object]:
    return {name: field.annotation for name, field in row.model_fields.items()}
