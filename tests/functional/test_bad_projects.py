"""Other files given as projects, codebooks or the other way; files that a project names and may not have."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from graph_loader.coded.refi.child import parse
from graph_loader.coded.refi.read import read_codebook, tools
from schema.problems import Report
from tests.lib.bad_projects import CODES, GOOD, bare, checked, in_child, refused
from tests.lib.commands import NOBODY, REPOSITORY
from tests.lib.live import CANARY, folder_for_all
from tests.lib.refi import TEXT, codebook, column, project, qdpx, source

MEGABYTE = 1 << 20


@pytest.mark.parametrize(
    "ending", [".nvp", ".nvpx", ".atlproj", ".atlproj23", ".hpr7", ".mx20", ".MX24", ".mex24", ".qda"]
)
def test_a_tools_own_project(tmp_path: Path, ending: str) -> None:
    path = bare(tmp_path, CANARY, f"study{ending}")
    (problem,) = in_child(path)
    assert problem.startswith(f"E801 study{ending}: The file is a")
    assert "Make the export first: " in problem


@pytest.mark.parametrize("name", ["p.qde.zip", "p.qdpx.zip", "p.7z"])
def test_an_archive_around_a_project(tmp_path: Path, name: str) -> None:
    (problem,) = in_child(bare(tmp_path, CANARY, name))
    assert problem.startswith(f"E801 {name}: The file is an archive around another file")
    assert "unpack the archive" in problem


def test_a_folder_of_a_tool(tmp_path: Path) -> None:
    (tmp_path / "study.qda").mkdir()
    (problem,) = in_child(tmp_path / "study.qda")
    assert problem.startswith("E801 study.qda: The file is a QualCoder project")


def test_no_ending_belongs_to_two_tools() -> None:
    endings = [ending for tool in tools() for ending in tool.endings]
    assert len(endings) == len(set(endings))


def test_other_endings(tmp_path: Path) -> None:
    (problem,) = in_child(bare(tmp_path, GOOD, "p.docx"))
    assert problem.startswith(
        "E802 p.docx: The file does not have the ending of a REFI-QDA project; expected .qdpx or .qde."
    )
    report = Report()
    assert read_codebook(bare(tmp_path, GOOD, "p.xml"), report) is None
    assert checked(report)[0].startswith("E802 p.xml: The file does not have the ending of a REFI-QDA codebook")


def test_no_such_file(tmp_path: Path) -> None:
    (tmp_path / "folder.qde").mkdir()
    os.mkfifo(tmp_path / "pipe.qde")
    for name in ("absent.qdpx", "folder.qde", "pipe.qde"):
        assert in_child(tmp_path / name)[0].startswith(f"E825 {name}: There is no such file.")


def test_a_file_that_may_not_be_read() -> None:
    script = (
        "import os, sys; from pathlib import Path; from schema.problems import Report, load_problems; "
        "from graph_loader.coded.refi.read import read_project, tools; tools(), load_problems(); "
        f"os.getuid() or os.setuid({NOBODY}); report = Report(); read_project(Path(sys.argv[1]), report); "
        "print(*report.problems())"
    )
    with folder_for_all() as folder:
        path = bare(folder, GOOD)
        path.chmod(0)
        ran = subprocess.run(
            [sys.executable, "-c", script, str(path)], cwd=REPOSITORY, capture_output=True, text=True, check=True
        )
    assert ran.stdout.startswith("E113 p.qde: The file may not be read.")


def test_a_codebook_given_as_a_project_and_the_other_way(tmp_path: Path) -> None:
    refused(bare(tmp_path, codebook(CODES)), "E817 p.qde: The file is a codebook, not a project.")
    refused(bare(tmp_path, GOOD, "c.qdc"), "E818 c.qdc: The file is a project, not a codebook.", "codebook")
    assert in_child(bare(tmp_path, codebook(CODES), "c.qdc"))[0].startswith("E817 c.qdc: ")
    report = Report()
    assert read_codebook(bare(tmp_path, GOOD), report) is None
    assert checked(report)[0].startswith("E818 p.qde: ")


@pytest.mark.parametrize(
    "xml", ["<Project/>", f"<html xmlns='urn:QDA-XML:project:1.0'>{CANARY}</html>", "<a:P xmlns:a='urn:x'/>"]
)
def test_xml_of_another_kind(tmp_path: Path, xml: str) -> None:
    refused(bare(tmp_path, xml), "E816 p.qde: The XML is not a REFI-QDA project; expected Project in a namespace")


def test_empty_projects(tmp_path: Path) -> None:
    refused(bare(tmp_path, project(name=CANARY, users="", sources="")), "E819 p.qde: The project is empty.")
    refused(bare(tmp_path, codebook(""), "c.qdc"), "E819 c.qdc: The codebook is empty.", "codebook")
    refused(bare(tmp_path, ""), "E812 p.qde: The XML is not well formed")


@pytest.mark.parametrize(
    "path",
    [
        "absolute:///etc/passwd",
        "relative:///../outside.txt",
        "relative:///sub/../../outside.txt",
        "relative:///..\\outside.txt",
        "internal://../outside.txt",
        "../outside.txt",
        "relative:///%2e%2e/outside.txt",
        "relative:///link.txt",
        "relative:///linked/outside.txt",
        "relative:///pipe",
        "relative:///nul\u0000".replace("\0", "\ufffe"),
        "file:///etc/passwd",
        "http://127.0.0.1:9/x.txt",
        "x" * 5000,
        "",
    ],
)
def test_files_outside_the_project_are_not_read(tmp_path: Path, path: str) -> None:
    (tmp_path / "outside.txt").write_text(CANARY)
    folder = tmp_path / "folder"
    (folder / "sub").mkdir(parents=True)
    (folder / "link.txt").symlink_to(tmp_path / "outside.txt")
    (folder / "linked").symlink_to(tmp_path)
    os.mkfifo(folder / "pipe")
    xml = project(sources=source("I", text=None, plainTextPath=path.replace("\ufffe", "")))
    for made in (bare(folder, xml), qdpx(folder / "p.qdpx", xml)):
        found = parse(made, "project", Report())
        assert found is not None
        assert found.documents.select("text", "sha256").rows() in ([(None, None)], [("", None)])


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("internal://A.txt", "sources/a.TXT"),
        ("internal:/a.txt", "Sources/a.txt"),
        ("a.txt", "sources/A.txt"),
        ("relative:///sub/a.txt", "sub/a.txt"),
        ("relative:///sub\\a%20b.txt", "sub/a b.txt"),
        ("absolute://HERE/sub/a.txt", "sub/a.txt"),
    ],
)
def test_files_of_the_project_are_found(tmp_path: Path, path: str, name: str) -> None:
    xml = project(sources=source("I", text=None, plainTextPath=path.replace("HERE", str(tmp_path))))
    found = parse(qdpx(tmp_path / "in.qdpx", xml, {name: TEXT.encode()}), "project", Report())
    assert found is not None
    assert column(found.documents, "text") == [TEXT]
    file = tmp_path / name
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(TEXT.encode("utf-16"))
    if file.name == path.rpartition("/")[2].rpartition("\\")[2].replace("%20", " "):
        beside = parse(bare(tmp_path, xml), "project", Report())
        assert beside is not None
        assert column(beside.documents, "text") == [TEXT]


@pytest.mark.parametrize("data", [b"\x81\x8d", b"a\0b", "\ufeffx".encode("utf-16-le")[:-1]])
def test_texts_that_are_no_text(tmp_path: Path, data: bytes) -> None:
    xml = project(sources=source("I", text=None, plainTextPath="internal://a.txt"))
    found = parse(qdpx(tmp_path / "p.qdpx", xml, {"sources/a.txt": data}), "project", Report())
    assert found is not None
    assert column(found.documents, "text") == [None]
    assert column(found.skipped, "what") == ["texts in an unknown encoding"]
