"""Making the maps: the three answers about a family, released at a level, laid out as one page."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from disclosure.release import Released, release
from graph_store.port import GraphStore
from kithgraph.files import write_text
from queries.ask import ask
from schema.definition import Model
from schema.ids import study_node
from schema.problems import KithError
from viz.explorer import explorer_page
from viz.family_map import FamilyMap
from viz.from_answers import family_map
from viz.index_page import IndexEntry, index_page

QUESTIONS = ("family_network", "chronology", "passages")
STUDY = "MATCH (s:Study) WHERE s.id = $study RETURN s.title AS title, s.synthetic AS synthetic"


def map_of(store: GraphStore, model: Model, family: str, level: str) -> FamilyMap:
    """What a family's map shows; raises E605 for an unknown family, E608 when the graph kept changing."""
    answers: dict[str, Released] = {}
    for _ in range(3):
        answers = {name: release(ask(store, name, {"family": family}), level) for name in QUESTIONS}
        title, synthetic, version = _study(store, family.split(":", maxsplit=1)[0])
        if len({version, *(one.data_version for one in answers.values())}) == 1:
            network, chronology, passages = (answers[name] for name in QUESTIONS)
            return family_map(network, chronology, passages, model, title, synthetic)
    raise KithError("E608")


def family_page(store: GraphStore, model: Model, family: str, level: str) -> str:
    """A family's map as the text of one HTML page."""
    return explorer_page(map_of(store, model, family, level))


@dataclass(frozen=True)
class Written:
    """A map that was written."""

    family: str
    file: Path


def write_all(
    store: GraphStore, model: Model, study: str, level: str, folder: Path, progress: Callable[[str], None]
) -> list[Written]:
    """A map for every family and an index page, in one folder; raises E701 when it may not be written."""
    families = release(ask(store, "multiagency_load", {"study": study}), level).rows
    written, entries = [], []
    for row in families.iter_rows(named=True):
        progress(f"drawing {row['family']}")
        one = map_of(store, model, row["family"], level)
        file = folder / file_name(row["family"])
        write_text(file, explorer_page(one))
        written.append(Written(row["family"], file))
        entries.append(_entry(one, file.name))
    write_text(folder / "index.html", index_page(entries))
    return written


def _entry(one: FamilyMap, name: str) -> IndexEntry:
    services = sum(node.kind == "Service" for node in one.nodes)
    people = sum(node.kind not in ("Service", "Family") for node in one.nodes)
    return IndexEntry(
        one.title, name, one.study_title, people, services, len(one.ties), len(one.interactions), one.synthetic
    )


def file_name(family: str) -> str:
    """A family's file name, from its id."""
    return re.sub(r"[^A-Za-z0-9._-]+", "_", family) + ".html"


def _study(store: GraphStore, study: str) -> tuple[str, bool, str]:
    schema = {"title": pl.String(), "synthetic": pl.Boolean()}
    rows, version = store.query(STUDY, {"study": study_node(study)}, schema)
    title, synthetic = rows.row(0) if rows.height else (study, False)
    return str(title or study), bool(synthetic), version
