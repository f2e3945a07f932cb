"""The command that leads back to the passages: evidence; and the same for a row of an answer."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

import typer

from disclosure.forms import answer_json
from disclosure.release import release
from graph_store.port import GraphStore
from kithgraph.cli.audited import audited
from kithgraph.cli.options import From, Json, Level, opened
from kithgraph.cli.show import mark_synthetic, plain, progress
from kithgraph.documents.at_hand import copies_of, folders_of
from kithgraph.documents.passages import Passages
from queries.evidence import Evidence, evidence_of, evidence_of_tie
from queries.origins import with_origins
from queries.parameters import filled

#: passages shown when nobody says how many
MOST_PASSAGES = 100

DocumentFolders = Annotated[
    list[Path] | None,
    typer.Option(
        "--documents",
        help="A folder with your own copies of the documents, and all below it; may be given several times. "
        "Default: KITH_DOCUMENTS.",
        show_default=False,
    ),
]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("evidence")(evidence)


def evidence(
    thing: Annotated[str, typer.Argument(metavar="ID", help="Anything in the graph, by its id.")],
    tie: Annotated[str, typer.Argument(help="A tie of it, such as TOOK_PART.", show_default=False)] = "",
    other: Annotated[str, typer.Argument(help="Where that tie leads, by id.", show_default=False)] = "",
    documents: DocumentFolders = None,
    voice: Annotated[str, typer.Option("--voice", help="Only this person's or role's accounts.")] = "",
    most: Annotated[int, typer.Option("--limit", min=1, help="Show at most so many passages.")] = MOST_PASSAGES,
    level: Level = "research",
    from_: From = None,
    as_json: Json = False,
) -> None:
    """Show the passages behind something: where they stand, whose account they are, the row they came from.

    With a tie and a second id: behind that tie, as in kith evidence study:F01M TOOK_PART study:I7.
    """
    if bool(tie) != bool(other):
        raise typer.BadParameter("A tie needs both its name and the id that it leads to.")
    with opened(from_) as (store, model), progress("looking up"):
        found = evidence_of_tie(store, model, thing, tie, other, voice) if tie else evidence_of(store, [thing], voice)
        audit_evidence(found, level, filled(id=thing, tie=tie, other=other, voice=voice))
        show_evidence(store, found, documents, most, level, as_json, bool(voice))


def audit_evidence(found: Evidence, level: str, parameters: Mapping[str, str]) -> None:
    """Write the audit line of passages that are about to be shown; raises E702, E730-E734."""
    answer = release(found.passages, level)
    audited(
        "evidence",
        level=level,
        rows=answer.rows.height,
        version=answer.data_version,
        parameters=parameters,
        families=found.things.filter(kind="Family").get_column("id"),
    )


def show_evidence(
    store: GraphStore,
    found: Evidence,
    documents: list[Path] | None,
    most: int,
    level: str,
    as_json: bool,
    of_a_voice: bool,
) -> None:
    """Write what was found, for people or for programs; passages only where folders with the documents are named."""
    answer = release(found.passages, level)
    told = with_origins(store, answer.rows if as_json else answer.rows.head(most))
    things = with_origins(store, found.things)
    ties = found.ties.to_dicts()
    passages = Passages(copies_of(documents)) if folders_of(documents) else None
    for row in told:
        row["shown"] = vars(passages.show(row)) if passages else None
    if as_json:
        whole = {**answer_json(answer), "things": things, "ties": ties, "rows": told}
        plain(json.dumps(whole, ensure_ascii=False, indent=1))
        return
    mark_synthetic(answer.synthetic, "table")
    for one in things:
        _show_thing(one)
    for tie in ties:
        plain(f"  {tie['tie']}: {_source(tie) or 'no document is named for the tie itself'}")
    if not told:
        plain("No passage tells of it." if not of_a_voice else "No passage of this voice tells of it.")
    for row in told:
        _show_passage(row)
    if answer.rows.height > most:
        plain(f"\n{answer.rows.height - most:,} more passages; --limit and --json show more.")


def _show_thing(one: dict[str, Any]) -> None:
    name = f": {one['name'].replace('_', ' ')}" if one["name"] else ""
    plain(f"{one['id']}  ({one['kind']}{name})")
    if source := _source(one):
        plain(f"  {source}")
    for origin in one["origins"]:
        plain(f"  from {_origin(origin)}")


def _source(row: dict[str, Any]) -> str:
    """Where a sheet says that something stands, and the note with it."""
    where = ", ".join(row[name] for name in ("document", "place") if row[name])
    return f"{where}{'; memo: ' if where and row['memo'] else ''}{row['memo']}"


def _show_passage(row: dict[str, Any]) -> None:
    plain("")
    plain(f"{row['interaction']}  ({row['kind'].replace('_', ' ')})")
    plain(f"  {row['title']}{', ' if row['place'] else ''}{row['place']}")
    told = f", told by {row['told_by']}" if row["told_by"] else ""
    plain(f"  account of {row['voice'] or 'nobody named'}{told}")
    for name, label in (("coder", "coded by"), ("claim", "says:"), ("word", "word:"), ("memo", "memo:")):
        if row[name]:
            plain(f"  {label} {row[name]}")
    if row["codes"]:
        plain(f"  codes: {'; '.join(row['codes'])}")
    if row["asserts"]:
        plain(f"  states: {'; '.join(row['asserts'])}")
    for origin in row["origins"]:
        plain(f"  from {_origin(origin)}")
    if row["shown"]:
        _show_text(row["shown"])


def _show_text(shown: dict[str, str]) -> None:
    said = {
        "shifted": f"Found again by its words, now at {shown['now_at']}.",
        "lost": "Its words are no longer in this copy.",
        "no place": "The study gives no place in the text for it.",
    }
    for line in (shown["notice"], said.get(shown["state"], ""), *shown["text"].split("\n")):
        if line:
            plain(f"  | {line}")


def _origin(origin: dict[str, Any]) -> str:
    """File, sheet and row."""
    sheet = f", sheet {origin['sheet']}" if origin["sheet"] else ""
    row = f", row {origin['row']}" if origin["row"] is not None else ""
    return f"{origin['file']}{sheet}{row}"
