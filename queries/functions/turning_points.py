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
    directly = _direct(pairs)
    others = points.group_by(MATTER).agg(stated=pl.len().cast(pl.Int64))
    placed = (
        pl.concat([pairs.select(*MATTER, key=end) for end in ("key", "earlier")]).group_by(POINT).agg(placed=pl.len())
    )
    values = points.select(*MATTER, earlier="key", was="value", was_record="record")
    turned = (
        directly.join(values, on=[*MATTER, "earlier"])
        .join(points.select(*POINT, "value"), on=POINT)
        .filter((pl.col("was") != pl.col("value")).all().over(POINT))
        .group_by(POINT)
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
        points.join(turned, on=POINT)
        .join(others, on=MATTER)
        .join(placed, on=POINT, how="left")
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
    """Each thing once for each matter that it states; a thing told in two ways on one matter states nothing of it."""
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
    return once.drop_nulls("value")


def _ordered(points: pl.DataFrame, told: pl.DataFrame) -> pl.DataFrame:
    """Pairs of a matter, `earlier` before `key`, with why; pairs of which both orders are told are none."""
    mine = points.select(*POINT, "record", "from_day", "to_day", "turn", "lasting", "value")
    theirs = mine.drop("lasting").rename(
        {
            "key": "earlier",
            "record": "first",
            "from_day": "began",
            "to_day": "ended",
            "turn": "turn_before",
            "value": "who",
        }
    )
    pairs = mine.join(theirs, on=MATTER).filter(pl.col("key") != pl.col("earlier"))
    began = (pl.col("began") < pl.col("from_day")) & (pl.col("began") > FIRST_DAY)
    by_dates = pl.when("lasting").then(began).otherwise(pl.col("ended") < pl.col("from_day"))
    by_turn = (
        (pl.col("first") == pl.col("record")) & (pl.col("turn_before") > 0) & (pl.col("turn_before") < pl.col("turn"))
    )
    telling = told.with_columns(by_telling=pl.lit(True))
    people = telling.rename({"first": "who", "then": "value", "by_telling": "by_people"})
    marked = (
        pairs.join(telling, left_on=["family", "first", "record"], right_on=["family", "first", "then"], how="left")
        .join(people, on=["family", "who", "value"], how="left")
        .with_columns(
            by_dates=by_dates,
            by_telling=by_turn | pl.col("by_telling").fill_null(False) | pl.col("by_people").fill_null(False),
        )
        .filter(pl.col("by_dates") | pl.col("by_telling"))
        .select(*POINT, "earlier", "by_dates", "by_telling")
    )
    back = marked.select(*MATTER, key="earlier", earlier="key")
    return marked.join(back, on=[*POINT, "earlier"], how="anti")


def _direct(pairs: pl.DataFrame) -> pl.DataFrame:
    """Those pairs between which nothing else is known to lie."""
    further = pairs.select(*MATTER, between="key", earlier="earlier")
    later = pairs.select(*POINT, between="earlier")
    passed = further.join(later, on=[*MATTER, "between"]).select(*POINT, "earlier").unique()
    return pairs.join(passed, on=[*POINT, "earlier"], how="anti")
