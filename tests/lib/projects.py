"""Small coded projects as frames, as a reader of any tool would give them; invented."""

from collections.abc import Iterable, Mapping, Sequence

import polars as pl

from graph_loader.coded.project import SCHEMAS, Project

TEXT = """She had the test at the clinic.
Nobody was in when the worker came.
The nurse is fair, she says. 🙂 <ok> & e\u0301"""


def frame(name: str, rows: Iterable[Mapping[str, object]]) -> pl.DataFrame:
    """A frame of a project; what a row leaves out is null, `nth` counts the rows."""
    whole = [{"nth": i, **row} for i, row in enumerate(rows, start=1)]
    return pl.DataFrame(whole, schema=SCHEMAS[name])


def passage(name: str, words: str, memo: str | None = None, document: str = "d1") -> dict[str, object]:
    """A passage of the text, found by its words."""
    start = TEXT.index(words)
    return {
        "id": name, "document": document, "unit": "chars", "start": start, "end": start + len(words), "quote": words,
        "quote_matches": True, "memo": memo,
    }  # fmt: skip


SORTS = {"k1": "parent", "k2": "professional", "k3": "professional"}
ROLES = {"k1": "mum", "k2": "nurse", "k3": "social worker"}


def value(case: str, variable: str, text: str | None) -> dict[str, object]:
    """A variable of a case."""
    return {"of": "case", "owner": case, "variable": variable, "value": text}


def small_project(**changed: Sequence[Mapping[str, object]]) -> Project:
    """One interview with a mother: a drug test, a visit that was missed and a view of the nurse."""
    parts: dict[str, list[dict[str, object]]] = {
        "documents": [{"id": "d1", "name": "Interview with Isla", "medium": "text", "text": TEXT, "sha256": "0" * 64}],
        "codes": [
            {"id": "c1", "path": "Testing", "codable": True},
            {"id": "c2", "path": "Testing > Urine", "codable": True},
            {"id": "c3", "path": "Visits > Missed", "codable": True},
            {"id": "c4", "path": "Views > Fair", "codable": True},
            {"id": "c5", "path": "Trust", "codable": True},
            {"id": "c6", "path": "Who > Mother tested", "codable": True},
        ],
        "passages": [
            passage("p1", "She had the test at the clinic.", "when: 2022-03~\nShe says it was clear."),
            passage("p2", "Nobody was in when the worker came."),
            passage("p3", "The nurse is fair, she says."),
        ],
        "codings": [
            {"passage": "p1", "code": "c2", "coder": "Ann"},
            {"passage": "p1", "code": "c6", "coder": "Ann"},
            {"passage": "p2", "code": "c3", "coder": "Ann"},
            {"passage": "p3", "code": "c4", "coder": "Ann"},
            {"passage": "p3", "code": "c5", "coder": "Ann"},
        ],
        "cases": [
            {"id": "k1", "name": "Isla"},
            {"id": "k2", "name": "The nurse"},
            {"id": "k3", "name": "The visitor"},
            {"id": "k4", "name": "Isla's family"},
            {"id": "k5", "name": "Clinic"},
        ],
        "values": [
            *(value(case, "Sort", sort) for case, sort in SORTS.items()),
            *(value(case, "Role", role) for case, role in ROLES.items()),
            value("k1", "Family", "Isla's family"),
            value("k1", "Shoe size", None),
            value("k4", "families:jurisdiction", "scotland"),
            value("k5", "services:service_kind", "drug_treatment"),
            value("k5", "services:agency", "A1"),
            value("k5", "services:sector", "nhs"),
            value("k2", "people:service", "Clinic"),
        ],
        "members": [{"case": "k1", "document": "d1"}, {"case": "k3", "passage": "p2"}],
        "links": [{"id": "l1", "name": "collected", "origin": "p1", "target": "k2"}],
    }  # fmt: skip
    whole: dict[str, Sequence[Mapping[str, object]]] = {**parts, **changed}
    return Project("talk.qdpx", "Talks", "a tool", {name: frame(name, rows) for name, rows in whole.items()})


CODED = {
    "files": "talk.qdpx",
    "codes": {
        "Testing": {"kind": "drug_test", "status": "held"},
        "Testing > *": {"specimen": "*"},
        "Visits > Missed": {"kind": "home_visit", "status": "missed", "absent": "role:mother"},
        "Views > *": {"statement_kind": "view", "says": "good_worker", "about": "role:substance_use_nurse"},
        "Who > Mother tested": {"tested": "role:mother"},
    },
    "variables": {"Sort": "people.kind", "Role": "people.role", "Family": "people.family", "Shoe size": "leave out"},
    "otherwise": {"people": "convened"},
}
