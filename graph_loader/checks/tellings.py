"""Checks on what the episodes sheet tells."""

import polars as pl

from schema.definition import Model
from schema.nearby import near
from schema.problems import Report


def check_tellings(rows: pl.DataFrame, model: Model, report: Report) -> None:
    """One kind an interaction (E409), attributes of the right kind (E410), `inserted` names columns (E415)."""
    shared = rows.filter(pl.col("interaction").is_not_null()).with_columns(
        first=pl.col("_row").first().over("interaction"), given=pl.col("kind").first().over("interaction")
    )
    report.add_rows("E409", shared.filter(pl.col("kind") != pl.col("given")), "kind", "first")
    gap = pl.col("_gaps").list.eval(pl.element().str.starts_with("status=")).list.any()
    silent = pl.col("status").is_null() & ~gap & pl.col("reality").fill_null("event").is_in(["event"])
    report.add_rows("E417", rows.filter(silent), "status")
    attributes = sorted({name for one in model.interactions.values() for name in one.attributes})
    special = [name for name in attributes if rows.get_column(name).null_count() < rows.height]
    for one in model.interactions.values():
        mine = rows.filter(pl.col("kind") == one.slug)
        for name in special:
            if name not in one.attributes:
                allowed = ", ".join(one.attributes) or "none"
                report.add_rows("E410", mine.filter(pl.col(name).is_not_null()), name, kind=one.label, allowed=allowed)
    columns = [c.name for c in model.columns("episodes")]
    named = rows.select("_file", "_sheet", "_row", name="inserted").explode("name").drop_nulls()
    for (name,), strange in named.filter(~pl.col("name").is_in(columns)).group_by("name"):
        report.add_rows("E415", strange, "inserted", near=near(str(name), columns))
