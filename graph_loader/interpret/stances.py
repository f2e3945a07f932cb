"""Care and control of each actor, as `key=term` lists say."""

import polars as pl

from graph_loader.checks.cells import PLACE
from graph_loader.interpret.records import Tellings
from graph_loader.vocabulary import plain, terms
from schema.problems import Report

COLUMNS = {"care": ("cared", "care_stance"), "control": ("controlled", "control_stance")}


def actor_stances(tellings: Tellings, actors: pl.DataFrame, report: Report) -> pl.DataFrame:
    """`episode_id`, `ref_id`, `care`, `control`; faults go into the report (E312, E414).

    An actor is somebody who takes part in the row, or a service that held it.
    """
    found = actors.unique().sort("episode_id", "ref_id")
    for stance, (column, codelist) in COLUMNS.items():
        pairs = _pairs(tellings, column, codelist, report)
        stray = pairs.join(actors, on=["episode_id", "ref_id"], how="anti")
        # Where people or services could not be read, nobody can say who took part.
        if not tellings.keys.unread:
            report.add_rows("E414", stray, column)
        # An actor given two terms in one row showed both.
        one = pl.when(pl.col("term").n_unique() == 1).then(pl.col("term").first()).otherwise(pl.lit("mixed"))
        given = pairs.group_by("episode_id", "ref_id").agg(one.alias(stance))
        found = found.join(given, on=["episode_id", "ref_id"], how="left", maintain_order="left")
    return found


def _pairs(tellings: Tellings, column: str, codelist: str, report: Report) -> pl.DataFrame:
    """`key=term` lists taken apart: place, `episode_id`, `ref_id`, `term`."""
    listed = tellings.rows.select(*PLACE, "episode_id", pair=pl.col(column).str.split(";")).explode("pair")
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
    """`episode_id`, `care_overall`, `control_overall`: what all actors share, `mixed` where they differ."""
    return stances.group_by("episode_id").agg(_together("care"), _together("control"))


def _together(name: str) -> pl.Expr:
    given = pl.col(name).drop_nulls().unique()
    return (
        pl.when(given.len() == 1)
        .then(given.first())
        .when(given.len() > 1)
        .then(pl.lit("mixed"))
        .alias(f"{name}_overall")
    )
