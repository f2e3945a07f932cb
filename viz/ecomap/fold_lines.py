"""Fewer lines: where many who live together have dealings with one service, they share a line."""

from collections import Counter
from collections.abc import Iterable, Sequence

from viz.ecomap.record import Ecomap, Node, Tie, home_owner
from viz.ecomap.ties import is_stressful, place_of

#: lines between people and services that a map can carry and still be read
MOST_TIES = 24
#: a line may be shared by so many people and more
FEWEST = 2


def with_shared_lines(one: Ecomap, nodes: Iterable[Node], ties: Sequence[Tie]) -> list[Tie]:
    """The ties with as many lines of a home shared as it takes; the ties themselves where they are few enough.

    The homes and services with the most lines between them share first. What a shared line stands for is all that its
    lines stood for.
    """
    homes = {n.owner: home_owner(n.home) for n in nodes if n.kind in ("Parent", "Child", "Kin")}

    def pair(tie: Tie) -> tuple[str, str]:
        return homes.get(tie.ends[0], tie.ends[0]), tie.ends[1]

    served = [t for t in ties if t.kind == "served"]
    lines = Counter(map(pair, served))
    excess = len(served) - MOST_TIES
    shared: set[tuple[str, str]] = set()
    for ends, many in sorted(lines.items(), key=lambda of: (-of[1], place_of(of[0][0]), place_of(of[0][1]), of[0])):
        if excess <= 0 or many < FEWEST:
            break
        shared.add(ends)
        excess -= many - 1
    groups: dict[tuple[str, str], list[Tie]] = {}
    kept = []
    for tie in served:
        if pair(tie) in shared:
            groups.setdefault(pair(tie), []).append(tie)
        else:
            kept.append(tie)
    kept += [shared_tie(one, ends, behind) for ends, behind in groups.items()]
    if not shared:
        return list(ties)
    kept.sort(key=lambda t: (place_of(t.ends[0]), place_of(t.ends[1])))
    return [*kept, *(t for t in ties if t.kind != "served")]


def shared_tie(one: Ecomap, ends: tuple[str, str], ties: Sequence[Tie]) -> Tie:
    """One line for several: it stands for all that they stand for, each interaction once."""
    order = {i.owner: number for number, i in enumerate(one.interactions)}
    behind = sorted({i for t in ties for i in t.interactions}, key=lambda i: order[i])
    hard = sum(one.interactions[order[i]].stressful for i in behind)
    return Tie("", ends, "served", ties[0].label, is_stressful(hard, len(behind)), interactions=tuple(behind))
