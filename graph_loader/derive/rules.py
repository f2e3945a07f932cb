"""The derived ties, one function a rule; the rule in words stands in the tie's YAML file."""

from collections.abc import Callable

import polars as pl

from graph_loader.derive.interactions import Agreed, agreed
from graph_store.tables import Tables, TieKey, assembled, canonical, tie_identity, tie_schema
from schema.definition import Model


def involved_with(record: Agreed) -> pl.DataFrame:
    """Family and service, by quarter: contacts, habits, demands, care, control, disputes."""
    on_parents = record.people.filter((pl.col("kind") == "Parent") & pl.col("expected"))
    demanded = on_parents.select("id", demanded=pl.lit(True)).unique()
    told = record.interactions.filter(pl.col("counts") | pl.col("habit"))
    rows = (
        told.join(record.families, on="id")
        .join(record.services, on="id")
        .join(demanded, on="id", how="left")
        .with_columns(pl.col("demanded").fill_null(False))
    )
    return rows.group_by(from_id="family", to_id="service", quarter="quarter").agg(
        contacts=(pl.col("counts") & pl.col("held")).sum(),
        habits=pl.col("habit").sum(),
        demands=(pl.col("counts") & pl.col("demanded")).sum(),
        care=pl.col("cares").sum(),
        control=pl.col("controls").sum(),
        disputed=pl.col("disputes").sum(),
    )


def worked_with(record: Agreed) -> pl.DataFrame:
    """Professional and family: held interactions in which the professional was present."""
    there = record.people.filter((pl.col("kind") == "Professional") & pl.col("present"))
    once = there.group_by("id", "person").agg(pl.col("cares").any(), pl.col("controls").any())
    held = record.interactions.filter((pl.col("counts") | pl.col("habit")) & pl.col("held")).select("id")
    rows = held.join(once, on="id").join(record.families, on="id")
    return rows.group_by(from_id="person", to_id="family").agg(
        interactions=pl.col("id").n_unique(), care=pl.col("cares").sum(), control=pl.col("controls").sum()
    )


def met(record: Agreed) -> pl.DataFrame:
    """Pairs of services whose workers were present at one interaction about a family."""
    there = record.people.filter((pl.col("kind") == "Professional") & pl.col("present")).select("id", "person")
    held = record.interactions.filter((pl.col("counts") | pl.col("habit")) & pl.col("held")).select("id")
    at = held.join(there, on="id").join(record.works_for, on="person").select("id", "service").unique()
    # Pairs are made within an interaction, so the cost follows the people at one table, never a hub's total.
    pairs = at.join(at, on="id", suffix="_other").filter(pl.col("service") < pl.col("service_other"))
    return (
        pairs.join(record.families, on="id")
        .group_by(from_id="service", to_id="service_other", family="family")
        .agg(interactions=pl.col("id").n_unique())
    )


def referred_to(record: Agreed) -> pl.DataFrame:
    """From the service that refers to the one it refers to, a family."""
    referrals = record.interactions.filter((pl.col("kind") == "referral") & pl.col("counts")).select("id")
    return (
        referrals.join(record.services, on="id")
        .join(record.directed.rename({"service": "receiver"}), on="id")
        .join(record.families, on="id")
        .group_by(from_id="service", to_id="receiver", family="family")
        .agg(referrals=pl.col("id").n_unique())
    )


RULES: dict[str, Callable[[Agreed], pl.DataFrame]] = {
    "INVOLVED_WITH": involved_with,
    "WORKED_WITH": worked_with,
    "MET": met,
    "REFERRED_TO": referred_to,
}


def with_derived(tables: Tables, model: Model) -> Tables:
    """The tables with every derived tie computed anew from the stated ones."""
    record = agreed(tables, model)
    stated = {key: frame for key, frame in tables.ties.items() if model.ties[key[0]].rule is None}
    derived: dict[TieKey, pl.DataFrame] = {}
    for tie, rule in RULES.items():
        ((one, other),) = model.pairs(tie)
        derived[tie, one, other] = canonical(rule(record), tie_schema(model, tie), tie_identity(model, tie))
    return assembled(model, tables.nodes, {**stated, **derived}, tables.origins)
