"""Checks on what the finished tables mean together, and notices worth a second look."""

import polars as pl

from graph_loader.checks.cells import PLACE, TypedSheet
from graph_loader.dates import span_of
from graph_loader.interpret.draft import Draft
from graph_loader.study import StudyFile
from schema.definition import Model
from schema.problems import Report


def check_meaning(sheets: dict[str, TypedSheet], file: StudyFile, draft: Draft, report: Report) -> None:
    """Workers without service (E406), people in two families (E407), children older than parents (E408)."""
    people = sheets.get("people")
    if people is not None:
        _workers(people.frame, report)
        _families(people.frame, report)
    if "ties" in sheets:
        _ages(sheets["ties"].frame, draft, report)
    if file.events:
        _outside(sheets, file.events, draft.model, report)


def _workers(frame: pl.DataFrame, report: Report) -> None:
    alone = frame.filter((pl.col("kind") == "professional") & (pl.col("service").list.len().fill_null(0) == 0))
    report.add_rows("E406", alone, "service")


def _families(frame: pl.DataFrame, report: Report) -> None:
    several = frame.with_columns(count=pl.col("family").list.n_unique()).filter(pl.col("count") > 1)
    report.add_rows("E407", several, "family", "count")


def _ages(ties: pl.DataFrame, draft: Draft, report: Report) -> None:
    """A child whose band begins at or above the end of a parent's band."""
    bands = {e.slug: e.fields for e in draft.model.codelists["age_band"].entries}
    low = {slug: int(fields["low"]) for slug, fields in bands.items()}
    high = {slug: int(fields["high"]) for slug, fields in bands.items()}
    ages = pl.concat(
        [pl.DataFrame(schema={"id": pl.String, "age_band": pl.String})]
        + [n.select("id", "age_band") for k in draft.model.expand(["Person"]) if (n := draft.nodes(k)) is not None]
    )
    prefix = pl.lit(f"{draft.study}:")
    rows = (
        ties.filter(pl.col("tie") == "parent_of")
        .select(*PLACE, parent=prefix + pl.col("from"), child=prefix + pl.col("to"))
        .join(ages.select(parent="id", parent_band="age_band"), on="parent")
        .join(ages.select(child="id", child_band="age_band"), on="child")
        .drop_nulls()
    )
    oldest_parent = pl.col("parent_band").replace_strict(high, return_dtype=pl.Int64)
    youngest_child = pl.col("child_band").replace_strict(low, return_dtype=pl.Int64)
    report.add_rows("E408", rows.filter(youngest_child >= oldest_parent), "to")


def _outside(sheets: dict[str, TypedSheet], events: str, model: Model, report: Report) -> None:
    span = span_of(events)
    for name, sheet in sheets.items():
        for column in model.columns(name):
            if column.type == "date":
                first = pl.col(column.name).struct.field("from_day")
                last = pl.col(column.name).struct.field("to_day")
                report.add_rows(
                    "E310", sheet.frame.filter((last < span.first) | (first > span.last)), column.name, span=events
                )
