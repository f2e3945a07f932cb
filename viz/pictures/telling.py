"""Reading a chronology column by column: what became of each interaction, as on the map of a family."""

import polars as pl

from queries.days import FIRST_DAY, LAST_DAY
from schema.definition import Model

OUTCOMES = ("held", "missed", "not_offered", "habit", "other")


def told(rows: pl.DataFrame, model: Model) -> pl.DataFrame:
    """The rows with `outcome` (one of OUTCOMES), `cares`, `controls`, and `dated`: both ends of its time are known."""
    status, reality = pl.col("status"), pl.col("reality")
    missed = model.slugs("status", missed=True)
    offered = [slug for slug in missed if model.entry("status", slug).fields["offered"]]
    outcome = (
        pl.when(status.is_in(offered)).then(pl.lit("missed"))
        .when(status.is_in(missed)).then(pl.lit("not_offered"))
        .when(reality == "habit").then(pl.lit("habit"))
        .when(reality.is_in(model.slugs("reality", counts=True)) & status.is_in(model.slugs("status", held=True)))
        .then(pl.lit("held"))
        .otherwise(pl.lit("other"))
    )  # fmt: skip
    return rows.with_columns(
        outcome=outcome,
        cares=pl.col("care").is_in(model.slugs("care_stance", shown=True)),
        controls=pl.col("control").is_in(model.slugs("control_stance", shown=True)),
        dated=(pl.col("from_day") > FIRST_DAY) & (pl.col("to_day") < LAST_DAY),
    )
