"""Sheets as people keep them: each sort of untidiness is read without an error, and gives the very same graph."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl.utils import get_column_letter

from graph_loader.read import read_study
from graph_store.hashing import graph_hash
from schema.model import load_model
from tests.lib.folders import BOOK, SmallStudy

MODEL = load_model()


def hash_of(folder: Path) -> str:
    read = read_study(folder, MODEL)
    assert read.tables is not None, [str(p) for p in read.report.problems()]
    return graph_hash(read.tables)


@pytest.fixture(scope="module")
def tidy(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The hash of the small study, tidily written."""
    return hash_of(SmallStudy().write(tmp_path_factory.mktemp("tidy") / "study"))


def below_a_title(study: SmallStudy) -> None:
    for rows in study.sheets.values():
        rows[:0] = [["The Rowan study, data list"], [], ["Status: draft; for the team only"], []]


def with_blank_rows(study: SmallStudy) -> None:
    for rows in study.sheets.values():
        for index in range(len(rows) - 1, 1, -1):
            rows[index:index] = [[], ["  "]]


def with_spaces(study: SmallStudy) -> None:
    study.sheets = {
        n: [[f"  {v}\u00a0 " if v else " " for v in row] for row in rows] for n, rows in study.sheets.items()
    }


def in_other_words(study: SmallStudy) -> None:
    study.file["columns"] = {"people": {"person": "ID code", "age_band": ["Age", "Age group"]}}
    study.file["ignore"] = {"people": ["Phone"]}
    study.file["words"] = {"role": {"CPN": "substance_use_nurse"}}
    heads = study.sheets["people"][0]
    heads[heads.index("person")], heads[heads.index("age_band")] = "ID Code", "AGE GROUP"
    for row in range(2, 7):
        study.set("people", row, "Phone", "0131 496 0000")
    study.set("people", 5, "role", "CPN")


def with_headers_in_capitals(study: SmallStudy) -> None:
    for rows in study.sheets.values():
        rows[0] = [head.upper().replace("_", " ") + ":" for head in rows[0]]


def with_words_heard(study: SmallStudy) -> None:
    study.set("people", 2, "age_band", "25-34").set("people", 3, "age_band", "25 to 34").set(
        "people", 4, "age_band", "toddler"
    )
    study.set("episodes", 2, "kind", "Urine test").set("episodes", 4, "status", "DNA").set(
        "people", 2, "participant", "Y"
    )


def with_columns_and_rows_in_another_order(study: SmallStudy) -> None:
    for rows in study.sheets.values():
        width = len(rows[0])
        rows[:] = [(row + [""] * (width - len(row)))[::-1] for row in [rows[0], *rows[:0:-1]]]


@pytest.mark.parametrize("form", ["csv", "xlsx"])
@pytest.mark.parametrize(
    "untidy",
    [
        below_a_title,
        with_blank_rows,
        with_spaces,
        in_other_words,
        with_headers_in_capitals,
        with_words_heard,
        with_columns_and_rows_in_another_order,
    ],
)
def test_an_untidy_study_gives_the_same_graph(
    tidy: str, tmp_path: Path, untidy: Callable[[SmallStudy], None], form: str
) -> None:
    study = SmallStudy()
    untidy(study)
    assert hash_of(study.write(tmp_path / "study", "csv" if form == "csv" else "xlsx")) == tidy


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252", "utf-16"])
def test_csv_of_other_countries(tidy: str, tmp_path: Path, separator: str, encoding: str) -> None:
    study = SmallStudy()
    folder = study.write(tmp_path / "study")
    for name in study.sheets:
        (folder / f"{name}.csv").write_bytes(study.text(name, separator).replace("\n", "\r\n").encode(encoding))
    assert hash_of(folder) == tidy


