"""Folding and places of the explorer: what is opened, where things stand, and what lies around one of them."""

import subprocess
import sys
from itertools import combinations

import numpy as np
import pytest

from benchmarks.networks import invented_network
from schema.problems import KithError
from tests.lib.networks import network, usual
from viz.explorer.folding import MOST_HELD, Limits, folded
from viz.explorer.places import packed, places
from viz.explorer.reach import around
from viz.explorer.record import HOLDERS, Network
from viz.explorer.words import opening

EVERYTHING = Limits(10**9, 10**9, 10**9)


def drawn(one: Network, limits: Limits) -> set[str]:
    """Labels of what is drawn when a page opens."""
    tree = folded(one, limits)
    opened, kinds = set(tree.open), tree.things["kind"].to_list()
    found = set()
    for i, label in enumerate(tree.things["label"].to_list()):
        above, at = [], int(tree.parent[i])
        while at >= 0:
            above.append(at)
            at = int(tree.parent[at])
        if all(a in opened for a in above) and not (kinds[i] in HOLDERS and i in opened):
            found.add(label)
    return found


def test_a_small_network_is_open() -> None:
    assert drawn(usual(), Limits()) == set(usual().things.filter(~usual().things["kind"].is_in(HOLDERS))["label"])
    assert opening(usual(), folded(usual())).endswith("and 9 ties.")


def test_a_crowded_one_folds_people_into_families_and_services_first() -> None:
    shown = drawn(usual(), Limits(things=150, ties=260, detail=3))
    assert shown == {"The Alder family", "The Birch family", "Drug treatment clinic", "Maternity clinic",
                     "Children and families team"}  # fmt: skip


def test_then_services_into_agencies_and_sectors() -> None:
    assert drawn(usual(), Limits(things=4, ties=2, detail=0)) == {
        "Health board", "Children and families team", "families of a study",
    }  # fmt: skip
    assert drawn(usual(), Limits(things=1, ties=0, detail=0)) == {"NHS", "social work", "families of a study"}


def test_what_is_folded_is_said() -> None:
    said = opening(usual(), folded(usual(), Limits(detail=0)))
    assert "2 families, 2 parents, 1 child, 1 kin or friend" in said
    assert said.endswith(
        "opens with 2 parents, 1 child, 1 kin or friend and 2 workers folded into what they belong to."
    )


def test_too_many_in_one_place_keep_the_best_connected_and_fold_the_others() -> None:
    many = network([(f"n{i:04}", f"thing {i}", "Service", "") for i in range(2 * MOST_HELD + 7)],
                   [(f"n{i:04}", "n0000") for i in range(1, 30)])  # fmt: skip
    tree = folded(many, Limits())
    others = tree.things.filter(kind="Others")
    assert others["label"].to_list() == ["200 others", "7 others"]
    assert others["facts"].to_list() == ["with 0 ties each"] * 2
    assert "thing 0" in drawn(many, Limits(things=MOST_HELD + 10))


def test_large_networks_are_opened_only_so_far() -> None:
    tree = folded(invented_network(1000))
    assert tree.things.height > 1000
    assert len(drawn(invented_network(1000), Limits())) <= Limits().things


def test_nothing_overlaps_and_what_belongs_together_lies_together() -> None:
    tree = folded(usual(), EVERYTHING)
    placed = places(tree)
    leaves = [i for i in range(tree.parent.size) if tree.things["kind"][i] not in HOLDERS]
    for a, b in combinations(leaves, 2):
        assert np.hypot(*(placed.xy[a] - placed.xy[b])) >= placed.radius[a] + placed.radius[b]
    for i, holder in enumerate(tree.parent.tolist()):
        if holder >= 0:
            assert np.hypot(*(placed.xy[i] - placed.xy[holder])) + placed.radius[i] <= placed.room[holder]


def test_circles_of_any_size_do_not_overlap() -> None:
    draw = np.random.default_rng(4)
    for count in (1, 2, 3, 17, 60):
        radii = draw.uniform(2, 60, size=count)
        spots = packed(radii)
        for a, b in combinations(range(count), 2):
            assert np.hypot(*(spots[a] - spots[b])) >= radii[a] + radii[b] - 2.5


def test_places_are_the_same_whatever_is_open_and_whatever_the_hash_seed() -> None:
    shut, wide = (places(folded(usual(), limits)) for limits in (Limits(detail=0), EVERYTHING))
    assert shut.xy.tolist() == wide.xy.tolist()
    script = (
        "from hashlib import sha256; from tests.lib.networks import usual; from viz.explorer.page import page;"
        "print(sha256(page(usual()).encode()).hexdigest())"
    )
    seen = {
        subprocess.run(
            [sys.executable, "-c", script], env={"PYTHONHASHSEED": seed, "PYTHONPATH": "."}, check=True,
            capture_output=True, text=True,
        ).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    assert len(seen) == 1


def test_around_somebody_lies_what_can_be_reached_in_so_many_steps() -> None:
    one = around(usual(), "p2", 1)
    assert set(one.things["label"]) == {"Kit", "The Birch family", "families of a study"}
    two = around(usual(), "p2", 2)
    assert set(two.ties.select("from_id", "to_id").iter_rows()) == {("F2", "s1"), ("F2", "s3"), ("w3", "F2")}
    assert "Health board" in set(two.things["label"])
    assert two.title == "Kit: 2 steps around"


def test_around_nobody_known_is_refused() -> None:
    with pytest.raises(KithError) as caught:
        around(usual(), "p9", 1)
    assert caught.value.problem.code == "E610"


@pytest.mark.parametrize(
    ("things", "ties", "said"),
    [
        ([("a", "A", "Service", ""), ("a", "B", "Service", "")], [], "stands for two things"),
        ([("a", "A", "Service", "b")], [], "no thing has"),
        ([("a", "A", "Service", "")], [("a", "b")], "no thing has"),
    ],
)
def test_a_network_that_does_not_hold_together_is_refused(
    things: list[tuple[str, ...]], ties: list[tuple[str, ...]], said: str
) -> None:
    with pytest.raises(ValueError, match=said):
        network(things, ties)
