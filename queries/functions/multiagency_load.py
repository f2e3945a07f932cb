"""The figures of each family's load."""

from collections.abc import Mapping

import polars as pl

from graph_store.port import Parameter
from queries.figures import FIGURES, things
from queries.rows.all_families import LoadRow

#: told as a habit, so certain in no window
HABITS = "habits"


def multiagency_load(rows: pl.DataFrame, given: Mapping[str, Parameter]) -> pl.DataFrame:  # noqa: ARG001 - as every function
    """One row a family of which anything is told."""
    told = things(rows.rename({"family": "whose"}).with_columns(side=pl.lit("")))
    counted = told.group_by("whose").agg(
        _many(figure, sure) for figure in FIGURES for sure in (False, True) if not (figure == HABITS and sure)
    )
    families = rows.select("family", "name").unique()
    made = families.join(counted, left_on="family", right_on="whose", how="left")
    return made.with_columns(pl.col(pl.Int64).fill_null(0)).select(list(LoadRow.model_fields))


def _many(figure: str, sure: bool) -> pl.Expr:
    which = pl.col("figure") == figure
    many = pl.col("thing").filter(which & pl.col("sure") if sure else which).n_unique().cast(pl.Int64)
    return many.alias(figure if figure == HABITS else f"{figure}_{'certain' if sure else 'possible'}")
