"""The register's file: SQLite in the private folder, each change on disk before it counts."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from disclosure.private import file_mode
from schema.problems import KithError, Place

NAME = "register.sqlite"
#: seconds that a change waits for those of other processes
PATIENCE = 30
TABLES = (
    "CREATE TABLE IF NOT EXISTS exports (id TEXT PRIMARY KEY, kind TEXT NOT NULL, question TEXT NOT NULL,"
    " parameters TEXT NOT NULL, study TEXT NOT NULL, level TEXT NOT NULL, data_version TEXT NOT NULL, by TEXT NOT NULL,"
    " at TEXT NOT NULL, recipient TEXT NOT NULL, expires TEXT NOT NULL, needed INTEGER NOT NULL,"
    " expired INTEGER NOT NULL DEFAULT 0, recalled_by TEXT NOT NULL DEFAULT '', recalled_at TEXT NOT NULL DEFAULT '')"
    " STRICT",
    "CREATE TABLE IF NOT EXISTS approvals (export TEXT NOT NULL REFERENCES exports, by TEXT NOT NULL COLLATE NOCASE,"
    " at TEXT NOT NULL, PRIMARY KEY (export, by)) STRICT",
    "CREATE TABLE IF NOT EXISTS files (export TEXT NOT NULL REFERENCES exports, sha256 TEXT NOT NULL,"
    " form TEXT NOT NULL, by TEXT NOT NULL, at TEXT NOT NULL) STRICT",
    "CREATE INDEX IF NOT EXISTS files_of ON files (export)",
    "CREATE TABLE IF NOT EXISTS quotes (passage TEXT NOT NULL, level TEXT NOT NULL, words TEXT NOT NULL,"
    " by TEXT NOT NULL COLLATE NOCASE, at TEXT NOT NULL, PRIMARY KEY (passage, level, words, by)) STRICT",
)


class RegisterFile:
    """Where the register is kept; several threads and processes may use it at once."""

    def __init__(self, private: Path) -> None:
        """Make it where it is missing; raises E739."""
        self.path = private / NAME
        with self._troubles():
            if not self.path.exists():
                mode = file_mode(private)
                # Made before SQLite does, so that its files are never others' to read.
                os.close(os.open(self.path, os.O_CREAT | os.O_RDWR, mode))
                self.path.chmod(mode)
        with self.change() as connection:
            for statement in TABLES:
                connection.execute(statement)

    @contextmanager
    def change(self) -> Iterator[sqlite3.Connection]:
        """One transaction, whole or not at all, on disk at the end; raises E739."""
        with self._troubles(), closing(self._open()) as connection:
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
            except BaseException:
                connection.execute("ROLLBACK")
                raise
            connection.execute("COMMIT")

    @contextmanager
    def read(self) -> Iterator[sqlite3.Connection]:
        """One moment of the register, to be looked at; raises E739."""
        with self._troubles(), closing(self._open()) as connection:
            connection.execute("BEGIN")
            yield connection
            connection.execute("ROLLBACK")

    def _open(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self.path, timeout=PATIENCE, isolation_level=None)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")
        return connection

    @contextmanager
    def _troubles(self) -> Iterator[None]:
        try:
            yield
        except (sqlite3.Error, OSError) as error:
            raise KithError("E739", Place(file=str(self.path))) from error
