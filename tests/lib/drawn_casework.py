"""Drawn involvements with their workers, arrangements of care, stated ties, and what is said in general."""

from itertools import product

from hypothesis import strategies as st

from schema.model import load_model
from tests.lib.drawn_cast import DATES, Cast, Rows, some

SAYS = ("good_worker", "refers_most", "listens", "barrier", "fear_of_removal", "lacks_resources", "wants")
PROCESSES = ("", "drug_testing", "help_seeking", "referral", "resources", "information_sharing")


def _terms(codelist: str) -> st.SearchStrategy[str]:
    return st.sampled_from(["", *(entry.slug for entry in load_model().codelists[codelist].entries)])


@st.composite
def involvements(draw: st.DrawFn, cast: Cast) -> Rows:
    """Up to three involvements, each with up to three turns of workers, in an order that is told or not."""
    workers = cast.keys("professional")
    rows: Rows = []
    for n in range(1, draw(st.integers(0, 3)) + 1):
        whole = {
            "involvement": f"V{n}",
            "family": draw(st.sampled_from(cast.family_keys)),
            "service": draw(st.sampled_from(cast.service_keys)),
            "when": draw(st.sampled_from(DATES)),
            "basis": draw(_terms("basis")),
            "register": draw(_terms("register")),
        }
        turn = st.tuples(st.sampled_from(workers or [""]), st.sampled_from(["", "1", "2", "3"]))
        for worker, place in draw(st.lists(turn, max_size=3, unique=True)) if workers else []:
            rows.append({**whole, "worker": worker, "turn": place, "worked": draw(st.sampled_from(DATES))})
        if rows[-1:] == [] or rows[-1]["involvement"] != f"V{n}":
            rows.append({**whole, "worker": "", "turn": "", "worked": ""})
    return rows


@st.composite
def care_arrangements(draw: st.DrawFn, cast: Cast) -> Rows:
    """Up to four arrangements of the children there are."""
    children = cast.keys("child")
    hosts = [*cast.keys("parent", "kin"), *cast.service_keys]
    return [
        {
            "care_arrangement": f"C{n}",
            "child": draw(st.sampled_from(children)),
            "arrangement": draw(_terms("arrangement")),
            "with": draw(some(hosts, 2)),
            "legal_basis": draw(st.sampled_from(["", "not_stated", "care_order"])),
            "when": draw(st.sampled_from(DATES)),
            "document": draw(st.sampled_from(["", "D1"])),
        }
        for n in range(1, (draw(st.integers(0, 4)) if children else 0) + 1)
    ]


@st.composite
def stated_ties(draw: st.DrawFn, cast: Cast, interactions: list[str], work: Rows, care: Rows) -> Rows:
    """Kinship, order and possible identity; what comes before is named first, so no order is a circle."""
    parents, children, kin = cast.keys("parent"), cast.keys("child"), cast.keys("kin")
    of_family = [*parents, *kin, *children]
    possible = [
        *(("parent_of", *ends) for ends in product([*parents, *kin], [*children, *parents])),
        *(("partner_of", *ends) for ends in product([*parents, *kin], [*parents, *kin])),
        *(("kin_of", *ends) for ends in product(of_family, of_family)),
        *(("before", *ends) for ends in _in_order(cast.keys("professional"))),
        *(("before", *ends) for ends in _in_order(interactions)),
        *(("before", *ends) for ends in _in_order(list(dict.fromkeys(row["involvement"] for row in work)))),
        *(("before", *ends) for ends in _in_order([row["care_arrangement"] for row in care])),
        *(("possibly_same_as", *ends) for ends in _in_order(cast.keys("professional"))),
    ]
    apart = [one for one in possible if one[1] != one[2]]
    if not apart:
        return []
    return [
        {
            "tie": tie,
            "from": one,
            "to": other,
            "kin": draw(st.sampled_from(["", "birth", "former"])) if tie.endswith("_of") else "",
            "when": draw(st.sampled_from(DATES)) if tie == "partner_of" else "",
            "reason": "same name" if tie == "possibly_same_as" else "",
        }
        for tie, one, other in draw(st.lists(st.sampled_from(apart), max_size=6, unique=True))
    ]


def _in_order(keys: list[str]) -> list[tuple[str, str]]:
    return [(one, other) for n, one in enumerate(keys) for other in keys[n + 1 :]]


@st.composite
def statements(draw: st.DrawFn, cast: Cast, interactions: list[str]) -> Rows:
    """Up to three statements of any kind, of whomever, about whatever."""
    people = [*cast.keys(), "role:gp", "role:social_worker"]
    services = [*cast.service_keys, *dict.fromkeys(row["agency"] for row in cast.services)]
    numbers = st.sampled_from(["", "3", "11", "2.5"])
    return [
        {
            "statement": f"ST{n}",
            "statement_kind": draw(_terms("statement_kind").filter(bool)),
            "holder": draw(some([*people, *services], 2)),
            "reporter": draw(some(people, 1)),
            "about": draw(some([*people, *services, *cast.family_keys, *interactions, "study"], 2)),
            "process": draw(st.sampled_from(PROCESSES)),
            "says": draw(st.sampled_from(["", *SAYS])),
            "stance": draw(_terms("stance")),
            "jurisdiction": draw(_terms("jurisdiction")),
            "n": draw(numbers),
            "of": draw(numbers),
            "quantifier": draw(st.sampled_from(["", "most"])),
            "document": "D1",
        }
        for n in range(1, draw(st.integers(0, 3)) + 1)
    ]
