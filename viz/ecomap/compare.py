"""Two maps side by side: what each side holds, in owners that both share, so that like stands beside like."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from viz.ecomap.fold import fold_of, seen_in, views_of, with_views
from viz.ecomap.record import Ecomap, Interaction, Node, Tie, home_owner
from viz.ecomap.ties import is_stressful

Sort = Literal["families", "dates", "countries"]
PEOPLE = ("Parent", "Child", "Kin")
FOLDS = ("Agency", "Sector")
#: ends and way: ties of which a map has one
Ends = tuple[str, str, str]


@dataclass(frozen=True)
class Comparison:
    """Two sides with one layout. An owner means the same place on both."""

    sort: Sort
    title: str
    #: what each side is: a family, a window of time, a country
    names: tuple[str, str]
    sides: tuple[Ecomap, Ecomap]
    #: all of both sides: what the layout is made of
    both: Ecomap

    def known(self, export: str) -> "Comparison":
        """The same with its id in the register."""
        left, right = (replace(side, export=export) for side in self.sides)
        return replace(self, sides=(left, right))


def compared(sort: Sort, title: str, names: tuple[str, str], sides: tuple[Ecomap, Ecomap], both: Ecomap) -> Comparison:
    """A comparison of two sides; `both` holds all of both, in the same owners. A crowded one is folded as a map is."""
    whole = both if both.composite else with_views(both)
    drawn = seen_in(whole, views_of(whole)[0])
    above = {n.owner: n.fold for n in whole.nodes}
    stands = {owner: _outermost(owner, above) for owner in above}
    left, right = (_seen(side, drawn, stands) for side in sides)
    return Comparison(sort, title, names, (left, right), drawn)


def slim(one: Ecomap) -> Ecomap:
    """A map with what a comparison shows: no passages, no voices, and of workers only those without a service."""
    workers = {n.owner: n.service for n in one.nodes if n.service}
    ties = [replace(t, ends=(t.ends[0], workers.get(t.ends[1], t.ends[1]))) for t in one.ties]
    told = tuple(
        replace(i, evidence=(), people=(), nodes=tuple(n for n in i.nodes if n not in workers))
        for i in one.interactions
    )
    nodes = tuple(n for n in one.nodes if n.owner not in workers)
    return replace(one, nodes=nodes, ties=tuple(joined_ties(ties)), interactions=told, voices=())


def joined_ties(ties: Iterable[Tie]) -> list[Tie]:
    """The ties with those between the same two joined into one, numbered anew."""
    found: dict[Ends, Tie] = {}
    for tie in ties:
        first = found.setdefault(_ends(tie), tie)
        if first is not tie:
            more = tie if tie.interactions and not first.interactions else first
            behind = tuple(dict.fromkeys((*first.interactions, *tie.interactions)))
            found[_ends(tie)] = replace(more, interactions=behind)
    return [replace(tie, owner=f"t{number}") for number, tie in enumerate(found.values())]


def _ends(tie: Tie) -> Ends:
    return (*tie.ends, tie.way)


def _outermost(owner: str, above: Mapping[str, str]) -> str:
    """What stands for a card while nothing is open: the outermost fold that it is in, or itself."""
    while above[owner]:
        owner = above[owner]
    return owner


def _seen(side: Ecomap, both: Ecomap, stands: Mapping[str, str]) -> Ecomap:
    """One side as it is drawn: its own nodes and ties, folded and shared as those of both are."""
    ties = list(_ties(side, both, stands))
    of_ties: dict[str, list[str]] = {}
    for tie in ties:
        for behind in tie.interactions:
            of_ties.setdefault(behind, []).append(tie.owner)
    told = tuple(
        replace(i, ties=tuple(of_ties.get(i.owner, ())), nodes=tuple(dict.fromkeys(stands.get(n, n) for n in i.nodes)))
        for i in side.interactions
    )
    return replace(side, nodes=tuple(_nodes(side, both, stands)), ties=tuple(ties), interactions=told)


def _nodes(side: Ecomap, both: Ecomap, stands: Mapping[str, str]) -> Iterable[Node]:
    """The side's nodes in the order of both; a fold counts what this side has in it."""
    inside: dict[str, list[Node]] = {}
    for node in side.nodes:
        inside.setdefault(stands[node.owner], []).append(node)
    for place in both.nodes:
        found = inside.get(place.owner, [])
        if found and place.kind in FOLDS:
            yield replace(fold_of(place.owner, place.kind, found), fold="")
        else:
            yield from found


def _ties(side: Ecomap, both: Ecomap, stands: Mapping[str, str]) -> Iterable[Tie]:
    """The side's ties by the owners of both."""
    homes = {n.owner: home_owner(n.home) for n in side.nodes if n.kind in PEOPLE}
    own: dict[Ends, list[Tie]] = {}
    for tie in side.ties:
        end = stands.get(tie.ends[1], tie.ends[1])
        for start in dict.fromkeys((tie.ends[0], homes.get(tie.ends[0], tie.ends[0]))):
            own.setdefault((start, end, tie.way), []).append(tie)
    hard = {i.owner for i in side.interactions if i.stressful}
    for tie in both.ties:
        mine = own.get(_ends(tie), [])
        if not mine:
            continue
        if tie.kind == "kin" or tie.families:
            yield replace(mine[0], owner=tie.owner)
            continue
        known = {i for t in mine for i in t.interactions}
        behind = tuple(i for i in tie.interactions if i in known)
        bare = [t for t in mine if not t.interactions and t.ends[0] == tie.ends[0]]
        if behind or bare:
            label = tie.label if behind else bare[0].label
            stressful = is_stressful(sum(i in hard for i in behind), len(behind))
            yield replace(tie, interactions=behind, stressful=stressful, label=label)


def dealings(side: Ecomap, owner: str) -> list[Interaction]:
    """The interactions of a side in which a place had a part, or that a line stands for."""
    mine = {i for t in side.ties if owner in (t.owner, *t.ends) for i in t.interactions}
    return [i for i in side.interactions if i.owner in mine]


def places(both: Ecomap) -> tuple[Sequence[Node], Sequence[Node]]:
    """The places of people and those of services."""
    return [n for n in both.nodes if n.kind in PEOPLE], [n for n in both.nodes if n.kind not in PEOPLE]
