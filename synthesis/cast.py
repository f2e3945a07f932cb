"""The families and their members."""

from dataclasses import dataclass

import numpy as np
import polars as pl

from synthesis.draws import Draws
from synthesis.keys import family_key
from synthesis.places import jurisdiction
from synthesis.sheets import as_sheet
from synthesis.spec import MOST_CHILDREN, StudySpec
from synthesis.words import FAMILY_NAMES, pseudonym

PARENT_BANDS = ("25_34", "35_44", "25_55", "45_54", "17_24")
CHILD_BANDS = ("unborn", "under_1", "1_4", "under_5", "5_11", "12_16", "0_16", "over_16")
#: Kin of the parents' generation or older, and younger kin.
OLDER_KIN = (
    "grandmother",
    "grandfather",
    "grandparent",
    "foster_carer",
    "kinship_carer",
    "adoptive_parent",
    "aunt_uncle",
)
YOUNGER_KIN = ("sibling", "friend", "partner", "step_parent", "other_family")
TWO_PARENT_HOUSEHOLDS = (
    "cohabiting",
    "cohabiting_concordant",
    "cohabiting_discordant",
    "part_time",
    "co_parenting_apart",
    "kin_household",
)
#: What is said of parents only.
OF_PARENTS = ("ost", "first_time", "shares_care")
NOTES = ("Spoken of with warmth.", "Comes up once, in passing.", "Lives near by; “always at the door”.")
#: How far the pseudonyms of a family's members lie apart, so that no two of them share one.
NAME_OFFSETS = {"A": 0, "B": 11, "K": 19, "L": 27, **{f"C{i}": 30 + i for i in range(1, MOST_CHILDREN + 1)}}


@dataclass(frozen=True)
class Cast:
    """Who is who; members' keys are the family's with a letter: A and B parents, K and L kin, C1… children."""

    #: `f`, `family`, `area`, `jurisdiction`, `second` (has parent B), `younger` (has kin L), `children`,
    #: `generations` (parent B is a child of parent A), and the pseudonym of parent A
    families: pl.DataFrame
    families_sheet: pl.DataFrame
    people: pl.DataFrame


def make_cast(spec: StudySpec, draws: Draws) -> Cast:
    """Draw the families and the people in them."""
    n = spec.families
    second = draws.chance("second parent", n, 0.5)
    frame = pl.DataFrame(
        {
            "f": np.arange(n),
            "generations": pl.Series(np.arange(n) % 15 == 7) & second,
            "second": second,
            "younger": draws.chance("younger kin", n, 0.6),
            "children": draws.ints("children", n, 1, MOST_CHILDREN),
            "area": np.arange(n) % spec.areas,
        }
    ).with_columns(family=family_key(spec), jurisdiction=jurisdiction(), pseudonym=pseudonym(pl.col("f") * 7))
    return Cast(frame, _families_sheet(frame, draws), _people(frame, spec, draws))


def _families_sheet(families: pl.DataFrame, draws: Draws) -> pl.DataFrame:
    second, everyone = families.get_column("second"), np.ones(families.height, dtype=bool)
    one = draws.words_where("one household", ~second, ["single_parent"])
    two = draws.stated("household", second, TWO_PARENT_HOUSEHOLDS, known=0.95)
    names = (pl.col("f") % len(FAMILY_NAMES)).replace_strict(dict(enumerate(FAMILY_NAMES)), return_dtype=pl.String)
    return as_sheet(
        "families",
        families.with_columns(
            name=pl.format("The {} family", names),
            household=one.fill_null(two),
            area_type=draws.stated("area type", everyone, ("city", "town", "rural", "remote"), (5, 4, 2, 1)),
            document=pl.col("family").str.replace("F", "D") + "-talk",
            place=pl.format("page {}", pl.col("f") % 3 + 1),
            memo=pl.when(pl.col("f") % 6 == 0).then(
                pl.lit("Invented; “the Elm house” in the first draft, then renamed.")
            ),
        ),
    )


def _people(families: pl.DataFrame, spec: StudySpec, draws: Draws) -> pl.DataFrame:
    parents = pl.concat([_members(families, "A"), _members(families.filter("second"), "B")])
    kin = pl.concat([_members(families, "K"), _members(families.filter("younger"), "L")])
    children = pl.concat(
        _members(families.filter(pl.col("children") >= i), f"C{i}") for i in range(1, MOST_CHILDREN + 1)
    )
    whole = pl.concat([_parents(parents, draws), _children(children, draws), _kin(kin, draws)], how="diagonal")
    n = whole.height
    return as_sheet(
        "people",
        whole.with_columns(
            person=pl.col("family") + pl.col("letter"),
            pseudonym=pseudonym(pl.col("f") * 7 + pl.col("offset")),
            family=_households(spec),
            gender=draws.stated("gender", np.ones(n, dtype=bool), ("woman", "man", "another"), (10, 9, 1), gap=0.06),
            participant=draws.stated("participant", np.ones(n, dtype=bool), ("yes", "no")),
            **{name: draws.stated(name, whole.get_column("kind") == "parent", ("yes", "no")) for name in OF_PARENTS},
            document=pl.col("family").str.replace("F", "D") + "-talk",
            place=pl.lit("page 1"),
            memo=draws.words_where("person memo", draws.chance("noted", n, 0.15), NOTES),
        ),
    )


def _members(families: pl.DataFrame, letter: str) -> pl.DataFrame:
    return families.with_columns(letter=pl.lit(letter), offset=pl.lit(NAME_OFFSETS[letter]))


def _households(spec: StudySpec) -> pl.Expr:
    """The family; some first children belong to the next one too."""
    two = (pl.col("letter") == "C1") & (pl.col("f") % 12 == 5) & (pl.col("f") + 1 < spec.families)
    return pl.when(two).then(pl.format("{}; {}", "family", family_key(spec, pl.col("f") + 1))).otherwise("family")


def _parents(parents: pl.DataFrame, draws: Draws) -> pl.DataFrame:
    n = parents.height
    roles = draws.words("parent role", ("mother", "father", "parent"), n, (6, 4, 1))
    bands = draws.stated("parent age", np.ones(n, dtype=bool), PARENT_BANDS, (4, 4, 1, 2, 1))
    older = pl.col("generations") & (pl.col("letter") == "A")
    younger = pl.col("generations") & (pl.col("letter") == "B")
    return parents.with_columns(
        kind=pl.lit("parent"),
        role=roles,
        age_band=pl.when(older).then(pl.lit("45_54")).when(younger).then(pl.lit("17_24")).otherwise(bands),
    )


def _children(children: pl.DataFrame, draws: Draws) -> pl.DataFrame:
    n = children.height
    return children.with_columns(
        kind=pl.lit("child"),
        role=draws.words("child role", ("child", "grandchild"), n, (30, 1)),
        age_band=draws.stated("child age", np.ones(n, dtype=bool), CHILD_BANDS, (1, 3, 4, 2, 5, 4, 1, 2)),
    )


def _kin(kin: pl.DataFrame, draws: Draws) -> pl.DataFrame:
    older = kin.get_column("letter") == "K"
    younger_role = draws.words_where("younger kin role", ~older, YOUNGER_KIN, (3, 2, 2, 1, 1))
    younger_age = draws.stated("younger kin age", ~older, ("17_24", "over_16"))
    return kin.with_columns(
        kind=pl.lit("kin"),
        role=draws.words_where("older kin role", older, OLDER_KIN, (5, 3, 2, 3, 2, 1, 2)).fill_null(younger_role),
        age_band=draws.stated("older kin age", older, ("45_54", "55_plus")).fill_null(younger_age),
    )
