"""Who tells of what in which document: one row a telling, in the general shape, with what this voice says otherwise."""

import numpy as np
import polars as pl

from synthesis.attributes import differing
from synthesis.draws import Draws
from synthesis.keys import episode_key
from synthesis.spec import StudySpec
from synthesis.tellings import repeated
from synthesis.when import FUZZY, date_sorts, date_texts

#: How often a second voice tells of it, by scene; a third one tells of some of those.
TWO_VOICES: dict[str, float] = {
    "urine_test": 0.45,
    "hair_test": 0.7,
    "core_group": 0.55,
    "core_group_first": 0.7,
    "core_group_video": 0.55,
    "initial_conference": 0.9,
    "review_conference": 0.8,
    "last_conference": 0.8,
    "prebirth_conference": 0.9,
    "contact_supervised": 0.35,
    "contact_asked": 0.6,
    "assessment": 0.6,
    "birth": 0.8,
    "moved_home": 0.9,
    "moved_away": 0.9,
    "sw_visit": 0.35,
    "pharmacy_habit": 0.05,
    "daily": 0.0,
}
TWO_ELSE, THIRD, AGAIN = 0.2, 0.3, 0.03
#: Attributes on which voices may differ, and the values that a second one may give.
DISPUTES: dict[str, tuple[str, ...]] = {
    "result": ("positive", "negative", "dilute"),
    "basis": ("volunteered", "asked", "pressed", "condition"),
    "announced": ("yes", "no"),
    "report_shared": ("yes", "no"),
    "minutes_shared": ("yes", "no"),
    "wait_minutes": ("10", "20", "45"),
    "notice_days": ("1", "3", "7"),
    "specimen_observed": ("yes", "no"),
}
DIFFERS, SILENT = 0.3, 0.3
#: Sorts of dates that people give in talk, and how a passage says them.
SPOKEN_SORTS = (
    "day, perhaps",
    "month",
    "month, about",
    "season",
    "year",
    "until",
    "between months",
    "some day of a month",
)


def make_tellings(
    spec: StudySpec, happenings: pl.DataFrame, documents: pl.DataFrame, workers: pl.DataFrame, draws: Draws
) -> pl.DataFrame:
    """Rows with `t`, `voice`, `told_by`, `document`, `sort` and `when` of the date, and this voice's own values."""
    frame = happenings.with_columns(tellings=_how_many(happenings, draws))
    rows = repeated(frame)
    rows = _voices(rows, workers, draws)
    rows = _placed(rows, documents, draws)
    rows = rows.filter(pl.col("document").is_not_null())
    # One voice may have told it twice in one document; the first telling there stands.
    rows = rows.unique(["ref", "voice", "document"], keep="first", maintain_order=True)
    rows = rows.with_columns(t=pl.int_range(pl.len()).over("ref"))
    told = rows.get_column("basis")
    rows = differing(rows, draws, names=tuple(DISPUTES), other=DISPUTES, differs=DIFFERS, silent=SILENT)
    # Whether it was asked for or pressed for is what voices differ on in tests.
    rows = rows.with_columns(basis=pl.when(pl.col("kind") == "drug_test").then("basis").otherwise(told))
    rows = _dated(rows, draws)
    rows = _otherwise(rows, draws)
    return rows.with_columns(episode=episode_key(spec, pl.col("j"), pl.col("t")))


def _how_many(frame: pl.DataFrame, draws: Draws) -> pl.Series:
    n = frame.height
    share = frame.select(
        pl.col("scene").replace_strict(TWO_VOICES, default=TWO_ELSE, return_dtype=pl.Float64)
    ).to_series()
    second = pl.Series(draws.floats("second voice", n)) < share
    second = second & frame.get_column("reality").is_null()
    third = second & draws.chance("third voice", n, THIRD)
    again = draws.chance("again", n, AGAIN)
    return 1 + second.cast(pl.Int64) + third.cast(pl.Int64) + again.cast(pl.Int64)


def _voices(rows: pl.DataFrame, workers: pl.DataFrame, draws: Draws) -> pl.DataFrame:
    """The parent first where several tell it; then the worker, another at the table, the other parent or kin."""
    n = rows.height
    speaks = set(workers.filter("participant").get_column("worker"))
    # One draw an interaction, so that its tellings agree on who tells it first.
    sole = pl.Series(draws.floats("sole", n)[np.arange(n) - rows.get_column("t").to_numpy()])
    worker = pl.when(pl.col("worker_speaks").fill_null(False)).then("who_worker")
    table = pl.when(pl.col("part_other_1") == "attended").then("who_other_1")
    table = pl.when(table.is_in(list(speaks))).then(table)
    partner = pl.when("couple").then("who_other_parent")
    kin = pl.when(pl.col("family") == "F09").then("l")
    close = pl.coalesce(partner, kin)
    alone = (
        pl.when(sole < 0.6)
        .then("who_parent")
        .when(sole < 0.93)
        .then(pl.coalesce(worker, "who_parent"))
        .otherwise(pl.coalesce(close, "who_parent"))
    )
    voice = (
        pl.when((pl.col("tellings") == 1) | (pl.col("t") >= 3))
        .then(alone)
        .when(pl.col("t") == 0)
        .then("who_parent")
        .when(pl.col("t") == 1)
        .then(pl.coalesce(worker, table, close))
        .otherwise(pl.coalesce(table, close))
    )
    return rows.with_columns(voice=voice).filter(pl.col("voice").is_not_null())


