"""Published totals beside what the graph counts by each measure's rule."""

from collections.abc import Mapping

import polars as pl

from graph_store.port import Parameter
from queries.rows.published_totals import TotalRow
from schema.model import load_model

TOTAL = "Statement"
NOT_COUNTED = -1
ARRANGEMENT = "arrangement.arrangement"


def published_totals(rows: pl.DataFrame, given: Mapping[str, Parameter]) -> pl.DataFrame:  # noqa: ARG001 - as every function
    """One row a total."""
    published, facts = rows.filter(kind=TOTAL), _last_homes(rows.filter(pl.col("kind") != TOTAL))
    model = load_model()
    terms = pl.DataFrame(
        [
            (at, one.slug, one.label, str(one.fields["rule"]))
            for at, one in enumerate(model.codelists["measure"].entries)
        ],
        schema={"at": pl.Int64, "measure": pl.String, "label": pl.String, "rule": pl.String},
        orient="row",
    )
    wanted = published.select("study", "measure").unique().join(terms, on="measure")
    counted = wanted.join(_counts(facts, _conditions(wanted)), on=["study", "measure"])
    known = (pl.col("counted") != NOT_COUNTED) & pl.col("n").is_not_null()
    same = pl.when(pl.col("n") == pl.col("counted")).then(pl.lit("yes")).otherwise(pl.lit("no"))
    return (
        published.join(counted, on=["study", "measure"])
        .with_columns(agrees=pl.when(known).then(same).otherwise(pl.lit("")), statement="id")
        .select(list(TotalRow.model_fields))
    )


def _last_homes(facts: pl.DataFrame) -> pl.DataFrame:
    """Of each child only the arrangements that may be the last."""
    home = pl.col("attribute") == ARRANGEMENT
    return facts.filter(~home | (pl.col("on_day") == pl.col("on_day").max().over("id", "attribute")))


def _conditions(wanted: pl.DataFrame) -> pl.DataFrame:
    """The rules taken apart: a row for each value that a condition allows.

    The first condition, that there is such a thing, is an attribute without a name, and so it is among the facts.
    A rule that names no kind has a row without one.
    """
    found = []
    for study, measure, rule in wanted.select("study", "measure", "rule").iter_rows():
        kind, *conditions = rule.split() or [""]
        for number, condition in enumerate(("", *conditions)):
            attribute, _, values = condition.partition("=")
            found += [(study, measure, kind, number, attribute, value) for value in values.split("|")]
    schema = {name: pl.String() for name in ("study", "measure", "kind")}
    rest = {"number": pl.Int64(), "attribute": pl.String(), "value": pl.String()}
    return pl.DataFrame(found, schema={**schema, **rest}, orient="row")


def _counts(facts: pl.DataFrame, conditions: pl.DataFrame) -> pl.DataFrame:
    """How many things of its kind fulfil all conditions of a rule.

    NOT_COUNTED where the rule names no kind, or asks for what nothing of that kind states.
    """
    of_one, of_kind = ["study", "measure"], ["study", "kind", "attribute"]
    there = facts.with_columns(value=pl.when(attribute="").then(pl.lit("")).otherwise("value"))
    met = conditions.join(there, on=[*of_kind, "value"]).group_by(*of_one, "id").agg(met=pl.col("number").n_unique())
    rules = conditions.group_by(of_one).agg(pl.col("kind").first(), many=pl.col("number").n_unique())
    fulfilled = met.join(rules, on=of_one).filter(pl.col("met") == pl.col("many"))
    many = fulfilled.group_by(of_one).agg(counted=pl.len().cast(pl.Int64))
    own = (pl.col("attribute") != "") & ~pl.col("attribute").str.contains(".", literal=True)
    kinds = facts.filter(attribute="").select("study", "kind").unique()
    unstated = conditions.filter(own).join(facts, on=of_kind, how="anti").join(kinds, on=["study", "kind"], how="semi")
    none = pl.concat([rules.filter(kind="").select(of_one), unstated.select(of_one)]).unique()
    return (
        rules.select(of_one)
        .join(many, on=of_one, how="left")
        .join(none.with_columns(none=pl.lit(True)), on=of_one, how="left")
        .select(*of_one, counted=pl.when("none").then(NOT_COUNTED).otherwise(pl.col("counted").fill_null(0)))
    )
