"""What Taguette and QualCoder themselves wrote of one small invented project reads to the passages, people and codes.

How the files were made stands in the README beside them.
"""

from pathlib import Path

import polars as pl
import pytest

from graph_loader.coded.agreement import agreement
from graph_loader.coded.project import Project
from graph_loader.coded.refi.read import read_codebook, read_project
from graph_loader.coded.tables.locate import locate
from schema.problems import Report
from tests.lib.coded_tables import codings, column, read, skipped
from tests.lib.refi import coded

TOOLS = Path(__file__).parents[3] / "fixtures" / "tools"
DOCUMENTS = TOOLS / "documents"
TAGUETTE = TOOLS / "taguette-1.5.2"
QUALCODER = TOOLS / "qualcoder-4.0-beta"

SCALES = "She came on the Tuesday \U0001f642 & brought <the> scales."
BOOK = "she wrote \u201cfine\u201d in the book"
CAFE = "The cafe\u0301 by the school, half past nine \u2013 I walked."
PHONED = "The worker phoned ahead \U0001f469\u200d\U0001f467"
ASKED = "asked if the time suited.\nNa\u00efve question"
LETTER = "The letter had said <Friday>, R&D style"
HELP, DOUBT = "Care > Support at home > Practical help", "Care > Trust & <doubt>"


def stand_there(project: Project) -> None:
    """Every passage with a place is that stretch of the text; a tool may write a line break as a space."""
    texts = dict(project.documents.select("id", "text").iter_rows())
    placed = project.passages.drop_nulls("start").select("document", "start", "end", "quote")
    assert placed.height > 0
    for document, start, end, quote in placed.iter_rows():
        assert texts[document][start:end].split() == quote.split()


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_taguette_highlights(form: str) -> None:
    project = read(TAGUETTE / f"highlights.{form}")
    help_, doubt = "care > home > practical help", "care > trust & <doubt>"
    assert project.tool == "Taguette"
    assert codings(project) == [
        ("interview-1", SCALES, help_, None),
        ("interview-1", SCALES, "time", None),
        ("interview-1", BOOK, doubt, None),
        ("interview-1", "Yes.", doubt, None),
        ("interview-1", CAFE, "time", None),
        ("interview-1", "Yes.", doubt, None),
        # Taguette writes the break between two paragraphs as a space.
        ("fieldnote-2", ASKED.replace("\n", " "), help_, None),
    ]
    found = locate(project, DOCUMENTS)
    stand_there(found)
    assert ASKED in column(found.passages, "quote")
    assert skipped(found) == {"passages whose words stand in their document more than once": 2}


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_taguette_codebook(form: str) -> None:
    project = read(TAGUETTE / f"codebook.{form}")
    assert project.codes.select("path", "memo").rows() == [
        ("interesting", "Further review required"),
        ("care > home > practical help", "Somebody does something useful."),
        ("care > trust & <doubt>", None),
        ("time", "When it was."),
    ]


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        (
            "taguette-1.5.2",
            [
                ("interesting", True, None),
                ("care > home > practical help", True, None),
                ("care > trust & <doubt>", True, None),
                ("time", True, None),
            ],
        ),
        (
            "qualcoder-4.0-beta",
            [
                ("Time", True, "When it was."),
                ("Care", False, None),
                (DOUBT, True, None),
                ("Care > Support at home", False, None),
                (HELP, True, "Somebody does something useful."),
            ],
        ),
    ],
)
def test_codebooks_of_the_standard(name: str, codes: list[tuple[str, bool, str | None]]) -> None:
    """Taguette writes neither descriptions nor nesting: the levels are in the names."""
    report = Report()
    found = read_codebook(TOOLS / name / "codebook.qdc", report)
    assert report.errors == 0
    assert found is not None
    assert found.select("path", "codable", "memo").rows() == codes


