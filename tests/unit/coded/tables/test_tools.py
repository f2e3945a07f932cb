"""A table of each tool, as its documentation and users' scripts show it, becomes passages, codes and people.

All tables here are synthetic; real exports are read in test_real_exports.py.
"""

from pathlib import Path

import pytest

from graph_loader.coded.tables.preset import presets
from tests.lib.coded_tables import HARD, HARD_READ, codings, column, read, skipped, write, write_sheets


def test_taguette(tmp_path: Path) -> None:
    rows = [
        ["id", "document", "tag", "content"],
        ["1", "one", "care/help", HARD],
        ["1", "one", "time", HARD],
        ["2", "one", "time", "Yes."],
        ["3", "one", "time", "Yes."],
        ["4", "two", "", "Nobody coded this."],
    ]
    project = read(write(tmp_path / "highlights.csv", rows))
    assert project.tool == "Taguette"
    assert codings(project) == [
        ("one", HARD_READ, "care > help", None),
        ("one", HARD_READ, "time", None),
        ("one", "Yes.", "time", None),
        ("one", "Yes.", "time", None),
    ]
    assert column(project.passages, "id") == ["1", "2", "3", "4"]
    assert column(project.passages, "unit") == [None] * 4
    assert column(project.documents, "name") == ["one", "two"]
    assert skipped(project) == {}


def test_taguette_codebook(tmp_path: Path) -> None:
    rows = [
        ["tag", "description", "number of highlights", "number of documents"],
        ["care/help", "Somebody helps.", "2", "1"],
        ["time", "", "0", "0"],
    ]
    project = read(write(tmp_path / "codebook.csv", rows))
    assert project.codes.select("path", "memo").rows() == [("care > help", "Somebody helps."), ("time", None)]
    assert project.passages.is_empty()
    assert list(skipped(project).values()) == [2, 2]


def test_qualcoder_by_cases(tmp_path: Path) -> None:
    rows = [
        [
            "Case", "Filename", "Coder", "Coded", "Id", "Codename", "Coded_Memo", "Category", "Category",
            "FileVar_Setting", "CaseVar_Children",
        ],
        ["Family A", "one.txt", "ann", HARD, "ctid:1", "help", "kind", "home", "care", "office", "2"],
        ["Family A", "one.txt", "bob", HARD, "ctid:2", "help", "", "home", "care", "office", "2"],
        ["Family B", "two.jpg", "bob", "image", "imid:1", "time", "", "", "", "", ""],
    ]  # fmt: skip
    project = read(write(tmp_path / "report.xlsx", rows))
    assert codings(project) == [
        ("one.txt", HARD_READ, "care > home > help", "ann"),
        ("one.txt", HARD_READ, "care > home > help", "bob"),
        ("two.jpg", None, "time", "bob"),
    ]
    assert column(project.passages, "place") == [None, "a part of this picture"]
    assert column(project.codings, "memo") == ["kind", None, None]
    assert column(project.cases, "name") == ["Family A", "Family B"]
    assert project.members.select("case", "passage").rows() == [("Family A", "ctid:1"), ("Family B", "imid:1")]
    assert project.values.select("of", "owner", "variable", "value").rows() == [
        ("document", "one.txt", "Setting", "office"),
        ("document", "two.jpg", "Setting", None),
        ("case", "Family A", "Children", "2"),
        ("case", "Family B", "Children", None),
    ]
    assert column(project.documents, "medium") == ["text", "picture"]


def test_atlas_ti(tmp_path: Path) -> None:
    rows = [
        [
            "ID", "Quotation Name", "Document", "Document Groups", "Quotation Content", "Comment", "Codes",
            "Reference", "Density", "Created by", "Modified by", "Created", "Modified",
        ],
        [
            "1:1", "She said", "one", "Mothers\nLiverpool", HARD, "slowly", "Care::Help\nTime",
            "3 - 4", "2", "ann", "bob", "1/2/2026", "",
        ],
        ["2:1", "", "two", "", "", "", "", "0:01:02 - 0:01:09", "0", "bob", "", "", ""],
    ]  # fmt: skip
    project = read(write(tmp_path / "quotations.xlsx", rows))
    assert codings(project) == [("one", HARD_READ, "Care > Help", "ann"), ("one", HARD_READ, "Time", "ann")]
    assert column(project.passages, "id") == ["1:1", "2:1"]
    assert column(project.passages, "place") == ["3 - 4", "0:01:02 - 0:01:09"]
    assert column(project.passages, "memo") == ["slowly", None]
    assert column(project.codings, "made_at") == ["1/2/2026"] * 2
    assert project.sets.select("name", "member").rows() == [("Mothers", "one"), ("Liverpool", "one")]
    assert sum(skipped(project).values()) == 4


