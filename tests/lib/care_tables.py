"""Small graphs made directly as tables, with every sort of value and tie that an engine must carry."""

from datetime import UTC, datetime
from typing import Any

import polars as pl

from graph_store.diff import changes_between
from graph_store.hashing import graph_hash
from graph_store.port import GraphStore, GraphVersion
from graph_store.tables import Tables, TieKey, node_schema, tables_from, tie_schema
from schema.definition import Model
from schema.model import FORMAT

#: values that are easily changed on the way: quotes, separators, line ends, other scripts, the empty text
AWKWARD = [
    "plain",
    "",
    'a "quoted", word',
    "two\nlines\r\nand\ttab",
    " spaces ",
    "é ü 漢 😀",
    "back\\slash; | ' `",
    "\x1f\x1e",
]
STUDY = "s1"


def family_tables(model: Model, families: int, *, kind: str = "drug_test", n: float = 11.0) -> Tables:
    """A graph of `families` families with all sorts of values; `kind` is that of each family's first interaction."""
    nodes: dict[str, list[dict[str, Any]]] = {k: [] for k in model.kinds}
    ties: dict[TieKey, list[dict[str, Any]]] = {}

    def node(made: str, key: str, **values: Any) -> str:
        nodes[made].append({"id": f"{STUDY}:{key}", "study": STUDY, **values})
        return f"{STUDY}:{key}"

    def tie(name: str, a: str, b: str, from_id: str, to_id: str, **values: Any) -> None:
        ties.setdefault((name, a, b), []).append({"from_id": from_id, "to_id": to_id, **values})

    study = node("Study", "study", title="A study", synthetic=True)
    service = node("Service", "S1", name="The clinic", gaps=["site=not_stated"])
    worker = node("Professional", "P1", pseudonym="Ailsa", role="midwife", participant=False)
    says = node("Statement", "ST1", n=n, of=15.0, claim="Most do.", stance="for")
    tie("ABOUT", "Statement", "Study", says, study)
    tie("WORKS_FOR", "Professional", "Service", worker, service)
    for one in range(families):
        memo = AWKWARD[one % len(AWKWARD)]
        family = node("Family", f"F{one}", name=f"Family {one}", memo=memo)
        parent = node("Parent", f"F{one}M", pseudonym=f"Isla {one}", participant=True, gaps=sorted({memo, "x", "y;z"}))
        told = {"interaction": f"{STUDY}:I{one}", "kind": kind, "from_day": 18_000 + one, "to_day": 18_001 + one}
        event = node("Interaction", f"I{one}", voices=[""], disputed=["result"], approximate=False, **told)
        whose = {"voices": [parent, "role:mother"], "voice": parent, "wait_minutes": 0}
        account = node("Account", f"I{one}.F{one}M", **whose, **told)
        later = node("Interaction", f"J{one}", interaction=f"{STUDY}:J{one}", kind="home_visit", voices=["", parent])
        tie("MEMBER_OF", "Parent", "Family", parent, family)
        tie("TELLS", "Account", "Interaction", account, event)
        tie("LED_TO", "Interaction", "Interaction", event, later)
        tie("LED_TO", "Interaction", "Interaction", event, later, how="threat")
        tie("BEFORE", "Interaction", "Interaction", event, later, memo=memo)
        tie("CONCERNS", "Interaction", "Family", event, family)
        for part in ("tested", "attended", None):
            tie("TOOK_PART", "Parent", "Interaction", parent, event, part=part, present=part is not None)
        tie("TOOK_PART", "Professional", "Interaction", worker, event, part="observed", present=True, care="shown")
        tie("TOOK_PART", "Parent", "Account", parent, account, part="tested")
        tie("INVOLVED_WITH", "Family", "Service", family, service, quarter="", contacts=one)
        tie("INVOLVED_WITH", "Family", "Service", family, service, quarter="2021-Q2", contacts=one + 1)
    return tables_from(
        model,
        {k: pl.DataFrame(rows, schema=node_schema(model, k)) for k, rows in nodes.items() if rows},
        {key: pl.DataFrame(rows, schema=tie_schema(model, key[0])) for key, rows in ties.items()},
    )


def version_of(model: Model, tables: Tables) -> GraphVersion:
    """The version that a load of these tables makes."""
    return GraphVersion(
        hash=graph_hash(tables),
        format=FORMAT,
        model=model.fingerprint,
        studies=tuple(tables.studies),
        nodes=tables.node_count,
        ties=tables.tie_count,
        loaded_at=datetime.now(UTC),
    )


def load(store: GraphStore, model: Model, tables: Tables) -> dict[str, int]:
    """Load tables as the loader does; returns how many rows were added, changed and removed."""
    with store.exclusive():
        changes = changes_between(model, store.tables(), tables)
        store.replace(tables, lambda: version_of(model, tables), changes, print)
    return changes.totals()
