"""On projects that are valid by the standard, pyrefiqda and we see the same codes, sources, selections and codings."""

import tempfile
import warnings
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from graph_loader.coded.project import Project
from graph_loader.coded.refi.ids import plain_id
from graph_loader.coded.refi.write import write_project
from tests.lib.refi import (
    LATER,
    TEXT,
    WORDS,
    at,
    case,
    code,
    coding,
    element,
    guid,
    is_valid,
    note,
    project,
    qde_of,
    qdpx,
    read,
    ref,
    selection,
    source,
    text_element,
    value,
    variable,
)
from tests.lib.refi_projects import projects

with warnings.catch_warnings():
    # The library's own models raise warnings when they are imported; they are not ours to mend.
    warnings.simplefilter("ignore")
    from pyrefiqda import RefiProject  # type: ignore[import-untyped]

MADE = "2021-05-01T12:00:00Z"
SELECTIONS = ("plain_text_selection", "pdfselection", "picture_selection", "audio_selection", "video_selection",
              "transcript_selection")  # fmt: skip
HOLDERS = ("representation", "text_description", "transcript")


def theirs(path: Path, folder: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Codes, sources, places of text and codings as pyrefiqda reads them."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        read_by_them = RefiProject.load(path, extract_dir=str(folder))
    found: dict[str, list[tuple[Any, ...]]] = {"codes": [], "sources": [], "texts": [], "codings": []}

    def codes(below: Any, above: str) -> None:
        for one in below.code:
            own = f"{above}{one.name}"
            found["codes"].append((plain_id(one.guid), own, one.is_codable))
            codes(one, f"{own} > ")

    def coded(holder: Any, document: str, place: tuple[Any, ...]) -> None:
        for one in holder.coding:
            found["codings"].append((document, *place, plain_id(one.code_ref.target_guid)))

    def selected(holder: Any, document: str) -> None:
        for kind in SELECTIONS:
            for one in getattr(holder, kind, []):
                text = kind == "plain_text_selection"
                place = (one.start_position, one.end_position) if text else (None, None)
                if text:
                    found["texts"].append((document, *place))
                coded(one, document, place)

    if read_by_them.code_book is not None:
        codes(read_by_them.code_book.codes, "")
    for kind in ("text", "picture", "pdf", "audio", "video"):
        name = "pdfsource" if kind == "pdf" else f"{kind}_source"
        for one in getattr(read_by_them.sources, name, []):
            own = plain_id(one.guid)
            found["sources"].append((own, one.name, kind))
            selected(one, own)
            coded(one, own, (None, None))
            inner = [getattr(one, holder, None) for holder in HOLDERS]
            for holder in [h for many in inner for h in (many if isinstance(many, list) else [many]) if h is not None]:
                selected(holder, own)
    return found


def ours(found: Project) -> dict[str, list[tuple[Any, ...]]]:
    """The same of our frames; places other than of text are not compared by number."""
    places = {
        p: (d, s if u == "chars" else None, e if u == "chars" else None)
        for p, d, u, s, e in found.passages.select("id", "document", "unit", "start", "end").iter_rows()
    }
    codings = found.codings.select("passage", "code").iter_rows()
    return {
        "codes": found.codes.select("id", "path", "codable").rows(),
        "sources": found.documents.select("id", "name", "medium").rows(),
        "texts": found.passages.filter(unit="chars").select("document", "start", "end").rows(),
        "codings": [(*places[passage], code) for passage, code in codings],
    }


def sorted_sets(seen: dict[str, list[tuple[Any, ...]]]) -> dict[str, list[str]]:
    """Each list without repetition: we merge what stands twice at one place."""
    return {name: sorted({repr(row) for row in rows}) for name, rows in seen.items()}


def hand_made() -> str:
    inner = (
        selection("a", *at(WORDS), coding("Care", made=MADE, user="Ann"), name_=WORDS, creationDateTime=MADE)
        + selection("b", *at(LATER), coding("Control") + coding("Care", nth=1) + ref("NoteRef", guid("n")), name_=LATER)
        + coding("Control", nth=2)
        + value("Age", "31", "Integer")
    )
    box = element(
        "PDFSelection", coding("Care", nth=3), guid=guid("box"), page=1, firstX=1, firstY=2, secondX=3, secondY=4
    )
    inside = text_element("PlainTextContent", TEXT) + selection("r", *at(WORDS), coding("Care", nth=4))
    text = element("Representation", inside, guid=guid("text"))
    clip = element("AudioSelection", coding("Care", nth=5), guid=guid("clip"), begin=0, end=9)
    sources = (
        source("I", inner)
        + element("PDFSource", box + text, guid=guid("pdf"), name="Leaflet")
        + element("AudioSource", clip, guid=guid("sound"), name="Talk")
    )
    return project(
        users=element("User", guid=guid("Ann"), name="Ann"),
        codes=code("Care", code("warm")) + code("Control", ident="{" + guid("Control") + "}"),
        variables=variable("Age", "Integer"),
        cases=case(
            "Rowan", value("Age", "31", "Integer") + ref("SourceRef", guid("I")) + ref("SelectionRef", guid("a"))
        ),
        sources=sources,
        notes=note("n", "A note"),
        links=element(
            "Link", guid=guid("l"), name="x", direction="OneWay", originGUID=guid("a"), targetGUID=guid("Rowan")
        ),
        sets=element("Set", ref("MemberCode", guid("Care")), guid=guid("z"), name="Z"),
    )


def test_a_project_of_every_kind_of_source(tmp_path: Path) -> None:
    path = qdpx(tmp_path / "p.qdpx", hand_made())
    assert is_valid(qde_of(path))
    seen = sorted_sets(theirs(path, tmp_path / "out"))
    assert seen == sorted_sets(ours(read(path)))
    assert {name: len(rows) for name, rows in seen.items()} == {"codes": 3, "sources": 3, "texts": 3, "codings": 7}


@given(projects())
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_projects_that_we_write(made: Project) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "p.qdpx"
        write_project(path, made, MADE)
        seen = theirs(path, Path(folder) / "out")
        # We write a passage without a place as an empty selection at the start; to them it is one.
        seen["texts"] = [row for row in seen["texts"] if row[1:] != (0, 0)]
        seen["codings"] = [(row[0], None, None, row[3]) if row[1:3] == (0, 0) else row for row in seen["codings"]]
        found = ours(read(path))
        media = {row[0]: row[2] for row in found["sources"]}
        spoken = {document for document, medium in media.items() if medium in ("audio", "video")}
        # Places of a transcript hang on sync points, which they leave to their user.
        found["texts"] = [row for row in found["texts"] if row[0] not in spoken]
        found["codings"] = [(r[0], None, None, r[3]) if r[0] in spoken else r for r in found["codings"]]
        assert sorted_sets(seen) == sorted_sets(found)


@pytest.mark.parametrize("broken", ["isCodable=", "guid="])
def test_the_hand_made_project_is_valid_because_of_what_it_says(broken: str) -> None:
    assert not is_valid(hand_made().replace(broken, "other=", 1).encode())
