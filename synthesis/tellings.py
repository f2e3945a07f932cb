"""The episodes sheet: every telling of every interaction, in the voice that tells it."""

import numpy as np
import polars as pl

from schema.model import load_model
from synthesis.attributes import differing, with_attributes
from synthesis.draws import Draws, Ints
from synthesis.happenings import SLOTS, by_kind
from synthesis.keys import episode_key
from synthesis.rhythms import RHYTHMS, STATUS_NOTES
from synthesis.sheets import as_sheet
from synthesis.spec import StudySpec
from synthesis.when import edtf_of

#: Voices of whom only the role is known.
VOICE_ROLES = ("role:midwife", "role:gp", "role:social_worker", "role:grandparent", "role:researcher")
#: Columns whose value rests on a researcher's words, as told in the sheet.
INSERTED = ("status", "venue; mode", "kind")


def episodes_sheet(spec: StudySpec, happenings: pl.DataFrame, draws: Draws) -> pl.DataFrame:
    """One row a telling, by family and time."""
    once = with_attributes(happenings.with_columns(venue_usual=by_kind(lambda r: r.venue)), draws)
    once = once.with_columns(when=edtf_of(once.get_column("date"), "when", draws, exact=0.7, none=0.06))
    rows = differing(repeated(once), draws)
    rows = rows.with_columns(voice=_voice(rows, draws))
    rows = _retold(rows, draws)
    return as_sheet("episodes", _with_evidence(spec, _with_stances(rows, draws), draws).with_columns(**parts_columns()))


def repeated(once: pl.DataFrame) -> pl.DataFrame:
    """Each interaction once for each telling, `t` counted from 0."""
    tellings: Ints = once.get_column("tellings").to_numpy()
    first = np.repeat(np.cumsum(tellings) - tellings, tellings)
    rows = once[np.repeat(np.arange(once.height), tellings)]
    return rows.with_columns(t=pl.Series(np.arange(rows.height) - first))


def _voice(rows: pl.DataFrame, draws: Draws) -> pl.Expr:
    """The parent first and the worker second where several tell it; one of many where one does."""
    n = rows.height
    role = draws.words("voice role", VOICE_ROLES, n)
    # One draw an interaction, so that two passages of one voice stay one voice.
    first = np.arange(n) - rows.get_column("t").to_numpy()
    sole = pl.Series(draws.floats("sole voice", n)[first])
    parent, worker = pl.col("who_parent"), pl.col("who_worker")
    alone = (
        pl.when(sole < 0.5)
        .then(parent)
        .when(sole < 0.75)
        .then(worker)
        .when((sole < 0.82) & pl.col("two_parents"))
        .then("who_other_parent")
        .when(sole < 0.88)
        .then("who_kin")
        .when(sole < 0.91)
        .then("who_child")
        .otherwise(role.gather(first))
    )
    third = pl.when(pl.col("j") % 3 == 0).then(pl.col("family") + "K").otherwise(role)
    several = (
        pl.when((pl.col("t") == 0) | (pl.col("t") >= pl.col("voices")))
        .then(parent)
        .when(pl.col("t") == 1)
        .then(worker)
        .otherwise(third)
    )
    return pl.when(pl.col("voices") == 1).then(alone).otherwise(several)


def _retold(rows: pl.DataFrame, draws: Draws) -> pl.DataFrame:
    """Further tellings differ on the date and on who was there, and leave ties between interactions out at times."""
    n = rows.height
    again = rows.get_column("t") > 0
    vague = again & draws.chance("vague date", n, 0.3)
    undated = again & draws.chance("no date", n, 0.2)
    unseen = {
        slot: again & draws.chance(f"{slot} unseen", n, 0.3) for slot in ("other_parent", "kin", "other_1", "asker")
    }
    watched = again & rows.get_column("part_worker").is_not_null() & draws.chance("worker watched", n, 0.15)
    untied = again & draws.chance("untied", n, 0.3)
    return rows.with_columns(
        when=pl.when(undated).then(None).when(vague).then(pl.col("date").dt.strftime("%Y-%m") + "~").otherwise("when"),
        led_to=pl.when(untied).then(None).otherwise("led_to"),
        after=pl.when(untied).then(None).otherwise("after"),
        part_worker=pl.when(watched).then(pl.lit("observed")).otherwise("part_worker"),
        **{f"part_{slot}": pl.when(gone).then(None).otherwise(f"part_{slot}") for slot, gone in unseen.items()},
    )


