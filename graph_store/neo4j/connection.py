"""The way to a server: its address checked, one driver, sessions that always name the database."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import urlsplit

import neo4j
from neo4j import exceptions as raised

from graph_store.neo4j.credentials import Credentials
from schema.problems import KithError, Place

SCHEMES = {f"{scheme}{security}" for scheme in ("bolt", "neo4j") for security in ("", "+s", "+ssc")}
DEFAULT_PORT = 7687
CONNECT_SECONDS = 10.0
#: how long the driver asks again after a transient error
RETRY_SECONDS = 10.0
FETCH = 10_000

MEMORY = ("OutOfMemory", "MemoryPoolOutOfMemory", "StackOverflow")
LOST = (raised.ServiceUnavailable, raised.SessionExpired)


@dataclass(frozen=True)
class Address:
    """Where a server is, without a secret."""

    scheme: str
    host: str
    port: int

    def __str__(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}:{self.port}"

    def folder_name(self, database: str) -> str:
        """A folder's name for what is kept of this database; the same whichever scheme leads to it."""
        return re.sub(r"[^A-Za-z0-9.-]", "_", f"{self.host}_{self.port}_{database}")


def address_from(text: str) -> Address:
    """The parts of an address; raises E510 when it is of another form or carries a password."""
    try:
        parts = urlsplit(text)
        port = parts.port or DEFAULT_PORT
    except ValueError as error:
        raise KithError("E510") from error
    extra = parts.username is not None or parts.query or parts.fragment or parts.path not in ("", "/")
    if parts.scheme not in SCHEMES or not parts.hostname or extra:
        raise KithError("E510")
    return Address(parts.scheme, parts.hostname, port)


class Connection:
    """One driver for one database; safe to share between threads, a session is not."""

    def __init__(self, address: Address, credentials: Credentials, database: str, notify: bool) -> None:
        self.address = address
        self.database = database
        self._met = False
        severity = neo4j.NotificationMinimumSeverity.WARNING if notify else neo4j.NotificationMinimumSeverity.OFF
        self._driver = neo4j.GraphDatabase.driver(
            str(address),
            auth=credentials.auth(),
            connection_timeout=CONNECT_SECONDS,
            connection_acquisition_timeout=CONNECT_SECONDS + RETRY_SECONDS,
            max_transaction_retry_time=RETRY_SECONDS,
            notifications_min_severity=severity,
            telemetry_disabled=True,
        )

    def writing(self) -> neo4j.Session:
        """A session whose transactions may write."""
        self._meet()
        return self._driver.session(database=self.database)

    def reading(self) -> neo4j.Session:
        """A session whose transactions the server refuses to let write."""
        self._meet()
        return self._driver.session(database=self.database, default_access_mode=neo4j.READ_ACCESS, fetch_size=FETCH)

    def _meet(self) -> None:
        """The first time, ask once without retrying, so that an address where no server is fails at once."""
        if not self._met:
            with self._driver.session(database=self.database, default_access_mode=neo4j.READ_ACCESS) as session:
                session.run("RETURN 1").consume()
            self._met = True

    def close(self) -> None:
        """Close every connection."""
        self._driver.close()

    @contextmanager
    def errors(self) -> Iterator[None]:
        """Turn the driver's errors into E504, E505, E517 and E611; what is left is a fault of kithgraph."""
        try:
            yield
        except LOST as error:
            raise self.unanswered() from error
        except raised.Neo4jError as error:
            code = error.code or ""
            if code.startswith("Neo.ClientError.Security."):
                raise KithError("E505", Place(file=str(self.address))) from error
            if ".Database." in code:
                raise self.unanswered() from error
            if any(word in code for word in MEMORY):
                raise KithError("E517", Place(file=str(self.address))) from error
            if "TransactionTimedOut" in code:
                raise KithError("E611") from error
            raise

    def unanswered(self) -> KithError:
        """E504: no server, or no such database on it."""
        return KithError("E504", address=f"{self.address}, database {self.database}")
