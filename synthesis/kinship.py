"""The ties sheet: kinship and partners, order without dates, and possible identities with their reasons."""

from collections.abc import Sequence

import polars as pl

from synthesis.draws import Draws
from synthesis.keys import area_key, family_key, service_key, worker_key
from synthesis.places import service_kinds
from synthesis.sheets import as_sheet
from synthesis.spec import MOST_CHILDREN, StudySpec
from synthesis.words import WORKERS

OWN_CHILD = ("birth", "step", "brings_up", "adoptive", "expected")
PARTNERS = ("living_together", "living_apart", "former")
RELATED = ("sibling", "grandparent", "friend", "other", "foster")
#: letters of two members of one family who are related, each pair of kinds once
RELATIVES = (
    ("K", "A"),
    ("K", "C1"),
    ("A", "B"),
    ("L", "C1"),
    ("A", "L"),
    ("C1", "K"),
    ("A", "C1"),
    ("C1", "A"),
    ("K", "L"),
)


def ties_sheet(
    spec: StudySpec,
    families: pl.DataFrame,
    happenings: pl.DataFrame,
    arrangements: pl.DataFrame,
    involvements: pl.DataFrame,
    draws: Draws,
) -> pl.DataFrame:
    """Every tie that a sheet can state, a few of the rare ones in every area."""
    parts = [
        *_parents(families, draws),
        *_partners(spec, families, draws),
        *_relatives(families, draws),
        *_order(spec, families, happenings, arrangements, involvements),
        *_possibly_one(spec, families, happenings),
    ]
    rows = pl.concat(parts, how="diagonal")
    nth = pl.int_range(pl.len())
    return as_sheet(
        "ties",
        rows.with_columns(
            place=pl.when(pl.col("document").is_not_null()).then(pl.lit("page 1")),
            memo=pl.when(nth % 8 == 0).then(pl.lit("Said in passing, and not asked about.")),
        ),
    )


def _between(families: pl.DataFrame, a: str, b: str, tie: str) -> pl.DataFrame:
    """A tie in each of these families in which both members exist."""
    there = families
    for letter in (a, b):
        if letter == "B":
            there = there.filter("second")
        elif letter == "L":
            there = there.filter("younger")
        elif letter.startswith("C"):
            there = there.filter(pl.col("children") >= int(letter[1:]))
    document = pl.col("family").str.replace("F", "D") + "-talk"
    return there.select(
        "f", **{"from": pl.col("family") + a, "to": pl.col("family") + b}, tie=pl.lit(tie), document=document
    )


def _with_kin(
    rows: pl.DataFrame, label: str, terms: Sequence[str], draws: Draws, weights: Sequence[float] | None = None
) -> pl.DataFrame:
    return rows.with_columns(kin=draws.words(label, terms, rows.height, weights))


def _parents(families: pl.DataFrame, draws: Draws) -> list[pl.DataFrame]:
    children = [f"C{i}" for i in range(1, MOST_CHILDREN + 1)]
    apart = families.filter(~pl.col("generations"))
    own = pl.concat(
        [_between(families, "A", c, "parent_of") for c in children]
        + [_between(apart, "B", c, "parent_of") for c in children]
    )
    every_third = families.filter(pl.col("f") % 3 == 0)
    return [
        _with_kin(own, "own child", OWN_CHILD, draws, (8, 1, 1, 1, 1)),
        _with_kin(_between(families.filter("generations"), "A", "B", "parent_of"), "grown child", ["birth"], draws),
        _with_kin(
            _between(families, "K", "A", "parent_of").filter(pl.col("f") % 2 == 0),
            "parent's parent",
            ("birth", "step"),
            draws,
            (5, 1),
        ),
        _with_kin(_between(every_third, "K", "C1", "parent_of"), "carer", ("foster", "brings_up", "adoptive"), draws),
        _with_kin(_between(every_third, "K", "L", "parent_of"), "kin's child", ("birth", "other"), draws, (5, 1)),
        _with_kin(_between(families.filter(pl.col("f") % 4 == 1), "A", "L", "parent_of"), "grown", ["birth"], draws),
    ]


