"""Who asks."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Asker:
    """An account or user, by name, with the roles that the steward gave; without any, sees what the public may see."""

    name: str
    roles: tuple[str, ...]
