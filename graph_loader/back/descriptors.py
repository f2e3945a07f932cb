"""Descriptor sheets from the graph: each node a row, each tie a cell, read off the same YAML that made them."""

import polars as pl

from graph_loader.back.columns import key_expr, text_of, tie_cells, with_gaps
from graph_loader.checks.keys import kind_by_word
from graph_store.tables import Tables
from schema.definition import Model
from schema.shapes import Column, Made, Sheet


def descriptor_rows(sheet: str, tables: Tables, model: Model, study: str) -> pl.DataFrame | None:
    """The rows of a sheet that describes things, under our columns as text; None when the study has none."""
    spec = model.sheets[sheet]
    parts = [
        _rows(kind, word, spec, tables, model, study)
        for kind, word in _kinds(spec, model)
        if kind in tables.nodes and _of(tables.nodes[kind], study).height
    ]
    return pl.concat(parts, how="diagonal").sort(spec.makes[0].key, maintain_order=True) if parts else None


def _kinds(spec: Sheet, model: Model) -> list[tuple[str, str | None]]:
    """The kinds that a sheet's rows can be, with the word that says so where a column does."""
    made = spec.makes[0]
    if made.kind:
        return [(made.kind, None)]
    return [(kind, word) for word, kind in kind_by_word(model, spec.sheet, str(made.kind_column)).items()]


def _of(frame: pl.DataFrame, study: str) -> pl.DataFrame:
    return frame.filter(pl.col("study") == study)


def _rows(kind: str, word: str | None, spec: Sheet, tables: Tables, model: Model, study: str) -> pl.DataFrame:
    made = spec.makes[0]
    nodes = _of(tables.nodes[kind], study)
    rows = nodes.select("id").with_columns(key_expr("id", study).alias(made.key))
    if word is not None:
        rows = rows.with_columns(pl.lit(word).alias(str(made.kind_column)))
    columns = model.columns(spec.sheet)
    for column in columns:
        if column.tie and column.name not in _carriers(columns):
            other = next((m.kind for m in spec.makes[1:] if m.key == column.name), None)
            rows = _joined(rows, column.name, tie_cells(tables, model, column, kind, study, other))
        elif not (column.tie or column.of or column.on_tie or column.type == "key"):
            rows = _property(rows, column, nodes)
    for second in spec.makes[1:]:
        rows = _second(rows, second, columns, tables, study)
    for carrier in _carriers(columns):
        rows = _carried(rows, carrier, columns, made, kind, tables, model, study)
    return rows.drop("id")


def _joined(rows: pl.DataFrame, name: str, cells: pl.DataFrame) -> pl.DataFrame:
    together = cells.group_by("id").agg(pl.col("value").sort().str.join("; ").alias(name))
    return rows.join(together, on="id", how="left", maintain_order="left")


def _property(rows: pl.DataFrame, column: Column, nodes: pl.DataFrame) -> pl.DataFrame:
    name = column.name if column.property is None else column.property
    if name not in nodes.columns:
        return rows
    cells = nodes.select(text_of(column, name, nodes.schema[name]).alias(column.name)).to_series()
    return rows.with_columns(with_gaps(cells, nodes, name).alias(column.name))


def _second(rows: pl.DataFrame, made: Made, columns: tuple[Column, ...], tables: Tables, study: str) -> pl.DataFrame:
    """The columns that describe the second thing that a row names, such as a service's agency."""
    nodes = _of(tables.nodes[str(made.kind)], study)
    its = nodes.select(key_expr("id", study).alias(made.key))
    for column in columns:
        if column.of == made.kind:
            name = column.property or column.name
            cells = nodes.select(text_of(column, name, nodes.schema[name])).to_series()
            its = its.with_columns(with_gaps(cells, nodes, name).alias(column.name))
    return rows.join(its, on=made.key, how="left", maintain_order="left")


def _carriers(columns: tuple[Column, ...]) -> list[str]:
    """Columns whose tie has columns of its own, so that each tie needs a row."""
    return sorted({str(c.on_tie) for c in columns if c.on_tie})


def _carried(
    rows: pl.DataFrame,
    carrier: str,
    columns: tuple[Column, ...],
    made: Made,
    kind: str,
    tables: Tables,
    model: Model,
    study: str,
) -> pl.DataFrame:
    """A row for each tie that carries columns; what describes the thing itself stands in its first row only."""
    column = next(c for c in columns if c.name == carrier)
    cells = tie_cells(tables, model, column, kind, study)
    values = {}
    for own in columns:
        name = own.property or own.name
        if own.on_tie == carrier and name in cells.columns:
            values[own.name] = text_of(own, name, cells.schema[name])
    named = cells.select("id", pl.col("value").alias(carrier), **values)
    documents = rows.select("id", document=pl.col("document").str.split("; ")).explode("document").drop_nulls()
    numbered = named.with_columns(nth=pl.int_range(pl.len()).over("id"))
    sourced = documents.with_columns(nth=pl.int_range(pl.len()).over("id"))
    both = numbered.join(sourced, on=["id", "nth"], how="full", coalesce=True).sort("id", "nth")
    needed = [c.name for c in columns if c.required and c.name != made.key and c.name in rows.columns]
    first = rows.drop("document").with_columns(nth=pl.lit(0, pl.Int64))
    again = rows.select("id", made.key, *needed)
    whole = again.join(both, on="id", how="left").with_columns(pl.col("nth").fill_null(0).cast(pl.Int64))
    return whole.join(first.drop(made.key, *needed), on=["id", "nth"], how="left").sort("id", "nth").drop("nth")
