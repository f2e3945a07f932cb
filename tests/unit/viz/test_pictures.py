"""The pictures of a study: what they draw and count, what stands where nothing is told, and that they never change."""

import subprocess
import sys
from dataclasses import replace

import pytest
from lxml import etree

from schema.problems import KithError
from tests.lib.hostile import turns
from tests.lib.told_study import MODEL, Told, told_study
from viz.pictures.sheet import CARE, CONTROL
from viz.pictures.timeline import timeline
from viz.pictures.week import week

SVG = "{http://www.w3.org/2000/svg}"
NAMES = ("matrix", "timeline", "loads", "referrals", "week")


@pytest.fixture(scope="module")
def told() -> Told:
    return told_study()


def texts(svg: str) -> list[str]:
    """What stands on a picture."""
    return [one.text or "" for one in etree.fromstring(svg).iter(f"{SVG}text")]


@pytest.mark.parametrize("name", NAMES)
def test_each_says_what_it_is_what_it_rests_on_and_at_what_level(told: Told, name: str) -> None:
    picture = told.pictures()[name]
    said = " ".join(texts(picture.svg))
    for words in (picture.title, "An invented study", "Research level", "data version 8c1f0a2b3c4d", "What is counted.",
                  "Synthetic: s. Made by a program; describes nobody."):  # fmt: skip
        assert words in said
    root = etree.fromstring(picture.svg)
    assert root[0].tag == f"{SVG}title"
    assert "What is counted." in str(root.findtext(f"{SVG}desc"))
    assert picture.numbers.height > 0


def test_numbers_are_those_of_the_picture(told: Told) -> None:
    pictures = told.pictures()
    assert pictures["matrix"].numbers.select("family", "service", "contacts", "missed").rows() == [
        ("The Alder family", "Drug clinic", 12, 0), ("The Alder family", "Families team", 0, 2),
        ("The Birch family", "Families team", 0, 0),
    ]  # fmt: skip
    assert {"12", "families with a contact"} <= set(texts(pictures["matrix"].svg))
    assert pictures["timeline"].numbers.select("family", "held", "missed", "not_offered", "undated").rows() == [
        ("The Alder family", 1, 1, 1, 0), ("The Birch family", 1, 0, 0, 1),
    ]  # fmt: skip
    assert "9\u201312" in texts(pictures["loads"].svg)
    assert pictures["referrals"].numbers.rows() == [
        ("Drug clinic", "Families team", 2),
        ("midwife", "Families team", 1),
    ]
    assert "Drug clinic · 2" in texts(pictures["referrals"].svg)


def test_a_week_shows_each_demand_on_its_day(told: Told) -> None:
    picture = told.pictures()["week"]
    said = texts(picture.svg)
    assert picture.title == "Rowan, The Alder family: the week of 8 November 2021"
    assert said.count("Drug test") == 2
    assert "missed" in said
    assert (
        "This week: 2 demands, 1 held, on 1 day, 1 day with two or more. "
        "Besides, in no one week: 3 more not dated to the day, 1 habit told in general."
    ) in said


@pytest.mark.parametrize(
    ("parent", "of", "code"),
    [("s:nobody", "", "E610"), ("s:p", "2020-W01", "E769"), ("", "2020-W01", "E769"), ("", "last week", "E604"),
     ("s:p", "2021-W60", "E604")],
)  # fmt: skip
def test_a_week_or_a_parent_that_is_not_told_is_refused(told: Told, parent: str, of: str, code: str) -> None:
    with pytest.raises(KithError, match=code):
        week(told.calendar, told.chronology, told.names, told.title, MODEL, parent, of)


def test_care_is_solid_and_control_hollow(told: Told) -> None:
    svg = told.pictures()["matrix"].svg.upper()
    assert f"FILL: {CARE}".upper() in svg
    assert f"STROKE: {CONTROL}".upper() in svg
    assert f"FILL: {CONTROL}".upper() not in svg


@pytest.mark.parametrize("name", NAMES)
def test_where_nothing_is_told_it_says_so(told: Told, name: str) -> None:
    bare = {part: replace(one, rows=one.rows.clear()) for part, one in vars(told).items() if part != "title"}
    picture = Told(**bare, title=told.title).pictures()[name]
    assert picture.numbers.is_empty()
    assert any(words.startswith("No") for words in texts(picture.svg))


def test_a_study_without_dates_has_no_timeline(told: Told) -> None:
    undated = told.chronology.rows.filter(interaction="i4")
    picture = timeline(replace(told.chronology, rows=undated), told.names, told.title, MODEL)
    assert "Nothing that is told has a date." in texts(picture.svg)
    assert picture.numbers["undated"].to_list() == [1]


@pytest.mark.parametrize("name", NAMES)
def test_hostile_names_are_only_text(name: str) -> None:
    evil = turns()
    for _ in range(4):
        svg = told_study(lambda _: next(evil)).pictures()[name].svg
        root = etree.fromstring(svg, etree.XMLParser(resolve_entities=False))
        assert {etree.QName(one).localname for one in root.iter()} <= {
            "svg", "title", "desc", "style", "defs", "g", "path", "text", "use", "clipPath", "rect",
        }  # fmt: skip
        assert not [key for one in root.iter() for key in map(str, one.attrib) if key.lower().startswith("on")]
        assert "url(http" not in svg


def test_pictures_are_the_same_under_any_hash_seed() -> None:
    script = (
        "from hashlib import sha256; from tests.lib.told_study import told_study;"
        "print([sha256(p.svg.encode()).hexdigest() for p in told_study().pictures().values()])"
    )
    seen = {
        subprocess.run(
            [sys.executable, "-c", script], env={"PYTHONHASHSEED": seed, "PYTHONPATH": "."}, check=True,
            capture_output=True, text=True,
        ).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    assert len(seen) == 1
    assert "[" in seen.pop()
