"""The Python façade: open a graph, load studies, ask questions, draw a family's map."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl

from disclosure.audit import Audit, Entry
from disclosure.composite.composed import Composite
from disclosure.policy import EXACT, WORKSHOP, load_policy
from disclosure.private import private_folder
from disclosure.release import Released
from graph_loader.documents.at_hand import with_documents
from graph_loader.load import Loaded, load
from graph_loader.read import read_studies
from graph_store.port import GraphStore
from kithgraph.gates import local_gate
from kithgraph.person import person
from kithgraph.stores import open_store
from queries.parameters import filled
from schema.definition import Model
from schema.model import load_model
from schema.problems import KithError
from viz.ecomap.page import page
from viz.explorer.making import network
from viz.explorer.page import Explorer, explorer
from viz.explorer.reach import family_of
from viz.making import map_of
from viz.pictures.making import drawing_of
from viz.pictures.sheet import Picture

if TYPE_CHECKING:
    import networkx as nx


class Graph:
    """A graph of care relations, embedded or in Neo4j; use it with `with`, or close it yourself."""

    def __init__(self, store: GraphStore, model: Model) -> None:
        self.store = store
        self.model = model

    def __enter__(self) -> "Graph":
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    def load(self, *folders: str | Path, documents: Iterable[str | Path] = ()) -> Loaded:
        """Load study folders, all or nothing; raises Unsound with every problem, or E5xx.

        `documents` are folders with copies of the documents, whose words the passages are then known by (E705, E706).
        """
        read = read_studies([Path(one) for one in folders], self.model)
        read = with_documents(read, [Path(one) for one in documents])
        return load(self.store, read, self.model, lambda _: None)

    def ask(self, name: str, level: str = EXACT, **parameters: str) -> pl.DataFrame:
        """The rows of a question's answer: exact at the level research, else of one released table, null where hidden.

        A parameter whose name Python keeps for itself takes an underscore: `from_`. Raises what `answer` raises.
        """
        return self.answer(name, level, **parameters).rows

    def answer(self, name: str, level: str = EXACT, **parameters: str) -> Released:
        """A question's answer with its definition, parameters, denominators and data version.

        Raises E601-E606, E702, E720-E729, E730-E734, and E603 when several tables rest on it and none is named.
        """
        found = self.tables(name, level, **parameters)
        if len(found) > 1:
            raise KithError("E603", question=name, name="table")
        return found[0]

    def tables(self, name: str, level: str, **parameters: str) -> list[Released]:
        """All released tables that rest on a question; at the level research its one answer."""
        gate, asker = local_gate(self.store, self.model)
        return gate.answer(asker, name, {key.rstrip("_"): value for key, value in parameters.items()}, level)

    def family_network(self, family: str) -> "nx.MultiDiGraph[str]":
        """A family's web as a networkx graph: nodes and ties keep the columns of the question family_network."""
        return network_of(self.ask("family_network", family=family).iter_rows(named=True))

    def family_map(self, family: str) -> str:
        """A family's map as the text of one HTML page, at the research level; raises E605, E720, E730-E734."""
        one = map_of(self.store, self.model, family, EXACT)
        self._log("map", {"family": family}, family, len(one.ties) + len(one.interactions), one.data_version)
        return page(one)

    def network(
        self,
        start: str = "",
        *,
        steps: int = 1,
        brokerage: bool = False,
        study: str = "",
        family: str = "",
        voice: str = "",
        from_: str = "",
        to: str = "",
    ) -> Explorer:
        """The network of these families as a notebook shows it, or what lies so many steps around `start`.

        With `brokerage` each is as large as the shortest ways that lead through it. At the research level; raises E516,
        E605, E610, E612, E720, E730-E734.
        """
        asked = filled(study=study, family=family, voice=voice, from_=from_, to=to)
        one = network(self.store, self.model, asked, EXACT, start=start, steps=steps, brokerage=brokerage)
        rows, logged = one.things.height + one.ties.height, {**asked, **filled(start=start)}
        self._log("network", logged, family_of(one, logged), rows, one.data_version)
        return explorer(one)

    def picture(
        self,
        name: str,
        *,
        parent: str = "",
        week: str = "",
        study: str = "",
        family: str = "",
        voice: str = "",
        from_: str = "",
        to: str = "",
    ) -> Picture:
        """A picture of these families with its numbers, as a notebook shows it: `name` is one of matrix, timeline, …

        `parent` and `week` (such as 2022-W05) are for the picture week. At the research level; raises E516, E604, E605,
        E610, E612, E720, E730-E734, E768, E769.
        """
        asked = filled(study=study, family=family, voice=voice, from_=from_, to=to)
        drawing = drawing_of(self.store, self.model, name, asked, EXACT, parent=parent, of_week=week)
        made = drawing.drawn()
        rows, more = made.numbers.rows, filled(picture=name, parent=parent, week=week)
        self._log("picture", {**asked, **more}, drawing.one_family, rows.height, made.numbers.data_version)
        return Picture(made.title, made.svg, rows)

    def composite(self, study: str, level: str = WORKSHOP) -> Composite:
        """What the webs of a study's families have in common: classes and ties that at least k families stand behind.

        Raises E702, E720-E724, E729-E734 and E760.
        """
        gate, asker = local_gate(self.store, self.model)
        return gate.composite(asker, study, level)

    def close(self) -> None:
        """Give the graph back."""
        self.store.close()

    def _log(self, action: str, asked: Mapping[str, str], family: str, rows: int, version: str) -> None:
        """Write the audit line of what is about to be shown; raises E720, E730-E734."""
        private = private_folder()
        entry = Entry(person(), action, "", asked, (family,) if family else (), EXACT, rows, version)
        Audit(private).append(entry, load_policy(private).daily)


def network_of(rows: Iterable[dict[str, object]]) -> "nx.MultiDiGraph[str]":
    """Rows of family_network as a directed graph with parallel ties, keyed by the kind of tie."""
    # Half of the time that a command takes to start would go into networkx.
    import networkx as nx  # noqa: PLC0415

    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for row in rows:
        for end in ("from", "to"):
            graph.add_node(
                str(row[f"{end}_id"]), kind=row[f"{end}_is"], name=row[f"{end}_name"], role=row[f"{end}_role"]
            )
        ends = {"family", "tie", *(f"{end}_{part}" for end in ("from", "to") for part in ("id", "is", "name", "role"))}
        values = {name: value for name, value in row.items() if name not in ends}
        graph.add_edge(str(row["from_id"]), str(row["to_id"]), key=f"{row['tie']} {row['detail']}".strip(), **values)
    return graph


def open_graph(address: str | Path | None = None) -> Graph:
    """Open the graph at a folder, or at bolt://… or neo4j://…; KITH_STORE, else the folder kith-graph, by default."""
    model = load_model()
    return Graph(open_store(str(address) if address is not None else None, model), model)
