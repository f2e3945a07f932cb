"""The passage that tells each telling: sentences for what the row states, in the words of whoever speaks."""

from collections.abc import Sequence

import polars as pl

from schema.model import load_model
from synthesis.companion.cast import Cast
from synthesis.companion.data import scenes, words
from synthesis.draws import Draws
from synthesis.when import EXACT

FORMS = ("parent", "worker", "notes")
#: Attributes in the order in which a passage says them.
ATTRIBUTES = (
    "frequency",
    "specimen",
    "specimen_observed",
    "substances",
    "result",
    "supervision",
    "announced",
    "notice_days",
    "mode",
    "wait_minutes",
    "report_shared",
    "minutes_shared",
    "basis",
    "shared",
    "decision",
)
#: How often a researcher puts a worker's role in brackets for the name, and marks it as inserted.
INSERTED = 0.03
SEASONS = {1: "winter", 2: "winter", 12: "winter", 3: "spring", 4: "spring", 5: "spring"} | {
    6: "summer",
    7: "summer",
    8: "summer",
    9: "autumn",
    10: "autumn",
    11: "autumn",
}


def with_passages(rows: pl.DataFrame, cast: Cast, workers: pl.DataFrame, draws: Draws) -> pl.DataFrame:
    """Add `text`, the passage, and `inserted`, the columns that rest on a researcher's words."""
    rows = _named(rows, cast, workers, draws)
    form = (
        pl.when(pl.col("told_by").is_not_null())
        .then(pl.lit("notes"))
        .when("by_parent")
        .then(pl.lit("parent"))
        .when("by_worker")
        .then(pl.lit("worker"))
        .otherwise(pl.lit("notes"))
    )
    rows = rows.with_columns(form=form)
    sentences = [
        _opening(rows, draws),
        _scene(rows, draws),
        *(_said(rows, f"with {slot}", f"part_{slot}", words("tells")["others"], draws, {"{o}": f"name_{slot}"})
          for slot in ("other_1", "other_2", "other_3")),
        _partner(rows, draws),
        _asked(rows, draws),
        *(_said(rows, name, name, words("details")[name], draws) for name in ATTRIBUTES),
        *(_stance(rows, name, draws) for name in ("cared", "controlled")),
        _when(rows, draws),
    ]  # fmt: skip
    frame = rows.with_columns(pl.Series(f"said_{i}", one) for i, one in enumerate(sentences))
    text = pl.concat_str([pl.col(f"said_{i}") for i in range(len(sentences))], separator=" ", ignore_nulls=True)
    frame = frame.with_columns(text=_filled(text)).with_columns(text=_capitals("text"))
    frame = frame.with_columns(text=_as_in_england())
    return frame.drop([f"said_{i}" for i in range(len(sentences))])


def _named(rows: pl.DataFrame, cast: Cast, workers: pl.DataFrame, draws: Draws) -> pl.DataFrame:
    """Names by which passages speak of those who take part: a pseudonym, or what somebody is."""
    labels = {e.slug: e.label for e in load_model().codelists["role"].entries}
    calls = workers.select(
        pl.col("worker"),
        pl.coalesce("name", pl.format("the {}", pl.col("role").replace_strict(labels))).alias("called"),
        pl.col("role").replace_strict(labels).alias("label"),
    )
    people = cast.members.select(pl.col("person").alias("worker"), pl.col("name").alias("called"))
    known = dict(pl.concat([calls.select("worker", "called"), people]).iter_rows())
    label = dict(calls.select("worker", "label").iter_rows())

    def name(column: str) -> pl.Expr:
        return pl.col(column).replace_strict(known, default=None, return_dtype=pl.String)

    told = rows.get_column("by_parent").fill_null(False) & rows.get_column("who_worker").is_not_null()
    bracketed = told & draws.chance("inserted", rows.height, INSERTED)
    inserted = pl.Series(bracketed) & rows.get_column("part_worker").is_not_null()
    role = pl.col("who_worker").replace_strict(label, default=None, return_dtype=pl.String)
    return rows.with_columns(
        name_a=name("who_parent"),
        name_b=name("who_other_parent"),
        name_w=pl.when(inserted).then(pl.format("[the {}]", role)).otherwise(name("who_worker")),
        name_k=name("k"),
        inserted=pl.when(inserted).then("part_worker"),
        **{f"name_{slot}": name(f"who_{slot}") for slot in ("other_1", "other_2", "other_3", "asker")},
    )


