"""Our vocabulary by its words, to find what the name of a code means: plain words first, near spellings last.

Never an actor: roles and people are no part of it, because a code says what happened and not who did it.
"""

import re
from dataclasses import dataclass, field

from rapidfuzz import fuzz
from rapidfuzz.process import extract

from graph_loader.coded.mapping.columns import PASSAGE_SHEETS, PEOPLE
from graph_loader.vocabulary import as_word
from schema.definition import Model
from schema.shapes import Entry

FILLERS = frozenset(
    ("a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "was", "were", "with")
)
#: Code lists of columns that describe a figure or a place rather than what a passage tells.
NOT_TOLD = ("jurisdiction", "measure", "unit", "achieved", "how")
#: How like a name must be to one of ours, of 100, and how long, to be taken for a misspelling of it.
NEAR, SHORTEST = 92, 6

Meaning = tuple[str, str]
Words = frozenset[str]


@dataclass
class Found:
    """What a name may mean."""

    #: our column -> value
    cells: dict[str, str] = field(default_factory=dict)
    #: meanings of which only one can be right
    either: list[Meaning] = field(default_factory=list)
    #: the name is spelt otherwise
    near: bool = False


class Vocabulary:
    """The terms that a coded passage may state, by their words.

    What an interaction may state comes first; views and practices have words of their own for the same things.
    """

    def __init__(self, model: Model) -> None:
        self._attributes = {kind: set(one.attributes) for kind, one in model.interactions.items()}
        told = {c.name for c in model.columns("episodes")} | set(PASSAGE_SHEETS.values())
        self._first, self._second = Terms(), Terms()
        for sheet in PASSAGE_SHEETS:
            for column in model.columns(sheet):
                if column.codelist and column.name not in NOT_TOLD:
                    terms = self._first if column.name in told else self._second
                    for one in model.codelists[column.codelist].entries:
                        terms.add(one, (column.name, one.slug))
        for one in model.codelists["part"].entries:
            # Whoever is tied to the passage plays the part; the code's name says nothing of who that is.
            self._first.add(one, (one.slug, PEOPLE))

    def found(self, path: list[str]) -> Found:
        """What the last level of a code's path means, helped by the level above it."""
        whole = words_of(path[-1])
        # A term that is the whole name comes before several that make it up.
        turned = whole in self._second.by_words and whole not in self._first.by_words
        for terms in (self._second, self._first) if turned else (self._first, self._second):
            found = self._plainly(path, terms)
            if found.cells or found.either:
                return found
        for terms in (self._first, self._second):
            found = _near(path, terms)
            if found.cells:
                return found
        return Found()

    def _plainly(self, path: list[str], terms: "Terms") -> Found:
        last, above = words_of(path[-1]), words_of(path[-2]) if len(path) > 1 else frozenset()
        found = self._cover(last, terms.of_column(path))
        if not found.either:
            self._with_above(found, last, above, terms)
        return found

    def _cover(self, words: Words, by_words: dict[Words, set[Meaning]]) -> Found:
        """Terms whose words are all of these; nothing where a word is left over that means nothing."""
        found, left = Found(), words
        while left:
            fits = {one: meant for one, meant in by_words.items() if one and one <= left}
            if not fits:
                return Found()
            one = min(fits, key=lambda each: (-len(each), sorted(each)))
            clash = {
                (name, found.cells.pop(name)) for name, value in fits[one] if found.cells.get(name, value) != value
            }
            if clash or not self._go_together(fits[one]):
                found.either += sorted(clash | fits[one])
            else:
                found.cells |= dict(fits[one])
            left -= one
        return found

    def _with_above(self, found: Found, last: Words, above: Words, terms: "Terms") -> None:
        """A term whose words stand partly in the name and partly above it: Testing > Urine is a urine test."""
        for one in sorted(terms.by_words, key=sorted):
            new = {meaning for meaning in terms.by_words[one] if meaning[0] not in found.cells}
            across = one <= last | above and one - above and one - last
            if across and len(new) == 1 and (found.cells or last <= one):
                found.cells |= dict(new)

    def _go_together(self, meant: set[Meaning]) -> bool:
        """Whether one word means all of these: a single thing, or a kind and an attribute that only it has."""
        kinds = [value for name, value in meant if name == "kind"]
        others = [name for name, _ in meant if name != "kind"]
        if len(meant) == 1:
            return True
        return len(kinds) == 1 and len(set(others)) == len(others) and set(others) <= self._attributes[kinds[0]]


class Terms:
    """Terms by the set of their words, and as they are spelt."""

    def __init__(self) -> None:
        self.by_words: dict[Words, set[Meaning]] = {}
        self.spelt: dict[str, set[Meaning]] = {}

    def add(self, one: Entry, meaning: Meaning) -> None:
        """Add a term under all of its words."""
        for text in (one.slug, one.label, *one.heard, *_regional(one.scotland), *_regional(one.england)):
            self.by_words.setdefault(words_of(text), set()).add(meaning)
            self.spelt.setdefault(as_word(text), set()).add(meaning)

    def of_column(self, path: list[str]) -> dict[Words, set[Meaning]]:
        """The terms of the column that the level above names, else all of them."""
        column = as_word(path[-2]) if len(path) > 1 else ""
        of = {words: {m for m in meant if as_word(m[0]) == column} for words, meant in self.by_words.items()}
        return {words: meant for words, meant in of.items() if meant} or self.by_words


def _near(path: list[str], terms: Terms) -> Found:
    """A term of which the name is a misspelling, where only one is."""
    name = as_word(path[-1])
    if len(name) < SHORTEST:
        return Found()
    spelt = [one for one in terms.spelt if len(one) >= SHORTEST]
    best = extract(name, spelt, scorer=fuzz.ratio, score_cutoff=NEAR, limit=3)
    meant = {meaning for one in best for meaning in terms.spelt[one[0]]}
    return Found(cells=dict(meant), near=True) if len(meant) == 1 else Found()


def words_of(text: str) -> Words:
    """The words of a name without fillers, each in its plain form."""
    return frozenset(_plain(word) for word in re.findall(r"[^\W_]+", text.lower()) if word not in FILLERS)


def _plain(word: str) -> str:
    """A noun in the singular, a verbal noun without its ending: visits, visiting and visit are one word."""
    if len(word) > 4 and word.endswith("ies"):
        return f"{word[:-3]}y"
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    return word[:-3] if len(word) > 6 and word.endswith("ing") else word


def _regional(text: str) -> list[str]:
    """The words for a thing in one country, less what is said about them."""
    parts = [part.strip() for part in re.split(r"[;,]", text)]
    whole = [part for part in parts if part and not re.search(r"\d|^(?:in talk|within)\b", part)]
    return [name for part in whole for name in _either(part)]


def _either(text: str) -> list[str]:
    """Both names where "or" joins two; one word before it stands in the place of the first word after it."""
    one, joined, other = text.partition(" or ")
    if not joined:
        return [text]
    return [f"{one} {other.partition(' ')[2]}" if " " not in one else one, other]