@pytest.mark.parametrize("ending", ["tsv", "tab", "txt", "TAB"])
def test_tables_separated_by_tabs_are_read_when_named(tidy: str, tmp_path: Path, ending: str) -> None:
    study = SmallStudy(sheets={"people": f"list.{ending}"})
    folder = study.write(tmp_path / "study")
    (folder / "people.csv").unlink()
    (folder / f"list.{ending}").write_text(study.text("people", "\t"), encoding="utf-8")
    assert hash_of(folder) == tidy


@pytest.mark.parametrize("ending", ["tsv", "tab"])
def test_tables_separated_by_tabs_that_nothing_names_are_told(tmp_path: Path, ending: str) -> None:
    folder = SmallStudy().write(tmp_path / "study")
    (folder / f"more.{ending}").write_text("person\tkind\n", encoding="utf-8")
    read = read_study(folder, MODEL)
    assert read.sound
    assert [(p.code, p.place.file) for p in read.report.problems()] == [("E114", f"more.{ending}")]


def test_reasons_for_no_value_are_kept_and_no_fault(tmp_path: Path) -> None:
    study = SmallStudy()
    words = ["-", "N/K", "not stated", "n/a", "Prefer not to say"]
    for row, word in enumerate(words, start=2):
        study.set("people", row, "gender", word)
    read = read_study(study.write(tmp_path / "study"), MODEL)
    assert read.tables is not None
    parents = read.tables.nodes["Parent"].sort("id").get_column("gaps").to_list()
    assert parents == [["gender=not_known"], ["gender=not_stated"]]


def test_decimal_commas(tmp_path: Path) -> None:
    graphs = {
        hash_of(
            SmallStudy().set("statements", 2, "n", number).set("statements", 2, "of", "15").write(tmp_path / number)
        )
        for number in ("2,5", "2.5")
    }
    assert len(graphs) == 1


def test_merged_and_hidden_and_formulas_with_values(tidy: str, tmp_path: Path) -> None:
    study = SmallStudy()
    folder = study.write(tmp_path / "study", "xlsx")
    book = study.book()
    sheet = book["episodes"]
    heads = study.sheets["episodes"][0]
    letter = get_column_letter(heads.index("interaction") + 1)
    sheet[f"{letter}3"] = None
    sheet.merge_cells(f"{letter}2:{letter}3")
    book.create_sheet("people (old)").sheet_state = "hidden"
    book["people"]["C2"] = "=UPPER(A1)"
    book.save(folder / BOOK)
    with_stored_value(folder / BOOK, "UPPER(A1)", "Isla")
    assert hash_of(folder) == tidy


def with_stored_value(path: Path, formula: str, value: str) -> None:
    """Write the value of a formula beside it, as a spreadsheet program does when it saves."""
    with zipfile.ZipFile(path) as book:
        members = {name: book.read(name) for name in book.namelist()}
    for name, data in members.items():
        found = f"<f>{formula}</f><v></v>".encode(), f"<f>{formula}</f><v />".encode(), f"<f>{formula}</f><v/>".encode()
        for one in found:
            if one in data:
                start = data.rindex(b"<c ", 0, data.index(one))
                cell = data[start : data.index(one)].replace(b'">', b'" t="str">', 1)
                stored = f"<f>{formula}</f><v>{value}</v>".encode()
                members[name] = data[:start] + cell + stored + data[data.index(one) + len(one) :]
    with zipfile.ZipFile(path, "w") as book:
        for name, data in members.items():
            book.writestr(name, data)


def test_sheets_under_names_of_their_own(tidy: str, tmp_path: Path) -> None:
    study = SmallStudy(sheets={"people": "Participants v2.xlsx/List 1", "episodes": "coding.txt"})
    folder = study.write(tmp_path / "study")
    book = SmallStudy().drop(*(n for n in study.sheets if n != "people")).book()
    book["people"].title = "List 1"
    book.save(folder / "Participants v2.xlsx")
    (folder / "people.csv").unlink()
    (folder / "episodes.csv").rename(folder / "coding.txt")
    assert hash_of(folder) == tidy
