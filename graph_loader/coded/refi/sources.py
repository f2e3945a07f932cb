"""Sources of a project: texts, PDF files, pictures, sound and film, with their selections and codings."""

import sys

from lxml import etree

from graph_loader.coded.project import OUR_TOOL
from graph_loader.coded.refi.elements import child_text, children, local, number, tidy
from graph_loader.coded.refi.ids import plain_id
from graph_loader.coded.refi.offsets import Range, Settled, settle
from graph_loader.coded.refi.places import WHOLE, box_place, sync_place, time_place
from graph_loader.coded.refi.raw import Raw
from graph_loader.coded.refi.stores import Store
from graph_loader.coded.refi.texts import Content, content

#: What projects that we write ourselves say as their origin.
MEDIA = {
    "TextSource": "text", "PDFSource": "pdf", "PictureSource": "picture", "AudioSource": "audio",
    "VideoSource": "video",
}  # fmt: skip
#: Elements within a source that hold its text.
TEXTS = ("Representation", "TextDescription", "Transcript")
PATHS = ("plainTextPath", "richTextPath", "path", "currentPath")


class SourceReader:
    """Turns source elements into documents, passages, codings and values of `raw`."""

    def __init__(self, raw: Raw, store: Store) -> None:
        self.raw = raw
        self.store = store

    def source(self, element: etree._Element) -> None:
        """One source: its document, then everything that is coded in it."""
        medium = MEDIA.get(local(element))
        if medium is None:
            self.raw.skipped.add("elements that the standard does not know")
            return
        texts = list(children(element, *TEXTS))
        holder = element if medium == "text" else (texts[0] if texts else None)
        read = self._content(holder) if holder is not None else Content(None, None, None)
        document = self._document(element, medium, read)
        self._alias(document, element, *texts[:1])
        self._coded(element, document, read)
        if holder is not None and holder is not element:
            self._coded(holder, document, read)
        for further in texts[1:]:
            # A second transcript has characters of its own to point at, and so is a document of its own.
            second = self._content(further)
            own = self._document(further, "text", second, element.get("name") or "")
            self._alias(own, further)
            self._coded(further, own, second)
        for value in children(element, "VariableValue"):
            self.value("document", document, value)

    def note(self, element: etree._Element, read: Content) -> None:
        """A note that was coded: a document like any other, its text read already."""
        document = self._document(element, "text", read)
        self._alias(document, element)
        self._coded(element, document, read)

    def annotation(self, document: str, where: Settled, mode: str | None, given: str, note: str) -> None:
        """A passage that only a note is about."""
        own = self.raw.own_id("passages", given)
        span = where.span or (None, None)
        row = self.raw.add(
            "passages", own, document, "chars", *span, None, where.quote, where.quote_matches, mode, None
        )
        self.raw.add("note_refs", "passages", row, note)

    def _content(self, holder: etree._Element) -> Content:
        return content(
            child_text(holder, "PlainTextContent"),
            holder.get("plainTextPath"),
            holder.get("richTextPath"),
            self.store,
            self.raw.skipped,
        )

    def _document(self, element: etree._Element, medium: str, read: Content, other_name: str = "") -> str:
        own = self.raw.own_id("documents", plain_id(element.get("guid")))
        path, summed = read.path, read.sha256
        found = self.store.find(element.get("path")) or self.store.find(element.get("currentPath"))
        if found is not None:
            path, summed = found.path, self.store.sha256(found)
        elif medium != "text":
            path, summed = element.get("path") or element.get("currentPath"), None
        name = tidy(element.get("name")) or tidy(other_name)
        text = read.text.text if read.text is not None else None
        memo = tidy(child_text(element, "Description"))
        row = self.raw.add("documents", own, name, medium, path, text, summed, memo or None)
        self.note_refs("documents", row, element)
        return own

    def _alias(self, document: str, *elements: etree._Element) -> None:
        """Other ids under which a case may mean this document: those of its text and the stems of its files."""
        names = [plain_id(one.get("guid")) for one in elements]
        paths = [one.get(path) or "" for one in elements for path in PATHS]
        names += [plain_id(path.replace("\\", "/").rsplit("/", 1)[-1].rsplit(".", 1)[0]) for path in paths]
        for name in dict.fromkeys(names):
            if name:
                self.raw.add("aliases", name, document)

    def _coded(self, element: etree._Element, document: str, read: Content) -> None:
        """All selections of an element, and the codings of the whole of it."""
        texts = list(children(element, "PlainTextSelection"))
        self.text_selections(texts, document, read)
        syncs = {plain_id(one.get("guid")): one for one in children(element, "SyncPoint")}
        for one in element:
            match local(one):
                case "PDFSelection":
                    self._box(one, document, number(one.get("page")))
                case "PictureSelection":
                    self._box(one, document, None)
                case "AudioSelection" | "VideoSelection":
                    self._time(one, document, number(one.get("begin")), number(one.get("end")))
                case "TranscriptSelection":
                    self._synced(one, document, read, syncs)
        if next(children(element, "Coding"), None) is not None:
            whole = self.raw.own_id("passages", f"{document}:whole")
            self.raw.add("passages", whole, document, None, None, None, WHOLE, None, None, None, None)
            self.codings(element, whole)

    def text_selections(self, elements: list[etree._Element], document: str, read: Content) -> None:
        """Selections of a text, all together, because together they say how their tool counts."""
        ranges = [
            Range(_or_minus(one.get("startPosition")), _or_minus(one.get("endPosition")),
                  one.get("name") or "", tidy(child_text(one, "Description")))
            for one in elements
        ]  # fmt: skip
        if read.text is not None:
            mode, settled = settle(read.text, ranges)
        else:
            mode, settled = None, [_unchecked(one) for one in ranges]
        for element, one, where in zip(elements, ranges, settled, strict=True):
            if self.raw.tool == OUR_TOOL and one.start == one.end == 0:
                # We write a passage without a place so, because the standard must have one.
                self._passage(element, document, Settled(None, one.name or None, None, one.description), None, None)
                continue
            label = one.name.strip() if one.name not in (where.quote, where.memo, "") else None
            self._passage(element, document, where, "chars", label or None, mode)

    def _passage(
        self,
        element: etree._Element,
        document: str,
        where: Settled,
        unit: str | None,
        place: str | None,
        mode: str | None = None,
    ) -> None:
        """One passage with its codings; those that ought to have a place and have none are remembered, as are those
        that are misquoted.
        """
        own = self.raw.own_id("passages", plain_id(element.get("guid")))
        start, end = where.span if where.span is not None and unit != "pixels" else (None, None)
        known = unit if where.span is not None else None
        row = self.raw.add(
            "passages", own, document, known, start, end, place, where.quote, where.quote_matches,
            mode if known else None, where.memo or None,
        )  # fmt: skip
        if where.span is None and unit is not None:
            self.raw.misplaced.append(row)
        elif where.quote_matches is False:
            self.raw.misquoted.append(row)
        self.note_refs("passages", row, element)
        self.codings(element, own)

    def _box(self, element: etree._Element, document: str, page: int | None) -> None:
        corners = [number(element.get(side)) for side in ("firstX", "firstY", "secondX", "secondY")]
        inner = next(children(element, "Representation"), None)
        shown = tidy(child_text(inner, "PlainTextContent")) if inner is not None else ""
        quote = shown or (element.get("name") or "").strip() or None
        span = (page or 0, page or 0) if None not in corners else None
        where = Settled(span, quote, None, tidy(child_text(element, "Description")))
        known = [one for one in corners if one is not None]
        unit = "points" if page is not None else "pixels"
        self._passage(element, document, where, unit, box_place(page, known) if span is not None else None)

    def _time(self, element: etree._Element, document: str, begin: int | None, end: int | None) -> None:
        span = (begin, end) if begin is not None and end is not None and 0 <= begin <= end else None
        name = (element.get("name") or "").strip()
        where = Settled(span, name or None, None, tidy(child_text(element, "Description")))
        self._passage(element, document, where, "milliseconds", time_place(*span) if span else None)

    def _synced(self, element: etree._Element, document: str, read: Content, syncs: dict[str, etree._Element]) -> None:
        """A selection of a transcript between two moments: by its characters where they are said, else by its time."""
        ends = [syncs.get(plain_id(element.get(side))) for side in ("fromSyncPoint", "toSyncPoint")]
        at = [number(one.get("position")) if one is not None else None for one in ends]
        times = [number(one.get("timeStamp")) if one is not None else None for one in ends]
        if at[0] is None or at[1] is None or (at[0] == at[1] and times[0] != times[1]):
            self._time(element, document, times[0], times[1])
            return
        one = Range(at[0], at[1], element.get("name") or "", tidy(child_text(element, "Description")))
        mode, (where,) = settle(read.text, [one]) if read.text is not None else (None, [_unchecked(one)])
        self._passage(element, document, where, "chars", sync_place(times[0], times[1]), mode)

    def codings(self, element: etree._Element, passage: str) -> None:
        """The codings that an element holds, as codings of a passage."""
        for coding in children(element, "Coding"):
            user = plain_id(coding.get("creatingUser") or element.get("creatingUser"))
            made = coding.get("creationDateTime") or element.get("creationDateTime")
            made = sys.intern(made) if made else None
            for code in children(coding, "CodeRef"):
                target = plain_id(code.get("targetGUID"))
                row = self.raw.add("codings", passage, target, user or None, made, None)
                self.note_refs("codings", row, coding)

    def note_refs(self, table: str, row: int, element: etree._Element) -> None:
        """The notes that an element refers to."""
        for one in children(element, "NoteRef"):
            self.raw.add("note_refs", table, row, plain_id(one.get("targetGUID")))

    def value(self, of: str, owner: str, element: etree._Element) -> None:
        """A variable's value of a document or case; an absent or empty value is null."""
        said: str | None = None
        variable = ""
        for one in element:
            if local(one) == "VariableRef":
                variable = plain_id(one.get("targetGUID"))
            elif local(one).endswith("Value"):
                said = tidy("".join(str(part) for part in one.itertext())) or None
        self.raw.add("values", of, owner, variable, said)


def _or_minus(text: str | None) -> int:
    """A place as a number; one that is none is impossible, and so -1."""
    found = number(text)
    return -1 if found is None else found


def _unchecked(one: Range) -> Settled:
    """A range of a text that is not at hand: kept as it stands where it is possible at all."""
    span = (one.start, one.end) if 0 <= one.start <= one.end else None
    return Settled(span, one.name.strip() or None, None, one.description)
