"""What happens in the families: one row an interaction, in order of time, with everybody's part in it."""

from collections.abc import Callable

import numpy as np
import polars as pl

from schema.model import load_model
from synthesis.caseload import Caseload
from synthesis.draws import Draws
from synthesis.keys import episode_key, interaction_key, service_key
from synthesis.places import service_kinds
from synthesis.rhythms import RHYTHMS, STATUSES, Rhythm
from synthesis.spec import StudySpec
from synthesis.when import days_from
from synthesis.words import WORKERS

#: Who may take part; each is a pair of columns, `who_…` and `part_…`.
SLOTS = ("parent", "other_parent", "child", "kin", "worker", "other_1", "other_2", "other_3", "asker")
OTHERS = ("other_1", "other_2", "other_3")
#: How often each reality is told other than as an event, which is most often left unsaid.
REALITIES = {
    "event": 24,
    "habit": 4,
    "rule": 1,
    "request": 1,
    "supposition": 1,
    "fear": 1,
    "hope": 1,
    "did_not_happen": 1,
}


def make_happenings(spec: StudySpec, families: pl.DataFrame, caseload: Caseload, draws: Draws) -> pl.DataFrame:
    """Interactions by family and time: `j` (order in the family), `kind`, `date`, `status`, `second` (after the
    handover), the slots' people and parts, `tellings`, `voices`, and `ref`, the key by which others name it.
    """
    frame = _in_time(spec, families, draws)
    frame = _led(spec, frame, caseload)
    frame = _with_parts(frame, caseload, draws)
    frame = _told_how_often(spec, frame, draws)
    return _linked(spec, frame, draws)


def by_kind(field: Callable[[Rhythm], str | int | None], dtype: type[pl.DataType] = pl.String) -> pl.Expr:
    """A field of the rhythm of each row's kind."""
    return pl.col("kind").replace_strict({k: field(r) for k, r in RHYTHMS.items()}, return_dtype=dtype)


