"""What lasts and who is tied to whom: care arrangements, involvements with their workers, kinship."""

from itertools import pairwise
from typing import Any

import polars as pl

from synthesis.companion.cast import UNBORN, Cast
from synthesis.companion.data import FamilyData, families
from synthesis.draws import Draws
from synthesis.sheets import as_sheet
from synthesis.spec import StudySpec

#: Posts whose workers carry a service's work with a family.
CARRIERS = ("keyworker", "social_worker", "health_visitor", "midwife", "family_worker")
LEGAL = {
    "foster_care": {"scotland": "supervision_order", "england": "care_order"},
    "kinship_care": {"scotland": "supervision_order", "england": "residence_order"},
    "adopted": {"scotland": "adoption_order", "england": "adoption_order"},
    "with_parent": {"scotland": "none", "england": "none"},
    "with_birth_father": {"scotland": "residence_order", "england": "residence_order"},
    "with_birth_mother": {"scotland": "none", "england": "none"},
}
TALK = "the talk about who is who"
ELDERS = ("grandmother", "grandfather")


def care_arrangements_sheet(cast: Cast, draws: Draws) -> pl.DataFrame:
    """Where each child lives, one home after the other; the last one goes on."""
    rows = cast.homes.join(cast.families.select("family", "jurisdiction", "couple"), on="family", maintain_order="left")
    kin = {one.family: {x: r[0] for x, r in (("K", one.k), ("L", one.l)) if r} for one in families()}
    carers = [_with(row, kin[row["family"]]) for row in rows.iter_rows(named=True)]
    legal = [LEGAL.get(a, {}).get(j) for a, j in rows.select("arrangement", "jurisdiction").iter_rows()]
    n = rows.height
    when = (
        pl.when(pl.col("since") == "")
        .then(None)
        .when(pl.col("last"))
        .then(pl.format("{}/..", "since"))
        .otherwise(pl.format("{}/{}", "since", pl.coalesce(pl.col("until").replace("", None), pl.lit(".."))))
    )
    return as_sheet(
        "care_arrangements",
        rows.with_columns(
            care_arrangement=pl.format("{}-home{}", "child", pl.col("nth") + 1),
            when=when,
            legal_basis=pl.when(draws.chance("legal basis", n, 0.75)).then(pl.Series(legal, dtype=pl.String)),
            document=pl.col("family") + "A-int1",
            place=pl.lit(TALK),
            **{"with": pl.Series(carers, dtype=pl.String)},
        ),
    )


def _with(row: dict[str, Any], kin: dict[str, str]) -> str | None:
    family, arrangement, grown = row["family"], row["arrangement"], row["grown"]
    if arrangement == "with_parent":
        return f"{family}A; {family}B" if row["couple"] else f"{family}A"
    if arrangement in ("with_birth_father", "with_birth_mother"):
        return f"{family}B"
    foster = [f"{family}{letter}" for letter, role in kin.items() if role == "foster_carer"]
    relatives = [f"{family}{letter}" for letter, role in kin.items() if role in (*ELDERS, "aunt_uncle")]
    if arrangement == "kinship_care" and not grown:
        return relatives[0]
    if arrangement == "foster_care" and not grown and foster:
        return foster[0]
    place = "SC" if row["jurisdiction"] == "scotland" else "EN"
    return {"foster_care": f"{place}-FO", "hospital": f"{place}-HO"}.get(arrangement)


def involvements_sheet(
    spec: StudySpec, cast: Cast, caseload: pl.DataFrame, happenings: pl.DataFrame, draws: Draws
) -> pl.DataFrame:
    """One row a worker's time with a family, for the services that carry work with it; dated by what is told of it."""
    met = (
        happenings.filter(pl.col("post").is_in(CARRIERS), pl.col("who_worker").is_not_null())
        .group_by("f", "family", "post", "who_worker", maintain_order=True)
        .agg(begins=pl.col("date").min(), ends=pl.col("date").max())
    )
    held = caseload.select("f", "post", "service", "turn", who_worker="worker")
    rows = met.join(held, on=["f", "post", "who_worker"], how="inner", maintain_order="left").unique(
        ["f", "post", "who_worker"], keep="first", maintain_order=True
    )
    course = cast.families.select("f", "course")
    rows = rows.join(course, on="f", maintain_order="left").sort("f", "post", "begins", maintain_order=True)
    rows = rows.with_columns(
        turn=pl.int_range(1, pl.len() + 1).over("f", "post"),
        first=pl.col("begins").min().over("f", "post"),
        last=pl.col("ends").max().over("f", "post"),
    )
    still = (pl.lit(spec.last) - pl.col("last")).dt.total_days() < 45
    stop = pl.when(still).then(pl.lit("..")).otherwise(pl.col("last").dt.strftime("%Y-%m"))
    register = {"plan_at_home": "was_on_register", "proceedings": "on_register", "young_family": "child_in_need"}
    basis = {
        "keyworker": "voluntary",
        "social_worker": "statutory",
        "midwife": "voluntary",
        "family_worker": "voluntary",
    }
    work = pl.col("post") == "social_worker"
    return as_sheet(
        "involvements",
        rows.with_columns(
            involvement=pl.format("{}-{}", "family", "post"),
            worker="who_worker",
            when=pl.format("{}/{}", pl.col("first").dt.strftime("%Y-%m"), stop),
            worked=pl.format("{}/{}", pl.col("begins").dt.strftime("%Y-%m"), pl.col("ends").dt.strftime("%Y-%m")),
            basis=pl.col("post").replace_strict(basis, default=None, return_dtype=pl.String),
            register=pl.when(work).then(
                pl.col("course").replace_strict(register, default=None, return_dtype=pl.String)
            ),
            document=pl.col("family") + "A-int2",
            place=pl.lit("across the talk"),
            memo=pl.when((pl.col("turn") == 2) & draws.chance("noted", rows.height, 0.3)).then(
                pl.lit("The handover is told with some weariness.")
            ),
        ),
    )


