"""Commands about the documents that somebody has: documents, search."""

import json
from typing import Annotated, Any

import polars as pl
import typer

from disclosure.release import RESEARCH_BANNER, release, require_level
from graph_store.port import GraphStore
from kithgraph.cli.audited import audited
from kithgraph.cli.evidence import DocumentFolders
from kithgraph.cli.options import From, Json, Level, opened
from kithgraph.cli.show import plain, progress, show_table
from kithgraph.documents.at_hand import VARIABLE, copies_of, folders_of, passed_by
from kithgraph.documents.search import Searched, marked, place_of, search, wanted
from kithgraph.documents.served import found_json
from kithgraph.documents.table import documents_table
from queries.ask import ask
from schema.nearby import near
from schema.problems import KithError

Study = Annotated[str, typer.Option("--study", help="Only this study; every study when left out.")]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("documents")(documents_command)
    app.command("search")(search_command)


def documents_command(
    study: Annotated[str, typer.Argument(help="A study's key; every study when left out.", show_default=False)] = "",
    documents: DocumentFolders = None,
    level: Level = "research",
    from_: From = None,
    as_json: Json = False,
) -> None:
    """List the documents that were coded, which of them are at hand, and what still matches in those that changed."""
    copies = copies_of(documents)
    with opened(from_) as (store, _), progress("looking at the documents"):
        known, places, _ = _answers(store, "documents", study, level)
        table = documents_table(known, places, copies)
    if as_json:
        plain(json.dumps(table.to_dicts(), ensure_ascii=False, indent=1))
        return
    show_table(table.drop("title", "copy"))
    for file, copy in table.filter(pl.col("state") == "moved").select("file", "copy").iter_rows():
        plain(f"{file} is here under the name {copy}.")
    for notice in passed_by(copies):
        plain(notice)
    plain(_states(table))
    if not folders_of(documents):
        plain(f"Name a folder with --documents, or set {VARIABLE}, to see which are at hand.")


def search_command(
    text: Annotated[list[str], typer.Argument(help='Words, all of them needed, or a "quoted phrase".')],
    documents: DocumentFolders = None,
    study: Study = "",
    most: Annotated[int, typer.Option("--limit", min=1, help="Show at most so many.")] = 20,
    level: Level = "research",
    from_: From = None,
    as_json: Json = False,
) -> None:
    """Search passages and documents at hand, memos, claims and noted words; case and accents do not matter."""
    # The shell takes the quotation marks off a phrase, which then comes as one word with spaces.
    words = wanted(" ".join(f'"{one}"' if " " in one and '"' not in one else one for one in text))
    copies = copies_of(documents)
    with opened(from_) as (store, _), progress("searching"):
        found = search(words, *_answers(store, "search", study, level, words), copies)
    if as_json:
        plain(json.dumps({**found_json(found, words, most), "level": level}, ensure_ascii=False, indent=1))
        return
    for row in found.hits.head(most).iter_rows(named=True):
        plain(f"{row['id']}  ({_what(row, words)})")
        plain(f"  {_with_marks(row['written'], words)}")
    for notice in (*found.unreadable, *passed_by(copies)):
        plain(notice)
    plain(_counts(found, most))
    if found.hits.height:
        plain(RESEARCH_BANNER)


def _answers(
    store: GraphStore, action: str, study: str, level: str, words: tuple[str, ...] = ()
) -> tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame]:
    """The answers of `documents`, `places` and `written`, released, once the audit line of the command is written.

    Raises E516 for a study that the graph lacks, E730-E733.
    """
    require_level(level)
    live = store.live()
    if study and live is not None and study not in live.studies:
        raise KithError("E516", near=near(study, live.studies, 3))
    names = ("documents", "places", "written")
    answers = [release(ask(store, name, {"study": study}), level) for name in names]
    known, places, written = (answer.rows for answer in answers)
    asked = {"study": study, **({"words": ""} if words else {})}
    looked_at = known.height if action == "documents" else places.height + written.height
    audited(action, level=level, rows=looked_at, version=answers[0].data_version, parameters=asked)
    return known, places, written


def _states(table: pl.DataFrame) -> str:
    counts = table.group_by("state").len().sort("len", "state", descending=[True, False])
    states = ", ".join(f"{count:,} {state}" for state, count in counts.iter_rows())
    return f"{table.height:,} document{'s' if table.height != 1 else ''}{': ' if states else ''}{states}."


def _what(row: dict[str, Any], words: tuple[str, ...]) -> str:
    document = row["document"] if row["document"] != row["id"] else ""
    where = ", ".join(part for part in (document, place_of(row, words)) if part)
    kind = "not coded" if row["what"] == "text" else row["what"]
    return f"{kind}{'; ' if where else ''}{where}"


def _with_marks(text: str, words: tuple[str, ...]) -> str:
    context, hits = marked(text, words)
    for start, end in reversed(hits):
        context = f"{context[:start]}«{context[start:end]}»{context[end:]}"
    return context


def _counts(found: Searched, most: int) -> str:
    """How much was found and in how much."""
    looked = f"{_number(found.documents, 'document')} and {_number(found.memos, 'memo')}"
    if found.hits.is_empty():
        return f"Nothing found in {looked}."
    in_texts = found.hits.filter(pl.col("start") >= 0)
    parts = [
        f"{_number(in_texts.height, 'place')} in {_number(in_texts.get_column('document').n_unique(), 'document')}"
        if in_texts.height
        else "",
        _number(found.hits.height - in_texts.height, "memo") if found.hits.height > in_texts.height else "",
    ]
    shown = f" The first {most:,} are shown; --limit shows more." if found.hits.height > most else ""
    return f"Found {' and '.join(part for part in parts if part)}, of {looked}.{shown}"


def _number(count: int, name: str) -> str:
    return f"{count:,} {name}{'s' if count != 1 else ''}"
