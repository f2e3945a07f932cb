"""Synthetic REFI-QDA files for tests: every person, word and code in them is invented.

Each file is written by hand as a certain tool writes it, so that what the reader must bear with stands in one place.
"""

import uuid
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

import polars as pl
from lxml import etree

from graph_loader.coded.project import Project
from graph_loader.coded.refi.child import parse
from schema.problems import Report

SCHEMAS = Path(__file__).parent / "refi-qda"
PROJECT = "urn:QDA-XML:project:1.0"
CODEBOOK = "urn:QDA-XML:codebook:1.0"
#: Emoji, marks of XML, a letter with a combining accent, and more than one line.
TEXT = (
    "Rowan: she came <twice> & \U0001f600 asked.\nThe cafe\u0301 was shut, so we waited.\n"
    "Then the test was asked for.\n"
)
WORDS = "cafe\u0301 was shut"
LATER = "the test was asked for"


def guid(name: str) -> str:
    """A GUID in capitals that stands for a name."""
    return str(uuid.uuid5(uuid.NAMESPACE_DNS, name)).upper()


def element(tag: str, inner: str = "", /, **attributes: object) -> str:
    """An element as text; attributes that are None are left out."""
    said = "".join(f" {name}={_quoted(str(value))}" for name, value in attributes.items() if value is not None)
    return f"<{tag}{said}>{inner}</{tag}>"


def _quoted(value: str) -> str:
    return quoteattr(value, {"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})


def ref(tag: str, target: str) -> str:
    """A reference to the thing with this id."""
    return element(tag, targetGUID=target)


def text_element(tag: str, text: str) -> str:
    """An element that holds text."""
    return element(tag, escape(text))


def code(name: str, inner: str = "", *, codable: str | None = "true", ident: str | None = None) -> str:
    """A code whose id stands for its name."""
    return element("Code", inner, guid=ident or guid(name), name=name, isCodable=codable)


def coding(of: str, inner: str = "", *, user: str | None = None, made: str | None = None, nth: int = 0) -> str:
    """A coding with the code of this name, by the user of this name."""
    own = guid(f"coding {of} {user} {made} {nth}")
    by = guid(user) if user else None
    return element("Coding", ref("CodeRef", guid(of)) + inner, guid=own, creatingUser=by, creationDateTime=made)


def selection(own: str, start: object, end: object, inner: str = "", /, **attributes: object) -> str:
    """A selection of text whose id stands for `own`; what the tool quotes is given as attribute `name_`."""
    shown = {key.rstrip("_"): value for key, value in attributes.items()}
    return element(
        "PlainTextSelection", inner, **{"guid": guid(own), "startPosition": start, "endPosition": end, **shown}
    )


def at(words: str, text: str = TEXT) -> tuple[int, int]:
    """The place of words in a text, in code points."""
    start = text.index(words)
    return start, start + len(words)


def source(name: str, inner: str = "", *, text: str | None = TEXT, **attributes: object) -> str:
    """A text source that holds its text, or none where `text` is None."""
    content = text_element("PlainTextContent", text) if text is not None else ""
    return element("TextSource", content + inner, **{"guid": guid(name), "name": name, **attributes})


def variable(name: str, kind: str = "Text") -> str:
    """A variable whose id stands for its name."""
    return element("Variable", guid=guid(name), name=name, typeOfVariable=kind)


def value(of: str, said: str | None, kind: str = "Text") -> str:
    """A variable's value; None where the tool gives none at all."""
    inner = text_element(f"{kind}Value", said) if said is not None else ""
    return element("VariableValue", ref("VariableRef", guid(of)) + inner)


def case(name: str | None, inner: str, ident: str = "") -> str:
    """A case, without a name where it is None."""
    return element("Case", inner, guid=guid(ident or name or "nameless"), name=name)


def note(own: str, text: str, inner: str = "", /, **attributes: object) -> str:
    """A note that holds its text."""
    return element("Note", text_element("PlainTextContent", text) + inner, guid=guid(own), **attributes)


def project(*, namespace: str = PROJECT, order: str = "", declaration: str = "", **sections: str) -> str:
    """A project of sections given by name in small letters; `order` names those that come first, for untidy tools.

    `origin` is the tool; `codes` is the inside of CodeBook/Codes.
    """
    tags = ["users", "codes", "variables", "cases", "sources", "notes", "links", "sets", "graphs"]
    tags.sort(key=lambda tag: [*order.split(), tag].index(tag))
    inner = ""
    for tag in tags:
        if tag in sections:
            body = element("Codes", sections[tag]) if tag == "codes" else sections[tag]
            inner += element("CodeBook" if tag == "codes" else tag.capitalize(), body)
    declared = declaration or '<?xml version="1.0" encoding="utf-8"?>\n'
    own = {"xmlns": namespace, "name": sections.get("name", "Rowan study"), "origin": sections.get("origin")}
    return declared + element("Project", inner + sections.get("rest", ""), **own)


def codebook(codes: str, *, namespace: str = CODEBOOK, origin: str = "", rest: str = "") -> str:
    """A codebook of codes."""
    return element("CodeBook", element("Codes", codes) + rest, xmlns=namespace, origin=origin)


def qdpx(path: Path, xml: str | bytes, files: dict[str, bytes] | None = None, qde: str = "project.qde") -> Path:
    """Write an archive with a project and further members."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(qde, xml)
        for name, data in (files or {}).items():
            archive.writestr(name, data)
    return path


def read(path: Path, report: Report | None = None) -> Project:
    """A project read within this process; fails where it has errors."""
    said = Report() if report is None else report
    found = parse(path, "project", said)
    assert found is not None, list(map(str, said.problems()))
    return found


def read_xml(folder: Path, xml: str | bytes, report: Report | None = None) -> Project:
    """A bare project read within this process."""
    path = folder / "bare.qde"
    path.write_bytes(xml if isinstance(xml, bytes) else xml.encode())
    return read(path, report)


def coded(project_read: Project) -> list[tuple[str | None, str | None, str | None]]:
    """Each coding as the passage's words, the code's path and the coder, sorted."""
    texts = {one["id"]: one["text"] for one in project_read.documents.iter_rows(named=True)}
    words = {}
    for one in project_read.passages.iter_rows(named=True):
        text = texts[one["document"]]
        inside = one["unit"] == "chars" and text is not None
        words[one["id"]] = text[one["start"] : one["end"]] if inside else one["quote"]
    paths = dict(project_read.codes.select("id", "path").iter_rows())
    found = [
        (words[p], paths[c], coder) for p, c, coder in project_read.codings.select("passage", "code", "coder").rows()
    ]
    return sorted(found, key=lambda row: tuple(map(str, row)))


def skipped(project_read: Project) -> dict[str, int]:
    """What was not taken over, and how often."""
    return dict(project_read.skipped.select("what", "count").iter_rows())


def column(frame: pl.DataFrame, name: str) -> list[object]:
    """A column as a list."""
    return frame.get_column(name).to_list()


def is_valid(xml: bytes, schema: str = "Project") -> bool:
    """Whether XML is valid by the standard's own schema, Project or Codebook."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    rules = etree.XMLSchema(etree.parse(str(SCHEMAS / f"{schema}.xsd"), parser))
    return bool(rules.validate(etree.fromstring(xml, parser)))


def qde_of(path: Path) -> bytes:
    """The project file of an archive."""
    with zipfile.ZipFile(path) as archive:
        return archive.read("project.qde")
