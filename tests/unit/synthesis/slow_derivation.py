"""The derived ties, computed slowly from a graph's stated ties with plain dicts, as the rules in words say."""

from collections import Counter, defaultdict
from itertools import combinations
from typing import Any

from graph_store.tables import Tables
from schema.definition import Model

Row = dict[str, Any]


def _ends(tables: Tables, tie: str, one: str, other: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    if (tie, one, other) in tables.ties:
        for row in tables.ties[tie, one, other].to_dicts():
            found[row["from_id"]].append(row["to_id"])
    return found


class SlowRecord:
    """The agreed record, looked up one thing at a time."""

    def __init__(self, tables: Tables, model: Model) -> None:
        self.interactions = tables.nodes["Interaction"].to_dicts()
        self.families = _ends(tables, "CONCERNS", "Interaction", "Family")
        self.services = _ends(tables, "HELD_BY", "Interaction", "Service")
        self.directed = _ends(tables, "DIRECTED_TO", "Interaction", "Service")
        self.works_for = _ends(tables, "WORKS_FOR", "Professional", "Service")
        self.parts: dict[str, list[tuple[str, Row]]] = defaultdict(list)
        for (tie, kind, other), frame in tables.ties.items():
            if tie == "TOOK_PART" and other == "Interaction":
                for row in frame.to_dicts():
                    self.parts[row["to_id"]].append((kind, row))
        self.expected = {e.slug for e in model.codelists["part"].entries if e.fields["expected"]}
        self.present = {e.slug for e in model.codelists["part"].entries if e.fields["present"]}
        self.cared = {e.slug for e in model.codelists["care_stance"].entries if e.fields["shown"]}
        self.controlled = {e.slug for e in model.codelists["control_stance"].entries if e.fields["shown"]}

    def professionals_at(self, interaction: str) -> list[Row]:
        """The professionals who were there."""
        return [row for kind, row in self.parts[interaction] if kind == "Professional" and row["part"] in self.present]

    def parent_expected(self, interaction: str) -> bool:
        """Whether a parent was to be there."""
        return any(kind == "Parent" and row["part"] in self.expected for kind, row in self.parts[interaction])

    def told(self) -> list[tuple[Row, bool]]:
        """Events, and habits not said to be left out, and which of them are events."""
        kept = ("held", None)
        return [
            (i, i["reality"] == "event")
            for i in self.interactions
            if i["reality"] == "event" or (i["reality"] == "habit" and i["status"] in kept)
        ]


def involved_with(record: SlowRecord) -> set[tuple[Any, ...]]:
    """(family, service, quarter, contacts, habits, demands, care, control, disputed)."""
    found: dict[tuple[str, str, str], Counter[str]] = defaultdict(Counter)
    for one, event in record.told():
        for family in record.families[one["id"]]:
            for service in record.services[one["id"]]:
                count = found[family, service, one["quarter"] or ""]
                count["contacts"] += event and one["status"] == "held"
                count["habits"] += not event
                count["demands"] += event and record.parent_expected(one["id"])
                count["care"] += one["care"] in record.cared
                count["control"] += one["control"] in record.controlled
                count["disputed"] += bool(one["disputed"])
    names = ("contacts", "habits", "demands", "care", "control", "disputed")
    return {(*ends, *(count[name] for name in names)) for ends, count in found.items()}


def worked_with(record: SlowRecord) -> set[tuple[Any, ...]]:
    """(professional, family, interactions, care, control)."""
    found: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for one, _ in record.told():
        if one["status"] != "held":
            continue
        by_person: dict[str, list[Row]] = defaultdict(list)
        for row in record.professionals_at(one["id"]):
            by_person[row["from_id"]].append(row)
        for person, rows in by_person.items():
            for family in record.families[one["id"]]:
                count = found[person, family]
                count["interactions"] += 1
                count["care"] += any(row["care"] in record.cared for row in rows)
                count["control"] += any(row["control"] in record.controlled for row in rows)
    return {(*ends, count["interactions"], count["care"], count["control"]) for ends, count in found.items()}


def met(record: SlowRecord) -> set[tuple[Any, ...]]:
    """(service, other service, family, interactions)."""
    found: Counter[tuple[str, str, str]] = Counter()
    for one, _ in record.told():
        if one["status"] == "held":
            there = {s for row in record.professionals_at(one["id"]) for s in record.works_for[row["from_id"]]}
            for pair in combinations(sorted(there), 2):
                for family in record.families[one["id"]]:
                    found[(*pair, family)] += 1
    return {(*ends, count) for ends, count in found.items()}


def referred_to(record: SlowRecord) -> set[tuple[Any, ...]]:
    """(service, receiving service, family, referrals)."""
    found: Counter[tuple[str, str, str]] = Counter()
    for one, event in record.told():
        if one["kind"] == "referral" and event:
            for service in record.services[one["id"]]:
                for receiver in record.directed[one["id"]]:
                    for family in record.families[one["id"]]:
                        found[service, receiver, family] += 1
    return {(*ends, count) for ends, count in found.items()}
