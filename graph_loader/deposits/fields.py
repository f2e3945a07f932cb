"""What one catalogue record says, whatever its form."""

import re
from dataclasses import dataclass

DOI = re.compile(r"\b10\.\d{4,9}/[^\s\"<>]+")
SYNTHETIC = re.compile(r"\bsynthetic( data)?\b", re.IGNORECASE)


@dataclass(frozen=True)
class Record:
    """One catalogue record."""

    file: str
    #: DDI Codebook or schema.org Dataset
    form: str
    #: field of study.yaml -> its value
    fields: dict[str, str]
    #: the record itself says that nobody is described
    synthetic: bool
    #: where in the record a text stands -> the text, of those that may give totals
    texts: tuple[tuple[str, str], ...]


def tidy(text: str | None) -> str:
    """A text of a record with single spaces; empty for none."""
    return " ".join((text or "").split())


def doi_in(*texts: str) -> str | None:
    """The first persistent identifier among texts, without the address of its resolver."""
    found = next((match for text in texts if (match := DOI.search(text))), None)
    return found.group().rstrip(".,;)") if found else None


def filled(fields: dict[str, str | None]) -> dict[str, str]:
    """The fields that say something."""
    return {name: value for name, value in fields.items() if value}
