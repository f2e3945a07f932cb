"""Folders, study files and CSV files that cannot be read as such: named, and the graph left as it was."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import polars as pl
import pytest

from tests.lib.commands import COMMAND, environment, kith, kith_as_nobody
from tests.lib.folders import BOOK, SmallStudy
from tests.lib.live import CANARY, Live, folder_for_all, refused

GIGABYTE = 1 << 30
MEASURE = """
import resource, subprocess, sys
done = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL)
print(done.returncode, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that commands run as nobody can reach."""
    with folder_for_all() as folder:
        yield folder


def test_no_such_folder(live: Live, tmp_path: Path) -> None:
    refused(live, tmp_path / "absent", f"E101 {tmp_path / 'absent'}: There is no such folder.")


def test_a_file_is_no_folder(live: Live, tmp_path: Path) -> None:
    (tmp_path / "file").write_text(CANARY)
    refused(live, tmp_path / "file", f"E101 {tmp_path / 'file'}: ")


def test_not_a_study_folder(live: Live, tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text(f"person\n{CANARY}\n")
    refused(live, tmp_path, f"E102 {tmp_path}: This folder has no study.yaml")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (f"study: small\ntitle: {{{CANARY}\n", "E103 study.yaml: The file is not valid YAML in line 3."),
        ("[" * 5000, "E103 study.yaml: "),
        ("study: small\n", 'E104 study.yaml: The field "title" is missing.'),
        (f"study: {CANARY}!\ntitle: A title\n", 'E104 study.yaml: The field "study" is not a key.'),
        (
            "study: small\ntitel: A title\ntitle: A\n",
            'E104 study.yaml: The field "titel" is not known (did you mean title?)',
        ),
        ("study: small\ntitle: [1]\n", 'E104 study.yaml: The field "title" has the wrong type.'),
        ("study: small\ntitle: A\ntitle: B\n", 'E104 study.yaml: The field "title" is given twice.'),
        (
            "study: small\ntitle: A\nsheets: {peeple: people.csv}\n",
            'E104 study.yaml: The field "sheets.peeple" names a sheet that is not known (did you mean people?)',
        ),
        (
            "study: small\ntitle: A\ncolumns: {people: {gendr: Sex}}\n",
            'E104 study.yaml: The field "columns.people.gendr" names a column that the sheet does not have '
            "(did you mean gender?)",
        ),
        (
            "study: small\ntitle: A\nwords: {gender: {F: womann}}\n",
            'E104 study.yaml: The field "words.gender" gives a word a meaning that is not a term of the code list '
            "(did you mean woman?)",
        ),
        (f"study: small\ntitle: A\nevents: {CANARY}\n", 'E313 study.yaml: The field "events" is not a date in EDTF.'),
        ("study: small\ntitle: A\ncollected: 2021-04-31\n", 'E313 study.yaml: The field "collected" is not a date'),
        (
            "study: small\ntitle: A\nevents: 2022/2021\n",
            'E309 study.yaml, column "events": The interval ends before it begins.',
        ),
    ],
)
def test_a_faulty_study_file(live: Live, tmp_path: Path, text: str, problem: str) -> None:
    folder = SmallStudy().write(tmp_path / "study")
    (folder / "study.yaml").write_text(text)
    refused(live, folder, problem)


def test_a_study_file_that_is_no_text(live: Live, tmp_path: Path) -> None:
    folder = SmallStudy().write(tmp_path / "study")
    (folder / "study.yaml").write_bytes(b"study: small\ntitle: \xff\xfe\xfa\n")
    refused(live, folder, "E110 study.yaml: ")


def test_values_of_the_study_file_are_taken_as_text(tmp_path: Path) -> None:
    folder = SmallStudy().write(tmp_path / "study")
    (folder / "study.yaml").write_text("study: 007\ntitle: 1984\nevents: 2021-04-01/..\ncitation:\nsynthetic: yes\n")
    loaded = kith("load", folder, "--to", tmp_path / "graph")
    assert loaded.status == 0, loaded.out
    assert "holds 007:" in loaded.out


def test_a_missing_sheet(live: Live, tmp_path: Path) -> None:
    folder = SmallStudy().drop("people").write(tmp_path / "study")
    refused(live, folder, 'E105 study: The sheet "people" is missing; expected people.csv, people.xlsx,')


def test_a_sheet_that_study_yaml_names_and_nobody_has(live: Live, tmp_path: Path) -> None:
    folder = SmallStudy(sheets={"people": "participants.csv"}).write(tmp_path / "study")
    refused(live, folder, 'E105 study: The sheet "people" is missing;', "E114 people.csv: ")


def test_a_sheet_given_twice(live: Live, tmp_path: Path) -> None:
    folder = SmallStudy().write(tmp_path / "study")
    SmallStudy().book().save(folder / BOOK)
    for name in sorted(SmallStudy().sheets)[1:]:
        (folder / f"{name}.csv").unlink()
    twice = 'The sheet "care_arrangements" is given twice, also in care_arrangements.csv.'
    refused(live, folder, f'E106 {BOOK}, sheet "care_arrangements": {twice}')


def test_two_folders_of_one_study(live: Live, tmp_path: Path) -> None:
    folders = [SmallStudy().write(tmp_path / name) for name in ("one", "two")]
    ran = kith("load", *folders, "--to", live.folder)
    assert ran.status == 2
    assert "E118 two/study.yaml: " in ran.out
    assert live.unchanged()


@pytest.mark.parametrize("text", ["", "\n\n", "\ufeff", "person,kind,role\n", ",,\n,,\n"])
def test_an_empty_sheet(live: Live, tmp_path: Path, text: str) -> None:
    folder = SmallStudy().write(tmp_path / "study")
    (folder / "people.csv").write_text(text, encoding="utf-8")
    refused(live, folder, "E112 people.csv: The sheet has no rows.")


def with_bytes(folder: Path, data: bytes) -> Path:
    """A study folder whose people sheet holds these bytes."""
    study = SmallStudy().write(folder / "study")
    (study / "people.csv").write_bytes(data)
    return study


@pytest.mark.parametrize(
    "data", [f"{CANARY}\0,b\n".encode(), b"person,kind\n" * 400_000 + b"x,\0\n", "\ufeffa,\0b\n".encode("utf-16-le")]
)
def test_a_nul_character(live: Live, tmp_path: Path, data: bytes) -> None:
    refused(live, with_bytes(tmp_path, data), "E109 people.csv: The file holds a NUL character.")


def test_an_encoding_that_cannot_be_told(live: Live, tmp_path: Path) -> None:
    refused(live, with_bytes(tmp_path, bytes(range(1, 256)) * 30), "E110 people.csv: ")
    refused(live, with_bytes(tmp_path / "wide", "\ufeffa,é\n".encode("utf-16-le")[:-1]), "E110 people.csv: ")


def test_a_cell_too_long(live: Live, tmp_path: Path) -> None:
    long = SmallStudy().set("people", 3, "memo", f"{CANARY} " * 70_000)
    refused(live, long.write(tmp_path / "csv"), "E111 people.csv: A cell holds more than 1000000 characters.")


def test_a_cell_of_a_gigabyte(live: Live, tmp_path: Path) -> None:
    """Neither a cell without any separator nor one between quotation marks is read to its end."""
    block = b"x" * (1 << 20)
    for name, filling in (("plain", block), ("quoted", (b"y, \n" * (1 << 18)))):
        folder = SmallStudy().write(tmp_path / name)
        path = folder / "people.csv"
        with path.open("ab") as out:
            out.write(b'X1,parent,"')
            for _ in range(GIGABYTE >> 20):
                out.write(filling)
        ran, peak = measured("check", folder)
        path.unlink()
        assert ran == 2
        assert peak < 1 << 30, "the file was read whole"


def measured(*words: object) -> tuple[int, int]:
    """Exit status and peak memory in bytes of a command in a process of its own.

    A process is charged with the memory that its parent had when it was made, so a small one stands between.
    """
    said = subprocess.run(
        [sys.executable, "-c", MEASURE, *COMMAND, *map(str, words)],
        env=environment(),
        capture_output=True,
        text=True,
        check=True,
    )
    status, peak = said.stdout.split()
    return int(status), int(peak) * 1024


def test_a_quotation_mark_out_of_place(live: Live, tmp_path: Path) -> None:
    for row in (f'X1,parent,"{CANARY}\nX2,parent,,\n', f'X1,parent,"a"{CANARY}\n'):
        folder = SmallStudy().write(tmp_path / str(len(row)))
        with (folder / "people.csv").open("a") as out:
            out.write(row)
        refused(live, folder, "E123 people.csv, row 7: ")


def test_tables_that_nobody_names_are_said(tmp_path: Path) -> None:
    folder = SmallStudy().write(tmp_path / "study")
    for name in ("peopel.csv", "involvements.ods"):
        (folder / name).write_text("a,b\n1,2\n")
    ran = kith("check", folder)
    assert ran.status == 0
    assert "E114 peopel.csv: The file or sheet was not used (did you mean people?)." in ran.out
    assert "E114 involvements.ods: " in ran.out


def test_files_that_may_not_be_read(tmp_path_factory: pytest.TempPathFactory, open_folder: Path) -> None:
    warm = SmallStudy().write(tmp_path_factory.mktemp("warm") / "study", "xlsx")
    closed = {"sheet": "people.csv", "book": BOOK, "study": "study.yaml", "folder": "", "listing": ""}
    folders = []
    for name, file in closed.items():
        folders.append(SmallStudy().write(open_folder / name, "xlsx" if name == "book" else "csv"))
        (folders[-1] / file).chmod(0o111 if name == "listing" else 0)
    ran = kith_as_nobody([["check", warm]], [["check", folder] for folder in folders])
    for folder in folders:
        folder.chmod(0o755)
    assert [one.status for one in ran] == [2] * len(closed)
    for one, file in zip(ran, closed.values(), strict=True):
        assert (f"E113 {file}: The file may not be read." if file else "is not readable") in one.said


def test_a_folder_that_may_not_be_written(tmp_path_factory: pytest.TempPathFactory, open_folder: Path) -> None:
    closed = open_folder / "closed"
    closed.mkdir()
    closed.chmod(0o555)
    (ran,) = kith_as_nobody([["init", tmp_path_factory.mktemp("warm") / "study"]], [["init", closed / "study"]])
    closed.chmod(0o755)
    assert ran.status == 2
    assert f"E121 {closed / 'study'}: The folder may not be written." in ran.err
    assert not list(closed.iterdir())


def test_two_million_rows(live: Live, tmp_path: Path) -> None:
    """The fault of the last of two million rows is named with its number, in sound memory."""
    many = 2_000_000
    folder = SmallStudy().drop("ties").write(tmp_path / "study")
    number = pl.int_range(1, many + 1, eager=True).cast(pl.String)
    last = pl.int_range(many, eager=True) == many - 1
    told = {
        "document": "D1",
        "voice": "F01M",
        "kind": "drug_test",
        "when": "2022-03",
        "status": "held",
        "tested": "F01M",
    }
    rows = pl.DataFrame({"episode": "E" + number, **told, "memo": "Note " + number})
    result = pl.select(result=pl.when(last).then(pl.lit(CANARY)).otherwise(pl.lit("negative"))).to_series()
    rows.with_columns(result).write_csv(folder / "episodes.csv")
    del rows, number, result
    report = tmp_path / "report"
    with report.open("wb") as out:
        child = subprocess.Popen(
            [*COMMAND, "load", str(folder), "--to", str(live.folder)], env=environment(), stdout=out, stderr=out
        )
        _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    said = report.read_text(encoding="utf-8")
    assert child.returncode == 2, said
    assert f'E303 episodes.csv, row {many + 1}, column "result": ' in said
    assert "1 problem; nothing was written" in said
    assert CANARY not in said
    assert usage.ru_maxrss * 1024 < 6 * GIGABYTE
    assert live.unchanged()
