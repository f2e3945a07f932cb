"""How ties look, which marks they carry and what is said of them."""

from dataclasses import replace

from tests.unit.viz import invented
from viz.ecomap.layout import plan
from viz.ecomap.marks import kinds
from viz.ecomap.record import Ecomap, Told, Voice
from viz.ecomap.strands import Look, looks, step_of
from viz.ecomap.words import counts_in_words, home_words, node_words, passage_words, tie_words, told_words

USUAL = invented.usual()


def look(*ends: str, one: Ecomap = USUAL) -> Look:
    return looks(one)[next(t.owner for t in one.ties if t.ends == ends)]


def test_widths_follow_contacts() -> None:
    assert [step_of(n) for n in (0, 1, 2, 3, 9, 10, 29, 30, 500)] == [0, 1, 1, 2, 2, 3, 3, 4, 4]


def test_care_and_control_are_two_strands_of_one_tie_each_as_wide_as_it_was_told() -> None:
    assert look("n0", "n5").strands == (("care", 3), ("control", 1))
    assert look("n0", "n9").strands == (("control", 2),)
    assert look("n4", "n10").strands == (("plain", 1),)
    assert look("n0", "n5").breadth > look("n0", "n9").breadth


def test_a_strand_that_only_one_voice_tells_is_there_to_be_shown() -> None:
    told: Told = invented.told("held", 0, control=True)
    one = replace(invented.small(), voices=(Voice("v0", "nurse", {"i0": told}),))
    assert look("n0", "n1", one=one).strands == (("control", 0), ("plain", 1))


def test_a_few_contacts_with_care_among_many_with_neither_do_not_make_a_tie_of_care() -> None:
    had = [(invented.interaction(n, invented.told("held", n, care=n < 2)), ["n0"], "n1") for n in range(25)]
    one = invented.ecomap([invented.PEOPLE[0], invented.service(1, "Pharmacy", "", "Pharmacies")], had)
    assert look("n0", "n1", one=one).strands == (("care", 1), ("plain", 3))


def test_weak_stressful_bare_and_about() -> None:
    assert not look("n0", "n5").weak
    assert look("n0", "n8").weak, "told in general only"
    assert look("n1", "n9").weak, "as much missed as held"
    assert look("n2", "n7").about
    assert not look("n0", "n6").about
    bare = replace(USUAL, ties=tuple(replace(t, interactions=()) for t in USUAL.ties))
    assert look("n0", "n5", one=bare).bare


def test_absence_has_its_marks_and_that_of_the_service_stands_near_the_service() -> None:
    assert kinds(look("n0", "n5")) == ("missed", "disputed")
    assert kinds(look("n1", "n9")) == ("not_offered",)
    assert kinds(look("n4", "n10")) == ()
    made = plan(USUAL, "wide")
    tie = next(t.owner for t in USUAL.ties if t.ends == ("n1", "n9"))
    mark = next(m for m in made.marks if m.owner == tie)
    curve = next(c for c in made.curves if c.owner == tie)
    near = abs(mark.x - curve.end[0]) + abs(mark.y - curve.end[1])
    far = abs(mark.x - curve.start[0]) + abs(mark.y - curve.start[1])
    assert near < far


def test_counts_leave_out_zeros_and_know_the_singular() -> None:
    def of(*ends: str) -> str:
        owner = next(t.owner for t in USUAL.ties if t.ends == ends)
        return counts_in_words([i for i in USUAL.interactions if owner in i.ties])

    assert counts_in_words([]) == ""
    assert of("n0", "n8") == "1 habit told in general"
    assert of("n1", "n9") == "1 contact, 1 not offered or not invited; control in 1"
    assert of("n0", "n5") == (
        "13 contacts, 1 missed, refused or cancelled; care in 13, control in 1, accounts disagree on 1"
    )


def test_people_services_lines_and_homes_in_words() -> None:
    nodes = {n.owner: n for n in USUAL.nodes}
    ties = {t.ends: t for t in USUAL.ties}
    assert node_words(nodes["n3"]) == "Moss, child, 5 to 11"
    assert node_words(nodes["n12"]) == "Ash, substance use nurse, Drug treatment partnership, NHS"
    assert tie_words(ties["n0", "n1"], USUAL) == "Rowan and Kit: partner of"
    assert tie_words(ties["n0", "n8"], USUAL) == "Rowan and Community pharmacy: 1 habit told in general"
    assert tie_words(ties["home", "n11"], USUAL).startswith("the household and Family centre: 1 asked for")
    assert home_words("home", USUAL) == "the household of Family 07"
    assert home_words("home1", USUAL) == "Kinship care with Hazel, supervision order; from spring 2013"


def test_tellings_and_passages_in_words() -> None:
    assert told_words(invented.told("missed", None)) == "not dated · missed"
    assert passage_words(invented.passage(voice="Rowan", told_by="midwife")) == "account of Rowan, told by midwife"
    assert passage_words(invented.passage(voice="")) == "voice not stated"
