"""The command that leads back to the passages: evidence."""

import json
from pathlib import Path
from typing import Annotated

import polars as pl
import typer

from disclosure.release import release
from graph_store.port import GraphStore
from kithgraph.cli.options import From, Json, Level, opened
from kithgraph.cli.show import answer_json, plain, progress
from kithgraph.passages import Documents
from queries.ask import ask
from schema.nearby import near
from schema.problems import KithError

Copies = Annotated[
    Path | None,
    typer.Option("--documents", help="A folder with your own copies of the documents, to show the passages."),
]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("evidence")(evidence)


def evidence(
    thing: Annotated[str, typer.Argument(metavar="ID", help="An interaction, statement, person, service or family.")],
    documents: Copies = None,
    voice: Annotated[str, typer.Option("--voice", help="Only this person's or role's accounts.")] = "",
    level: Level = "research",
    from_: From = None,
    as_json: Json = False,
) -> None:
    """Show the passages behind something: where they stand, whose account they are, the row they came from."""
    with opened(from_) as (store, _), progress("looking up"):
        answer = release(ask(store, "evidence", {"id": thing, "voice": voice}), level)
        origins = _origins(store, thing, answer.rows)
    if as_json:
        plain(json.dumps(answer_json(answer), ensure_ascii=False, indent=1))
        return
    if answer.rows.is_empty():
        plain("No passage tells of it." if not voice else "No passage of this voice tells of it.")
    copies = Documents(documents) if documents else None
    for row in answer.rows.iter_rows(named=True):
        _show(row, origins.get(row["episode"], ""), copies)


def _origins(store: GraphStore, thing: str, rows: pl.DataFrame) -> dict[str, str]:
    """Where each passage was read: file, sheet, row; raises E610 when the graph holds nothing of the id."""
    tables = store.tables()
    if rows.is_empty():
        known = [one for frame in tables.nodes.values() for one in frame.get_column("id")]
        if thing not in known:
            raise KithError("E610", near=near(thing, known, 3))
    found = tables.origins.with_columns(pl.col("id").str.strip_suffix("/passage"))
    wanted = rows.select(id=pl.col("episode").str.strip_suffix("/passage"), episode="episode")
    joined = found.join(wanted, on="id").unique("episode")
    return {r["episode"]: f"{r['file']}, sheet {r['sheet']}, row {r['row']}" for r in joined.iter_rows(named=True)}


def _show(row: dict[str, object], origin: str, copies: Documents | None) -> None:
    plain("")
    plain(f"{row['interaction']}  ({str(row['kind']).replace('_', ' ')})")
    plain(f"  {row['title']}, {row['place']}")
    told = f", told by {row['told_by']}" if row["told_by"] else ""
    plain(f"  account of {row['voice']}{told}")
    for name in ("word", "memo"):
        if row[name]:
            plain(f"  {name}: {row[name]}")
    if isinstance(row["asserts"], list):
        plain(f"  states: {'; '.join(row['asserts'])}")
    if origin:
        plain(f"  from {origin}")
    if copies is not None:
        shown = copies.passage(
            str(row["file"]), str(row["sha256"]), str(row["unit"]), int(str(row["first_at"])), int(str(row["last_at"]))
        )
        for line in (shown.notice, *shown.text.split("\n")):
            if line:
                plain(f"  | {line}")
