"""From the XML of a project or codebook to raw rows: users, codes, variables, cases, notes, ties and sets."""

from collections.abc import Iterator
from dataclasses import dataclass

import polars as pl
from lxml import etree

from graph_loader.coded.refi.elements import child_text, children, local, number, tidy
from graph_loader.coded.refi.ids import plain_id
from graph_loader.coded.refi.offsets import Range, laid, settle
from graph_loader.coded.refi.raw import Raw, named_place
from graph_loader.coded.refi.sources import SourceReader
from graph_loader.coded.refi.stores import Store
from graph_loader.coded.refi.texts import content
from schema.ids import BETWEEN_LEVELS

Parts = Iterator[tuple[str, etree._Element]]
#: Tools that write paths as flat names, and what stands between the levels.
FLAT = {"atlas.ti": "::", "taguette": "/"}
FALSE = {"false", "0"}


@dataclass(frozen=True)
class Annotation:
    """A note that says by itself which characters it is about."""

    note: str
    at: Range
    ident: str


class Parser:
    """Reads the parts of one file in any order, then ties annotations to their documents."""

    def __init__(self, raw: Raw, store: Store) -> None:
        self.raw = raw
        self.sources = SourceReader(raw, store)
        self.store = store
        self._annotations: list[Annotation] = []

    def read(self, parts: Parts) -> Raw:
        """Take in every part."""
        for section, element in parts:
            self._part(section, element)
        self._settle_annotations()
        for tool, separator in FLAT.items():
            if self.raw.tool.lower().startswith(tool):
                self._split_flat_names(separator)
        return self.raw

    def _part(self, section: str, element: etree._Element) -> None:
        skipped = self.raw.skipped
        match section, local(element):
            case "Users", "User":
                name = tidy(element.get("name")) or tidy(element.get("id"))
                self.raw.users[plain_id(element.get("guid"))] = name
            case ("CodeBook", "Codes"):
                for code in children(element, "Code"):
                    self._code(code, "")
            case "Codes", "Code":
                self._code(element, "")
            case "Variables", "Variable":
                self.raw.variables[plain_id(element.get("guid"))] = tidy(element.get("name"))
                if tidy(child_text(element, "Description")):
                    skipped.add("descriptions of variables")
            case "Cases", "Case":
                self._case(element)
            case "Sources", _:
                self.sources.source(element)
            case "Notes", "Note":
                self._note(element)
            case "Links", "Link":
                self._link(element)
            case "Sets", "Set":
                self._set(element)
            case "Graphs", "Graph":
                skipped.add("drawings")
            case "", "Description":
                self.raw.memo = tidy("".join(str(part) for part in element.itertext()))
            case "", "NoteRef":
                skipped.add("notes on the project as a whole")
            case "", _:
                pass  # a section as a whole, whose parts have been read
            case _:
                skipped.add("elements that the standard does not know")

    def _code(self, element: etree._Element, above: str) -> None:
        name = tidy(element.get("name"))
        path = f"{above}{BETWEEN_LEVELS}{name}" if above else name
        ident = plain_id(element.get("guid"))
        codable = (element.get("isCodable") or "true").strip().lower() not in FALSE
        memo = tidy(child_text(element, "Description"))
        row = self.raw.add("codes", ident, path, codable, memo or None)
        self.sources.note_refs("codes", row, element)
        for code in children(element, "Code"):
            self._code(code, path)

    def _split_flat_names(self, separator: str) -> None:
        """Codes that a tool writes as flat paths get their levels; where it nests any code, names are left alone."""
        codes = self.raw.frame("codes")
        if codes.get_column("path").str.contains(BETWEEN_LEVELS, literal=True).any():
            return
        levels = pl.col("path").str.split(separator).list.eval(pl.element().str.strip_chars())
        named = levels.list.eval(pl.element().filter(pl.element() != "")).list.join(BETWEEN_LEVELS)
        self.raw.frames["codes"] = [codes.with_columns(path=named)]

    def _case(self, element: etree._Element) -> None:
        ident = plain_id(element.get("guid")) or f"case {self.raw.counts['cases'] + 1}"
        memo = tidy(child_text(element, "Description"))
        row = self.raw.add("cases", ident, tidy(element.get("name")), memo or None)
        self.sources.note_refs("cases", row, element)
        for one in element:
            target = plain_id(one.get("targetGUID"))
            match local(one):
                case "CodeRef":
                    self.raw.add("case_codes", ident, target)
                case "SourceRef":
                    self.raw.add("members", ident, target, None)
                case "SelectionRef":
                    self.raw.add("members", ident, None, target)
                case "VariableValue":
                    self.sources.value("case", ident, one)

    def _note(self, element: etree._Element) -> None:
        ident = plain_id(element.get("guid"))
        selections = list(children(element, "PlainTextSelection"))
        coded = any(next(children(one, "Coding"), None) is not None for one in [element, *selections])
        read = content(
            child_text(element, "PlainTextContent"),
            element.get("plainTextPath"),
            element.get("richTextPath"),
            self.store,
            self.raw.skipped,
        )
        text = tidy(read.text.text) if read.text is not None else ""
        said = text or tidy(child_text(element, "Description")) or tidy(element.get("name"))
        self.raw.add("notes", ident, said)
        if coded:
            # A memo that was coded is material like any other.
            self.sources.note(element, read)
            return
        for one in selections:
            start, end = number(one.get("startPosition")), number(one.get("endPosition"))
            if start is None or end is None:
                self.raw.skipped.add("notes whose place cannot be told", named_place("note", ident, len(selections)))
                continue
            at = Range(start, end, one.get("name") or "", "")
            self._annotations.append(Annotation(ident, at, plain_id(one.get("guid"))))

    def _settle_annotations(self) -> None:
        """Notes that hold their own selection become memos of a passage in the document that refers to them."""
        if not self._annotations:
            return
        documents = {row[0]: row for row in self.raw.frame("documents").iter_rows()}
        refs = self.raw.frame("note_refs")
        referring = {row[3]: row[2] for row in refs.reverse().iter_rows() if row[1] == "documents"}
        settled: list[str] = []
        for nth, one in enumerate(self._annotations, 1):
            document = documents.get(referring.get(one.note))
            text = document[5] if document is not None else None
            mode, where = (None, None) if text is None else settle(laid(text), [one.at])
            if document is None or not where or where[0].span is None:
                self.raw.skipped.add("notes whose place cannot be told", named_place("note", one.note, nth))
                continue
            self.sources.annotation(document[1], where[0], mode, one.ident, one.note)
            settled.append(one.note)
        # Such a note is about its passage and no longer about the document.
        self.raw.drop("note_refs", (pl.col("on") == "documents") & pl.col("note").is_in(settled))

    def _link(self, element: etree._Element) -> None:
        ident = plain_id(element.get("guid"))
        ends = [plain_id(element.get(end)) for end in ("originGUID", "targetGUID")]
        name = tidy(element.get("name")) or None
        row = self.raw.add("links", ident, name, *ends, element.get("direction"), None)
        self.sources.note_refs("links", row, element)

    def _set(self, element: etree._Element) -> None:
        ident = plain_id(element.get("guid")) or f"set {self.raw.counts['sets'] + 1}"
        name = tidy(element.get("name"))
        if tidy(child_text(element, "Description")):
            self.raw.skipped.add("descriptions of sets", named_place("set", ident, 1))
        notes = len(list(children(element, "MemberNote")))
        self.raw.skipped.add("notes in sets", named_place("set", ident, 1), notes)
        members = list(children(element, "MemberCode", "MemberSource"))
        for one in members:
            self.raw.add("sets", ident, name, plain_id(one.get("targetGUID") or one.get("guid")))
        if not members:
            self.raw.add("sets", ident, name, None)
