"""Mending what one tool's CSV displaces: rows that leave out empty categories have their variables too far left."""

from dataclasses import replace
from pathlib import Path

import polars as pl

from graph_loader.coded.tables.recognise import Table
from graph_loader.readers.grid import ROW, Grid
from schema.problems import Place, Report


def moved_back(path: Path, table: Table, report: Report) -> Table | None:
    """The table with cells under their own headers; None where the file no longer tells how far they moved (E837).

    QualCoder's CSV (3.8, report of codings) writes as many categories as a code has, not as many as the header has;
    every cell is in quotation marks, so an empty cell and no cell at all can be told apart.
    """
    categories = table.roles.get("category", [])
    after = [c for c in table.grid.columns if categories and int(c[1:]) > int(categories[-1][1:]) and c in table.heads]
    if not table.preset.categories_left_out or not categories or not after or path.suffix.lower() != ".csv":
        return table
    width = len(table.heads)
    raw = _raw(path, len(table.grid.columns))
    body = table.grid.cells.get_column(ROW) > table.row
    if raw is None or raw.height != table.grid.cells.height:
        report.add("E837", Place(table.grid.file))
        return None
    # Cells that are missing amid others were not left out by the tool: the file was saved anew since.
    there = raw.select(pl.sum_horizontal(pl.all().is_not_null())).to_series()
    last = raw.select(
        pl.max_horizontal(pl.when(pl.col(c).is_not_null()).then(i + 1) for i, c in enumerate(raw.columns))
    )
    rows = table.grid.cells.with_columns(_lacking=width - there, _body=body, _gap=there != last.to_series())
    odd = pl.col("_gap") | ~pl.col("_lacking").is_between(0, len(categories))
    if rows.filter(pl.col("_body") & odd).height:
        report.add("E837", Place(table.grid.file))
        return None
    return replace(table, grid=Grid(table.grid.file, table.grid.sheet, _shifted(rows, categories, after)))


def _shifted(rows: pl.DataFrame, categories: list[str], after: list[str]) -> pl.DataFrame:
    """Cells after the categories moved right by as many columns as the row lacks."""
    order = [*categories, *after]
    moved = {}
    for position, column in enumerate(order):
        value = pl.col(column)
        for by in range(1, len(categories) + 1):
            shifted = pl.col(order[position - by]) if column in after else pl.lit(None, pl.String)
            hit = pl.col("_lacking") == by
            # A category stays where it is unless the row has none so far down.
            gone = column in after or position >= len(categories) - by
            value = pl.when(hit & pl.col("_body") & pl.lit(gone)).then(shifted).otherwise(value)
        moved[column] = value
    return rows.with_columns(**moved).drop("_lacking", "_body", "_gap")


def _raw(path: Path, width: int) -> pl.DataFrame | None:
    """The cells as they stand: text where there is a cell, even an empty one, and null where there is none.

    None where the file was written by another program, which puts in quotation marks only what needs them.
    """
    with path.open("rb") as source:
        if not source.read(4).removeprefix(b"\xef\xbb\xbf").startswith(b'"'):
            return None
    schema = {f"c{i}": pl.String for i in range(width)}
    try:
        return pl.read_csv(
            path, has_header=False, infer_schema=False, schema=schema, missing_columns="insert", extra_columns="ignore"
        )
    except pl.exceptions.ComputeError:
        return None
