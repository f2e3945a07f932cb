"""Tables that cannot be read: each is named with its place, and never a cell's value."""

import random
import time
from pathlib import Path

import pytest

from graph_loader.coded.tables.preset import FOLDER, Preset, plain, presets
from graph_loader.coded.tables.read import read_segments
from schema.problems import Report
from tests.lib.coded_tables import HARD, column, problems, read, write, write_sheets

PLAIN = [["document", "text", "code", "start", "end"], ["one", HARD, "Help", "3", "9"]]
QUALCODER = ["File", "Coder", "Coded", "Id", "Codename", "Coded_Memo", "Category", "Category", "FileVar_Setting"]


def test_a_table_of_nothing_known_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path / "people.csv", [["name", "age"], ["Canary Robin", "41"]])
    report = Report()
    assert read_segments(path, report) is None
    (problem,) = report.problems()
    assert (problem.code, problem.place.file) == ("E830", "people.csv")
    assert "MAXQDA coded segments" in str(problem)
    assert "Canary" not in str(problem)


def test_headers_that_fit_two_tools_alike_must_be_settled(tmp_path: Path) -> None:
    rows = [
        ["id", "document", "tag", "content", "document name", "segment", "code", "comment"],
        ["1", "one", "Help", HARD, "one", HARD, "Help", "kind"],
    ]
    path = write(tmp_path / "both.csv", rows)
    assert problems(path) == [("E831", 1, "")]
    assert read(path, "taguette").tool == "Taguette"
    assert read(path, "maxqda").tool == "MAXQDA"


def test_a_preset_that_does_not_exist_is_named(tmp_path: Path) -> None:
    path = write(tmp_path / "plain.csv", PLAIN)
    report = Report()
    assert read_segments(path, report, "maxqd") is None
    (problem,) = report.problems()
    assert problem.code == "E832"
    assert "did you mean maxqda?" in str(problem)


def test_a_named_preset_must_fit(tmp_path: Path) -> None:
    report = Report()
    assert read_segments(write(tmp_path / "plain.csv", PLAIN), report, "dedoose") is None
    (problem,) = report.problems()
    assert (problem.code, problem.place.row) == ("E833", 1)
    assert "lacks the document, the words of the passage, the code," in str(problem)


def test_a_coding_without_document_stops_the_table(tmp_path: Path) -> None:
    rows = [*PLAIN, ["", HARD, "Help", "", ""], ["", "a total", "", "", ""]]
    assert problems(write(tmp_path / "plain.xlsx", rows)) == [("E834", 3, "document")]


@pytest.mark.parametrize(
    ("start", "end"), [("9", "3"), ("-4", "3"), ("three", "9"), ("3", ""), ("", "9"), ("99999999999999999999", "9")]
)
def test_a_place_that_is_none_stops_the_table(tmp_path: Path, start: str, end: str) -> None:
    rows = [PLAIN[0], ["one", HARD, "Help", start, end]]
    assert problems(write(tmp_path / "plain.csv", rows)) == [("E835", 2, "start")]


@pytest.mark.parametrize("name", ["coding.ods", "project.nvp", "coding.xls", "coding"])
def test_a_file_of_another_kind_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"anything")
    assert problems(tmp_path / name) == [("E836", None, "")]


def test_a_report_that_another_program_saved_since_no_longer_says_what_moved(tmp_path: Path) -> None:
    """QualCoder puts every cell in quotation marks; here they are gone, and with them what was left out."""
    row = ["one.txt", "ann", "Yes.", "ctid:1", "Help", "", "office", "", ""]
    assert problems(write(tmp_path / "report.csv", [QUALCODER, row])) == [("E837", None, "")]
    (tmp_path / "gap.csv").write_text(
        '"' + '","'.join(QUALCODER) + '"\n"one.txt","ann","Yes.","ctid:1","Help",,"office","",""\n', encoding="utf-8"
    )
    assert problems(tmp_path / "gap.csv") == [("E837", None, "")]


def test_a_column_given_twice_stops_the_table(tmp_path: Path) -> None:
    rows = [["document", "text", "code", "Text"], ["one", HARD, "Help", HARD]]
    assert problems(write(tmp_path / "plain.csv", rows)) == [("E203", 1, "Text")]


