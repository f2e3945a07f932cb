"""Who joins the parts of a family's web, and which parts are left without them."""

from collections import defaultdict
from collections.abc import Mapping
from itertools import combinations

import networkx as nx
import polars as pl

from graph_store.port import Parameter

PEOPLE_OF_THE_FAMILY = ("Parent", "Child", "Kin")
#: digits that stay the same whatever the order in which a sum was made
DIGITS = 6
SCHEMA = {
    "family": pl.String(),
    "who": pl.String(),
    "who_is": pl.String(),
    "role": pl.String(),
    "ties": pl.Int64(),
    "betweenness": pl.Float64(),
    "constraint": pl.Float64(),
    "parts": pl.Int64(),
    "cut_off": pl.List(pl.String),
}


def brokerage(rows: pl.DataFrame, given: Mapping[str, Parameter]) -> pl.DataFrame:  # noqa: ARG001 - as every function
    """A row for everybody with a tie in each family's web."""
    found: list[dict[str, object]] = []
    for (family,), told in rows.group_by("family", maintain_order=True):
        found += [{"family": family, **one} for one in _brokers(_web(told))]
    place = pl.col("betweenness").rank("min", descending=True).over("family").cast(pl.Int64)
    made = pl.DataFrame(found, schema=SCHEMA).with_columns(rank=place)
    return made.select("family", "rank", *(name for name in SCHEMA if name != "family"))


def _web(told: pl.DataFrame) -> "nx.Graph[str]":
    """The ties of one family's web, made in the order of ids."""
    known: dict[str, dict[str, str]] = {}
    at: dict[str, set[str]] = defaultdict(set)
    held: dict[str, set[str]] = defaultdict(set)
    works: dict[str, set[str]] = defaultdict(set)
    ties: set[tuple[str, str]] = set()
    for _, tie, one, one_is, one_role, other, other_is, other_role in told.iter_rows():
        known[one] = {"is_a": one_is, "role": one_role}
        known[other] = {"is_a": other_is, "role": other_role}
        if tie == "at":
            at[other].add(one)
        elif tie == "held":
            held[one].add(other)
        else:
            ties.add((one, other))
            if tie == "for":
                works[other].add(one)
    for told_of, people in at.items():
        ties.update(combinations(sorted(people), 2))
        for service in held[told_of]:
            if not people & works[service]:
                ties.update((one, service) for one in people if known[one]["is_a"] in PEOPLE_OF_THE_FAMILY)
    joined = sorted({end for tie in ties for end in tie})
    web: nx.Graph[str] = nx.Graph()
    web.add_nodes_from((one, known[one]) for one in joined)
    web.add_edges_from(sorted(ties))
    return web


def _brokers(web: "nx.Graph[str]") -> list[dict[str, object]]:
    between = nx.betweenness_centrality(web)
    joining = set(nx.articulation_points(web))
    return [
        {
            "who": one,
            "who_is": web.nodes[one]["is_a"],
            "role": web.nodes[one]["role"],
            "ties": web.degree(one),
            "betweenness": round(between[one], DIGITS),
            "constraint": _constraint(web, one),
            **(_without(web, one) if one in joining else {"parts": 1, "cut_off": []}),
        }
        for one in web
    ]


def _constraint(web: "nx.Graph[str]", one: str) -> float | None:
    """Burt's constraint where each tie weighs alike; None with a single tie.

    networkx's own weighs every pair anew and takes fifty times as long. Source: R. S. Burt, Structural Holes, 1992.
    """
    if web.degree(one) < 2:
        return None
    near, others = web.degree(one), set(web[one])
    shares = (1 + sum(1 / web.degree(q) for q in sorted(others & set(web[other]))) for other in sorted(others))
    return round(sum((share / near) ** 2 for share in shares), DIGITS)


def _without(web: "nx.Graph[str]", one: str) -> dict[str, object]:
    """The parts that are left where one was, and everybody outside the largest; of equals the first by id is kept."""
    rest = web.subgraph(nx.node_connected_component(web, one) - {one})
    parts = sorted((sorted(part) for part in nx.connected_components(rest)), key=lambda part: (-len(part), part))
    return {"parts": len(parts), "cut_off": sorted(who for part in parts[1:] for who in part)}
