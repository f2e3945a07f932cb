"""Merging tellings: a property is set where tellings agree and named in `disputed` where they do not."""

import polars as pl

from graph_loader.dates import OPEN_END, OPEN_START, described_by
from graph_loader.interpret.records import beside
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
    """One row a record (`record`): told properties, `disputed`, `mandated`, dates and gaps.

    A telling that gives no value, or a reason for none, does not disagree. Where dates disagree the days span them all.
    """
    told = [p for p in model.traits["told"].properties if p.told]
    # Most attributes are stated nowhere; only those stated somewhere, and those that flags follow from, are merged.
    followed = {"edtf", *(column for _, _, column in FLAGS.values())}
    stated = {n for n in told_columns(model) if per_record.get_column(n).null_count() < per_record.height}
    names = [n for n in told_columns(model) if n in followed | stated]
    lists = {p.name for p in told if p.type == "texts" and p.name in names}
    values = per_record.select("record", "from_day", "to_day", *(_comparable(name, name in lists) for name in names))
    given = _agreed(values, names)
    gaps = _gaps(per_record, given, names)
    # A telling that does not say otherwise tells of an event.
    told_as_event = pl.when(~_disputes("reality")).then(pl.lit("event"))
    whole = _described(given).with_columns(
        *(pl.col(n).str.split("; ") for n in lists), reality=pl.coalesce("reality", told_as_event)
    )
    flags = (flag(model, codelist, field, column).alias(name) for name, (codelist, field, column) in FLAGS.items())
    return beside(whole.with_columns(flags), gaps, "record")


def _agreed(values: pl.DataFrame, names: list[str]) -> pl.DataFrame:
    """One row a record: what its tellings agree on, `disputed` and the days."""
    dated = pl.col("edtf").is_not_null()
    rows = values.with_columns(pl.when(dated).then(day).alias(day) for day in ("from_day", "to_day"))
    # Most records have one telling, and then there is nothing to compare.
    alone = pl.col("record").is_unique()
    several = (
        rows.filter(~alone)
        .group_by("record")
        .agg(
            pl.col("from_day").min(),
            pl.col("to_day").max(),
            *(pl.col(n).min() for n in names),
            *(pl.col(n).max().name.suffix("_most") for n in names),
        )
    )
    # All that is given is the same where the least of it is the greatest.
    differs = {n: pl.col(n) != pl.col(f"{n}_most") for n in names}
    disputed = pl.concat_list([pl.when(differs[n]).then(pl.lit(n)) for n in sorted(names)]).list.drop_nulls()
    settled = several.with_columns(pl.when(~differs[n]).then(n).alias(n) for n in names)
    columns = ["record", "from_day", "to_day", *names, "disputed"]
    told_once = rows.filter(alone).with_columns(disputed=pl.lit(None, pl.List(pl.String)))
    told_again = settled.with_columns(several.select(disputed=disputed).to_series())
    # In the order of their numbers, which is that of their ids: what is sorted once stays so up to the graph.
    whole = pl.concat([told_once.select(columns), told_again.select(columns)]).sort("record")
    return whole.with_columns(pl.col("from_day").fill_null(OPEN_START), pl.col("to_day").fill_null(OPEN_END))


def _disputes(name: str) -> pl.Expr:
    return pl.col("disputed").list.contains(name).fill_null(False)


def _described(given: pl.DataFrame) -> pl.DataFrame:
    """With the precision, quarter and so on of each record's date, worked out once for each distinct date."""
    date = ["edtf", "from_day", "to_day"]
    distinct = given.select(date).unique()
    described = distinct.with_columns(**described_by(pl.col("edtf"), pl.col("from_day"), pl.col("to_day")))
    return beside(given, described, date)


def _comparable(name: str, is_list: bool) -> pl.Expr:
    """A value that can be compared between tellings; lists are compared as sets."""
    return pl.col(name).list.unique().list.sort().list.join("; ").alias(name) if is_list else pl.col(name)


def _gaps(per_record: pl.DataFrame, given: pl.DataFrame, names: list[str]) -> pl.DataFrame:
    """The reasons for having no value, a record; dropped where another telling gives the value."""
    reasons = per_record.filter(pl.col("_gaps").list.len() > 0).select("record", gap="_gaps").explode("gap")
    reasons = reasons.with_columns(attribute=pl.col("gap").str.split("=").list.first())
    asked = set(reasons.get_column("attribute").unique())
    mine = given.join(reasons, on="record", how="semi")
    valued = [
        mine.filter(pl.col(name).is_not_null() | _disputes(name)).select("record", attribute=pl.lit(name))
        for name in names
        if name in asked
    ]
    left = reasons.join(pl.concat(valued), on=["record", "attribute"], how="anti") if valued else reasons
    return left.group_by("record").agg(gaps=pl.col("gap").unique().sort())
