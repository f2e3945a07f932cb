"""Needs that are named and the help that came, a row a family and a row a study."""

from collections.abc import Mapping

import polars as pl

from graph_store.port import Parameter

NAMES_A_NEED = pl.col("sort").is_in(["need", "recommendation"]) | pl.col("says").is_in(
    ["wants", "lacks_resources", "structural", "different_needs"]
)


def structural_needs(rows: pl.DataFrame, given: Mapping[str, Parameter]) -> pl.DataFrame:  # noqa: ARG001 - as every function
    """A statement of a family is not one of the study at large as well."""
    of_families = rows.filter(pl.col("of_family") != "")
    at_large = rows.filter(pl.col("of_family") == "").join(of_families, on="told", how="anti")
    whole = pl.concat([of_families, at_large.with_columns(of_family=pl.col("study"))])
    said, helped = pl.col("what") == "statement", pl.col("what") == "help"
    came = helped & (pl.col("held") | (pl.col("habit") & ~pl.col("missed")))
    return whole.group_by(of="of_family").agg(
        needs=_distinct(said & NAMES_A_NEED),
        named_by=_by_whom(said & NAMES_A_NEED),
        views_for=_distinct(said & ~NAMES_A_NEED & (pl.col("stance") == "for")),
        views_against=_distinct(said & ~NAMES_A_NEED & (pl.col("stance") == "against")),
        helped=_distinct(came & pl.col("event")),
        not_helped=_distinct(helped & pl.col("event") & pl.col("missed")),
        habits=_distinct(came & pl.col("habit")),
        responded_by=_by_whom(came),
        told=pl.col("told").unique().sort(),
    )


def _distinct(which: pl.Expr) -> pl.Expr:
    return pl.col("told").filter(which).n_unique().cast(pl.Int64)


def _by_whom(which: pl.Expr) -> pl.Expr:
    return pl.col("by_whom").filter(which).list.explode(keep_nulls=False, empty_as_null=False).unique().sort()
