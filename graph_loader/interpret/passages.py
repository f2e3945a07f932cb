"""Passages: where evidence stands in a document, and the coded passage that a row of an evidenced sheet is."""

import polars as pl

from graph_loader.checks.cells import PLACE, TypedSheet
from graph_loader.checks.keys import Keys
from graph_loader.interpret.draft import Draft
from schema.problems import Report

#: what an episode keeps of a row that is a passage itself; the rest belongs to the row's own node
OF_AN_EPISODE = (
    "document", "place", "passage_unit", "first_at", "last_at", "voice", "coder", "quote_sha256", "quote_length",
)  # fmt: skip
PASSAGE = r"^(lines?|chars?)\s+(\d+)(?:\s*[-\u2013]\s*(\d+))?$"


def placed(rows: pl.DataFrame, report: Report) -> pl.DataFrame:
    """`passage_unit`, `first_at`, `last_at` from the column `passage`; what cannot be read is reported (E311)."""
    groups = rows.select(found=pl.col("passage").str.to_lowercase().str.extract_groups(PASSAGE)).unnest("found")
    read = groups.select(
        unit=pl.col("1").str.strip_suffix("s") + "s",
        starts=pl.col("2").cast(pl.Int64, strict=False),
        ends=pl.col("3").cast(pl.Int64, strict=False),
    )
    last = pl.when(pl.col("unit") == "lines").then(pl.col("ends").fill_null(pl.col("starts"))).otherwise("ends")
    frame = rows.hstack(read.select(passage_unit="unit", first_at="starts", last_at=last))
    whole = (
        pl.col("first_at").is_not_null() & pl.col("last_at").is_not_null() & (pl.col("last_at") >= pl.col("first_at"))
    )
    report.add_rows("E311", frame.filter(pl.col("passage").is_not_null() & ~whole), "passage")
    return frame


def add_passages(sheet: TypedSheet, keys: Keys, draft: Draft, report: Report) -> None:
    """For a sheet whose rows are passages themselves: an episode for each, the evidence of the row's node."""
    spec = keys.model.sheets[sheet.name]
    made = spec.makes[0]
    rows = placed(sheet.frame.filter(pl.col(made.key).is_not_null()), report)
    own = pl.lit(f"{keys.study}:") + pl.col(made.key)
    one_reporter = pl.when(pl.col("reporter").list.len() == 1).then(pl.col("reporter").list.first())
    episodes = rows.with_columns(
        own_id=own, id=own + "/passage", voice=pl.lit(f"{keys.study}:") + one_reporter.str.replace("^role:", "role/")
    )
    draft.add_nodes("Episode", episodes.select("id", *OF_AN_EPISODE))
    draft.add_ties(
        "EVIDENCES",
        episodes.select(from_id="id", to_id="own_id", from_kind=pl.lit("Episode"), to_kind=pl.lit(str(made.kind))),
    )
    add_from_document(episodes, keys, draft, report)


def add_from_document(episodes: pl.DataFrame, keys: Keys, draft: Draft, report: Report) -> None:
    """The tie from each episode to its document."""
    column = next(c for c in keys.model.columns("episodes") if c.name == "document")
    found = keys.resolve(episodes.select(*PLACE, "id", ref="document"), column, report)
    draft.add_ties(
        "FROM_DOCUMENT",
        found.select(from_id="id", to_id="ref_id", from_kind=pl.lit("Episode"), to_kind="ref_kind"),
    )
