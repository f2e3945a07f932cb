"""Two families in one layout: the same sorts of people and of services stand in the same places on both sides."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from viz.ecomap.compare import PEOPLE, Comparison, compared, joined_ties, slim
from viz.ecomap.record import Ecomap, Home, Node, Tie, home_owner
from viz.ecomap.ties import place_of
from viz.text import metrics, tidy

#: a number that tells people and services of one name apart
NUMBERED = re.compile(r" \d+$")
#: between what a home is and who lives there
WITH = " with "
#: a like thing of each family; None where one has none
Pair = tuple[Node | None, Node | None]


@dataclass(frozen=True)
class _Side:
    """A family, and how its homes and interactions are numbered in the shared layout."""

    map: Ecomap
    homes: dict[int, int]
    first_interaction: int


def two_families(left: Ecomap, right: Ecomap) -> Comparison:
    """The comparison of two families' maps, unfolded."""
    one, other = slim(left), slim(right)
    homes, numbers = _homes(one.homes, other.homes)
    sides = _Side(one, numbers[0], 0), _Side(other, numbers[1], len(one.interactions))
    pairs = [
        *_paired(_sort_of_person, *([n for n in _placed(side) if n.kind in PEOPLE] for side in sides)),
        *_paired(_sort_of_card, *([n for n in _placed(side) if n.kind not in PEOPLE] for side in sides)),
    ]
    named = [_renamed(side, [pair[at] for pair in pairs], homes) for at, side in enumerate(sides)]
    title = f"{left.title} and {mid_sentence(right.title)}"
    both = _together(named[0], named[1], title)
    return compared("families", title, (left.title, right.title), (named[0], named[1]), both)


def _homes(one: Sequence[Home], other: Sequence[Home]) -> tuple[int, tuple[dict[int, int], dict[int, int]]]:
    """How many homes the layout has, and of each side's homes which one it is.

    The households are one place; other homes are, where they are of one sort, such as foster care.
    """
    own, theirs, count = {0: 0}, {0: 0}, 1
    for number, home in enumerate(one[1:], start=1):
        own[number] = count
        alike = (n for n, h in enumerate(other) if n not in theirs and _sort_of_home(h) == _sort_of_home(home))
        found = next(alike, None)
        if found is not None:
            theirs[found] = count
        count += 1
    for number in range(1, len(other)):
        if number not in theirs:
            theirs[number] = count
            count += 1
    return count, (own, theirs)


def _sort_of_home(home: Home) -> str:
    return home.title.partition(WITH)[0]


def _placed(side: _Side) -> list[Node]:
    """A family's nodes with the homes of the layout."""
    return [replace(n, home=side.homes[n.home]) if n.kind in PEOPLE else n for n in side.map.nodes]


def _sort_of_person(node: Node) -> tuple[object, ...]:
    """Who stands in one place: of one home and one role; children whatever they are."""
    role = "" if node.kind == "Child" else node.detail or NUMBERED.sub("", node.label)
    return PEOPLE.index(node.kind), node.home, role


def _sort_of_card(node: Node) -> tuple[object, ...]:
    """What stands in one place: services of one sector that do the same."""
    return not node.sector, node.sector, node.kind, node.detail or NUMBERED.sub("", node.label)


def _paired(sort: Callable[[Node], tuple[object, ...]], *sides: Sequence[Node]) -> list[Pair]:
    """The like of both: what has the same name first, then in order; then what only one has."""
    found: list[Pair] = []
    for kind in sorted({sort(n) for side in sides for n in side}, key=repr):
        mine, theirs = ({n.label: n for n in side if sort(n) == kind} for side in sides)
        same = [label for label in mine if label in theirs]
        found += [(mine.pop(label), theirs.pop(label)) for label in same]
        found += zip_longest(mine.values(), theirs.values())
    return found


def _renamed(side: _Side, nodes: Sequence[Node | None], homes: int) -> Ecomap:
    """A family in the owners of the layout: its nodes by their places, its homes and interactions by their numbers."""
    one = side.map
    owners = {node.owner: f"n{place}" for place, node in enumerate(nodes) if node}
    owners |= {home_owner(old): home_owner(new) for old, new in side.homes.items()}
    told = {i.owner: f"i{side.first_interaction + number}" for number, i in enumerate(one.interactions)}
    back = {new: old for old, new in side.homes.items()}
    return replace(
        one,
        homes=tuple(one.homes[back[n]] if n in back else Home("") for n in range(homes)),
        nodes=tuple(_card(replace(node, owner=owners[node.owner])) for node in nodes if node),
        ties=tuple(
            replace(
                t,
                ends=_ends(t, owners),
                interactions=tuple(told[i] for i in t.interactions),
            )
            for t in one.ties
        ),
        interactions=tuple(
            replace(i, owner=told[i.owner], ties=(), nodes=tuple(owners[n] for n in i.nodes)) for i in one.interactions
        ),
    )


def _ends(tie: Tie, owners: Mapping[str, str]) -> tuple[str, str]:
    """A tie's ends in the layout; of partners and other kin in one order, since they are either's."""
    one, other = (owners[end] for end in tie.ends)
    swapped = tie.kind == "kin" and tie.way != "parent" and place_of(other) < place_of(one)
    return (other, one) if swapped else (one, other)


def _card(node: Node) -> Node:
    """A card without the ground of its agency, since the two families have others: it says the agency itself."""
    if node.kind in PEOPLE:
        return node
    says = ", ".join(text for text in (node.detail, node.agency_label) if text)
    return replace(node, detail=says, agency="", agency_label="")


def _together(one: Ecomap, other: Ecomap, title: str) -> Ecomap:
    """All of both; where both have something, with the longer of the two texts, so that there is room for either."""
    nodes: dict[str, Node] = {n.owner: n for n in one.nodes}
    for node in other.nodes:
        nodes[node.owner] = roomier(nodes[node.owner], node) if node.owner in nodes else node
    return replace(
        one,
        title=title,
        homes=tuple(
            Home(longer(a.title, b.title), longer(a.detail, b.detail))
            for a, b in zip(one.homes, other.homes, strict=True)
        ),
        nodes=tuple(nodes[owner] for owner in sorted(nodes, key=lambda o: int(o[1:]))),
        ties=tuple(joined_ties([*one.ties, *other.ties])),
        interactions=(*one.interactions, *other.interactions),
    )


def mid_sentence(name: str) -> str:
    """A name as it reads within a sentence: The Elder family without the capital of its article."""
    return f"the {name[4:]}" if name.startswith("The ") else name


def roomier(one: Node, other: Node) -> Node:
    """A node with the texts of two that need more room."""
    return replace(
        one,
        label=longer(one.label, other.label),
        detail=longer(one.detail, other.detail),
        age=longer(one.age, other.age),
    )


def longer(one: str, other: str) -> str:
    """The text that takes more room."""
    return max(one, other, key=lambda text: metrics(False).width(tidy(text), 1.0))
