"""The study file: `study.yaml` says what the study is and how its sheets are to be read."""

from collections.abc import Hashable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from pydantic import Field, ValidationError

from schema.ids import KEY_PATTERN
from schema.nearby import near
from schema.problems import Place, Report
from schema.shapes import Closed

STUDY_FILE = "study.yaml"


class Coded(Closed):
    """How projects and tables of a coding tool become sheets of ours: the field `coded` of `study.yaml`."""

    #: files of the folder: one project, or the tables that a tool exports
    files: str | list[str]
    #: the sort of table, where it is not recognised by itself
    preset: str | None = None
    #: the coders whose codings count, or `together`; left out, every coder's codings count and stay apart
    coders: str | list[str] | None = None
    #: path of a code, `*` for any name of a level -> our column and value, or keep, leave out, decide
    codes: dict[str, str | dict[str, str]] = Field(default_factory=dict)
    #: variable or attribute of a case or document -> our sheet.column
    variables: dict[str, str] = Field(default_factory=dict)
    #: name of a link -> our column or stated tie
    links: dict[str, str] = Field(default_factory=dict)
    #: the sheet of cases that no variable places
    cases: str = "people"
    #: our column -> what to write where a passage says nothing; `people` -> the part of people without one
    otherwise: dict[str, str] = Field(default_factory=dict)

    @property
    def paths(self) -> list[str]:
        """The files, as a list."""
        return [self.files] if isinstance(self.files, str) else self.files

    @property
    def chosen(self) -> list[str]:
        """The coders named, as a list."""
        return [self.coders] if isinstance(self.coders, str) else self.coders or []


class StudyFile(Closed):
    """The fields of `study.yaml`; all but `study` and `title` may be left out."""

    #: key of the study, the first part of every id
    study: str = Field(pattern=KEY_PATTERN)
    title: str
    citation: str | None = None
    doi: str | None = None
    #: period of data collection in EDTF; never the date of an event
    collected: str | None = None
    #: period in EDTF in which told events must lie; dates outside are problems
    events: str | None = None
    #: on what conditions the data may be used
    access: str | None = None
    #: made by a program; describes nobody
    synthetic: bool = False
    #: our sheet -> its file or files, each as file, or file/sheet within an XLSX file
    sheets: dict[str, str | list[str]] = Field(default_factory=dict)
    #: file, or file/sheet -> our column -> what holds for every row of that list
    throughout: dict[str, dict[str, str]] = Field(default_factory=dict)
    #: our sheet -> our column -> the header or headers that stand for it
    columns: dict[str, dict[str, str | list[str]]] = Field(default_factory=dict)
    #: our sheet -> headers that are left unread on purpose
    ignore: dict[str, list[str]] = Field(default_factory=dict)
    #: our code list -> the study's own word -> our term
    words: dict[str, dict[str, str]] = Field(default_factory=dict)
    #: what a coding tool gives, and what its codes mean
    coded: Coded | None = None

    @property
    def lists(self) -> dict[str, list[str]]:
        """Our sheet -> the places of its lists."""
        return {sheet: [where] if isinstance(where, str) else where for sheet, where in self.sheets.items()}


@dataclass(frozen=True)
class StudyFolder:
    """A study folder whose study file could be read."""

    path: Path
    file: StudyFile


def read_study_file(folder: Path, report: Report) -> StudyFolder | None:
    """Read `study.yaml`; every fault goes into the report (E101-E104) and None is returned."""
    place = Place(file=STUDY_FILE)
    try:
        if not folder.is_dir():
            report.add("E101", Place(file=str(folder)))
            return None
        path = folder / STUDY_FILE
        if not path.is_file():
            report.add("E102", Place(file=str(folder)))
            return None
        # The loader makes nothing but texts, lists and dictionaries of what it reads.
        raw = _filled(yaml.load(path.read_text(encoding="utf-8-sig"), Loader=_TextLoader))  # noqa: S506
    except PermissionError:
        report.add("E113", place)
        return None
    except _GivenTwice as error:
        report.add("E104", place, field=str(error), fault="is given twice")
        return None
    except RecursionError:
        report.add("E103", place, line="")
        return None
    except UnicodeDecodeError:
        report.add("E110", place)
        return None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        report.add("E103", place, line=f" in line {mark.line + 1}" if mark else "")
        return None
    try:
        return StudyFolder(folder, StudyFile.model_validate(raw if isinstance(raw, dict) else {}))
    except ValidationError as error:
        for fault in error.errors():
            where = ".".join(str(part) for part in fault["loc"])
            report.add("E104", place, field=where, fault=_in_words(fault["type"], where))
        return None


class _GivenTwice(Exception):
    """A field that stands in the file twice."""


class _TextLoader(yaml.BaseLoader):
    """Every value as the text that stands there: 2021 is a title or a period, no number, and 007 a key."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        names = [str(key.value) for key, _ in node.value]
        for name in names:
            if names.count(name) > 1:
                raise _GivenTwice(name)
        return super().construct_mapping(node, deep)


def _filled(raw: Any) -> Any:
    """A field with nothing behind its colon counts as left out."""
    if isinstance(raw, dict):
        return {name: _filled(value) for name, value in raw.items() if value != ""}
    return raw


def _in_words(kind: str, field: str) -> str:
    """What pydantic found, in plain words and without the value."""
    if kind == "missing":
        return "is missing"
    if kind == "extra_forbidden":
        return "is not known" + near(field, StudyFile.model_fields)
    if kind == "string_pattern_mismatch":
        return "is not a key"
    return "has the wrong type"
