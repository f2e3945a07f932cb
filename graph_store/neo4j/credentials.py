"""The user name and password for Neo4j, from the environment or from a file that only its owner can read."""

import os
import stat
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import neo4j

from schema.problems import KithError, Place

USER = "KITH_NEO4J_USER"
PASSWORD = "KITH_NEO4J_PASSWORD"  # noqa: S105 - the name of the variable, not a password
FILE = "KITH_NEO4J_CREDENTIALS"


@dataclass(frozen=True)
class Credentials:
    """Who signs in; the password is never part of its text."""

    user: str
    password: str = field(repr=False)

    def auth(self) -> neo4j.Auth:
        """The same as the driver takes it."""
        return neo4j.basic_auth(self.user, self.password)


def credentials_from(environment: Mapping[str, str]) -> Credentials:
    """The sign-in that the environment gives: user and password, or the file with them.

    The file has two lines, `user=…` and `password=…`. Raises E511 when others can read it, E512 when there is no
    sign-in or the file does not hold one.
    """
    if environment.get(USER) and environment.get(PASSWORD):
        return Credentials(environment[USER], environment[PASSWORD])
    if not environment.get(FILE):
        raise KithError("E512")
    return _read(Path(environment[FILE]))


def _read(path: Path) -> Credentials:
    try:
        with path.open(encoding="utf-8") as lines:
            # Asked of the open file, so that it cannot be exchanged between the check and the reading.
            mode = os.fstat(lines.fileno()).st_mode
            if os.name == "posix" and mode & (stat.S_IRWXG | stat.S_IRWXO):
                raise KithError("E511", Place(file=str(path)))
            pairs = dict(line.rstrip("\r\n").split("=", 1) for line in lines if "=" in line)
    except (OSError, UnicodeDecodeError) as error:
        raise KithError("E512", Place(file=str(path))) from error
    found = {name.strip().lower(): value.strip() for name, value in pairs.items()}
    if not found.get("user") or not found.get("password"):
        raise KithError("E512", Place(file=str(path)))
    return Credentials(found["user"], found["password"])
