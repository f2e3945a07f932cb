"""Writing projects and codebooks by the letter of the standard, so that any tool can read them and so can we."""

import zipfile
from pathlib import Path
from typing import cast

import polars as pl
from lxml import etree

from graph_loader.coded.project import OUR_TOOL, Project
from graph_loader.coded.refi.minted import Mint, xml_text
from graph_loader.coded.refi.raw import Skipped
from graph_loader.coded.refi.write_sources import SourceWriter
from schema.ids import BETWEEN_LEVELS
from schema.problems import KithError, Place

PROJECT = "urn:QDA-XML:project:1.0"
CODEBOOK = "urn:QDA-XML:codebook:1.0"
DIRECTIONS = ("Associative", "OneWay", "Bidirectional")
#: The time of every file in the archive, the earliest that ZIP knows, so that equal projects give equal bytes.
LONG_AGO = (1980, 1, 1, 0, 0, 0)


def write_project(path: Path, project: Project, when: str) -> pl.DataFrame:
    """Write a `.qdpx` file and say what the standard has no place for (columns of SKIPPED).

    `when` is the moment of writing as XML writes it, such as 2024-05-01T12:00:00Z. Ids are minted from names. Memos of
    passages, codings and ties become notes; a passage without a place is written as an empty selection at the start of
    its document, which we read as what it is.
    """
    writer = ProjectWriter(project, when)
    body = _bytes(writer.root())
    with zipfile.ZipFile(path, "w") as archive:
        _add(archive, "project.qde", body)
        for name, text in writer.sources.texts.items():
            _add(archive, f"sources/{name}", text.encode())
    return writer.skipped.frame()


def write_codebook(path: Path, codes: pl.DataFrame) -> None:
    """Write codes (columns of CODES) as a `.qdc` file; raises KithError E819 where there are none."""
    if codes.is_empty():
        raise KithError("E819", Place(file=path.name), kind="codebook")
    root = etree.Element(
        f"{{{CODEBOOK}}}CodeBook", {"origin": OUR_TOOL}, nsmap=cast("dict[str, str]", {None: CODEBOOK})
    )
    CodeWriter(codes, Mint(), CODEBOOK).write(etree.SubElement(root, f"{{{CODEBOOK}}}Codes"))
    path.write_bytes(_bytes(root))


def _bytes(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="utf-8", standalone=True)