def test_a_project_of_qualcoder() -> None:
    """Every passage is that stretch of its document; the people are there, and whose documents are theirs is not."""
    report = Report()
    project = read_project(QUALCODER / "project.qdpx", report)
    assert [str(one) for one in report.problems()] == []
    assert project is not None
    stand_there(project)
    assert coded(project) == sorted(
        [
            (SCALES, HELP, "ann"),
            (SCALES, HELP, "bob"),
            (ASKED, HELP, "ann"),
            (PHONED, "Time", "ann"),
            (CAFE, "Time", "bob"),
            (BOOK, DOUBT, "ann"),
            ("Yes.", DOUBT, "bob"),
            ("Yes.", DOUBT, "bob"),
            (LETTER, DOUBT, "bob"),
        ]
    )
    assert project.passages.height == 8
    assert project.documents.select("name", "medium").rows() == [
        ("interview-1.txt", "text"),
        ("fieldnote-2.txt", "text"),
    ]
    assert project.cases.select("name", "memo").rows() == [("Family <A> & co", "the first"), ("Family B", None)]
    names = dict(pl.concat([project.cases.select("id", "name"), project.documents.select("id", "name")]).iter_rows())
    values = project.values.select("owner", "variable", "value").rows()
    assert [(names[owner], variable, value) for owner, variable, value in values] == [
        ("Family <A> & co", "Household", "single"),
        ("Family <A> & co", "Children", "2"),
        ("Family B", "Household", None),
        ("Family B", "Children", None),
        ("interview-1.txt", "Setting", "at home"),
        ("fieldnote-2.txt", "Setting", "office"),
    ]
    assert project.members.is_empty()
    # The formatted copies of the two documents.
    assert skipped(project) == {"files in the archive that no source names": 2}


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_qualcoder_report_by_files(form: str) -> None:
    """In the CSV file the setting of a code without two categories stands under the wrong header; it is put right."""
    project = read(QUALCODER / f"report-files.{form}")
    assert sorted(codings(project)) == sorted(
        [
            ("fieldnote-2.txt", ASKED, HELP, "ann"),
            ("interview-1.txt", SCALES, HELP, "ann"),
            ("interview-1.txt", SCALES, HELP, "bob"),
            ("fieldnote-2.txt", PHONED, "Time", "ann"),
            ("interview-1.txt", CAFE, "Time", "bob"),
            ("fieldnote-2.txt", LETTER, DOUBT, "bob"),
            ("interview-1.txt", BOOK, DOUBT, "ann"),
            ("interview-1.txt", "Yes.", DOUBT, "bob"),
            ("interview-1.txt", "Yes.", DOUBT, "bob"),
        ]
    )
    # Two codings of the same words by two coders are one passage; two places that read alike are two.
    assert project.passages.height == 8
    assert column(project.codings.drop_nulls("memo"), "memo") == ["kind"]
    assert sorted(project.values.select("owner", "variable", "value").rows()) == [
        ("fieldnote-2.txt", "Setting", "office"),
        ("interview-1.txt", "Setting", "at home"),
    ]
    stand_there(locate(project, DOCUMENTS))


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_qualcoder_report_by_cases(form: str) -> None:
    project = read(QUALCODER / f"report-cases.{form}")
    assert column(project.cases, "name") == ["Family <A> & co", "Family B"]
    assert project.codings.height == 9
    assert project.members.height == 8
    assert sorted(project.values.filter(of="case").select("owner", "variable", "value").rows(), key=str) == [
        ("Family <A> & co", "Children", "2"),
        ("Family <A> & co", "Household", "single"),
        ("Family B", "Children", None),
        ("Family B", "Household", None),
    ]


def test_qualcoder_project_and_report_say_the_same() -> None:
    """The tool's project has the places; those that the report's passages are found at are the same."""
    report = Report()
    project = read_project(QUALCODER / "project.qdpx", report)
    assert [str(one) for one in report.problems()] == []
    assert project is not None
    stand_there(project)
    names = dict(project.documents.select("id", "name").iter_rows())
    codes = dict(project.codes.select("id", "path").iter_rows())
    places = project.codings.join(project.passages.select("document", "start", "end", passage="id"), on="passage")
    of_project = {
        (names[document], start, end, codes[code], coder)
        for document, start, end, code, coder in places.select("document", "start", "end", "code", "coder").iter_rows()
    }
    found = locate(read(QUALCODER / "report-files.xlsx"), DOCUMENTS)
    ours = found.codings.join(found.passages.select("document", "start", "end", passage="id"), on="passage")
    of_report = set(ours.drop_nulls("start").select("document", "start", "end", "code", "coder").iter_rows())
    assert len(of_project) == 9
    assert of_report < of_project
    assert {code for *_, code, _ in of_project - of_report} == {DOUBT}
    assert project.cases.get_column("name").sort().to_list() == ["Family <A> & co", "Family B"]
    lines = agreement(project).filter(unit="characters").select("code", "both", "kappa")
    assert dict(zip(column(lines, "code"), column(lines, "both"), strict=True)) == {
        HELP: 49,
        "Time": 0,
        DOUBT: 0,
        None: 49,
    }
