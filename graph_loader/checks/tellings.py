"""Checks on what the episodes sheet tells."""

import polars as pl

from schema.definition import Model
from schema.nearby import near
from schema.problems import Report


def check_tellings(rows: pl.DataFrame, model: Model, report: Report) -> None:
    """One kind an interaction (E409), attributes of the right kind (E410), `inserted` names columns (E415)."""
    told_again = rows.filter(pl.col("interaction").is_not_null())
    kinds = told_again.group_by("interaction").agg(one=pl.col("kind").min(), other=pl.col("kind").max())
    shared = told_again.join(kinds.filter(pl.col("one") != pl.col("other")), on="interaction", how="semi").with_columns(
        first=pl.col("_row").first().over("interaction"), given=pl.col("kind").first().over("interaction")
    )
    report.add_rows("E409", shared.filter(pl.col("kind") != pl.col("given")), "kind", "first")
    open_status = rows.filter(pl.col("status").is_null() & pl.col("reality").fill_null("event").is_in(["event"]))
    gap = pl.col("_gaps").list.eval(pl.element().str.starts_with("status=")).list.any()
    report.add_rows("E417", open_status.filter(~gap), "status")
    attributes = sorted({name for one in model.interactions.values() for name in one.attributes})
    for name in attributes:
        kinds_with = [one.slug for one in model.interactions.values() if name in one.attributes]
        misplaced = rows.filter(pl.col(name).is_not_null() & ~pl.col("kind").is_in(kinds_with))
        for (slug,), mine in misplaced.group_by("kind", maintain_order=True):
            one = model.interactions[str(slug)]
            report.add_rows("E410", mine, name, kind=one.label, allowed=", ".join(one.attributes) or "none")
    columns = [c.name for c in model.columns("episodes")]
    named = rows.select("_file", "_sheet", "_row", name="inserted").explode("name").drop_nulls()
    for (name,), strange in named.filter(~pl.col("name").is_in(columns)).group_by("name", maintain_order=True):
        report.add_rows("E415", strange, "inserted", near=near(str(name), columns))
