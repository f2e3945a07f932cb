"""Words as sheets write them, and the terms they mean: our slugs and labels, other words heard, the study's own."""

from functools import lru_cache

import polars as pl

from graph_loader.study import StudyFile
from schema.definition import Model
from schema.model import load_model

YES = {"yes", "y", "true", "1", "x"}
NO = {"no", "n", "false", "0"}


def plain(text: pl.Expr) -> pl.Expr:
    """Text as words are compared: lower case, single spaces."""
    return text.str.to_lowercase().str.replace_all(r"[\s_]+", " ").str.strip_chars()


def terms(model: Model, codelist: str, file: StudyFile | None = None) -> dict[str, str]:
    """Word in plain form -> slug, the study's own words first."""
    found: dict[str, str] = {}
    for entry in model.codelists[codelist].entries:
        for word in (entry.slug, entry.label, *entry.heard):
            found.setdefault(as_word(word), entry.slug)
    for word, slug in (file.words.get(codelist, {}) if file else {}).items():
        found[as_word(word)] = slug
    return found


@lru_cache(maxsize=1)
def gap_terms() -> dict[str, str]:
    """Word in plain form -> reason why a value is not there."""
    return terms(load_model(), "gap")


def as_word(text: str) -> str:
    """One text as `plain` makes a column of them."""
    return " ".join(text.lower().replace("_", " ").split())