@pytest.mark.parametrize(
    "header",
    [
        [
            "Document group", "Document name", "Code", "Beginning", "End", "Weight score", "Segment", "Created by",
            "Comment",
        ],
        [
            "Dokumentgruppe", "Dokumentname", "Code", "Anfang", "Ende", "Weight score", "Segment", "Created by",
            "Kommentar",
        ],
    ],
)  # fmt: skip
def test_maxqda(tmp_path: Path, header: list[str]) -> None:
    rows = [
        header,
        ["Mothers", "one", "Care > Help", "3", "4", "0", HARD, "ann", "kind"],
        ["Mothers", "one", "Care > Help", "3", "4", "0", HARD, "bob", ""],
        ["Mothers", "one", "Time", "9", "9", "0", HARD, "ann", ""],
    ]
    project = read(write(tmp_path / "segments.xlsx", rows))
    assert project.tool == "MAXQDA"
    assert codings(project) == [
        ("one", HARD_READ, "Care > Help", "ann"),
        ("one", HARD_READ, "Care > Help", "bob"),
        ("one", HARD_READ, "Time", "ann"),
    ]
    # The same words in another paragraph are another passage.
    assert column(project.passages, "place") == ["3 to 4", "9"]
    assert project.sets.select("name", "member").rows() == [("Mothers", "one")]
    assert skipped(project) == {"weights of codings": 3}


def test_dedoose(tmp_path: Path) -> None:
    rows = [
        [
            "Media Title", "Excerpt Range", "Excerpt Creator", "Excerpt Date", "Excerpt Copy", "Resource Creator",
            "Resource Date", "Codes Applied Combined", "Code: Help, at home Applied", "Code: Help, at home Range",
            "Code: Help, at home Weight", "Code: Time Applied", "Setting", "Setting.1",
        ],
        [
            "one.docx", "10-75", "ann", "1/2/2026", HARD, "ann", "1/1/2026", "Help, at home",
            "True", "10-75", "3", "False", "office", "clinic",
        ],
        [
            "one.docx", "00:01-00:09", "ann", "1/2/2026", "Yes.", "ann", "1/1/2026", "",
            "", "", "", "perhaps", "office", "clinic",
        ],
    ]  # fmt: skip
    project = read(write(tmp_path / "excerpts.xlsx", rows))
    assert codings(project) == [("one.docx", HARD_READ, "Help, at home", "ann")]
    assert project.passages.select("unit", "start", "end", "place").rows() == [
        ("chars", 10, 75, None),
        (None, None, None, "00:01-00:09"),
    ]
    assert project.values.select("of", "owner", "variable", "value").rows() == [
        ("document", "one.docx", "Setting", "office"),
        ("document", "one.docx", "Setting.1", "clinic"),
    ]
    assert skipped(project)["weights of codings"] == 1
    assert skipped(project)["rows whose columns of codes say neither yes nor no"] == 1


def test_nvivo_crosstab(tmp_path: Path) -> None:
    rows = [
        ["", "A : Actors\\\\Midwife", "B : Care\\Help"],
        ["1 : Cases\\Family A", "2", "0"],
        ["2 : Cases\\Family B", "1", ""],
        ["3 : Files\\Interview 1", "", "4"],
        ["Total", "3", "4"],
    ]
    project = read(write(tmp_path / "crosstab.xlsx", rows))
    assert column(project.codes, "path") == ["Actors > Midwife", "Care > Help"]
    assert column(project.cases, "name") == ["Family A", "Family B"]
    assert project.passages.is_empty()
    assert project.codings.is_empty()
    assert column(project.documents, "name") == ["Interview 1"]
    assert skipped(project) == {"rows that add up others": 1, "counts without passages": 4}


def test_nvivo_classification_sheet(tmp_path: Path) -> None:
    rows = [
        ["Person", "Role", "Children"],
        ["Nodes\\\\People\\Barbara", "mother", "2"],
        ["Nodes\\\\People\\Zo\u00eb \U0001f642", "Unassigned", ""],
    ]
    project = read(write(tmp_path / "people.xlsx", rows))
    assert column(project.cases, "name") == ["Barbara", "Zo\u00eb \U0001f642"]
    # The attribute's name is that which a project of the same tool gives.
    assert project.values.select("owner", "variable", "value").rows() == [
        ("Barbara", "Person:Role", "mother"),
        ("Zo\u00eb \U0001f642", "Person:Role", "Unassigned"),
        ("Barbara", "Person:Children", "2"),
        ("Zo\u00eb \U0001f642", "Person:Children", None),
    ]


def test_nvivo_classification_sheet_of_files(tmp_path: Path) -> None:
    rows = [["Interview", "Place"], ["Files\\\\Interview 1", "at home"], ["Files\\\\Interview 2", "clinic"]]
    project = read(write(tmp_path / "files.csv", rows))
    assert column(project.documents, "name") == ["Interview 1", "Interview 2"]
    assert project.cases.is_empty()
    assert project.values.select("of", "owner", "variable").rows() == [
        ("document", "Interview 1", "Interview:Place"),
        ("document", "Interview 2", "Interview:Place"),
    ]


