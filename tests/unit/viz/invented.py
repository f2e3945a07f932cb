"""Invented families for the maps: a small one, a usual one, one of sixty nodes, one without ties."""

from dataclasses import replace

from viz.family_map import FamilyMap, MapInteraction, MapNode, MapTie, Passage

DEFINITION = (
    "Lines show contacts that were held, as any account tells them; missed, refused and cancelled ones are marked, "
    "habits told in general are not counted."
)


def family_map(
    nodes: list[MapNode], ties: list[MapTie], interactions: list[MapInteraction], title: str = "Family 07"
) -> FamilyMap:
    """A map of these parts."""
    return FamilyMap(
        "demo:07", title, "An invented study", True, "research", "8c1f0a2b3c4d5e6f7a8b", DEFINITION,
        tuple(nodes), tuple(ties), tuple(interactions),
    )  # fmt: skip


def interaction(number: int, label: str = "Drug test", **changes: object) -> MapInteraction:
    """An interaction told twice."""
    base = MapInteraction(
        f"demo:int-{number}", label, "12 August 2014", "held", "", "care was shown", "control was exercised",
        ("result",), (("Rowan", "tested"), ("nurse", "tested by")), ("Drug treatment clinic",),
        (
            Passage("Interview with the mother", "lines 24-26", "Rowan", "", "They told me it was negative.", ""),
            Passage("Interview with the midwife", "lines 31-33", "midwife", "Rowan", "The sample was positive.",
                    "Told apart from the first account."),
        ),
    )  # fmt: skip
    return replace(base, **changes)  # type: ignore[arg-type]


def usual() -> FamilyMap:
    """Five members, nine services of six sectors, eleven workers, every sign of the legend."""
    nodes = [
        MapNode("demo:07", "Family", "Family 07", "Kinship care since autumn 2013"),
        MapNode("p1", "Parent", "Rowan", "mother, 31", gender="woman"),
        MapNode("p2", "Parent", "Kit", "father, 34", gender="man"),
        MapNode("c1", "Child", "Wren", "baby", gender="woman"),
        MapNode("c2", "Child", "Moss", "6, lives with Hazel", gender="man"),
        MapNode("k1", "Kin", "Hazel", "mother of Rowan", gender="woman"),
    ]
    services = [
        ("s1", "Drug treatment clinic", "treatment", "nhs", "NHS", "a1", "Drug treatment partnership"),
        ("s2", "Community pharmacy", "dispensing", "community_pharmacy", "Community pharmacy", "a2", "Company"),
        ("s3", "Maternity clinic", "antenatal care", "nhs", "NHS", "a3", "Health board"),
        ("s4", "Health visiting team", "early years", "nhs", "NHS", "a3", "Health board"),
        ("s5", "GP practice", "primary care", "nhs", "NHS", "a3", "Health board"),
        ("s6", "Children and families team", "child protection", "local_authority_social_work",
         "Local authority social work", "a4", "Council"),
        ("s7", "Kinship care team", "kinship support", "local_authority_social_work",
         "Local authority social work", "a4", "Council"),
        ("s8", "Family centre", "family support", "third_sector", "Third sector", "a5", "Voluntary organisation"),
        ("s9", "Contact centre", "supervised contact", "third_sector", "Third sector", "a5", "Voluntary organisation"),
    ]  # fmt: skip
    for sid, name, what, sector, sector_label, agency, agency_label in services:
        nodes.append(MapNode(sid, "Service", name, what, sector, sector_label, agency, agency_label))
    by_id = {n.id: n for n in nodes}
    workers = [
        ("w1", "Ash", "substance use nurse", "s1"), ("w2", "drug worker", "drug worker", "s1"),
        ("w3", "pharmacist", "", "s2"), ("w4", "Fern", "midwife", "s3"), ("w5", "health visitor", "", "s4"),
        ("w6", "GP", "general practitioner", "s5"), ("w7", "first social worker", "social worker", "s6"),
        ("w8", "Linden", "children and families social worker", "s6"), ("w9", "kinship worker", "", "s7"),
        ("w10", "Bryony", "family support worker", "s8"), ("w11", "contact supervisor", "", "s9"),
    ]  # fmt: skip
    for wid, name, role, sid in workers:
        s = by_id[sid]
        nodes.append(MapNode(wid, "Professional", name, role, s.sector, s.sector_label, s.agency, s.agency_label, sid))
    told = [interaction(n) for n in range(4)]
    told.append(interaction(4, "Home visit", evidence=(), disputed=(), status="refused", when=""))
    ids = tuple(t.id for t in told)

    def to(sid: str, n: int, **counts: int) -> MapTie:
        return MapTie(f"inv-{sid}", "demo:07", sid, "involved", "involved with", interactions=ids[:n], **counts)

    ties = [MapTie(f"m-{n.id}", n.id, "demo:07", "member", "member of") for n in nodes[1:6]]
    ties += [
        MapTie("k1", "p1", "p2", "kin", "partner, living together"),
        MapTie("k2", "p1", "c1", "kin", "parent by birth"), MapTie("k3", "p2", "c1", "kin", "parent by birth"),
        MapTie("k4", "p1", "c2", "kin", "parent by birth"), MapTie("k5", "k1", "p1", "kin", "parent by birth"),
        MapTie("k6", "k1", "c2", "kin", "brings up"),
        to("s1", 5, contacts=31, care=20, control=12, disputed=1, missed=2), to("s2", 3, habits=1, control=1),
        to("s3", 4, contacts=9, care=8), to("s4", 2, contacts=4, care=3, control=1, missed=1),
        to("s5", 1, contacts=1), to("s6", 5, contacts=14, control=12, care=3, disputed=2, missed=1, not_offered=1),
        to("s7", 1, not_offered=1), to("s8", 3, contacts=12, care=12), to("s9", 2, contacts=6, control=5, care=2),
    ]  # fmt: skip
    ties += [MapTie(f"wk-{w}", w, s, "works", "works for") for w, _, _, s in workers]
    ties += [
        MapTie("ww1", "w1", "demo:07", "worked_with", "worked with", contacts=12, care=9, interactions=ids[:2]),
        MapTie("ww4", "w4", "demo:07", "worked_with", "worked with", contacts=8, care=8, interactions=ids[:2]),
        MapTie("ww7", "w7", "demo:07", "worked_with", "worked with", contacts=2, control=2, missed=1,
               interactions=ids[3:]),
        MapTie("ww8", "w8", "demo:07", "worked_with", "worked with", contacts=12, care=3, control=4,
               interactions=ids[:3]),
        MapTie("ww10", "w10", "demo:07", "worked_with", "worked with", habits=2, care=1, interactions=ids[:1]),
    ]  # fmt: skip
    return family_map(nodes, ties, told, "Family 07: agency connections")


