"""What is told of a family on either side of an event."""

from collections.abc import Mapping

import polars as pl

from graph_store.port import Parameter
from queries.days import FIRST_DAY, LAST_DAY
from queries.order import told_order
from queries.rows.before_and_after import BeforeAfterRow

FIGURES = (
    *("agencies", "services", "workers", "contacts", "habits", "demands", "missed", "refused", "tests"),
    *("care", "care_withheld", "control", "control_eased"),
)
COUNTS = ("before_possible", "before_certain", "after_possible", "after_certain", "unplaced")
DAYS = ("before_days", "after_days")
#: columns of a thing that are the same in each account of it, or true when any account tells it
ANY = ("event", "habit", "held", "left_out", "missed", "refused", "demanded")


def before_and_after(rows: pl.DataFrame, given: Mapping[str, Parameter]) -> pl.DataFrame:
    """One row a family, span and figure; see the question's definition."""
    told = rows.filter(later="")
    families = told.select("family").unique()
    steps = rows.filter(pl.col("later") != "").select("family", first="told", then="later")
    placed = _placed(told.filter(pl.col("told") != given["event"]), told_order(steps), given["event"])
    lengths = families.join(_lengths(placed), on="family", how="left").with_columns(pl.col("days", *DAYS).fill_null(0))
    spans = pl.concat([_all(placed), _equal(placed.join(lengths.filter(pl.col("days") > 0), on="family"))])
    both = lengths.select("family", *DAYS, span=pl.lit("all"))
    same = lengths.filter(pl.col("days") > 0).select(
        "family", *(pl.col("days").alias(d) for d in DAYS), span=pl.lit("equal")
    )
    whole = pl.concat([both, same.select(both.columns)]).join(_figures(), how="cross")
    counted = _counted(spans)
    return (
        whole.join(counted, on=["family", "span", "figure"], how="left")
        .with_columns(pl.col(COUNTS).fill_null(0), pl.col("interactions").fill_null([]))
        .select(list(BeforeAfterRow.model_fields))
    )


def _figures() -> pl.DataFrame:
    return pl.DataFrame({"figure": FIGURES}).with_columns(place=pl.int_range(1, pl.len() + 1, dtype=pl.Int64))


def _placed(told: pl.DataFrame, order: pl.DataFrame, event: Parameter) -> pl.DataFrame:
    """Each thing once, with the sides on which it may lie and certainly lies."""
    once = told.group_by("family", "told").agg(
        pl.col("event_from_day", "event_to_day", "kind").first(),
        pl.col("from_day").min(),
        pl.col("to_day").max(),
        *(pl.col(name).any() for name in ANY),
        pl.col("care", "control").unique(),
        *(pl.col(name).explode().drop_nulls().unique() for name in ("workers", "services", "agencies")),
    )
    marks = {
        "told_before": order.filter(then=event).select("family", told="first"),
        "told_after": order.filter(first=event).select("family", told="then"),
    }
    for name, which in marks.items():
        mark = which.with_columns(pl.lit(True).alias(name))
        once = once.join(mark, on=["family", "told"], how="left").with_columns(pl.col(name).fill_null(False))
    # Where a source says the one and dates the other, neither is certain.
    earlier = pl.col("told_before") | (pl.col("to_day") < pl.col("event_from_day"))
    later = pl.col("told_after") | (pl.col("from_day") > pl.col("event_to_day"))
    undated = (pl.col("from_day") == FIRST_DAY) & (pl.col("to_day") == LAST_DAY)
    event_undated = (pl.col("event_from_day") == FIRST_DAY) & (pl.col("event_to_day") == LAST_DAY)
    return (
        once.with_columns(before_certain=earlier & ~later, after_certain=later & ~earlier, undated=undated)
        .with_columns(unplaced=(undated | event_undated) & ~earlier & ~later)
        .with_columns(
            before_possible=~pl.col("after_certain") & ~pl.col("unplaced"),
            after_possible=~pl.col("before_certain") & ~pl.col("unplaced"),
        )
    )


