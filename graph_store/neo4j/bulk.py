"""Files for Neo4j's offline import, for graphs that no single transaction holds.

One CSV a kind and one a tie between two kinds, with typed headers, and the marker's own node, so that the imported
database is live at once. Two more files say how: the import's arguments, and statements to run when the server is up.
"""

import shlex
from collections.abc import Iterable
from pathlib import Path
from uuid import uuid4

import polars as pl

from graph_store.disk import disk_errors
from graph_store.neo4j.ddl import schema_statements
from graph_store.neo4j.marker import LABEL, Marker
from graph_store.neo4j.writer import second_labels
from graph_store.port import GraphVersion
from graph_store.tables import Tables
from schema.definition import Model
from schema.problems import KithError, Place

ARGUMENTS = "import.args"
AFTERWARDS = "after.cypher"

TYPES = {pl.String: "string", pl.Int64: "long", pl.Float64: "double", pl.Boolean: "boolean", pl.List: "string[]"}
#: characters that may part the members of a list, control characters first; one that no member holds is taken
DELIMITERS = {chr(code) for code in (*range(0x01, 0x09), *range(0x0E, 0x20), *range(0xE000, 0xF900))}


def write_bulk(model: Model, tables: Tables, version: GraphVersion, folder: Path) -> None:
    """Write the files into a new or empty folder; raises E120 when it is not empty, E502, E503."""
    if folder.exists() and any(folder.iterdir()):
        raise KithError("E120", Place(file=str(folder)))
    delimiter = _delimiter((*tables.nodes.values(), *tables.ties.values()))
    marker = pl.DataFrame([Marker(uuid4().hex, version).properties()])
    arguments = [f"--array-delimiter=U+{ord(delimiter):04X}", "--multiline-fields=true"]
    with disk_errors(folder):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        for kind, frame in (*tables.nodes.items(), (LABEL, marker)):
            name = f"node.{kind}.csv"
            labelled = frame if kind == LABEL else _labelled(model, kind, frame)
            _write(folder / name, labelled, {"id": f"id:ID({kind})"}, delimiter)
            arguments.append(f"--nodes={kind}={name}")
        for (tie, a, b), frame in tables.ties.items():
            name = f"tie.{tie}.{a}.{b}.csv"
            _write(folder / name, frame, {"from_id": f":START_ID({a})", "to_id": f":END_ID({b})"}, delimiter)
            arguments.append(f"--relationships={tie}={name}")
        (folder / ARGUMENTS).write_text("\n".join(arguments) + "\n", encoding="utf-8")
        statements = [*_mendings(tables), *schema_statements(model).values()]
        (folder / AFTERWARDS).write_text("".join(f"{one};\n" for one in statements), encoding="utf-8")


def steps(folder: Path, database: str) -> str:
    """What to type to import the files, for a person who runs the server."""
    return "\n".join(
        [
            f"The files are in {folder}. The import replaces the whole database {database}, with the server stopped:",
            "",
            "  neo4j stop",
            f"  cd {shlex.quote(str(folder))}",
            f"  neo4j-admin database import full {database} --overwrite-destination=true @{ARGUMENTS}",
            "  neo4j start",
            f"  cypher-shell -d {database} -f {AFTERWARDS}",
            "",
            "Then delete the folder: it holds the studies' data.",
        ]
    )


def _delimiter(frames: Iterable[pl.DataFrame]) -> str:
    used: set[str] = set()
    for frame in frames:
        for column in frame.select(pl.col(pl.List(pl.String))).iter_columns():
            used.update(*column.explode().drop_nulls().unique())
    return min(DELIMITERS - used)


def _labelled(model: Model, kind: str, frame: pl.DataFrame) -> pl.DataFrame:
    """Add the second label as the column that the import reads labels from."""
    name, labels = model.kinds[kind].second_label, second_labels(model, kind)
    if name is None:
        return frame
    return frame.with_columns(pl.col(name).replace_strict(labels, return_dtype=pl.String).alias(":LABEL"))


def _write(path: Path, frame: pl.DataFrame, names: dict[str, str], delimiter: str) -> None:
    typed = {c: c if c.startswith(":") else f"{c}:{TYPES[frame.schema[c].base_type()]}" for c in frame.columns}
    lists = pl.col(pl.List(pl.String))
    # An empty field is a list that is absent, so a list of nothing but the empty text is written as two of them,
    # which is the same set; the statements that are run afterwards make it one.
    lone = (lists.list.len() == 1) & (lists.list.first() == "")
    joined = pl.when(lone).then(pl.lit(delimiter)).otherwise(lists.list.join(delimiter))
    flat = frame.with_columns(joined.name.keep())
    # Every text is quoted: an empty one stands apart from one that is absent.
    flat.rename({**typed, **names}).write_csv(path, quote_style="non_numeric")


def _mendings(tables: Tables) -> list[str]:
    """Statements that make lists of two empty texts one, for the properties in which they occur."""
    found = []
    for kind, frame in tables.nodes.items():
        found += [_mending(f"(n:`{kind}`)", name) for name in _lone(frame)]
    for tie in sorted({key[0] for key in tables.ties}):
        names = {name for key, frame in tables.ties.items() if key[0] == tie for name in _lone(frame)}
        found += [_mending(f"()-[n:`{tie}`]->()", name) for name in sorted(names)]
    return found


def _mending(pattern: str, name: str) -> str:
    one = f"CALL (n) {{ SET n.`{name}` = [''] }} IN TRANSACTIONS OF 10000 ROWS"
    return f":auto MATCH {pattern} WHERE n.`{name}` = ['', ''] {one}"


def _lone(frame: pl.DataFrame) -> list[str]:
    lists = frame.select(pl.col(pl.List(pl.String)))
    return [c.name for c in lists.iter_columns() if ((c.list.len() == 1) & (c.list.first() == "")).any()]