def test_a_cell_beyond_the_header_stops_the_table(tmp_path: Path) -> None:
    path = tmp_path / "plain.csv"
    path.write_text("document,text,code\none,well, yes,Help\n", encoding="utf-8")
    assert problems(path) == [("E205", 2, "D")]


@pytest.mark.parametrize("name", ["empty.csv", "empty.xlsx"])
def test_an_empty_table_is_named(tmp_path: Path, name: str) -> None:
    assert problems(write(tmp_path / name, [])) == [("E112", None, "")]


def test_sheets_of_two_tools_alike_are_settled_by_sheet(tmp_path: Path) -> None:
    sheets = {"coding": PLAIN, "other": [["id", "document", "tag", "content"], ["1", "one", "Time", "Yes."]]}
    project = read(write_sheets(tmp_path / "study.xlsx", sheets))
    assert column(project.codes, "path") == ["Help", "Time"]


def test_a_preset_file_bears_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "other.yaml").write_text((FOLDER / "plain.yaml").read_text(encoding="utf-8"), encoding="utf-8")
    monkeypatch.setattr("graph_loader.coded.tables.preset.FOLDER", tmp_path)
    with pytest.raises(ValueError, match=r"other\.yaml holds the preset plain"):
        presets.__wrapped__()


@pytest.mark.parametrize("preset", presets().values(), ids=lambda one: one.preset)
def test_no_header_means_two_things_in_one_preset(preset: Preset) -> None:
    headers = [plain(h) for role in preset.columns.values() for h in role] + [plain(h) for h in preset.left_out]
    assert len(headers) == len(set(headers))
    roles = {*preset.columns, *(p.holds for p in preset.patterns), preset.first_column}
    assert all(set(need) & roles for need in preset.needs)


FUZZED = [
    "document,text,code,start,end,coder\none,She said & left,Help;Time,3,9,ann\ntwo,,Help,0,0,bob\n",
    '"File","Coder","Coded","Id","Codename","Coded_Memo","Category","FileVar_Age"\n'
    '"a.txt","ann","Yes, \U0001f642","ctid:1","Help","","Care","41"\n"a.txt","bob","No","ctid:2","Time","","3"\n',
    "Media Title;Excerpt Range;Excerpt Copy;Code: Help Applied;Setting\none;3-9;words;True;office\n",
    "\tA : Help\tB : Time\nFamily A\t2\t1\n",
    "Person,Role\nNodes\\\\People\\Ann,nurse\n",
]
TRICKS = [
    b"\0",
    b'"',
    b"\r",
    b",",
    b"\xff",
    b"\xf0\x9f",
    b"-9",
    b"\n" * 40,
    b"\xe2\x80\xa8",
    b"Code: ",
    b" > ",
    b"\\\\",
]


@pytest.mark.parametrize("seed", range(60))
def test_whatever_stands_in_a_file_ends_in_a_project_or_a_problem(tmp_path: Path, seed: int) -> None:
    """Mutated tables and random bytes, text and workbook alike: no crash, no hang, nothing written."""
    draw = random.Random(seed)
    kind = draw.choice(["csv", "tsv", "xlsx"])
    path = tmp_path / f"fuzz.{kind}"
    text = draw.choice(FUZZED)
    if kind == "xlsx":
        write(path, [line.split(draw.choice(",;\t")) for line in text.splitlines()])
        data = bytearray(path.read_bytes())
    else:
        data = bytearray(text.encode())
    if draw.random() < 0.15:
        data = bytearray(draw.randbytes(2000))
    for _ in range(draw.randrange(0, 6)):
        at = draw.randrange(len(data) + 1)
        trick = draw.randrange(3)
        if trick == 0:
            data[at : at + 1] = draw.choice(TRICKS)
        elif trick == 1:
            del data[at : at + draw.randrange(1, 30)]
        else:
            data[at:at] = data[at : at + 200]
    path.write_bytes(bytes(data))
    before = sorted(p.name for p in tmp_path.iterdir())
    report, started = Report(), time.process_time()
    project = read_segments(path, report, draw.choice(["", "", "", *presets()]))
    assert time.process_time() - started < 10
    assert (project is None) == (report.errors > 0)
    assert sorted(p.name for p in tmp_path.iterdir()) == before
    assert path.read_bytes() == bytes(data)
