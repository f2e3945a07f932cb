"""The composites of two countries in one layout: the same sort of service stands in the same place."""

from collections.abc import Sequence
from dataclasses import replace

from disclosure.composite.composed import Composite
from disclosure.composite.released import band_words
from viz.ecomap.compare import Comparison, compared
from viz.ecomap.compare_families import roomier
from viz.ecomap.from_composite import composite_map
from viz.ecomap.record import Ecomap, Node, Tie

TITLE = "{} and {}: composites"


def countries(sides: Sequence[Composite], study_title: str) -> Comparison:
    """The comparison of the first two countries' composites."""
    maps = [composite_map(one, study_title) for one in sides[:2]]
    maps = [_in_sectors(one, maps) for one in maps]
    keys = sorted({_key(n) for one in maps for n in one.nodes})
    owners = {key: f"n{number}" for number, key in enumerate(keys)}
    ends = sorted({_ends(t, one, owners) for one in maps for t in one.ties})
    ties = {pair: f"t{number}" for number, pair in enumerate(ends)}
    named = [_renamed(one, owners, ties) for one in maps]
    names = [_name(one) for one in sides[:2]]
    title = TITLE.format(*(one.country for one in sides[:2]))
    return compared("countries", title, (names[0], names[1]), (named[0], named[1]), _together(named[0], named[1]))


def _name(one: Composite) -> str:
    return f"{one.country}: {band_words(one.families)}" if one.families else one.country


def _in_sectors(one: Ecomap, maps: Sequence[Ecomap]) -> Ecomap:
    """A side whose services stand under the sectors of both: one that each country has elsewhere says so itself."""
    found: dict[str, list[str]] = {}
    for each in maps:
        for node in each.nodes:
            found.setdefault(node.label, []).append(node.sector_label)
    nodes = []
    for node in one.nodes:
        sectors = " / ".join(dict.fromkeys(found[node.label]))
        apart = node.kind == "Service" and sectors != node.sector_label
        detail = f"{node.detail}, {node.sector_label}" if apart else node.detail
        nodes.append(replace(node, sector=sectors, sector_label=sectors, detail=detail) if apart else node)
    return replace(one, nodes=tuple(nodes))


def _key(node: Node) -> tuple[bool, str, str]:
    return node.kind == "Service", node.sector, node.label


def _ends(tie: Tie, one: Ecomap, owners: dict[tuple[bool, str, str], str]) -> tuple[str, str]:
    keys = {n.owner: owners[_key(n)] for n in one.nodes}
    return keys[tie.ends[0]], keys[tie.ends[1]]


def _renamed(one: Ecomap, owners: dict[tuple[bool, str, str], str], ties: dict[tuple[str, str], str]) -> Ecomap:
    return replace(
        one,
        nodes=tuple(replace(n, owner=owners[_key(n)]) for n in one.nodes),
        ties=tuple(replace(t, owner=ties[_ends(t, one, owners)], ends=_ends(t, one, owners)) for t in one.ties),
    )


def _together(one: Ecomap, other: Ecomap) -> Ecomap:
    """All of both, each line as wide as the wider of the two."""
    nodes = {n.owner: n for n in one.nodes}
    for node in other.nodes:
        nodes[node.owner] = roomier(nodes[node.owner], node) if node.owner in nodes else node
    ties = {t.owner: t for t in one.ties}
    for tie in other.ties:
        mine = ties.get(tie.owner, tie)
        ties[tie.owner] = replace(
            tie, step=max(tie.step, mine.step), care=tie.care or mine.care, control=tie.control or mine.control
        )
    return replace(
        one,
        nodes=tuple(nodes[owner] for owner in sorted(nodes, key=_number)),
        ties=tuple(ties[owner] for owner in sorted(ties, key=_number)),
    )


def _number(owner: str) -> int:
    return int(owner[1:])
