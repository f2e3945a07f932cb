"""Commands about study folders: init, check, diff, load, remove, undo."""

import json
from pathlib import Path
from typing import Annotated

import typer

from graph_loader.documents.at_hand import with_documents
from graph_loader.load import Loaded, load, plan, remove, undo, version_of
from graph_loader.read import ReadStudy, read_studies
from graph_loader.templates import write_template
from graph_store.diff import Changes
from graph_store.tables import merged
from kithgraph.cli.beginning import KeyPattern, Source, begin_from
from kithgraph.cli.options import Folders, Json, To, opened
from kithgraph.cli.show import plain, progress, report_json, show_report
from schema.model import load_model

Bulk = Annotated[
    Path | None,
    typer.Option("--bulk", help="Instead of loading, write files for an offline import into a Neo4j of their own."),
]


New = Annotated[Path, typer.Argument(help="A new folder.", show_default=False)]

Known = Annotated[
    list[Path] | None,
    typer.Option(
        "--documents",
        help="A folder with your copies of the documents: each passage then keeps a fingerprint of its words, by which "
        "they are found again when a document has changed. The words themselves are not kept.",
        show_default=False,
    ),
]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    for command in (init, check, diff, load_command, remove_command, undo_command):
        app.command(command.__name__.removesuffix("_command"))(command)


def init(folder: New, from_: Source = None, key_pattern: KeyPattern = None) -> None:
    """Make a study folder to fill in: a workbook with drop-downs, one invented family, and study.yaml.

    With --from, make it from a coded project, a table of coded passages, a codebook, or the folder of a deposit.
    """
    if from_ is not None:
        begin_from(folder, from_, key_pattern)
        return
    write_template(folder, load_model())
    book = folder / "study.xlsx"
    plain(f"Made {folder}. Open {book}, replace the invented family with yours, then: kith check {folder}")


def check(folders: Folders, as_json: Json = False) -> None:
    """Read study folders and list every problem, writing nothing. Exits 0 when sound, 2 when not."""
    with progress("reading and checking"):
        read = read_studies(folders, load_model())
    _show(read, as_json)
    if not all(one.sound for one in read):
        raise typer.Exit(2)


def _show(read: list[ReadStudy], as_json: bool) -> None:
    if as_json:
        plain(json.dumps([report_json(one.report, one.folder.name) for one in read], ensure_ascii=False, indent=1))
        return
    for one in read:
        show_report(one.report, str(one.folder), one.rows)


def diff(folders: Folders, documents: Known = None, to: To = None, as_json: Json = False) -> None:
    """Say what loading these folders would add, change and remove; writes nothing."""
    read = _read_sound(folders, documents, as_json)
    with opened(to) as (store, model), progress("comparing"):
        _, changes = plan(store, read, model)
    if as_json:
        plain(json.dumps(_changes_json(changes), ensure_ascii=False, indent=1))
    else:
        show_changes(changes, "would be")


def load_command(
    folders: Folders, documents: Known = None, to: To = None, as_json: Json = False, bulk: Bulk = None
) -> None:
    """Load study folders into the graph, whole or not at all; other studies in it stay as they are."""
    read = _read_sound(folders, documents, as_json)
    if bulk is not None:
        _write_bulk(read, bulk)
        return
    with opened(to) as (store, model), progress("comparing with the live graph") as say:
        done = load(store, read, model, say)
    if as_json:
        plain(json.dumps(_loaded_json(done), ensure_ascii=False, indent=1))
        return
    for one in done.studies:
        show_report(one.report, str(one.folder), one.rows)
    _show_loaded(done, store.address)


def _write_bulk(read: list[ReadStudy], folder: Path) -> None:
    """Write the files of an offline import of these studies into a database of their own, and say how to go on."""
    # Only this option needs the writer of Neo4j's import files.
    from graph_store.neo4j.bulk import steps, write_bulk  # noqa: PLC0415
    from graph_store.neo4j.store import DATABASE  # noqa: PLC0415

    model = load_model()
    tables = merged(model, [one.tables for one in read if one.tables is not None])
    write_bulk(model, tables, version_of(tables, model), folder)
    plain(steps(folder, DATABASE))


def _read_sound(folders: list[Path], documents: list[Path] | None, as_json: bool) -> list[ReadStudy]:
    """Read folders; where one is not sound, list its problems and end with status 2."""
    with progress("reading and checking"):
        read = read_studies(folders, load_model())
        read = with_documents(read, [folder.expanduser() for folder in documents or ()])
    unsound = [one for one in read if not one.sound]
    if unsound:
        _show(unsound, as_json)
        raise typer.Exit(2)
    return read


def remove_command(
    study: Annotated[str, typer.Argument(help="The study's key, as kith status shows it.", show_default=False)],
    to: To = None,
) -> None:
    """Take one study out of the graph; kith undo brings it back."""
    with opened(to) as (store, model), progress("removing") as say:
        done = remove(store, study, model, say)
    _show_loaded(done, store.address)


def undo_command(to: To = None) -> None:
    """Go back to the graph as it was before the last load or removal."""
    with opened(to) as (store, model), progress("going back") as say:
        done = undo(store, model, say)
    _show_loaded(done, store.address)


def _show_loaded(done: Loaded, address: str) -> None:
    show_changes(done.changes, "were")
    version = done.version
    plain(
        f"The graph at {address} holds {', '.join(version.studies) or 'no study'}: {version.nodes:,} nodes and "
        f"{version.ties:,} ties. Data version {version.hash[:12]}."
    )


def show_changes(changes: Changes, verb: str) -> None:
    """What a load writes: how many rows of which kinds and ties."""
    if not changes.count:
        plain("Nothing to write: the graph already holds exactly this (0 rows written).")
        return
    total = changes.totals()
    plain(f"{total['added']:,} rows {verb} added, {total['changed']:,} changed, {total['removed']:,} removed:")
    for word in ("added", "changed", "removed"):
        counts = [f"{name} {row[word]:,}" for name, row in _by_name(changes).items() if row[word]]
        if counts:
            plain(f"  {word}: {', '.join(counts)}")


def _by_name(changes: Changes) -> dict[str, dict[str, int]]:
    """Counts by kind and by tie, whatever its ends."""
    found: dict[str, dict[str, int]] = {}
    named = [*changes.nodes.items(), *((key[0], change) for key, change in changes.ties.items())]
    for name, change in named:
        row = found.setdefault(name, {"added": 0, "changed": 0, "removed": 0})
        row["added"] += change.added.height
        row["changed"] += change.changed.height
        row["removed"] += change.removed.height
    return found


def _changes_json(changes: Changes) -> dict[str, object]:
    return {"written": changes.count, **changes.totals(), "tables": _by_name(changes)}


def _loaded_json(done: Loaded) -> dict[str, object]:
    return {
        **_changes_json(done.changes),
        "data_version": done.version.hash,
        "studies": list(done.version.studies),
        "reports": [report_json(one.report, one.folder.name) for one in done.studies],
    }
