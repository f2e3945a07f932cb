"""What leads nowhere, stands twice, or has no frame is counted, and the rest is kept."""

from pathlib import Path

from tests.lib.refi import (
    LATER,
    WORDS,
    at,
    case,
    code,
    coded,
    coding,
    column,
    element,
    guid,
    note,
    project,
    read_xml,
    ref,
    selection,
    skipped,
    source,
    text_element,
    value,
)


def test_dangling_references_are_counted(tmp_path: Path) -> None:
    gone = guid("gone")
    inner = selection("s", *at(WORDS), coding("gone") + coding("Care", ref("NoteRef", gone)))
    xml = project(
        codes=code("Care"),
        cases=case("Rowan", value("gone", "1") + ref("SourceRef", gone) + ref("SelectionRef", gone)),
        sources=source("I", inner),
        links=element("Link", guid=guid("l"), originGUID=gone, targetGUID=guid("s")),
        sets=element("Set", ref("MemberCode", gone), guid=guid("z"), name="Z"),
    )
    found = read_xml(tmp_path, xml)
    assert coded(found) == [(WORDS, "Care", None)]
    assert skipped(found) == dict.fromkeys(
        [
            "references to notes that are not there",
            "sources of cases that are not there",
            "values of variables that are not there",
            "selections of cases that are not there",
            "codings with a code that is not there",
            "ties with an end that is not there",
            "members of sets that are not there",
        ],
        1,
    )
    assert found.skipped.filter(what="ties with an end that is not there").item(0, "first") == f"tie {guid('l')}"


def test_first_places_say_nothing_of_the_content(tmp_path: Path) -> None:
    xml = project(codes=code("Care"), sources=source("I"),
                  links=element("Link", guid="Rowan Smith", originGUID="x", targetGUID="y"))  # fmt: skip
    assert column(read_xml(tmp_path, xml).skipped, "first") == ["tie 1"]


def test_memos_of_every_kind(tmp_path: Path) -> None:
    """Descriptions and notes together; several of them with a blank line between."""
    two = ref("NoteRef", guid("one")) + ref("NoteRef", guid("two"))
    xml = project(
        codes=code("Care", text_element("Description", "Its meaning") + two),
        cases=case("Rowan", text_element("Description", "Who")),
        sources=source("I", selection("s", *at(WORDS), two) + two),
        notes=note("one", "First.\r\nLine") + note("two", "Second."),
        links=element(
            "Link", two, guid=guid("l"), originGUID=guid("Rowan"), targetGUID=guid("Care"), direction="OneWay"
        ),
    )
    found = read_xml(tmp_path, xml)
    both = "First.\nLine\n\nSecond."
    assert column(found.codes, "memo") == [f"Its meaning\n\n{both}"]
    assert column(found.documents, "memo") == column(found.passages, "memo") == column(found.links, "memo") == [both]
    assert column(found.cases, "memo") == ["Who"]


def test_coded_memos_are_documents(tmp_path: Path) -> None:
    inner = selection("s", 0, 5, coding("Care"), name_="Think")
    xml = project(codes=code("Care"), sources=source("I"), notes=note("n", "Think again.", inner, name="Memo"))
    found = read_xml(tmp_path, xml)
    assert column(found.documents, "name") == ["I", "Memo"]
    assert coded(found) == [("Think", "Care", None)]
    assert skipped(found) == {}


def test_what_has_no_frame_is_counted(tmp_path: Path) -> None:
    xml = project(
        codes=code("Care"),
        variables=element("Variable", text_element("Description", "d"), guid=guid("v"), name="v"),
        sources=source("I") + element("HologramSource", guid=guid("h")),
        notes=note("n", "Alone"),
        sets=element("Set", text_element("Description", "d") + ref("MemberNote", guid("n")), guid=guid("z"), name="Z"),
        graphs=element("Graph", guid=guid("g")),
        rest=text_element("Description", "About it") + ref("NoteRef", guid("n")),
    )
    found = read_xml(tmp_path, xml)
    assert skipped(found) == {
        "descriptions of variables": 1,
        "elements that the standard does not know": 1,
        "descriptions of sets": 1,
        "notes in sets": 1,
        "drawings": 1,
        "notes on the project as a whole": 1,
        "notes that nothing refers to": 1,
        "variables without any value": 1,
    }
    assert found.memo == "About it"
    assert found.sets.select("name", "member").rows() == [("Z", None)]


def test_ids_given_twice(tmp_path: Path) -> None:
    """Documents and passages stand apart by where they stand; of codes and cases the first is meant."""
    inner = selection("s", *at(WORDS), coding("Care")) + selection("s", *at(LATER), coding("Care", nth=1))
    xml = project(
        codes=code("Care") + code("Other", ident=guid("Care")),
        cases=case("Rowan", "") + case("Mo", "", "Rowan"),
        sources=source("I", inner) + source("J", selection("t", *at(LATER), coding("Care", nth=2)), guid=guid("I")),
    )
    found = read_xml(tmp_path, xml)
    assert len(set(column(found.documents, "id"))) == 2
    assert len(set(column(found.passages, "id"))) == 3
    assert coded(found) == [(WORDS, "Care", None), (LATER, "Care", None), (LATER, "Care", None)]
    assert skipped(found) == {"codes whose id is given twice": 1, "cases whose id is given twice": 1}


def test_a_code_on_a_whole_document(tmp_path: Path) -> None:
    found = read_xml(tmp_path, project(codes=code("Care"), sources=source("I", coding("Care"))))
    assert found.passages.select("document", "unit", "place").rows() == [(guid("I"), None, "the whole document")]
    assert found.codings.height == 1


def test_ties_between_all_kinds(tmp_path: Path) -> None:
    inner = selection("s", *at(WORDS), coding("Care")) + selection("t", *at(WORDS))
    ends = [(guid("Rowan"), guid("t")), (guid("Care"), guid("I"))]
    links = "".join(
        element("Link", guid=guid(f"l{n}"), name="leads to", originGUID=a, targetGUID=b)
        for n, (a, b) in enumerate(ends)
    )
    xml = project(codes=code("Care"), cases=case("Rowan", ""), sources=source("I", inner), links=links)
    found = read_xml(tmp_path, xml)
    # The selection t is of the same place as s, and so the same passage.
    assert found.links.select("name", "origin", "target").rows() == [
        ("leads to", guid("Rowan"), guid("s")),
        ("leads to", guid("Care"), guid("I")),
    ]
