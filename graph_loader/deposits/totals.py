"""Published totals in the words of a catalogue record: only those whose measure is sure.

A number counts when it stands right before the whole name of a measure ("27 parents") or right behind it in brackets
("families (22)"), and the words around it neither narrow it ("27 parents who", "11 of 27 parents") nor make it rough
("about 27 parents"). Countries follow in brackets: "97 professionals (36 from England". Every other number is counted.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from graph_loader.deposits.fields import Record
from schema.model import load_model

NUMBER = r"\d{1,3}(?:,\d{3})+|\d{1,6}(?:\.\d+)?"
COUNTRIES = ("scotland", "england")
#: Words that turn a stated number into a rough, planned or partial one.
ROUGH = re.compile(
    r"(?:\b(?:about|around|approximately|approx\.?|circa|over|under|nearly|almost|least|most|than|to)"
    r"|(?<!total )\bof)\s*$"
)
#: What may follow the name of a measure that is not narrowed.
ENDS = r"(?=\s*(?:[.,;:()]|$|and\s+\d|took part\b|participated\b|were (?:recruited|interviewed)\b))"
BY_COUNTRY = re.compile(rf"(?P<n>{NUMBER})\s+(?:from|in)\s+(?P<country>Scotland|England)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Claim:
    """One total as a record gives it."""

    measure: str
    #: the number as text, without separators of thousands
    n: str
    #: where in the record it stands
    place: str


def claims_of(record: Record) -> tuple[list[Claim], int]:
    """The totals of a record, each once a place, and how many other numbers its texts hold."""
    found: dict[Claim, None] = {}
    numbers, used = 0, 0
    for place, text in record.texts:
        spans = _spans(text)
        found |= dict.fromkeys(Claim(measure, n.replace(",", ""), place) for measure, n, _ in spans)
        used += len({at for _, _, at in spans})
        numbers += len(re.findall(rf"(?<![\w./-])(?:{NUMBER})(?![\w/-])", text))
    return list(found), max(numbers - used, 0)


def _spans(text: str) -> list[tuple[str, str, int]]:
    """`measure`, the number as it stands, and where, in one text."""
    before, behind = _patterns()
    labels = _labels()
    found = []
    for match in before.finditer(text):
        if ROUGH.search(text[: match.start("n")].lower()):
            continue
        measure = labels[match["label"].lower()]
        found.append((measure, match["n"], match.start("n")))
        inside = re.match(r"\s*\(([^()]*)\)", text[match.end() :])
        for part in BY_COUNTRY.finditer(inside[1]) if inside else ():
            by_country = f"{measure}_{part['country'].lower()}"
            if by_country in labels.values():
                found.append((by_country, part["n"], match.end() + part.start("n")))
    found += [(labels[match["label"].lower()], match["n"], match.start("n")) for match in behind.finditer(text)]
    return found


@lru_cache(maxsize=1)
def _labels() -> dict[str, str]:
    """Name of a measure in small letters -> its slug."""
    return {one.label.lower(): one.slug for one in load_model().codelists["measure"].entries}


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    # The longest name first, so that mothers in Scotland are not mothers.
    names = "|".join(re.escape(label) for label in sorted(_labels(), key=len, reverse=True))
    before = rf"(?<![\w.,/-])(?P<n>{NUMBER})\s+(?P<label>{names})\b{ENDS}"
    behind = rf"(?:^|[:;(]\s*)(?P<label>{names})\s+\((?P<n>{NUMBER})\)"
    return re.compile(before, re.IGNORECASE), re.compile(behind, re.IGNORECASE)


def described(measure: str) -> tuple[str, str | None]:
    """A measure's name, and the country that it is about."""
    label = next(one.label for one in load_model().codelists["measure"].entries if one.slug == measure)
    return label, next((one for one in COUNTRIES if measure.endswith(f"_{one}")), None)