def _one_of(label: str, where: pl.Series, options: Sequence[str], draws: Draws) -> pl.Series:
    return draws.words_where(f"words {label}", where, options)


def _scene(rows: pl.DataFrame, draws: Draws) -> pl.Series:
    """What happened, or that it did not; by scene or status and by who tells."""
    drawn = pl.Series([None], dtype=pl.String).new_from_index(0, rows.height)
    form, scene, status = (rows.get_column(c) for c in ("form", "scene", "status"))
    # With nobody in post there is no worker to name.
    named = rows.get_column("name_w").is_not_null() | rows.get_column("post").is_null()
    told = rows.get_column("reality").is_not_null()
    for way in FORMS:
        mine = form == way
        for state, given in words("tells")["status"].items():
            options = [one for one in given[way] if way != "notes" or "{w}" not in one]
            here = mine & ~told & (status == state)
            drawn = drawn.fill_null(_one_of(f"{state} {way}", here & named, given[way], draws))
            drawn = drawn.fill_null(_one_of(f"{state} {way} alone", here & ~named, options or given["worker"], draws))
        for name, one in scenes().items():
            here = mine & (scene == name) & (told | ~status.is_in(list(words("tells")["status"])))
            drawn = drawn.fill_null(_one_of(f"{name} {way}", here, getattr(one, way), draws))
    return drawn


def _said(
    rows: pl.DataFrame,
    label: str,
    column: str,
    options: dict[str, list[str]],
    draws: Draws,
    fill: dict[str, str] | None = None,
) -> pl.Series:
    """A sentence for each value of a column, with names put in."""
    drawn = pl.Series([None], dtype=pl.String).new_from_index(0, rows.height)
    values = rows.get_column(column)
    for value, given in options.items():
        drawn = drawn.fill_null(_one_of(f"{label} {value}", (values == value).fill_null(False), given, draws))
    for mark, name in (fill or {}).items():
        drawn = rows.select(pl.lit(drawn).str.replace_all(mark, pl.col(name), literal=True)).to_series()
    return drawn


def _opening(rows: pl.DataFrame, draws: Draws) -> pl.Series:
    """How somebody begins who tells of what another lived through."""
    other = (rows.get_column("form") == "notes") & rows.get_column("told_by").is_null()
    close = other & rows.get_column("voice").str.contains(r"^F\d\d")
    table = other & (rows.get_column("voice") == rows.get_column("who_other_1")).fill_null(False)
    drawn = _one_of("hearsay", close, words("tells")["hearsay"], draws)
    return drawn.fill_null(_one_of("at the table", table, words("tells")["at_table"], draws))


def _partner(rows: pl.DataFrame, draws: Draws) -> pl.Series:
    """The other parent, who comes along, or hands the child over."""
    apart = rows.get_column("with_b").is_not_null() & rows.get_column("part_other_parent").is_not_null()
    handed = _one_of("handover", apart, words("tells")["handover"], draws)
    said = _said(rows, "with partner", "part_other_parent", words("tells")["other_parent"], draws)
    whole = handed.fill_null(said)
    return rows.select(pl.lit(whole).str.replace_all("{b}", pl.col("name_b"), literal=True)).to_series()


def _stance(rows: pl.DataFrame, name: str, draws: Draws) -> pl.Series:
    """Care or control, as felt, or as the worker says of it."""
    own = (rows.get_column("form") == "worker").fill_null(False)
    felt = _said(rows, name, f"{name}_by", words("details")[name], draws)
    meant = _said(rows, f"{name} own", f"{name}_by", words("details")[f"{name}_own"], draws)
    return pl.select(pl.when(own).then(meant).otherwise(felt)).to_series()


