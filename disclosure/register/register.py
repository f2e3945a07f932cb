"""Exports: begun and written at research; below it requested, approved by others, fetched, recalled."""

import json
import secrets
import sqlite3
from base64 import b32encode
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from disclosure.register.file import RegisterFile
from disclosure.register.shapes import Approval, Export, File, What
from schema.problems import KithError

#: a release may be asked for at most so far ahead
LONGEST = timedelta(days=731)
EXPORTS = (
    "SELECT id, kind, question, parameters, study, level, data_version, by, at, recipient, expires, needed, expired,"
    " recalled_by, recalled_at FROM exports WHERE (:id = '' OR id = :id) AND needed >= :needed ORDER BY at, id"
)
APPROVALS = "SELECT export, by, at FROM approvals WHERE :id = '' OR export = :id ORDER BY at, by"
FILES = "SELECT export, sha256, form, by, at FROM files WHERE :id = '' OR export = :id ORDER BY at, sha256"


class Register:
    """The register of a private folder. Every method raises E739 when it cannot be read or written."""

    def __init__(self, private: Path, clock: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._file = RegisterFile(private)
        self._clock = clock

    def begin(self, what: What, by: str) -> str:
        """The fresh id of a file that is about to be written at the research level, which nobody approves."""
        return self._insert(what, by, "", None, 0)

    def request(self, what: What, by: str, recipient: str, expires: date, needed: int) -> Export:
        """Ask that a file may leave below research, to be approved by `needed` others.

        Raises E738 when no recipient is named, or the last day does not lie ahead or lies too far ahead.
        """
        if not recipient.strip():
            raise KithError("E738", wanted="who receives it")
        if not self._today() < expires <= self._today() + LONGEST:
            raise KithError("E738", wanted="its last day, after today and within two years")
        return self.find(self._insert(what, by, recipient.strip(), expires, needed))

    def approve(self, export: str, by: str) -> Export:
        """Approve a request; raises E735, E736 when it is none any more, E737 for who asked or approved before."""
        with self._file.change() as connection:
            one = self._one(connection, export)
            if one.state != "requested":
                raise KithError("E736", state=one.state)
            if by.casefold() == one.by.casefold():
                raise KithError("E737", did="asked for")
            if by.casefold() in {approval.by.casefold() for approval in one.approvals}:
                raise KithError("E737", did="approved")
            connection.execute("INSERT INTO approvals VALUES (?, ?, ?)", (export, by, self._now()))
            return self._one(connection, export)

    def fetchable(self, export: str) -> Export:
        """A release that may be written to a file now; raises E735, and E736 when it is not approved, or over."""
        with self._file.change() as connection:
            return self._fetchable(connection, export)

    def written(self, export: str, by: str, sha256: str, form: str) -> Export:
        """Enter a file that was written under an id; raises as `fetchable`: then take the file away again."""
        with self._file.change() as connection:
            self._fetchable(connection, export)
            connection.execute("INSERT INTO files VALUES (?, ?, ?, ?, ?)", (export, sha256, form, by, self._now()))
            return self._one(connection, export)

    def recall(self, export: str, by: str) -> Export:
        """Call an export back, whatever its state: it is not fetched again. Raises E735, E736 when it was recalled."""
        with self._file.change() as connection:
            one = self._one(connection, export)
            if one.state == "recalled":
                raise KithError("E736", state=one.state)
            connection.execute(
                "UPDATE exports SET recalled_by = ?, recalled_at = ? WHERE id = ?", (by, self._now(), export)
            )
            return self._one(connection, export)

    def find(self, export: str) -> Export:
        """One export with its history; raises E735."""
        with self._file.change() as connection:
            return self._one(connection, export)

    def exports(self, below_research: bool = True) -> list[Export]:
        """Every release, oldest first; with the exact files of the research level when they are wanted too."""
        with self._file.change() as connection:
            return self._those(connection, needed=1 if below_research else 0)

    def _insert(self, what: What, by: str, recipient: str, expires: date | None, needed: int) -> str:
        export = f"x-{b32encode(secrets.token_bytes(10)).decode('ascii').lower()}"
        told = (what.kind, what.question, json.dumps(dict(what.parameters), sort_keys=True), what.study, what.level)
        last = expires.isoformat() if expires else ""
        with self._file.change() as connection:
            connection.execute(
                "INSERT INTO exports (id, kind, question, parameters, study, level, data_version, by, at, recipient,"
                " expires, needed) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (export, *told, what.data_version, by, self._now(), recipient, last, needed),
            )
        return export

    def _fetchable(self, connection: sqlite3.Connection, export: str) -> Export:
        one = self._one(connection, export)
        if one.state in ("requested", "expired", "recalled"):
            raise KithError("E736", state=one.state)
        return one

    def _one(self, connection: sqlite3.Connection, export: str) -> Export:
        found = self._those(connection, export) if export else []
        if not found:
            raise KithError("E735")
        return found[0]

    def _those(self, connection: sqlite3.Connection, export: str = "", needed: int = 0) -> list[Export]:
        """Exports with their history, after what is over by now was marked as such."""
        over = "UPDATE exports SET expired = 1 WHERE expires != '' AND expires < ? AND expired = 0"
        connection.execute(over, (self._today().isoformat(),))
        approvals: dict[str, list[Approval]] = {}
        for of, *values in connection.execute(APPROVALS, {"id": export}):
            approvals.setdefault(of, []).append(Approval(*values))
        files: dict[str, list[File]] = {}
        for of, *values in connection.execute(FILES, {"id": export}):
            files.setdefault(of, []).append(File(*values))
        return [
            Export(
                id=row[0],
                what=What(row[1], row[2], json.loads(row[3]), row[4], row[5], row[6]),
                by=row[7],
                at=row[8],
                recipient=row[9],
                expires=date.fromisoformat(row[10]) if row[10] else None,
                needed=row[11],
                approvals=tuple(approvals.get(row[0], ())),
                files=tuple(files.get(row[0], ())),
                expired=bool(row[12]),
                recalled_by=row[13],
                recalled_at=row[14],
            )
            for row in connection.execute(EXPORTS, {"id": export, "needed": needed})
        ]

    def _now(self) -> str:
        return self._clock().astimezone(UTC).isoformat(timespec="seconds")

    def _today(self) -> date:
        return self._clock().astimezone(UTC).date()
