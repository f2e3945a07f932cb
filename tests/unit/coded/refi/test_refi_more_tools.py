"""Departures of the other tools from the standard, in synthetic files written as those tools write them."""

from pathlib import Path

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


def users(*names: str) -> str:
    return "".join(element("User", guid=guid(name), name=name) for name in names)


def test_maxqda_puts_variables_on_nameless_cases_and_on_sources(tmp_path: Path) -> None:
    inner = selection("s", *at(WORDS), text_element("Description", "A memo of mine")) + value("Area", "rural")
    xml = project(
        origin="MAXQDA 2024",
        codes=CODES,
        variables=variable("Area") + variable("Wave", "Integer") + variable("Unused"),
        cases=case(None, value("Area", "rural") + value("Wave", "2", "Integer") + ref("SourceRef", guid("I"))),
        sources=source("I", inner) + source("I", "", guid=guid("second")),
        sets=element(
            "Set", ref("MemberSource", guid("I")) + ref("MemberSource", guid("second")), guid=guid("g"), name="G"
        ),
    )
    found = read_xml(tmp_path, xml)
    assert found.cases.is_empty()
    assert found.members.is_empty()
    assert set(found.values.select("of", "owner", "variable", "value").iter_rows()) == {
        ("document", guid("I"), "Area", "rural"),
        ("document", guid("I"), "Wave", "2"),
    }
    assert column(found.documents, "name") == ["I", "I"]
    assert column(found.passages, "memo") == ["A memo of mine"]
    assert found.codings.is_empty()
    assert found.sets.select("name", "member").rows() == [("G", guid("I")), ("G", guid("second"))]
    assert skipped(found) == {"variables without any value": 1}


def test_maxqda_cuts_names_at_63_characters(tmp_path: Path) -> None:
    long = TEXT[: len(TEXT) - 1]
    name = " ".join(long.split())[:63]
    xml = project(
        origin="MAXQDA 22", codes=CODES, sources=source("I", selection("s", 0, len(long), coding("Care"), name_=name))
    )
    assert column(read_xml(tmp_path, xml).passages, "quote_matches") == [True]


def test_maxqda_files_sound_as_film(tmp_path: Path) -> None:
    clip = element("VideoSelection", coding("Care"), guid=guid("v"), name="clip", begin=1500, end=61_000)
    film = element("VideoSource", clip, guid=guid("film"), name="Talk.mp3", path="relative:///Talk.mp3")
    found = read_xml(tmp_path, project(origin="MAXQDA 24", codes=CODES, sources=film))
    assert found.documents.select("medium", "path", "text").rows() == [("video", "relative:///Talk.mp3", None)]
    assert found.passages.select("unit", "start", "end", "place").rows() == [
        ("milliseconds", 1500, 61_000, "0:00:01.500 to 0:01:01.000")
    ]


def test_quirkos_puts_file_variables_on_nameless_cases(tmp_path: Path) -> None:
    cases = case(None, value("Place", None) + ref("SourceRef", guid("I")))
    lost = case("", ref("SelectionRef", guid("s")) + value("Place", "x"), "another")
    xml = project(
        origin="Quirkos 2.5", codes=CODES, variables=variable("Place"), cases=cases + lost, sources=source("I")
    )
    found = read_xml(tmp_path, xml)
    assert found.values.select("of", "owner", "variable", "value").rows() == [("document", guid("I"), "Place", None)]
    assert skipped(found) == {
        "values of a case that has neither name nor source": 1,
        "selections of nameless cases": 1,
    }


def test_qualcoder_repeats_selections_and_points_at_the_rich_file(tmp_path: Path) -> None:
    """One selection per coding and coder, a mark at the start of the text, SourceRefs that carry the rich file's id."""
    start, end = at(WORDS)
    inner = (
        selection("a", start, end, coding("Care", user="Ann"), name_=WORDS, creatingUser=guid("Ann"))
        + selection("b", start, end, coding("Care", user="Bo"), name_=WORDS, creatingUser=guid("Bo"))
        + selection("c", start, end, coding("Control", ref("NoteRef", guid("memo")), user="Ann"), name_=WORDS)
    )
    paths = {"plainTextPath": f"internal://{guid('plain')}.txt", "richTextPath": f"internal://{guid('rich')}.docx"}
    files = {f"sources/{guid('plain')}.txt": TEXT.encode("utf-8-sig"), f"sources/{guid('rich')}.docx": b"PK"}
    xml = project(
        origin="QualCoder 3.8.2",
        users=users("Ann", "Bo"),
        codes=code("Codes of care", CODES, codable="false"),
        variables=variable("Age", "Integer"),
        cases=case(
            "Rowan", value("Age", "", "Integer") + ref("SourceRef", guid("rich")) + ref("SelectionRef", guid("b"))
        ),
        sources=source("I", inner, text=None, **paths),
        notes=note("memo", "Why so?"),
    )
    found = read(qdpx(tmp_path / "q.qdpx", xml, files))
    assert column(found.documents, "text") == [TEXT]
    assert coded(found) == [
        (WORDS, "Codes of care > Care", "Ann"),
        (WORDS, "Codes of care > Care", "Bo"),
        (WORDS, "Codes of care > Control", "Ann"),
    ]
    assert found.passages.height == 1
    assert column(found.codings, "memo") == [None, None, "Why so?"]
    assert found.members.select("document", "passage").rows() == [(guid("I"), None), (None, guid("a"))]
    assert column(found.values, "value") == [None]
    assert skipped(found) == {"files in the archive that no source names": 1}


