"""When which scene happens in which family: from the courses' phases, and from the clocks of the two jurisdictions."""

import numpy as np
import polars as pl

from synthesis.companion.cast import Cast
from synthesis.companion.data import clocks, courses, scenes
from synthesis.draws import Draws

#: Last day of the period on which something told of happens; the last documents are later.
LAST_DAY = 593
#: Of what comes round again, so much is told of in the documents.
TOLD = 0.56
#: Kinds that happen at weekends too.
ANY_DAY = ("pharmacy_visit", "call", "daily_life", "family_activity", "contact_visit", "support")


def make_timetable(cast: Cast, first: pl.Expr, draws: Draws) -> pl.DataFrame:
    """`f`, `scene`, `day` (of the period), `date`, `fixed` (not one of a series); `first` is the period's first day."""
    rows = pl.concat([_series(cast, draws), _single(cast), _on_the_clock(cast, draws)]).filter(
        pl.col("day") <= LAST_DAY
    )
    kind = pl.col("scene").replace_strict({name: one.kind for name, one in scenes().items()}, return_dtype=pl.String)
    date = first + pl.duration(days="day")
    over = (date.dt.weekday() - 5).clip(0).cast(pl.Int64)
    closed = (over > 0) & ~kind.is_in(ANY_DAY)
    return (
        rows.with_columns(kind=kind)
        .with_columns(day=pl.when(closed).then(pl.col("day") - over).otherwise("day"))
        .with_columns(date=first + pl.duration(days="day"))
        .unique(["f", "scene", "day"], keep="first", maintain_order=True)
        .sort("f", "day", maintain_order=True)
    )


def _phases() -> pl.DataFrame:
    return pl.DataFrame(
        [
            {"course": name, "scene": scene, "start": phase.start, "to": phase.to, "every": every}
            for name, phases in courses().items()
            for phase in phases
            for scene, every in phase.every.items()
        ]
    )


def _series(cast: Cast, draws: Draws) -> pl.DataFrame:
    """What comes round again, with a wobble of a day or two; some of it goes untold."""
    rows = cast.families.select("f", "course").join(_phases(), on="course", maintain_order="left_right")
    start, to, every = (rows.get_column(c).to_numpy() for c in ("start", "to", "every"))
    begin = start + np.floor(draws.floats("beginning", rows.height) * np.minimum(every, to - start + 1)).astype(
        np.int64
    )
    count = np.maximum((to - begin) // every + 1, 0)
    which = np.repeat(np.arange(rows.height), count)
    nth = np.arange(len(which)) - np.repeat(np.cumsum(count) - count, count)
    wobble = draws.ints("wobble", len(which), -1, 1) * (every[which] > 9)
    day = begin[which] + nth * every[which] + wobble
    told = draws.chance("told", len(which), TOLD)
    whole = rows[which].select("f", "scene", day=pl.Series(day), fixed=pl.lit(False))
    return whole.filter(told)


def _single(cast: Cast) -> pl.DataFrame:
    table = pl.DataFrame(
        [
            {"course": name, "scene": scene, "day": day, "fixed": True}
            for name, phases in courses().items()
            for phase in phases
            for scene, day in phase.once.items()
        ]
    )
    rows = cast.families.select("f", "course").join(table, on="course", maintain_order="left_right")
    # Families of one course are not in step, but for what hangs on a dated change of home or a birth.
    steady = pl.col("scene").is_in(["birth", "ward_scores", "moved_home", "moved_away", "court_order"])
    shift = pl.when(steady).then(0).otherwise(pl.col("f") * 5 % 23)
    return rows.select("f", "scene", (pl.col("day") + shift).alias("day"), "fixed")


def _on_the_clock(cast: Cast, draws: Draws) -> pl.DataFrame:
    """The meetings that follow a first conference within the days that guidance gives."""
    conferences = pl.DataFrame(
        [
            {"course": name, "first_day": one.day, "how": one.ends, "until": one.until}
            for name, phases in courses().items()
            for phase in phases
            if (one := phase.protection) is not None
        ]
    )
    steps = pl.DataFrame(
        [{"jurisdiction": where, **step.model_dump()} for where, given in clocks().items() for step in given],
        infer_schema_length=None,
    )
    rows = (
        cast.families.select("f", "course", "jurisdiction")
        .join(conferences, on="course", maintain_order="left_right")
        .join(steps, on="jurisdiction", maintain_order="left_right")
        .filter(pl.col("ends").is_null() | (pl.col("ends") == pl.col("how")))
    )
    span = (rows.get_column("to") - rows.get_column("start") + 1).to_numpy()
    # Steps that begin and end alike fall on one day: the decision and the meeting that makes it.
    f, start = rows.get_column("f").to_numpy(), rows.get_column("start").to_numpy()
    chance = draws.floats("clock", 1000 * (int(f.max()) + 1))[f * 1000 + start]
    day = rows.get_column("first_day").to_numpy() + start + np.floor(chance * span).astype(np.int64)
    return (
        rows.with_columns(day=pl.Series(day))
        .filter(pl.col("day") <= pl.col("until"))
        .select("f", "scene", "day", fixed=pl.lit(True))
    )
