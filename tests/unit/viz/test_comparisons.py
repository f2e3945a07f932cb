"""Two maps in one layout: what stands where on each side, what is told of it, and what the page says of the two."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from disclosure.composite.composed import Band, Composite, CompositeNode, CompositeTie
from schema.problems import KithError
from tests.unit.viz import invented
from viz.ecomap.compare import Comparison
from viz.ecomap.compare_countries import countries
from viz.ecomap.compare_dates import Window, two_dates, window
from viz.ecomap.compare_families import two_families
from viz.ecomap.compare_page import compare_page
from viz.ecomap.compare_svg import side_plan
from viz.ecomap.compare_words import line_rows, people_rows, service_rows
from viz.ecomap.layout import SHAPES, plan
from viz.ecomap.record import Ecomap, Node

FIVE, TEN = Band(5, or_more=True), Band(10, or_more=True)


@pytest.fixture(autouse=True)
def unfolded() -> Iterator[None]:
    """Comparisons fold both sides alike, so they are made of maps that are not folded yet."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(invented, "with_views", lambda one: one)
        yield


def owners(one: Ecomap) -> dict[str, str]:
    return {n.label: n.owner for n in one.nodes}


def country(name: str, kinds: dict[str, str], people: tuple[str, ...] = ("mother",)) -> Composite:
    nodes = [CompositeNode(p, False, "", FIVE) for p in people]
    nodes += [CompositeNode(kind, True, sector, FIVE) for kind, sector in kinds.items()]
    ties = [CompositeTie(p, kind, FIVE, True, kind == "drug treatment") for p in people for kind in kinds]
    return Composite(
        "s", "workshop", 5, "8c1f0a2b", "A composite.", True, tuple(nodes), tuple(ties), name, TEN if kinds else None
    )


def test_like_stands_in_the_place_of_like() -> None:
    one = invented.usual()
    other = replace(one, title="Family 08", nodes=tuple(_elsewhere(n) for n in one.nodes))
    left, right = two_families(one, other).sides
    assert owners(left)["Rowan"] == owners(right)["Iris"], "mother and mother"
    assert owners(left)["Community pharmacy"] == owners(right)["High Street chemist"], "what they do is the same"
    assert owners(left)["Family centre"] not in {n.owner for n in right.nodes}, "what they do differs"
    assert [n.label for n in left.nodes if n.kind == "Professional"] == [], "workers stand in no comparison"


def _elsewhere(node: Node) -> Node:
    names = {"Rowan": "Iris", "Community pharmacy": "High Street chemist"}
    changed = replace(node, label=names.get(node.label, node.label))
    return replace(changed, detail="advice") if node.label == "Family centre" else changed


@pytest.mark.parametrize("shape", SHAPES)
def test_what_both_have_stands_in_one_place(shape: str) -> None:
    found = two_families(invented.usual(), invented.small())
    whole = plan(found.both, "wide" if shape == "wide" else "tall")
    left, right = (side_plan(whole, side) for side in found.sides)
    for kind in ("card", "sector"):
        here, there = ({(g.owner, g.x, g.y, g.width) for g in one.grounds if g.kind == kind} for one in (left, right))
        assert {g[0] for g in here} & {g[0] for g in there} == {g[0] for g in here & there}
    assert {(s.owner, s.x, s.y) for s in left.symbols} & {(s.owner, s.x, s.y) for s in right.symbols}
    assert {c.owner for c in right.curves} == {t.owner for t in found.sides[1].ties}


def test_two_families_in_one_place_have_their_own_lines_widths_and_marks() -> None:
    """The left mother's care of twelve months is not the right mother's one contact."""
    found = two_families(invented.usual(), invented.small())
    rows = {row.name: row for row in service_rows(found)}
    assert rows["Drug treatment clinic"].cells[:2] == ("13", "–")
    assert rows["Substance use service"].cells[:2] == ("–", "1")
    assert rows["Substance use service"].difference == "Told only of Family of Marianne."
    assert sum(len(side.interactions) for side in found.sides) == len(found.both.interactions) == 26


