"""A bridge for users of py2neo: the same database as a `py2neo.Graph`, and one family's web as its `Subgraph`.

py2neo has reached its end of life. Nothing else of kithgraph uses it; install it with `pip install kithgraph[py2neo]`.
Its schema calls (`graph.schema`) do not work on Neo4j 5, because the procedure they call is gone.
"""

import os
from typing import TYPE_CHECKING

from graph_store.neo4j.credentials import credentials_from
from schema.problems import KithError, Place

if TYPE_CHECKING:
    import py2neo

#: What touches a family: its people, its interactions with everybody in them and the services, its involvements.
FAMILY = """
MATCH (f:Family {id: $family})
OPTIONAL MATCH (f)<-[own:MEMBER_OF|CONCERNS|INVOLVEMENT_OF]-(near)
OPTIONAL MATCH (near)-[far:TOOK_PART|HELD_BY|INVOLVEMENT_WITH|WORKED_BY]-(other)
RETURN f, own, near, far, other
"""


def py2neo_graph(address: str) -> "py2neo.Graph":
    """The database at bolt://… or neo4j://… as py2neo sees it; the sign-in comes from the environment (E511, E512)."""
    import py2neo  # noqa: PLC0415 - an extra that most do not have

    credentials = credentials_from(os.environ)
    return py2neo.Graph(address, auth=(credentials.user, credentials.password))


def family_subgraph(graph: "py2neo.Graph", family: str) -> "py2neo.Subgraph":
    """A family with what touches it, as nodes and relationships of py2neo; raises E605 for an unknown family."""
    found = graph.run(FAMILY, family=family).to_subgraph()
    if found is None:
        raise KithError("E605", Place(), near="")
    return found