def small() -> FamilyMap:
    """A mother and a nurse."""
    nodes = [
        MapNode("f", "Family", "Family of Marianne", ""),
        MapNode("p", "Parent", "Marianne", "mother", gender="woman"),
        MapNode("s", "Service", "Substance use service", "drug treatment", "nhs", "NHS", "", ""),
        MapNode("w", "Professional", "nurse", "substance use nurse", "nhs", "NHS", service="s"),
    ]
    ties = [
        MapTie("m", "p", "f", "member", "member of"),
        MapTie("i", "f", "s", "involved", "involved with", contacts=2, care=2, interactions=("demo:int-0",)),
        MapTie("wk", "w", "s", "works", "works for"),
        MapTie("ww", "w", "f", "worked_with", "worked with", contacts=1, interactions=("demo:int-0",)),
    ]
    return family_map(nodes, ties, [interaction(0)], "Family of Marianne")


def sixty() -> FamilyMap:
    """Sixty nodes: nine in the family, 24 services of eight sectors, 27 workers, every worker tied to the family."""
    nodes = [MapNode("f", "Family", "Family of sixty nodes", "a large family for a test")]
    members = [("Parent", 2), ("Child", 4), ("Kin", 2)]
    for kind, count in members:
        for n in range(count):
            gender = ("woman", "man", "")[n % 3]
            nodes.append(MapNode(f"{kind}{n}", kind, f"{kind} number {n}", f"{kind.lower()}, {20 + n}", gender=gender))
    ties = [MapTie(f"m{n.id}", n.id, "f", "member", "member of") for n in nodes[1:]]
    ties += [MapTie(f"k{n}", f"Parent{n % 2}", f"Child{n}", "kin", "parent") for n in range(4)]
    told = [interaction(n) for n in range(30)]
    for n in range(24):
        sector, agency = n % 8, n % 12
        nodes.append(
            MapNode(f"s{n}", "Service", f"Service {n} for families and young people", "what this service does",
                    f"sector{sector}", f"Sector number {sector}", f"a{agency}", f"Agency number {agency}")
        )  # fmt: skip
        counts = {"contacts": (1, 4, 15, 40)[n % 4], "care": n % 3, "control": n % 2, "missed": int(n % 5 == 0)}
        ties.append(
            MapTie(f"i{n}", "f", f"s{n}", "involved", "involved with", disputed=int(n % 7 == 0),
                   not_offered=int(n % 6 == 0), interactions=(told[n].id, told[n + 1].id), **counts)
        )  # fmt: skip
    for n in range(60 - len(nodes)):
        s = next(x for x in nodes if x.id == f"s{n % 24}")
        nodes.append(
            MapNode(f"w{n}", "Professional", f"Worker {n}", "children and families social worker", s.sector,
                    s.sector_label, s.agency, s.agency_label, s.id)
        )  # fmt: skip
        ties.append(MapTie(f"wk{n}", f"w{n}", s.id, "works", "works for"))
        ties.append(MapTie(f"ww{n}", "f", f"w{n}", "worked_with", "worked with", contacts=n, care=n % 2))
    return family_map(nodes, ties, told, "Family of sixty nodes")


