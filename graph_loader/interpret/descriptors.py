"""Descriptor sheets: each row makes the nodes and ties that the sheet's YAML file says."""

import polars as pl

from graph_loader.checks.cells import PLACE, TypedSheet
from graph_loader.checks.keys import Keys, kind_by_word
from graph_loader.dates import DATED, OPEN_END, OPEN_START
from graph_loader.interpret.draft import Draft
from graph_loader.interpret.passages import add_passages
from schema.definition import Model
from schema.problems import Report
from schema.shapes import Column, Made, Sheet

#: where a row comes from; rows of one thing may come from several places, and all of them are kept
SOURCED = ("document", "place", "memo")


def interpret_descriptors(sheet: TypedSheet, keys: Keys, draft: Draft, report: Report) -> None:
    """Make a sheet's nodes and ties; faults go into the report (E403-E405)."""
    model, spec = keys.model, keys.model.sheets[sheet.name]
    for made in spec.makes:
        for kind, rows in _by_kind(sheet, made, model):
            _add_nodes(kind, rows, made, spec, keys, draft, report)
    if spec.makes:
        for kind, rows in _by_kind(sheet, spec.makes[0], model):
            for column in model.columns(sheet.name):
                if column.tie:
                    _add_ties(kind, rows, column, spec, keys, draft, report)
    if spec.evidenced:
        add_passages(sheet, keys, draft, report)


def _by_kind(sheet: TypedSheet, made: Made, model: Model) -> list[tuple[str, pl.DataFrame]]:
    rows = sheet.frame.filter(pl.col(made.key).is_not_null())
    if made.kind:
        return [(made.kind, rows)]
    kinds = kind_by_word(model, sheet.name, str(made.kind_column))
    return [
        (kind, part)
        for slug, kind in kinds.items()
        if (part := rows.filter(pl.col(str(made.kind_column)) == slug)).height
    ]


def _properties(kind: str, made: Made, spec: Sheet, model: Model) -> dict[str, Column]:
    """Property -> the column that fills it, for one of the nodes that a row makes."""
    names = {p.name for p in model.properties(kind)}
    first = made is spec.makes[0]
    found = {}
    for column in model.columns(spec.sheet):
        mine = column.of == kind or (column.of is None and first)
        name = column.name if column.property is None else column.property
        if mine and not column.on_tie and name in names and column.type != "key":
            found[name] = column
    return found


def _add_nodes(
    kind: str, rows: pl.DataFrame, made: Made, spec: Sheet, keys: Keys, draft: Draft, report: Report
) -> None:
    columns = _properties(kind, made, spec, keys.model)
    values: list[pl.Expr] = []
    for name, column in columns.items():
        if column.type == "ref":
            _check(rows, column, keys, report)
        values += _value(name, column)
    mine = "^(" + "|".join(columns) + ")=" if columns else "^$"
    gaps = pl.col("_gaps").list.eval(pl.element().filter(pl.element().str.contains(mine)))
    node_id = pl.lit(f"{keys.study}:") + pl.col(made.key)
    nodes = rows.select(*PLACE, node_id.alias("id"), *values, gaps.alias("gaps"))
    if made.repeats:
        _report_disagreement(rows, made, list(columns.values()), report)
        draft.add_origins(nodes)
        together = [pl.col(c).drop_nulls().unique().sort().str.join("; ").over("id") for c in SOURCED if c in columns]
        nodes = nodes.with_columns(pl.when(one != "").then(one) for one in together)
        nodes = _joined(nodes, list(columns))
    draft.add_nodes(kind, nodes)


def _joined(nodes: pl.DataFrame, names: list[str]) -> pl.DataFrame:
    """One row a thing: values and dates from the rows that state them, gaps where no row gives the value."""
    parts = [part for part in DATED if part in nodes.columns]
    if parts:
        dated = pl.col("edtf").is_not_null()
        nodes = nodes.with_columns(pl.when(dated).then(pl.col(part)).alias(part) for part in parts)
    whole = nodes.group_by("id", maintain_order=True).agg(
        pl.col(c).drop_nulls().first() for c in nodes.columns if c not in ("id", "gaps", *PLACE)
    )
    if parts:
        whole = whole.with_columns(
            pl.col("from_day").fill_null(OPEN_START),
            pl.col("to_day").fill_null(OPEN_END),
            pl.col("precision").fill_null("undated"),
        )
    valued = pl.concat(whole.filter(pl.col(name).is_not_null()).select("id", attribute=pl.lit(name)) for name in names)
    reasons = nodes.select("id", gap="gaps").explode("gap").drop_nulls()
    left = reasons.with_columns(attribute=pl.col("gap").str.split("=").list.first()).join(
        valued, on=["id", "attribute"], how="anti"
    )
    gaps = left.group_by("id").agg(gaps=pl.col("gap").unique().sort())
    return whole.join(gaps, on="id", how="left", maintain_order="left")


