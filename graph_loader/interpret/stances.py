"""Care and control of each actor, as `key=term` lists say."""

import polars as pl

from graph_loader.interpret.records import Tellings
from graph_loader.vocabulary import plain, terms
from schema.problems import Report

COLUMNS = {"care": ("cared", "care_stance"), "control": ("controlled", "control_stance")}


def actor_stances(tellings: Tellings, actors: pl.DataFrame, report: Report) -> pl.DataFrame:
    """`telling`, `ref_id`, `care`, `control` where either is stated; faults go into the report (E312, E414).

    An actor is somebody who takes part in the row, or a service that held it.
    """
    found = pl.DataFrame(schema={"telling": pl.UInt32, "ref_id": pl.String})
    for stance, (column, codelist) in COLUMNS.items():
        pairs = _pairs(tellings, column, codelist, report)
        stray = pairs.join(actors, on=["telling", "ref_id"], how="anti")
        # Where people or services could not be read, nobody can say who took part.
        if not tellings.keys.unread:
            report.add_rows("E414", stray, column)
        # An actor given two terms in one row showed both.
        given = pairs.group_by("telling", "ref_id").agg(mixed_where_different("term").alias(stance))
        found = found.join(given, on=["telling", "ref_id"], how="full", coalesce=True)
    return found.join(actors, on=["telling", "ref_id"], how="semi")


def _pairs(tellings: Tellings, column: str, codelist: str, report: Report) -> pl.DataFrame:
    """`key=term` lists taken apart: place, `telling`, `ref_id`, `term`."""
    listed = tellings.stating(column, "pair").with_columns(pl.col("pair").str.split(";")).explode("pair")
    text = listed.with_columns(pl.col("pair").str.strip_chars()).filter(pl.col("pair").str.len_bytes() > 0)
    known = terms(tellings.model, codelist, tellings.keys.file)
    split = text.with_columns(
        actor=pl.col("pair").str.extract(r"^(\S+?)\s*=").str.replace("^role:", "role/"),
        term=plain(pl.col("pair").str.extract(r"=\s*(.+)$")).replace_strict(
            known, default=None, return_dtype=pl.String
        ),
    )
    allowed = ", ".join(e.slug for e in tellings.model.codelists[codelist].entries)
    whole = pl.col("actor").is_not_null() & pl.col("term").is_not_null()
    report.add_rows("E312", split.filter(~whole), column, allowed=allowed)
    return split.filter(whole).with_columns(ref_id=pl.lit(f"{tellings.keys.study}:") + pl.col("actor"))


def overall_stances(stances: pl.DataFrame) -> pl.DataFrame:
    """`telling`, `care_overall`, `control_overall`: what all actors share, `mixed` where they differ."""
    return stances.group_by("telling").agg(mixed_where_different(c).alias(f"{c}_overall") for c in COLUMNS)


def mixed_where_different(name: str) -> pl.Expr:
    """In a group: the one term given, `mixed` where there are several, null where there is none."""
    # The least and the greatest are the same where there is but one; cheaper than gathering all that differ.
    least, most = pl.col(name).min(), pl.col(name).max()
    return pl.when(least == most).then(least).when(least != most).then(pl.lit("mixed"))
