"""XML of unknown origin: bytes to text, no document type, then element by element with nothing resolved or fetched."""

import codecs
import re
from collections.abc import Iterator
from io import BytesIO

from lxml import etree

from graph_loader.coded.refi.elements import local
from graph_loader.hardened import HARDENED
from schema.problems import KithError, Place, Report

NAMESPACE = "urn:qda-xml:"
MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
WIDE = {b"<\0": "utf-16-le", b"\0<": "utf-16-be"}
CHUNK = 1 << 20
DECLARED = re.compile(r"""<\?xml\b[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']""")
#: What may stand before the root besides a document type: space, comments, processing instructions.
PROLOGUE = re.compile(rb"(?:\s+|<!--.*?-->|<\?.*?\?>)*+", re.DOTALL)
#: One-byte encodings that a declaration may name; the XML of no tool uses others.
ONE_BYTE = re.compile(
    r"(?:iso-?8859-?\d{1,2}|latin-?1|windows-?125\d|cp125\d|mac-?roman|us-ascii|ascii)", re.IGNORECASE
)


def as_utf8(data: bytes, place: Place, report: Report) -> bytes:
    """The XML in UTF-8, by its bytes rather than by its declaration (E815); raises KithError E814."""
    mark, encoding = next(((m, e) for m, e in MARKS if data.startswith(m)), (b"", ""))
    body = data[len(mark) :]
    if not encoding:
        # Half of the bytes of Latin letters in UTF-16 are zero.
        encoding = WIDE.get(body[:2], "utf-8")
    declared = DECLARED.search(body[:400].decode("latin-1").replace("\0", ""))
    said = declared.group(1).lower() if declared else ""
    try:
        converted = _converted(body, encoding)
    except UnicodeDecodeError as fault:
        if encoding != "utf-8" or not ONE_BYTE.fullmatch(said):
            raise KithError("E814", place) from fault
        return _one_byte(body, said, place)
    fits = said.replace("-", "").startswith(encoding.replace("-", "")[:5])
    if said and not fits and not body.isascii():
        report.add("E815", place, encoding="UTF-8" if encoding == "utf-8" else "UTF-16")
    return converted


def _one_byte(body: bytes, encoding: str, place: Place) -> bytes:
    try:
        return _converted(body, encoding)
    except (UnicodeDecodeError, LookupError) as fault:
        raise KithError("E814", place) from fault


def _converted(body: bytes, encoding: str) -> bytes:
    """The bytes in UTF-8; piece by piece, because one emoji makes a whole text four times as large in memory."""
    decoder = codecs.getincrementaldecoder(encoding)()
    view = memoryview(body)
    pieces = (decoder.decode(bytes(view[i : i + CHUNK])) for i in range(0, len(body), CHUNK))
    if encoding == "utf-8":
        for _ in pieces:
            pass  # the decoder raises where the bytes are not UTF-8
        decoder.decode(b"", final=True)
        return body
    converted = b"".join(piece.encode() for piece in pieces)
    decoder.decode(b"", final=True)
    return converted


def root_and_parts(body: bytes, place: Place) -> Iterator[tuple[str, etree._Element]]:
    """First ("", the root as it opens), then each finished part with the name of the section that it stands in.

    A part is a child of a section; a child of the root that is no section comes with the name "". A part's content is
    given up as soon as the next is asked for. Raises KithError E812 (not well formed), E813 (a document type).
    """
    before = PROLOGUE.match(body)
    if before is not None and body[before.end() : before.end() + 9].upper() == b"<!DOCTYPE":
        raise KithError("E813", place)
    try:
        yield from _parts(BytesIO(body))
    except etree.XMLSyntaxError as fault:
        if getattr(fault, "code", None) == etree.ErrorTypes.ERR_NO_MEMORY:
            raise MemoryError from fault
        line = f" in line {fault.lineno}" if fault.lineno else ""
        raise KithError("E812", place, line=line) from fault


def _parts(source: BytesIO) -> Iterator[tuple[str, etree._Element]]:
    depth = 0
    section = ""
    for event, element in etree.iterparse(source, events=("start", "end"), encoding="utf-8", **HARDENED):
        if event == "start":
            depth += 1
            if depth == 1:
                yield "", element
            elif depth == 2:
                section = local(element)
            continue
        depth -= 1
        if depth == 2:
            yield section, element
        elif depth == 1:
            yield "", element
        else:
            continue
        element.clear(keep_tail=False)
        while (before := element.getprevious()) is not None:
            del element.getparent()[0]
            del before
