"""The families of the companion and the people in them, as sheets and as what the rest needs to know of them."""

from dataclasses import dataclass
from typing import Any

import polars as pl

from synthesis.companion.data import FamilyData, families
from synthesis.sheets import as_sheet

UNBORN = "unborn"
#: Homes in which a child lives with a parent who takes part.
AT_HOME = ("with_parent", "shared")
ADULT = "over_16"
GENDERS = {
    "mother": "woman",
    "father": "man",
    "grandmother": "woman",
    "grandfather": "man",
}


@dataclass(frozen=True)
class Cast:
    """Who is who."""

    families_sheet: pl.DataFrame
    people_sheet: pl.DataFrame
    #: `f`, `family`, `jurisdiction`, `course`, `area`, keys of the members, `couple` (b takes part)
    families: pl.DataFrame
    #: `person`, `family`, `name`, `role`, `is_a`, `participant`
    members: pl.DataFrame
    #: a home of a child: `f`, `child`, `child_name`, `unborn`, `grown`, `nth`, `arrangement`, `since`, `until`, `last`,
    #: and `from_day`, `to_day` in days of the period
    homes: pl.DataFrame


def make_cast() -> Cast:
    """The families of the data, with their members."""
    rows = [row for family in families() for row in _members(family)]
    members = pl.DataFrame(rows, infer_schema_length=None)
    return Cast(
        families_sheet=_families_sheet(),
        people_sheet=_people_sheet(members),
        families=_families(),
        members=members,
        homes=_homes(),
    )


def _families() -> pl.DataFrame:
    rows = [
        {
            "f": i,
            "family": one.family,
            "family_name": one.name,
            "jurisdiction": one.jurisdiction,
            "area": 0 if one.jurisdiction == "scotland" else 1,
            "course": one.course,
            "treatment": one.treatment,
            "a": f"{one.family}A",
            "b": f"{one.family}B" if one.b else None,
            "couple": bool(one.b and one.b[3]),
            "k": f"{one.family}K" if one.k and one.k[0] != "foster_carer" else None,
            "l": f"{one.family}L" if one.l and one.l[0] in ("partner", "sibling", "friend", "aunt_uncle") else None,
        }
        for i, one in enumerate(families())
    ]
    return pl.DataFrame(rows, infer_schema_length=None)


def _families_sheet() -> pl.DataFrame:
    rows = [
        {
            "family": one.family,
            "name": one.name,
            "jurisdiction": one.jurisdiction,
            "household": one.household,
            "area_type": one.area,
            "document": f"{one.family}A-int1",
            "place": "the talk about who is who",
            "memo": "Invented; stands for no family.",
        }
        for one in families()
    ]
    return as_sheet("families", pl.DataFrame(rows))


def _members(one: FamilyData) -> list[dict[str, Any]]:
    """One row a member, parents first."""
    base = {"family": one.family, "jurisdiction": one.jurisdiction}
    found: list[dict[str, Any]] = []
    for letter, parent in (("A", one.a), ("B", one.b)):
        if parent:
            role, name, band, takes_part = parent
            found.append(
                {**base, "person": f"{one.family}{letter}", "is_a": "parent", "role": role, "name": name}
                | {"age_band": band, "participant": takes_part, "ost": takes_part or None}
                | {"first_time": (letter.lower() in one.first_time) if takes_part else None}
                | {"shares_care": (one.shares if letter == "A" and one.household == "single_parent" else None)}
            )
    for letter, kin in (("K", one.k), ("L", one.l)):
        if kin:
            found.append(
                {**base, "person": f"{one.family}{letter}", "is_a": "kin", "role": kin[0], "name": kin[1]}
                | {"age_band": kin[2], "participant": kin[4] if len(kin) > 4 else False}
            )
    for i, (name, band, _) in enumerate(one.children, start=1):
        found.append(
            {**base, "person": f"{one.family}C{i}", "is_a": "child", "role": "child", "name": name, "age_band": band}
            | {"participant": False}
        )
    keys = ("person", "family", "jurisdiction", "is_a", "role", "name", "age_band", "participant", "ost", "first_time")
    return [{key: row.get(key) for key in (*keys, "shares_care")} for row in found]


def _people_sheet(members: pl.DataFrame) -> pl.DataFrame:
    flags = ("participant", "ost", "first_time", "shares_care")
    return as_sheet(
        "people",
        members.with_columns(
            *(pl.when(flag).then(pl.lit("yes")).when(~pl.col(flag)).then(pl.lit("no")).alias(flag) for flag in flags),
            kind="is_a",
            pseudonym="name",
            gender=pl.col("role").replace_strict(GENDERS, default=None, return_dtype=pl.String),
            document=pl.col("family") + "A-int1",
            place=pl.lit("the talk about who is who"),
        ),
    )


def _homes() -> pl.DataFrame:
    """Where each child lives, one home after the other; days count from the first of the period."""
    rows = []
    for f, one in enumerate(families()):
        for i, (name, band, homes) in enumerate(one.children, start=1):
            given = [home.strip().split(":") for home in homes.split(";")]
            days = [_day(since) for _, since in given]
            for nth, (arrangement, since) in enumerate(given):
                rows.append(
                    {
                        "f": f,
                        "family": one.family,
                        "child": f"{one.family}C{i}",
                        "child_name": name,
                        "band": band,
                        "unborn": band == UNBORN,
                        "grown": band == ADULT,
                        "nth": nth,
                        "arrangement": arrangement,
                        "since": since,
                        "until": given[nth + 1][1] if nth + 1 < len(given) else None,
                        "last": nth + 1 == len(given),
                        "from_day": days[nth],
                        "to_day": days[nth + 1] - 1 if nth + 1 < len(given) else 10_000,
                    }
                )
    return pl.DataFrame(rows, infer_schema_length=None)


def _day(since: str) -> int:
    """The middle of a month or year in days from 1 April 2021; long before it when nobody says."""
    if not since:
        return -10_000
    year, _, month = since.partition("-")
    return (int(year) - 2021) * 365 + (int(month or 7) - 4) * 30 + 12