def _lengths(placed: pl.DataFrame) -> pl.DataFrame:
    """Days of which something is told on either side, at least, and of the shorter of the two."""
    first = pl.col("to_day").filter(pl.col("to_day") < pl.col("event_from_day")).min()
    last = pl.col("from_day").filter(pl.col("from_day") > pl.col("event_to_day")).max()
    return (
        placed.group_by("family")
        .agg(
            before_days=(pl.col("event_from_day").first() - first).fill_null(0),
            after_days=(last - pl.col("event_to_day").first()).fill_null(0),
        )
        .with_columns(days=pl.min_horizontal(*DAYS))
    )


def _all(placed: pl.DataFrame) -> pl.DataFrame:
    return placed.with_columns(span=pl.lit("all"))


def _equal(placed: pl.DataFrame) -> pl.DataFrame:
    """As many days on either side; an order places nothing that is not dated as well."""
    first, last = pl.col("event_from_day") - pl.col("days"), pl.col("event_to_day") + pl.col("days")
    dated = ~pl.col("undated")
    return placed.with_columns(
        span=pl.lit("equal"),
        unplaced=pl.col("unplaced") | pl.col("undated"),
        before_possible=pl.col("before_possible") & dated & (pl.col("to_day") >= first),
        before_certain=pl.col("before_certain") & (pl.col("from_day") >= first),
        after_possible=pl.col("after_possible") & dated & (pl.col("from_day") <= last),
        after_certain=pl.col("after_certain") & (pl.col("to_day") <= last),
    ).drop("days", *DAYS)


def _counted(spans: pl.DataFrame) -> pl.DataFrame:
    """How many of each figure may lie and certainly lie on each side, and how many are unplaced."""
    counted = [pl.col("thing").filter(name).n_unique().cast(pl.Int64).alias(name) for name in COUNTS]
    things = _things(spans)
    somewhere = things.filter(pl.any_horizontal(COUNTS))
    return somewhere.group_by("family", "span", "figure").agg(*counted, interactions=pl.col("told").unique().sort())


def _things(spans: pl.DataFrame) -> pl.DataFrame:
    """Each thing that a figure counts, perhaps several times."""
    served = pl.col("services").list.len() > 0
    real, came = pl.col("event") | pl.col("habit"), pl.col("held")
    shown = {name: pl.col(name).list for name in ("care", "control")}
    counted = {
        "agencies": ("agencies", real & came),
        "services": ("services", real & came),
        "workers": ("workers", real & came & served),
        "contacts": ("told", pl.col("event") & came & served),
        "habits": ("told", pl.col("habit") & ~pl.col("left_out") & served),
        "demands": ("told", pl.col("event") & pl.col("demanded") & served),
        "missed": ("told", pl.col("missed") & ~pl.col("refused")),
        "refused": ("told", pl.col("refused") & ~came),
        "tests": ("told", pl.col("event") & came & (pl.col("kind") == "drug_test")),
        "care": ("told", shown["care"].contains("offered") | shown["care"].contains("mixed")),
        "care_withheld": ("told", shown["care"].contains("withheld") | shown["care"].contains("mixed")),
        "control": ("told", shown["control"].contains("exercised") | shown["control"].contains("mixed")),
        "control_eased": ("told", shown["control"].contains("eased") | shown["control"].contains("mixed")),
    }
    kept = ["family", "span", "told", *COUNTS]
    return pl.concat(
        _one_by_one(spans.filter(which).select(*kept, figure=pl.lit(figure), thing=thing))
        for figure, (thing, which) in counted.items()
    )


def _one_by_one(things: pl.DataFrame) -> pl.DataFrame:
    """With a row for each of several things in a list; the others as they are."""
    return things.explode("thing") if things.schema["thing"] == pl.List else things
