"""Making a network's page from a graph: the answers, released at a level, joined and laid out."""

from collections.abc import Mapping
from dataclasses import replace

import polars as pl

from disclosure.release import Released, release
from graph_store.port import GraphStore
from queries.ask import ask
from schema.definition import Model
from schema.problems import KithError
from viz.explorer.from_answers import network_of
from viz.explorer.reach import around
from viz.explorer.record import Network

STUDIES = "MATCH (s:Study) RETURN s.id AS id, s.title AS title"


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
    for _ in range(3):
        web = _answer(store, "family_network", asked, level)
        brokers = _answer(store, "brokerage", asked, level) if brokerage else None
        rows, version = store.query(STUDIES, {}, {"id": pl.String(), "title": pl.String()})
        if len({version, web.data_version, *([brokers.data_version] if brokers else [])}) == 1:
            break
    else:
        raise KithError("E608")
    titles = {i.partition(":")[0]: title or i for i, title in rows.sort("id").iter_rows()}
    named = set(web.rows["family"].str.split(":").list.first())
    found = network_of(web, model, {key: title for key, title in titles.items() if key in named}, brokers)
    return replace(around(found, start, steps) if start else found, export=export)


def _answer(store: GraphStore, name: str, asked: Mapping[str, str], level: str) -> Released:
    return release(ask(store, name, asked), level)
