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
    known_of = facts.partition_by("study", "kind", "attribute", as_dict=True)
    counts = [_count(known_of, study, rule) for study, rule in wanted.select("study", "rule").iter_rows()]
    counted = wanted.with_columns(counted=pl.Series(counts, dtype=pl.Int64))
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


def _count(facts: Mapping[tuple[str, ...], pl.DataFrame], study: str, rule: str) -> int:
    """How many of the rule's kind fulfil all its conditions; NOT_COUNTED where it asks for what nothing states.

    `facts` are by study, kind and attribute, each with `id, value`.
    """
    kind, *conditions = rule.split() or [""]
    if not kind:
        return NOT_COUNTED
    if (study, kind, "") not in facts:
        return 0
    found = facts[study, kind, ""].get_column("id")
    for condition in conditions:
        attribute, _, values = condition.partition("=")
        stated = facts.get((study, kind, attribute))
        if stated is None and "." not in attribute:
            return NOT_COUNTED
        fitting = (
            [] if stated is None else stated.filter(pl.col("value").is_in(values.split("|"))).get_column("id").to_list()
        )
        found = found.filter(found.is_in(fitting))
    return found.len()