def _placed(rows: pl.DataFrame, documents: pl.DataFrame, draws: Draws) -> pl.DataFrame:
    """The first document after the day in which this voice speaks, or in which a researcher notes what it said."""
    rows = rows.with_columns(spot=pl.int_range(pl.len()), at=pl.col("day") + 1)
    family_voice = pl.col("voice").str.contains(r"^F\d\d")
    rows = rows.with_columns(
        home=pl.when(family_voice).then("family").otherwise(pl.col("voice").str.extract(r"^([A-Z0-9]+-[A-Z0-9]+)-"))
    )
    own = documents.filter(pl.col("owner").is_not_null()).select(at="day", voice="owner", own="document", own_day="day")
    notes = documents.filter(pl.col("owner").is_null() & (pl.col("document_kind") == "fieldnote")).select(
        at="day", home=pl.coalesce("family", "service"), notes="document", notes_day="day"
    )
    groups = documents.filter(pl.col("document_kind") == "focus_group").select(
        at="day", home="service", group="document", group_day="day"
    )
    for by, table in (("voice", own), ("home", notes), ("home", groups)):
        rows = rows.sort("at").join_asof(
            table.sort("at").with_columns(pl.col("at").cast(pl.Int64)),
            on="at",
            by=by,
            strategy="forward",
            check_sortedness=False,
        )
    rows = rows.sort("spot")
    noted = draws.chance("noted", rows.height, 0.4)
    grouped = draws.chance("in a group", rows.height, 0.08) & rows.get_column("group").is_not_null()
    sooner = pl.col("notes_day") < pl.col("own_day")
    in_notes = pl.col("notes").is_not_null() & (pl.col("own").is_null() | (sooner & noted) | (~family_voice & noted))
    document = pl.when(grouped).then("group").when(in_notes).then("notes").otherwise("own")
    return rows.with_columns(document=document).with_columns(
        told_by=pl.when(pl.col("document") == pl.col("notes")).then(pl.lit("role:researcher")),
        # In a group the recording does not always tell who speaks.
        voice=pl.when(grouped & (pl.col("spot") % 3 == 0)).then(pl.format("role:{}", "role")).otherwise("voice"),
        by_worker=pl.col("voice") == pl.col("who_worker"),
        by_parent=pl.col("voice") == pl.col("who_parent"),
    )


def _dated(rows: pl.DataFrame, draws: Draws) -> pl.DataFrame:
    """Dates as told: days mostly, less so for what was before the study; further voices are vaguer."""
    n = rows.height
    fuzzy = {name: FUZZY[name] for name in SPOKEN_SORTS}
    recent = date_sorts(n, "recent", draws, exact=0.72, none=0.05, fuzzy=fuzzy)
    long_ago = date_sorts(n, "long ago", draws, exact=0.15, none=0.25, fuzzy=fuzzy)
    first = pl.Series(np.arange(n) - rows.get_column("t").to_numpy())
    both = pl.DataFrame({"recent": recent, "long_ago": long_ago}).with_columns(old=rows.get_column("day") < 0)
    sort = both.select(pl.when("old").then("long_ago").otherwise("recent")).to_series().gather(first)
    vague = (rows.get_column("t") > 0) & draws.chance("vague", n, 0.15)
    habit = rows.get_column("reality").is_not_null()
    sort = pl.select(
        pl.when(habit & draws.chance("habit dated", n, 0.6))
        .then(pl.lit("month"))
        .when(habit)
        .then(None)
        .when(vague)
        .then(pl.lit("month, about"))
        .otherwise(sort)
    ).to_series()
    whole = rows.with_columns(sort=sort, when=date_texts(rows.get_column("date"), sort, fuzzy))
    # Where no date is given, the order is.
    return whole.with_columns(after=pl.when(pl.col("when").is_null() & pl.col("reality").is_null()).then("before"))


def _otherwise(rows: pl.DataFrame, draws: Draws) -> pl.DataFrame:
    """A second voice may say that the parent was not there, leave the asker out, or tell of care otherwise."""
    n = rows.height
    again = rows.get_column("t") > 0
    worker = rows.get_column("by_worker")
    plain = rows.get_column("status") == "held"
    kinds = rows.get_column("kind").is_in(["clinic_visit", "core_group", "home_visit", "family_activity"])
    not_there = again & worker & plain & kinds & draws.chance("not there", n, 0.05)
    unasked = again & draws.chance("unasked", n, 0.4)
    warmer = again & worker & draws.chance("own view", n, 0.35)
    own = draws.words("own care", ("offered", "mixed"), n, (4, 1))
    told = rows.get_column("cared_by").is_not_null()
    return rows.with_columns(
        status=pl.when(not_there).then(pl.lit("missed")).otherwise("status"),
        part_parent=pl.when(not_there).then(pl.lit("absent")).otherwise("part_parent"),
        part_child=pl.when(not_there).then(None).otherwise("part_child"),
        part_other_parent=pl.when(not_there).then(None).otherwise("part_other_parent"),
        part_asker=pl.when(unasked).then(None).otherwise("part_asker"),
        cared_by=pl.when(warmer & told).then(pl.Series(own)).otherwise("cared_by"),
        controlled_by=pl.when(again & draws.chance("no control", n, 0.4)).then(None).otherwise("controlled_by"),
        **{name: pl.when(not_there).then(None).otherwise(name) for name in ("mode", "wait_minutes", "decision")},
        led_to=pl.when(again & draws.chance("untied", n, 0.3)).then(None).otherwise("led_to"),
    )
