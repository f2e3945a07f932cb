"""A crowded map drawn with fewer lines: where many of a household have dealings with one service, they share a line."""

from collections import Counter
from dataclasses import replace

from viz.ecomap.record import HOUSEHOLD, Ecomap, Tie
from viz.ecomap.ties import is_stressful, place_of

#: lines between people and services that a map can carry and still be read
MOST_TIES = 24
#: a line may be shared by so many people and more
FEWEST = 2


def folded(one: Ecomap) -> Ecomap:
    """The map with as many lines of its household shared as it takes; the map itself where it is not crowded.

    The services with the most lines are folded first. What a shared line stands for is all that its lines stood for.
    """
    home = {n.owner for n in one.nodes if n.kind in ("Parent", "Child", "Kin") and n.home == 0} | {HOUSEHOLD}
    served = [t for t in one.ties if t.kind == "served"]
    lines = Counter(t.ends[1] for t in served if t.ends[0] in home)
    excess = len(served) - MOST_TIES
    shared: set[str] = set()
    for service, many in sorted(lines.items(), key=lambda pair: (-pair[1], int(pair[0][1:]))):
        if excess <= 0 or many < FEWEST:
            break
        shared.add(service)
        excess -= many - 1
    if not shared:
        return one
    return _numbered(one, [*_folded(one, home, shared), *(t for t in one.ties if t.kind != "served")])


def _folded(one: Ecomap, home: set[str], shared: set[str]) -> list[Tie]:
    order = {i.owner: number for number, i in enumerate(one.interactions)}
    kept: list[Tie] = []
    groups: dict[str, list[Tie]] = {}
    for tie in one.ties:
        if tie.kind != "served":
            continue
        if tie.ends[0] in home and tie.ends[1] in shared:
            groups.setdefault(tie.ends[1], []).append(tie)
        else:
            kept.append(tie)
    for service, ties in groups.items():
        behind = sorted({i for t in ties for i in t.interactions}, key=lambda i: order[i])
        hard = sum(one.interactions[order[i]].stressful for i in behind)
        stressful = is_stressful(hard, len(behind))
        kept.append(Tie("", (HOUSEHOLD, service), "served", ties[0].label, stressful, interactions=tuple(behind)))
    return sorted(kept, key=lambda t: (place_of(t.ends[0]), place_of(t.ends[1])))


def _numbered(one: Ecomap, ties: list[Tie]) -> Ecomap:
    """The map with these ties, each known by its place, and the interactions that know them."""
    placed = tuple(replace(t, owner=f"t{number}") for number, t in enumerate(ties))
    of_ties: dict[str, list[str]] = {}
    for tie in placed:
        for behind in tie.interactions:
            of_ties.setdefault(behind, []).append(tie.owner)
    told = tuple(replace(i, ties=tuple(of_ties.get(i.owner, ()))) for i in one.interactions)
    return replace(one, ties=placed, interactions=told)