def test_a_window_takes_what_may_lie_in_it_and_what_has_no_date() -> None:
    found = two_dates(invented.usual(), (Window(0, 16071 + 150, "a"), Window(16071 + 400, 99999, "b")))
    left, right = found.sides
    undated = sum(i.told.from_day is None for i in invented.usual().interactions)
    assert undated == 2
    both = {i.owner for i in left.interactions} & {i.owner for i in right.interactions}
    assert len(both) == undated
    assert [n.owner for n in found.both.nodes if n.label == "Health visiting team"] == ["n7"]
    assert "n7" not in owners(left).values(), "nothing is told of it so early"
    assert {n.owner for n in left.nodes if n.kind == "Parent"} == {"n0", "n1"}, "people stay"
    clinic = next(row for row in service_rows(found) if row.name == "Drug treatment clinic")
    assert clinic.cells[:2] == ("7", "–")
    assert clinic.difference == "Told only in a."


@pytest.mark.parametrize(
    ("text", "first", "last", "words"),
    [
        ("1970-01..1970-02", 0, 58, "January 1970 to February 1970"),
        ("1970", 0, 364, "1970"),
        ("1970-01-03", 2, 2, "3 January 1970"),
        ("..1970-01", -719162, 30, "until January 1970"),
        ("1970-02..", 31, 2932896, "from February 1970 on"),
    ],
)
def test_a_window_is_read_as_people_write_it(text: str, first: int, last: int, words: str) -> None:
    assert window(text) == Window(first, last, words)


@pytest.mark.parametrize(
    ("text", "code"), [("", "E604"), ("..", "E604"), ("soon", "E604"), ("2021-13", "E604"), ("2022..2021", "E606")]
)
def test_what_is_no_window_is_refused(text: str, code: str) -> None:
    with pytest.raises(KithError) as raised:
        window(text)
    assert str(raised.value).startswith(code)


def test_differences_are_told_and_not_judged() -> None:
    one = invented.usual()
    fewer = replace(
        one,
        title="The other",
        interactions=tuple(replace(i, told=replace(i.told, care=False)) for i in one.interactions),
    )
    row = next(r for r in service_rows(two_families(one, fewer)) if r.name == "Drug treatment clinic")
    assert row.difference == "Care is told only of Family 07."
    same = next(r for r in line_rows(two_families(one, replace(one, title="x"))) if r.name.startswith("Rowan"))
    assert same.difference == "The same numbers are told."


def test_a_crowded_comparison_folds_both_sides_alike() -> None:
    found = two_families(invented.crowded(), invented.usual())
    folds = [n for n in found.both.nodes if n.kind == "Sector"]
    assert folds
    labels = {n.owner: n.label for n in found.sides[0].nodes}
    assert all(labels[n.owner].endswith("services") for n in folds if n.owner in labels)
    own = {t.ends[1] for t in found.sides[1].ties if t.kind == "served"}
    assert own <= {n.owner for n in found.sides[1].nodes}
    told = {i for t in found.sides[1].ties for i in t.interactions}
    assert told == {i.owner for i in found.sides[1].interactions}, "no dealing is lost in a fold"


def test_of_countries_the_same_sort_of_service_stands_in_one_place_wherever_it_belongs() -> None:
    scotland = country("Scotland", {"drug treatment": "NHS", "hearings": "justice"}, ("mother", "father"))
    england = country("England", {"drug treatment": "third sector"})
    found = countries([scotland, england], "A study")
    rows = {row.name: row for row in service_rows(found)}
    assert rows["Drug treatment"].cells == ("5 or more families, NHS", "5 or more families, third sector")
    assert rows["Drug treatment"].difference == "Shown on both sides."
    assert rows["Hearings"].difference == "Shown only for Scotland."
    assert found.names == ("Scotland: 10 or more families", "England: 10 or more families")
    assert next(row.names for row in people_rows(found))[1] == "", "no fathers are shown for England"


def test_countries_of_which_nothing_may_be_shown_say_so() -> None:
    found = countries([country("Scotland", {}, ()), country("England", {}, ())], "A study")
    text = compare_page(found)
    assert "nothing can be shown for either country" in text
    assert '<svg class="plan' not in text


@pytest.mark.parametrize("sort", ["families", "dates", "countries"])
def test_the_same_comparison_is_the_same_bytes(sort: str) -> None:
    def make() -> Comparison:
        if sort == "families":
            return two_families(invented.usual(), invented.crowded())
        if sort == "dates":
            return two_dates(invented.usual(), (window("..2014"), window("2015..")))
        return countries([country("Scotland", {"a": "x"}), country("England", {"b": "x"})], "A study")

    text = compare_page(make())
    assert text == compare_page(make())
    assert "They told me it was negative." not in text, "no passage is in a comparison"