def _add(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    member = zipfile.ZipInfo(name, LONG_AGO)
    member.compress_type = zipfile.ZIP_DEFLATED
    member.create_system = 3
    member.external_attr = 0o644 << 16
    archive.writestr(member, data)


class CodeWriter:
    """Codes as a tree by their paths; a level that no code stands for becomes a code that cannot be applied."""

    def __init__(self, codes: pl.DataFrame, mint: Mint, namespace: str) -> None:
        self.codes = codes
        self.mint = mint
        self.namespace = namespace
        #: id in the frames -> GUID
        self.guids: dict[str, str] = {}
        self.added = 0

    def write(self, parent: etree._Element) -> None:
        """Add all codes below an element."""
        by_path: dict[str, etree._Element] = {}
        made = []
        for one in self.codes.sort("nth").iter_rows(named=True):
            element = self._element(one["path"], one["codable"])
            self.guids[one["id"]] = element.get("guid") or ""
            if one["memo"]:
                etree.SubElement(element, f"{{{self.namespace}}}Description").text = xml_text(one["memo"])
            by_path.setdefault(one["path"], element)
            made.append((one["path"], element))
        for path, element in made:
            self._above(path, by_path, parent).append(element)

    def _element(self, path: str, codable: bool | None) -> etree._Element:
        can = "false" if codable is False else "true"
        name = xml_text(path.rsplit(BETWEEN_LEVELS, 1)[-1])
        attributes = {"guid": self.mint.guid("code", path), "name": name, "isCodable": can}
        return etree.Element(f"{{{self.namespace}}}Code", attributes)

    def _above(self, path: str, by_path: dict[str, etree._Element], parent: etree._Element) -> etree._Element:
        above = path.rpartition(BETWEEN_LEVELS)[0]
        if not above:
            return parent
        if above not in by_path:
            by_path[above] = self._element(above, False)
            self.added += 1
            self._above(above, by_path, parent).append(by_path[above])
        return by_path[above]


class ProjectWriter:
    """One project as XML, section by section in the order that the standard fixes."""

    def __init__(self, project: Project, when: str) -> None:
        self.project = project
        self.when = when
        self.mint = Mint()
        self.skipped = Skipped()
        self.users = self._users()
        self.variables = {
            name: self.mint.guid("variable", name) for name in project.values["variable"].unique().sort().drop_nulls()
        }
        self.codes = CodeWriter(project.codes, self.mint, PROJECT)
        self.sources = SourceWriter(project, self.mint, self.skipped, self.users, self.variables, self.codes.guids)
        #: id in the frames of cases -> GUID
        self.cases: dict[str, str] = {}

    def _users(self) -> dict[str, str]:
        names = self.project.codings["coder"].drop_nulls().unique().sort()
        return {name: self.mint.guid("user", name) for name in names}

    def root(self) -> etree._Element:
        """The whole of project.qde."""
        attributes = {"name": xml_text(self.project.name), "origin": OUR_TOOL, "creationDateTime": self.when}
        root = etree.Element(f"{{{PROJECT}}}Project", attributes, nsmap=cast("dict[str, str]", {None: PROJECT}))
        for name, guid in self.users.items():
            self._in(root, "Users", "User", guid=guid, name=xml_text(name))
        if self.project.codes.height:
            self.codes.write(self._below(self._below(root, "CodeBook"), "Codes"))
            self.skipped.add("levels of codes that were added as codes", "", self.codes.added)
        for name, guid in self.variables.items():
            self._in(root, "Variables", "Variable", guid=guid, name=xml_text(name), typeOfVariable="Text")
        cases = [self._case(one) for one in self.project.cases.sort("nth").iter_rows(named=True)]
        sources = self.sources.elements()
        self._members(dict(zip(self.cases, cases, strict=True)))
        self._section(root, "Cases", cases)
        self._section(root, "Sources", sources)
        links = [self._link(one) for one in self.project.links.sort("nth").iter_rows(named=True)]
        self._section(root, "Notes", self.sources.notes)
        self._section(root, "Links", links)
        self._section(root, "Sets", self._sets())
        if self.project.memo:
            self._below(root, "Description").text = xml_text(self.project.memo)
        return root

    def _below(self, parent: etree._Element, tag: str, /, **attributes: str) -> etree._Element:
        return etree.SubElement(parent, f"{{{PROJECT}}}{tag}", attributes)

    def _in(self, root: etree._Element, section: str, tag: str, /, **attributes: str) -> None:
        found = root.find(f"{{{PROJECT}}}{section}")
        self._below(found if found is not None else self._below(root, section), tag, **attributes)

    def _section(self, root: etree._Element, name: str, elements: list[etree._Element]) -> None:
        if elements:
            self._below(root, name).extend(elements)

    def _case(self, one: dict[str, str | None]) -> etree._Element:
        guid = self.mint.guid("case", one["name"])
        self.cases[one["id"] or ""] = guid
        element = etree.Element(f"{{{PROJECT}}}Case", {"guid": guid, "name": xml_text(one["name"] or "")})
        if one["memo"]:
            self._below(element, "Description").text = xml_text(one["memo"])
        self.sources.values(element, "case", one["id"] or "")
        return element

    def _members(self, cases: dict[str, etree._Element]) -> None:
        """Documents before passages, as the standard wants it."""
        members = self.project.members.sort("nth")
        for column, name, guids in (
            ("document", "SourceRef", self.sources.documents),
            ("passage", "SelectionRef", self.sources.passages),
        ):
            for one in members.drop_nulls(column).iter_rows(named=True):
                if one["case"] in cases and one[column] in guids:
                    self._below(cases[one["case"]], name, targetGUID=guids[one[column]])
                else:
                    self.skipped.add("members of cases that are not there")

    def _link(self, one: dict[str, str | None]) -> etree._Element:
        known = {**self.codes.guids, **self.sources.documents, **self.sources.passages, **self.cases}
        ends = [known.get(one[end] or "") for end in ("origin", "target")]
        guid = self.mint.guid("tie", one["name"], *ends, one["direction"])
        said = {"name": one["name"], "direction": one["direction"], "originGUID": ends[0], "targetGUID": ends[1]}
        if one["direction"] not in (None, *DIRECTIONS):
            said["direction"] = None
            self.skipped.add("directions of ties that the standard does not know")
        attributes = {name: xml_text(value) for name, value in said.items() if value is not None}
        element = etree.Element(f"{{{PROJECT}}}Link", {"guid": guid, **attributes})
        self.sources.note(element, guid, one["memo"])
        return element

    def _sets(self) -> list[etree._Element]:
        """Sets by their ids; codes come before sources, and the standard knows no cases in them."""
        made: dict[str, etree._Element] = {}
        kinds = (("MemberCode", self.codes.guids), ("MemberSource", self.sources.documents))
        rows = self.project.sets.sort("nth")
        for one in rows.iter_rows(named=True):
            if one["id"] not in made:
                guid = self.mint.guid("set", one["name"])
                made[one["id"]] = etree.Element(f"{{{PROJECT}}}Set", {"guid": guid, "name": xml_text(one["name"])})
            if one["member"] is not None and not any(one["member"] in guids for _, guids in kinds):
                self.skipped.add("members of sets that are neither codes nor documents")
        for name, guids in kinds:
            for one in rows.iter_rows(named=True):
                if one["member"] in guids:
                    self._below(made[one["id"]], name, targetGUID=guids[one["member"]])
        return list(made.values())
