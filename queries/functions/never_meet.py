"""Pairs of services and of agencies that share a family and never come together about it."""

from collections.abc import Mapping

import polars as pl

from graph_store.port import Parameter

PAIR = ["one", "other"]


def never_meet(rows: pl.DataFrame, given: Mapping[str, Parameter]) -> pl.DataFrame:  # noqa: ARG001
    """Pairs of services, and of the agencies that they belong to."""
    told = ["family", "interaction", "sure"]
    services = rows.select(*told, who="service", what="service_kind")
    agencies = rows.select(*told, who="agency", what="sector")
    return pl.concat([_pairs(agencies, "agency"), _pairs(services, "service")])


def _pairs(told: pl.DataFrame, level: str) -> pl.DataFrame:
    """Each pair once, the one before the other by id, with the families in which they may never have come together."""
    kinds = told.group_by("who").agg(pl.col("what").first())
    together = (
        _both(told.select("family", "interaction", "sure", "who").unique(), ["family", "interaction"])
        .group_by("family", *PAIR)
        .agg(surely_joined=(pl.col("sure") & pl.col("sure_other")).any())
    )
    shared = _both(told.group_by("family", "who").agg(pl.col("sure").any()), ["family"]).join(
        together.with_columns(joined=pl.lit(True)), on=["family", *PAIR], how="left"
    )
    apart = ~pl.col("surely_joined").fill_null(False)
    never = pl.col("sure") & pl.col("sure_other") & pl.col("joined").is_null()
    return (
        shared.group_by(PAIR)
        .agg(
            shared=pl.len().cast(pl.Int64),
            never_possible=apart.sum().cast(pl.Int64),
            never_certain=never.sum().cast(pl.Int64),
            families=pl.col("family").filter(apart).sort(),
        )
        .filter(pl.col("never_possible") > 0)
        .join(kinds.select(one="who", one_kind="what"), on="one")
        .join(kinds.select(other="who", other_kind="what"), on="other")
        .select(
            pl.lit(level).alias("level"),
            "one",
            "one_kind",
            "other",
            "other_kind",
            "shared",
            "never_possible",
            "never_certain",
            "families",
        )
    )


def _both(told: pl.DataFrame, on: list[str]) -> pl.DataFrame:
    return (
        told.join(told, on=on, suffix="_other")
        .filter(pl.col("who") < pl.col("who_other"))
        .rename({"who": "one", "who_other": "other"})
    )
