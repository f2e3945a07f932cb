"""Tokens for programs: each is a user's, for some areas of the API and some days; only a hash is kept."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass

from api.userfile import UserFile, digest
from schema.problems import KithError

#: what a token may be for; every route is in one of them
AREAS = ("answers", "families", "releases", "users")
#: a token begins with it, so that one left in a file is found by a search
PREFIX = "kith_"
DAY = 86_400
MOST_DAYS = 366


@dataclass(frozen=True)
class Token:
    """A token as others may see it."""

    id: str
    user: str
    scope: tuple[str, ...]
    #: seconds since 1970
    expires: float


class Tokens:
    """The tokens of a user file."""

    def __init__(self, file: UserFile) -> None:
        self._file = file

    def make(self, user: str, scope: Sequence[str], days: int) -> str:
        """Make a token of an existing user and give its text, which is shown once; raises E751, E757."""
        if not scope or set(scope) - set(AREAS) or not 1 <= days <= MOST_DAYS:
            raise KithError("E751", names=f"scope ({', '.join(AREAS)}), days (1 to {MOST_DAYS})")
        if not self._file.rows("SELECT name FROM users WHERE name = ?", user):
            raise KithError("E757", near="")
        text, now = PREFIX + secrets.token_urlsafe(32), self._file.clock.now()
        self._file.change("DELETE FROM tokens WHERE expires <= ?", now)
        self._file.change(
            "INSERT INTO tokens VALUES (?, ?, ?, ?, ?, ?)",
            *(digest(text), secrets.token_hex(4), user, ",".join(scope), now, now + days * DAY),
        )
        return text

    def find(self, text: str) -> Token | None:
        """The live token of this text; None when it expired, was revoked or never was."""
        found = self._file.rows("SELECT id, user, scope, expires FROM tokens WHERE secret = ?", digest(text))
        token = _token(found[0]) if found else None
        return token if token and self._file.clock.now() < token.expires else None

    def of(self, user: str) -> list[Token]:
        """The tokens of a user, the last to expire first."""
        statement = "SELECT id, user, scope, expires FROM tokens WHERE user = ? ORDER BY expires DESC, id"
        return [_token(row) for row in self._file.rows(statement, user)]

    def revoke(self, token_id: str) -> bool:
        """End a token at once, by its id; whether there was one."""
        return bool(self._file.change("DELETE FROM tokens WHERE id = ?", token_id))


def _token(row: tuple[str, ...]) -> Token:
    token_id, user, scope, expires = row
    return Token(token_id, user, tuple(scope.split(",")), float(expires))
