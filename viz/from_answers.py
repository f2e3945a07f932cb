"""A family's map from released rows: its network, its chronology and the passages behind it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from disclosure.release import Released
from schema.definition import Model
from viz.family_map import FamilyMap, MapInteraction, MapNode, MapTie, Passage
from viz.terms import label, when

PERSON_TIES = {"parent_of": "parent of", "partner_of": "partner of", "kin_of": "related to"}
READING = (
    "Each line is what the sources tell of the family's dealings with a service or a worker; the wider the line, the "
    "more events were held. Nothing is drawn that nobody told: a short line of contacts may be a long one in life, and "
    "a thin line may matter most."
)
Cells = dict[str, object]


def family_map(
    network: Released, chronology: Released, passages: Released, model: Model, study_title: str, synthetic: bool
) -> FamilyMap:
    """Lay the three answers about one family together; all must be of one data version and level."""
    rows = list(network.rows.iter_rows(named=True))
    nodes = _nodes(rows, model)
    names = {one.id: one.label for one in nodes.values()}
    interactions = _interactions(chronology, passages, names, model)
    told = {str(r["interaction"]): r for r in chronology.rows.iter_rows(named=True)}
    family = next((str(r["family"]) for r in rows), network.parameters.get("family", ""))
    return FamilyMap(
        family=family,
        title=names.get(family, family) or family,
        study_title=study_title,
        synthetic=synthetic,
        level=network.level,
        data_version=network.data_version,
        definition=f"{READING} {network.definition}",
        nodes=tuple(nodes.values()),
        ties=tuple(_ties(rows, told, model)),
        interactions=tuple(interactions),
    )


def _nodes(rows: list[Cells], model: Model) -> dict[str, MapNode]:
    found: dict[str, MapNode] = {}
    services = {str(r["from_id"]): str(r["to_id"]) for r in rows if r["tie"] == "works_for"}
    for row in rows:
        for end in ("from", "to"):
            one = _node(row, end, services, model)
            # A row that knows the agency or the gender says more than one that only names the node.
            if one.id not in found or (one.agency and not found[one.id].agency) or one.gender:
                found[one.id] = one
    return _told_apart(dict(sorted(found.items())))


def _told_apart(nodes: dict[str, MapNode]) -> dict[str, MapNode]:
    """People whom the study does not name and whose roles are the same are numbered in the order of their keys."""
    alike = Counter(one.label for one in nodes.values())
    seen: Counter[str] = Counter()
    for key, one in nodes.items():
        if alike[one.label] > 1:
            seen[one.label] += 1
            nodes[key] = replace(one, label=f"{one.label} {seen[one.label]}")
    return nodes


def _node(row: Cells, end: str, services: dict[str, str], model: Model) -> MapNode:
    node_id, kind, role = (str(row[f"{end}_{part}"]) for part in ("id", "is", "role"))
    name = str(row[f"{end}_name"])
    is_service = kind == "Service"
    detail = label(model, "service_kind" if is_service else "role", role)
    gender = str(row["detail"]) if row["tie"] == "member_of" and end == "from" else ""
    # A worker's row to the service says whose agency both are of.
    placed = is_service or row["tie"] == "works_for"
    sector = str(row["sector"]) if placed else ""
    return MapNode(
        id=node_id,
        kind=kind,
        label=name or detail or node_id.split(":")[-1],
        detail=detail if name else "",
        sector=sector,
        sector_label=label(model, "sector", sector),
        agency=str(row["agency"]) if placed else "",
        agency_label=str(row["agency_name"]) if placed else "",
        service=services.get(node_id, ""),
        gender=gender,
    )


def _ties(rows: list[Cells], told: dict[str, Cells], model: Model) -> Iterable[MapTie]:
    with_interactions = {(r["from_id"], r["to_id"]) for r in rows if r["tie"] in ("involved_with", "worked_with")}
    for row in rows:
        tie, one, other = str(row["tie"]), str(row["from_id"]), str(row["to_id"])
        if tie in ("involvement", "carries") and (one, other) in with_interactions:
            continue
        kind, text = _kind_of(tie, str(row["detail"]), model)
        numbers = {n: int(str(row[n])) for n in ("contacts", "habits", "missed", "not_offered", "care", "control")}
        yield MapTie(
            id=f"{tie}:{one}:{other}:{row['detail']}",
            from_id=one,
            to_id=other,
            kind=kind,
            label=text,
            disputed=int(str(row["disputed"])),
            interactions=tuple(_behind(tie, one, other, told)),
            **numbers,
        )


def _kind_of(tie: str, detail: str, model: Model) -> tuple[str, str]:
    if tie in PERSON_TIES:
        way = label(model, "kin", detail)
        return "kin", f"{PERSON_TIES[tie]} ({way})" if way else PERSON_TIES[tie]
    return {
        "member_of": ("member", "of the family"),
        "involved_with": ("involved", "dealings of the family with the service"),
        "involvement": ("involved", "works with the family; no single dealing is told"),
        "worked_with": ("worked_with", "dealings of the worker with the family"),
        "carries": ("worked_with", "works with the family; no single dealing is told"),
        "works_for": ("works", "works for"),
    }[tie]


def _behind(tie: str, one: str, other: str, told: dict[str, Cells]) -> Iterable[str]:
    """Ids of the interactions that a line stands for."""
    for interaction, row in told.items():
        people = {str(p).rpartition("=")[0] for p in _items(row["people"])}
        if (tie == "involved_with" and other in _items(row["services"])) or (tie == "worked_with" and one in people):
            yield interaction


def _items(cell: object) -> list[str]:
    return [str(item) for item in cell] if isinstance(cell, list) else []


def _interactions(
    chronology: Released, passages: Released, names: dict[str, str], model: Model
) -> Iterable[MapInteraction]:
    evidence: dict[str, list[Passage]] = {}
    for row in passages.rows.iter_rows(named=True):
        evidence.setdefault(str(row["interaction"]), []).append(_passage(row, names, model))
    for row in chronology.rows.iter_rows(named=True):
        people = [p.rpartition("=") for p in _items(row["people"])]
        reality = str(row["reality"])
        yield MapInteraction(
            id=str(row["interaction"]),
            label=label(model, "interaction_kind", str(row["kind"])),
            when=when(str(row["edtf"])),
            status=label(model, "status", str(row["status"])),
            reality="" if reality == "event" else label(model, "reality", reality),
            care=label(model, "care_stance", str(row["care"])),
            control=label(model, "control_stance", str(row["control"])),
            disputed=tuple(_items(row["disputed"])),
            people=tuple((_name(who, names, model), label(model, "part", part)) for who, _, part in people),
            services=tuple(_name(one, names, model) for one in _items(row["services"])),
            evidence=tuple(evidence.get(str(row["interaction"]), ())),
        )


def _passage(row: Cells, names: dict[str, str], model: Model) -> Passage:
    return Passage(
        document=str(row["title"] or row["document"]),
        place=str(row["place"]),
        voice=_name(str(row["voice"]), names, model),
        told_by=_name(str(row["told_by"]), names, model),
        word=str(row["word"]),
        memo=str(row["memo"]),
    )


def _name(node_id: str, names: dict[str, str], model: Model) -> str:
    """The name on the map; a role in words; else the key."""
    if node_id in names:
        return names[node_id]
    key = node_id.rsplit(":", maxsplit=1)[-1]
    if key.startswith("role/"):
        return label(model, "role", key.removeprefix("role/"))
    return key
