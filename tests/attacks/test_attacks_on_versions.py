"""Somebody keeps every release, and sets each beside those before it."""

from disclosure.structure import Figure
from tests.lib.intruder.attacks import on_versions
from tests.lib.intruder.differences import over_versions
from tests.lib.intruder.said import of_versions
from tests.lib.intruder.studies import studies
from tests.lib.used import ATTACKED


def test_no_two_versions_tell_of_a_small_group() -> None:
    """One to thirteen families of each study change, and then many come."""
    found = on_versions(studies(40, 1, most=100, linked=24, first=1000))
    ATTACKED["versions"] = of_versions(found)
    assert found.anew >= 20
    assert found.pairs.pairs > 500
    assert found.pairs.small == 0
    assert found.narrowed == []
    assert found.plain.small > 40


def test_what_would_be_a_small_group() -> None:
    one = Figure(("a",), ((0,),))
    assert over_versions({one: 20}, {one: 23}, 5).small == 1
    assert over_versions({one: 20}, {one: 20}, 5).small == 0
    assert over_versions({one: 20}, {one: 25}, 5).small == 0
    both, other = Figure(("a",), ((0, 1),)), Figure(("a",), ((1,),))
    assert over_versions({both: 30}, {one: 20, other: 12}, 5).small == 1
    assert over_versions({one: 20, other: 12}, {both: 30}, 5).small == 1
    assert over_versions({both: 30}, {one: 20}, 5).pairs == 0