def no_ties() -> FamilyMap:
    """A family of whom nothing but one member is known."""
    nodes = [MapNode("f", "Family", "Family 12", ""), MapNode("p", "Parent", "Lara", "mother", gender="woman")]
    return family_map(nodes, [], [], "Family 12")


HOSTILE = (
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(2)>",
    '"><svg onload=alert(3)>',
    "{{ 7 * 7 }}{% raw %}",
    "مركز الأسرة ومساندة الأطفال",
    "\u202egnidaer desrever\u2066",
    "👩‍👩‍👧‍👦🦊" * 12,
    "漢字の長いサービス名" * 6,
    "x" * 2000,
    "many words " * 180,
    "__proto__",
    "constructor",
    "line\u2028break\u2029and\x07bell\ttab\nnewline",
    "<!-- <script> ]]> &lt; &#60;",
    "javascript:alert(4)",
    "",
)


def hostile(number: int) -> FamilyMap:
    """The usual family with a hostile string in every text field, another one in each; `number` shifts them."""
    count = [number]

    def evil() -> str:
        count[0] += 1
        return HOSTILE[count[0] % len(HOSTILE)]

    base = usual()
    ids = {n.id: f"{HOSTILE[i % 11]}{i}" for i, n in enumerate(base.nodes)}
    told_ids = {x.id: f"{evil()}{i}" for i, x in enumerate(base.interactions)}
    sectors = {n.sector: evil() for n in base.nodes if n.sector}
    agencies = {n.agency: evil() for n in base.nodes if n.agency}
    nodes = [
        replace(n, id=ids[n.id], label=evil(), detail=evil(), service=ids.get(n.service, evil()), gender=n.gender,
                sector=sectors.get(n.sector, ""), sector_label=sectors.get(n.sector, ""),
                agency=agencies.get(n.agency, ""), agency_label=agencies.get(n.agency, ""))
        for n in base.nodes
    ]  # fmt: skip
    ties = [
        replace(t, id=f"{evil()}{i}", from_id=ids[t.from_id], to_id=ids[t.to_id], label=evil(),
                interactions=tuple(told_ids[x] for x in t.interactions))
        for i, t in enumerate(base.ties)
    ]  # fmt: skip
    told = [
        MapInteraction(
            told_ids[x.id], evil(), evil(), evil(), evil(), evil(), evil(), (evil(), evil()),
            ((evil(), evil()), (evil(), evil())), (evil(), evil()),
            tuple(Passage(evil(), evil(), evil(), evil(), evil(), evil()) for _ in x.evidence),
        )
        for x in base.interactions
    ]  # fmt: skip
    return FamilyMap(evil(), evil(), evil(), True, evil(), evil(), evil(), tuple(nodes), tuple(ties), tuple(told))
