"""Commands about releases: request, approve, list, show, recall, fetch; and quote, which clears a quote."""

import json
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

import polars as pl
import typer

from disclosure.policy import OPEN_LEVELS, load_policy
from disclosure.private import private_folder
from disclosure.register import Export, Quotes, Register, What
from disclosure.register.quotes import PEOPLE
from kithgraph.cli.asking import pairs
from kithgraph.cli.audited import audited, write_export
from kithgraph.cli.evidence import DocumentFolders
from kithgraph.cli.leaving import KINDS, Asked, leaving, unchanged
from kithgraph.cli.options import From, Json, opened
from kithgraph.cli.show import mark_synthetic, plain, show_answer, show_table
from kithgraph.documents.at_hand import copies_of
from kithgraph.person import person
from kithgraph.quotes import words_of
from schema.problems import KithError

group = typer.Typer(help="What leaves below the research level: asked for, approved by others, registered.")

Id = Annotated[str, typer.Argument(metavar="ID", help="The release's id, as kith release list shows it.")]
Below = Annotated[str, typer.Option("--level", help=f"One of {' and '.join(OPEN_LEVELS)}.", show_default=False)]
KIND_HELP = f"What is asked for: {' or '.join(KINDS)}."
DAY = ["%Y-%m-%d"]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    for name, command in (
        ("request", request),
        ("approve", approve),
        ("list", list_command),
        ("show", show),
        ("recall", recall),
        ("fetch", fetch),
        ("quote", quote),
    ):
        group.command(name)(command)
    app.add_typer(group, name="release")


def request(
    kind: Annotated[str, typer.Argument(help=KIND_HELP, show_default=False)],
    rest: Annotated[
        list[str] | None, typer.Argument(metavar="[QUESTION] NAME=VALUE...", help="The question, and study=KEY.")
    ] = None,
    level: Below = "",
    recipient: Annotated[str, typer.Option("--recipient", help="Who receives it.", show_default=False)] = "",
    expires: Annotated[
        datetime | None, typer.Option("--expires", formats=DAY, help="Its last day (UTC).", show_default=False)
    ] = None,
    documents: DocumentFolders = None,
    from_: From = None,
) -> None:
    """Ask that a released table, or the cleared quotes of a study, may leave as a file; shows what would leave."""
    words = list(rest or ())
    question = words.pop(0) if words and "=" not in words[0] else ""
    if kind not in KINDS or bool(question) != (kind == "ask"):
        raise typer.BadParameter(f"{KIND_HELP} A table is asked for with its question: ask QUESTION study=KEY.")
    if expires is None:
        raise KithError("E738", wanted="its last day, after today and within two years")
    with opened(from_) as (store, model):
        wanted = What(kind, question, pairs(words), level=level)
        found = leaving(Asked(store, model, wanted, "release request", documents))
    approvals = load_policy(private_folder()).approvals
    needed = approvals.public if found.what.level == "public" else approvals.workshop
    one = Register(private_folder()).request(found.what, person(), recipient, expires.date(), needed)
    show_answer(found.answer, "table")
    plain(f"\nRequested as {one.id}, for {one.recipient}, until {one.expires}.")
    plain(f"It needs {_people(one.needed)} other than you: kith release approve {one.id}")


def approve(export: Id) -> None:
    """Approve a release that somebody else asked for. Look at it first: kith release show ID."""
    releases = Register(private_folder())
    _audit_step("release approve", releases.find(export))
    one = releases.approve(export, person())
    lacking = one.needed - len(one.approvals)
    then = f"It needs {_people(lacking)} more." if lacking else f"It may leave: kith release fetch {one.id} -o FILE"
    plain(f"Approved {one.id}. {then}")


def list_command(
    every: Annotated[bool, typer.Option("--all", help="Also the exact files of the research level.")] = False,
    as_json: Json = False,
) -> None:
    """List releases, oldest first, with where each stands."""
    found = Register(private_folder()).exports(below_research=not every)
    if as_json:
        plain(json.dumps([_json(one) for one in found], ensure_ascii=False, indent=1))
        return
    if not found:
        plain("Nothing has been asked for yet; kith release request asks.")
        return
    rows = [(one.id, one.state, one.what.level, _named(one), one.by, one.recipient, _last(one)) for one in found]
    names = ("id", "state", "level", "what", "asked_by", "recipient", "expires")
    show_table(pl.DataFrame(rows, schema=dict.fromkeys(names, pl.String), orient="row"))


def show(export: Id, documents: DocumentFolders = None, from_: From = None, as_json: Json = False) -> None:
    """Show a release: its history, and below it what would leave, made anew from the graph."""
    one = Register(private_folder()).find(export)
    if as_json:
        plain(json.dumps(_json(one), ensure_ascii=False, indent=1))
        return
    if not one.needed or one.state in ("expired", "recalled"):
        _show_history(one)
        return
    with opened(from_) as (store, model):
        found = unchanged(Asked(store, model, one.what, "release show", documents, one.id), one)
    _show_history(one)
    plain("")
    show_answer(found.answer, "table")


