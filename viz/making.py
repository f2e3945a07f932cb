"""Making the maps: the answers about a family, released at a level, laid out as one page."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from disclosure.policy import EXACT
from disclosure.release import release
from disclosure.staged import write_text
from graph_store.port import GraphStore
from queries.ask import ask
from schema.definition import Model
from viz.answers import answered
from viz.ecomap.from_answers import Answers, drawn, ecomap
from viz.ecomap.record import Ecomap
from viz.ecomap.standing import Stands
from viz.index_page import IndexEntry, index_page
from viz.side_by_side import Draw, one_by_one

QUESTIONS = ("family_network", "chronology", "passages", "care_arrangements", "accounts", "corrections")

T = TypeVar("T")
#: lays the answers about a family together, under its study's title, marked where that is synthetic
Lay = Callable[[Answers, Model, str, bool], T]


def map_of(store: GraphStore, model: Model, family: str, level: str) -> Ecomap:
    """What a family's map shows; raises E605 for an unknown family, E608 when the graph kept changing."""
    return laid(store, model, family, level, ecomap)


def maps_of(
    store: GraphStore, model: Model, asked: Mapping[str, str], families: Sequence[str], level: str
) -> Iterator[Ecomap]:
    """The maps of families, one after the other, from one answer to each question; raises as `map_of`."""
    return _each(store, model, asked, families, level, ecomap)


def stands_of(store: GraphStore, model: Model, family: str) -> dict[str, Stands]:
    """What of the study stands behind each owner of a family's map as it is drawn now; raises as `map_of`."""
    _, stands = laid(store, model, family, EXACT, drawn)
    return stands


def laid(store: GraphStore, model: Model, family: str, level: str, lay: Lay[T]) -> T:
    """What `lay` makes of the answers about one family; raises as `map_of`."""
    return next(_each(store, model, {"family": family}, [family], level, lay))


def _each(
    store: GraphStore, model: Model, asked: Mapping[str, str], families: Sequence[str], level: str, lay: Lay[T]
) -> Iterator[T]:
    """What `lay` makes of each family, from one answer to each question about them all."""
    told = answered(store, QUESTIONS, asked, level)
    by_family = {name: one.rows.partition_by("family", as_dict=True) for name, one in told.answers.items()}
    for family in families:
        study = told.studies[family.partition(":")[0]]
        own = [
            replace(one, parameters={"family": family}, rows=by_family[name].get((family,), one.rows.clear()))
            for name, one in told.answers.items()
        ]
        yield lay(Answers(*own), model, study.title, study.synthetic)


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
