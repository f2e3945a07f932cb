"""The port: what the rest of kithgraph may ask of a graph store, whichever engine is behind it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol, TypeVar

import polars as pl

from graph_store.diff import Changes
from graph_store.tables import Tables

#: what a question may be given: text, a number, yes or no, a list of texts; never null
Parameter = str | int | float | bool | list[str]
#: called with a short sentence about what is being done
Progress = Callable[[str], None]
T = TypeVar("T")


@dataclass(frozen=True)
class GraphVersion:
    """What is live: the graph's hash, its layout, and the studies in it."""

    hash: str
    format: int
    model: str
    studies: tuple[str, ...]
    nodes: int
    ties: int
    loaded_at: datetime


class Snapshot(Protocol):
    """One version of a graph, while it is being read."""

    #: that of the store
    engine: str

    @property
    def hash(self) -> str:
        """The hash of the graph that is read."""

    def query(
        self, cypher: str, parameters: Mapping[str, Parameter], schema: Mapping[str, pl.DataType]
    ) -> pl.DataFrame:
        """Rows of one statement as a frame of `schema`, in no order."""


class GraphStore(Protocol):
    """A place that holds one graph, whole, and answers questions about it.

    Every method raises KithError (E5xx) when the place cannot be reached, is damaged, or was written by a newer
    kithgraph.
    """

    #: where it is, without a secret
    address: str
    #: `embedded` or `neo4j`; names the folder of question overrides
    engine: str

    def live(self) -> GraphVersion | None:
        """The version that answers questions now; None when nothing was loaded yet."""

    def tables(self) -> Tables:
        """The live graph's tables, as kept beside it or, where they are missing, read back; empty when none."""

    def origins(self, ids: list[str]) -> pl.DataFrame:
        """Where these nodes were read, as kept beside the graph: rows of `Tables.origins`; none where none are kept."""

    def read_back(self) -> Tables:
        """The live graph's tables as the engine itself holds them, without origins."""

    def replace(
        self, tables: Tables, version: Callable[[], GraphVersion], changes: Changes, progress: Progress
    ) -> None:
        """Make `tables` the live graph, all or nothing; on any error the live graph stays as it was.

        `version` gives the version that they make, asked for as late as can be, since taking a hash can go on beside
        the writing; `changes` is what differs from `tables()`; when it is empty only the origins are renewed.
        """

    def previous(self) -> Tables | None:
        """The tables of the version before the live one, for going back; None when there is none."""

    def read(self, find: Callable[[Snapshot], T]) -> T:
        """What `find` reads, however many statements it takes, all of one version of the graph.

        Where a load comes between, `find` is called anew, so it should do nothing but read. Raises E509 when nothing
        was loaded yet, E608 when loads keep coming.
        """

    def query(
        self, cypher: str, parameters: Mapping[str, Parameter], schema: Mapping[str, pl.DataType]
    ) -> tuple[pl.DataFrame, str]:
        """Rows of one statement as `Snapshot.query` gives them, and the hash of the graph that gave them."""

    def loading(self) -> bool | None:
        """Whether a load is making the next version now; None when that cannot be told from here."""

    def exclusive(self) -> "Exclusive":
        """A lock for one load at a time, to be held from reading the live tables to replacing them; raises E501."""

    def close(self) -> None:
        """Give the place back."""


class Exclusive(Protocol):
    """A lock used with `with`."""

    def __enter__(self) -> object: ...

    def __exit__(self, *exc: object) -> None: ...
