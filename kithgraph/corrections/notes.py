"""The file of notes that a map's page saves, read as text that anybody may have written."""

import json
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Any

from pydantic import ConfigDict, Field, TypeAdapter, ValidationError

from graph_loader.readers.grid import CELL_LIMIT, WIDE_SPACES
from graph_loader.vocabulary import as_word, gap_terms
from schema.definition import Model
from schema.problems import KithError, Place, Report
from schema.shapes import Closed

#: Layout of the file, as the page writes it.
FORMAT = 1
#: Bytes of the largest file that is read; ten thousand long notes are smaller.
MOST_BYTES = 5_000_000
MOST_TEXT = 4_000

Line = Annotated[str, Field(max_length=CELL_LIMIT // 2)]
AGAIN = "Save the notes from the map again, or take this note out of the file"
#: what is wrong with a field of a note
FAULTS = {
    "on": "does not say what it is on",
    "title": "does not say what the map calls that",
    "sort": "is neither a note nor that something is not right",
    "text": f"has no text, or more than {MOST_TEXT:,} characters",
    "role": "names no role of the list",
    "at": "has no date",
}
OTHER = "has a field that the page does not write, or is no note at all"


class About(Closed):
    """Of which map the notes are, as its page says."""

    model_config = ConfigDict(extra="ignore", frozen=True, strict=True)

    title: Line
    export: Line
    version: str = Field(pattern=r"^[0-9a-f]{6,64}$")
    #: the fingerprint of what the map's owners stand for
    drawn: Line


class Note(Closed):
    """One note."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    #: owner of what it is on
    on: str = Field(pattern=r"^[a-z]+\d*$", max_length=20)
    title: Line
    sort: str
    text: str = Field(min_length=1, max_length=MOST_TEXT)
    #: empty where nobody said as what they spoke
    role: str
    at: str

    @property
    def day(self) -> date:
        """The day on which it was written down, by the clock of Greenwich; raises ValueError."""
        return datetime.fromisoformat(self.at).date()


class Notes(Closed):
    """A file of notes."""

    about: About
    #: each with its number in the file, from 1
    numbered: tuple[tuple[int, Note], ...]


def read_notes(path: Path, model: Model, report: Report) -> Notes:
    """Read a file of notes; what is wrong with one note goes into the report (E771).

    Raises E770 when the file as a whole is not one that a map saved.
    """
    raw = _parsed(path)
    try:
        about = TypeAdapter(About).validate_python(raw.get("about"))
    except ValidationError as error:
        raise _no_notes(path, "it does not say of which map it is") from error
    if not isinstance(raw.get("notes"), list):
        raise _no_notes(path, "it holds no list of notes")
    notes = []
    for number, one in enumerate(raw["notes"], start=1):
        fault = _fault(one, model)
        if fault:
            report.add("E771", Place(file=path.name), number=number, fault=fault, remedy=AGAIN)
        else:
            notes.append((number, Note.model_validate(one)))
    return Notes(about=about, numbered=tuple(notes))


def _parsed(path: Path) -> dict[str, Any]:
    try:
        # A device or a pipe has no end, and a folder no text.
        if not path.is_file():
            raise _no_notes(path, "there is no such file")
        if path.stat().st_size > MOST_BYTES:
            raise _no_notes(path, f"it is larger than {MOST_BYTES // 1_000_000} MB")
        raw = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise _no_notes(path, "it may not be read") from error
    except (ValueError, RecursionError) as error:
        raise _no_notes(path, "it is not JSON in UTF-8") from error
    if not isinstance(raw, dict):
        raise _no_notes(path, "it holds no list of notes")
    if raw.get("format") != FORMAT or isinstance(raw.get("format"), bool):
        raise _no_notes(path, f"it is not of format {FORMAT}, the only one there is")
    return raw


def _no_notes(path: Path, fault: str) -> KithError:
    return KithError("E770", Place(file=str(path)), fault=fault)


def _fault(raw: object, model: Model) -> str:
    """What is wrong with one note, in words; empty when nothing is."""
    try:
        one = Note.model_validate(raw)
    except ValidationError as error:
        where = error.errors()[0]["loc"]
        return FAULTS.get(str(where[0]) if where else "", OTHER)
    if one.sort not in model.slugs("remark_sort"):
        return FAULTS["sort"]
    if one.role and one.role not in model.slugs("room_role"):
        return FAULTS["role"]
    bare = one.text.translate(dict.fromkeys(map(ord, WIDE_SPACES), " ")).strip()
    if not bare or as_word(bare) in gap_terms():
        return "says no more than that nothing is known"
    if any(not _readable(text) for text in (one.text, one.title)):
        return "holds characters that are no text"
    try:
        one.day  # noqa: B018 - whether it is a date
    except ValueError:
        return FAULTS["at"]
    return ""


def _readable(text: str) -> bool:
    """Whether a sheet can hold it: lines and tabs, and no other control characters nor half characters."""
    return all((ord(c) >= 32 and ord(c) != 127 and not 0xD800 <= ord(c) < 0xE000) or c in "\t\n\r" for c in text)
