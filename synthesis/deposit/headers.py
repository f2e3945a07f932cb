"""The headers of a deposit's lists: an archive's words for our columns."""

import re

from schema.model import load_model

#: sheet -> column -> its header; where a column is not here, its own name in plain letters is the header
HEADERS: dict[str, dict[str, str]] = {
    "documents": {
        "document": "Document ID",
        "title": "Description",
        "document_kind": "Type of data",
        "dated": "Date collected",
        "file": "File name",
        "sha256": "Checksum (SHA-256)",
    },
    "people": {
        "person": "ID code",
        "kind": "Group",
        "role": "Role / profession",
        "jurisdiction": "Country",
        "participant": "Took part",
        "service": "Service ID code",
        "memo": "Notes",
    },
    "services": {
        "service": "ID code",
        "name": "Pseudonym",
        "service_kind": "Descriptor",
        "jurisdiction": "Country",
        "agency": "Organisation ID code",
        "agency_name": "Organisation",
        "memo": "Notes",
    },
    "families": {
        "family": "Family ID code",
        "name": "Pseudonym",
        "jurisdiction": "Country",
        "household": "Who lives together",
        "area_type": "Area",
        "memo": "Notes",
    },
    "episodes": {
        "episode": "Row code",
        "interaction": "Event code",
        "document": "Document ID",
        "passage": "Passage in the plain text",
        "voice": "Whose account",
        "quotes": "Who is quoted",
        "kind": "Type of event",
        "when": "Date of event (as told)",
        "after": "Comes after (event)",
        "family": "Family ID code",
        "services": "Held by (service)",
        "directed_to": "Passed on to (service)",
        "led_to": "Led to (event)",
        "how": "Led to it how",
        "cared": "Care, by whom",
        "controlled": "Control, by whom",
        "word": "Participant's own word",
        "inserted": "Rests on inserted words",
        "memo": "Coder's note",
        "reality": "How it is told",
        "status": "Outcome",
        "frequency": "How often",
        "venue": "Kind of place",
        "wait_minutes": "Wait (minutes)",
        "notice_days": "Notice (days)",
        "report_shared": "Report seen beforehand",
        "minutes_shared": "Minutes received",
        "shared": "Information shared",
    },
    "ties": {
        "from": "ID code (one)",
        "tie": "Relationship",
        "to": "ID code (other)",
        "kin": "How related",
        "when": "Dates (as told)",
        "memo": "Notes",
    },
    "involvements": {
        "involvement": "Work ID",
        "family": "Family ID code",
        "service": "Service ID code",
        "when": "From and to (as told)",
        "register": "Child protection status",
        "worker": "Worker (ID code)",
        "turn": "Order of workers",
        "worked": "Worker from and to",
        "memo": "Notes",
    },
    "care_arrangements": {
        "care_arrangement": "Row code",
        "child": "Child (ID code)",
        "arrangement": "Where the child lives",
        "with": "With whom (ID codes)",
        "when": "From and to (as told)",
        "memo": "Notes",
    },
    "statements": {
        "statement": "Row code",
        "statement_kind": "Type of statement",
        "holder": "Whose view or practice",
        "reporter": "Told by",
        "about": "About whom or what",
        "process": "Topic",
        "says": "Says (term)",
        "claim": "Says (in the coder's words)",
        "jurisdiction": "Country",
        "measure": "What is counted",
        "n": "Number",
        "of": "Out of",
        "quantifier": "Quantity as worded",
        "document": "Document ID",
        "passage": "Passage in the plain text",
        "memo": "Coder's note",
    },
    "roles": {"role": "Role / profession"},
}
#: In sheets of what is described rather than told, where the source says so.
SOURCED = {"document": "Source (document ID)", "place": "Where in it"}


def header_of(sheet: str, column: str) -> str:
    """The header under which a column of ours stands in a deposit's list; no two of a sheet are alike."""
    own = HEADERS[sheet]
    parts = {e.slug: e.label for e in load_model().codelists["part"].entries} if sheet == "episodes" else {}
    if column in parts and column not in own:
        return f"Who {parts[column]}"
    return own.get(column) or SOURCED.get(column) or _in_letters(column)


def _in_letters(column: str) -> str:
    return re.sub("^.", lambda first: first.group().upper(), column.replace("_", " "))