def _value(name: str, column: Column) -> list[pl.Expr]:
    if column.type == "date":
        return [pl.col(column.name).struct.field(part) for part in DATED]
    return [pl.col(column.name).alias(name)]


def _check(rows: pl.DataFrame, column: Column, keys: Keys, report: Report) -> None:
    """A reference kept as a property, such as a document's key, must still name something."""
    keys.resolve(rows.select(*PLACE, ref=pl.col(column.name)), column, report)


def _report_disagreement(rows: pl.DataFrame, made: Made, columns: list[Column], report: Report) -> None:
    """Rows of one thing must agree, but for where they come from: the next worker's row has another source."""
    for column in (c for c in columns if c.name not in SOURCED):
        value = pl.col(column.name).struct.field("edtf") if column.type == "date" else pl.col(column.name)
        stated = rows.select(*PLACE, key=made.key, value=value).filter(pl.col("value").is_not_null())
        differing = stated.with_columns(
            first=pl.col("_row").first().over("key"), given=pl.col("value").first().over("key")
        ).filter(pl.col("value") != pl.col("given"))
        report.add_rows("E405", differing, column.name, "first", key=made.key)


def _add_ties(
    kind: str, rows: pl.DataFrame, column: Column, spec: Sheet, keys: Keys, draft: Draft, report: Report
) -> None:
    tie = str(column.tie)
    on_tie = [c for c in keys.model.columns(spec.sheet) if c.on_tie == column.name]
    names = {p.name for p in keys.model.tie_properties(tie)}
    extras: list[pl.Expr] = []
    for extra in on_tie:
        name = extra.property or extra.name
        extras += [e for e in _value(name, extra) if extra.type == "date" or name in names]
    own_id = pl.lit(f"{keys.study}:") + pl.col(spec.makes[0].key)
    refs = rows.select(*PLACE, own_id.alias("own_id"), pl.col(column.name).alias("ref"), *extras)
    if column.many:
        refs = refs.explode("ref")
    if column.type == "key":
        target = next(m.kind for m in spec.makes if m.key == column.name)
        found = refs.filter(pl.col("ref").is_not_null()).with_columns(
            ref_id=pl.lit(f"{keys.study}:") + pl.col("ref"), ref_kind=pl.lit(target)
        )
    else:
        found = keys.resolve(refs, column, report)
    fits = {(b, a) if column.inward else (a, b) for a, b in keys.model.pairs(tie)}
    _report_misfits(kind, found, column, fits, report)
    found = found.filter(pl.col("ref_kind").is_in([other for own, other in fits if own == kind]))
    ends = (
        {"own_id": "to_id", "ref_id": "from_id", "ref_kind": "from_kind"}
        if column.inward
        else {"own_id": "from_id", "ref_id": "to_id", "ref_kind": "to_kind"}
    )
    own_kind = "to_kind" if column.inward else "from_kind"
    draft.add_ties(tie, found.rename(ends).with_columns(pl.lit(kind).alias(own_kind)))


def _report_misfits(kind: str, found: pl.DataFrame, column: Column, fits: set[tuple[str, str]], report: Report) -> None:
    """A professional in no family, a service for a parent: the tie does not go between these kinds (E411)."""
    wrong = found.filter(~pl.col("ref_kind").is_in([other for own, other in fits if own == kind]))
    allowed = "; ".join(f"{a} to {b}" for a, b in sorted(fits))
    report.add_rows(
        "E411",
        wrong.rename({"ref_kind": "other"}),
        column.name,
        "other",
        tie=str(column.tie),
        one=kind,
        allowed=allowed,
    )
