"""What study.yaml has to say so that a deposit's lists are read: headers, what holds throughout a list, and words."""

from collections.abc import Collection
from dataclasses import dataclass, field

import polars as pl

from graph_loader.deposits.headers import plain_header, words_of
from graph_loader.deposits.lists import DataList
from graph_loader.vocabulary import as_word, gap_terms, terms
from schema.definition import Model


@dataclass
class Said:
    """Fields of study.yaml."""

    columns: dict[str, dict[str, str | list[str]]] = field(default_factory=dict)
    ignore: dict[str, list[str]] = field(default_factory=dict)
    #: sheet -> ignored header -> the column of nearly that name
    near: dict[str, dict[str, str]] = field(default_factory=dict)
    throughout: dict[str, dict[str, str]] = field(default_factory=dict)
    words: dict[str, dict[str, str]] = field(default_factory=dict)

    def without(self, sheet: str, lists: Collection[str]) -> None:
        """Take out what is said of a sheet's lists, which another file stands for."""
        for part in (self.columns, self.ignore, self.near):
            part.pop(sheet, None)
        for where in lists:
            self.throughout.pop(where, None)

    def settle_words(self, codelist: str, cells: pl.Series, model: Model) -> int:
        """Note words that only an inflection parts from a term's; how many are left that nothing is known of."""
        known = {**terms(model, codelist), **gap_terms()}
        by_words: dict[frozenset[str], set[str]] = {}
        for word, slug in terms(model, codelist).items():
            by_words.setdefault(words_of(word), set()).add(slug)
        left = 0
        for cell in cells.drop_nulls().unique().sort():
            if as_word(cell) in known:
                continue
            meant = by_words.get(words_of(cell), set())
            if len(meant) == 1:
                self.words.setdefault(codelist, {})[cell] = next(iter(meant))
            else:
                left += 1
        return left


def said_of(named: dict[str, DataList], model: Model) -> Said:
    """What the recognised lists ask for; a header that some list gives a column to is ignored in none."""
    said = Said()
    for where, one in named.items():
        mine = said.columns.setdefault(one.sheet, {})
        for column, head in one.columns.items():
            if plain_header(head) == plain_header(column):
                continue
            before = mine.get(column, [])
            heads = [before] if isinstance(before, str) else before
            if plain_header(head) not in map(plain_header, heads):
                mine[column] = [*heads, head] if heads else head
        held = _throughout(where, one, named, model)
        if held:
            said.throughout[where] = held
    for one in named.values():
        _ignore(one, said)
    said.columns = {sheet: columns for sheet, columns in said.columns.items() if columns}
    return said


def _ignore(one: DataList, said: Said) -> None:
    taken = {
        plain_header(head)
        for heads in said.columns.get(one.sheet, {}).values()
        for head in ([heads] if isinstance(heads, str) else heads)
    }
    for head, near in one.others.items():
        if plain_header(head) in taken or head in said.ignore.get(one.sheet, []):
            continue
        said.ignore.setdefault(one.sheet, []).append(head)
        if near is not None and near not in one.columns:
            said.near.setdefault(one.sheet, {})[head] = near


def _throughout(where: str, one: DataList, named: dict[str, DataList], model: Model) -> dict[str, str]:
    """What a list's own name says of all of its rows: the kind of its people, the data set of its documents."""
    tab = where.split("/", 1)[1] if "/" in where else one.path.stem
    if one.sheet == "people" and "kind" not in one.columns:
        called = words_of(tab) or words_of(one.title)
        kinds = {slug for word, slug in terms(model, "person_kind").items() if words_of(word) <= called}
        return {"kind": next(iter(kinds))} if len(kinds) == 1 else {}
    several = sum(other.sheet == "documents" for other in named.values()) > 1
    if one.sheet == "documents" and several and "data_set" not in one.columns:
        return {"data_set": tab}
    return {}
