"""Keys of ours for what a tool only names: readable, and the same after the next export of the same project."""

import hashlib
import unicodedata

import polars as pl

#: Longest part of a key that a name gives, so that places and kinds find room behind it.
NAME_LENGTH = 28
KEY_LENGTH = 64


def key_of(name: str) -> str:
    """A name as a key: letters and digits without accents, dashes between; "unnamed" when nothing is left."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    words = "".join(c if c.isalnum() else " " for c in plain).split()
    return "-".join(words)[:NAME_LENGTH].strip("-") or "unnamed"


def keys_of(names: pl.Series, taken: set[str]) -> pl.Series:
    """A key for each name, in order; a key that is taken or given before gets a number behind it."""
    used, keys = set(taken), []
    for name in names.fill_null(""):
        base = key_of(name)
        key, number = base, 1
        while key in used:
            number += 1
            key = f"{base}-{number}"
        used.add(key)
        keys.append(key)
    return pl.Series("key", keys, pl.String)


def shortened(keys: pl.Series) -> pl.Series:
    """Keys of at most 64 characters; a longer one ends in a digest of its whole."""
    long = keys.filter(keys.str.len_chars() > KEY_LENGTH).unique()
    short = {key: f"{key[: KEY_LENGTH - 9]}-{digest(key)}" for key in long}
    return keys.replace(short)


def digest(text: str) -> str:
    """Eight hexadecimal digits that stand for a text."""
    return hashlib.sha256(text.encode()).hexdigest()[:8]
