"""What happens in the companion's families: one row an interaction with everybody's part, in the general shape."""

import polars as pl

from synthesis.companion.cast import Cast
from synthesis.companion.children import with_child
from synthesis.companion.data import scenes
from synthesis.companion.values import by_scene, with_values
from synthesis.draws import Draws
from synthesis.keys import interaction_key
from synthesis.rhythms import STATUSES
from synthesis.spec import StudySpec

#: Scenes in which one thing brings another about: the scene, those that may follow, and in what way.
LEADS: tuple[tuple[str, tuple[str, ...], str], ...] = (
    ("enquiry", ("initial_conference",), "escalation"),
    ("initial_conference", ("core_group_first", "registered"), "consequence"),
    ("last_conference", ("deregistered",), "easing"),
    ("hair_test", ("court_hearing", "hearing"), "response"),
    ("court_order", ("moved_away",), "consequence"),
    ("hv_tells_sw", ("assessment", "sw_visit"), "response"),
    ("referral_support", ("family_visit", "baby_group", "family_group", "contact_supported"), "referral"),
    ("referral_midwife", ("midwife_clinic",), "referral"),
    ("referral_sw", ("assessment", "prebirth_conference"), "referral"),
    ("doctor_review", ("script_change",), "consequence"),
    ("assessment", ("contact_video", "contact_supervised"), "easing"),
)
#: Where the mother is the one who is met, in families with two parents who take part.
MOTHER_ONLY = (
    "midwife_clinic",
    "midwife_home",
    "birth",
    "referral_midwife",
    "womens_group",
    "ward_scores",
    "prebirth_conference",
    "referral_sw",
)
#: Kinds that a service calls off when it is short of staff.
CAN_BE_CALLED_OFF = (
    "clinic_visit",
    "home_visit",
    "core_group",
    "contact_visit",
    "meeting",
    "family_activity",
    "conversation",
)
TESTS = ("urine_test", "hair_test")


def make_happenings(
    spec: StudySpec, cast: Cast, caseload: pl.DataFrame, timetable: pl.DataFrame, draws: Draws
) -> pl.DataFrame:
    """Interactions by family and time, in the columns of `synthesis.happenings` and `scene`, `manner`, `turn`."""
    families = cast.families.drop("course", "treatment")
    frame = timetable.join(families, on="f", maintain_order="left").with_columns(_fields())
    frame = frame.filter(pl.col("with_kin").is_null() | pl.col("k").is_not_null())
    frame = frame.filter(pl.col("with_b").is_null() | (pl.col("b").is_not_null() & ~pl.col("couple")))
    frame = with_child(frame.with_row_index("row"), cast, draws)
    frame = _with_worker(frame, caseload)
    frame = _with_parts(frame, caseload, draws)
    frame = frame.with_columns(j=pl.int_range(pl.len()).over("f"))
    frame = with_values(frame, draws)
    return _linked(spec, frame, caseload)


def _fields() -> list[pl.Expr]:
    """What the scene says, as columns."""
    names = (
        "post",
        "venue",
        "parent_part",
        "worker_part",
        "child",
        "with_kin",
        "with_b",
        "lives",
        "asker",
        "to",
        "reality",
    )
    fields = {
        name: {scene: getattr(one, name) for scene, one in scenes().items()} for name in (*names, "event", "word")
    }
    for i in range(3):
        fields[f"post_{i + 1}"] = {s: (one.others[i] if len(one.others) > i else None) for s, one in scenes().items()}
    return [pl.col("scene").replace_strict(given, return_dtype=pl.String).alias(name) for name, given in fields.items()]


def _with_worker(frame: pl.DataFrame, caseload: pl.DataFrame) -> pl.DataFrame:
    """The worker who has the post on that day; none in the gap between two."""
    held = caseload.select(
        "f", "post", "worker", "name", "role", "service", "manner", "turn", "from_day", "to_day", "participant"
    ).with_columns(pl.col("from_day").cast(pl.Int64), pl.col("to_day").cast(pl.Int64))
    whole = (
        frame.sort("day", maintain_order=True)
        .join_asof(
            held.sort("from_day"),
            left_on="day",
            right_on="from_day",
            by=["f", "post"],
            strategy="backward",
            check_sortedness=False,
        )
        .sort("row")
    )
    gone = (pl.col("day") > pl.col("to_day")).fill_null(pl.col("post").is_not_null())
    # With nobody in post, one appointment in three is called off and told of; the others were never made.
    off = ~pl.col("fixed") & (pl.col("row") % 3 == 0) & pl.col("kind").is_in(CAN_BE_CALLED_OFF)
    kept = whole.with_columns(gap=gone).filter(~pl.col("gap") | off)
    names = ("worker", "name", "manner", "participant")
    return kept.with_columns(pl.when(~pl.col("gap")).then(c).alias(c) for c in names).rename(
        {"worker": "who_worker", "name": "worker_name", "participant": "worker_speaks"}
    )


