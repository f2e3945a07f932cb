"""Opening Ladybug files: memory set explicitly, the engine's errors in our words."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import ladybug
import polars as pl

from graph_store.port import Parameter
from schema.problems import KithError, Place

#: The buffer pool is a hard cap, not a reservation: national questions need up to 4 GB.
POOL_LIMIT = 4 << 30
#: what the engine says when its pool is not enough
NO_MEMORY = "buffer manager"
#: what it says when a statement took longer than it may
TOO_LONG = "interrupted"


def open_database(path: Path, read_only: bool) -> ladybug.Database:
    """Open a file; raises E508 when it is missing or no graph, E113 when it may not be read, E517."""
    # An absent or empty file would open as an empty graph.
    if read_only and not _first_byte(path):
        raise KithError("E508", Place(file=str(path)))
    try:
        # A load writes a file of its own and puts it on the disk once, at the end.
        return ladybug.Database(str(path), buffer_pool_size=_pool_size(), read_only=read_only, auto_checkpoint=False)
    except RuntimeError as error:
        if NO_MEMORY in str(error).lower():
            raise KithError("E517", Place(file=str(path))) from error
        if read_only:
            raise KithError("E508", Place(file=str(path))) from error
        raise


class Reader:
    """An open graph file and connections to it, kept because each remembers the statements that it has prepared."""

    engine = "embedded"

    def __init__(self, graph_hash: str, database: ladybug.Database, seconds: float | None = None) -> None:
        """`seconds` is how long one statement may take; None for as long as it needs."""
        self.hash = graph_hash
        self.database = database
        self._seconds = seconds
        self._idle: list[ladybug.Connection] = []

    @contextmanager
    def connection(self) -> Iterator[ladybug.Connection]:
        """A connection that nobody else uses meanwhile; after an error it is given up, not used again."""
        try:
            one = self._idle.pop()
        except IndexError:
            one = ladybug.Connection(self.database)
            if self._seconds is not None:
                one.set_query_timeout(int(self._seconds * 1000))
        try:
            yield one
        except BaseException:
            one.close()
            raise
        self._idle.append(one)

    def query(
        self, cypher: str, parameters: Mapping[str, Parameter], schema: Mapping[str, pl.DataType]
    ) -> pl.DataFrame:
        """Rows of one statement as a frame of `schema`; raises E517, E611."""
        with self.connection() as connection:
            frame = frame_of(connection, cypher, parameters)
        return frame.select(pl.col(name).cast(dtype) for name, dtype in schema.items())

    def close(self) -> None:
        """Close the connections and the file."""
        while self._idle:
            self._idle.pop().close()
        self.database.close()


def frame_of(
    connection: ladybug.Connection, cypher: str, parameters: Mapping[str, Parameter] | None = None
) -> pl.DataFrame:
    """Rows of one statement as a frame; raises E517 when the engine's memory is not enough, E611 after its time."""
    try:
        result = connection.execute(cypher, dict(parameters or {}))
    except RuntimeError as error:
        if NO_MEMORY in str(error).lower():
            raise KithError("E517") from error
        if TOO_LONG in str(error).lower():
            raise KithError("E611") from error
        raise
    if isinstance(result, list):
        raise TypeError("one statement at a time")
    frame: pl.DataFrame = result.get_as_pl()
    return frame


def _first_byte(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(1)
    except FileNotFoundError:
        return b""
    except PermissionError as error:
        raise KithError("E113", Place(file=str(path))) from error


def _pool_size() -> int:
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return min(POOL_LIMIT, memory // 2)
