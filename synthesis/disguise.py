"""The same content as real sheets have it: other words, other headers, stray spaces, other ways of leaving a gap."""

from functools import lru_cache

import polars as pl

from schema.model import load_model
from schema.shapes import Column

NO_BREAK = "\u00a0"
#: column -> the header that stands for it; every other header is our name as people would type it
HEADERS: dict[str, str] = {
    "person": "ID code",
    "kind": "Type",
    "pseudonym": "Name used",
    "family": "Family no.",
    "service": "Team",
    "agency": "Belongs to (code)",
    "agency_name": "Belongs to",
    "document": "Source",
    "when": "Date (EDTF)",
    "episode": "Row code",
    "interaction": "Event code",
    "voice": "Whose account",
    "memo": "Coder\u2019s note",
    "led_to": "What came of it",
    "n": "Number",
    "of": "Out of",
    "statement": "View no.",
    "care_arrangement": "Home no.",
    "involvement": "Work no.",
    "worker": "Named worker",
    "status": "Did it go ahead?",
    "not_addressed": "There, not spoken to",
    "claim": "In short",
    "household": "Who lives together",
    "from": "One",
    "to": "The other",
    "role": "Job or place in the family",
}
#: code list -> the study's own word -> the term it means
OWN_WORDS: dict[str, dict[str, str]] = {
    "interaction_kind": {"clinic day": "clinic_visit", "core meeting": "core_group", "big meeting": "case_conference"},
    "status": {"went ahead": "held", "nobody came": "missed", "called off by us": "cancelled_by_service"},
    "reality": {"once": "event", "most weeks": "habit"},
    "test_result": {"nothing found": "negative", "something found": "positive"},
    "arrangement": {"with Gran": "kinship_care", "at the Elm house": "foster_care"},
    "statement_kind": {"what they think": "view", "figure": "count"},
    "household": {"on her or his own": "single_parent"},
    "service_kind": {"the chemist's": "pharmacy"},
    "role": {"keyworker": "substance_use_nurse", "granma": "grandmother"},
    "sector": {"council": "local_authority_social_work"},
    "jurisdiction": {"north": "scotland", "south": "england"},
}
GAPS: tuple[dict[str, str], ...] = (
    {"not_stated": "-", "not_known": "N/K", "declined": "prefers not to say", "not_applicable": "n/a"},
    {"not_stated": "not stated", "not_known": "not known", "declined": "declined to say", "not_applicable": "N.A."},
    {"not_stated": "\u2014", "not_known": "nk", "declined": "Declined to say", "not_applicable": "does not apply"},
)
BOOLS: tuple[dict[str, str], ...] = ({"yes": "Y", "no": "N"}, {"yes": "x", "no": "0"}, {"yes": "TRUE", "no": "No"})
#: Written beside the sheet's own columns and left unread, as study.yaml says.
EXTRA_HEADER = "Checked by"
WAYS = 3


def header_of(column: str) -> str:
    """The header under which a column stands in an untidy sheet."""
    return HEADERS.get(column, column.replace("_", " ").capitalize() + " ")


def aliases(sheet: str) -> dict[str, str | list[str]]:
    """What study.yaml must say of the sheet's headers."""
    names = [c.name for c in load_model().columns(sheet) if c.name in HEADERS]
    return {name: [HEADERS[name], f"{HEADERS[name]} (old form)"] if name == "memo" else HEADERS[name] for name in names}


def disguised(sheet: str, frame: pl.DataFrame) -> pl.DataFrame:
    """The frame's content in other words; which way a cell is written goes by its row, so it is the same each time."""
    row = pl.int_range(pl.len())
    return frame.with_columns(_cell(c, row).alias(c.name) for c in load_model().columns(sheet))


def _cell(column: Column, row: pl.Expr) -> pl.Expr:
    text = pl.col(column.name)
    written = text.cast(pl.String)
    for way in range(WAYS):
        said = text
        if column.type == "word":
            said = text.replace(_words(str(column.codelist), way))
        elif column.type == "bool":
            said = text.replace(BOOLS[way])
        elif column.type == "float":
            said = text.str.replace(".", ",", literal=True)
        elif column.type == "int" and way == 1:
            said = pl.when(text.str.contains(r"^\d+$")).then(text + ".0").otherwise(text)
        elif column.type in ("key", "ref"):
            said = (text.str.replace_all("; ", f" ;{NO_BREAK}", literal=True) + NO_BREAK) if way == 1 else text + " "
        elif column.type == "text" and way:
            said = " " + text.str.replace(" ", NO_BREAK, literal=True) + "  "
        known_gap = text.is_in(list(GAPS[way]))
        said = pl.when(known_gap).then(text.replace(GAPS[way])).otherwise(said)
        written = pl.when(row % WAYS == way).then(said).otherwise(written)
    return written


@lru_cache(maxsize=256)
def _words(codelist: str, way: int) -> dict[str, str]:
    """Term -> its label, the study's own word or another word heard, whichever there is, or the term in capitals."""
    own = {slug: word for word, slug in OWN_WORDS.get(codelist, {}).items()}
    found = {}
    for entry in load_model().codelists[codelist].entries:
        heard = entry.heard[0] if entry.heard else entry.slug.upper()
        found[entry.slug] = (f"{entry.label} ", own.get(entry.slug, heard), heard.capitalize())[way]
    return found
