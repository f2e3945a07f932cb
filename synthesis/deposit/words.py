"""The content of cells in an archive's words: labels and words heard for our terms, signs for gaps."""

from functools import lru_cache

import polars as pl

from schema.model import load_model
from schema.shapes import Column

#: code list -> term -> the word that a data list has for it where that is not the term's label
HEARD: dict[str, dict[str, str]] = {
    "person_kind": {"kin": "family member"},
    "age_band": {
        "1_4": "1-4",
        "under_5": "0-4",
        "5_11": "5-11",
        "12_16": "12-16",
        "0_16": "0-16",
        "over_16": "17+",
        "17_24": "17-24",
        "25_34": "25-34",
        "35_44": "35-44",
        "45_54": "45-54",
        "25_55": "25-55",
        "55_plus": "55+",
    },
    "gender": {"woman": "female", "man": "male"},
    "status": {"missed": "did not attend"},
    "sector": {"local_authority_social_work": "local authority"},
    "household": {"single_parent": "single", "part_time": "part-time"},
    "service_kind": {"child_protection": "child protection"},
}
#: Reason for a gap -> how it is written, in turns.
GAPS: dict[str, tuple[str, str]] = {
    "not_stated": ("-", "not stated"),
    "not_known": ("N/K", "N/K"),
    "declined": ("declined to say", "declined to say"),
    "not_applicable": ("n/a", "n/a"),
}


def in_words(column: Column) -> pl.Expr:
    """A column's cells as an archive writes them; empty cells stay empty. Equal rows are written alike."""
    text = pl.col(column.name)
    if column.type == "word":
        text = text.replace(words_of(str(column.codelist)))
        own = [e.slug for e in load_model().codelists[str(column.codelist)].entries]
    else:
        own = []
        if column.type == "bool":
            text = text.replace({"yes": "Yes", "no": "No"})
    turn = pl.int_range(pl.len()) % 2
    gaps = {slug: signs for slug, signs in GAPS.items() if slug not in own}
    for i in (0, 1):
        signs = {slug: pair[i] for slug, pair in gaps.items()}
        is_gap = pl.col(column.name).is_in(list(signs)) & (turn == i)
        text = pl.when(is_gap).then(pl.col(column.name).replace(signs)).otherwise(text)
    return text


@lru_cache(maxsize=64)
def words_of(codelist: str) -> dict[str, str]:
    """Term -> word, with a capital."""
    heard = HEARD.get(codelist, {})
    words = {e.slug: heard.get(e.slug, e.label) for e in load_model().codelists[codelist].entries}
    return {slug: word[:1].upper() + word[1:] for slug, word in words.items()}
