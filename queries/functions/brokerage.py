"""Who joins the parts of a family's web, and which parts are left without them."""

from collections.abc import Mapping
from itertools import groupby
from operator import itemgetter

import numpy as np
import numpy.typing as npt
import polars as pl

from graph_store.port import Parameter
from queries.rows.professions import BrokerRow

PEOPLE_OF_THE_FAMILY = ("Parent", "Child", "Kin")
#: digits that stay the same whatever the order in which a sum was made
DIGITS = 6
#: with whom each is tied
Web = dict[str, set[str]]
Matrix = npt.NDArray[np.float64]
SCHEMA = {
    "family": pl.String(),
    "who": pl.String(),
    "ties": pl.Int64(),
    "betweenness": pl.Float64(),
    "constraint": pl.Float64(),
    "parts": pl.Int64(),
    "cut_off": pl.List(pl.String),
}


def brokerage(rows: pl.DataFrame, given: Mapping[str, Parameter]) -> pl.DataFrame:  # noqa: ARG001 - as every function
    """A row for everybody with a tie in each family's web."""
    found: list[dict[str, object]] = []
    for family, ties in groupby(_ties(rows).iter_rows(), itemgetter(0)):
        web = {one: set(others) for _, one, others in ties}
        found += [{"family": family, "who": one, **measures} for one, measures in _measures(web).items()]
    place = pl.col("betweenness").rank("min", descending=True).over("family").cast(pl.Int64)
    measured = pl.DataFrame(found, schema=SCHEMA).with_columns(rank=place)
    return measured.join(_known(rows), on="who", how="left", maintain_order="left").select(list(BrokerRow.model_fields))


def _known(rows: pl.DataFrame) -> pl.DataFrame:
    """What and in which role everybody is."""
    ends = [rows.select(who=end, who_is=f"{end}_is", role=f"{end}_role") for end in ("one", "other")]
    return pl.concat(ends).unique("who", keep="any")


def _ties(rows: pl.DataFrame) -> pl.DataFrame:
    """Everybody in each family's web, in the order of ids, with all that each is tied to."""
    tie = pl.col("tie")
    at = rows.filter(tie == "at").select("family", "one", "one_is", told="other")
    together = at.join(at.select("family", "told", other="one"), on=["family", "told"])
    works = rows.filter(tie == "for").select("family", "one", service="other")
    staffed = at.join(works, on=["family", "one"]).select("family", "told", "service")
    held = rows.filter(tie == "held").select("family", told="one", service="other")
    seen = held.join(staffed, on=["family", "told", "service"], how="anti").rename({"service": "other"})
    relatives = at.filter(pl.col("one_is").is_in(PEOPLE_OF_THE_FAMILY))
    plain = rows.filter(tie.is_in(("for", "kin")))
    parts = (together, relatives.join(seen, on=["family", "told"]), plain)
    ties = pl.concat([part.select("family", "one", "other") for part in parts])
    both = pl.concat([ties, ties.select("family", one="other", other="one")]).filter(pl.col("one") != pl.col("other"))
    return both.group_by("family", "one").agg(others=pl.col("other").unique()).sort("family", "one")


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
    """The parts into which its own part falls without one, the largest first; of equals the first by id.

    A single empty part stands for a web that holds together.
    """
    parts: list[list[str]] = []
    left = set(web[one])
    while left:
        part, edge = {one}, {left.pop()}
        while edge:
            part |= edge
            left -= edge
            if not left and not parts:
                return [[]]
            edge = set().union(*(web[who] for who in edge)) - part
        part.remove(one)
        parts.append(sorted(part))
    return sorted(parts, key=lambda part: (-len(part), part))
