"""A release beside an earlier one: what differs by too little is not told, to whoever sees whichever levels."""

import polars as pl

from disclosure.counts import Members
from disclosure.history import Release
from disclosure.policy import OPEN_LEVELS
from disclosure.structure import Figure
from disclosure.versions import Basis, release_anew
from tests.lib.classified import SHIPPED, chain, could_be, drawn
from tests.lib.intruder.differences import Tried, over_versions

TABLES = chain((4, 3))
ONE = chain((3,))


def released(version: str, members: Members, *before: Release) -> Release | None:
    tables = TABLES if "b" in members.classes.columns else ONE
    basis = Basis(version, "policy", "definitions", {})
    return release_anew(tables, members, SHIPPED, OPEN_LEVELS, basis, before, "salt")


def known(release: Release, level: str) -> dict[Figure, float]:
    """What somebody knows who sees a level, and so every more open one."""
    levels = OPEN_LEVELS[: OPEN_LEVELS.index(level) + 1]
    return {figure: value for one in levels for figure, value in release.levels[one].shown.items()}


def in_classes(*sizes: int) -> Members:
    places = [place for place, size in enumerate(sizes) for _ in range(size)]
    ids = [f"s:F{number:03}" for number in range(len(places))]
    people = pl.DataFrame({"family": ids, "person": ids})
    return Members(pl.DataFrame({"family": ids, "a": places}), people, pl.DataFrame({"family": ids}))


def test_what_the_room_saw_and_everybody_sees_now_differs_by_k_or_nothing() -> None:
    """Of these studies many showed at first in the room alone what later everybody may see."""
    tried = {level: Tried() for level in OPEN_LEVELS}
    across = 0
    for seed in range(3, 48):
        old = released("v0", drawn(TABLES, 60 + seed % 60, seed, 1.0))
        assert old is not None
        new = released("v1", drawn(TABLES, 150 + seed % 100, seed + 1000, 1.0), old)
        if new is not None:
            across += len(old.levels["workshop"].shown.keys() & new.levels["public"].shown.keys())
            for level in OPEN_LEVELS:
                tried[level] += over_versions(known(old, level), known(new, level), SHIPPED.k(level))
    assert across > 20
    assert [one.small for one in tried.values()] == [0, 0]
    assert all(one.pairs > 100 for one in tried.values())


def test_what_moved_by_too_little_does_not_follow_from_its_parts() -> None:
    """Everybody saw 26 families in the first two classes together; there are 28 now, 20 and 8."""
    both, parts = Figure(("a",), ((0, 1),)), [Figure(("a",), ((place,),)) for place in range(2)]
    old = released("v0", in_classes(8, 18, 40))
    assert old is not None
    assert old.levels["public"].shown[both] == 26
    assert set(parts) <= old.levels["workshop"].shown.keys()
    new = released("v1", in_classes(20, 8, 60), old)
    assert new is not None
    assert both not in new.levels["public"].shown
    low, high = could_be(ONE, 88, known(new, "workshop"), both)
    assert high - low >= SHIPPED.protection.width
