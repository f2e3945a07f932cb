"""Making the pictures of a study from a graph: the answers, released at a level, drawn one by one."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import polars as pl

from disclosure.release import Released, release
from graph_store.port import GraphStore
from queries.ask import ask
from schema.definition import Model
from schema.problems import KithError
from viz.pictures.loads import loads
from viz.pictures.matrix import matrix
from viz.pictures.names import Names
from viz.pictures.referrals import referrals
from viz.pictures.sheet import Picture
from viz.pictures.timeline import timeline
from viz.pictures.week import week

STUDIES = "MATCH (s:Study) RETURN s.id AS id, s.title AS title"


@dataclass(frozen=True)
class Drawing:
    """What a picture is drawn from."""

    web: Released
    answers: Mapping[str, Released]
    names: Names
    study_title: str
    model: Model
    parent: str
    week: str


#: each picture with the questions that it needs besides family_network
PICTURES: dict[str, tuple[tuple[str, ...], Callable[[Drawing], Picture]]] = {
    "matrix": ((), lambda d: matrix(d.web, d.names, d.study_title)),
    "timeline": (("chronology",), lambda d: timeline(d.answers["chronology"], d.names, d.study_title, d.model)),
    "loads": (("multiagency_load",), lambda d: loads(d.answers["multiagency_load"], d.names, d.study_title)),
    "referrals": (("routes_in",), lambda d: referrals(d.answers["routes_in"], d.names, d.study_title, d.model)),
    "week": (
        ("calendar", "chronology"),
        lambda d: week(
            d.answers["calendar"], d.answers["chronology"], d.names, d.study_title, d.model, d.parent, d.week
        ),
    ),
}


def picture(
    store: GraphStore,
    model: Model,
    name: str,
    asked: Mapping[str, str],
    level: str,
    *,
    parent: str = "",
    of_week: str = "",
    export: str = "",
) -> Picture:
    """The picture `name`, one of PICTURES, of the families asked about (`study`, `family`, `from`, `to`, `voice`).

    `parent` and `of_week` choose whose week and which, by default the one with most demands; `export` is the id under
    which it stands in the register of exports, if it leaves.

    Raises E608 when the graph kept changing, E610 for a parent or a week of which there is nothing, E702 and E721 for a
    level at which no single family is shown, and what asking raises; KeyError for a picture that there is none of.
    """
    needed, draw = PICTURES[name]
    for _ in range(3):
        web = replace(release(ask(store, "family_network", asked), level), export=export)
        answers = {one: replace(release(ask(store, one, asked), level), export=export) for one in needed}
        rows, version = store.query(STUDIES, {}, {"id": pl.String(), "title": pl.String()})
        if len({version, web.data_version, *(one.data_version for one in answers.values())}) == 1:
            break
    else:
        raise KithError("E608")
    named = set(web.rows["family"].str.split(":").list.first())
    titles = {key: title or key for i, title in rows.sort("id").iter_rows() if (key := i.partition(":")[0]) in named}
    names = Names(web, model, titles)
    return draw(Drawing(web, answers, names, " · ".join(titles.values()), model, parent, of_week))
