"""Ties from interactions, and the homes that people live in."""

from typing import Any

import pytest

from schema.model import load_model
from viz.ecomap.homes import homes_of
from viz.ecomap.record import HOUSEHOLD, Home
from viz.ecomap.telling import told_of, under_pressure
from viz.ecomap.ties import Had, is_stressful, kin, served

MODEL = load_model()


def test_a_tie_stands_for_all_that_a_person_and_a_service_had_together() -> None:
    had = [
        Had(0, ("n0",), ("n5",), False),
        Had(1, ("n0", "n1"), ("n5", "n6"), True),
        Had(2, (HOUSEHOLD,), ("n6",), False),
    ]
    found = served(had, [])
    assert [(t.ends, t.interactions) for t in found] == [
        ((HOUSEHOLD, "n6"), ("i2",)),
        (("n0", "n5"), ("i0", "i1")),
        (("n0", "n6"), ("i1",)),
        (("n1", "n5"), ("i1",)),
        (("n1", "n6"), ("i1",)),
    ]
    assert [t.stressful for t in found] == [False, True, True, True, True]


def test_a_service_that_works_with_the_family_has_a_tie_though_no_dealing_is_told() -> None:
    found = served([Had(0, ("n0",), ("n5",), False)], [(HOUSEHOLD, "n5"), (HOUSEHOLD, "n9")])
    assert [(t.ends, t.interactions) for t in found] == [(("n0", "n5"), ("i0",)), ((HOUSEHOLD, "n9"), ())]


@pytest.mark.parametrize(
    ("hard", "all_", "is_"), [(0, 0, False), (0, 9, False), (1, 4, False), (1, 3, True), (2, 2, True)]
)
def test_a_third_under_pressure_makes_a_tie_stressful(hard: int, all_: int, is_: bool) -> None:
    assert is_stressful(hard, all_) == is_


def test_partners_are_joined_once_and_parents_from_their_side() -> None:
    def row(tie: str, a: str, b: str, detail: str = "") -> dict[str, str]:
        return {"tie": tie, "from_id": a, "to_id": b, "detail": detail}

    owners = {"p": "n0", "q": "n1", "c": "n2"}
    rows = [
        row("partner_of", "p", "q", "living_together"), row("partner_of", "q", "p", "living_together"),
        row("parent_of", "p", "c", "birth"), row("member_of", "c", "p"),
    ]  # fmt: skip
    found = kin(rows, owners, MODEL)
    assert [(t.ends, t.way, t.label) for t in found] == [
        (("n0", "n2"), "parent", "parent of (by birth)"),
        (("n0", "n1"), "partner", "partner of (living together)"),
    ]


def arranged(**changes: object) -> dict[str, object]:
    return {
        "child": "c", "care_arrangement": "1", "arrangement": "kinship_care", "with_whom": ["g"], "legal_basis": "",
        "edtf": "", "from_day": 0, "after": "", "age_band": "5_11", **changes,
    }  # fmt: skip


def test_children_live_where_the_last_arrangement_says_with_those_who_care_for_them() -> None:
    rows = [
        arranged(care_arrangement="1", arrangement="foster_care", with_whom=[], from_day=900),
        arranged(care_arrangement="2", after="1", legal_basis="supervision_order", edtf="2018-05/.."),
    ]
    homes, lives, ages = homes_of(rows, {"c": "Moss", "g": "Hazel", "m": "Rowan"}, "Family 07", MODEL)
    assert homes == [
        Home("Family 07"),
        Home("Kinship care with Hazel", "supervision order; from May 2018 on"),
    ]
    assert lives == {"c": 1, "g": 1}
    assert ages == {"c": "5 to 11"}


def test_siblings_with_the_same_carers_share_a_home_and_who_is_at_home_has_none_of_their_own() -> None:
    rows = [arranged(), arranged(child="d"), arranged(child="e", arrangement="with_parent", with_whom=[])]
    homes, lives, _ = homes_of(rows, {"c": "Moss", "d": "Fern", "e": "Wren", "g": "Hazel"}, "Family 07", MODEL)
    assert len(homes) == 2
    assert lives == {"c": 1, "d": 1, "g": 1}


def telling(**changes: object) -> dict[str, Any]:
    return {
        "status": "held", "reality": "event", "care": "", "control": "", "edtf": "", "from_day": 0, "to_day": 0,
        "basis": "", **changes,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "outcome"),
    [
        ({}, "held"), ({"status": "refused"}, "missed"), ({"status": "cancelled_by_service"}, "missed"),
        ({"status": "not_invited"}, "not_offered"), ({"reality": "habit"}, "habit"), ({"reality": "fear"}, "other"),
        ({"reality": "request", "status": "refused"}, "missed"), ({"status": "planned"}, "other"),
    ],
)  # fmt: skip
def test_what_became_of_it(changes: dict[str, object], outcome: str) -> None:
    assert told_of(telling(**changes), MODEL).outcome == outcome


@pytest.mark.parametrize(
    ("changes", "hard"),
    [
        ({}, False), ({"care": "withheld"}, True), ({"basis": "ordered"}, True), ({"basis": "volunteered"}, False),
        ({"basis": "ordered", "care": "offered"}, False), ({"basis": "asked", "care": "mixed"}, False),
    ],
)  # fmt: skip
def test_pressure_is_what_is_mandated_without_care_or_care_withheld(changes: dict[str, object], hard: bool) -> None:
    assert under_pressure(telling(**changes), MODEL) == hard
