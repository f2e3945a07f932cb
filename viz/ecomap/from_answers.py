"""The ecomap of a family, from released answers; what they do not say is not on the map."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import cast

from disclosure.release import Released
from schema.definition import Model
from viz.ecomap.fold import with_views
from viz.ecomap.homes import homes_of
from viz.ecomap.record import HOUSEHOLD, Ecomap, Interaction, Node, NodeKind, Passage, Tie
from viz.ecomap.remarks import remarks
from viz.ecomap.spoken import name_of, passage_of, voices_of
from viz.ecomap.standing import Stands, fingerprint, standing
from viz.ecomap.telling import Cells, about, told_of, under_pressure
from viz.ecomap.ties import Had, kin, served
from viz.terms import label

READING = (
    "A line joins a person of the family, or the household, to a service with which dealings are told. The wider a "
    "strand, the more events were held in which care, or control, or neither was told. Nothing is drawn that nobody "
    "told: a thin line may matter most."
)
PEOPLE = ("Parent", "Child", "Kin")
#: stands for the service of dealings of which none is named
UNNAMED = "No service named"


@dataclass(frozen=True)
class Answers:
    """The released answers that a map is made of, all of one family, data version and level."""

    network: Released
    chronology: Released
    passages: Released
    arrangements: Released
    #: what each voice tells
    accounts: Released
    #: what was said of the family's map in a room
    corrections: Released


def ecomap(answers: Answers, model: Model, study_title: str, synthetic: bool) -> Ecomap:
    """Lay the answers about one family together, folded where that is crowded, with what was said of it in a room."""
    whole, stands = drawn(answers, model, study_title, synthetic)
    said = remarks(answers.corrections.rows.iter_rows(named=True), whole, stands, model)
    return replace(whole, remarks=tuple(said))


def drawn(answers: Answers, model: Model, study_title: str, synthetic: bool) -> tuple[Ecomap, dict[str, Stands]]:
    """The map without what was said of it, and what of the study stands behind each of its owners."""
    plain, owners = _laid(answers, model, study_title, synthetic)
    whole = with_views(plain)
    stands = standing(whole, owners, _family(answers), answers.chronology.rows.get_column("interaction"))
    return replace(whole, drawn=fingerprint(stands)), stands


def unfolded(answers: Answers, model: Model, study_title: str, synthetic: bool) -> Ecomap:
    """Lay the answers about one family together, with every service and every line by itself."""
    return _laid(answers, model, study_title, synthetic)[0]


def _family(answers: Answers) -> str:
    """The family's id."""
    said = answers.network.rows.get_column("family")
    return str(said[0]) if len(said) else answers.network.parameters.get("family", "")


def _laid(answers: Answers, model: Model, study_title: str, synthetic: bool) -> tuple[Ecomap, dict[str, str]]:
    """The map with nothing folded, and the owners by id."""
    rows = list(answers.network.rows.iter_rows(named=True))
    family = _family(answers)
    title = next((str(r["to_name"]) for r in rows if r["to_is"] == "Family" and r["to_name"]), family.split(":")[-1])
    nodes, owners = _nodes(rows, model)
    names = {one: nodes[owner].label for one, owner in owners.items()}
    people = {one: names[one] for one, owner in owners.items() if nodes[owner].kind in PEOPLE}
    homes, lives, ages = homes_of(answers.arrangements.rows.iter_rows(named=True), people, title, model)
    for one in people:
        nodes[owners[one]] = replace(nodes[owners[one]], home=lives.get(one, 0), age=ages.get(one, ""))
    told = list(answers.chronology.rows.iter_rows(named=True))
    unnamed = f"n{len(nodes)}"
    had = [_had(number, row, owners, nodes, unnamed, model) for number, row in enumerate(told)]
    if any(unnamed in one.others for one in had):
        nodes[unnamed] = Node(unnamed, "Service", UNNAMED, "")
    works = {(HOUSEHOLD, owners[str(r["to_id"])]) for r in rows if r["tie"] == "involvement"}
    ties = [replace(t, owner=f"t{i}") for i, t in enumerate([*served(had, works), *kin(rows, owners, model)])]
    places = {str(row["interaction"]): f"i{number}" for number, row in enumerate(told)}
    whole = Ecomap(
        title=title,
        study_title=study_title,
        synthetic=synthetic,
        level=answers.network.level,
        export="",
        data_version=answers.network.data_version,
        definition=f"{READING} {answers.network.definition}",
        homes=tuple(homes),
        nodes=tuple(nodes.values()),
        ties=tuple(ties),
        interactions=tuple(_interactions(told, had, ties, owners, names, answers.passages, model)),
        voices=tuple(voices_of(answers.accounts, places, names, nodes, owners, model)),
    )
    return whole, owners


