"""Users: a name, roles, the hash of a password. Whoever removes one or changes the roles ends the sessions at once."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from api.passwords import Passwords
from api.userfile import UserFile
from schema.nearby import near
from schema.problems import KithError

#: what a name may look like, so that it can stand in logs and file names
NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,39}")


@dataclass(frozen=True)
class User:
    """A user as others may see them."""

    name: str
    roles: tuple[str, ...]


class Users:
    """The users of a file; `known` are the roles that the policy knows."""

    def __init__(self, file: UserFile, passwords: Passwords, known: Collection[str]) -> None:
        self._file = file
        self._passwords = passwords
        self._known = tuple(known)

    def all(self) -> list[User]:
        """Every user, by name."""
        return [User(n, _split(roles)) for n, roles in self._file.rows("SELECT name, roles FROM users ORDER BY name")]

    def find(self, name: str) -> User | None:
        """The user of this name; None when there is none."""
        found = self._file.rows("SELECT name, roles FROM users WHERE name = ?", name)
        return User(found[0][0], _split(found[0][1])) if found else None

    def add(self, name: str, roles: Sequence[str], password: str) -> None:
        """Add a user; raises E751 (password, roles), E758 (name)."""
        self._check(roles)
        kept = self._passwords.hash(password)
        if not NAME.fullmatch(name) or not self._file.change(
            "INSERT OR IGNORE INTO users VALUES (?, ?, ?, ?)", name, ",".join(roles), kept, self._file.clock.now()
        ):
            raise KithError("E758")

    def set_roles(self, name: str, roles: Sequence[str]) -> None:
        """Give other roles; they hold from the next request on. Raises E751, E757."""
        self._check(roles)
        if not self._file.change("UPDATE users SET roles = ? WHERE name = ?", ",".join(roles), name):
            raise self._nobody(name)

    def remove(self, name: str) -> None:
        """Remove a user with the sessions and tokens; raises E757."""
        self._file.change("DELETE FROM sessions WHERE user = ? AND local = 0", name)
        self._file.change("DELETE FROM tokens WHERE user = ?", name)
        if not self._file.change("DELETE FROM users WHERE name = ?", name):
            raise self._nobody(name)

    def known_password(self, name: str, password: str) -> bool:
        """Whether this is the user's password; takes as long for a name that nobody has."""
        kept = self._file.rows("SELECT password FROM users WHERE name = ?", name)
        return self._passwords.fits(kept[0][0] if kept else None, password)

    def _check(self, roles: Sequence[str]) -> None:
        if not roles or set(roles) - set(self._known):
            raise KithError("E751", names=f"the roles ({', '.join(self._known)})")

    def _nobody(self, name: str) -> KithError:
        return KithError("E757", near=near(name, [one.name for one in self.all()], 3))


def _split(roles: str) -> tuple[str, ...]:
    return tuple(one for one in roles.split(",") if one)
