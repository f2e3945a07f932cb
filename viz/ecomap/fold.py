"""A crowded map drawn with less: services fold into agencies and sectors with a count, and open one at a time."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from viz.ecomap.fold_lines import shared_tie, with_shared_lines
from viz.ecomap.record import Ecomap, Node, NodeKind, Tie, View
from viz.ecomap.ties import place_of
from viz.terms import capital

#: cards that a map can carry and still be read
MOST_CARDS = 24
#: where more than these have to be folded, they are folded to so many
FOLDED_TO = 14
#: fewer than this do not fold
FEWEST = 2
PEOPLE = ("Parent", "Child", "Kin")
NOT_STATED = "Sector not stated"


@dataclass
class _Folds:
    """The folded cards, and what each card or fold is folded into."""

    nodes: dict[str, Node]
    #: owner of a card or a fold -> owner of the fold that it is in
    into: dict[str, str]

    def shown_for(self, card: str, opened: frozenset[str]) -> str:
        """What stands for a card while some folds are open: the outermost fold that is not, or the card itself."""
        chain = [card]
        while chain[-1] in self.into:
            chain.append(self.into[chain[-1]])
        return next((one for one in reversed(chain) if one in self.nodes and one not in opened), card)

    def opening(self, owner: str) -> frozenset[str]:
        """The fold and all that it is in: what must be open for its cards to be seen."""
        found = {owner} if owner else set()
        while owner in self.into:
            owner = self.into[owner]
            found.add(owner)
        return frozenset(found)


def with_views(one: Ecomap) -> Ecomap:
    """The map with its views: the first with everything that fits, and one for each fold that can be opened."""
    folds = _folds(one)
    ties: dict[tuple[object, ...], Tie] = {}
    views = []
    for opened in ("", *folds.nodes):
        nodes, drawn = _view(one, folds, folds.opening(opened))
        owners = []
        for tie in with_shared_lines(one, nodes, drawn):
            key = (tie.ends, tie.kind, tie.way, tie.interactions)
            ties.setdefault(key, replace(tie, owner=f"t{len(ties)}"))
            owners.append(ties[key].owner)
        views.append(View(opened, tuple(n.owner for n in nodes), tuple(owners)))
    nodes = [replace(n, fold=folds.into.get(n.owner, "")) for n in (*one.nodes, *folds.nodes.values())]
    of_ties: dict[str, list[str]] = {}
    for tie in ties.values():
        for behind in tie.interactions:
            of_ties.setdefault(behind, []).append(tie.owner)
    told = tuple(replace(i, ties=tuple(of_ties.get(i.owner, ()))) for i in one.interactions)
    return replace(one, nodes=tuple(nodes), ties=tuple(ties.values()), interactions=told, views=tuple(views))


def views_of(one: Ecomap) -> tuple[View, ...]:
    """What is drawn at once; all of it where nothing says otherwise."""
    return one.views or (View("", tuple(n.owner for n in one.nodes), tuple(t.owner for t in one.ties)),)


def seen_in(one: Ecomap, view: View) -> Ecomap:
    """The map with only what one of its views shows."""
    nodes, ties = set(view.nodes), set(view.ties)
    return replace(
        one,
        nodes=tuple(n for n in one.nodes if n.owner in nodes),
        ties=tuple(t for t in one.ties if t.owner in ties),
    )


def _folds(one: Ecomap) -> _Folds:
    """Fold agencies where that is enough for the map to be read; else sectors, and agencies in those that stay crowded.

    Those with the most cards fold first.
    """
    cards = [n for n in one.nodes if _is_card(n)]
    if len(cards) <= MOST_CARDS:
        return _Folds({}, {})
    by_agency = _Folds({}, {})
    left = _fold_largest(by_agency, "Agency", [c for c in cards if c.agency], len(cards))
    if left <= FOLDED_TO:
        return by_agency
    by_sector = _Folds({}, {})
    left = _fold_largest(by_sector, "Sector", cards, len(cards))
    for fold in list(by_sector.nodes):
        inside = [c for c in cards if by_sector.into.get(c.owner) == fold]
        if left - 1 + len(inside) > MOST_CARDS:
            _fold_largest(by_sector, "Agency", [c for c in inside if c.agency], left - 1 + len(inside))
    return by_sector


def _fold_largest(folds: _Folds, kind: NodeKind, cards: Sequence[Node], left: int) -> int:
    """Fold some of these cards by agency or sector until so many fewer cards are left; how many are."""
    groups: dict[str, list[Node]] = {}
    for card in cards:
        groups.setdefault(card.agency if kind == "Agency" else card.sector, []).append(card)
    for _, inside in sorted(groups.items(), key=lambda pair: (-len(pair[1]), pair[0])):
        if left <= FOLDED_TO or len(inside) < FEWEST:
            continue
        fold = fold_of(f"g{len(folds.nodes)}", kind, inside)
        above = folds.into.get(inside[0].owner)
        if above:
            folds.into[fold.owner] = above
        folds.nodes[fold.owner] = fold
        folds.into |= dict.fromkeys((c.owner for c in inside), fold.owner)
        left -= len(inside) - 1
    return left


def _is_card(node: Node) -> bool:
    return node.kind not in PEOPLE and not node.service


def fold_of(owner: str, kind: NodeKind, inside: Sequence[Node]) -> Node:
    """The card of an agency or sector that stands for the cards inside."""
    first = inside[0]
    title = first.agency_label if kind == "Agency" else capital(first.sector_label) or NOT_STATED
    kinds = Counter("worker" if n.kind == "Professional" else "service" for n in inside)
    counted = " and ".join(f"{n} {word}{'s' * (n != 1)}" for word, n in sorted(kinds.items()))
    label = f"{title}: {counted}" if title else counted
    return Node(owner, kind, label, "", first.sector, first.sector_label)


def _view(one: Ecomap, folds: _Folds, opened: frozenset[str]) -> tuple[list[Node], list[Tie]]:
    stands = {n.owner: folds.shown_for(n.owner, opened) for n in one.nodes if _is_card(n)}
    there = {owner for owner, stand in stands.items() if owner == stand}
    nodes = [n for n in one.nodes if n.kind in PEOPLE or n.owner in there or n.service in there]
    nodes += [fold for fold in folds.nodes.values() if fold.owner in stands.values()]
    return nodes, _merged(one, stands, folds.nodes)


def _merged(one: Ecomap, stands: Mapping[str, str], folded: Mapping[str, Node]) -> list[Tie]:
    """The ties with folds as their ends; what a line to a fold stands for is all that its lines stood for."""
    kept: list[Tie] = []
    groups: dict[tuple[str, str], list[Tie]] = {}
    for tie in one.ties:
        end = stands.get(tie.ends[1], tie.ends[1])
        if end in folded:
            groups.setdefault((tie.ends[0], end), []).append(tie)
        else:
            kept.append(tie)
    kept += [shared_tie(one, ends, ties) for ends, ties in groups.items()]
    return sorted(kept, key=lambda t: (t.kind == "kin", place_of(t.ends[0]), place_of(t.ends[1]), t.way))
