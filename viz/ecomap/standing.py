"""What of a study stands behind each thing that can be chosen on a map, so that a remark finds its way back.

The ids of a study never reach the page: it carries one fingerprint of them all, by which a map that was drawn anew is
known to have the same owners for the same things.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256

from viz.ecomap.record import HOUSEHOLD, Ecomap, Node, Tie, home_owner
from viz.ecomap.words import end_words, home_words, homes_with_lines

Ids = frozenset[str]
NOBODY: Ids = frozenset()
#: digits of a fingerprint
DIGITS = 24


@dataclass(frozen=True)
class Stands:
    """What one line, person, service, home or fold stands for, by ids of the study."""

    #: what the map calls it
    title: str
    about: Ids
    #: of a line: its other end
    other: Ids
    #: the same with everybody and everything that shares this home, card or line
    about_all: Ids
    other_all: Ids
    #: whom it is of has a name and is not known by a role alone, so that the title says who it is
    named: bool


def standing(one: Ecomap, owners: Mapping[str, str], family: str, told: Iterable[str]) -> dict[str, Stands]:
    """What stands behind each owner of a map of `family`.

    `owners` are owners by id; `told` are the ids of the interactions in the order of their owners.
    """
    ids = {owner: node_id for node_id, owner in owners.items()}
    ends = _Ends(one, ids, family, told)
    found = {}
    for owner in [*homes_with_lines(one), *(n.owner for n in one.nodes)]:
        title = home_words(owner, one) if owner.startswith(HOUSEHOLD) else end_words(owner, one)
        about = ends.of(owner)
        found[owner] = Stands(title, about, NOBODY, ends.all_of(owner), NOBODY, ends.named(owner))
    for tie in one.ties:
        start, end = tie.ends
        title = " and ".join(end_words(each, one) for each in tie.ends)
        other, other_all = ends.of(end, tie), ends.all_of(end, tie)
        both = ends.named(start) and ends.named(end)
        found[tie.owner] = Stands(title, ends.of(start), other, ends.all_of(start), other_all, both)
    return found


def fingerprint(stands: Mapping[str, Stands]) -> str:
    """The same for two drawings in which every owner stands for the same, and for no others."""
    digest = sha256()
    for owner, one in sorted(stands.items()):
        for text in (owner, *sorted(one.about), "", *sorted(one.other), ""):
            digest.update(text.encode() + b"\0")
    return digest.hexdigest()[:DIGITS]


class _Ends:
    """The ids behind the ends of lines."""

    def __init__(self, one: Ecomap, ids: Mapping[str, str], family: str, told: Iterable[str]) -> None:
        self._ids = ids
        self._family = family
        self._told = {f"i{number}": interaction for number, interaction in enumerate(told)}
        self._ties = one.ties
        self._nodes = {n.owner: n for n in one.nodes}
        self._inside: dict[str, list[Node]] = {}
        self._homes: dict[str, set[str]] = {}
        for node in one.nodes:
            if node.fold:
                self._inside.setdefault(node.fold, []).append(node)
            if node.kind in ("Parent", "Child", "Kin"):
                self._homes.setdefault(home_owner(node.home), set()).add(ids[node.owner])

    def of(self, owner: str, tie: Tie | None = None) -> Ids:
        """What is written of it: the household is the family; another home, those who live there."""
        return frozenset({self._family}) if owner == HOUSEHOLD else self.all_of(owner, tie)

    def all_of(self, owner: str, tie: Tie | None = None) -> Ids:
        """Everybody and everything in it; of dealings of which no service is named, the dealings themselves."""
        if owner.startswith(HOUSEHOLD):
            own = self._homes.get(owner, set())
            return frozenset(own | ({self._family} if owner == HOUSEHOLD else set()))
        if owner in self._ids:
            return frozenset({self._ids[owner]})
        if owner in self._inside:
            return frozenset().union(*(self.all_of(node.owner) for node in self._inside[owner]))
        ties = [tie] if tie else [t for t in self._ties if owner in t.ends]
        return frozenset(self._told[i] for t in ties for i in t.interactions)

    def named(self, owner: str) -> bool:
        """Whether its name is that of one person or service, or the household's."""
        return owner == HOUSEHOLD or (owner in self._ids and bool(self._nodes[owner].detail))
