"""The constraint of brokerage is that of networkx, worked out faster."""

import networkx as nx
import polars as pl
import pytest

from queries.functions.brokerage import brokerage
from queries.rows.professions import WebTold


@pytest.mark.parametrize("web", [nx.karate_club_graph(), nx.star_graph(5), nx.cycle_graph(7), nx.complete_graph(6)])
def test_constraint_is_that_of_networkx(web: "nx.Graph[int]") -> None:
    ties = [("s:F1", "kin", f"p{one}", "Kin", "kin", f"p{other}", "Kin", "kin") for one, other in web.edges]
    rows = brokerage(pl.DataFrame(ties, schema=WebTold.schema_of(), orient="row"), {})
    theirs = nx.constraint(nx.Graph(web.edges))
    for who, ties_of, constraint in rows.select("who", "ties", "constraint").iter_rows():
        node = int(who[1:])
        assert ties_of == web.degree(node)
        assert constraint is None if ties_of == 1 else constraint == pytest.approx(theirs[node], abs=1e-6)
