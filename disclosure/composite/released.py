"""A composite as rows: what it shows, in the form in which everything leaves."""

from collections.abc import Sequence
from dataclasses import replace

import polars as pl

from disclosure.composite.composed import Band, Composite
from disclosure.release import Released

NAME = "composite"
TEXT = "Which sorts of people have dealings with which sorts of services, in how many families?"
COLUMNS = {
    "person": "Sort of person.",
    "service": "Sort of service.",
    "families": "Families behind it, as a band.",
    "care": "Whether care is told of it in enough families.",
    "control": "Whether control is told of it in enough families.",
}
SCHEMA = {"person": pl.String, "service": pl.String, "families": pl.String, "care": pl.Boolean, "control": pl.Boolean}


def as_rows(one: Composite) -> Released:
    """The lines of a composite, one a row."""
    rows = [(tie.person, tie.service, band_words(tie.families), tie.care, tie.control) for tie in one.ties]
    return Released(
        question=NAME,
        text=TEXT,
        definition=one.definition,
        parameters={"study": one.study},
        level=one.level,
        banner=f"{one.level.capitalize()} level: each line stands for {one.k} families or more, in bands.",
        data_version=one.data_version,
        denominators={},
        columns=COLUMNS,
        rows=pl.DataFrame(rows, schema=SCHEMA, orient="row"),
        synthetic=(one.study,) if one.synthetic else (),
        k=one.k,
    )


def side_rows(sides: Sequence[Composite], by: str) -> Released:
    """The lines of a composite by country, one a row, the countries one after the other."""
    each = [as_rows(one).rows.select(pl.lit(one.country).alias("country"), pl.all()) for one in sides]
    columns = {"country": "The country whose families these are."} | COLUMNS
    parameters = {"study": sides[0].study, "by": by}
    return replace(as_rows(sides[0]), parameters=parameters, columns=columns, rows=pl.concat(each))


def band_words(one: Band) -> str:
    """A band of families in words."""
    return f"{one.lowest} or more families" if one.or_more else f"{one.lowest} to {one.highest} families"
