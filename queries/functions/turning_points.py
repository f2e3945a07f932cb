"""Where what is told of one matter differs from what was told directly before."""

from collections.abc import Mapping

import polars as pl

from graph_store.port import Parameter
from queries.days import FIRST_DAY
from queries.order import told_order
from queries.rows.turning_points import TurningRow

MATTER = ["family", "matter", "of"]
POINT = [*MATTER, "key"]
STANCES = ("care", "control")
#: what lasts, so that it is later when it began later
LASTING = ("worker", "home", "legal_basis")


def turning_points(rows: pl.DataFrame, given: Mapping[str, Parameter]) -> pl.DataFrame:
    """One row a change; see the question's definition."""
    points, steps = _points(rows.filter(pl.col("matter") != "before")), rows.filter(matter="before")
    pairs = _ordered(points, told_order(steps.select("family", first="of", then="record")))
    placed = pl.concat([pairs.select(at=end) for end in ("at", "earlier")]).group_by("at").agg(placed=pl.len())
    values = points.select(earlier="at", was="value", was_record="record")
    turned = (
        _direct(pairs)
        .join(values, on="earlier")
        .join(points.select("at", "value"), on="at")
        .filter((pl.col("was") != pl.col("value")).all().over("at"))
        .group_by("at")
        .agg(
            before=pl.col("was").unique().sort(),
            was_records=pl.col("was_record"),
            order_by=pl.when(pl.col("by_dates").all() & ~pl.col("by_telling").any())
            .then(pl.lit("dates"))
            .when(~pl.col("by_dates").any())
            .then(pl.lit("told"))
            .otherwise(pl.lit("both")),
        )
    )
    inside = (pl.col("from_day") >= given["from_day"]) & (pl.col("to_day") <= given["to_day"])
    return (
        points.with_columns(stated=pl.len().over("group").cast(pl.Int64))
        .join(turned, on="at")
        .join(placed, on="at", how="left")
        .filter((pl.col("from_day") <= given["to_day"]) & (pl.col("to_day") >= given["from_day"]))
        .with_columns(
            after="value",
            certain=inside,
            unordered=(pl.col("stated") - 1 - pl.col("placed")).cast(pl.Int64),
            records=pl.concat_list("was_records", pl.concat_list("record")).list.unique().list.sort(),
        )
        .select(list(TurningRow.model_fields))
    )


def _points(told: pl.DataFrame) -> pl.DataFrame:
    """Each thing once for each matter that it states; a thing told in two ways on one matter states nothing of it.

    Each has a number, `at`, and so has what it is of, `group`: all pairs are compared, quicker by number than by text.
    """
    lasting = pl.col("matter").is_in(LASTING)
    stance = pl.col("matter").is_in(STANCES)
    keyed = told.with_columns(
        key=pl.when(matter="worker")
        .then(pl.concat_str("record", pl.lit("#"), "turn", pl.lit("#"), "value"))
        .otherwise("record"),
        lasting=lasting,
        services=pl.col("of").n_unique().over("family", "matter", "record"),
    )
    # A whole says nothing of one service where it has stances of its own, or where several held it.
    own = keyed.filter(pl.col("own") | (~pl.col("own").any().over(POINT) & (pl.col("services") == 1)))
    once = (
        own.filter(pl.col("value") != "")
        .group_by([*POINT, "record", "lasting"])
        .agg(
            pl.col("kind", "edtf", "turn").first(),
            pl.col("from_day").min(),
            pl.col("to_day").max(),
            value=pl.when(pl.col("value").n_unique() == 1)
            .then(pl.col("value").first())
            .when(stance.first())
            .then(pl.lit("mixed")),
        )
    )
    stated = once.drop_nulls("value").with_row_index("at")
    return stated.join(stated.select(MATTER).unique().with_row_index("group"), on=MATTER)


def _ordered(points: pl.DataFrame, told: pl.DataFrame) -> pl.DataFrame:
    """Pairs of a matter, `earlier` before `at`, with why; pairs of which both orders are told are none."""
    mine = points.select("group", "at", "record", "from_day", "to_day", "turn", "lasting")
    theirs = mine.select("group", earlier="at", first="record", began="from_day", ended="to_day", turn_before="turn")
    pairs = mine.join(theirs, on="group").filter(pl.col("at") != pl.col("earlier"))
    began = (pl.col("began") < pl.col("from_day")) & (pl.col("began") > FIRST_DAY)
    by_dates = pl.when("lasting").then(began).otherwise(pl.col("ended") < pl.col("from_day"))
    by_turn = (
        (pl.col("first") == pl.col("record")) & (pl.col("turn_before") > 0) & (pl.col("turn_before") < pl.col("turn"))
    )
    # Of a worker the source may say who came first, of anything else which record.
    tellings = pl.concat([_told_of(points, told, name) for name in ("record", "value")]).unique()
    marked = (
        pairs.with_columns(by_dates=by_dates, by_turn=by_turn)
        .join(tellings.with_columns(by_telling=pl.lit(True)), on=["at", "earlier"], how="left")
        .select("at", "earlier", "by_dates", by_telling=pl.col("by_turn") | pl.col("by_telling").fill_null(False))
        .filter(pl.col("by_dates") | pl.col("by_telling"))
    )
    back = marked.select(at="earlier", earlier="at")
    return marked.join(back, on=["at", "earlier"], how="anti")


def _told_of(points: pl.DataFrame, told: pl.DataFrame, name: str) -> pl.DataFrame:
    """Pairs of which the source tells the order by this column."""
    known = points.select("family", "group", "at", name)
    firsts = told.join(known, left_on=["family", "first"], right_on=["family", name]).rename({"at": "earlier"})
    both = firsts.join(known, left_on=["family", "group", "then"], right_on=["family", "group", name])
    return both.select("at", "earlier")


def _direct(pairs: pl.DataFrame) -> pl.DataFrame:
    """Those pairs between which nothing else is known to lie."""
    later = pairs.select("at", between="earlier")
    passed = pairs.select("earlier", between="at").join(later, on="between").select("at", "earlier").unique()
    return pairs.join(passed, on=["at", "earlier"], how="anti")