def _with_parts(frame: pl.DataFrame, caseload: pl.DataFrame, draws: Draws) -> pl.DataFrame:
    n = frame.height
    status = by_scene("status", frame, {name: one.statuses for name, one in scenes().items()}, draws)
    gap = frame.get_column("gap")
    stretched = (frame.get_column("manner") == "stretched").fill_null(False) & (status == "held")
    stretched = stretched & frame.get_column("kind").is_in(CAN_BE_CALLED_OFF)
    off = gap | (stretched & ~frame.get_column("fixed") & draws.chance("stretched", n, 0.12))
    status = pl.select(pl.when(off).then(pl.lit("cancelled_by_service")).otherwise(status)).to_series()
    held = status == "held"
    second = frame.get_column("couple") & draws.chance("second parent", n, 0.35)
    second = second & ~frame.get_column("scene").is_in(MOTHER_ONLY)
    # Mothers are tested more often than fathers.
    second = second & (~frame.get_column("scene").is_in(TESTS) | draws.chance("father tested", n, 0.3))
    parents = pl.col("status").replace_strict({s: p for s, (_, p, _) in STATUSES.items()}, return_dtype=pl.String)
    workers = pl.col("status").replace_strict({s: p for s, (_, _, p) in STATUSES.items()}, return_dtype=pl.String)
    event = pl.col("reality").is_in(["event", "habit"])
    other = draws.words_where(
        "other parent",
        frame.get_column("couple") & held & draws.chance("with partner", n, 0.22),
        ("attended", "not_addressed", "talked_about"),
        (5, 2, 2),
    )
    whole = frame.with_columns(
        status=status,
        who_parent=pl.when(second).then("b").otherwise("a"),
        who_other_parent=pl.when("couple").then(pl.when(second).then("a").otherwise("b")).otherwise("b"),
        part_other_parent=pl.when(pl.col("with_b").is_not_null()).then("with_b").otherwise(other),
        who_kin="k",
        part_kin="with_kin",
    ).with_columns(
        part_parent=pl.when(event).then(pl.coalesce(parents, "parent_part")).otherwise("parent_part"),
        part_worker=pl.when(pl.col("who_worker").is_not_null()).then(
            pl.when(event).then(pl.coalesce(workers, "worker_part")).otherwise("worker_part")
        ),
        part_child=pl.when(held | ~event | (pl.col("part_child") != "attended")).then("part_child"),
        part_kin=pl.when(held).then("part_kin"),
        part_other_parent=pl.when(held).then("part_other_parent"),
        reality=pl.when(pl.col("reality") != "event").then("reality"),
    )
    for i in (1, 2, 3):
        slot = f"other_{i}"
        whole = _filled(whole, caseload, f"post_{i}", slot)
        there = whole.get_column(f"who_{slot}").is_not_null() & held
        parts = draws.words_where(slot, there, ("attended", "absent", "invited"), (8, 3, 1))
        whole = whole.with_columns(parts.alias(f"part_{slot}"))
    whole = _filled(whole, caseload, "asker", "asker")
    asked = whole.get_column("who_asker").is_not_null() & draws.chance("asked", n, 0.6)
    return whole.with_columns(part_asker=pl.when(asked).then(pl.lit("asked_for")))


def _filled(frame: pl.DataFrame, caseload: pl.DataFrame, post: str, slot: str) -> pl.DataFrame:
    """Add the worker who has another post on that day, unless it is the one who leads."""
    held = caseload.select(
        pl.col("f"),
        pl.col("post").alias(post),
        pl.col("worker").alias(f"who_{slot}"),
        pl.col("from_day").cast(pl.Int64).alias("begins"),
        pl.col("to_day").cast(pl.Int64).alias("ends"),
    )
    whole = (
        frame.sort("day", maintain_order=True)
        .join_asof(
            held.sort("begins"),
            left_on="day",
            right_on="begins",
            by=["f", post],
            strategy="backward",
            check_sortedness=False,
        )
        .sort("row")
    )
    who = pl.col(f"who_{slot}")
    there = (pl.col("day") <= pl.col("ends")) & who.ne_missing(pl.col("who_worker"))
    return whole.with_columns(pl.when(there).then(who).alias(f"who_{slot}")).drop("begins", "ends")


def _linked(spec: StudySpec, frame: pl.DataFrame, caseload: pl.DataFrame) -> pl.DataFrame:
    """Keys, what led to what, what came before, and to which service a family was passed on."""
    homes = caseload.unique(["f", "post"], keep="first", maintain_order=True).select(
        "f", pl.col("post").alias("to"), pl.col("service").alias("directed_to")
    )
    whole = frame.with_columns(ref=interaction_key(spec, pl.col("j"))).join(
        homes, on=["f", "to"], how="left", maintain_order="left"
    )
    links = pl.concat([_led(whole, scene, targets, how) for scene, targets, how in LEADS])
    return whole.join(links, on="ref", how="left", maintain_order="left").with_columns(
        before=pl.col("ref").shift(1).over("f")
    )


def _led(frame: pl.DataFrame, scene: str, targets: tuple[str, ...], how: str) -> pl.DataFrame:
    """`ref`, `led_to`, `how`: each of a scene with the next thing in the family that it may have brought about."""
    status = pl.col("status").is_in(["held", "planned"])
    sources = frame.filter(pl.col("scene") == scene, status).select("f", "ref", at=pl.col("j") + 1).sort("at")
    following = frame.filter(pl.col("scene").is_in(targets)).select("f", at="j", led_to="ref").sort("at")
    found = sources.join_asof(following, on="at", by="f", strategy="forward", check_sortedness=False)
    return found.filter(pl.col("led_to").is_not_null()).select("ref", "led_to", how=pl.lit(how))
