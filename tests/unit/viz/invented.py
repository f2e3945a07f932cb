"""Invented families for the maps: a usual one, a small one, one without ties, crowded ones."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from viz.ecomap.fold import with_views
from viz.ecomap.record import (
    HOUSEHOLD,
    Ecomap,
    Home,
    Interaction,
    Node,
    NodeKind,
    Outcome,
    Passage,
    Tie,
    Told,
    Voice,
)

#: days since 1970-01-01
JANUARY_2014, A_MONTH = 16071, 30


def told(outcome: Outcome = "held", day: int | None = None, **changes: object) -> Told:
    """A telling of something on one day."""
    status = {"held": "held", "missed": "missed", "not_offered": "not invited"}.get(outcome, "")
    when = "" if day is None else f"day {day}"
    base = Told(outcome, False, False, status, "", "", "", when, day, day)
    return replace(base, **changes)  # type: ignore[arg-type]


def passage(**changes: str) -> Passage:
    """The evidence of an interaction."""
    base = Passage("Interview with the mother", "lines 24-26", "Rowan", "", "They told me it was negative.", "")
    return replace(base, **changes)


def interaction(number: int, telling: Told, **changes: object) -> Interaction:
    """An interaction with one passage."""
    base = Interaction(
        f"i{number}", "Drug test", telling, False, 0, (), False, (), (), (("Rowan", "tested"),), (passage(),)
    )
    return replace(base, **changes)  # type: ignore[arg-type]


def service(number: int, label: str, detail: str, sector: str, agency: str = "", **changes: object) -> Node:
    """A service; its agency's owner is made of the name."""
    owner = f"a{sum(map(ord, agency))}" if agency else ""
    base = Node(f"n{number}", "Service", label, detail, sector.lower(), sector, owner, agency)
    return replace(base, **changes)  # type: ignore[arg-type]


def worker(number: int, label: str, at: Node, detail: str = "") -> Node:
    """A worker in a service's card."""
    return Node(
        f"n{number}", "Professional", label, detail, at.sector, at.sector_label, at.agency, at.agency_label, at.owner
    )


def ecomap(
    nodes: Iterable[Node],
    had: Sequence[tuple[Interaction, Sequence[str], str]],
    kin: Iterable[tuple[str, str, str]] = (),
    voices: Sequence[Voice] = (),
    homes: Sequence[Home] = (),
    title: str = "Family 07",
) -> Ecomap:
    """A map of nodes; of interactions, each with the owners of the people in it and of the service; and of kin."""
    ends = {(person, at): None for _, people, at in had for person in people}
    ties: list[Tie] = []
    for person, at in sorted(ends, key=lambda pair: (pair[0] != HOUSEHOLD, int(pair[0].strip("nhome") or 0), pair[1])):
        behind = tuple(one.owner for one, people, end in had if person in people and end == at)
        ties.append(Tie(f"t{len(ties)}", (person, at), "served", "dealings with the service", interactions=behind))
    ties += [Tie(f"t{len(ties) + n}", (a, b), "kin", f"{way} of", way=way) for n, (a, way, b) in enumerate(kin)]
    interactions = tuple(replace(one, nodes=(*people, at)) for one, people, at in had)
    whole = Ecomap(
        title, "An invented study", True, "research", "", "8c1f0a2b3c4d5e6f7a8b", "Lines show contacts that were held.",
        tuple(homes) or (Home(title),), tuple(nodes), tuple(ties), interactions, tuple(voices),
    )  # fmt: skip
    return with_views(whole)


PEOPLE = (
    Node("n0", "Parent", "Rowan", "mother", gender="woman"),
    Node("n1", "Parent", "Kit", "father", gender="man"),
    Node("n2", "Child", "Wren", "", gender="woman", age="under 1"),
    Node("n3", "Child", "Moss", "", gender="man", age="5 to 11", home=1),
    Node("n4", "Kin", "Hazel", "grandmother", gender="woman", home=1),
)
KIN = (
    ("n0", "partner", "n1"), ("n0", "parent", "n2"), ("n1", "parent", "n2"), ("n0", "parent", "n3"),
    ("n4", "parent", "n0"), ("n4", "kin", "n3"),
)  # fmt: skip
SERVICES = (
    service(5, "Drug treatment clinic", "treatment", "NHS", "Drug treatment partnership"),
    service(6, "Maternity clinic", "antenatal care", "NHS", "Health board"),
    service(7, "Health visiting team", "early years", "NHS", "Health board"),
    service(8, "Community pharmacy", "dispensing", "Pharmacies", "A company"),
    service(9, "Children and families team", "child protection", "Social work", "Council"),
    service(10, "Kinship care team", "kinship support", "Social work", "Council"),
    service(11, "Family centre", "family support", "Third sector", "A charity"),
)
WORKERS = (
    worker(12, "Ash", SERVICES[0], "substance use nurse"),
    worker(13, "Fern", SERVICES[1], "midwife"),
    worker(14, "social worker 1", SERVICES[4]),
    worker(15, "Linden", SERVICES[4], "children and families social worker"),
)
HOMES = (Home("Family 07"), Home("Kinship care with Hazel", "supervision order; from spring 2013"))


