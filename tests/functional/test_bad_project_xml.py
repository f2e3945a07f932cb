"""XML that is broken, dangerous, or in another encoding than it says."""

from pathlib import Path

import pytest

from graph_loader.coded.refi.child import parse
from schema.problems import Report
from tests.lib.bad_projects import CODES, GOOD, SOURCE, bare, checked, refused
from tests.lib.live import CANARY
from tests.lib.refi import code, coded, column, project, qdpx

MEGABYTE = 1 << 20


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
ROOT = f"<Project xmlns='urn:QDA-XML:project:1.0' name='&l9;'>{CANARY}&l9;</Project>"


@pytest.mark.parametrize(
    "xml",
    [
        f'<?xml version="1.0"?><!DOCTYPE Project>{ROOT}',
        f'<!-- {CANARY} -->\n<?pi x?>\n<!DOCTYPE x [<!ENTITY l0 "ha">{LAUGHS}]>{ROOT}',
        f'<!DOCTYPE x [<!ENTITY l9 SYSTEM "file:///etc/passwd">]>{ROOT}',
        f'<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">{ROOT}',
        f'<!DOCTYPE x [<!ENTITY % p SYSTEM "file:///etc/passwd">%p;]>{ROOT}',
    ],
)
def test_document_types_and_entities(tmp_path: Path, xml: str) -> None:
    refused(bare(tmp_path, xml), "E813 p.qde: ")
    refused(bare(tmp_path, xml.encode("utf-16")), "E813 p.qde: ")
    refused(qdpx(tmp_path / "p.qdpx", xml), "E813 p.qdpx: ")


@pytest.mark.parametrize(
    ("cut", "line"),
    [
        (GOOD[:-20], ""),
        (GOOD.replace("</Sources>", f"</{CANARY}>"), " in line 5"),
        (GOOD.replace("Then", "&undefined;"), ""),
        (GOOD.replace("Then", "&#xD83D;&#xDE00;"), " in line"),
        (GOOD.replace("Then", "\x0b"), " in line"),
        (GOOD + GOOD, " in line"),
        (GOOD.replace("<Codes>", "<!doctype x>"), " in line 2"),
        (GOOD.replace("<Codes>", "<a>" * 5000), " in line 2"),
        (GOOD.replace("<Codes>", "<Codes>" + "<Code name='x'>" * 400), " in line 2"),
    ],
)
def test_xml_that_is_not_well_formed(tmp_path: Path, cut: str, line: str) -> None:
    refused(bare(tmp_path, cut), f"E812 p.qde: The XML is not well formed{line}")


@pytest.mark.parametrize(
    ("declared", "encoding", "notice"),
    [
        ("utf-8", "utf-8", None),
        ("utf-8", "utf-8-sig", None),
        ("utf-16", "utf-16", None),
        ("UTF-16", "utf-16-be", None),
        ("iso-8859-1", "utf-8", "UTF-8"),
        ("utf-16", "utf-8", "UTF-8"),
        ("utf-8", "utf-16", "UTF-16"),
        ("us-ascii", "utf-16-le", "UTF-16"),
    ],
)
def test_encodings_and_what_is_declared(tmp_path: Path, declared: str, encoding: str, notice: str | None) -> None:
    xml = project(declaration=f'<?xml version="1.0" encoding="{declared}"?>', codes=CODES, sources=SOURCE)
    report = Report()
    found = parse(bare(tmp_path, xml.encode(encoding)), "project", report)
    assert found is not None
    assert coded(found) == [("Then", "Care", None)]
    expected = [
        f"E815 p.qde: The file declares another encoding than the one it is written in; it was read as {notice}."
    ]
    assert [problem.partition(" Nothing")[0] for problem in checked(report)] == (expected if notice else [])


def test_an_encoding_of_one_byte(tmp_path: Path) -> None:
    xml = project(declaration='<?xml version="1.0" encoding="windows-1252"?>', codes=code("caf\u00e9"))
    found = parse(bare(tmp_path, xml.encode("cp1252")), "project", Report())
    assert found is not None
    assert column(found.codes, "path") == ["caf\u00e9"]


@pytest.mark.parametrize(
    "data",
    [
        project(codes=code("caf\u00e9")).encode("cp1252"),
        project(declaration='<?xml version="1.0" encoding="utf-7"?>', codes=code("caf\u00e9")).encode("cp1252"),
        project(declaration='<?xml version="1.0" encoding="ascii"?>', codes=code("caf\u00e9")).encode("cp1252"),
        GOOD.encode().replace(b"Then", "\ud83d".encode("utf-8", "surrogatepass")),
        GOOD.replace("Then", "\ud83d").encode("utf-16", "surrogatepass"),
        GOOD.encode("utf-16")[:-1],
    ],
)
def test_bytes_that_are_no_text(tmp_path: Path, data: bytes) -> None:
    refused(bare(tmp_path, data), "E814 p.qde: ")
