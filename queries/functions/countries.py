"""What is told of each term in Scotland and in England, with the words of the two countries."""

from collections.abc import Mapping

import polars as pl

from graph_store.port import Parameter
from queries.rows.countries import CountriesRow
from schema.model import load_model

#: lists of terms that are told of families
LISTS = (
    *("interaction_kind", "decision", "service_kind", "sector", "role"),
    *("arrangement", "legal_basis", "register"),
)
COUNTRIES = {"scotland": "scotland", "england": "england", "not_stated": ""}


def countries(rows: pl.DataFrame, given: Mapping[str, Parameter]) -> pl.DataFrame:  # noqa: ARG001 - as every function
    """One row a term that is told of."""
    told = rows.filter(pl.col("codelist") != "")
    whole = _crosswalk()
    for name, country in COUNTRIES.items():
        of = rows.filter(pl.col("codelist") == "", country=country).height
        counted = (
            told.filter(country=country)
            .group_by("codelist", "term")
            .agg(
                pl.col("whose").n_unique().cast(pl.Int64).alias(f"{name}_families"),
                pl.col("thing").n_unique().cast(pl.Int64).alias(f"{name}_possible"),
                pl.col("thing").filter("certain").n_unique().cast(pl.Int64).alias(f"{name}_certain"),
            )
        )
        whole = whole.join(counted, on=["codelist", "term"], how="left").with_columns(
            pl.lit(of, pl.Int64).alias(f"{name}_of"), pl.col(counted.columns[2:]).fill_null(0)
        )
    things = told.group_by("codelist", "term").agg(things=pl.col("thing").unique().sort())
    somewhere = pl.any_horizontal(pl.col(f"{name}_families") > 0 for name in COUNTRIES)
    return (
        whole.filter(somewhere)
        .join(things, on=["codelist", "term"], how="left")
        .with_columns(pl.col("things").fill_null([]))
        .select(list(CountriesRow.model_fields))
    )


def _crosswalk() -> pl.DataFrame:
    """Every term with its word in each country and how near the two are."""
    model = load_model()
    return pl.DataFrame(
        [
            (name, one.slug, one.label, one.scotland or "", one.england or "")
            for name in LISTS
            for one in model.codelists[name].entries
        ],
        schema=["codelist", "term", "label", "scotland", "england"],
        orient="row",
    ).select(
        "codelist",
        "term",
        "label",
        match=pl.when(pl.col("scotland") == pl.col("england"))
        .then(pl.lit("one word"))
        .when(pl.col("england") == "")
        .then(pl.lit("scotland only"))
        .when(pl.col("scotland") == "")
        .then(pl.lit("england only"))
        .otherwise(pl.lit("close")),
        scotland_word=_word("scotland", "england"),
        england_word=_word("england", "scotland"),
    )


def _word(own: str, other: str) -> pl.Expr:
    """A country's word: its own, the label where neither has one, empty where only the other has."""
    return pl.when((pl.col(own) == "") & (pl.col(other) == "")).then(pl.col("label")).otherwise(pl.col(own))
