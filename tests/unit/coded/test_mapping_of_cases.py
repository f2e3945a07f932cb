"""What has no place yet is named: variables, cases of two sheets, undecided codes, things left in the file."""

from pathlib import Path

import polars as pl
import pytest

from graph_loader.coded.refi.write import write_project
from graph_loader.read import read_study
from schema.ids import code_path
from schema.model import load_model
from tests.lib.folders import SmallStudy
from tests.lib.projects import CODED, ROLES, SORTS, small_project, value
from tests.unit.coded.test_mapping import mapped, recoded

VALUES = [
    *(value(case, "Sort", sort) for case, sort in SORTS.items()),
    *(value(case, "Role", role) for case, role in ROLES.items()),
]


def test_a_variable_without_a_place_is_named_once_and_fills_nothing() -> None:
    values = [*VALUES, value("k1", "Shoe size", "canary"), value("k2", "Shoe size", "canary")]
    rows, problems = mapped(small_project(values=values), variables={"Sort": "people.kind", "Role": "people.role"})
    assert [p for p in problems if p.startswith("E862")] == [
        'E862 talk.qdpx: The variable "Shoe size" fills no column. Say in study.yaml under coded, variables which '
        "column it fills, such as people.role, or leave out."
    ]
    assert "canary" not in str((rows, problems))


def test_variables_with_a_place_or_left_out_are_not_named() -> None:
    values = [*VALUES, value("k1", "Shoe size", "5"), value("k1", "people:gender", "woman")]
    rows, problems = mapped(small_project(values=values))
    assert [p for p in problems if p.startswith("E862")] == []
    assert rows["people"][0]["gender"] == "woman"


def test_a_case_with_variables_of_two_sheets_is_named_by_its_row() -> None:
    """Isla is a person by two variables and a family by a third; the nurse and the visitor are people."""
    values = [*VALUES, value("k1", "families:jurisdiction", "scotland")]
    _, problems = mapped(small_project(values=values))
    assert [p for p in problems if p.startswith("E863")] == [
        'E863 talk.qdpx, sheet "cases", row 1: The case has variables of two sheets. Give a person, a family and a '
        "service a case each."
    ]


def test_a_case_of_two_sheets_stops_the_study_and_a_variable_without_a_place_does_not(tmp_path: Path) -> None:
    """From a real project in a study folder: the one is a problem, the other a notice."""
    study = SmallStudy(coded={**CODED, "variables": {"Sort": "people.kind", "Role": "people.role"}})
    folder = study.drop("families", "people", "services", "episodes", "statements", "ties", "documents").write(
        tmp_path / "study"
    )
    values = [*VALUES, value("k3", "services:sector", "nhs"), value("k1", "Shoe size", "5")]
    write_project(folder / "talk.qdpx", small_project(values=values), "2024-01-01T00:00:00Z")
    read = read_study(folder, load_model())
    found = {p.code: p for p in read.report.problems()}
    assert (found["E863"].kind.severity, found["E862"].kind.severity) == ("error", "notice")
    assert (found["E863"].place.file, found["E862"].place.file) == ("talk.qdpx", "talk.qdpx")
    assert not read.sound


def test_what_is_marked_as_not_decided_is_named_whatever_the_codes_above_mean() -> None:
    """The passage is an episode all the same, by what the code above says."""
    codes = {"Testing": {"kind": "drug_test", "status": "held"}, "Testing > Urine": "decide"}
    rows, problems = mapped(small_project(codings=recoded(("p1", "c2"))), codes=codes)
    assert [one["kind"] for one in rows["episodes"]] == ["drug_test"]
    assert [p.split(". ")[0] for p in problems if p.startswith("E868")] == [
        'E868 talk.qdpx: The code "Testing > Urine" is not decided; it is on 1 passages'
    ]


def test_what_a_file_held_and_has_no_place_to_name_is_only_counted() -> None:
    project = small_project()
    project.frames["skipped"] = pl.DataFrame({"what": ["spare files"], "count": [2], "first": [""]})
    _, problems = mapped(project)
    assert any(p.startswith("E860 talk.qdpx: Not taken over: spare files (2). ") for p in problems)


@pytest.mark.parametrize(
    ("written", "path"),
    [
        ("Testing>Urine", "Testing > Urine"),
        (" Testing  >Urine > clear ", "Testing > Urine > clear"),
        ("Care > Trust & <doubt>", "Care > Trust & <doubt>"),
        ("<the> scales>heavy", "<the> scales > heavy"),
        ("seen <3 times > Clinic", "seen <3 times > Clinic"),
        ("kithgraph>kind", "kithgraph > kind"),
        ("", ""),
    ],
)
def test_levels_of_a_path_and_names_in_angle_brackets(written: str, path: str) -> None:
    assert code_path(written) == path
    assert code_path(path) == path


def test_a_pattern_fits_a_name_in_angle_brackets() -> None:
    codes = [{"id": "a", "path": "Care > Trust & <doubt>", "codable": True}]
    project = small_project(codes=codes, codings=recoded(("p1", "a")))
    rows, _ = mapped(project, codes={"Care > *": {"kind": "drug_test", "word": "*"}})
    assert rows["episodes"][0]["word"] == "Trust & <doubt>"


@pytest.mark.parametrize(
    ("members", "families"),
    [
        ([], [None, None]),
        ([{"case": "k4", "passage": "p2"}], [None, "Isla-s-family"]),
        ([{"case": "k4", "document": "d1"}], ["Isla-s-family", "Isla-s-family"]),
        ([{"case": "k4", "document": "d1"}, {"case": "k6", "document": "d1"}], [None, None]),
        ([{"case": "k4", "document": "d1"}, {"case": "k6", "passage": "p1"}], ["Other-family", "Isla-s-family"]),
    ],
    ids=["none", "of a passage", "of a document", "of a document with two", "of a passage before its document"],
)
def test_a_case_that_is_a_family_says_whose_interaction_it_is(
    members: list[dict[str, str]], families: list[str | None]
) -> None:
    cases = [{"id": "k4", "name": "Isla's family"}, {"id": "k6", "name": "Other family"}]
    values = [value(k, "families:jurisdiction", "scotland") for k in ("k4", "k6")]
    rows, _ = mapped(small_project(cases=cases, values=values, members=members, links=[]))
    assert [one.get("family") for one in rows["episodes"]] == families


def test_people_who_took_part_come_before_the_family_of_the_document() -> None:
    """Their own families count; a family tied to the passage itself is stated all the same."""
    members = [{"case": "k1", "document": "d1"}, {"case": "k4", "document": "d1"}, {"case": "k4", "passage": "p2"}]
    rows, _ = mapped(small_project(members=members, links=[]))
    assert [(one.get("tested") or one.get("absent"), one.get("family")) for one in rows["episodes"]] == [
        ("Isla", None),
        ("Isla", "Isla-s-family"),
    ]
