"""A network as pyvis builds it: nodes and edges with their places, as columns for the page."""

from typing import Any

import polars as pl

from viz.explorer.folding import Folded
from viz.explorer.places import Places
from viz.explorer.record import TIES, Network

#: pyvis takes its own id for an empty label
NO_LABEL = " "
COUNTS = [name for name, dtype in TIES.items() if dtype == pl.Int64()]
Columns = dict[str, list[Any]]


class _Known(list[int]):
    """Ids of nodes, found at once; pyvis looks through all of them for both ends of every edge."""

    def __init__(self) -> None:
        super().__init__()
        self._seen: set[object] = set()

    def append(self, one: int) -> None:
        """Take an id in."""
        super().append(one)
        self._seen.add(one)

    def __contains__(self, one: object) -> bool:
        return one in self._seen


def columns(one: Network, tree: Folded, placed: Places) -> tuple[Columns, Columns]:
    """Nodes and edges of the network, each as one list a field; ids are places, and none of the study's is kept."""
    # pyvis loads IPython: only who draws a network pays for it.
    from pyvis.network import Network as Pyvis  # noqa: PLC0415

    net = Pyvis(directed=True)
    net.node_ids = _Known()
    xy, radius, room = placed.xy.tolist(), placed.radius.tolist(), placed.room.tolist()
    for i, (label, facts, kind, value) in enumerate(
        tree.things.select("label", "facts", "kind", "value").iter_rows()
    ):  # fmt: skip
        net.add_node(i, label=label or NO_LABEL, group=kind, x=xy[i][0], y=xy[i][1], size=radius[i], room=room[i],
                     facts=facts, inside=int(tree.parent[i]), value=value)  # fmt: skip
    for (start, end), (kind, says, *counts) in zip(
        tree.ends.tolist(), one.ties.select("kind", "says", *COUNTS).iter_rows(), strict=True
    ):
        net.add_edge(start, end, kind=kind, says=says, **dict(zip(COUNTS, counts, strict=True)))
    nodes = _columns(net.nodes, ("label", "group", "x", "y", "size", "room", "facts", "inside", "value"))
    return nodes, _columns(net.edges, ("from", "to", "kind", "says", *COUNTS))


def _columns(items: list[dict[str, Any]], names: tuple[str, ...]) -> Columns:
    """One list a field; a text that is said again and again is a place in the field's own list of texts."""
    found: Columns = {}
    for name in names:
        values = [item[name] for item in items]
        if name in ("group", "kind", "says"):
            texts = sorted(set(values))
            place = {text: i for i, text in enumerate(texts)}
            found[f"{name}s"], values = texts, [place[text] for text in values]
        found[name] = values
    return found
