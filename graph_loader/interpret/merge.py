"""Merging tellings: a property is set where tellings agree and named in `disputed` where they do not."""

import polars as pl

from graph_loader.dates import OPEN_END, OPEN_START, described_by
from schema.definition import Model

#: derived yes-or-no property -> the code list, its field, and the property that it follows from
FLAGS = {
    "mandated": ("basis", "mandated", "basis"),
    "counts": ("reality", "counts", "reality"),
    "held": ("status", "held", "status"),
    "missed": ("status", "missed", "status"),
    "offered": ("status", "offered", "status"),
    "cares": ("care_stance", "shown", "care"),
    "controls": ("control_stance", "shown", "control"),
}


def flag(model: Model, codelist: str, field: str, column: str) -> pl.Expr:
    """What a code list says of a column's terms; null where the column is empty."""
    known = {e.slug: bool(e.fields[field]) for e in model.codelists[codelist].entries}
    return pl.col(column).replace_strict(known, default=None, return_dtype=pl.Boolean)


def told_columns(model: Model) -> list[str]:
    """The columns of a telling that are merged."""
    return ["kind", "edtf", *(p.name for p in model.traits["told"].properties if p.told)]


def merged(per_record: pl.DataFrame, model: Model) -> pl.DataFrame:
    """One row a record (`record_id`): told properties, `disputed`, `mandated`, dates and gaps.

    A telling that gives no value, or a reason for none, does not disagree. Where dates disagree the days span them all.
    """
    told = [p for p in model.traits["told"].properties if p.told]
    # Most attributes are stated nowhere; only those stated somewhere, and those that flags follow from, are merged.
    followed = {"edtf", *(column for _, _, column in FLAGS.values())}
    stated = {n for n in told_columns(model) if per_record.get_column(n).null_count() < per_record.height}
    names = [n for n in told_columns(model) if n in followed | stated]
    lists = {p.name for p in told if p.type == "texts" and p.name in names}
    values = per_record.select("record_id", "from_day", "to_day", *(_comparable(name, name in lists) for name in names))
    dated = pl.col("edtf").is_not_null()
    given = values.group_by("record_id", maintain_order=True).agg(
        *(pl.col(n).drop_nulls().unique() for n in names),
        from_day=pl.when(dated.any()).then(pl.col("from_day").filter(dated).min()).otherwise(OPEN_START),
        to_day=pl.when(dated.any()).then(pl.col("to_day").filter(dated).max()).otherwise(OPEN_END),
    )
    disputed = pl.concat_list([pl.when(pl.col(n).list.len() > 1).then(pl.lit(n)) for n in names]).list.drop_nulls()
    agreed = given.with_columns(disputed=disputed).with_columns(
        pl.when(pl.col(n).list.len() == 1).then(pl.col(n).list.first()).alias(n) for n in names
    )
    # A telling that does not say otherwise tells of an event.
    told_as_event = pl.when(pl.col("disputed").list.contains("reality")).then(None).otherwise(pl.lit("event"))
    whole = agreed.with_columns(reality=pl.coalesce("reality", told_as_event)).with_columns(
        *(pl.col(n).str.split("; ") for n in lists),
        *(flag(model, codelist, field, column).alias(name) for name, (codelist, field, column) in FLAGS.items()),
        **described_by(pl.col("edtf"), pl.col("from_day"), pl.col("to_day")),
    )
    return whole.join(_gaps(per_record, given, names), on="record_id", how="left", maintain_order="left")


def _comparable(name: str, is_list: bool) -> pl.Expr:
    """A value that can be compared between tellings; lists are compared as sets."""
    return pl.col(name).list.unique().list.sort().list.join("; ").alias(name) if is_list else pl.col(name)


def _gaps(per_record: pl.DataFrame, given: pl.DataFrame, names: list[str]) -> pl.DataFrame:
    """The reasons for having no value, a record; dropped where another telling gives the value."""
    reasons = per_record.select("record_id", gap="_gaps").explode("gap").drop_nulls()
    attribute = pl.col("gap").str.split("=").list.first()
    valued = pl.concat(
        given.filter(pl.col(name).list.len() > 0).select("record_id", attribute=pl.lit(name)) for name in names
    )
    left = reasons.with_columns(attribute=attribute).join(valued, on=["record_id", "attribute"], how="anti")
    return left.group_by("record_id").agg(gaps=pl.col("gap").unique().sort())
