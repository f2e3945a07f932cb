"""Making the maps: the answers about a family, released at a level, laid out as one page."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import polars as pl

from disclosure.policy import EXACT
from disclosure.release import Released, release
from disclosure.staged import write_text
from graph_store.port import GraphStore
from queries.ask import ask
from schema.definition import Model
from schema.problems import KithError
from viz.ecomap.from_answers import Answers, drawn, ecomap
from viz.ecomap.record import Ecomap
from viz.ecomap.standing import Stands
from viz.index_page import IndexEntry, index_page
from viz.side_by_side import Draw, one_by_one

QUESTIONS = ("family_network", "chronology", "passages", "care_arrangements", "accounts", "corrections")
STUDIES = "MATCH (s:Study) RETURN s.id AS id, s.title AS title, s.synthetic AS synthetic"


def map_of(store: GraphStore, model: Model, family: str, level: str) -> Ecomap:
    """What a family's map shows; raises E605 for an unknown family, E608 when the graph kept changing."""
    return next(iter(maps_of(store, model, {"family": family}, [family], level)))


def maps_of(
    store: GraphStore,
    model: Model,
    asked: Mapping[str, str],
    families: Sequence[str],
    level: str,
    lay: Callable[[Answers, Model, str, bool], Ecomap] = ecomap,
) -> Iterator[Ecomap]:
    """The maps of families, one after the other, from one answer to each question; raises as `map_of`.

    `lay` lays the answers about a family together.
    """
    answers, studies = _answers(store, asked, level)
    by_family = {name: one.rows.partition_by("family", as_dict=True) for name, one in answers.items()}
    for family in families:
        title, synthetic = studies[family.partition(":")[0]]
        own = [
            replace(
                answers[name],
                parameters={"family": family},
                rows=by_family[name].get((family,), answers[name].rows.clear()),
            )
            for name in QUESTIONS
        ]
        yield lay(Answers(*own), model, title, synthetic)


def stands_of(store: GraphStore, model: Model, family: str) -> dict[str, Stands]:
    """What of the study stands behind each owner of a family's map as it is drawn now; raises as `map_of`."""
    found: dict[str, Stands] = {}

    def lay(answers: Answers, model: Model, title: str, synthetic: bool) -> Ecomap:
        one, stands = drawn(answers, model, title, synthetic)
        found.update(stands)
        return one

    list(maps_of(store, model, {"family": family}, [family], EXACT, lay))
    return found


def _answers(
    store: GraphStore, asked: Mapping[str, str], level: str
) -> tuple[dict[str, Released], dict[str, tuple[str, bool]]]:
    """The answers and the studies' titles and marks, all of one data version; raises E608."""
    for _ in range(3):
        answers = {name: release(ask(store, name, asked), level) for name in QUESTIONS}
        rows, version = store.query(STUDIES, {}, {"id": pl.String(), "title": pl.String(), "synthetic": pl.Boolean()})
        if len({version, *(one.data_version for one in answers.values())}) == 1:
            return answers, {i.partition(":")[0]: (t or i, bool(made_up)) for i, t, made_up in rows.iter_rows()}
    raise KithError("E608")


def study_title(store: GraphStore, study: str) -> str:
    """The title of a study, or its key where it has none."""
    rows, _ = store.query(STUDIES, {}, {"id": pl.String(), "title": pl.String(), "synthetic": pl.Boolean()})
    return next((title for one, title, _ in rows.iter_rows() if one.partition(":")[0] == study and title), study)


@dataclass(frozen=True)
class Written:
    """A map that was written."""

    family: str
    file: Path


def write_all(
    store: GraphStore,
    model: Model,
    study: str,
    level: str,
    folder: Path,
    progress: Callable[[str], None],
    write: Callable[[Path, str], None] = write_text,
    export: str = "",
    draw: Draw = one_by_one,
) -> list[Written]:
    """A map for every family and an index page, in one folder; raises E701 when it may not be written.

    `write` puts the text of a page into a file; `export` is the id under which they stand in the register.
    """
    families = release(ask(store, "multiagency_load", {"study": study}), level).rows
    written, entries = [], []
    names = families.get_column("family").to_list()
    maps = (replace(one, export=export) for one in maps_of(store, model, {"study": study}, names, level))
    for number, (family, (one, text)) in enumerate(zip(names, draw(maps), strict=True), 1):
        progress(f"drawing {family} ({number} of {len(names)})")
        file = folder / file_name(family)
        write(file, text)
        written.append(Written(family, file))
        entries.append(_entry(one, file.name))
    write(folder / "index.html", index_page(entries))
    return written


def _entry(one: Ecomap, name: str) -> IndexEntry:
    services = sum(node.kind == "Service" for node in one.nodes)
    people = len(one.nodes) - services
    return IndexEntry(
        one.title, name, one.study_title, people, services, len(one.ties), len(one.interactions), one.synthetic
    )


def file_name(family: str) -> str:
    """A family's file name, from its id."""
    return re.sub(r"[^A-Za-z0-9._-]+", "_", family) + ".html"
