"""Documents, passages, codings and notes as elements of a project."""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from lxml import etree

from graph_loader.coded.project import Project
from graph_loader.coded.refi.minted import Mint, xml_text
from graph_loader.coded.refi.places import WHOLE, box_of, time_of
from graph_loader.coded.refi.raw import Skipped
from graph_loader.coded.refi.sources import MEDIA

NAMESPACE = "{urn:QDA-XML:project:1.0}"
ELEMENT = {medium: name for name, medium in MEDIA.items()}
#: What holds the text of a source that is not text, and whether it stands before the selections of the source itself.
HOLDER = {
    "pdf": ("Representation", False), "picture": ("TextDescription", True), "audio": ("Transcript", True),
    "video": ("Transcript", True),
}  # fmt: skip
MOMENT = re.compile(r"-?\d{4,}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?")
Row = dict[str, object]


class SourceWriter:
    """Makes the sources in the order of their numbers, with the notes that they refer to."""

    def __init__(
        self,
        project: Project,
        mint: Mint,
        skipped: Skipped,
        users: dict[str, str],
        variables: dict[str, str],
        codes: dict[str, str],
    ) -> None:
        self.project = project
        self.mint = mint
        self.skipped = skipped
        self.users = users
        self.variables = variables
        self.codes = codes
        #: id in the frames -> GUID
        self.documents: dict[str, str] = {}
        self.passages: dict[str, str] = {}
        self.notes: list[etree._Element] = []
        #: name of a file below sources/ -> its text
        self.texts: dict[str, str] = {}
        self._passages_of = _grouped(project.passages.sort("nth").iter_rows(named=True), "document")
        self._codings_of = _grouped(project.codings.sort("nth").iter_rows(named=True), "passage")
        self._values_of = _grouped(project.values.sort("nth").iter_rows(named=True), "of", "owner")

    def elements(self) -> list[etree._Element]:
        """All sources."""
        return [self._source(one) for one in self.project.documents.sort("nth").iter_rows(named=True)]

    def _source(self, one: Row) -> etree._Element:
        medium, ident = str(one["medium"]), str(one["id"])
        guid = self.documents[ident] = self.mint.guid("document", one["name"])
        element = _element(ELEMENT[medium], guid=guid, name=xml_text(str(one["name"])))
        if one["memo"]:
            _below(element, "Description").text = xml_text(str(one["memo"]))
        passages = self._passages_of[(ident,)]
        whole = [p for p in passages if p["unit"] is None and p["place"] == WHOLE]
        inner = [p for p in passages if p not in whole] if whole else passages
        if medium == "text":
            self._text(element, guid, one["text"])
            self._selections(element, guid, inner)
        else:
            self._medium(element, medium, guid, one["text"], inner)
        for passage in whole:
            # A code for the whole of a document stands on the document itself.
            self.passages[str(passage["id"])] = guid
            self._codings(element, guid, passage)
            lost = bool(passage["memo"] or passage["quote"] or not self._codings_of[(str(passage["id"]),)])
            self.skipped.add("memos and quotes of whole documents, and such passages without a code", "", int(lost))
        self.values(element, "document", ident)
        return element

    def _text(self, element: etree._Element, guid: str, text: object) -> None:
        if text is not None:
            self.texts[f"{guid}.txt"] = str(text)
            element.set("plainTextPath", f"internal://{guid}.txt")

    def _medium(self, element: etree._Element, medium: str, guid: str, text: object, passages: list[Row]) -> None:
        """A source that is not text: its own selections, and those of its text where it has any."""
        self.skipped.add("files of documents that are not text")
        name, first = HOLDER[medium]
        own = [p for p in passages if p["unit"] in ("points", "pixels", "milliseconds")]
        others = [p for p in passages if p["unit"] not in ("points", "pixels", "milliseconds")]
        holder = _element(name, guid=self.mint.guid("text", guid)) if text is not None or others else None
        if holder is not None and first:
            element.append(holder)
        for passage in own:
            self._own_selection(element, medium, guid, passage)
        if holder is not None and not first:
            element.append(holder)
        if holder is not None:
            self._text(holder, str(holder.get("guid")), text)
            fill = self._transcript if name == "Transcript" else self._selections
            fill(holder, guid, others)

    def _selections(self, element: etree._Element, guid: str, passages: list[Row]) -> None:
        for passage in passages:
            start, end = self._span(passage)
            made = self._selection(element, "PlainTextSelection", guid, passage)
            made.set("startPosition", str(start))
            made.set("endPosition", str(end))
            self._place_lost(passage, None)
            self._filled(made, passage)

    def _span(self, passage: Row) -> tuple[object, object]:
        if passage["unit"] == "chars":
            if passage["start"] == passage["end"] == 0:
                self.skipped.add("empty selections at the very start of a document")
            return passage["start"], passage["end"]
        if passage["unit"] is not None:
            self.skipped.add("places that are rows of a table")
        return 0, 0

    def _transcript(self, holder: etree._Element, guid: str, passages: list[Row]) -> None:
        """Places of a transcript hang on sync points, which must stand before all selections."""
        spans = [self._span(passage) for passage in passages]
        pairs = []
        for passage, span in zip(passages, spans, strict=True):
            times = time_of(str(passage["place"])) or (None, None)
            pairs.append([self._sync(holder, guid, at, time) for at, time in zip(span, times, strict=True)])
        for passage, (begin, end) in zip(passages, pairs, strict=True):
            made = self._selection(holder, "TranscriptSelection", guid, passage)
            made.set("fromSyncPoint", begin)
            made.set("toSyncPoint", end)
            self._place_lost(passage, time_of)
            self._filled(made, passage)

    def _sync(self, holder: etree._Element, guid: str, position: object, time: int | None) -> str:
        own = self.mint.guid("moment", guid, position, time)
        point = _below(holder, "SyncPoint", guid=own, position=str(position))
        if time is not None:
            point.set("timeStamp", str(time))
        return own

    def _own_selection(self, element: etree._Element, medium: str, guid: str, passage: Row) -> None:
        """A box of a page or picture, or a stretch of a recording."""
        made = self._selection(element, f"{ELEMENT[medium].removesuffix('Source')}Selection", guid, passage)
        if passage["unit"] == "milliseconds":
            made.set("begin", str(passage["start"]))
            made.set("end", str(passage["end"]))
        else:
            page, corners = box_of(str(passage["place"])) or (None, (0, 0, 0, 0))
            if page is not None:
                made.set("page", str(page))
            for side, corner in zip(("firstX", "firstY", "secondX", "secondY"), corners, strict=True):
                made.set(side, str(corner))
        self._filled(made, passage)

    def _selection(self, parent: etree._Element, name: str, guid: str, passage: Row) -> etree._Element:
        place = (passage["unit"], passage["start"], passage["end"], passage["place"])
        own = self.mint.guid("passage", guid, *place)
        self.passages[str(passage["id"])] = own
        made = _below(parent, name, guid=own)
        if passage["quote"] is not None:
            made.set("name", xml_text(str(passage["quote"])))
        return made

    def _place_lost(self, passage: Row, known: object) -> None:
        """Count a place in words that is not written; a stretch of time is, in a transcript."""
        lost = passage["place"] is not None and not (known and time_of(str(passage["place"])))
        self.skipped.add("places in words", "", int(lost))

    def _filled(self, made: etree._Element, passage: Row) -> None:
        own = str(made.get("guid"))
        self._codings(made, own, passage)
        self.note(made, own, passage["memo"])

    def _codings(self, element: etree._Element, own: str, passage: Row) -> None:
        for one in self._codings_of[(str(passage["id"]),)]:
            code = self.codes.get(str(one["code"]))
            if code is None:
                self.skipped.add("codings with a code that is not there")
                continue
            guid = self.mint.guid("coding", own, code, one["coder"])
            coding = _below(element, "Coding", guid=guid)
            if one["coder"] is not None:
                coding.set("creatingUser", self.users[str(one["coder"])])
            if one["made_at"] is not None and MOMENT.fullmatch(str(one["made_at"])):
                coding.set("creationDateTime", str(one["made_at"]))
            elif one["made_at"] is not None:
                self.skipped.add("moments that are not written as the standard wants them")
            _below(coding, "CodeRef", targetGUID=code)
            self.note(coding, guid, one["memo"])

    def note(self, element: etree._Element, owner: str, memo: object) -> None:
        """A memo as a note of its own, referred to by the element."""
        if not memo:
            return
        guid = self.mint.guid("note", owner)
        note = _element("Note", guid=guid)
        _below(note, "PlainTextContent").text = xml_text(str(memo))
        self.notes.append(note)
        _below(element, "NoteRef", targetGUID=guid)

    def values(self, element: etree._Element, of: str, owner: str) -> None:
        """The values of a document or case."""
        for one in self._values_of[(of, owner)]:
            value = _below(element, "VariableValue")
            _below(value, "VariableRef", targetGUID=self.variables[str(one["variable"])])
            if one["value"] is not None:
                _below(value, "TextValue").text = xml_text(str(one["value"]))


def _element(tag: str, /, **attributes: str) -> etree._Element:
    return etree.Element(f"{NAMESPACE}{tag}", attributes)


def _below(parent: etree._Element, tag: str, /, **attributes: str) -> etree._Element:
    return etree.SubElement(parent, f"{NAMESPACE}{tag}", attributes)


def _grouped(rows: Iterator[dict[str, Any]], *keys: str) -> dict[tuple[str, ...], list[Row]]:
    found: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    for row in rows:
        found[tuple(str(row[key]) for key in keys)].append(row)
    return found
