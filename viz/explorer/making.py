"""Making a network's page from a graph: the answers, released at a level, joined and laid out."""

from collections.abc import Mapping
from dataclasses import replace

from graph_store.port import GraphStore
from schema.definition import Model
from viz.answers import answered
from viz.explorer.from_answers import network_of
from viz.explorer.reach import around
from viz.explorer.record import Network

WEB, BROKERS = "family_network", "brokerage"


def network(
    store: GraphStore,
    model: Model,
    asked: Mapping[str, str],
    level: str,
    *,
    start: str = "",
    steps: int = 1,
    brokerage: bool = False,
    export: str = "",
) -> Network:
    """The network of the families asked about (`study`, `family`, `from`, `to`, `voice`: as family_network takes them).

    With `start` only what lies within `steps` of that person, service or family; with `brokerage` each is as large as
    the ways that lead through it; `export` is its id in the register of exports, if it leaves.

    Raises E610 for an unknown start, E608 when the graph kept changing, E702 and E721 for a level at which no single
    family is shown, and what asking raises.
    """
    told = answered(store, (WEB, BROKERS) if brokerage else (WEB,), asked, level)
    web = told.answers[WEB]
    found = network_of(web, model, told.titles_in(web.rows["family"]), told.answers.get(BROKERS))
    return replace(around(found, start, steps) if start else found, export=export)
