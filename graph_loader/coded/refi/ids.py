"""Ids as tools write them, made comparable."""

import re
from functools import lru_cache

GUID = re.compile(r"[0-9A-F]{8}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{12}")


@lru_cache(maxsize=100_000)
def plain_id(text: str | None) -> str:
    """An id without braces and, where it is a GUID, in capitals; any other text as it stands, empty where none is."""
    bare = (text or "").strip()
    if bare.startswith("{") and bare.endswith("}"):
        bare = bare[1:-1].strip()
    capital = bare.upper()
    return capital if GUID.fullmatch(capital) else bare
