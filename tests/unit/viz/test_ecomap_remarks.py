"""What stands behind a map's owners, and which of today's lines and things a remark is set against."""

from collections.abc import Sequence
from dataclasses import replace

from schema.model import load_model
from tests.unit.viz import invented
from viz.ecomap.layout import plan
from viz.ecomap.record import Ecomap, Remark
from viz.ecomap.remarks import remarks
from viz.ecomap.standing import Stands, fingerprint, standing
from viz.ecomap.svg import drawing

MODEL = load_model()
FAMILY = "s:F"


def stands_of(one: Ecomap, unnamed: str = "") -> dict[str, Stands]:
    """The standing of a map of which everybody and everything but `unnamed` and folds has an id."""
    owners = {f"s:{n.owner}": n.owner for n in one.nodes if n.owner != unnamed and n.owner[0] == "n"}
    return standing(one, owners, FAMILY, [f"s:{i.owner}" for i in one.interactions])


def said(one: Ecomap, about: Sequence[str], other: Sequence[str] = (), **cells: object) -> Remark:
    row = {"about": list(about), "other": list(other), "said_of": "", "sort": "not_right", "said": "No.",
           "said_by": "parent", "said_on": "2026-11-20", **cells}  # fmt: skip
    (found,) = remarks([row], one, stands_of(one), MODEL)
    return found


def tie(one: Ecomap, *ends: str) -> str:
    return next(t.owner for t in one.ties if t.ends == ends)


def test_a_line_a_person_and_a_home_are_known_by_ids_of_the_study() -> None:
    one = invented.usual()
    stands = stands_of(one)
    line = stands[tie(one, "n0", "n5")]
    assert line.title == "Rowan and Drug treatment clinic"
    assert [sorted(line.about), sorted(line.other)] == [["s:n0"], ["s:n5"]]
    assert [sorted(stands["n3"].about), sorted(stands["n3"].other)] == [["s:n3"], []]
    assert stands["home"].about == {FAMILY}, "the household is the family"
    assert stands["home"].about_all == {FAMILY, "s:n0", "s:n1", "s:n2"}, "a line of it may be that of anybody there"
    assert line.named
    assert not stands["n2"].named, "a child of whom no role is told is known by a word that others may share"


def test_dealings_without_a_service_are_known_by_the_dealings() -> None:
    one = invented.usual()
    ends = tie(one, "n0", "n5")
    stands = stands_of(one, unnamed="n5")
    behind = next(t.interactions for t in one.ties if t.owner == ends)
    assert stands[ends].other == {f"s:{i}" for i in behind}
    assert stands[ends].other <= stands["n5"].about
    assert not stands[ends].named


def test_the_fingerprint_tells_drawings_apart_whose_owners_stand_for_others() -> None:
    one = invented.usual()
    stands = stands_of(one)
    assert fingerprint(stands) == fingerprint(dict(reversed(stands.items())))
    line = tie(one, "n0", "n5")
    for changed in (replace(stands[line], other=frozenset({"s:n6"})), replace(stands[line], about=frozenset())):
        assert fingerprint({**stands, line: changed}) != fingerprint(stands)
    assert fingerprint(stands_of(invented.usual(), unnamed="n5")) != fingerprint(stands)


def test_a_remark_is_set_against_its_line_alone() -> None:
    one = invented.usual()
    found = said(one, ["s:n0"], ["s:n5"])
    assert found.on == (tie(one, "n0", "n5"),)
    assert (found.of, found.sort, found.role) == ("Rowan and Drug treatment clinic", "this is not right", "parent")
    assert found.when == "20 November 2026"
    assert said(one, ["s:n0"]).on == ("n0",)
    assert said(one, [FAMILY]).on == ("home",)


def test_what_the_map_draws_no_more_is_said_all_the_same() -> None:
    one = invented.usual()
    found = said(one, ["s:n2"], ["s:n8"], said_of="Wren and a pharmacy", said_by="", said_on="2026-99-99")
    assert (found.on, found.of, found.role, found.when) == ((), "Wren and a pharmacy", "", "2026-99-99")


def test_on_a_crowded_map_the_folds_around_it_are_marked_too() -> None:
    one = invented.crowded(services=30, workers=10, people=4)
    folded = next(n for n in one.nodes if n.fold and n.kind == "Service")
    found = said(one, [f"s:{folded.owner}"])
    assert found.on[0] == folded.owner
    assert folded.fold in found.on
    inside = sorted(f"s:{n.owner}" for n in one.nodes if n.fold == folded.fold)
    assert folded.fold in said(one, inside).on, "a remark on a fold is about all that is in it"


def test_a_shared_line_takes_the_remarks_of_those_who_share_it() -> None:
    one = invented.crowded(services=20, workers=0, people=6)
    shared = next(t for t in one.ties if t.ends[0].startswith("home"))
    home = stands_of(one)[shared.ends[0]].about_all
    person = next(i for i in sorted(home) if i != FAMILY and (i.removeprefix("s:"), shared.ends[1]) not in
                  {t.ends for t in one.ties})  # fmt: skip
    assert said(one, [person], [f"s:{shared.ends[1]}"]).on == (shared.owner,)


def test_marks_of_remarks_move_nothing() -> None:
    one = invented.usual()
    owners = (tie(one, "n0", "n5"), "n0", "n12", "n8", "home", tie(one, "n0", "n1"))
    spoken = replace(one, remarks=(Remark("r0", "", "note", "x", "", "", owners),))
    before, after = plan(one, "wide"), plan(spoken, "wide")
    assert replace(after, marks=before.marks) == before
    assert after.marks[: len(before.marks)] == before.marks
    assert {m.owner for m in after.marks[len(before.marks) :]} == set(owners)
    for mark in after.marks:
        assert 8 <= mark.x <= after.width - 8
        assert 8 <= mark.y <= after.height - 8
    text = drawing(spoken, after, "wide")
    assert text.count('class="mark remark"') == len(owners)
    assert 'class="mark remark"' not in drawing(one, before, "wide")
