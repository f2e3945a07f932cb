"""The composite of many webs: a class or tie is on it only when k families stand behind it, and in bands only."""

from collections.abc import Sequence
from dataclasses import dataclass

import networkx as nx
import polars as pl

from disclosure.composite.webs import webs
from schema.definition import Model

#: numbers of families are said in bands of this many
BAND = 5
#: how far around a node the shape of the map is looked at
DEPTH = 2

DEFINITION = (
    "A composite: the webs of many families laid over each other; no family looks like this. A line joins a sort of "
    "person and a sort of service that have dealings, held or told in general, in at least {k} families. Its width is "
    "a band of the number of families. Care and control are on a line when they are told of it in at least {k} "
    "families. What fewer families have is not on the map."
)


@dataclass(frozen=True)
class Band:
    """A number of families, told only so far."""

    lowest: int
    #: there may be any number more; else the band ends before the next one begins
    or_more: bool

    @property
    def highest(self) -> int:
        """The last number of a band that is not open."""
        return self.lowest + BAND - 1


@dataclass(frozen=True)
class CompositeNode:
    """A sort of person, or a sort of service."""

    name: str
    is_service: bool
    #: for services: their sector in words; empty at the public level
    group: str
    families: Band


@dataclass(frozen=True)
class CompositeTie:
    """Dealings between a sort of person and a sort of service."""

    person: str
    service: str
    families: Band
    care: bool
    control: bool


@dataclass(frozen=True)
class Composite:
    """What leaves of many families' webs; nothing of it is one family's."""

    study: str
    level: str
    k: int
    data_version: str
    definition: str
    synthetic: bool
    nodes: tuple[CompositeNode, ...]
    ties: tuple[CompositeTie, ...]
    #: of one country of the study's: which, in words, and how many families that is; else of all of its families
    country: str = ""
    families: Band | None = None


def compose(
    network: pl.DataFrame, chronology: pl.DataFrame, families: Sequence[str], level: str, k: int, model: Model
) -> tuple[tuple[CompositeNode, ...], tuple[CompositeTie, ...]]:
    """The nodes and ties of the composite of these families; none where too few stand behind any.

    Rows of `family_network` and `chronology`. Where a shape around a node stands for fewer than k families, the whole
    map is withheld.
    """
    own = webs(network, chronology, level, model).filter(pl.col("family").is_in(list(families)))
    own = _folded(_folded(own, "service", k), "person", k)
    ties = (
        own.group_by("person", "service")
        .agg(
            pl.col("family").n_unique().alias("families"),
            care=pl.col("family").filter(pl.col("care")).n_unique() >= k,
            control=pl.col("family").filter(pl.col("control")).n_unique() >= k,
        )
        .filter(pl.col("families") >= k)
        .sort("person", "service")
    )
    shown = own.join(ties.select("person", "service"), on=["person", "service"])
    nodes = (
        *(_node(shown, name, "service", len(families), k) for name in sorted(set(ties.get_column("service")))),
        *(_node(shown, name, "person", len(families), k) for name in sorted(set(ties.get_column("person")))),
    )
    if smallest_shape(shown, DEPTH) < k:
        return (), ()
    drawn = tuple(
        CompositeTie(
            str(r["person"]),
            str(r["service"]),
            banded(int(r["families"]), len(families), k),
            bool(r["care"]),
            bool(r["control"]),
        )
        for r in ties.iter_rows(named=True)
    )
    return nodes, drawn


def banded(families: int, of: int, k: int) -> Band:
    """The band of a number of families out of all of them.

    Where fewer than k lack something, the band is open and begins where at least k may lack it: a figure that is nearly
    everybody speaks of the few that it leaves out.
    """
    most = max(k, of - k)
    lowest = max(k, min(families, most) // BAND * BAND)
    return Band(lowest, lowest + BAND > most)


def smallest_shape(own: pl.DataFrame, depth: int) -> int:
    """Fewest families behind any shape around a node, so many steps far; large where there is no node.

    Shapes are the colours of Weisfeiler and Leman on the map as it is shown, each node beginning with its own class:
    nodes of one colour cannot be told apart by what is so many steps around them. Weisfeiler and Leman 1968.
    """
    graph: nx.Graph[str] = nx.Graph()
    for person, service in own.select("person", "service").unique(maintain_order=True).iter_rows():
        graph.add_node(f"person {person}", name=f"person {person}")
        graph.add_node(f"service {service}", name=f"service {service}")
        graph.add_edge(f"person {person}", f"service {service}")
    if not graph:
        return own.height + 10**9
    colours = nx.weisfeiler_lehman_subgraph_hashes(graph, node_attr="name", iterations=depth)
    behind: dict[str, set[str]] = {}
    for name, steps in colours.items():
        kind, _, word = name.partition(" ")
        mine = own.filter(pl.col(kind) == word).get_column("family")
        behind.setdefault(steps[-1], set()).update(mine)
    return min(len(one) for one in behind.values())


def _folded(own: pl.DataFrame, column: str, k: int) -> pl.DataFrame:
    """The webs with classes of too few families made wide; what is still of too few is left out."""
    few = pl.col("family").n_unique().over(column) < k
    wide = own.with_columns(pl.when(few).then(pl.col(f"{column}_wide")).otherwise(pl.col(column)).alias(column))
    enough = pl.col("family").n_unique().over(column) >= k
    return wide.filter((pl.col(column) != "") & enough)


def _node(own: pl.DataFrame, name: str, column: str, of: int, k: int) -> CompositeNode:
    mine = own.filter(pl.col(column) == name)
    group = _group(mine, k) if column == "service" else ""
    return CompositeNode(name, column == "service", group, banded(mine.get_column("family").n_unique(), of, k))


def _group(mine: pl.DataFrame, k: int) -> str:
    """The sector in which most families meet a sort of service; empty where fewer than k do."""
    counted = mine.group_by("group").agg(pl.col("family").n_unique().alias("families")).sort("families", "group")
    return str(counted.item(-1, "group")) if counted.item(-1, "families") >= k else ""
