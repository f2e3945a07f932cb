"""Lists of a deposit: recognised by their headers and names; several lists make one sheet; nothing is guessed."""

from pathlib import Path

import pytest

from graph_loader.deposits.headers import sheet_headers
from graph_loader.deposits.lists import DataList, lists_of
from graph_loader.init import begin
from graph_loader.read import read_study
from schema.model import load_model
from schema.problems import Report
from synthesis.deposit.extras import extra_headers
from synthesis.deposit.headers import header_of
from tests.lib.archive import PARENTS, write_archive, write_list
from tests.lib.folders import SmallStudy

MODEL = load_model()


def found(folder: Path, *names: str) -> tuple[list[DataList], list[str]]:
    report = Report()
    lists = lists_of([folder / name for name in names], MODEL, report)
    return lists, [problem.code for problem in report.problems()]


@pytest.mark.parametrize("sheet", MODEL.offered_sheets)
def test_every_header_of_our_own_deposit_is_known_and_no_header_beside_ours(sheet: str) -> None:
    known = sheet_headers()[sheet]
    for column in MODEL.columns(sheet):
        assert known.column(header_of(sheet, column.name)) == column.name
        assert known.column(column.name.upper()) == column.name
    assert [known.column(header) for header in extra_headers(sheet)] == [None] * len(extra_headers(sheet))


@pytest.mark.parametrize(
    ("sheet", "header", "column"),
    [
        ("documents", "Interview ID", "document"),
        ("documents", "DATE OF INTERVIEW", "dated"),
        ("documents", "Filename", "file"),
        ("people", "Role/profession", "role"),
        ("people", "Profession / role", "role"),
        ("people", "participant  ID codes", "person"),
        ("people", "Age-band", "age_band"),
        ("people", "Ethnicity", None),
        ("services", "Type of Service", "service_kind"),
        ("episodes", "Who was talked about", "talked_about"),
    ],
)
def test_headers_are_compared_by_their_words(sheet: str, header: str, column: str | None) -> None:
    assert sheet_headers()[sheet].column(header) == column


def test_a_near_spelling_is_only_a_help() -> None:
    people = sheet_headers()["people"]
    assert people.column("Pseudonim") is None
    assert people.near("Pseudonim") == "pseudonym"
    assert people.near("Ethnicity") is None


def test_lists_are_recognised_below_their_titles(tmp_path: Path) -> None:
    write_archive(tmp_path / "d")
    lists, codes = found(
        tmp_path / "d", "900002_participants.xlsx", "900002_file_list.csv", "lists/900002_services.csv"
    )
    assert codes == []
    assert [(one.where, one.sheet, one.row) for one in lists] == [
        ("900002_participants.xlsx/Parents", "people", 4),
        ("900002_participants.xlsx/Professionals", "people", 2),
        ("900002_file_list.csv", "documents", 1),
        ("900002_services.csv", "services", 1),
    ]
    assert lists[0].columns == {
        "person": "Participant ID", "pseudonym": "Pseudonym", "family": "Family ID", "role": "Role", "gender": "Sex",
    }  # fmt: skip
    assert lists[0].others == {"Ethnicity": None}


def test_our_own_name_comes_before_another_header_for_the_same_column(tmp_path: Path) -> None:
    write_list(
        tmp_path / "people.csv", [["ID code", "Occupation", "role", "Pseudonym"], ["P1", "cook", "mother", "Isla"]]
    )
    (one,), _ = found(tmp_path, "people.csv")
    assert one.columns["role"] == "role"
    assert list(one.others) == ["Occupation"]


def test_a_list_without_id_codes_is_named_and_a_table_of_nothing_too(tmp_path: Path) -> None:
    write_list(tmp_path / "participants.csv", [["Pseudonym", "Role", "Gender"], ["Isla", "mother", "female"]])
    write_list(tmp_path / "budget.csv", [["Item", "Pounds"], ["Travel", "100"]])
    lists, codes = found(tmp_path, "participants.csv", "budget.csv")
    assert [one.sheet for one in lists] == ["people"]
    assert codes == ["E889", "E881"]


def test_a_damaged_list_is_named(tmp_path: Path) -> None:
    (tmp_path / "list.xlsx").write_bytes(b"PK\x03\x04 no workbook")
    assert found(tmp_path, "list.xlsx") == ([], ["E107"])


def test_a_list_separated_by_tabs_is_read_where_it_was_copied(tmp_path: Path) -> None:
    source = write_archive(tmp_path / "d")
    (source / "lists" / "900002_families.csv").unlink()
    rows = "Family ID\tCountry\nF01\tScotland\nF02\tEngland\n"
    (source / "lists" / "900002_families.tab").write_text(rows, encoding="utf-8")
    begin(tmp_path / "new", source, MODEL, None)
    read = read_study(tmp_path / "new", MODEL)
    assert (read.rows["families"], read.sound) == (2, True)


def study_of_two_lists(tmp_path: Path, second: str = "P3") -> Path:
    """People in two files, the kind of the second said in study.yaml."""
    study = SmallStudy(
        sheets={"people": ["people.csv", "staff.csv"]}, throughout={"staff.csv": {"kind": "professional"}}
    )
    folder = study.write(tmp_path / "study")
    write_list(folder / "staff.csv", [["person", "role"], [second, "midwife"]])
    return folder


def test_one_sheet_of_two_lists(tmp_path: Path) -> None:
    read = read_study(study_of_two_lists(tmp_path), MODEL)
    assert read.tables is not None, [str(one) for one in read.report.problems()]
    assert read.rows["people"] == 6
    assert "small:P3" in read.tables.nodes["Professional"]["id"].to_list()


@pytest.mark.parametrize("code", ["F01M", "F01D"])
def test_an_id_code_in_two_lists(tmp_path: Path, code: str) -> None:
    read = read_study(study_of_two_lists(tmp_path, code), MODEL)
    (problem,) = [one for one in read.report.problems() if one.kind.severity == "error"]
    assert (problem.code, problem.place.file, problem.place.row) == ("E882", "staff.csv", 2)
    assert "people.csv" in problem.sentence
    assert code not in str(problem)


def test_a_list_that_is_named_and_not_there(tmp_path: Path) -> None:
    folder = study_of_two_lists(tmp_path)
    (folder / "staff.csv").unlink()
    problems = [one for one in read_study(folder, MODEL).report.problems() if one.kind.severity == "error"]
    assert [(one.code, one.details["field"]) for one in problems if one.code == "E104"] == [("E104", "sheets.people")]


@pytest.mark.parametrize("said", [{"other.csv": {"kind": "parent"}}, {"staff.csv": {"knd": "parent"}}])
def test_what_holds_throughout_names_a_list_and_its_columns(tmp_path: Path, said: dict[str, dict[str, str]]) -> None:
    study = SmallStudy(sheets={"people": ["people.csv", "staff.csv"]}, throughout=said)
    folder = study.write(tmp_path / "study")
    write_list(folder / "staff.csv", [["person", "role", "kind"], ["P3", "midwife", "professional"]])
    problems = [one for one in read_study(folder, MODEL).report.problems() if one.kind.severity == "error"]
    assert [one.code for one in problems] == ["E104"]
    assert str(problems[0].details["field"]).startswith("throughout.")


def test_a_title_is_no_header() -> None:
    assert PARENTS[0][0] not in sheet_headers()["people"].by_header
