"""Parameters of questions: what people write becomes what the Cypher is given, and nothing else does."""

import datetime as dt

import pytest

from queries.days import EPOCH, FIRST_DAY, LAST_DAY
from queries.groups import GROUPS, LAST_TEXT
from queries.parameters import cypher_parameters
from schema.problems import KithError

EVERY = ("Families", "Window", "Voice", "Sector", "Kind", "Role", "Steps")


def day(text: str) -> int:
    return (dt.date.fromisoformat(text) - EPOCH).days


@pytest.mark.parametrize(
    ("groups", "given", "expected"),
    [
        (("Families",), {}, {"family_from": "", "family_to": LAST_TEXT, "jurisdiction": ""}),
        (("Families",), {"study": "s"}, {"family_from": "s:", "family_to": f"s:{LAST_TEXT}", "jurisdiction": ""}),
        (("Families",), {"family": "s:F1"}, {"family_from": "s:F1", "family_to": "s:F1", "jurisdiction": ""}),
        (
            ("Families",),
            {"family": "s:F1", "study": "t", "jurisdiction": "england"},
            {"family_from": "s:F1", "family_to": "s:F1", "jurisdiction": "england"},
        ),
        (
            ("Sides",),
            {"one": "s:F1", "other": "t"},
            {"one_from": "s:F1", "one_to": "s:F1", "other_from": "t:", "other_to": f"t:{LAST_TEXT}"},
        ),
        (("Studies",), {"study": "s"}, {"id_from": "s:", "id_to": f"s:{LAST_TEXT}"}),
        (("Steps",), {}, {"steps": 1}),
        (("Steps", "Person"), {"steps": "3"}, {"steps": 3, "person": ""}),
        (("Sector", "Kind", "Role"), {"kind": "drug_test"}, {"sector": "", "kind": "drug_test", "role": ""}),
        (("Event",), {"event": "s:i1"}, {"event": "s:i1"}),
        (("Thing",), {"id": "s:I1"}, {"id": "s:I1"}),
        (("Window",), {}, {"from_day": FIRST_DAY, "to_day": LAST_DAY}),
        (
            ("Window",),
            {"from": "2021-04-01", "to": "2022-12-31"},
            {"from_day": day("2021-04-01"), "to_day": day("2022-12-31")},
        ),
        (("Window",), {"to": "2021-04-01"}, {"from_day": FIRST_DAY, "to_day": day("2021-04-01")}),
        (("Voice",), {}, {"voice": ""}),
        (("Voice",), {"voice": "role:mother"}, {"voice": "role:mother"}),
    ],
)
def test_what_the_cypher_is_given(groups: tuple[str, ...], given: dict[str, str], expected: dict[str, object]) -> None:
    assert cypher_parameters("chronology", groups, given) == expected


def test_every_group_gives_exactly_what_it_says() -> None:
    for name, group in GROUPS.items():
        required = {one.name: "s:x" for one in group.asked if one.default is None}
        given = cypher_parameters("chronology", (name,), required)
        assert set(given) == set(group.used)
        assert None not in given.values()


@pytest.mark.parametrize(
    ("given", "code", "says"),
    [
        ({"famly": "s:F1"}, "E602", "did you mean family?"),
        ({"from": "yesterday"}, "E604", "from must be a day such as 2021-04-01"),
        ({"to": "2021-4-1"}, "E604", "to must be"),
        ({"from": "2021-02-30"}, "E604", "from must be"),
        ({"from": "2022-01-01", "to": "2021-01-01"}, "E606", "ends before it begins"),
        ({"jurisdiction": "scottland"}, "E616", "did you mean scotland?"),
        ({"sector": "nhhs"}, "E616", "a term of the list sector (did you mean nhs?)"),
        ({"kind": "drug_tests"}, "E616", "did you mean drug_test?"),
        ({"role": "mothr"}, "E616", "mother"),
        ({"steps": "4"}, "E604", "steps must be one of 1, 2, 3"),
        ({"steps": "some"}, "E604", "steps must be one of 1, 2, 3"),
    ],
)
def test_what_is_refused(given: dict[str, str], code: str, says: str) -> None:
    with pytest.raises(KithError, match=code) as error:
        cypher_parameters("chronology", EVERY, given)
    assert says in str(error.value)
    assert not any(f" {value} " in str(error.value) for value in given.values())


def test_a_parameter_that_is_missing() -> None:
    with pytest.raises(KithError, match=r"E603.*needs the parameter id"):
        cypher_parameters("evidence", ("Thing", "Voice"), {})
