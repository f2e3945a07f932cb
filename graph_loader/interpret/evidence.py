"""Episodes: the coded passages that are the evidence of interactions and accounts."""

import polars as pl

from graph_loader.interpret.draft import Draft
from graph_loader.interpret.passages import add_from_document
from graph_loader.interpret.records import Tellings, beside
from schema.ids import code_id, code_path
from schema.problems import Report

#: Columns of the episode sheet that say something of the passage itself.
OF_THE_PASSAGE = (
    "episode", "interaction", "document", "place", "passage", "voice", "told_by", "quotes", "codes", "coder", "word",
    "inserted", "memo", "quote_sha256", "quote_length",
)  # fmt: skip


def add_evidence(tellings: Tellings, asserts: pl.Series, draft: Draft, report: Report) -> None:
    """Make episodes, codes and their ties, given what each row asserts.

    Each passage is the evidence of the narrowest record that it tells.
    """
    rows = tellings.rows
    told_by = _one(tellings, "told_by", report)
    quotes = _one(tellings, "quotes", report).group_by("telling").agg(quotes=pl.col("ref_id").unique().sort())
    named = beside(rows.drop("told_by", "quotes"), told_by.rename({"ref_id": "told_by"}), "telling")
    whole = beside(named, quotes, "telling").with_columns(
        id="episode_id", voice="voice_id", gaps="_gaps", asserts=asserts
    )
    draft.add_nodes("Episode", whole)
    told = rows.select("telling", "episode_id", "sole", "voice_id")
    by_record = tellings.with_names(tellings.records).join(told, on="telling")
    narrowest = by_record.filter((pl.col("record_kind") == "Account") | pl.col("sole") | pl.col("voice_id").is_null())
    draft.add_ties(
        "EVIDENCES",
        narrowest.select(from_id="episode_id", from_kind=pl.lit("Episode"), to_id="record_id", to_kind="record_kind"),
    )
    add_from_document(whole, tellings.keys, draft, report)
    _add_codes(tellings, draft)


def _one(tellings: Tellings, name: str, report: Report) -> pl.DataFrame:
    column = next(c for c in tellings.model.columns("episodes") if c.name == name)
    refs = tellings.stating(name, "ref")
    refs = refs.explode("ref") if column.many else refs
    return tellings.keys.resolve(refs, column, report).select("telling", "ref_id")


def asserted(tellings: Tellings) -> pl.Series:
    """All that the row states of the interaction as property=value, one entry a value, in order.

    A record may rest on several passages; these entries say which of them speaks of what, and of whom.
    """
    columns = {c.property or c.name: c for c in tellings.model.columns("episodes") if c.name not in OF_THE_PASSAGE}
    entries = []
    for name in sorted(columns):
        column = columns[name]
        own = name if column.type == "date" else column.name
        stated = tellings.rows.select("telling", value=own).filter(pl.col("value").is_not_null())
        each = stated.explode("value") if column.many else stated
        entries.append(each.select("telling", asserts=pl.lit(f"{name}=") + pl.col("value").cast(pl.String)))
    # Every row states its kind, so that each has a list.
    in_turn = pl.concat(entries).sort("telling", maintain_order=True)
    return in_turn.group_by("telling", maintain_order=True).agg("asserts").get_column("asserts")


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
