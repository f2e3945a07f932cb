"""Drawn families, people and services."""

from dataclasses import dataclass

from hypothesis import strategies as st

Rows = list[dict[str, str]]

#: dates of every sort, several of which touch the edges of others
DATES = (
    "",
    "2022-03-10",
    "2022-03-10",
    "2022-03-11",
    "2022-03-31",
    "2022-04-01",
    "2022-03",
    "2022-03~",
    "2022-21",
    "2021-24",
    "2022",
    "2022-03-XX",
    "2022-03-10/2022-03-31",
    "2022-03-11/..",
    "../2022-03-10",
    "2021-12-31",
    "2022-01-03",
    "2022-04-08?",
)

#: person, kind, roles, gender; whoever is drawn is in the study
PEOPLE = (
    ("mum", "parent", ("mother",), "woman"),
    ("dad", "parent", ("father",), "man"),
    ("baby", "child", ("child",), ""),
    ("teen", "child", ("child",), "woman"),
    ("gran", "kin", ("grandmother", "kinship_carer"), "woman"),
    ("pal", "kin", ("friend", "partner"), ""),
    ("mum2", "parent", ("mother", "parent"), ""),
    ("nurse", "professional", ("substance_use_nurse",), "woman"),
    ("sw", "professional", ("social_worker",), "man"),
    ("sw2", "professional", ("social_worker",), ""),
    ("gp", "professional", ("gp", "health_visitor"), ""),
)
AGENCIES = (
    ("A1", "nhs", "Board"),
    ("A2", "local_authority_social_work", "Council"),
    ("A3", "third_sector", ""),
)
SERVICE_KINDS = ("drug_treatment", "child_protection", "maternity", "general_practice", "family_support")


@dataclass(frozen=True)
class Cast:
    """Who is in a study."""

    families: Rows
    services: Rows
    people: Rows

    def keys(self, *kinds: str) -> list[str]:
        """The keys of people of these kinds; of everybody when none is named."""
        return [row["person"] for row in self.people if not kinds or row["kind"] in kinds]

    @property
    def family_keys(self) -> list[str]:
        """The keys of the families."""
        return [row["family"] for row in self.families]

    @property
    def service_keys(self) -> list[str]:
        """The keys of the services."""
        return [row["service"] for row in self.services]


def some(values: list[str], most: int, least: int = 0) -> st.SearchStrategy[str]:
    """Several of these in one cell."""
    if not values:
        return st.just("")
    listed = st.lists(st.sampled_from(values), min_size=least, max_size=most, unique=True)
    return listed.map("; ".join)


def mostly(values: list[str]) -> st.SearchStrategy[str]:
    """One of these, or two, and now and then none."""
    return st.one_of(some(values, 2), some(values, 1, 1), some(values, 2, 1))


@st.composite
def casts(draw: st.DrawFn) -> Cast:
    """Families, services and people of a study; a person may count to no family, or to two."""
    families = [
        {
            "family": f"F{n}",
            "name": draw(st.sampled_from(["Family", ""])),
            "jurisdiction": draw(st.sampled_from(["scotland", "england", ""])),
        }
        for n in range(1, draw(st.integers(1, 3)) + 1)
    ]
    services = [draw(_services(f"S{n}")) for n in range(1, draw(st.sampled_from([1, 2, 3, 4, 4])) + 1)]
    number = draw(st.sampled_from([1, len(PEOPLE) // 2, len(PEOPLE) - 2, len(PEOPLE)]))
    chosen = draw(st.lists(st.sampled_from(PEOPLE), min_size=number, max_size=number, unique=True))
    cast = Cast(families, services, [])
    people = []
    for person, kind, roles, gender in sorted(chosen, key=PEOPLE.index):
        works = kind == "professional"
        people.append(
            {
                "person": person,
                "kind": kind,
                "pseudonym": draw(st.sampled_from(["", person.title()])),
                "family": "" if works else draw(mostly(cast.family_keys)),
                "role": draw(st.sampled_from(roles)),
                "gender": gender,
                "age_band": "under_1" if person == "baby" else "",
                "service": draw(mostly(cast.service_keys)) if works else "",
            }
        )
    return Cast(families, services, people)


@st.composite
def _services(draw: st.DrawFn, key: str) -> dict[str, str]:
    agency, sector, name = draw(st.sampled_from(AGENCIES))
    return {
        "service": key,
        "name": draw(st.sampled_from(["", f"Team {key}"])),
        "service_kind": draw(st.sampled_from(SERVICE_KINDS)),
        "site": draw(st.sampled_from(["", "north", "south"])),
        "agency": agency,
        "agency_name": name,
        "sector": sector,
    }
