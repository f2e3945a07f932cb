"""Options that several commands share."""

from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from graph_store.port import GraphStore
from kithgraph.stores import DEFAULT_STORE, open_store
from schema.definition import Model
from schema.model import load_model

STORE_HELP = f"The graph: a folder, bolt://host:port or neo4j://host:port. Default: KITH_STORE, else ./{DEFAULT_STORE}."

To = Annotated[str | None, typer.Option("--to", help=STORE_HELP, show_default=False)]
From = Annotated[str | None, typer.Option("--from", help=STORE_HELP, show_default=False)]
Json = Annotated[bool, typer.Option("--json", help="The same for programs.")]
Level = Annotated[str, typer.Option("--level", help="What may leave: research (exact, for the study's own people).")]
Folders = Annotated[list[Path], typer.Argument(help="One or several study folders.", show_default=False)]


class Form(StrEnum):
    """How an answer is written."""

    table = "table"
    csv = "csv"
    json = "json"


class AnswerForm(StrEnum):
    """How the answer to a question is written; the last two are files only."""

    table = "table"
    csv = "csv"
    json = "json"
    xlsx = "xlsx"
    parquet = "parquet"


@contextmanager
def opened(address: str | None, answer_seconds: float | None = None) -> Iterator[tuple[GraphStore, Model]]:
    """The store at an address with the model, closed at the end; `answer_seconds` as in `open_store`."""
    model = load_model()
    store = open_store(address, model, answer_seconds)
    try:
        yield store, model
    finally:
        store.close()
