"""The file of users, sessions, tokens and sign-in links: SQLite, in the private folder, only its owner's to read."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from threading import RLock

from api.clock import Clock
from disclosure.private import file_mode
from schema.problems import KithError, Place

NAME = "users.sqlite"
#: Moments are seconds since 1970. Secrets are kept as SHA-256 only; a password as its argon2 hash. Names that
#: differ only in case are one, as in the register of releases.
TABLES = """
CREATE TABLE IF NOT EXISTS users (name TEXT PRIMARY KEY COLLATE NOCASE, roles TEXT NOT NULL, password TEXT NOT NULL,
  made REAL NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS sessions (secret BLOB PRIMARY KEY, user TEXT NOT NULL COLLATE NOCASE, local INTEGER NOT NULL,
  made REAL NOT NULL, seen REAL NOT NULL, expires REAL NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS tokens (secret BLOB PRIMARY KEY, id TEXT NOT NULL UNIQUE, user TEXT NOT NULL COLLATE NOCASE,
  scope TEXT NOT NULL, made REAL NOT NULL, expires REAL NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS links (secret BLOB PRIMARY KEY, user TEXT NOT NULL, made REAL NOT NULL,
  expires REAL NOT NULL) STRICT;
"""
#: moments that have been, so that a clock set back before a restart is noticed
LAST = """
SELECT max(moment) FROM (SELECT max(seen) AS moment FROM sessions UNION ALL SELECT max(made) FROM tokens
  UNION ALL SELECT max(made) FROM links UNION ALL SELECT max(made) FROM users)
"""


class UserFile:
    """The open file; several threads and processes may use it, and each sees at once what the others did."""

    def __init__(self, folder: Path, clock: Clock) -> None:
        """Open or make it in the private folder; raises E759."""
        self.clock = clock
        self._path = folder / NAME
        self._lock = RLock()
        with self._told():
            # Made before SQLite does, so that it never lies there for others to read.
            os.close(os.open(self._path, os.O_CREAT | os.O_RDWR, file_mode(folder)))
            self._connection = sqlite3.connect(self._path, timeout=10, check_same_thread=False, isolation_level=None)
            self._connection.execute("PRAGMA journal_mode = WAL")
            self._connection.execute("PRAGMA synchronous = FULL")
            self._connection.executescript(TABLES)
            clock.not_before(self._connection.execute(LAST).fetchone()[0] or 0.0)

    def rows(self, statement: str, *values: str | bytes | float) -> list[tuple[str, ...]]:
        """The rows that a statement gives; raises E759."""
        with self._lock, self._told():
            return self._connection.execute(statement, values).fetchall()

    def change(self, statement: str, *values: str | bytes | float) -> int:
        """How many rows a statement changed, on the disk when this returns; raises E759."""
        with self._lock, self._told():
            return self._connection.execute(statement, values).rowcount

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._connection.close()

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except (sqlite3.Error, OSError) as error:
            raise KithError("E759", Place(file=self._path.name)) from error


def digest(secret: str) -> bytes:
    """What is kept of a random secret; it has 256 bits, so that a plain hash is enough."""
    return sha256(secret.encode("utf-8", "surrogatepass")).digest()
