"""Who joins a family's web, from its shortest ways written out one by one."""

from itertools import combinations

import networkx as nx

from tests.oracles.record import FAMILY_SIDE, Given, Record, Row, Telling

KINSHIP = ("PARENT_OF", "PARTNER_OF", "KIN_OF")


def brokerage(record: Record, given: Given) -> list[Row]:
    """A row for everybody with a tie in each family's web."""
    rows = []
    for family in record.families(given):
        web: nx.Graph[str] = nx.Graph()
        for one in record.about(family, given):
            if one.kept:
                web.add_edges_from(_ties(record, one))
        members = record.starts("MEMBER_OF", family)
        for name in KINSHIP:
            web.add_edges_from((t["from_id"], t["to_id"]) for t in record.ties(name) if t["from_id"] in members)
        between = _betweenness(web)
        rows += [
            {
                "family": family,
                "rank": 1 + sum(other > between[one] for other in between.values()),
                "who": one,
                "who_is": record.kind[one],
                "role": record.text(one, "service_kind" if record.kind[one] == "Service" else "role"),
                "ties": web.degree(one),
                "betweenness": between[one],
                "constraint": round(nx.constraint(web, [one])[one], 6) if web.degree(one) > 1 else None,
                **_without(web, one),
            }
            for one in web
        ]
    return rows


def _ties(record: Record, one: Telling) -> list[tuple[str, str]]:
    """Between all who were present; of workers to their services; of relatives to services without a worker there."""
    there = {p.person for p in one.parts if p.present}
    relatives = {person for person in there if record.kind[person] in FAMILY_SIDE}
    works_for = {(worker, service) for worker in there - relatives for service in record.ends("WORKS_FOR", worker)}
    unseen = set(one.services) - {service for _, service in works_for}
    return [*combinations(sorted(there), 2), *works_for, *((who, service) for who in relatives for service in unseen)]


def _betweenness(web: "nx.Graph[str]") -> dict[str, float]:
    """Of each, the share of all pairs of others whose shortest ways lead through it; split where there are several."""
    shares = dict.fromkeys(web, 0.0)
    for start, end in combinations(sorted(web), 2):
        if nx.has_path(web, start, end):
            ways = list(nx.all_shortest_paths(web, start, end))
            for way in ways:
                for one in way[1:-1]:
                    shares[one] += 1 / len(ways)
    pairs = (len(web) - 1) * (len(web) - 2) / 2
    return {one: round(share / pairs, 6) if pairs else 0.0 for one, share in shares.items()}


def _without(web: "nx.Graph[str]", one: str) -> Row:
    """The parts into which one's own part falls; of the largest, the one with the first id stays."""
    rest = web.subgraph(nx.node_connected_component(web, one) - {one})
    parts = sorted((sorted(part) for part in nx.connected_components(rest)), key=lambda part: (-len(part), part))
    return {"parts": len(parts), "cut_off": sorted(who for part in parts[1:] for who in part)}
