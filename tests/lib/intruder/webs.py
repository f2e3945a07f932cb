"""Families' webs drawn as the answers that composites are made of, and an intruder who knows every web as it is."""

import random
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import polars as pl

from disclosure.composite.composed import compose
from disclosure.composite.webs import merged
from queries.entry import find_entry
from schema.definition import Model

PEOPLE = {"Parent": ("mother", "father"), "Child": ("child",), "Kin": ("grandmother", "aunt_uncle", "friend")}
#: of a family's node, the sort it is and the sorts of its neighbours: person or service, and word
Node = tuple[str, str]


@dataclass(frozen=True)
class Drawn:
    """Families and the dealings of each: person and service as they are, with their classes."""

    network: pl.DataFrame
    chronology: pl.DataFrame
    families: list[str]
    #: family -> dealings that came about: the person's kind and role, the service's sector and kind
    truth: dict[str, set[tuple[str, str, str, str]]]


def draw(model: Model, families: int, seed: int) -> Drawn:
    """So many families with three to twelve dealings; some sorts of people and services are rare."""
    rng = random.Random(seed)
    sectors = list(model.slugs("sector"))
    kinds = rng.sample(list(model.slugs("service_kind")), 8)
    services = [(number, kind, rng.choice(sectors)) for number, kind in enumerate(kinds)]
    told = model.slugs("part", present=True)[0]
    stances = {
        "care": model.slugs("care_stance", shown=True)[0],
        "control": model.slugs("control_stance", shown=True)[0],
    }
    ids = [f"s:F{number}" for number in range(families)]
    truth: dict[str, set[tuple[str, str, str, str]]] = {}
    ties, rows = [], []
    for family in ids:
        home = [(kind, rng.choice(roles), f"{family}/{kind}") for kind, roles in PEOPLE.items() if rng.random() < 0.8]
        own = truth[family] = set()
        for number in range(rng.randint(3, 12) if home else 0):
            kind, role, person = rng.choice(home)
            service, sort, sector = services[min(rng.randrange(8), rng.randrange(8))]
            held = rng.random() < 0.9
            node = {"family": family, "from_id": person, "from_is": kind, "from_role": role, "tie": "served"}
            ties.append({**node, "to_id": f"s:S{service}", "to_is": "Service", "to_role": sort, "sector": sector})
            if held:
                own.add((kind, role, sector, sort))
            stance = {name: value if rng.random() < 0.3 else "" for name, value in stances.items()}
            rows.append(
                {
                    "family": family,
                    "interaction": f"{family}/{number}",
                    "reality": "event",
                    "status": "held" if held else "missed",
                    "services": [f"s:S{service}"],
                    "people": [f"{person}={told}"],
                    **stance,
                }
            )
    return Drawn(_frame("family_network", ties), _frame("chronology", rows), ids, truth)


def _frame(question: str, rows: Sequence[Mapping[str, object]]) -> pl.DataFrame:
    schema = find_entry(question, "embedded").result.schema_of()
    blank = {name: 0 if kind == pl.Int64 else [] if isinstance(kind, pl.List) else "" for name, kind in schema.items()}
    return pl.DataFrame([{**blank, **row} for row in rows], schema=schema)


#: how far around a node the intruder looks
STEPS = 2


@dataclass
class Found:
    """What the intruder could tell."""

    maps: int = 0
    empty: int = 0
    #: nodes and lines that were shown
    looked_at: int = 0
    #: nodes that fewer than k families fit, looked at to no, one and two steps; and lines
    small: list[int] = field(default_factory=lambda: [0] * (STEPS + 1))
    small_ties: int = 0
    #: the best chance of naming a family behind anything shown
    chance: float = 0.0
    #: nodes of single families' own maps, and those with surroundings that no other node has
    plain: int = 0
    plain_alone: int = 0

    def __iadd__(self, other: "Found") -> "Found":
        self.maps += other.maps
        self.empty += other.empty
        self.looked_at += other.looked_at
        self.small = [a + b for a, b in zip(self.small, other.small, strict=True)]
        self.small_ties += other.small_ties
        self.chance = max(self.chance, other.chance)
        self.plain += other.plain
        self.plain_alone += other.plain_alone
        return self


