"""Fewer lines: where many of a household have dealings with one service, they share a line."""

from collections import Counter
from collections.abc import Iterable, Sequence

from viz.ecomap.record import HOUSEHOLD, Ecomap, Node, Tie
from viz.ecomap.ties import is_stressful, place_of

#: lines between people and services that a map can carry and still be read
MOST_TIES = 24
#: a line may be shared by so many people and more
FEWEST = 2


def with_shared_lines(one: Ecomap, nodes: Iterable[Node], ties: Sequence[Tie]) -> list[Tie]:
    """The ties with as many lines of the household shared as it takes; the ties themselves where they are few enough.

    The services with the most lines share first. What a shared line stands for is all that its lines stood for.
    """
    home = {n.owner for n in nodes if n.kind in ("Parent", "Child", "Kin") and n.home == 0} | {HOUSEHOLD}
    served = [t for t in ties if t.kind == "served"]
    lines = Counter(t.ends[1] for t in served if t.ends[0] in home)
    excess = len(served) - MOST_TIES
    shared: set[str] = set()
    for service, many in sorted(lines.items(), key=lambda pair: (-pair[1], place_of(pair[0]), pair[0])):
        if excess <= 0 or many < FEWEST:
            break
        shared.add(service)
        excess -= many - 1
    if not shared:
        return list(ties)
    return [*_shared(one, served, home, shared), *(t for t in ties if t.kind != "served")]


def _shared(one: Ecomap, served: Sequence[Tie], home: set[str], shared: set[str]) -> list[Tie]:
    order = {i.owner: number for number, i in enumerate(one.interactions)}
    kept: list[Tie] = []
    groups: dict[str, list[Tie]] = {}
    for tie in served:
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
