"""A deposit holds what an archive's deposit holds, says that it is synthetic, and is the same each time."""

import hashlib
import json
import os
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import polars as pl
import pytest
from openpyxl import load_workbook

from schema.problems import KithError
from synthesis.companion.companion import Companion
from synthesis.deposit.catalogue import DDI, DDI_FILE, SCHEMA_ORG_FILE
from synthesis.deposit.layouts import CODING, FILES, LAYOUTS, PARTICIPANTS, SERVICES
from synthesis.deposit.readme import README_FILE
from synthesis.deposit.texts import deposited
from synthesis.deposit.write import folder_of, write_deposit
from tests.lib.deposits import invented_companion

BOOKS = (FILES, PARTICIPANTS, SERVICES, CODING)
ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def companion() -> Companion:
    return invented_companion()


@pytest.fixture(scope="module")
def deposit(companion: Companion, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made") / "deposit"
    write_deposit(folder, companion)
    return folder


def digests(folder: Path) -> dict[str, str]:
    """SHA-256 of each file below a folder."""
    files = sorted(p for p in folder.rglob("*") if p.is_file())
    return {p.relative_to(folder).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest() for p in files}


def test_documents_lie_in_the_folder_of_their_data_set_as_the_list_says(companion: Companion, deposit: Path) -> None:
    documents = companion.sheets["documents"].filter(pl.col("file").is_not_null())
    said = {
        f"{folder_of(data_set)}/{file}": sha256
        for data_set, file, sha256 in documents.select("data_set", "file", "sha256").iter_rows()
    }
    there = digests(deposit)
    assert {name: there[name] for name in there if "/" in name} == said
    folders = {name.split("/")[0] for name in said}
    assert folders == {"900001_parent_family", "900001_services_professionals", "900001_study_materials"}
    assert sum(name.startswith("900001_study_materials/") for name in said) == 25
    assert {name.rsplit(".")[-1] for name in said} == {"txt", "rtf"}


def test_documents_without_a_file_are_listed_and_not_deposited(companion: Companion, deposit: Path) -> None:
    left_out = companion.sheets["documents"].filter(pl.col("file").is_null()).get_column("document")
    sheet = load_workbook(deposit / FILES)["File list"]
    codes = [row[0] for row in sheet.iter_rows(values_only=True)]
    assert left_out.len() == 2
    assert all(code in codes for code in left_out)
    assert not any(list(deposit.rglob(f"*{code}*")) for code in left_out)


def test_beside_the_folders_lie_lists_records_and_a_readme(deposit: Path) -> None:
    assert {p.name for p in deposit.iterdir() if p.is_file()} == {*BOOKS, DDI_FILE, SCHEMA_ORG_FILE, README_FILE}


def test_everything_says_that_it_is_synthetic(deposit: Path) -> None:
    for name in BOOKS:
        for sheet in load_workbook(deposit / name):
            assert sheet["A2"].value == "Synthetic data: describes nobody.", (name, sheet.title)
    for name in (DDI_FILE, SCHEMA_ORG_FILE, README_FILE):
        text = (deposit / name).read_text(encoding="utf-8")
        assert "Nobody is described" in text
        assert "857133" not in text


@pytest.mark.parametrize(
    ("book", "tab", "header", "merged"),
    [
        (FILES, "File list", "Document ID", "E"),
        (PARTICIPANTS, "Participants", "ID code", "D"),
        (SERVICES, "Services", "ID code", "G"),
        (CODING, "Work with families", "Work ID", "A"),
    ],
)
def test_lists_have_titles_merged_cells_and_blank_rows(
    book: str, tab: str, header: str, merged: str, deposit: Path
) -> None:
    sheet = load_workbook(deposit / book)[tab]
    firsts = [row[0] for row in sheet.iter_rows(values_only=True)]
    head = firsts.index(header)
    assert head >= 4
    assert str(firsts[0]).startswith("SN 900001")
    ranges = [r.coord for r in sheet.merged_cells.ranges]
    assert "A1:F1" in ranges
    assert any(r.startswith(merged) and f":{merged}" in r for r in ranges)
    blank = [i for i, row in enumerate(sheet.iter_rows(values_only=True)) if not any(row)]
    assert any(i > head for i in blank)


def test_lists_use_an_archives_words_and_signs(deposit: Path) -> None:
    people = load_workbook(deposit / PARTICIPANTS)["Participants"]
    cells = {value for row in people.iter_rows(values_only=True) for value in row}
    assert {"Role / profession", "Age band", "25-34", "Family member", "Female", "-", "not stated"} <= cells
    assert not {"role", "25_34", "not_stated", "family_member", "substance_use_nurse"} & cells
    files = load_workbook(deposit / FILES)["File list"]
    assert {"N/K", "Yes", "Interview"} <= {value for row in files.iter_rows(values_only=True) for value in row}


def test_the_file_list_names_participants_with_their_descriptors(companion: Companion, deposit: Path) -> None:
    sheet = load_workbook(deposit / FILES)["File list"]
    rows = list(sheet.iter_rows(values_only=True))
    headers = next(list(row) for row in rows if row[0] == "Document ID")
    found = {row[0]: dict(zip(headers, row, strict=True)) for row in rows}
    row = found["D01-talk"]
    told = companion.sheets["episodes"].filter(
        pl.col("document") == "D01-talk", ~pl.col("voice").str.starts_with("role:")
    )
    assert row["Participant ID codes"] == "; ".join(told.get_column("voice").unique().sort())
    assert str(row["Participant descriptors"]).startswith("Mother, Scotland")
    assert found["material_09_consent_parents"]["Participant ID codes"] == "-"
    assert row["Redactions"] == "Yes"


def test_the_ddi_record_has_the_parts_of_ddi_codebook_in_their_order(deposit: Path) -> None:
    book = ElementTree.fromstring((deposit / DDI_FILE).read_bytes())
    names = {"d": DDI}

    def below(path: str) -> list[str]:
        found = book.find(path, names)
        assert found is not None, path
        return [child.tag.removeprefix(f"{{{DDI}}}") for child in found]

    assert book.tag == f"{{{DDI}}}codeBook"
    assert book.get("version") == "2.5"
    assert below(".")[:2] == ["docDscr", "stdyDscr"]
    assert set(below(".")[2:]) == {"otherMat"}
    assert below("d:stdyDscr") == ["citation", "stdyInfo", "method", "dataAccs"]
    assert below("d:stdyDscr/d:citation") == ["titlStmt", "rspStmt", "distStmt", "biblCit", "holdings"]
    assert below("d:stdyDscr/d:citation/d:titlStmt") == ["titl", "IDNo"]
    assert below("d:stdyDscr/d:stdyInfo") == ["subject", "abstract", "sumDscr"]
    assert list(dict.fromkeys(below("d:stdyDscr/d:stdyInfo/d:sumDscr"))) == [
        "collDate",
        "nation",
        "geogCover",
        "anlyUnit",
        "universe",
        "dataKind",
    ]
    assert below("d:stdyDscr/d:dataAccs") == ["setAvail", "useStmt"]
    assert below("d:stdyDscr/d:dataAccs/d:useStmt") == ["specPerm", "conditions", "disclaimer"]
    number = book.find("d:stdyDscr/d:citation/d:titlStmt/d:IDNo", names)
    assert number is not None
    assert (number.get("agency"), number.text) == ("kithgraph", "900001")
    assert [e.get("date") for e in book.iterfind(".//d:collDate", names)] == ["2021-04-01", "2022-12-01"]
    assert all(e.get("level") == "study" for e in book.iterfind("d:otherMat", names))
    keyword = book.find(".//d:keyword", names)
    assert keyword is not None
    assert keyword.get("vocab") == "HASSET"


def test_the_schema_org_record_is_a_dataset_that_says_what_is_there(companion: Companion, deposit: Path) -> None:
    record = json.loads((deposit / SCHEMA_ORG_FILE).read_text(encoding="utf-8"))
    assert (record["@context"], record["@type"]) == ("https://schema.org", "Dataset")
    assert record["temporalCoverage"] == "2021-04-01/2022-12-01"
    assert [place["name"] for place in record["spatialCoverage"]] == ["England", "Scotland"]
    assert record["creator"]["@type"] == "Organization"
    assert "invented" in record["creator"]["name"]
    assert "SYNTHETIC DATA" in record["keywords"]
    assert "Study materials, 25 files" in record["description"]
    total = companion.sheets["statements"].row(
        by_predicate=(pl.col("measure") == "services_england") & (pl.col("statement_kind") == "published_total"),
        named=True,
    )
    assert f"services in England ({total['n']})" in record["description"]


def test_equal_companions_give_equal_bytes_in_any_process(deposit: Path, tmp_path: Path) -> None:
    command = (
        "import sys; from pathlib import Path; from tests.lib.deposits import invented_companion; "
        "from synthesis.deposit.write import write_deposit; write_deposit(Path(sys.argv[1]), invented_companion())"
    )
    for seed, threads in (("1", "1"), ("77", "3")):
        environment = os.environ | {"PYTHONHASHSEED": seed, "POLARS_MAX_THREADS": threads}
        folder = tmp_path / seed
        subprocess.run([sys.executable, "-c", command, str(folder)], check=True, cwd=ROOT, env=environment)
        assert digests(folder) == digests(deposit)


def test_workbooks_do_not_tell_when_they_were_written(deposit: Path) -> None:
    for name in BOOKS:
        with zipfile.ZipFile(deposit / name) as archive:
            assert {member.date_time[:3] for member in archive.infolist()} == {(2022, 12, 1)}
            core = archive.read("docProps/core.xml").decode()
            assert core.count("2022-12-01T00:00:00Z") == 2


def test_a_list_without_rows_is_left_out(companion: Companion, tmp_path: Path) -> None:
    sheets = companion.sheets | {name: companion.sheets[name].clear() for name in ("roles", "ties")}
    write_deposit(tmp_path / "deposit", replace(companion, sheets=sheets))
    tabs = load_workbook(tmp_path / "deposit" / CODING).sheetnames
    assert tabs == [layout.tab for layout in LAYOUTS if layout.file == CODING and layout.sheet not in ("roles", "ties")]


def test_documents_of_no_data_set_lie_beside_the_lists(companion: Companion, tmp_path: Path) -> None:
    loose = pl.when(pl.col("document") == "D01-talk").then(None).otherwise("data_set")
    documents = companion.sheets["documents"].with_columns(loose.alias("data_set"))
    write_deposit(tmp_path / "deposit", replace(companion, sheets=companion.sheets | {"documents": documents}))
    file = documents.filter(pl.col("document") == "D01-talk").get_column("file").item()
    data = (tmp_path / "deposit" / file).read_bytes()
    assert data == deposited(companion.texts["D01-talk"], file.rsplit(".")[-1])


def test_a_document_without_its_text_is_not_passed_over(companion: Companion, tmp_path: Path) -> None:
    texts = {key: text for key, text in companion.texts.items() if key != "D01-talk"}
    with pytest.raises(KeyError, match="D01-talk"):
        write_deposit(tmp_path / "deposit", replace(companion, texts=texts))


def test_a_folder_with_something_in_it_is_left_alone(companion: Companion, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(KithError, match="E120"):
        write_deposit(tmp_path, companion)
    assert [p.name for p in tmp_path.iterdir()] == ["mine.txt"]
    with pytest.raises(KithError, match="E121"):
        write_deposit(tmp_path / "mine.txt", companion)
