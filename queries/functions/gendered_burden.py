"""Demands, contacts and tests, a row a parent."""

from collections.abc import Mapping

import polars as pl

from graph_store.port import Parameter


def gendered_burden(rows: pl.DataFrame, given: Mapping[str, Parameter]) -> pl.DataFrame:  # noqa: ARG001 - as every function
    """Each interaction counts once for a parent, whatever parts the parent played in it."""
    event, habit, sure = pl.col("reality") == "event", pl.col("reality") == "habit", pl.col("sure")
    served = pl.col("service") != ""
    demand = event & served & pl.col("expected")
    contact = event & served & pl.col("held") & pl.col("present")
    of_test = pl.col("kind") == "drug_test"
    test = of_test & event & pl.col("held") & (pl.col("part") == "tested")
    # Whoever is tested of a test that was asked for and not held was to be tested.
    asked = of_test & pl.col("expected") & (pl.col("part") != "collected")
    not_done = asked & ((event & pl.col("missed")) | ((pl.col("reality") == "request") & ~pl.col("held")))
    absent = event & served & pl.col("part").is_in(["not_invited", "talked_about"])
    there = pl.col("interaction").filter(contact)
    return rows.group_by("family", "parent", "role", "gender").agg(
        demands_possible=_distinct(demand),
        demands_certain=_distinct(demand & sure),
        contacts_possible=_distinct(contact),
        contacts_certain=_distinct(contact & sure),
        mandated=_distinct(contact & pl.col("mandated")),
        services=pl.col("service").filter(contact).n_unique().cast(pl.Int64),
        tests_possible=_distinct(test),
        tests_certain=_distinct(test & sure),
        tests_observed=_distinct(test & pl.col("watched")),
        tests_mandated=_distinct(test & pl.col("mandated")),
        tests_not_done=_distinct(not_done),
        left_out=_distinct(absent & ~pl.col("interaction").is_in(there.implode())),
        habits=_distinct(habit & served & pl.col("present")),
        test_habits=_distinct(habit & of_test & (pl.col("part") == "tested")),
    )


def _distinct(which: pl.Expr) -> pl.Expr:
    return pl.col("interaction").filter(which).n_unique().cast(pl.Int64)
