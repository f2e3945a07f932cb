"""Departures of ATLAS.ti and NVivo from the standard, in synthetic files written as those tools write them."""

from pathlib import Path

import pytest

from graph_loader.coded.refi.child import parse
from schema.problems import Report
from tests.lib.refi import (
    LATER,
    TEXT,
    WORDS,
    at,
    case,
    code,
    codebook,
    coded,
    coding,
    column,
    element,
    guid,
    note,
    project,
    qdpx,
    read,
    read_xml,
    ref,
    selection,
    skipped,
    source,
    text_element,
    value,
    variable,
)

CODES = code("Care") + code("Control")


def test_atlas_ti_names_the_project_file_itself(tmp_path: Path) -> None:
    """Version 26: Trial.qde, new GUIDs at every export, comments as descriptions, empty selections, basePath."""
    inner = selection("empty", 5, 5, coding("Care"), name_="") + selection("s", *at(WORDS), coding("Care"), name_=WORDS)
    xml = project(
        origin="ATLAS.ti 26.0.0", codes=CODES, sources=source("Interview 1", text_element("Description", "c") + inner)
    )
    report = Report()
    found = read(qdpx(tmp_path / "trial.qdpx", xml, qde="Trial.QDE"), report)
    assert [p.code for p in report.problems()] == ["E811"]
    assert found.tool == "ATLAS.ti 26.0.0"
    assert coded(found) == [("", "Care", None), (WORDS, "Care", None)]
    assert column(found.passages, "start") == [5, at(WORDS)[0]]


def test_atlas_ti_cuts_quotes_off_and_loses_their_line_ends(tmp_path: Path) -> None:
    start, end = at("The cafe\u0301 was shut, so we waited.\nThen the test")
    inner = selection("s", start, end, coding("Care"), name_="The cafe\u0301 was shut, so we waited. Then\u2026")
    found = read_xml(tmp_path, project(origin="ATLAS.ti 9", codes=CODES, sources=source("I", inner)))
    assert column(found.passages, "quote_matches") == [True]


def test_atlas_ti_8_writes_groups_into_names(tmp_path: Path) -> None:
    codes = code("Demands::drug test") + code("Demands") + code("plain")
    found = read_xml(tmp_path, project(origin="ATLAS.ti 8.4.0 573", codes=codes, sources=source("I")))
    assert column(found.codes, "path") == ["Demands > drug test", "Demands", "plain"]


def test_other_tools_may_use_colons_in_names(tmp_path: Path) -> None:
    found = read_xml(
        tmp_path, project(origin="NVivo 14", codes=code("Demands::test") + code("a/b"), sources=source("I"))
    )
    assert column(found.codes, "path") == ["Demands::test", "a/b"]


def test_atlas_ti_23_nests_codes_and_its_colons_are_names(tmp_path: Path) -> None:
    codes = code("Demands", code("drug::test"), codable="false")
    found = read_xml(tmp_path, project(origin="ATLAS.ti 23", codes=codes, sources=source("I")))
    assert found.codes.select("path", "codable").rows() == [("Demands", False), ("Demands > drug::test", True)]


def test_atlas_ti_tells_a_passage_of_a_pdf_file_twice(tmp_path: Path) -> None:
    made = "2021-03-27T19:12:39Z"
    shown = element("Representation", text_element("PlainTextContent", WORDS), guid=guid("shown"))
    box = element("PDFSelection", shown + coding("Care", made=made), guid=guid("box"), page=1, firstX=10, firstY=20,
                  secondX=30, secondY=40)  # fmt: skip
    text = element(
        "Representation",
        text_element("PlainTextContent", TEXT)
        + selection("s", *at(WORDS), coding("Care", made=made, nth=1), name_=WORDS)
        + selection("t", *at(LATER), coding("Care", made=made, nth=2), name_=LATER),
        guid=guid("text"),
    )
    pdf = element("PDFSource", box + text, guid=guid("pdf"), name="Leaflet")
    link = element("Link", guid=guid("l"), name="see", originGUID=guid("box"), targetGUID=guid("t"))
    found = read_xml(tmp_path, project(origin="ATLAS.ti 8.4", codes=CODES, sources=pdf, links=link))
    assert coded(found) == [(WORDS, "Care", None), (LATER, "Care", None)]
    assert column(found.passages, "place") == ["page 1, box 10,20 to 30,40", None]
    assert found.links.select("origin", "target").rows() == [(guid("s"), guid("t"))]


