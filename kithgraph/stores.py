"""Choosing the engine: the only place, beside the API, that knows there are two."""

import os
from pathlib import Path

from graph_store.embedded import EmbeddedStore
from graph_store.port import GraphStore
from schema.definition import Model
from schema.problems import KithError

#: the graph when none is named: a folder in the current one
DEFAULT_STORE = "kith-graph"
SCHEMES = ("bolt", "neo4j")


def default_address() -> str:
    """The graph that KITH_STORE names, else the folder kith-graph here."""
    return os.environ.get("KITH_STORE") or DEFAULT_STORE


def open_store(address: str | None, model: Model, answer_seconds: float | None = None) -> GraphStore:
    """The store at an address: a folder, or Neo4j at bolt://… or neo4j://…; raises E510, E511, E512.

    `answer_seconds` is how long a question may take (E611); by default as long as it needs, in Neo4j a minute.
    """
    where = address or default_address()
    scheme, separator, _ = where.partition("://")
    if not separator:
        return EmbeddedStore(Path(where).expanduser(), model, answer_seconds)
    if scheme.split("+")[0] not in SCHEMES:
        raise KithError("E510")
    # The driver is imported only by those who use it.
    from graph_store.neo4j.credentials import credentials_from  # noqa: PLC0415
    from graph_store.neo4j.store import ANSWER_SECONDS, Neo4jStore  # noqa: PLC0415

    kept = Path(os.environ.get("KITH_KEPT") or Path.home() / ".kithgraph")
    seconds = ANSWER_SECONDS if answer_seconds is None else answer_seconds
    return Neo4jStore(where, credentials_from(os.environ), kept, model, answer_seconds=seconds)