def test_nvivo_classification_sheet_with_plain_names_must_be_named(tmp_path: Path) -> None:
    path = write(tmp_path / "people.csv", [["Person", "Role"], ["Barbara", "mother"]])
    assert column(read(path, "nvivo-classification").cases, "name") == ["Barbara"]


def test_cases_that_share_the_end_of_their_path_keep_it_whole(tmp_path: Path) -> None:
    rows = [["Person", "Role"], ["Cases\\North\\Ann", "nurse"], ["Cases\\South\\Ann", "nurse"]]
    project = read(write(tmp_path / "people.xlsx", rows))
    assert column(project.cases, "name") == ["Cases > North > Ann", "Cases > South > Ann"]


def test_nvivo_codebook(tmp_path: Path) -> None:
    rows = [["Name", "Description", "Files", "References"], ["Care\\\\Help", "Somebody helps.", "1", "4"]]
    project = read(write(tmp_path / "codebook.xlsx", rows))
    assert project.tool == "NVivo"
    assert project.codes.select("path", "memo").rows() == [("Care > Help", "Somebody helps.")]


@pytest.mark.parametrize("name", ["plain.csv", "plain.tsv", "plain.xlsx"])
def test_plain_sheet(tmp_path: Path, name: str) -> None:
    rows = [
        ["Coded passages of one study"],
        ["Document", "Page", "Text", "Code", "Coder", "Case", "Note", "Mood"],
        ["one", "3", HARD, "Care > Help; Time", "ann", "P1", "kind", "calm"],
        ["one", "3", HARD, "Care>Help", "bob", "P1", "", ""],
        ["", "", "", "", "", "", "", ""],
        ["two", "", "Nobody coded this.", "", "ann", "", "", "calm"],
    ]
    project = read(write(tmp_path / name, rows))
    assert codings(project) == [
        ("one", HARD_READ, "Care > Help", "ann"),
        ("one", HARD_READ, "Time", "ann"),
        ("one", HARD_READ, "Care > Help", "bob"),
    ]
    assert project.passages.select("nth", "document", "place").rows() == [(3, "one", "page 3"), (6, "two", None)]
    assert project.members.select("case", "document").rows() == [("P1", None)]
    # An unknown column is named and counted.
    assert skipped(project) == {'cells of the unknown column "Mood"': 2}


def test_plain_sheet_with_characters_and_semicolons(tmp_path: Path) -> None:
    rows = [["document", "start", "end", "code", "coder"], ["one", "4", "9", "Help", "ann"]]
    project = read(write(tmp_path / "plain.csv", rows, ";"))
    assert project.passages.select("unit", "start", "end", "quote").rows() == [("chars", 4, 9, None)]


def test_plain_codebook(tmp_path: Path) -> None:
    rows = [["Code", "Memo"], ["Care > Help", "Somebody helps."], ["Care > Help", "Another one."]]
    project = read(write(tmp_path / "codes.csv", rows))
    assert project.codes.select("path", "memo").rows() == [("Care > Help", "Somebody helps.")]
    assert skipped(project) == {"second descriptions of a code": 1}


def test_sheets_of_one_workbook_are_read_together(tmp_path: Path) -> None:
    sheets = {
        "Coding": [["document", "text", "code"], ["one", HARD, "Help"], ["one", HARD, "Help"]],
        "Codes": [["code", "description"], ["Help", "Somebody helps."], ["Time", "When."]],
        "Plan": [["what", "who", "until"], ["print", "ann", "May"]],
    }
    project = read(write_sheets(tmp_path / "study.xlsx", sheets))
    assert project.codes.select("path", "memo").rows() == [("Help", "Somebody helps."), ("Time", "When.")]
    assert codings(project) == [("one", HARD_READ, "Help", None)]
    assert skipped(project) == {"sheets that are no table of a coding tool": 1, "codings given twice": 1}
    assert project.skipped.row(1, named=True)["first"] == 'sheet "Coding", row 3'


def test_the_pages_name_every_preset_and_every_header_of_a_plain_sheet() -> None:
    pages = Path(__file__).parents[4] / "docs" / "tools"
    index, page = ((pages / name).read_text(encoding="utf-8") for name in ("README.md", "plain-tables.md"))
    assert [name for name in presets() if f"`{name}`" not in index] == []
    headers = [header for known in presets()["plain"].columns.values() for header in known]
    assert [header for header in headers if f"`{header}`" not in page] == []


def test_every_preset_has_a_test() -> None:
    text = Path(__file__).read_text(encoding="utf-8")
    assert [
        name for name in presets() if f"def test_{name.replace('-', '_').replace('atlasti', 'atlas_ti')}" not in text
    ] == []