def ties_sheet(caseload: pl.DataFrame, happenings: pl.DataFrame) -> pl.DataFrame:
    """Kinship and partners, workers one after the other, and what may be the same."""
    rows = [row for one in families() for row in _kinship(one)]
    met = set(happenings.get_column("who_worker").drop_nulls())
    workers = caseload.filter(pl.col("post") == "social_worker", pl.col("worker").is_in(list(met)))
    following = workers.with_columns(to=pl.col("worker").shift(-1).over("f")).filter(
        pl.col("to").is_not_null(), pl.col("to") != pl.col("worker")
    )
    # Workers follow each other in several families, and not always in one order: only one of them is told here.
    order = following.unique(["worker"], keep="first", maintain_order=True)
    chain: list[dict[str, Any]] = []
    for family, worker, to in order.select("family", "worker", "to").iter_rows():
        if worker < to:
            chain.append({"from": worker, "tie": "before", "to": to, "document": f"{family}A-int2", "place": TALK})
    maybe = [
        ("SC-NU-nursery_worker-1", "SC-NU-nursery_worker-2", "Both are told of as the one with the guitar."),
        ("EN-HO-hospital_staff-1", "EN-HO-hospital_staff-2", "Two mothers speak of a kind nurse on the night shift."),
        ("EN-SC-teacher-1", "EN-SC-teacher-2", "Each is the teacher of a second class; the year is not said."),
    ]
    same = [{"from": a, "tie": "possibly_same_as", "to": b, "reason": why} for a, b, why in maybe]
    return as_sheet("ties", pl.DataFrame([*rows, *chain, *same], infer_schema_length=None))


def _kinship(one: FamilyData) -> list[dict[str, Any]]:
    key = one.family
    base = {"document": f"{key}A-int1", "place": TALK}
    children = [(f"{key}C{i}", band, homes) for i, (_, band, homes) in enumerate(one.children, start=1)]
    rows: list[dict[str, Any]] = []

    def tie(a: str, name: str, b: str, kin: str, when: str | None = None) -> None:
        rows.append({"from": a, "tie": name, "to": b, "kin": kin, "when": when, **base})

    elsewhere = [c for c, _, homes in children if "with_birth" in homes]
    young = [c for c, band, _ in children if band != "over_16"]
    theirs = [c for c, _, _ in children] if one.b and one.b[3] else (elsewhere or young[:1])
    for child, band, _ in children:
        tie(f"{key}A", "parent_of", child, "expected" if band == UNBORN else "birth")
        if one.b and child in theirs:
            tie(f"{key}B", "parent_of", child, "expected" if band == UNBORN else "birth")
    if one.b:
        tie(f"{key}A", "partner_of", f"{key}B", "living_together" if one.b[3] else "former")
    for (a, _, _), (b, _, _) in pairwise(children):
        tie(a, "kin_of", b, "sibling")
    for letter, kin in (("K", one.k), ("L", one.l)):
        if not kin:
            continue
        me, role = f"{key}{letter}", kin[0]
        if role in ELDERS:
            tie(me, "parent_of", f"{key}A", "birth")
            for child in young:
                tie(me, "kin_of", child, "grandparent")
        elif role == "partner":
            tie(f"{key}A", "partner_of", me, "living_apart" if one.household == "part_time" else "living_together")
        elif role == "grandchild":
            for letter_of in one.grandparents:
                tie(f"{key}{letter_of.upper()}", "kin_of", me, "grandparent")
        elif role == "foster_carer":
            for child, band, homes in children:
                if band != "over_16" and "foster_care" in homes:
                    tie(me, "kin_of", child, "foster")
        else:
            tie(me, "kin_of", f"{key}A", kin[3])
    return rows
