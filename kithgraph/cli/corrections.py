"""Commands about what was said of a map in a room: bring it into the study, and list it."""

from pathlib import Path
from typing import Annotated

import typer

from kithgraph.cli.audited import audited, heed
from kithgraph.cli.options import Form, From, opened
from kithgraph.cli.show import plain, progress, show_answers, show_report
from kithgraph.corrections.notes import Notes, read_notes
from kithgraph.corrections.placing import Row, family_of, rows_of
from kithgraph.corrections.sheet import FILE, Added, add_rows
from kithgraph.gates import local_gate
from schema.model import load_model
from schema.problems import Report, Unsound

QUESTION = "corrections"
group = typer.Typer(
    help="What was said of a map in a room: a layer beside the evidence that changes none of it.", no_args_is_help=True
)


def register(app: typer.Typer) -> None:
    """Add the commands."""
    group.command("add")(add)
    group.command("list")(list_command)
    app.add_typer(group, name="corrections")


def add(
    file: Annotated[Path, typer.Argument(help="The notes, as the map's page saved them.", show_default=False)],
    folder: Annotated[Path, typer.Argument(help="The study's folder.")] = Path(),
    family: Annotated[
        str, typer.Option("--family", help="The family, where the map was drawn on another machine.")
    ] = "",
    from_: From = None,
) -> None:
    """Add the notes that a map's page saved to the sheet corrections of a study folder; no other sheet is touched."""
    report = Report()
    notes = read_notes(file, load_model(), report)
    with opened(from_) as (store, model), progress("drawing the map anew"):
        study, of = family_of(notes, family, store)
        rows = rows_of(notes, study, of, store, model, file, report)
        live = store.live()
        version = live.hash if live else ""
        asked = {"study": study, "family": of}
        audited("corrections add", rows=len(rows), version=version, parameters=asked, families=[of] if of else [])
        added = _added(folder, study, rows, file, report)
    _tell(added, notes, folder)


def _added(folder: Path, study: str, rows: list[Row], file: Path, report: Report) -> Added:
    """Add them, or list what is wrong with notes and leave with its exit status."""
    try:
        if report.errors:
            raise Unsound(report, str(file))
        return add_rows(folder, study, rows, file)
    except Unsound as error:
        show_report(error.report, error.problem.place.file, {})
        raise typer.Exit(error.exit_status) from error


def _tell(added: Added, notes: Notes, folder: Path) -> None:
    for row in added.rows:
        plain(f"  {row['remark']}: {row['remark_sort'].replace('_', ' ')}, on {row['said_of']}")
    known = f"; {_many(added.known)} there already" if added.known else ""
    plain(f"Added {_many(len(added.rows))} of {len(notes.numbered)} to {folder / FILE}{known}.")
    if added.rows:
        plain(f"They come into the graph with: kith load {folder}")


def _many(number: int) -> str:
    return f"{number} note{'' if number == 1 else 's'}"


def list_command(
    study: Annotated[str, typer.Option("--study", help="Of the maps of this study.")] = "",
    family: Annotated[str, typer.Option("--family", help="Of this family's map.")] = "",
    form: Annotated[Form, typer.Option("--format", help="How they are written.")] = Form.table,
    from_: From = None,
) -> None:
    """List what was said of maps in a room: the question corrections, asked of the graph."""
    with opened(from_) as (store, model), progress("asking"):
        gate, asker = local_gate(store, model, heed)
        answers = gate.answer(asker, QUESTION, {"study": study, "family": family}, "research", "corrections list")
    show_answers(answers, form.value)
