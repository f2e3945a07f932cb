"""What codes may mean: found in our vocabulary by plain words, near spellings last; never an actor."""

import pytest
import yaml

from graph_loader.coded.proposal import CodeProposal, NameProposal, propose
from graph_loader.coded.start import fields_of
from graph_loader.coded.words import Vocabulary
from graph_loader.coded.written import yaml_of
from graph_loader.started import Started
from graph_loader.study import StudyFile
from schema.model import load_model
from tests.lib.projects import small_project, value

MODEL = load_model()
VOCABULARY = Vocabulary(MODEL)


@pytest.mark.parametrize(
    ("path", "cells"),
    [
        ("Drug tests", {"kind": "drug_test"}),
        ("Home visiting", {"kind": "home_visit"}),
        ("CPPM", {"kind": "case_conference"}),
        ("Child protection planning meeting", {"kind": "case_conference"}),
        ("Initial child protection conference", {"kind": "case_conference"}),
        ("Review child protection conferences", {"kind": "case_conference"}),
        ("Family time", {"kind": "contact_visit"}),
        ("Sheriff Court", {"kind": "hearing"}),
        ("DNA", {"status": "missed"}),
        ("Missed home visits", {"kind": "home_visit", "status": "missed"}),
        ("Hair", {"specimen": "hair_strand"}),
        ("Testing > Urine", {"specimen": "urine", "kind": "drug_test"}),
        ("Urine test", {"specimen": "urine", "kind": "drug_test"}),
        ("Result > Positive", {"result": "positive"}),
        ("Status > Refused", {"status": "refused"}),
        ("Status > Nobody > Missed", {"status": "missed"}),
        ("Invited", {"invited": "people"}),
        ("Chaired it", {"chaired": "people"}),
        ("View", {"statement_kind": "view"}),
        ("Does not listen", {"says": "does_not_listen"}),
        ("Fear of removal", {"says": "fear_of_removal"}),
    ],
)
def test_a_name_means_what_its_words_mean(path: str, cells: dict[str, str]) -> None:
    found = VOCABULARY.found(path.split(" > "))
    assert (found.cells, found.either, found.near) == (cells, [], False)


@pytest.mark.parametrize(
    "path",
    ["Trust", "Mother", "Social worker", "Midwives", "Who > Mother tested", "Stigma and shame", "Theme 1", "?", "of"],
)
def test_themes_and_actors_are_left_to_be_decided(path: str) -> None:
    found = VOCABULARY.found(path.split(" > "))
    assert (found.cells, found.either) == ({}, [])


@pytest.mark.parametrize(
    ("path", "cells", "either"),
    [
        ("Refused", {}, [("refused", "people"), ("status", "refused")]),
        ("Attended core group", {"kind": "core_group"}, [("attended", "people"), ("status", "held")]),
        ("Positive or negative", {}, [("result", "negative"), ("result", "positive")]),
    ],
)
def test_of_two_meanings_neither_is_taken(path: str, cells: dict[str, str], either: list[tuple[str, str]]) -> None:
    found = VOCABULARY.found(path.split(" > "))
    assert (found.cells, sorted(found.either)) == (cells, either)


@pytest.mark.parametrize(
    ("path", "near"), [("Case conferense", True), ("Pharmasy visit", True), ("Case inference", False)]
)
def test_near_spellings_are_taken_and_said(path: str, near: bool) -> None:
    found = VOCABULARY.found([path])
    assert (found.near, bool(found.cells)) == (near, near)


def test_codes_come_with_their_passages_in_their_order() -> None:
    proposal = propose(small_project(), MODEL)
    assert proposal.codes[:3] == [
        CodeProposal("Testing", 0, {}, (), False),
        CodeProposal("Testing > Urine", 1, {"specimen": "urine", "kind": "drug_test"}, (), False),
        CodeProposal("Visits > Missed", 1, {"kind": "home_visit", "status": "missed"}, (), False),
    ]
    assert proposal.own == 0


def test_a_code_whose_upper_codes_are_not_listed_takes_their_meaning_along() -> None:
    codes = [
        {"id": f"c{n}", "path": path, "codable": True} for n, path in enumerate(["Visits > Missed", "Visits > Odd"])
    ]
    meant = {one.path: one.cells for one in propose(small_project(codes=codes, codings=[]), MODEL).codes}
    assert meant == {"Visits > Missed": {"kind": "home_visit", "status": "missed"}, "Visits > Odd": {}}


