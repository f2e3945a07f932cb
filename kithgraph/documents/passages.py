"""Showing a passage to somebody who has the document: known by its hash, found again by its words, never kept."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from graph_loader.documents.folder import Copies, Copy, Match
from graph_loader.documents.standoff import Fingerprint, Found
from schema.problems import KithError, Place

#: a passage longer than this is shown up to here
MOST = 2000


@dataclass(frozen=True)
class Shown:
    """A passage's text, or why it is not shown."""

    text: str
    #: exact, shifted, lost, unknown; or why nothing could be looked at: not at hand, unreadable, no place
    state: str
    #: where it stands now, when that is elsewhere
    now_at: str = ""
    #: about the document, said with the first of its passages only
    notice: str = ""


class Passages:
    """Finds passages in somebody's own copies of the documents."""

    def __init__(self, copies: Copies) -> None:
        self.copies = copies
        self._said: set[str] = set()
        #: by how many characters the last passage of a document had moved; its neighbours mostly moved as far
        self._shift: dict[Copy, int] = {}

    def show(self, row: Mapping[str, Any]) -> Shown:
        """The passage of a row that has the columns `file`, `sha256` and those of `places`."""
        if not row["unit"] or row["first_at"] < 0:
            return Shown("", "no place")
        match = self.copies.find(row["file"], row["sha256"])
        if match is None:
            named = f"{row['file'] or 'A copy of the document'} is not in the folder of documents."
            return Shown("", "not at hand", notice=self._once(row["document"], named))
        copy, how = match
        try:
            found = self.locate(copy, how, row)
        except KithError as error:
            if error.problem.code != "E709":
                raise
            return Shown("", "unreadable", notice=self._once(row["document"], str(error)))
        text = self.copies.reading(copy).text[found.start : found.end].strip() if found.start >= 0 else ""
        now_at = self._place(copy, row["unit"], found) if found.state == "shifted" else ""
        notice = self._once(row["document"], _notice(copy, how, row["file"]))
        return Shown(text if len(text) <= MOST else text[:MOST] + " …", found.state, now_at, notice)

    def locate(self, copy: Copy, how: Match, row: Mapping[str, Any]) -> Found:
        """Where a passage stands in a copy; raises E709 when the copy has no text."""
        reading = self.copies.reading(copy)
        if how in ("found", "moved"):
            span = reading.span(row["unit"], row["first_at"], row["last_at"])
            return Found("exact", *span) if span else Found("unknown")
        wanted = Fingerprint(row["quote_sha256"], row["quote_length"]) if row["quote_sha256"] else None
        old = reading.span(row["unit"], row["first_at"], row["last_at"])
        found = reading.found(row["unit"], row["first_at"], row["last_at"], wanted, self._shift.get(copy, 0))
        if old and found.state in ("exact", "shifted"):
            self._shift[copy] = found.start - old[0]
        return found

    def _place(self, copy: Copy, unit: str, found: Found) -> str:
        if unit == "lines":
            first, last = self.copies.reading(copy).lines_of(found.start, found.end)
            return f"lines {first}-{last}" if first < last else f"line {first}"
        return f"chars {found.start}-{found.end}"

    def _once(self, document: str, notice: str) -> str:
        if document in self._said:
            return ""
        self._said.add(document)
        return notice


def _notice(copy: Copy, how: Match, file: str) -> str:
    if how == "moved":
        return str(KithError("E708", Place(file=file), copy=copy.path.name))
    return str(KithError("E704", Place(file=file or copy.path.name))) if how == "changed" else ""