def usual() -> Ecomap:
    """Five people in two homes, seven services, four workers, two years, two voices, every sign of the legend."""

    def day(month: int) -> int:
        return JANUARY_2014 + A_MONTH * month

    care = {"care": True, "care_words": "care was shown"}
    control = {"control": True, "control_words": "control was exercised"}
    had: list[tuple[Interaction, list[str], str]] = []

    def add(telling: Told, people: list[str], at: str, **changes: object) -> None:
        had.append((interaction(len(had), telling, **changes), people, at))

    for month in range(12):
        add(told("held", day(month), **care), ["n0"], "n5")
    add(told("held", day(3), **care, **control), ["n0"], "n5", disputed=("result",))
    add(told("missed", day(4)), ["n0"], "n5")
    for month in range(4):
        add(told("held", day(month), **control), ["n0"], "n9", stressful=True)
    add(told("held", day(14), **control), ["n1"], "n9", label="Case conference")
    add(told("not_offered", day(15)), ["n1"], "n9", label="Case conference")
    add(told("held", None, **care), ["n0", "n2"], "n6", label="Clinic visit")
    add(told("habit", None, reality="habit"), ["n0"], "n8", label="Dispensing")
    add(told("held", day(20), when="about August 2015", **care), ["n2"], "n7", label="Home visit", about=True)
    add(told("held", day(22)), ["n4", "n3"], "n10", label="Home visit")
    add(told("other", day(6), reality="request"), [HOUSEHOLD], "n11", label="Referral")
    voices = (
        Voice("v0", "Rowan, mother", {f"i{n}": one.told for n, (one, people, _) in enumerate(had) if "n0" in people}),
        Voice("v1", "Ash, substance use nurse", {"i12": told("missed", day(3))}),
    )
    return ecomap((*PEOPLE, *SERVICES, *WORKERS), had, KIN, voices, HOMES, "Family 07")


def small() -> Ecomap:
    """A mother and a nurse."""
    clinic = service(1, "Substance use service", "drug treatment", "NHS")
    people = (Node("n0", "Parent", "Marianne", "mother", gender="woman"), clinic, worker(2, "nurse", clinic))
    return ecomap(people, [(interaction(0, told("held")), ["n0"], "n1")], title="Family of Marianne")


def no_ties() -> Ecomap:
    """A family of whom nothing but one parent is known."""
    return ecomap([Node("n0", "Parent", "Lara", "mother", gender="woman")], [], title="Family 12")


def one_service() -> Ecomap:
    """One service and 400 contacts in two years."""
    had = [(interaction(n, told("held", JANUARY_2014 + 2 * n)), ["n0"], "n1") for n in range(400)]
    people = (Node("n0", "Parent", "Rowan", "mother"), service(1, "Pharmacy", "dispensing", "Pharmacies"))
    return ecomap(people, had)


def crowded(services: int = 60, workers: int = 120, people: int = 20) -> Ecomap:
    """A family of 200 nodes: services of eight sectors and twenty agencies, most with two workers."""
    kinds: tuple[NodeKind, ...] = ("Parent", "Child", "Kin")
    family = [
        Node(f"n{n}", kinds[n % 3] if n > 1 else "Parent", f"Person {n}", "", home=n % 4 if n > 3 else 0)
        for n in range(people)
    ]
    homes = [Home("Family 07"), *(Home(f"Foster care {n}", "from spring 2013") for n in range(1, 4))]
    offered = [
        service(people + n, f"Service {n} for families", "support", f"Sector {n % 8}", f"Agency {n % 20}")
        for n in range(services)
    ]
    staff = [worker(people + services + n, f"Worker {n}", offered[n % services]) for n in range(workers)]
    had = []
    for n in range(3 * services):
        telling = told("held", JANUARY_2014 + n, care=n % 3 == 0, control=n % 4 == 0)
        had.append((interaction(n, telling), [f"n{n % people}"], offered[n % services].owner))
    kin = [("n0", "parent", node.owner) for node in family if node.kind == "Child"]
    return ecomap([*family, *offered, *staff], had, kin, homes=homes, title="A large family")


def busy_worker() -> Ecomap:
    """One service of 40 workers."""
    clinic = service(1, "Substance use service", "drug treatment", "NHS")
    staff = [worker(2 + n, f"nurse {n}", clinic) for n in range(40)]
    return ecomap(
        [Node("n0", "Parent", "Marianne", ""), clinic, *staff], [(interaction(0, told("held")), ["n0"], "n1")]
    )
