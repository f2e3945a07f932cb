"""What derived ties rest on: the agreed record's interactions, with their families, services and people present."""

from dataclasses import dataclass

import polars as pl

from graph_store.tables import Tables, node_schema
from schema.definition import Model


@dataclass(frozen=True)
class Agreed:
    """The agreed record, laid out for derivation; accounts are left out."""

    #: `id`, `kind`, `counts` (an event), `habit`, `held`, `quarter` ('' if unknown), `cares`, `controls`, `disputes`
    interactions: pl.DataFrame
    #: `id`, `family`
    families: pl.DataFrame
    #: `id`, `service`
    services: pl.DataFrame
    #: `id`, `service`
    directed: pl.DataFrame
    #: `id`, `person`, `kind`, `present`, `expected`, `cares`, `controls`
    people: pl.DataFrame
    #: `person`, `service`
    works_for: pl.DataFrame


def agreed(tables: Tables, model: Model) -> Agreed:
    """Lay out the agreed record of a graph's stated ties."""
    return Agreed(
        _interactions(tables, model),
        _ends(tables, "CONCERNS", "Interaction", "Family", "id", "family"),
        _ends(tables, "HELD_BY", "Interaction", "Service", "id", "service"),
        _ends(tables, "DIRECTED_TO", "Interaction", "Service", "id", "service"),
        _people(tables, model),
        _ends(tables, "WORKS_FOR", "Professional", "Service", "person", "service"),
    )


def _interactions(tables: Tables, model: Model) -> pl.DataFrame:
    frame = tables.nodes.get("Interaction", pl.DataFrame(schema=node_schema(model, "Interaction")))
    flags = ("counts", "held", "cares", "controls")
    return frame.select(
        "id",
        "kind",
        *(pl.col(name).fill_null(False) for name in flags),
        habit=((pl.col("reality") == "habit") & pl.col("held").fill_null(True)).fill_null(False),
        quarter=pl.col("quarter").fill_null(""),
        disputes=pl.col("disputed").is_not_null(),
    )


def _ends(tables: Tables, tie: str, one: str, other: str, first: str, second: str) -> pl.DataFrame:
    frame = tables.ties.get((tie, one, other), pl.DataFrame(schema={"from_id": pl.String, "to_id": pl.String}))
    return frame.select(pl.col("from_id").alias(first), pl.col("to_id").alias(second))


def _people(tables: Tables, model: Model) -> pl.DataFrame:
    columns = {"id": pl.String, "person": pl.String, "kind": pl.String}
    flags = {"present": pl.Boolean, "expected": pl.Boolean, "cares": pl.Boolean, "controls": pl.Boolean}
    parts = [
        tables.ties["TOOK_PART", kind, "Interaction"].select(
            id="to_id", person="from_id", kind=pl.lit(kind), **{name: pl.col(name).fill_null(False) for name in flags}
        )
        for kind in model.expand(["Person"])
        if ("TOOK_PART", kind, "Interaction") in tables.ties
    ]
    return pl.concat([pl.DataFrame(schema={**columns, **flags}), *parts])