@pytest.mark.parametrize(
    "namespace", ["urn:QDA-XML:codebook:0:4", "urn:QDA-XML:codebook:1:0", "urn:qda-xml:codebook:1.0"]
)
def test_codebooks_come_in_several_namespaces(tmp_path: Path, namespace: str) -> None:
    """ATLAS.ti 9 writes 0:4, NVivo 12 on a Mac 1:0."""
    (tmp_path / "c.qdc").write_text(codebook(code("Care", code("kind")), namespace=namespace))
    found = parse(tmp_path / "c.qdc", "codebook", Report())
    assert found is not None
    assert column(found.codes, "path") == ["Care", "Care > kind"]


def test_nvivo_writes_cases_as_codes(tmp_path: Path) -> None:
    """One GUID for the case and its code, codings that point at the case, Sources/ in capitals, names left empty."""
    kept = {"Sources/.root": b"", f"Sources/{guid('file')}.TXT": TEXT.replace("\n", "\r\n").encode("utf-8-sig")}
    crlf = TEXT.replace("\n", "\r\n")
    inner = selection("a", *at(WORDS, crlf), coding("Rowan"), name_="") + selection(
        "b", *at(LATER, crlf), coding("Care"), name_=LATER
    ) + selection("c", *at("waited", crlf), coding("Mo"), name_="")  # fmt: skip
    path = f"internal://{guid('file').lower()}.txt"
    xml = project(
        origin="NVivo Windows 14.23",
        codes=code("Care") + code("Rowan"),
        variables=variable("Person:Age"),
        cases=case("Rowan", value("Person:Age", "31") + ref("SourceRef", guid("I")))
        + case("Mo", ref("CodeRef", guid("Care")) + ref("SelectionRef", guid("b"))),
        sources=source("I", inner, text=None, plainTextPath=path),
    )
    found = read(qdpx(tmp_path / "n.qdpx", xml, kept))
    assert column(found.documents, "text") == [TEXT]
    assert column(found.codes, "path") == ["Care"]
    assert coded(found) == [(LATER, "Care", None)]
    assert column(found.passages, "offset_mode") == ["crlf"] * 3
    assert column(found.cases, "name") == ["Rowan", "Mo"]
    assert found.values.select("owner", "variable", "value").rows() == [(guid("Rowan"), "Person:Age", "31")]
    members = set(found.members.select("case", "document", "passage").iter_rows())
    rowan, mo = guid("Rowan"), guid("Mo")
    assert members == {(rowan, guid("I"), None), (rowan, None, guid("a")), (mo, None, guid("b")), (mo, None, guid("c"))}
    assert skipped(found) == {"codes that stand on a case": 1}


def test_nvivo_ties_a_case_to_its_code(tmp_path: Path) -> None:
    """The code of a case may have an id of its own, and the same name, somewhere below a folder of cases."""
    codes = code("People", code("Rowan", ident=guid("code of Rowan")), codable="false") + code("Care")
    mark = element("Coding", ref("CodeRef", guid("code of Rowan")), guid=guid("g"))
    inner = selection("s", *at(WORDS), mark) + mark.replace(guid("g"), guid("h"))
    cases = case("Rowan", ref("CodeRef", guid("code of Rowan")))
    found = read_xml(tmp_path, project(origin="NVivo", codes=codes, cases=cases, sources=source("I", inner)))
    assert column(found.codes, "path") == ["People", "Care"]
    assert found.members.select("document", "passage").rows() == [(None, guid("s")), (guid("I"), None)]


def test_nvivo_writes_annotations_as_ties(tmp_path: Path) -> None:
    links = element("Link", guid=guid("l"), originGUID=guid("n"), targetGUID=guid("s"))
    inner = selection("s", *at(WORDS), coding("Care"))
    notes = note("n", "An annotation <&> \U0001f600")
    xml = project(origin="NVivo", codes=CODES, sources=source("I", inner), links=links, notes=notes)
    found = read_xml(tmp_path, xml)
    assert column(found.passages, "memo") == ["An annotation <&> \U0001f600"]
    assert found.links.is_empty()
    assert skipped(found) == {}
