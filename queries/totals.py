"""Published totals beside what the graph counts, measure by measure, with the coders' reason for each difference."""

import polars as pl

from graph_store.tables import Tables
from schema.definition import Model

PUBLISHED = ["measure", "n", "quantifier", "document", "place", "achieved", "arithmetic", "difference"]
#: what a rule may look at beside the kind's own properties: the tie, its ends, and which end is counted
JOINS = {
    "family": ("MEMBER_OF", "Family", True),
    "arrangement": ("ARRANGEMENT_OF", "CareArrangement", False),
    "child": ("PARENT_OF", "Child", True),
    "kin": ("KIN_OF", "Kin", True),
}


def totals(tables: Tables, model: Model, study: str) -> pl.DataFrame:
    """One row a published total: the `PUBLISHED` columns and `counted`, null where the graph does not hold it."""
    statements = tables.nodes.get("Statement")
    if statements is None:
        return pl.DataFrame(schema={**dict.fromkeys(PUBLISHED, pl.String), "n": pl.Float64, "counted": pl.Int64})
    published = statements.filter(
        (pl.col("study") == study) & (pl.col("statement_kind") == "published_total") & pl.col("measure").is_not_null()
    ).select(PUBLISHED)
    measures = published.get_column("measure").unique().to_list()
    counted = {slug: count(tables, model, study, slug) for slug in measures}
    order = {e.slug: i for i, e in enumerate(model.codelists["measure"].entries)}
    return (
        published.with_columns(
            counted=pl.col("measure").replace_strict(counted, return_dtype=pl.Int64),
            at=pl.col("measure").replace_strict(order, return_dtype=pl.Int64),
        )
        .sort("at", "document", "place", "n")
        .drop("at")
    )


def count(tables: Tables, model: Model, study: str, measure: str) -> int | None:
    """What the graph counts for a measure by the rule in its code list.

    None when the rule is empty, and when it asks for what nothing in the study states: not stated is not zero.
    """
    kind, *conditions = str(model.entry("measure", measure).fields["rule"]).split() or [""]
    if not kind:
        return None
    nodes = tables.nodes.get(kind)
    if nodes is None:
        return 0
    nodes = every = nodes.filter(pl.col("study") == study)
    for condition in conditions:
        name, _, values = condition.partition("=")
        owner, _, column = name.rpartition(".")
        if owner:
            nodes = nodes.join(_having(tables, kind, owner, column, values), on="id", how="semi")
        elif every.height and every.get_column(column).null_count() == every.height:
            return None
        else:
            nodes = nodes.filter(pl.col(column).cast(pl.String).is_in(values.split("|")))
    return nodes.height


def _having(tables: Tables, kind: str, owner: str, column: str, values: str) -> pl.DataFrame:
    """Ids of `kind` tied to an owner whose property has one of the values."""
    tie, other, forward = JOINS[owner]
    key = (tie, kind, other) if forward else (tie, other, kind)
    mine, theirs = ("from_id", "to_id") if forward else ("to_id", "from_id")
    if key not in tables.ties or other not in tables.nodes:
        return pl.DataFrame(schema={"id": pl.String})
    both = tables.ties[key].join(tables.nodes[other], left_on=theirs, right_on="id")
    if owner == "arrangement":
        # A child who has moved is counted where the child lives last; what has no date may be the last.
        both = both.filter(pl.col("to_day") == pl.col("to_day").max().over(mine))
    return both.filter(pl.col(column).cast(pl.String).is_in(values.split("|"))).select(id=mine)
