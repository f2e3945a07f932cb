"""Reading one version of a graph: within an answer, and over several answers that are put together."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

import polars as pl

from graph_store.port import GraphStore, Parameter, Snapshot
from schema.problems import KithError

T = TypeVar("T")
#: after so many readings that a load interrupted, whoever puts several answers together is told
MOST_READINGS = 3


@dataclass
class Reading:
    """Puts several answers together and notes which versions of the graph gave them."""

    store: GraphStore
    versions: set[str] = field(default_factory=set)

    def query(
        self, cypher: str, parameters: Mapping[str, Parameter], schema: Mapping[str, pl.DataType]
    ) -> pl.DataFrame:
        """Rows of one statement, as `GraphStore.query` gives them."""
        rows, version = self.store.query(cypher, parameters, schema)
        self.saw(version)
        return rows

    def saw(self, version: str) -> None:
        """Note the version of what was read in another way, such as by asking a question."""
        self.versions.add(version)


def steady(store: GraphStore, find: Callable[[Reading], T]) -> T:
    """What is found when one version of the graph gave all answers; raises E608 when it kept changing."""
    for _ in range(MOST_READINGS):
        reading = Reading(store)
        found = find(reading)
        if len(reading.versions) <= 1:
            return found
    raise KithError("E608")


def texts(snapshot: Snapshot, cypher: str, **parameters: Parameter) -> list[str]:
    """The one column of a statement that returns texts, called `id`."""
    return snapshot.query(cypher, parameters, {"id": pl.String()}).get_column("id").drop_nulls().to_list()