def test_qualcoder_annotations_hold_their_own_place(tmp_path: Path) -> None:
    inside = note("n", "Odd.", selection("place", *at(LATER)))
    nowhere = note("m", "Lost.", selection("nowhere", 4_000, 4_001)) + note("o", "Alone.", selection("alone", 0, 1))
    refs = ref("NoteRef", guid("n")) + ref("NoteRef", guid("m"))
    xml = project(origin="QualCoder", sources=source("I", refs), notes=inside + nowhere)
    found = read_xml(tmp_path, xml)
    assert found.passages.select("start", "end", "memo").rows() == [(*at(LATER), "Odd.")]
    assert column(found.documents, "memo") == ["Lost."]
    assert skipped(found) == {"notes whose place cannot be told": 2, "notes that nothing refers to": 1}


def test_taguette_writes_paths_as_flat_names(tmp_path: Path) -> None:
    empty = element("Sets")
    (tmp_path / "t.qdc").write_text(
        codebook(code("care/kind/warm") + code("care"), origin="Taguette 1.5.2", rest=empty)
    )
    found = parse(tmp_path / "t.qdc", "codebook", Report())
    assert found is not None
    assert column(found.codes, "path") == ["care > kind > warm", "care"]


def test_f4_has_no_users_and_writes_memos_as_selections(tmp_path: Path) -> None:
    """A memo on coded text is a second selection of the same place, with a description and a note of the same words."""
    start, end = at(WORDS)
    inner = selection("a", start, end, coding("Care", user="Someone"), name_=WORDS) + selection(
        "b", start, end, text_element("Description", "A thought") + ref("NoteRef", guid("n")), name_=WORDS
    )
    found = read_xml(
        tmp_path, project(origin="f4", codes=CODES, sources=source("I", inner), notes=note("n", "A thought"))
    )
    assert coded(found) == [(WORDS, "Care", guid("Someone"))]
    assert column(found.passages, "memo") == ["A thought"]


def test_qc_gives_bare_names_and_labels(tmp_path: Path) -> None:
    """Paths without internal://, selections named after lines, notes in the archive."""
    inner = selection("s", *at(WORDS), coding("Care"), name_="line:2")
    xml = project(origin="qc", codes=CODES, sources=source("I", inner, text=None, plainTextPath="memo one.txt"))
    found = read(qdpx(tmp_path / "q.qdpx", xml, {"sources/Memo One.txt": TEXT.encode()}))
    assert coded(found) == [(WORDS, "Care", None)]
    assert found.passages.select("place", "quote", "quote_matches").rows() == [("line:2", None, None)]


def test_browsers_count_units_of_utf_16(tmp_path: Path) -> None:
    inner = ""
    for words in (WORDS, LATER):
        start = len(TEXT[: at(words)[0]].encode("utf-16-le")) // 2
        inner += selection(words, start, start + len(words), coding("Care", nth=start), name_=words)
    found = read_xml(tmp_path, project(origin="OpenQDA", codes=CODES, sources=source("I", inner)))
    assert coded(found) == [(WORDS, "Care", None), (LATER, "Care", None)]
    assert column(found.passages, "offset_mode") == ["utf16", "utf16"]


def test_untidy_ids_orders_and_attributes(tmp_path: Path) -> None:
    """Sections in any order, ids in braces, in small letters or of any other form, isCodable left out."""
    codes = code("Care", ident="{" + guid("Care").lower() + "}", codable=None) + code("other", ident="my own id")
    mark = element("Coding", ref("CodeRef", "my own id"), guid="x")
    inner = selection("s", *at(WORDS), coding("Care")) + selection("t", *at(LATER), mark, guid="")
    xml = project(
        order="sets links sources cases", codes=codes, sources=source("I", inner), namespace="urn:QDA-XML:project:9.9",
        cases=case("Rowan", ref("SourceRef", "{" + guid("I").lower() + "}")),
        sets=element("Set", ref("MemberCode", guid("Care")), guid="z", name="Z"),
    )  # fmt: skip
    found = read_xml(tmp_path, xml)
    assert coded(found) == [(WORDS, "Care", None), (LATER, "other", None)]
    assert column(found.codes, "codable") == [True, True]
    assert column(found.members, "document") == [guid("I")]
    assert column(found.sets, "member") == [guid("Care")]
