"""Pages that several processes draw are those that one draws, in the same order."""

from dataclasses import replace

from tests.unit.viz import invented
from viz.side_by_side import one_by_one, side_by_side


def test_processes_draw_the_same_pages_in_the_same_order() -> None:
    some = [invented.usual(), invented.small(), invented.no_ties()]
    maps = [replace(one, title=f"{one.title} {number}") for number in range(6) for one in some]
    with side_by_side() as draw:
        drawn = list(draw(iter(maps)))
    assert drawn == list(one_by_one(maps))
    assert [one.title for one, _ in drawn] == [one.title for one in maps]


def test_no_map_is_no_page() -> None:
    with side_by_side() as draw:
        assert list(draw([])) == []
