"""Passwords: argon2id hashes, and one work for those that are wrong and those of nobody."""

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from argon2.profiles import RFC_9106_LOW_MEMORY

from schema.problems import KithError

#: characters; length is what counts, so nothing is asked of their kinds
SHORTEST, LONGEST = 12, 200


class Passwords:
    """Makes and checks hashes; `hasher` says how much work each is."""

    def __init__(self, hasher: PasswordHasher | None = None) -> None:
        self._hasher = hasher or PasswordHasher.from_parameters(RFC_9106_LOW_MEMORY)
        # Of no user: checked where there is none, so that the time taken does not tell who is one.
        self._nobody = self._hasher.hash("nobody's password")

    def hash(self, password: str) -> str:
        """The hash to be kept; raises E751 for a password too short or too long."""
        if not SHORTEST <= len(password) <= LONGEST:
            raise KithError("E751", names=f"the password ({SHORTEST} to {LONGEST} characters)")
        return self._hasher.hash(password)

    def fits(self, kept: str | None, password: str) -> bool:
        """Whether a password is the one whose hash is kept; None stands for a user who does not exist."""
        try:
            self._hasher.verify(kept or self._nobody, password[:LONGEST])
        except (VerificationError, InvalidHashError, UnicodeEncodeError):
            return False
        return kept is not None and len(password) <= LONGEST