#: families behind each line of a map: person, service
Lines = dict[tuple[str, str], set[str]]


def lines(drawn: Drawn, level: str, k: int, model: Model) -> Lines:
    """Which families have which dealings, in the words of a level, from the webs as they are."""
    if level == "public":
        names = merged()[level]
        found: Lines = {}
        for family, own in drawn.truth.items():
            for kind, _, sector, _ in own:
                if sector in names["services"]:
                    found.setdefault((names["people"][kind], names["services"][sector]), set()).add(family)
        return found
    labels = {name: {one.slug: one.label for one in model.codelists[name].entries} for name in LISTS}
    dealings = [(family, *one) for family, own in drawn.truth.items() for one in own]
    by_kind: dict[str, set[str]] = {}
    for family, _, _, _, sort in dealings:
        by_kind.setdefault(sort, set()).add(family)
    named = [
        (
            family,
            kind,
            role,
            labels["service_kind"][sort]
            if len(by_kind[sort]) >= k
            else f"other services of {labels['sector'][sector]}",
        )
        for family, kind, role, sector, sort in dealings
    ]
    behind: dict[str, set[str]] = {}
    for family, _, _, service in named:
        behind.setdefault(service, set()).add(family)
    named = [one for one in named if len(behind[one[3]]) >= k]
    by_role: dict[str, set[str]] = {}
    for family, _, role, _ in named:
        by_role.setdefault(role, set()).add(family)
    found = {}
    for family, kind, role, service in named:
        person = labels["role"][role] if len(by_role[role]) >= k else WIDE.get(kind, "")
        found.setdefault((person, service), set()).add(family)
    return found


LISTS = ("role", "service_kind", "sector")
WIDE = {"Parent": "other parents", "Kin": "other kin"}


def colours(ties: list[tuple[str, str]], depth: int) -> dict[Node, object]:
    """What each node is and what is so many steps around it, as nested tuples."""
    around: dict[Node, list[Node]] = {}
    for person, service in ties:
        around.setdefault(("person", person), []).append(("service", service))
        around.setdefault(("service", service), []).append(("person", person))
    found: dict[Node, object] = {one: one for one in around}
    for _ in range(depth):
        found = {
            one: (found[one], tuple(sorted(map(repr, (found[two] for two in near))))) for one, near in around.items()
        }
    return found


def _shapes(own: set[tuple[str, str, str, str]]) -> list[object]:
    """Of one family's own map, each node with its neighbours by their roles."""
    ties = [(f"{kind} {role}", sort) for kind, role, _, sort in own]
    return list(colours(ties, 1).values())


def attack(drawn: Drawn, level: str, k: int, model: Model) -> Found:
    """Look behind everything on the composite for the families that fit it, by the true webs.

    A node stands for the families that have it with a line of the map; its surroundings for those that have one of
    the lines within so many steps, and nodes with the same surroundings stand for each other's families.
    """
    nodes, ties = compose(drawn.network, drawn.chronology, drawn.families, level, k, model)
    behind = lines(drawn, level, k, model)
    drawn_lines = [(one.person, one.service) for one in ties]
    of_node: dict[Node, set[str]] = {}
    for person, service in drawn_lines:
        for node in (("person", person), ("service", service)):
            of_node.setdefault(node, set()).update(behind.get((person, service), set()))
    found = Found(maps=1, empty=int(not nodes), looked_at=len(nodes) + len(ties))
    found.small_ties = sum(len(behind.get(one, set())) < k for one in drawn_lines)
    fits = [len(behind.get(one, set())) for one in drawn_lines]
    for depth in range(STEPS + 1):
        alike: dict[object, set[str]] = {}
        for node, colour in colours(drawn_lines, depth).items():
            alike.setdefault(colour, set()).update(of_node[node])
        found.small[depth] = sum(len(one) < k for one in alike.values())
        fits += [len(one) for one in alike.values()]
    missing = {("service" if one.is_service else "person", one.name) for one in nodes} - set(of_node)
    found.small[0] += len(missing)
    found.chance = 1 / max(1, min(fits)) if fits else 0.0
    alone = Counter(shape for own in drawn.truth.values() for shape in _shapes(own))
    found.plain, found.plain_alone = sum(alone.values()), sum(number == 1 for number in alone.values())
    return found
