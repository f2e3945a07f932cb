"""Episodes: the coded passages that are the evidence of interactions and accounts."""

import polars as pl

from graph_loader.checks.cells import PLACE
from graph_loader.interpret.draft import Draft
from graph_loader.interpret.passages import add_from_document
from graph_loader.interpret.records import Tellings
from schema.ids import code_id, code_path
from schema.problems import Report


def add_evidence(tellings: Tellings, draft: Draft, report: Report) -> None:
    """Make episodes, codes and their ties. Each passage is the evidence of the narrowest record that it tells."""
    rows = tellings.rows
    told_by = _one(tellings, "told_by", report)
    quotes = _one(tellings, "quotes", report).group_by("episode_id").agg(quotes=pl.col("ref_id").unique().sort())
    whole = (
        rows.drop("told_by", "quotes")
        .join(told_by.select("episode_id", told_by="ref_id"), on="episode_id", how="left", maintain_order="left")
        .join(quotes, on="episode_id", how="left", maintain_order="left")
        .with_columns(id="episode_id", voice="voice_id", gaps="_gaps", asserts=_asserts(tellings))
    )
    draft.add_nodes("Episode", whole)
    narrowest = tellings.records.join(rows.select("episode_id", "sole", "voice_id"), on="episode_id").filter(
        (pl.col("record_kind") == "Account") | pl.col("sole") | pl.col("voice_id").is_null()
    )
    draft.add_ties(
        "EVIDENCES",
        narrowest.select(from_id="episode_id", from_kind=pl.lit("Episode"), to_id="record_id", to_kind="record_kind"),
    )
    add_from_document(whole, tellings.keys, draft, report)
    _add_codes(tellings, draft)


def _one(tellings: Tellings, name: str, report: Report) -> pl.DataFrame:
    column = next(c for c in tellings.model.columns("episodes") if c.name == name)
    refs = tellings.rows.select(*PLACE, "episode_id", ref=name)
    refs = refs.explode("ref") if column.many else refs
    return tellings.keys.resolve(refs, column, report).select("episode_id", "ref_id")


def _asserts(tellings: Tellings) -> pl.Expr:
    """What the row states, as attribute=value."""
    stated = []
    for one in tellings.model.traits["told"].properties:
        if one.told:
            value = pl.col(one.name)
            text = value.list.join(", ") if one.type == "texts" else value.cast(pl.String)
            stated.append(pl.format("{}={}", pl.lit(one.name), text))
    stated.append(pl.format("{}={}", pl.lit("edtf"), "edtf"))
    return pl.concat_list(stated).list.drop_nulls()


def _add_codes(tellings: Tellings, draft: Draft) -> None:
    study = tellings.keys.study
    applied = tellings.rows.select("episode_id", code="codes").explode("code").drop_nulls()
    paths = {code: code_path(code) for code in applied.get_column("code").unique()}
    ids = {path: code_id(study, path) for path in paths.values()}
    whole = applied.with_columns(path=pl.col("code").replace_strict(paths, return_dtype=pl.String)).with_columns(
        id=pl.col("path").replace_strict(ids, return_dtype=pl.String)
    )
    draft.add_nodes("Code", whole.select("id", "path").unique())
    draft.add_ties(
        "CODED_AS",
        whole.select(from_id="episode_id", to_id="id", from_kind=pl.lit("Episode"), to_kind=pl.lit("Code")),
    )