def _nodes(rows: Sequence[Cells], model: Model) -> tuple[dict[str, Node], dict[str, str]]:
    """The people and services by owner, and the owners by id."""
    services = {str(r["from_id"]): str(r["to_id"]) for r in rows if r["tie"] == "works_for"}
    found: dict[str, Node] = {}
    for row in rows:
        for end in ("from", "to"):
            one = str(row[f"{end}_id"])
            if row[f"{end}_is"] == "Family":
                continue
            node = _node(row, end, model)
            # A row that knows the agency or the gender says more than one that only names the node.
            if one not in found or (node.agency and not found[one].agency) or node.gender:
                found[one] = node
    owners = {one: f"n{number}" for number, one in enumerate(sorted(found))}
    agencies = {one: f"a{number}" for number, one in enumerate(sorted({n.agency for n in found.values() if n.agency}))}
    placed = {
        owners[one]: replace(
            node,
            owner=owners[one],
            agency=agencies.get(node.agency, ""),
            service=owners.get(services.get(one, ""), ""),
        )
        for one, node in sorted(found.items())
    }
    return _told_apart(placed), owners


def _node(row: Cells, end: str, model: Model) -> Node:
    one, kind, role, name = (str(row[f"{end}_{part}"]) for part in ("id", "is", "role", "name"))
    is_service = kind == "Service"
    detail = label(model, "service_kind" if is_service else "role", role)
    # A worker's row to the service says whose agency both are of.
    placed = is_service or row["tie"] == "works_for"
    sector = str(row["sector"]) if placed else ""
    return Node(
        owner="",
        kind=cast(NodeKind, kind),
        label=name or detail or one.split(":")[-1],
        detail=detail if name else "",
        sector=sector,
        sector_label=label(model, "sector", sector),
        agency=str(row["agency"]) if placed else "",
        agency_label=str(row["agency_name"]) if placed else "",
        gender=str(row["detail"]) if row["tie"] == "member_of" and end == "from" else "",
    )


def _told_apart(nodes: dict[str, Node]) -> dict[str, Node]:
    """People whom the study does not name and whose roles are the same are numbered in the order of their keys."""
    alike = Counter(one.label for one in nodes.values())
    seen: Counter[str] = Counter()
    for owner, one in nodes.items():
        if alike[one.label] > 1:
            seen[one.label] += 1
            nodes[owner] = replace(one, label=f"{one.label} {seen[one.label]}")
    return nodes


def _had(
    number: int, row: Cells, owners: Mapping[str, str], nodes: Mapping[str, Node], unnamed: str, model: Model
) -> Had:
    family, workers = [], []
    for one, part in _parts(row):
        owner = owners.get(one, "")
        fields = model.entry("part", part).fields
        if owner and nodes[owner].kind == "Professional":
            workers.append(owner)
        elif owner and (fields["present"] or fields["expected"]):
            family.append(owner)
    services = [owners[one] for one in _items(row["services"]) if one in owners]
    of_workers = [nodes[one].service or one for one in workers]
    others = services or of_workers
    if not others and not model.interactions[str(row["kind"])].among_kin:
        others = [unnamed]
    return Had(
        number,
        tuple(dict.fromkeys(family)) or (HOUSEHOLD,),
        tuple(dict.fromkeys(others)),
        under_pressure(row, model),
    )


def _interactions(
    told: Sequence[Cells],
    had: Sequence[Had],
    ties: Sequence[Tie],
    owners: Mapping[str, str],
    names: Mapping[str, str],
    passages: Released,
    model: Model,
) -> Iterator[Interaction]:
    evidence: dict[str, list[Passage]] = {}
    for said in passages.rows.iter_rows(named=True):
        evidence.setdefault(str(said["interaction"]), []).append(passage_of(said, names, model))
    of_ties: dict[str, list[str]] = {}
    for tie in ties:
        for behind in tie.interactions:
            of_ties.setdefault(behind, []).append(tie.owner)
    for each in had:
        row, owner = told[each.number], f"i{each.number}"
        parts = list(_parts(row))
        there = [owners[who] for who, _ in parts if who in owners] + [
            owners[service] for service in _items(row["services"]) if service in owners
        ]
        yield Interaction(
            owner=owner,
            label=label(model, "interaction_kind", str(row["kind"])),
            told=told_of(row, model),
            about=about(row),
            position=int(str(row["position"])),
            disputed=tuple(_items(row["disputed"])),
            stressful=each.stressful,
            ties=tuple(of_ties.get(owner, ())),
            nodes=tuple(dict.fromkeys([*there, *each.others])),
            people=tuple((name_of(who, names, model), label(model, "part", part)) for who, part in parts),
            evidence=tuple(evidence.get(str(row["interaction"]), ())),
        )


def _parts(row: Cells) -> Iterable[tuple[str, str]]:
    for text in _items(row["people"]):
        who, _, part = text.rpartition("=")
        yield who, part


def _items(cell: object) -> list[str]:
    return [str(item) for item in cell] if isinstance(cell, list) else []