def test_our_own_words_need_no_entry() -> None:
    codes: list[dict[str, object]] = [
        {"id": "c1", "path": "kithgraph > kind > drug_test", "codable": True},
        {"id": "c2", "path": "Mine", "codable": True},
    ]
    proposal = propose(small_project(codes=codes, codings=[]), MODEL)
    assert ([one.path for one in proposal.codes], proposal.own) == (["Mine"], 1)


def test_codes_on_passages_that_our_words_tell_of_are_kept() -> None:
    codes = [
        {"id": "c1", "path": "kithgraph > kind > drug_test", "codable": True},
        {"id": "c2", "path": "Urine", "codable": True},
        {"id": "c3", "path": "Hair", "codable": True},
    ]
    codings = [
        {"passage": "p1", "code": "c1"},
        {"passage": "p1", "code": "c2"},
        {"passage": "p1", "code": "c3"},
        {"passage": "p2", "code": "c3"},
    ]
    proposal = propose(small_project(codes=codes, codings=codings), MODEL)
    assert [(one.path, one.keep, one.cells) for one in proposal.codes] == [
        ("Urine", True, {}),
        ("Hair", False, {"specimen": "hair_strand"}),
    ]


def test_variables_by_their_names_and_classes() -> None:
    values: list[dict[str, object]] = [
        value("k1", "Occupation", "mum"),
        value("k1", "Person:Age", "42 and a half"),
        value("k5", "Type of service", "drug treatment"),
        value("k5", "Country", "Scotland"),
        value("k4", "Shoe size", "40"),
        value("k1", "people:gender", "woman"),
        {"of": "document", "owner": "d1", "variable": "Type of data", "value": "interview"},
    ]
    assert propose(small_project(values=values), MODEL).variables == [
        NameProposal("Occupation", 1, "people.role"),
        NameProposal("Person:Age", 1, "people.age_band", unknown=1),
        NameProposal("Type of service", 1, "services.service_kind"),
        NameProposal("Country", 1, "services.jurisdiction"),
        NameProposal("Shoe size", 1, None),
        NameProposal("people:gender", 1, "people.gender", own=True),
        NameProposal("Type of data", 1, "documents.document_kind"),
    ]


def test_links_by_their_names() -> None:
    def link(name: str, number: int) -> dict[str, object]:
        return {"id": f"l{number}", "name": name, "origin": "p1", "target": "k2"}

    names = ["collected", "was tested", "Parent of", "likes"]
    links = [link(name, number) for number, name in enumerate(names)]
    assert [(one.name, one.target, one.own) for one in propose(small_project(links=links), MODEL).links] == [
        ("collected", "collected", True),
        ("was tested", "tested", False),
        ("Parent of", "parent_of", True),
        ("likes", None, False),
    ]


def test_a_description_fills_study_yaml() -> None:
    project = small_project()
    assert fields_of(project) == {"study": "talk", "title": "Talks"}
    memo = "study: a-study\ntitle: Talks: of homes\nsynthetic: true\nshoe: 40\ndoi: \ncollected: 2021/2022"
    described = type(project)(project.file, project.name, project.tool, project.frames, memo)
    assert fields_of(described) == {
        "study": "a-study", "title": "Talks: of homes", "collected": "2021/2022", "synthetic": "true",
    }  # fmt: skip
    bad = type(project)("Ärger & Co.qdpx", "", project.tool, {}, "study: no key!")
    assert fields_of(bad) == {"study": "arger-co", "title": "Ärger & Co"}


def test_study_yaml_can_be_read_whatever_the_codes_are_called() -> None:
    names = ['a "quoted" one', "colon: and # sign", "- dash", "é 🙂 \u2028 line", "x" * 1500, "two\nlines", "{[*&!%@`"]
    codes = [{"id": f"c{n}", "path": path, "codable": True} for n, path in enumerate(names)]
    project = small_project(codes=codes, codings=[], values=[value("k1", 'odd " name\n', "1")])
    text = "\n".join(yaml_of(project, {"study": "s", "title": "t"}, propose(project, MODEL), Started([])))
    read = StudyFile.model_validate(yaml.load(text, yaml.BaseLoader))
    assert read.coded is not None
    assert list(read.coded.codes) == names
    assert set(map(str, read.coded.codes.values())) == {"decide"}


def test_values_and_names_of_cases_are_not_written() -> None:
    project = small_project()
    text = "\n".join(yaml_of(project, {"study": "s", "title": "t"}, propose(project, MODEL), Started([])))
    for said in ("Isla", "The nurse", "mum", "social worker", "She had the test"):
        assert said not in text
    assert '"Role": people.role  # 3 different values, of which no code list knows 1' in text
