"""The headers of an archive's lists and the columns of ours that they stand for, compared by their words."""

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from rapidfuzz import fuzz
from rapidfuzz.process import extractOne

from schema.definition import Model
from schema.model import load_model
from schema.plain_yaml import read_yaml
from schema.shapes import Closed

HEADERS_FILE = Path(__file__).with_name("headers.yaml")
#: Words that do not tell one header from another.
FILLERS = frozenset(("a", "an", "and", "of", "or", "the"))
#: How like a header must be to one of ours, of 100, to be named as near.
NEAR = 88


class _Known(Closed):
    names: tuple[str, ...]
    columns: dict[str, tuple[str, ...]]


@dataclass(frozen=True)
class SheetHeaders:
    """What one of our sheets is called, and its columns by header."""

    sheet: str
    #: the list's names, each as the set of its words
    names: tuple[frozenset[str], ...]
    #: header in plain form -> our column
    by_header: dict[str, str]
    #: the set of a header's words -> our column
    by_words: dict[frozenset[str], str]
    #: our columns without which the sheet cannot be read
    required: tuple[str, ...]

    def column(self, header: str) -> str | None:
        """The column that a header stands for."""
        return self.by_header.get(plain_header(header)) or self.by_words.get(words_of(header))

    def near(self, header: str) -> str | None:
        """The column whose header is spelt nearly like this one; help for a person, never taken by itself."""
        best = extractOne(plain_header(header), list(self.by_header), scorer=fuzz.ratio, score_cutoff=NEAR)
        return self.by_header[best[0]] if best else None

    def named(self, *texts: str) -> int:
        """How many words of the best of the list's names stand in a file's, a sheet's or a title's name."""
        said = frozenset(word for text in texts for word in words_of(text))
        return max((len(name) for name in self.names if name <= said), default=0)


@lru_cache(maxsize=1)
def sheet_headers() -> dict[str, SheetHeaders]:
    """Every sheet with the headers that archives have for its columns, in the model's order."""
    raw = read_yaml(HEADERS_FILE)
    sourced = {column: tuple(heads) for column, heads in raw.pop("sourced").items()}
    model = load_model()
    known = {sheet: _Known.model_validate(said) for sheet, said in raw.items()}
    return {sheet: _of_sheet(sheet, known[sheet], sourced, model) for sheet in model.sheets}


def _of_sheet(sheet: str, known: _Known, sourced: dict[str, tuple[str, ...]], model: Model) -> SheetHeaders:
    """Of two columns that one header would fit, the one that names it first has it."""
    columns = {c.name: c for c in model.columns(sheet)}
    parts = {e.slug: e.label for e in model.codelists["part"].entries} if sheet == "episodes" else {}
    heads = [(column, name) for column, names in known.columns.items() for name in names]
    heads += [(column, name) for column, names in sourced.items() if column in columns for name in names]
    heads += [(column, f"Who {label}") for column, label in parts.items()]
    by_header = {plain_header(name): name for name in columns}
    by_words = {words_of(name): name for name in columns}
    for column, head in heads:
        by_header.setdefault(plain_header(head), column)
        by_words.setdefault(words_of(head), column)
    required = tuple(name for name, column in columns.items() if column.required)
    return SheetHeaders(sheet, tuple(words_of(name) for name in known.names), by_header, by_words, required)


def plain_header(text: str) -> str:
    """A header as headers are compared: small letters and digits, single spaces."""
    return " ".join(re.findall(r"[a-z0-9]+", text.lower()))


def words_of(text: str) -> frozenset[str]:
    """The words of a header without fillers, in the singular."""
    return frozenset(_singular(word) for word in plain_header(text).split() if word not in FILLERS)


def _singular(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us")) else word