def _in_time(spec: StudySpec, families: pl.DataFrame, draws: Draws) -> pl.DataFrame:
    n = spec.families * spec.interactions_per_family
    kinds = draws.words("kind", list(RHYTHMS), n, [r.share for r in RHYTHMS.values()])
    number = pl.DataFrame({"f": np.arange(n) // spec.interactions_per_family, "kind": kinds})
    place = number.select(
        "f",
        nth=pl.int_range(pl.len()).over("f", "kind"),
        count=pl.len().over("f", "kind").cast(pl.Int64),
        every=by_kind(lambda r: r.every, pl.Int64),
        index=pl.col("kind").replace_strict({k: i for i, k in enumerate(RHYTHMS)}, return_dtype=pl.Int64),
    )
    begins = draws.floats("beginning", spec.families * len(RHYTHMS)).reshape(spec.families, len(RHYTHMS))
    f, nth, count, every, index = (place.get_column(c).to_numpy() for c in place.columns)
    room = np.maximum(spec.days - (count - 1) * every, 1)
    wobble = draws.ints("wobble", n, -1, 1) * (every > 6)
    offset = (begins[f, index] * room).astype(np.int64) + nth * every + wobble
    whole = families.select("f", "family", "area", "second", "younger", "pseudonym").rename({"second": "two_parents"})
    return (
        whole[f]
        .with_columns(kind=kinds, date=_weekdays(days_from(spec, pl.Series(offset % spec.days)), kinds))
        .sort("f", "date", maintain_order=True)
        .with_columns(j=pl.int_range(pl.len()).over("f"))
    )


def _weekdays(dates: pl.Series, kinds: pl.Series) -> pl.Series:
    """Offices are closed at weekends; pharmacies, police and families are not."""
    always = kinds.is_in(["pharmacy_visit", "call", "conversation", "family_activity"])
    over = (dates.dt.weekday() - 5).clip(0).cast(pl.Int64)
    frame = pl.DataFrame({"date": dates, "over": over, "always": always})
    moved = pl.col("date") - pl.duration(days="over")
    return frame.select(pl.when(pl.col("always")).then("date").otherwise(moved).alias("date")).to_series()


def _led(spec: StudySpec, frame: pl.DataFrame, caseload: Caseload) -> pl.DataFrame:
    roles = frame.select(by_kind(lambda r: r.lead).alias("role")).to_series()
    passed = (frame.get_column("date") - spec.first).dt.total_days()
    second = pl.Series(passed.to_numpy() >= caseload.handover(frame.get_column("f"), roles))
    return frame.with_columns(role=roles, second=second, who_worker=caseload.carried(frame, roles, second))


def _with_parts(frame: pl.DataFrame, caseload: Caseload, draws: Draws) -> pl.DataFrame:
    n = frame.height
    frame = frame.with_columns(
        status=draws.words("status", list(STATUSES), n, [share for share, _, _ in STATUSES.values()]),
        reality=draws.words("reality", list(REALITIES), n, list(REALITIES.values())),
    )
    parents_part = pl.col("status").replace_strict({s: p for s, (_, p, _) in STATUSES.items()}, return_dtype=pl.String)
    workers_part = pl.col("status").replace_strict({s: p for s, (_, _, p) in STATUSES.items()}, return_dtype=pl.String)
    held = frame.get_column("status") == "held"
    unheard = held & draws.chance("not addressed", n, 0.05)
    others = ("attended", "attended", "attended", "absent", "invited", "not_invited", "convened")
    child = by_kind(lambda r: r.child)
    every_part = [e.slug for e in load_model().codelists["part"].entries]
    whole = frame.with_columns(
        who_parent=pl.col("family") + "A",
        part_parent=pl.coalesce(
            pl.when(unheard).then(pl.lit("not_addressed")), parents_part, by_kind(lambda r: r.parent)
        ),
        who_other_parent=pl.col("family") + "B",
        part_other_parent=draws.words_where(
            "other parent",
            frame.get_column("two_parents") & draws.chance("with partner", n, 0.3),
            ("attended", "absent", "not_addressed", "invited", "talked_about"),
            (5, 2, 1, 1, 2),
        ),
        who_child=pl.col("family") + "C1",
        part_child=pl.when(held | child.is_null()).then(child).otherwise(pl.lit("talked_about")),
        who_kin=pl.col("family") + pl.when("younger").then(pl.lit("L")).otherwise(pl.lit("K")),
        part_kin=draws.words_where("kin", draws.chance("with kin", n, 0.12), every_part),
        part_worker=pl.when(by_kind(lambda r: r.worker).is_not_null()).then(
            pl.coalesce(workers_part, by_kind(lambda r: r.worker))
        ),
    )
    for i, slot in enumerate(OTHERS):
        roles = frame.select(_other_role(i).alias("role")).to_series()
        whole = whole.with_columns(
            caseload.carried(frame, roles, frame.get_column("second")).alias(f"who_{slot}"),
            draws.words_where(slot, roles.is_not_null(), others).alias(f"part_{slot}"),
        )
    asker = frame.select(by_kind(lambda r: r.asker).alias("r")).to_series()
    asked = draws.words_where("asker", asker.is_not_null() & draws.chance("asked", n, 0.6), ["asked_for"])
    return whole.with_columns(who_asker=caseload.carried(frame, asker, frame.get_column("second")), part_asker=asked)


def _other_role(i: int) -> pl.Expr:
    return by_kind(lambda r: r.others[i] if i < len(r.others) else None)


def _told_how_often(spec: StudySpec, frame: pl.DataFrame, draws: Draws) -> pl.DataFrame:
    """Interactions told by several voices come in pairs of neighbours, so that accounts lead to accounts."""
    n = frame.height
    f, j = frame.get_column("f").to_numpy(), frame.get_column("j").to_numpy()
    pairs = -(-spec.interactions_per_family // 2)
    several = draws.chance("several voices", spec.families * pairs, 0.15).gather(f * pairs + j // 2)
    third = several & draws.chance("third voice", n, 0.3)
    voices = several.cast(pl.Int64) + third.cast(pl.Int64) + 1
    tellings = voices + draws.chance("another passage", n, 0.05).cast(pl.Int64)
    shared = (tellings > 1) | draws.chance("keyed", n, 0.1)
    number = pl.col("j")
    return frame.with_columns(voices=voices, tellings=tellings).with_columns(
        interaction=pl.when(shared).then(interaction_key(spec, number)),
        ref=pl.when(shared).then(interaction_key(spec, number)).otherwise(episode_key(spec, number, pl.lit(0))),
    )


def _linked(spec: StudySpec, frame: pl.DataFrame, draws: Draws) -> pl.DataFrame:
    """What led to what, what came before, which services are named, and to whom a family was passed on."""
    n = frame.height
    several = frame.get_column("voices") > 1
    leads = (several & draws.chance("leads, several", n, 0.6)) | draws.chance("leads", n, 0.07)
    follows = (several & draws.chance("follows, several", n, 0.5)) | draws.chance("follows", n, 0.05)
    following, beyond = (pl.col("ref").shift(-i).over("f") for i in (1, 2))
    two = draws.chance("leads to two", n, 0.1)
    targets = (
        pl.when(two).then(pl.concat_str([following, beyond], separator="; ", ignore_nulls=True)).otherwise(following)
    )
    home = by_kind(lambda r: WORKERS[r.lead][0][0])
    is_referral = frame.get_column("kind") == "referral"
    passed_on = is_referral | ((frame.get_column("kind") == "information_sharing") & draws.chance("passed on", n, 0.3))
    receiver = draws.words_where("receiver", passed_on, service_kinds(spec))
    named = is_referral | (frame.get_column("part_worker").is_not_null() & draws.chance("service named", n, 0.25))
    both = named & draws.chance("two services", n, 0.15)
    also = draws.words_where("second service", both, service_kinds(spec))
    own = pl.when(named).then(service_key(spec, home))
    return frame.with_columns(
        led_to=pl.when(leads).then(targets).replace("", None),
        after=pl.when(follows).then(pl.col("ref").shift(1).over("f")),
        service=own,
        services=pl.concat_str([own, service_key(spec, pl.lit(also))], separator="; ", ignore_nulls=True).replace(
            "", None
        ),
        directed_to=service_key(spec, pl.lit(receiver)),
    )