def recall(export: Id) -> None:
    """Call a release back: it is not fetched again. Tell its recipient to delete what they have."""
    releases = Register(private_folder())
    _audit_step("release recall", releases.find(export))
    one = releases.recall(export, person())
    plain(f"Recalled {one.id}.")
    if one.files:
        plain(f"Files were written; ask {one.recipient or 'whoever has them'} to delete them. They are known by:")
        for file in one.files:
            plain(f"  {file.form}, SHA-256 {file.sha256}, {file.at}")


def fetch(
    export: Id,
    output: Annotated[Path, typer.Option("-o", "--output", help="The file.", show_default=False)],
    form: Annotated[str, typer.Option("--format", help="csv, json, xlsx or parquet; of a composite html or svg.")] = "",
    documents: DocumentFolders = None,
    from_: From = None,
) -> None:
    """Write the file of an approved release; its id and level stand in it, its SHA-256 in the register."""
    one = Register(private_folder()).fetchable(export)
    if not one.needed:
        raise KithError("E736", state="an exact file of the research level")
    with opened(from_) as (store, model):
        found = unchanged(Asked(store, model, one.what, "release fetch", documents, one.id), one)
    form = form or found.forms[0]
    if form not in found.forms:
        raise typer.BadParameter(f"The format is one of {', '.join(found.forms)}.")
    _audit_step("release fetched", one)
    mark_synthetic(found.answer.synthetic, form)
    write_export(one.id, output, form, lambda path, stamp: found.write(path, stamp, form))
    plain(f"Wrote {output}: release {one.id}, level {one.what.level}, for {one.recipient}, until {one.expires}.")


def quote(
    passage: Annotated[str, typer.Argument(help="The id of a coded passage.", show_default=False)],
    level: Below = "",
    documents: DocumentFolders = None,
    withdraw: Annotated[bool, typer.Option("--withdraw", help="Take back what was cleared, at every level.")] = False,
    confirmed: Annotated[
        bool, typer.Option("--clear", help="Clear it; without this, its words are only shown.")
    ] = False,
    from_: From = None,
) -> None:
    """Show the words of a passage, and with --clear say that they may be quoted at a level. Two people must say so."""
    quotes = Quotes(private_folder())
    if withdraw:
        audited("release quote --withdraw", parameters={"passage": passage})
        plain(f"Taken back: {quotes.withdraw(passage)} clearances of {passage}.")
        return
    if level not in OPEN_LEVELS:
        raise KithError("E702", allowed=", ".join(OPEN_LEVELS))
    with opened(from_) as (store, _):
        words = words_of(store, passage, copies_of(documents))
        live = store.live()
    action, version = f"release quote{' --clear' if confirmed else ''}", live.hash if live else ""
    audited(action, level=level, rows=1, version=version, parameters={"passage": passage})
    plain(words)
    if not confirmed:
        plain(
            f"\nTo clear these words for the {level} level, add --clear. Whoever knows the speaker may know the voice."
        )
        return
    people = quotes.clear(passage, level, words, person())
    then = "It may be quoted." if people >= PEOPLE else f"It needs {_people(PEOPLE - people)} more."
    plain(f"\nCleared for the {level} level. {then}")


def _audit_step(action: str, one: Export) -> None:
    audited(action, level=one.what.level, version=one.what.data_version, export=one.id)


def _show_history(one: Export) -> None:
    plain(f"{one.id}: {one.state}. {_named(one)}, level {one.what.level}, data version {one.what.data_version[:12]}")
    plain(f"  {one.at}  {one.by} {'asked for it' if one.needed else 'wrote it'}{_for_whom(one)}")
    for approval in one.approvals:
        plain(f"  {approval.at}  {approval.by} approved it")
    for file in one.files:
        plain(f"  {file.at}  {file.by} wrote it as {file.form}, SHA-256 {file.sha256}")
    if one.recalled_at:
        plain(f"  {one.recalled_at}  {one.recalled_by} recalled it")
    if one.state == "requested":
        plain(f"  It needs {_people(one.needed - len(one.approvals))} more.")


def _for_whom(one: Export) -> str:
    return f", for {one.recipient}, until {one.expires}" if one.recipient else ""


def _named(one: Export) -> str:
    shown = {name: value for name, value in one.what.parameters.items() if name != "passages"}
    return " ".join([one.what.kind, one.what.question, *(f"{n}={v}" for n, v in shown.items() if v)]).replace("  ", " ")


def _last(one: Export) -> str:
    return one.expires.isoformat() if one.expires else ""


def _people(count: int) -> str:
    return f"the approval of {count} {'person' if count == 1 else 'people'}"


def _json(one: Export) -> dict[str, Any]:
    return {
        "id": one.id,
        "state": one.state,
        **vars(one.what),
        "asked_by": one.by,
        "asked_at": one.at,
        "recipient": one.recipient,
        "expires": _last(one),
        "approvals_needed": one.needed,
        "approvals": [vars(approval) for approval in one.approvals],
        "files": [vars(file) for file in one.files],
        "recalled_by": one.recalled_by,
        "recalled_at": one.recalled_at,
    }
