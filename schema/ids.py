"""Ids: `study:key`, readable, ASCII, the same on every load, engine and machine."""

import re
from urllib.parse import quote

#: What a key may look like; the same in sheets, study names and the command line.
KEY_PATTERN = r"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"
#: A key as people read it in messages.
KEY_WORDS = "letters, digits, dot, dash and underscore, at most 64, beginning with a letter or digit"

STUDY_SUFFIX = "study"
#: Between the levels of a code's path.
BETWEEN_LEVELS = " > "
#: One level of a code's path: all up to the next `>` that closes no word in angle brackets.
LEVEL = re.compile(r"(?:<[^<>\s](?:[^<>]*[^<>\s])?>|[^>])+")


def study_node(study: str) -> str:
    """Id of the study's own node."""
    return f"{study}:{STUDY_SUFFIX}"


def role_id(study: str, role: str) -> str:
    """Id of a role within a study."""
    return f"{study}:role/{role}"


def code_id(study: str, path: str) -> str:
    """Id of a code; characters outside ASCII letters and digits are percent-encoded."""
    return f"{study}:code/{quote(path, safe='')}"


def code_path(one: str) -> str:
    """A code's path with exactly one space on each side of `>`; a name such as `<doubt>` keeps its own."""
    return BETWEEN_LEVELS.join(level.strip() for level in LEVEL.findall(one))
