"""Untidy folders are untidy in the ways that real ones are, and every folder says that it is synthetic."""

import datetime as dt
import zipfile
from pathlib import Path

import polars as pl
import pytest
import yaml
from openpyxl import load_workbook

from schema.problems import KithError
from synthesis import untidy
from synthesis.study import StudySpec, generate
from synthesis.untidy import Form, write_study

SPEC = StudySpec(seed=2, families=6, interactions_per_family=30)


@pytest.fixture(scope="module")
def sheets() -> dict[str, pl.DataFrame]:
    return generate(SPEC)


@pytest.fixture(scope="module")
def csv_folder(sheets: dict[str, pl.DataFrame], tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("csv")
    write_study(folder, sheets, SPEC, untidy=True)
    return folder


@pytest.fixture(scope="module")
def xlsx_folder(sheets: dict[str, pl.DataFrame], tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("xlsx")
    write_study(folder, sheets, SPEC, form="xlsx", untidy=True)
    return folder


@pytest.mark.parametrize("form", ["csv", "xlsx"])
@pytest.mark.parametrize("is_untidy", [False, True])
def test_every_folder_says_that_it_is_synthetic(
    form: Form, is_untidy: bool, sheets: dict[str, pl.DataFrame], tmp_path: Path
) -> None:
    write_study(tmp_path, sheets, SPEC, form=form, untidy=is_untidy)
    said = yaml.safe_load((tmp_path / "study.yaml").read_text(encoding="utf-8"))
    assert said["synthetic"] is True
    assert "synthetic" in said["title"]
    assert "describes nobody" in said["citation"]


def test_csv_files_differ_in_encoding_separator_and_line_ends(csv_folder: Path) -> None:
    begins = {p.name: p.read_bytes() for p in csv_folder.iterdir() if p.suffix != ".yaml"}
    assert any(data.startswith(b"\xef\xbb\xbf") for data in begins.values())
    assert any(data.startswith((b"\xff\xfe", b"\xfe\xff")) for data in begins.values())
    people = begins["People list.csv"]
    assert b"\r\n" in people
    assert b";;;;" in people
    assert "Coder\u2019s note".encode("cp1252") in people
    assert "\u00a0".encode("cp1252") in people
    with pytest.raises(UnicodeDecodeError):
        people.decode()


def test_csv_sheets_have_titles_blank_rows_and_other_words(csv_folder: Path) -> None:
    text = (csv_folder / "Families list.csv").read_text(encoding="utf-8-sig")
    lines = text.splitlines()
    assert "invented" in lines[0]
    assert set(lines[2]) == {","}
    assert "Family no." in lines[3]
    statements = next(csv_folder.glob("Statements list.*")).read_bytes()
    assert any("7,5".encode(code) in statements for code in ("utf-8", "utf-16-le"))


def test_study_yaml_names_files_headers_and_words(csv_folder: Path) -> None:
    said = yaml.safe_load((csv_folder / "study.yaml").read_text(encoding="utf-8"))
    assert said["columns"]["people"]["person"] == "ID code"
    assert said["ignore"]["people"] == ["Checked by"]
    assert said["words"]["status"]["went ahead"] == "held"
    assert all((csv_folder / name).is_file() for name in said["sheets"].values())
    assert (csv_folder / untidy.STRAY).is_file()


def test_workbooks_have_merges_hidden_sheets_dates_and_formulas_with_values(xlsx_folder: Path) -> None:
    lists = load_workbook(xlsx_folder / untidy.OTHER_BOOK)
    values = load_workbook(xlsx_folder / untidy.OTHER_BOOK, data_only=True)
    assert lists["Old draft"].sheet_state == "hidden"
    assert any(m.min_row < m.max_row for m in lists["Involvements list"].merged_cells.ranges)
    assert any(m.min_col < m.max_col for m in lists["People list"].merged_cells.ranges)
    formulas = [c for row in lists["Statements list"].iter_rows() for c in row if c.data_type == "f"]
    assert formulas
    for cell in formulas:
        one, other = str(cell.value).removeprefix("=").split("+")
        assert values["Statements list"][cell.coordinate].value == int(one) + int(other)
    episodes = load_workbook(xlsx_folder / "Episodes v3.xlsx")["Episodes list"]
    assert any(isinstance(value, dt.datetime) for row in episodes.iter_rows(values_only=True) for value in row)


def test_workbooks_do_not_tell_when_they_were_written(
    xlsx_folder: Path, sheets: dict[str, pl.DataFrame], tmp_path: Path
) -> None:
    write_study(tmp_path, sheets, SPEC, form="xlsx", untidy=True)
    for path in sorted(tmp_path.iterdir()):
        assert path.read_bytes() == (xlsx_folder / path.name).read_bytes(), path.name
    with zipfile.ZipFile(tmp_path / untidy.OTHER_BOOK) as archive:
        assert {member.date_time[0] for member in archive.infolist()} == {2022}


def test_a_folder_with_something_in_it_is_left_alone(sheets: dict[str, pl.DataFrame], tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(KithError, match="E120"):
        write_study(tmp_path, sheets, SPEC)
    assert [p.name for p in tmp_path.iterdir()] == ["mine.txt"]


def test_a_file_is_no_folder(sheets: dict[str, pl.DataFrame], tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(KithError, match="E121"):
        write_study(tmp_path / "file", sheets, SPEC)


def test_more_rows_than_a_sheet_holds(
    sheets: dict[str, pl.DataFrame], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(untidy, "SHEET_LIMIT", 100)
    with pytest.raises(KithError, match="E122"):
        write_study(tmp_path, sheets, SPEC, form="xlsx")
    assert list(tmp_path.iterdir()) == []