def _partners(spec: StudySpec, families: pl.DataFrame, draws: Draws) -> list[pl.DataFrame]:
    couples = _between(families.filter(~pl.col("generations")), "A", "B", "partner_of")
    rarer = [
        _between(families.filter(pl.col("f") % 6 == i), a, b, "partner_of")
        for i, (a, b) in enumerate((("A", "L"), ("K", "B"), ("L", "K")))
    ]
    rows = _with_kin(pl.concat([couples, *rarer]), "partners", PARTNERS, draws, (4, 2, 2))
    sort = pl.Series(draws.ints("partners since", rows.height, 0, 5))
    year = spec.first.year
    since = (
        pl.when(sort == 0)
        .then(pl.lit(f"{year}/.."))
        .when(sort == 1)
        .then(pl.lit(f"../{year + 1}-02"))
        .when(sort == 2)
        .then(pl.lit(f"{year}~"))
        .when(sort == 3)
        .then(pl.lit(f"{year - 6}/{year + 1}"))
    )
    return [rows.with_columns(since.alias("when"))]


def _relatives(families: pl.DataFrame, draws: Draws) -> list[pl.DataFrame]:
    parts = [_between(families.filter(pl.col("f") % 5 == i % 5), a, b, "kin_of") for i, (a, b) in enumerate(RELATIVES)]
    related = _with_kin(pl.concat(parts), "related", RELATED, draws, (2, 3, 2, 2, 1))
    siblings = _between(families, "C1", "C2", "kin_of").with_columns(kin=pl.lit("sibling"))
    # Parents can be brothers or sisters of kin, and related to one another in two ways.
    twice = related.filter(pl.col("f") % 10 == 0).with_columns(kin=pl.lit("other"))
    return [related, siblings, twice]


def _before(rows: pl.DataFrame, key: str, group: str) -> pl.DataFrame:
    """Each thing of a group before the next one of it, in the order of the rows."""
    pairs = rows.unique(key, keep="first", maintain_order=True).with_columns(
        **{"from": pl.col(key), "to": pl.col(key).shift(-1).over(group)}, tie=pl.lit("before")
    )
    return pairs.filter(pl.col("to").is_not_null()).select("from", "tie", "to", "document")


def _order(
    spec: StudySpec,
    families: pl.DataFrame,
    happenings: pl.DataFrame,
    arrangements: pl.DataFrame,
    involvements: pl.DataFrame,
) -> list[pl.DataFrame]:
    """The previous worker, then the new one; one home, then the next; one visit, then a later one."""
    social_workers = WORKERS["social_worker"][1]
    number = pl.col("f") // spec.areas
    first, following = (worker_key(spec, pl.lit("social_worker"), (number + i) % social_workers) for i in (0, 1))
    notes = pl.col("family").str.replace("F", "D") + "-notes"
    handed_over = families.filter(number < social_workers - 1).select(
        first.alias("from"), following.alias("to"), tie=pl.lit("before"), document=notes
    )
    visits = happenings.filter(pl.col("j") % 9 == 4).with_columns(document=notes)
    works = involvements.filter(pl.col("involvement").str.contains("[13579]-[1-3]$"))
    return [
        handed_over,
        _before(visits, "ref", "family"),
        _before(works, "involvement", "family"),
        _before(arrangements, "care_arrangement", "child"),
    ]


def _possibly_one(spec: StudySpec, families: pl.DataFrame, happenings: pl.DataFrame) -> list[pl.DataFrame]:
    """Things of one kind that may be one, each with its reason."""
    nearby = families.filter((pl.col("f") % 10 == 2) & (pl.col("f") + 1 < spec.families))
    own, other = family_key(spec), family_key(spec, pl.col("f") + 1)
    areas = families.unique("area", keep="first", maintain_order=True)
    services = [service_key(spec, pl.lit(kind)) for kind in service_kinds(spec)[3:5]]
    agencies = [area_key(spec, "A") + end for end in ("-1", "-2")]
    midwives = [worker_key(spec, pl.lit("midwife"), pl.lit(i)) for i in (0, 1)]
    visits = happenings.with_columns(following=pl.col("ref").shift(-1).over("f")).filter(
        (pl.col("f") % 8 == 1) & (pl.col("j") == 0) & pl.col("following").is_not_null()
    )
    pairs = [
        (nearby, own, other, "The two houses are described alike."),
        *(
            (nearby, own + letter, other + letter, "The same name is given in both talks.")
            for letter in ("A", "K", "C1")
        ),
        (areas, services[0], services[1], "Both are called “the clinic by the park”."),
        (areas, agencies[0], agencies[1], "One voice speaks of “the board” for both."),
        (areas, midwives[0], midwives[1], "Two notes speak of the midwife with the bicycle."),
        (visits, pl.col("ref"), pl.col("following"), "Told twice, in words that are nearly the same."),
    ]
    return [
        rows.select(one.alias("from"), another.alias("to"), tie=pl.lit("possibly_same_as"), reason=pl.lit(reason))
        for rows, one, another, reason in pairs
    ]
