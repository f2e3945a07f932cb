"""What we write is valid by the standard's schema, the same for equal projects, and reads back to equal frames."""

import tempfile
import zipfile
from collections.abc import Mapping
from pathlib import Path

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings

from graph_loader.coded.project import SCHEMAS, Project
from graph_loader.coded.refi.child import parse
from graph_loader.coded.refi.write import write_codebook, write_project
from schema.problems import KithError, Report
from tests.lib.refi import code, codebook, column, is_valid, qde_of, read
from tests.lib.refi_projects import plain, projects

WHEN = "2024-05-01T12:00:00Z"


def frame(name: str, *rows: Mapping[str, object]) -> pl.DataFrame:
    return pl.DataFrame([{"nth": n, **row} for n, row in enumerate(rows, 1)], schema=SCHEMAS[name])


@given(projects())
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_what_is_written_reads_back(project: Project) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "p.qdpx"
        lost = write_project(path, project, WHEN)
        assert is_valid(qde_of(path))
        report = Report()
        found = read(path, report)
        assert report.table.is_empty()
        assert found.name == project.name
        assert plain(found) == plain(project)
        assert set(column(lost, "what")) <= {"files of documents that are not text"}
        again = Path(folder) / "q.qdpx"
        write_project(again, found, WHEN)
        # Ids are minted from names, so the second file is the first, byte by byte.
        assert again.read_bytes() == path.read_bytes()


def test_nothing_of_place_or_time_is_in_the_bytes(tmp_path: Path) -> None:
    """Neither the tool's own ids nor the file's name and time make a difference."""
    for name, ident in (("one", "1"), ("two", "2")):
        codes = frame("codes", {"id": ident, "path": "Care", "codable": True})
        write_project(tmp_path / f"{name}.qdpx", Project(name, "n", name, {"codes": codes}), WHEN)
    assert (tmp_path / "one.qdpx").read_bytes() == (tmp_path / "two.qdpx").read_bytes()
    with zipfile.ZipFile(tmp_path / "one.qdpx") as archive:
        assert [m.date_time for m in archive.infolist()] == [(1980, 1, 1, 0, 0, 0)]


def test_what_the_standard_has_no_place_for_is_said(tmp_path: Path) -> None:
    made = Project("a", "n", "t", {
        "documents": frame("documents", {"id": "d", "name": "D", "medium": "text", "text": "some words"},
                           {"id": "m", "name": "M", "medium": "audio"}),
        "codes": frame("codes", {"id": "c", "path": "Care > warm", "codable": True}),
        "passages": frame(
            "passages",
            {"id": "r", "document": "d", "unit": "rows", "start": 3, "end": 3},
            {"id": "w", "document": "d", "unit": "chars", "start": 0, "end": 4, "place": "page 3"},
            {"id": "o", "document": "d", "place": "the whole document", "memo": "m"},
            {"id": "e", "document": "d", "unit": "chars", "start": 0, "end": 0},
        ),
        "codings": frame(
            "codings", {"passage": "r", "code": "c", "made_at": "yesterday"}, {"passage": "r", "code": "x"}
        ),
        "cases": frame("cases", {"id": "k", "name": "Rowan"}),
        "members": frame("members", {"case": "k", "document": "gone"}),
        "links": frame("links", {"id": "l", "origin": "k", "target": "d", "direction": "Sideways"}),
        "sets": frame("sets", {"id": "z", "name": "Z", "member": "k"}),
    })  # fmt: skip
    lost = write_project(tmp_path / "p.qdpx", made, WHEN)
    assert set(column(lost, "what")) == {
        "places that are rows of a table",
        "places in words",
        "memos and quotes of whole documents, and such passages without a code",
        "empty selections at the very start of a document",
        "moments that are not written as the standard wants them",
        "codings with a code that is not there",
        "members of cases that are not there",
        "directions of ties that the standard does not know",
        "members of sets that are neither codes nor documents",
        "files of documents that are not text",
        "levels of codes that were added as codes",
    }
    assert is_valid(qde_of(tmp_path / "p.qdpx"))


def test_control_characters_do_not_break_the_xml(tmp_path: Path) -> None:
    made = Project("a", "bell \x07", "t", {"codes": frame("codes", {"id": "1", "path": "Ca\x0bre", "codable": True})})
    write_project(tmp_path / "p.qdpx", made, WHEN)
    assert is_valid(qde_of(tmp_path / "p.qdpx"))
    assert column(read(tmp_path / "p.qdpx").codes, "path") == ["Ca\ufffdre"]


def test_a_codebook_reads_back(tmp_path: Path) -> None:
    rows = [("Care", False, "What <it> means & \U0001f600"), ("Care > warm", True, None), ("Other", True, None)]
    codes = frame("codes", *({"id": p, "path": p, "codable": c, "memo": m} for p, c, m in rows))
    write_codebook(tmp_path / "c.qdc", codes)
    assert is_valid((tmp_path / "c.qdc").read_bytes(), "Codebook")
    found = parse(tmp_path / "c.qdc", "codebook", Report())
    assert found is not None
    assert found.codes.select("path", "codable", "memo").rows() == rows


def test_an_empty_codebook_is_not_written(tmp_path: Path) -> None:
    with pytest.raises(KithError, match=r"E819 c\.qdc"):
        write_codebook(tmp_path / "c.qdc", pl.DataFrame(schema=SCHEMAS["codes"]))
    assert not (tmp_path / "c.qdc").exists()


def test_the_schema_refuses_what_is_not_valid() -> None:
    assert is_valid(codebook(code("Care")).encode(), "Codebook")
    assert not is_valid(codebook(code("Care", codable=None)).encode(), "Codebook")