def _asked(rows: pl.DataFrame, draws: Draws) -> pl.Series:
    there = rows.get_column("part_asker").is_not_null() & rows.get_column("name_asker").is_not_null()
    drawn = _one_of("asked", there, words("tells")["asked"], draws)
    return rows.select(pl.lit(drawn).str.replace_all("{q}", pl.col("name_asker"), literal=True)).to_series()


def _when(rows: pl.DataFrame, draws: Draws) -> pl.Series:
    """When it was, in words that say no more than the date of the row."""
    date = pl.col("date")
    month, year = date.dt.strftime("%B %Y"), date.dt.strftime("%Y")
    day = date.dt.strftime("%-d %B %Y")
    season = date.dt.month().replace_strict(SEASONS, return_dtype=pl.String)
    of_year = date.dt.offset_by("-2mo").dt.strftime("%Y")
    later = date.dt.offset_by("2mo").dt.strftime("%B %Y")
    ways = {
        EXACT: pl.format("on {}", day),
        "day, perhaps": pl.format("maybe on {}", day),
        "month": pl.format("in {}", month),
        "month, about": pl.format("around {}", month),
        "season": pl.format("in the {} of {}", season, of_year),
        "year": pl.format("in {}", year),
        "until": pl.format("by {} at the latest", month),
        "between months": pl.format("between {} and {}", month, later),
        "some day of a month": pl.format("one day in {}", month),
    }
    said = rows.select(pl.coalesce(*(pl.when(pl.col("sort") == s).then(one) for s, one in ways.items()))).to_series()
    event = rows.get_column("reality").is_null()
    dated = _one_of("when", said.is_not_null(), words("tells")["when"], draws)
    capital = pl.Series("d", said).str.slice(0, 1).str.to_uppercase() + said.str.slice(1)
    frame = pl.DataFrame({"w": dated, "d": said, "c": capital})
    dated = frame.select(
        pl.col("w").str.replace("{d}", pl.col("d"), literal=True).str.replace("{D}", pl.col("c"), literal=True)
    ).to_series()
    for way in FORMS:
        silent = said.is_null() & event & (rows.get_column("form") == way)
        half = silent & draws.chance(f"undated {way}", rows.height, 0.5)
        dated = dated.fill_null(_one_of(f"undated {way}", half, words("tells")["undated"][way], draws))
    return dated


def _filled(text: pl.Expr) -> pl.Expr:
    """Put the names in."""
    worker = pl.coalesce("name_w", pl.lit("the team"))
    marks = {"{a}": pl.col("name_a"), "{w}": worker, "{c}": pl.col("child_name"), "{e}": pl.col("event")}
    marks["{k}"] = pl.coalesce("name_k", pl.lit("the family"))
    for mark, name in marks.items():
        text = text.str.replace_all(mark, name, literal=True)
    return text


def _as_in_england() -> pl.Expr:
    """Words of Scotland are said otherwise in England."""
    text = pl.col("text")
    for heard, said in words("tells")["england"].items():
        text = text.str.replace_all(rf"\b{heard}\b", said)
    return pl.when(pl.col("jurisdiction") == "england").then(text).otherwise("text")


def _capitals(column: str) -> pl.Expr:
    """A capital at the beginning of each sentence; names put in may have begun with a small letter."""
    text = pl.col(column)
    first = text.str.slice(0, 1).str.to_uppercase() + text.str.slice(1)
    for opening in ("the ", "a "):
        capital = opening.capitalize()
        first = first.str.replace_all(f". {opening}", f". {capital}", literal=True)
        first = first.str.replace_all(f"! {opening}", f"! {capital}", literal=True)
        first = first.str.replace_all(f"? {opening}", f"? {capital}", literal=True)
    return first
