"""Cells one by one, as passages and cases give them, put together to the rows of a sheet."""

import polars as pl

from graph_loader.coded.mapping.columns import STANCES
from schema.problems import Report
from schema.shapes import Column

#: a cell: the row it belongs to, its column and its text
CELL = {"row": pl.String, "column": pl.String, "value": pl.String}
#: Texts that may be told in pieces.
IN_PIECES = ("memo", "claim", "word")
#: The one column that stays a list: a code's name may hold any character.
CODES = "codes"


def as_rows(rows: pl.DataFrame, cells: pl.DataFrame, columns: tuple[Column, ...], report: Report) -> pl.DataFrame:
    """The rows (`row`, `_file`, `_sheet`, `_row`) with a text column for each of ours, as they would stand in a sheet.

    Several values of a cell that may hold several are joined; of one that may not, they are reported (E865).
    """
    known = [c.name for c in columns]
    mine = cells.filter(pl.col("column").is_in(known) & pl.col("value").is_not_null()).join(
        rows.select("row"), on="row", how="semi"
    )
    many = [c.name for c in columns if c.many or c.name in STANCES]
    together = mine.group_by("row", "column", maintain_order=True).agg(
        values=pl.col("value").unique(maintain_order=True)
    )
    two = ~pl.col("column").is_in([*many, *IN_PIECES]) & (pl.col("values").list.len() > 1)
    for (column,), bad in together.filter(two).group_by("column", maintain_order=True):
        report.add_rows("E865", rows.join(bad, on="row", how="semi"), str(column))
    listed = together.filter(pl.col("column") == CODES).select("row", pl.col("values").alias(CODES))
    joined = together.filter(pl.col("column") != CODES).select(
        "row",
        "column",
        value=pl.when(pl.col("column").is_in(many))
        .then(pl.col("values").list.join("; "))
        .when(pl.col("column").is_in(IN_PIECES))
        .then(pl.col("values").list.join("\n"))
        .otherwise(pl.col("values").list.first()),
    )
    wide = joined.pivot("column", index="row", values="value") if joined.height else rows.select("row")
    places = rows.select("row", "_file", "_sheet", "_row")
    whole = places.join(wide, on="row", how="left", maintain_order="left")
    if CODES in known:
        whole = whole.join(listed, on="row", how="left", maintain_order="left")
    missing = [pl.lit(None, dtype=pl.String).alias(name) for name in known if name not in whole.columns]
    return whole.with_columns(missing).select("_row", *known, "_file", "_sheet")
