"""Care and control of each actor, as `key=term` lists say."""

import polars as pl

from graph_loader.interpret.named import Named
from graph_loader.interpret.records import Tellings
from graph_loader.vocabulary import plain, terms
from schema.problems import Report

COLUMNS = {"care": ("cared", "care_stance"), "control": ("controlled", "control_stance")}


def actor_stances(tellings: Tellings, named: Named, actors: pl.DataFrame, report: Report) -> pl.DataFrame:
    """`actor`, `care`, `control` where either is stated; faults go into the report (E312, E414).

    An actor is somebody who takes part in the row, or a service that held it.
    """
    known = actors.select(actor=named.actor).to_series().implode()
    given = []
    for stance, (column, codelist) in COLUMNS.items():
        pairs = named.by_number(_pairs(tellings, column, codelist, report)).with_columns(actor=named.actor)
        takes_part = pairs.select(pl.col("actor").is_in(known).fill_null(False)).to_series()
        # Where people or services could not be read, nobody can say who took part.
        if not tellings.keys.unread:
            report.add_rows("E414", pairs.filter(~takes_part), column)
        # An actor given two terms in one row showed both.
        given.append(mixed_where_different(pairs.filter(takes_part), "actor", {"term": stance}))
    return given[0].join(given[1], on="actor", how="full", coalesce=True)


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


def overall_stances(named: Named, stances: pl.DataFrame) -> pl.DataFrame:
    """`telling`, `care_overall`, `control_overall`: what all actors share, `mixed` where they differ."""
    told = stances.with_columns(telling=named.telling)
    return mixed_where_different(told, "telling", {stance: f"{stance}_overall" for stance in COLUMNS})


def mixed_where_different(frame: pl.DataFrame, by: str, terms: dict[str, str]) -> pl.DataFrame:
    """A group's one term given, `mixed` where there are several, null where there is none; under other names."""
    # The least and the greatest are the same where there is but one; cheaper than gathering all that differ.
    bounds = frame.group_by(by).agg(
        *(pl.col(term).min().alias(name) for term, name in terms.items()),
        *(pl.col(term).max().alias(f"{name}_most") for term, name in terms.items()),
    )
    mixed = pl.lit("mixed")
    return bounds.select(
        by, *(pl.when(pl.col(n) != pl.col(f"{n}_most")).then(mixed).otherwise(n).alias(n) for n in terms.values())
    )
