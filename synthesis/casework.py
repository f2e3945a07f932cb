"""Involvements of services with families, and where children live; both dated as spans of time."""

import numpy as np
import polars as pl

from schema.model import load_model
from synthesis.caseload import Caseload
from synthesis.draws import Draws
from synthesis.keys import family_key, service_key
from synthesis.places import service_kinds
from synthesis.sheets import as_sheet
from synthesis.spec import MOST_CHILDREN, StudySpec
from synthesis.when import INTERVAL_SORTS, days_from, interval_texts
from synthesis.words import WORKERS

#: Roles of the workers who carry a service's work with a family.
CARRIERS = ("substance_use_nurse", "social_worker", "health_visitor", "family_support_worker", "midwife")
ARRANGEMENTS = {
    "with_parent": 12,
    "shared": 2,
    "with_other_parent": 2,
    "with_birth_mother": 1,
    "with_birth_father": 1,
    "kinship_care": 4,
    "foster_care": 4,
    "residential_care": 1,
    "adopted": 1,
    "hospital": 2,
    "independent": 1,
    "in_care_unspecified": 1,
    "died": 0.2,
}
#: Arrangements with a service -> its kind.
HOMES = {"foster_care": "fostering", "residential_care": "residential_care", "hospital": "hospital"}


def involvements_sheet(spec: StudySpec, families: pl.DataFrame, caseload: Caseload, draws: Draws) -> pl.DataFrame:
    """One row a worker's time with a family; the second row of an involvement repeats some values and leaves others."""
    roles = pl.DataFrame({"role": CARRIERS, "nth": range(len(CARRIERS))})
    every = families.select("f", "family", "area").join(roles, how="cross", maintain_order="left_right")
    # The drug treatment team works with every family, so that nobody is left without a tie to a service.
    works = (every.get_column("nth") == 0) | draws.chance("involved", every.height, 0.7)
    whole = every.filter(works)
    n = whole.height
    handover = caseload.handover(whole.get_column("f"), whole.get_column("role"))
    begins, ends = draws.ints("involved from", n, 0, spec.days // 8), spec.days - draws.ints("involved to", n, 1, 60)
    sorts = draws.words("involvement span", (*INTERVAL_SORTS, "none"), n, (4, 4, 3, 2, 2, 1, 1))
    whole = whole.with_columns(
        handover=pl.Series(handover),
        begins=pl.Series(begins),
        ends=pl.Series(ends),
        when=interval_texts(days_from(spec, pl.Series(begins)), days_from(spec, pl.Series(ends)), sorts, spec),
        basis=draws.stated("involvement basis", np.ones(n, dtype=bool), _slugs("basis")),
        register=draws.stated("register", np.ones(n, dtype=bool), _slugs("register"), known=0.6),
        kept=draws.chance("repeated", n, 0.5),
    )
    first = whole.with_columns(turn=pl.lit(1), second=pl.lit(False), last=pl.min_horizontal("handover", "ends"))
    then = whole.filter(pl.col("handover") < spec.days).with_columns(
        turn=pl.lit(2),
        second=pl.lit(True),
        begins=pl.col("handover"),
        last=pl.col("ends"),
        when=pl.when("kept").then("when"),
        basis=pl.when("kept").then("basis"),
        register=pl.when("kept").then("register"),
    )
    rows = pl.concat([first, then]).sort("f", "nth", "turn", maintain_order=True)
    home = {role: WORKERS[role][0][0] for role in CARRIERS}
    worker = caseload.carried(rows, rows.get_column("role"), rows.get_column("second"))
    unnamed = draws.chance("worker unnamed", rows.height, 0.05)
    begun, ended = (days_from(spec, rows.get_column(c)) for c in ("begins", "last"))
    spans = draws.words("worked span", ("closed", "months", "about", "none"), rows.height, (4, 2, 1, 2))
    return as_sheet(
        "involvements",
        rows.with_columns(
            involvement=pl.format("{}-{}", family_key(spec).str.replace("F", "V"), pl.col("nth") + 1),
            service=service_key(spec, pl.col("role").replace_strict(home, return_dtype=pl.String)),
            worker=pl.when(~unnamed).then(worker),
            turn=pl.when(~unnamed).then("turn"),
            worked=pl.when(~unnamed).then(interval_texts(begun, ended, spans, spec)),
            document=pl.col("family").str.replace("F", "D") + "-notes",
            place=pl.lit("page 1"),
            memo=pl.when((pl.col("turn") == 1) & (pl.col("f") % 4 == 0)).then(
                pl.lit("“Somebody new again”, in the parent's words.")
            ),
        ),
    )


def care_arrangements_sheet(spec: StudySpec, families: pl.DataFrame, draws: Draws) -> pl.DataFrame:
    """Where each child lives, one after the other, as dated as it is."""
    numbers = pl.DataFrame({"child_number": np.arange(1, MOST_CHILDREN + 1)})
    children = families.join(numbers, how="cross", maintain_order="left_right").filter(
        pl.col("child_number") <= pl.col("children")
    )
    moves = draws.ints("moves", children.height, 0, 9)
    spans = 1 + (moves > 4) + (moves > 8)
    rows = children[np.repeat(np.arange(children.height), spans)]
    rows = rows.with_columns(nth=pl.int_range(pl.len()).over("f", "child_number"))
    rows = rows.with_columns(count=pl.len().over("f", "child_number").cast(pl.Int64))
    n = rows.height
    everyone = np.ones(n, dtype=bool)
    share = spec.days // rows.get_column("count")
    begins = rows.get_column("nth") * share
    sorts = draws.words("arrangement span", (*INTERVAL_SORTS, "none"), n, (4, 3, 3, 3, 2, 1, 3))
    rows = rows.with_columns(
        arrangement=draws.stated(
            "arrangement", everyone, list(ARRANGEMENTS), list(ARRANGEMENTS.values()), known=0.97, gap=0.02
        ),
        when=interval_texts(days_from(spec, begins), days_from(spec, begins + share - 1), sorts, spec),
    )
    home = pl.col("arrangement").replace_strict(
        {a: s for a, s in HOMES.items() if s in service_kinds(spec)}, default=None, return_dtype=pl.String
    )
    parent, partner, kin = (pl.col("family") + letter for letter in "ABK")
    people = (
        pl.when(pl.col("arrangement") == "with_parent")
        .then(pl.concat_str([parent, pl.when("second").then(partner)], separator="; ", ignore_nulls=True))
        .when(pl.col("arrangement") == "shared")
        .then(pl.format("{}; {}", parent, kin))
        .when(pl.col("arrangement") == "kinship_care")
        .then(kin)
    )
    return as_sheet(
        "care_arrangements",
        rows.with_columns(
            care_arrangement=pl.format(
                "{}C{}-{}", family_key(spec).str.replace("F", "L"), "child_number", pl.col("nth") + 1
            ),
            child=pl.format("{}C{}", "family", "child_number"),
            **{"with": pl.coalesce(people, service_key(spec, home))},
            legal_basis=draws.stated("legal basis", everyone, _slugs("legal_basis"), known=0.7, gap=0.15),
            document=pl.col("family").str.replace("F", "D") + "-talk",
            place=pl.lit("page 2"),
            memo=pl.when((pl.col("nth") > 0) & (pl.col("f") % 3 == 0)).then(pl.lit("The child's own room, at last.")),
        ),
    )


def _slugs(codelist: str) -> list[str]:
    return [e.slug for e in load_model().codelists[codelist].entries]
