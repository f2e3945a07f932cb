"""Who joins the parts of a family's web, and which parts are left without them."""

from collections import defaultdict
from collections.abc import Mapping
from itertools import combinations

import numpy as np
import numpy.typing as npt
import polars as pl

from graph_store.port import Parameter

PEOPLE_OF_THE_FAMILY = ("Parent", "Child", "Kin")
#: digits that stay the same whatever the order in which a sum was made
DIGITS = 6
#: with whom each is tied
Web = dict[str, set[str]]
Matrix = npt.NDArray[np.float64]
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
        known, web = _web(told)
        found += [{"family": family, **known[one], **measures} for one, measures in _measures(web).items()]
    place = pl.col("betweenness").rank("min", descending=True).over("family").cast(pl.Int64)
    made = pl.DataFrame(found, schema=SCHEMA).with_columns(rank=place)
    return made.select("family", "rank", *(name for name in SCHEMA if name != "family"))


def _web(told: pl.DataFrame) -> tuple[dict[str, dict[str, object]], Web]:
    """Who is in one family's web, and with whom each is tied, in the order of ids."""
    known: dict[str, dict[str, object]] = {}
    relatives: set[str] = set()
    at: dict[str, set[str]] = defaultdict(set)
    held: dict[str, set[str]] = defaultdict(set)
    works: dict[str, set[str]] = defaultdict(set)
    ties: set[tuple[str, str]] = set()
    for _, tie, one, one_is, one_role, other, other_is, other_role in told.iter_rows():
        for who, who_is, role in ((one, one_is, one_role), (other, other_is, other_role)):
            if who not in known:
                known[who] = {"who": who, "who_is": who_is, "role": role}
                if who_is in PEOPLE_OF_THE_FAMILY:
                    relatives.add(who)
        if tie == "at":
            at[other].add(one)
        elif tie == "held":
            held[one].add(other)
        else:
            ties.add((one, other))
            if tie == "for":
                works[other].add(one)
    for told_of, people in at.items():
        ties.update(combinations(people, 2))
        for service in held[told_of]:
            if not people & works[service]:
                ties.update((one, service) for one in people & relatives)
    near: dict[str, set[str]] = defaultdict(set)
    for one, other in ties:
        near[one].add(other)
        near[other].add(one)
    return known, {one: near[one] for one in sorted(near)}


def _measures(web: Web) -> dict[str, dict[str, object]]:
    """What is measured of each in a web. Webs are small, so that whole matrices are quicker than walks in Python."""
    place = {one: number for number, one in enumerate(web)}
    joined = np.zeros((len(web), len(web)))
    for one, near in web.items():
        joined[place[one], [place[other] for other in near]] = 1.0
    between, constraint = _betweenness(joined), _constraint(joined)
    found: dict[str, dict[str, object]] = {}
    for one, number in place.items():
        # Nobody falls off without one through whom no shortest way leads.
        parts = _without(web, one) if between[number] > 0 else [[]]
        found[one] = {
            "ties": len(web[one]),
            "betweenness": round(float(between[number]), DIGITS),
            "constraint": round(float(constraint[number]), DIGITS) if len(web[one]) > 1 else None,
            "parts": len(parts),
            "cut_off": sorted(who for part in parts[1:] for who in part),
        }
    return found


def _betweenness(joined: Matrix) -> Matrix:
    """The share of all pairs of others whose shortest ways lead through each, from all starts at once.

    Source: U. Brandes, A faster algorithm for betweenness centrality, 2001.
    """
    many = len(joined)
    ways = np.eye(many)
    steps = [ways.copy()]
    while steps[-1].any():
        steps.append((steps[-1] @ joined) * (ways == 0))
        ways += steps[-1]
    through = np.zeros_like(joined)
    for before, here in zip(steps[-2::-1], steps[:0:-1], strict=True):
        shares = np.divide(1 + through, ways, out=np.zeros_like(joined), where=here > 0)
        through += (shares @ joined) * before
    np.fill_diagonal(through, 0)
    share: Matrix = through.sum(axis=0) / max((many - 1) * (many - 2), 1)
    return share


def _constraint(joined: Matrix) -> Matrix:
    """Burt's constraint where each tie weighs alike. Source: R. S. Burt, Structural Holes, 1992."""
    ties = joined.sum(axis=1)
    shares = joined * (1 + joined @ (joined / ties[:, None]))
    constraint: Matrix = (shares**2).sum(axis=1) / ties**2
    return constraint


def _without(web: Web, one: str) -> list[list[str]]:
    """The parts into which its own part falls without one, the largest first; of equals the first by id."""
    parts: list[list[str]] = []
    left = set(web[one])
    while left:
        part, edge = {one}, {left.pop()}
        while edge:
            part |= edge
            edge = set().union(*(web[who] for who in edge)) - part
        part.remove(one)
        left -= part
        parts.append(sorted(part))
    return sorted(parts, key=lambda part: (-len(part), part))
