"""Dates as sources give them: from a day to an EDTF text of every sort, no text wholly outside the period."""

import polars as pl

from synthesis.draws import Draws
from synthesis.spec import StudySpec

DAY = pl.col("date")
YEAR, MONTH, NUMBER = (DAY.dt.strftime(f) for f in ("%Y", "%m", "%d"))
ISO = DAY.dt.strftime("%Y-%m-%d")
IN_MONTH = DAY.dt.strftime("%Y-%m")
SOON = DAY.dt.offset_by("9d").dt.strftime("%Y-%m-%d")
NEXT_MONTH = DAY.dt.offset_by("1mo").dt.strftime("%Y-%m")
SEASON_YEAR = DAY.dt.offset_by("-2mo").dt.strftime("%Y")
#: Spring is 21; a winter is that of its December.
SEASON = pl.when(DAY.dt.month() <= 2).then(24).otherwise(20 + (DAY.dt.month() - 3) // 3 + 1).cast(pl.String)
IN_SEASON = pl.format("{}-{}", SEASON_YEAR, SEASON)

#: The sort of a date that is simply a day.
EXACT = "day"
Fuzzy = dict[str, tuple[pl.Expr, float]]
#: sort of date -> its text and how often it occurs among dates that are not simply a day
FUZZY: Fuzzy = {
    "day, perhaps": (pl.format("{}?", ISO), 2),
    "month, its year perhaps": (pl.format("{}?-{}", YEAR, MONTH), 1),
    "month": (IN_MONTH, 12),
    "month, about": (pl.format("{}~", IN_MONTH), 10),
    "month, about and perhaps": (pl.format("{}%", IN_MONTH), 2),
    "some day of a month": (pl.format("{}-XX", IN_MONTH), 2),
    "a day of some month": (pl.format("{}-XX-{}", YEAR, NUMBER), 1),
    "season": (IN_SEASON, 8),
    "season, about": (pl.format("{}~", IN_SEASON), 3),
    "year": (YEAR, 3),
    "year, perhaps": (pl.format("{}?", YEAR), 2),
    "some month of a year": (pl.format("{}-XX", YEAR), 1),
    "decade": (pl.format("{}X", YEAR.str.head(3)), 1),
    "between days": (pl.format("{}/{}", ISO, SOON), 4),
    "between months": (pl.format("{}/{}", IN_MONTH, DAY.dt.offset_by("2mo").dt.strftime("%Y-%m")), 3),
    "from about": (pl.format("{}~/{}", IN_MONTH, DAY.dt.offset_by("1y").dt.strftime("%Y")), 1),
    "until": (pl.format("../{}", IN_MONTH), 3),
    "since": (pl.format("{}/..", IN_MONTH), 3),
    "until, beginning unknown": (pl.format("/{}", ISO), 1),
    "since, end unknown": (pl.format("{}/", ISO), 1),
    "one of two": (pl.format("[{},{}]", IN_MONTH, NEXT_MONTH), 2),
    "one of a range": (pl.format("[{}..{}]", IN_MONTH, NEXT_MONTH), 1),
    "both": (pl.format("{{{},{}}}", IN_MONTH, NEXT_MONTH), 2),
}


def edtf_of(dates: pl.Series, label: str, draws: Draws, exact: float, none: float) -> pl.Series:
    """An EDTF text a day: the day itself with probability `exact`, nothing with `none`, else a fuzzy sort."""
    return date_texts(dates, date_sorts(len(dates), label, draws, exact, none))


def date_sorts(n: int, label: str, draws: Draws, exact: float, none: float, fuzzy: Fuzzy = FUZZY) -> pl.Series:
    """Sorts of `n` dates: `EXACT` with probability `exact`, nothing with `none`, else one of the fuzzy sorts."""
    chance = draws.floats(f"{label} exactness", n)
    vague = (chance >= exact) & (chance < 1 - none)
    sorts = draws.words_where(f"{label} sort", vague, list(fuzzy), [weight for _, weight in fuzzy.values()])
    return pl.select(pl.when(pl.Series(chance < exact)).then(pl.lit(EXACT)).otherwise(sorts)).to_series()


def date_texts(dates: pl.Series, sorts: pl.Series, fuzzy: Fuzzy = FUZZY) -> pl.Series:
    """The days as EDTF texts of these sorts, nothing where there is no sort."""
    frame = pl.DataFrame({"date": dates, "sort": sorts})
    each = [pl.when(pl.col("sort") == name).then(words) for name, (words, _) in fuzzy.items()]
    return frame.select(pl.coalesce(pl.when(pl.col("sort") == EXACT).then(ISO), *each).alias("when")).to_series()


def interval_texts(begins: pl.Series, ends: pl.Series, sorts: pl.Series, spec: StudySpec) -> pl.Series:
    """Spans of time from whole days: `closed`, `running`, `months`, `before` (from before the period on),
    `about`, `day` (one day only); any other sort is not dated.
    """
    frame = pl.DataFrame({"a": begins, "b": ends, "sort": sorts})
    start, stop = pl.col("a").dt.strftime("%Y-%m-%d"), pl.col("b").dt.strftime("%Y-%m-%d")
    month, last_month = pl.col("a").dt.strftime("%Y-%m"), pl.col("b").dt.strftime("%Y-%m")
    return frame.select(
        pl.when(pl.col("sort") == "closed")
        .then(pl.format("{}/{}", start, stop))
        .when(pl.col("sort") == "running")
        .then(pl.format("{}/..", start))
        .when(pl.col("sort") == "months")
        .then(pl.format("{}/{}", month, last_month))
        .when(pl.col("sort") == "before")
        .then(pl.format("{}/{}", pl.lit(str(spec.first.year - 3)), stop))
        .when(pl.col("sort") == "day")
        .then(start)
        .when(pl.col("sort") == "about")
        .then(pl.format("{}~/..", month))
        .alias("when")
    ).to_series()


INTERVAL_SORTS = ("closed", "running", "months", "before", "about", "day")


def days_from(spec: StudySpec, offsets: pl.Series) -> pl.Series:
    """Dates that lie so many days after the first of the period, held within it."""
    held = offsets.cast(pl.Int64).clip(0, spec.days - 1)
    return held.to_frame("o").select(pl.lit(spec.first) + pl.duration(days="o")).to_series()
