"""Every total that the record publishes is what the companion's graph counts, or says why not."""

from pathlib import Path

import polars as pl
import pytest

from graph_loader.read import read_study
from queries.totals import totals
from schema.model import load_model
from synthesis.companion.statements import totals_rows

SHIPPED = Path(__file__).parents[3] / "studies" / "relations-companion"
#: Where the record is followed in another line than this one, or counts some ages only.
DIFFER = {("parents", 27.0), ("mothers", 18.0), ("children_with_parent", 24.0), ("children_adopted", 1.0)}


@pytest.fixture(scope="module")
def rows() -> pl.DataFrame:
    model = load_model()
    read = read_study(SHIPPED, model)
    assert read.tables is not None, [str(p) for p in read.report.problems(5)]
    return totals(read.tables, model, "relations-companion")


def test_every_line_of_the_record_is_there(rows: pl.DataFrame) -> None:
    given = totals_rows().select("measure", pl.col("n").cast(pl.Float64), "place")
    assert sorted(given.rows()) == sorted(rows.select("measure", "n", "place").rows())
    assert rows.get_column("document").unique().to_list() == ["record"]


def test_each_matches_or_carries_its_difference(rows: pl.DataFrame) -> None:
    assert rows.get_column("counted").null_count() == 0
    unlike = rows.filter(pl.col("counted") != pl.col("n"))
    assert set(unlike.select("measure", "n").iter_rows()) == DIFFER
    assert unlike.get_column("difference").null_count() == 0
