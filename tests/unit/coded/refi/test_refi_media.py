"""PDF files, pictures, sound and film: boxes, stretches of time, transcripts."""

from pathlib import Path

from schema.problems import Report
from tests.lib.refi import (
    LATER,
    TEXT,
    WORDS,
    at,
    code,
    coded,
    coding,
    column,
    element,
    guid,
    project,
    qdpx,
    read,
    read_xml,
    ref,
    selection,
    source,
    text_element,
    value,
    variable,
)

CODES = code("Care")
BOX = {"firstX": 10, "firstY": 20, "secondX": 30, "secondY": 40}


def test_a_picture_and_what_is_said_of_it(tmp_path: Path) -> None:
    text = text_element("PlainTextContent", TEXT) + selection("t", *at(WORDS), coding("Care"))
    said = element("TextDescription", text, guid=guid("d"))
    box = element("PictureSelection", coding("Care", nth=1), guid=guid("b"), **BOX)
    picture = element("PictureSource", said + box, guid=guid("p"), name="Map.png", path=f"internal://{guid('p')}.png")
    xml = project(codes=CODES, sources=picture)
    found = read(qdpx(tmp_path / "p.qdpx", xml, {f"sources/{guid('p')}.png": b"\x89PNG"}))
    assert found.documents.select("medium", "path", "text").rows() == [("picture", f"sources/{guid('p')}.png", TEXT)]
    assert len(str(column(found.documents, "sha256")[0])) == 64
    assert found.passages.select("unit", "start", "place").sort("unit").rows() == [
        ("chars", at(WORDS)[0], None),
        ("pixels", None, "box 10,20 to 30,40"),
    ]


def test_a_pdf_file_with_boxes_and_text(tmp_path: Path) -> None:
    box = element("PDFSelection", coding("Care"), guid=guid("b"), name="a box", page=2, **BOX)
    bad = element(
        "PDFSelection", coding("Care", nth=2), guid=guid("c"), page=2, firstX="?", firstY=1, secondX=1, secondY=1
    )
    words = selection("t", *at(WORDS), coding("Care", nth=1), name_=WORDS)
    text = element("Representation", words, guid=guid("r"), plainTextPath="internal://r.txt")
    pdf = element("PDFSource", box + bad + text + coding("Care", nth=3), guid=guid("p"), name="Leaflet.pdf")
    report = Report()
    xml = project(codes=CODES, sources=pdf)
    found = read(qdpx(tmp_path / "p.qdpx", xml, {"sources/r.TXT": TEXT.encode()}), report)
    assert found.passages.select("unit", "start", "end", "place", "quote").rows() == [
        ("points", 2, 2, "page 2, box 10,20 to 30,40", "a box"),
        (None, None, None, None, None),
        (None, None, None, "the whole document", None),
        ("chars", *at(WORDS), None, WORDS),
    ]
    assert [problem.code for problem in report.problems()] == ["E823"]


def test_sound_with_two_transcripts(tmp_path: Path) -> None:
    """The first transcript is the recording's text, a second one is a document of its own."""
    start, end = at(WORDS)
    points = element("SyncPoint", guid=guid("a"), position=start, timeStamp=2000) + element(
        "SyncPoint", guid=guid("z"), position=end, timeStamp=4000
    )
    ends = {"fromSyncPoint": guid("a"), "toSyncPoint": "{" + guid("z").lower() + "}"}
    chosen = element("TranscriptSelection", coding("Care"), guid=guid("s"), name=WORDS, **ends)
    first = element("Transcript", text_element("PlainTextContent", TEXT) + points + chosen, guid=guid("t1"), name="one")
    timed = element("SyncPoint", guid=guid("m"), position=0, timeStamp=5) + element(
        "SyncPoint", guid=guid("n"), position=0, timeStamp=9
    )
    moments = {"fromSyncPoint": guid("m"), "toSyncPoint": guid("n")}
    other = element("TranscriptSelection", coding("Care", nth=1), guid=guid("u"), **moments)
    lost = element("TranscriptSelection", guid=guid("v"))
    second = element("Transcript", text_element("PlainTextContent", LATER) + timed + other + lost, guid=guid("t2"))
    clip = element("AudioSelection", coding("Care", nth=2), guid=guid("w"), begin=0, end=10)
    sound = element("AudioSource", first + second + clip + value("Wave", "1"), guid=guid("x"), name="Talk.m4a")
    report = Report()
    found = read_xml(tmp_path, project(codes=CODES, variables=variable("Wave"), sources=sound), report)
    assert found.documents.select("id", "medium", "text").rows() == [
        (guid("x"), "audio", TEXT),
        (guid("t2"), "text", LATER),
    ]
    assert found.passages.select("id", "document", "unit", "start", "end", "place").rows() == [
        (guid("w"), guid("x"), "milliseconds", 0, 10, "0:00:00.000 to 0:00:00.010"),
        (guid("s"), guid("x"), "chars", start, end, "0:00:02.000 to 0:00:04.000"),
        (guid("u"), guid("t2"), "milliseconds", 5, 9, "0:00:00.005 to 0:00:00.009"),
        (guid("v"), guid("t2"), None, None, None, None),
    ]
    assert column(found.values, "owner") == [guid("x")]
    assert [problem.code for problem in report.problems()] == ["E823"]


def test_a_case_may_mean_the_text_of_a_source(tmp_path: Path) -> None:
    text = element("Representation", text_element("PlainTextContent", TEXT), guid=guid("r"))
    pdf = element("PDFSource", text, guid=guid("p"), name="Leaflet")
    rowan = element("Case", ref("SourceRef", guid("r")), guid=guid("Rowan"), name="Rowan")
    found = read_xml(tmp_path, project(sources=pdf, cases=rowan))
    assert column(found.members, "document") == [guid("p")]


def test_rich_text(tmp_path: Path) -> None:
    """RTF is read as plain text; where only a DOCX is there, the text is missing and counted."""
    rtf = rb"{\rtf1\ansi\ansicpg1252 Rowan came.\par Then \'e9 she left.}"
    one = source("one", selection("s", 0, 11, coding("Care"), name_="Rowan came."), text=None,
                 richTextPath="internal://one.rtf")  # fmt: skip
    two = source("two", text=None, richTextPath="internal://two.docx")
    xml = project(codes=CODES, sources=one + two)
    found = read(qdpx(tmp_path / "p.qdpx", xml, {"sources/one.rtf": rtf, "sources/two.docx": b"PK\x03\x04"}))
    assert column(found.documents, "text") == ["Rowan came.\nThen \u00e9 she left.", None]
    assert coded(found) == [("Rowan came.", "Care", None)]
    assert column(found.skipped, "what") == ["texts that lie only in a DOCX, DOC, ODT or PDF file"]
