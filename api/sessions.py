"""Sessions kept on the server, and one-time links that begin one: random secrets, of which only a hash is kept."""

import secrets
from dataclasses import dataclass

from api.userfile import UserFile, digest

#: seconds without a request after which a session ends, and after which it ends in any case
IDLE, WHOLE = 2 * 3600, 12 * 3600
#: seconds that a one-time link lives
LINK_LIFE = 10 * 60
#: seconds between two notes of when a session was last used, which are written to the disk
NOTED = 60


@dataclass(frozen=True)
class Session:
    """Who a session is for."""

    user: str
    #: begun by a link printed on the machine that serves, so with the rights of whoever holds the graph's folder
    local: bool


class Sessions:
    """The sessions of a user file."""

    def __init__(self, file: UserFile) -> None:
        self._file = file

    def begin(self, user: str, local: bool = False) -> str:
        """Begin a session; its secret, for the cookie."""
        secret, now = secrets.token_urlsafe(32), self._file.clock.now()
        self._file.change("DELETE FROM sessions WHERE expires <= ? OR seen <= ?", now, now - IDLE)
        self._file.change(
            "INSERT INTO sessions VALUES (?, ?, ?, ?, ?, ?)", digest(secret), user, local, now, now, now + WHOLE
        )
        return secret

    def find(self, secret: str) -> Session | None:
        """The live session of a secret, noted as used; None when it ended, expired or never was."""
        key, now = digest(secret), self._file.clock.now()
        found = self._file.rows("SELECT user, local, seen, expires FROM sessions WHERE secret = ?", key)
        if not found:
            return None
        user, local, seen, expires = found[0]
        if now >= float(expires) or now >= float(seen) + IDLE:
            return None
        if now >= float(seen) + NOTED:
            # A session that was ended meanwhile stays ended: this changes a row and never makes one.
            self._file.change("UPDATE sessions SET seen = ? WHERE secret = ?", now, key)
        return Session(user, bool(local))

    def end(self, secret: str) -> None:
        """End one session."""
        self._file.change("DELETE FROM sessions WHERE secret = ?", digest(secret))

    def end_all(self, user: str) -> int:
        """End all sessions of a user at once; how many there were."""
        return self._file.change("DELETE FROM sessions WHERE user = ?", user)

    def make_link(self, user: str) -> str:
        """The secret of a link that signs in whoever serves, once, within `LINK_LIFE`; older links die."""
        secret, now = secrets.token_urlsafe(32), self._file.clock.now()
        self._file.change("DELETE FROM links WHERE user = ? OR expires <= ?", user, now)
        self._file.change("INSERT INTO links VALUES (?, ?, ?, ?)", digest(secret), user, now, now + LINK_LIFE)
        return secret

    def use_link(self, secret: str) -> str | None:
        """Begin the session of a link and use the link up; the session's secret, None when the link is no good."""
        # Deleting and reading in one statement: of two who use a link at the same time, one gets it.
        found = self._file.rows("DELETE FROM links WHERE secret = ? RETURNING user, expires", digest(secret))
        if not found or self._file.clock.now() >= float(found[0][1]):
            return None
        return self.begin(found[0][0], local=True)
