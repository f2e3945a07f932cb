"""Crowded maps: services fold into agencies and sectors, lines into shared ones, and nothing is lost."""

import pytest

from tests.unit.viz import invented
from viz.ecomap.fold import FOLDED_TO, MOST_CARDS, seen_in, views_of
from viz.ecomap.fold_lines import MOST_TIES
from viz.ecomap.record import Ecomap

CROWDED = invented.crowded()


def cards(one: Ecomap) -> list[str]:
    return [n.owner for n in one.nodes if n.kind not in ("Parent", "Child", "Kin") and not n.service]


def test_a_map_that_is_not_crowded_has_one_view_with_everything() -> None:
    usual = invented.usual()
    [view] = usual.views
    assert view.nodes == tuple(n.owner for n in usual.nodes)
    assert view.ties == tuple(t.owner for t in usual.ties)
    assert not any(n.fold for n in usual.nodes)


def test_200_nodes_fold_to_few_cards_and_few_lines() -> None:
    assert len(CROWDED.nodes) >= 200
    first = seen_in(CROWDED, CROWDED.views[0])
    assert len(cards(first)) <= FOLDED_TO
    assert sum(t.kind == "served" for t in first.ties) <= MOST_TIES
    for view in CROWDED.views[1:]:
        assert len(cards(seen_in(CROWDED, view))) <= MOST_CARDS


def test_every_service_and_worker_is_drawn_in_some_view_and_said_how_many_where_folded() -> None:
    drawn = {owner for view in CROWDED.views for owner in view.nodes}
    assert drawn == {n.owner for n in CROWDED.nodes}
    for fold in (n for n in CROWDED.nodes if n.kind in ("Agency", "Sector")):
        inside = [n for n in CROWDED.nodes if n.fold == fold.owner]
        assert fold.label.endswith(f"{len(inside)} services")


def test_a_line_to_a_fold_stands_for_all_that_its_lines_stood_for() -> None:
    told = {i.owner for i in CROWDED.interactions}
    for view in CROWDED.views:
        assert {i for t in seen_in(CROWDED, view).ties for i in t.interactions} == told
    for tie in CROWDED.ties:
        assert len(set(tie.interactions)) == len(tie.interactions)
        assert all(tie.owner in i.ties for i in CROWDED.interactions if i.owner in tie.interactions)


def test_a_tie_has_one_owner_however_many_views_it_is_in() -> None:
    keys = [(t.ends, t.kind, t.way, t.interactions) for t in CROWDED.ties]
    assert len(keys) == len(set(keys))
    assert [t.owner for t in CROWDED.ties] == [f"t{n}" for n in range(len(keys))]


def test_agencies_fold_where_that_is_enough_and_a_large_agency_within_a_large_sector_too() -> None:
    few = invented.crowded(services=26, workers=0, people=2)
    by_agency = [invented.service(1 + n, f"Service {n}", "", f"Sector {n % 3}", f"Agency {n // 5}") for n in range(30)]
    people = [invented.PEOPLE[0], *by_agency]
    one = invented.ecomap(people, [(invented.interaction(0, invented.told()), ["n0"], "n1")])
    assert {n.kind for n in one.nodes if n.owner.startswith("g")} == {"Agency"}
    assert {n.kind for n in few.nodes if n.owner.startswith("g")} <= {"Agency", "Sector"}
    large = [invented.service(1 + n, f"Service {n}", "", "One sector", f"Agency {n % 4}") for n in range(60)]
    one = invented.ecomap([invented.PEOPLE[0], *large], [(invented.interaction(0, invented.told()), ["n0"], "n1")])
    kinds = [n.kind for n in one.nodes if n.owner.startswith("g")]
    assert kinds.count("Agency") == 4
    assert all(len(cards(seen_in(one, view))) <= MOST_CARDS for view in views_of(one))


@pytest.mark.parametrize("name", ["usual", "small", "no_ties", "one_service"])
def test_usual_families_keep_every_line_of_their_own(name: str) -> None:
    one: Ecomap = getattr(invented, name)()
    assert len({t.ends for t in one.ties if t.kind == "served"}) == sum(t.kind == "served" for t in one.ties)
    assert all(t.interactions for t in one.ties if t.kind == "served")


def test_people_of_another_home_share_the_line_of_that_home() -> None:
    ends = {t.ends[0] for t in seen_in(CROWDED, CROWDED.views[0]).ties if t.kind == "served"}
    assert {"home", "home1"} <= ends