def _with_stances(rows: pl.DataFrame, draws: Draws) -> pl.DataFrame:
    """Care and control of the worker and of a named service; the next worker is not the one before."""
    n = rows.height
    second = rows.get_column("second")
    columns = {}
    for column, terms, before, after in (
        ("cared", ("offered", "withheld", "mixed"), (5, 4, 2), (8, 1, 2)),
        ("controlled", ("exercised", "eased", "mixed"), (6, 1, 2), (2, 5, 2)),
    ):
        told = draws.chance(column, n, 0.3) & rows.get_column("part_worker").is_not_null()
        first = draws.words_where(f"{column} first", ~second & told, terms, before)
        then = draws.words_where(f"{column} then", second & told, terms, after)
        house = draws.words_where(f"{column} service", told & draws.chance(f"{column} both", n, 0.5), terms)
        worker = pl.format("{}={}", "who_worker", first.fill_null(then))
        service = pl.format("{}={}", "service", house)
        columns[column] = pl.concat_str([worker, service], separator="; ", ignore_nulls=True).replace("", None)
    return rows.with_columns(**columns)


def _with_evidence(spec: StudySpec, rows: pl.DataFrame, draws: Draws) -> pl.DataFrame:
    """Where it stands in which document, who speaks there, and what the coder made of it."""
    n = rows.height
    of_family = pl.col("voice").str.contains(r"^F\d+[ABKLC]")
    line = pl.col("j") * 12 + pl.col("t") * 3 + 1
    unit = draws.words_where("passage", draws.chance("placed", n, 0.85), ("lines", "chars"), (8, 2))
    told_by = draws.words_where(
        "told by", draws.chance("told by another", n, 0.12), ("role:researcher", "role:mother"), (5, 1)
    )
    quoted = draws.words_where("quotes", draws.chance("quoted", n, 0.1), ("one", "role", "two"))
    unlike_parent = pl.when(pl.col("voice") != pl.col("who_parent")).then("who_parent").otherwise("who_worker")
    model = load_model()
    labels = {k: one.label.capitalize() for k, one in model.interactions.items()}
    not_held = {s: f"Not as planned > {model.entry('status', s).label}" for s in STATUS_NOTES}
    stance = pl.when(pl.col("cared").is_not_null()).then(pl.lit("Stance > Care"))
    return rows.with_columns(
        episode=episode_key(spec, pl.col("j"), pl.col("t")),
        document=pl.col("family").str.replace("F", "D")
        + pl.when(of_family).then(pl.lit("-talk")).otherwise(pl.lit("-notes")),
        place=pl.format("page {}", pl.col("j") // 8 + 1),
        passage=pl.when(unit == "lines")
        .then(pl.format("lines {}-{}", line, line + 2))
        .when(unit == "chars")
        .then(pl.format("chars {}-{}", line * 60, line * 60 + 170)),
        told_by=told_by,
        quotes=pl.when(quoted == "one")
        .then(unlike_parent)
        .when(quoted == "role")
        .then(pl.lit("role:health_visitor"))
        .when(quoted == "two")
        .then(pl.format("{}; role:police_officer", unlike_parent)),
        family=pl.when(draws.chance("family named", n, 0.25)).then("family"),
        how=draws.words_where(
            "how", rows.get_column("led_to").is_not_null(), [e.slug for e in model.codelists["how"].entries]
        ),
        codes=pl.concat_str(
            [
                pl.lit("What happened > ") + pl.col("kind").replace_strict(labels, return_dtype=pl.String),
                pl.col("status").replace_strict(not_held, default=None, return_dtype=pl.String),
                stance,
            ],
            separator="; ",
            ignore_nulls=True,
        ),
        word=pl.when(draws.chance("own word", n, 0.2)).then(by_kind(lambda r: r.word)),
        inserted=draws.words_where("inserted", draws.chance("inserted", n, 0.04), INSERTED),
        memo=pl.when(draws.chance("memo", n, 0.75)).then(_memo()),
    )


def _memo() -> pl.Expr:
    model = load_model()
    workers = {r.lead: f"the {model.entry('role', r.lead).label}" for r in RHYTHMS.values()}
    role = pl.col("role").replace_strict(workers, return_dtype=pl.String)
    told = by_kind(lambda r: r.memo).str.replace("{}", pl.col("pseudonym"), literal=True)
    told = told.str.replace("{}", role, literal=True)
    note = pl.col("status").replace_strict(STATUS_NOTES, default="", return_dtype=pl.String).fill_null("")
    return told + note + pl.when(pl.col("t") > 0).then(pl.lit(" As told by another.")).otherwise(pl.lit(""))


def parts_columns() -> dict[str, pl.Expr]:
    """One column a part, with everybody who played it."""
    return {
        part.slug: pl.concat_str(
            [pl.when(pl.col(f"part_{slot}") == part.slug).then(f"who_{slot}") for slot in SLOTS],
            separator="; ",
            ignore_nulls=True,
        ).replace("", None)
        for part in load_model().codelists["part"].entries
    }
