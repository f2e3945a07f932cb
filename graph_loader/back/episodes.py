"""Passages from the graph: the rows of the episode sheet, from what each passage says, and where statements stand."""

import polars as pl

from graph_loader.back.columns import key_expr, with_gaps
from graph_store.tables import Tables
from schema.definition import Model

OWN = "/passage"
RECORDS = ("Interaction", "Account")
#: Columns of the sheet that are properties of the passage.
PROPERTIES = ("document", "place", "coder", "word", "memo", "quote_sha256", "quote_length")


def episode_rows(tables: Tables, model: Model, study: str) -> pl.DataFrame | None:
    """The rows of the episode sheet, as text under our columns; None when the study has none."""
    if "Episode" not in tables.nodes:
        return None
    nodes = tables.nodes["Episode"].filter((pl.col("study") == study) & ~pl.col("id").str.ends_with(OWN))
    if nodes.is_empty():
        return None
    rows = nodes.select(
        "id",
        *(pl.col(name).cast(pl.String) for name in PROPERTIES),
        key_expr("voice", study),
        key_expr("told_by", study),
        episode=pl.col("id").str.strip_prefix(f"{study}:"),
        passage=spans(),
        quotes=pl.col("quotes")
        .list.eval(pl.element().str.strip_prefix(f"{study}:").str.replace("^role/", "role:"))
        .list.join("; "),
        inserted=pl.col("inserted").list.join("; "),
    )
    rows = rows.join(_interactions(tables, study), on="id", how="left", maintain_order="left")
    rows = rows.join(_codes(tables), on="id", how="left", maintain_order="left")
    rows = rows.join(_stated(nodes, model), on="id", how="left", maintain_order="left")
    columns = model.columns("episodes")
    for column in columns:
        if column.name not in rows.columns:
            rows = rows.with_columns(pl.lit(None, pl.String).alias(column.name))
        if column.name == "codes":
            continue
        cells = with_gaps(rows.get_column(column.name), nodes, column.property or column.name)
        rows = rows.with_columns(cells.alias(column.name))
    return rows.select(c.name for c in columns)


def spans() -> pl.Expr:
    """The column `passage` from unit, first and last."""
    return pl.when(pl.col("passage_unit").is_not_null()).then(
        pl.format("{} {}-{}", "passage_unit", "first_at", "last_at")
    )


def told(tables: Tables) -> pl.DataFrame:
    """`id` of each passage that tells of an interaction, and `of`, that interaction's id."""
    passages = [
        frame.select(id="from_id", record="to_id")
        for (tie, _, other), frame in tables.ties.items()
        if tie == "EVIDENCES" and other in RECORDS
    ]
    records = [tables.nodes[k].select(record="id", of="interaction") for k in RECORDS if k in tables.nodes]
    if not passages:
        return pl.DataFrame(schema={"id": pl.String, "of": pl.String})
    return pl.concat(passages).join(pl.concat(records), on="record").select("id", "of")


def _interactions(tables: Tables, study: str) -> pl.DataFrame:
    """`id` of each episode and the key of its interaction, null where the interaction is named by the episode."""
    alone = pl.col("of") == pl.col("id") + "/i"
    return told(tables).select("id", interaction=pl.when(~alone).then(pl.col("of").str.strip_prefix(f"{study}:")))


def _codes(tables: Tables) -> pl.DataFrame:
    """`id` of each episode and its `codes`, a list, because a code's name may hold any character."""
    key = ("CODED_AS", "Episode", "Code")
    if key not in tables.ties:
        return pl.DataFrame(schema={"id": pl.String, "codes": pl.List(pl.String)})
    paths = tables.nodes["Code"].select(to_id="id", path="path")
    return tables.ties[key].join(paths, on="to_id").group_by(id="from_id").agg(codes=pl.col("path").sort())


def _stated(nodes: pl.DataFrame, model: Model) -> pl.DataFrame:
    """What each passage says of the interaction, a column for each of ours."""
    columns = {c.property or c.name: c for c in model.columns("episodes")}
    said = nodes.select("id", one="asserts").explode("one").drop_nulls()
    split = said.with_columns(
        name=pl.col("one").str.extract("^([a-z0-9_]+)="), value=pl.col("one").str.replace("^[a-z0-9_]+=", "")
    )
    yes_no = [name for name, c in columns.items() if c.type == "bool"]
    worded = split.with_columns(
        value=pl.when(pl.col("name").is_in(yes_no))
        .then(pl.col("value").replace({"true": "yes", "false": "no"}))
        .otherwise("value"),
        name=pl.col("name").replace_strict({name: c.name for name, c in columns.items()}, return_dtype=pl.String),
    )
    cells = worded.group_by("id", "name").agg(pl.col("value").sort().str.join("; "))
    return cells.pivot("name", index="id", values="value") if cells.height else nodes.select("id")
