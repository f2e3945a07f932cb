"""The network explorer: one family's map as one offline page."""

from dataclasses import dataclass
from typing import Any

from viz import sentences
from viz.family_map import FamilyMap, MapInteraction, MapNode, MapTie
from viz.layout import plan
from viz.network import vis_items
from viz.offline import embedded, render, vis_network
from viz.parts import Plan

#: digits of the data version that are shown
VERSION_DIGITS = 12
#: the ties that the map is about come first in its lists
KIND_ORDER = ("involved", "worked_with", "kin", "works", "member")


@dataclass(frozen=True)
class TieWords:
    """A tie as the page's lists and tables say it."""

    owner: str
    title: str
    start: str
    end: str
    counts: str
    tie: MapTie


@dataclass(frozen=True)
class NodeWords:
    """A person or service as the page's lists and tables say it."""

    owner: str
    facts: str
    at: str
    node: MapNode


@dataclass(frozen=True)
class InteractionWords:
    """An interaction with its evidence as the page says it."""

    owner: str
    facts: str
    interaction: MapInteraction


def explorer_page(one: FamilyMap) -> str:
    """The whole page as HTML text; the same bytes for the same map.

    Only the fields of `FamilyMap` that the page shows are in it, and none of its ids. Raises KeyError when a tie names
    a node or an interaction that the map does not hold.
    """
    names = {n.id: n.label for n in one.nodes}
    ties = [
        TieWords(
            f"t{i}", sentences.tie_title(t, names), names[t.from_id], names[t.to_id], sentences.counts_in_words(t), t
        )
        for i, t in enumerate(one.ties)
    ]
    nodes = [
        NodeWords(f"n{i}", sentences.node_facts(n, names), names.get(n.service, ""), n) for i, n in enumerate(one.nodes)
    ]
    told = [InteractionWords(f"i{i}", sentences.interaction_facts(x), x) for i, x in enumerate(one.interactions)]
    script, style = vis_network()
    return render(
        "explorer.html.j2",
        styles=[style, "page.css"],
        scripts=[script, "drawing.js", "explorer.js"],
        texts=sentences.all_texts(one),
        one=one,
        version=one.data_version[:VERSION_DIGITS],
        empty=sentences.empty_words(one),
        synthetic_words=sentences.SYNTHETIC,
        ties=sorted(ties, key=lambda t: KIND_ORDER.index(t.tie.kind)),
        nodes=nodes,
        interactions=told,
        told=sentences.told,
        data=embedded(_data(one, ties, nodes)),
    )


def _data(one: FamilyMap, ties: list[TieWords], nodes: list[NodeWords]) -> dict[str, Any]:
    place = {x.id: i for i, x in enumerate(one.interactions)}
    owners = {n.id: f"n{i}" for i, n in enumerate(one.nodes)}
    entries: dict[str, Any] = {}
    for n in nodes:
        mine = [t for t in ties if n.node.id in (t.tie.from_id, t.tie.to_id)]
        numbers = sorted({place[i] for t in mine for i in t.tie.interactions})
        said = {"title": n.node.label, "facts": n.facts, "ties": [t.owner for t in mine]}
        entries[n.owner] = {**said, "interactions": [f"i{i}" for i in numbers]}
    for t in ties:
        behind = [f"i{place[i]}" for i in t.tie.interactions]
        facts = [f for f in (t.tie.label, t.counts) if f]
        ends = [owners[t.tie.from_id], owners[t.tie.to_id]]
        entries[t.owner] = {"title": t.title, "facts": " · ".join(facts), "ends": ends, "interactions": behind}
    return {"entries": entries, "plans": {shape: _drawing(plan(one, shape)) for shape in ("wide", "tall")}}


def _drawing(chosen: Plan) -> dict[str, Any]:
    nodes, edges = vis_items(chosen)
    grounds = [[g.kind, *(round(v, 1) for v in (g.x, g.y, g.width, g.height))] for g in chosen.grounds]
    marks = [[m.owner, m.kind, round(m.x, 1), round(m.y, 1)] for m in chosen.marks]
    size = [round(chosen.width, 1), round(chosen.height, 1)]
    return {"nodes": nodes, "edges": edges, "grounds": grounds, "marks": marks, "size": size}
