"""Commands that write a study for other tools: a REFI-QDA project, and our vocabulary as a codebook."""

from pathlib import Path
from typing import Annotated

import typer

from disclosure.register import What
from disclosure.release import require_level
from disclosure.staged import staged
from disclosure.stamp import stamp_archive
from graph_loader.back.project import project_from
from graph_loader.back.sheets import sheets_from, study_fields
from graph_loader.back.vocabulary import vocabulary
from graph_loader.documents.at_hand import texts_of
from graph_loader.documents.folder import Copies
from graph_store.tables import Tables
from kithgraph.cli.audited import audited, begun, write_export
from kithgraph.cli.options import From, Level, opened
from kithgraph.cli.show import plain, progress
from schema.model import load_model
from schema.nearby import near
from schema.problems import KithError, Place

group = typer.Typer(help="Write a study for other tools.", no_args_is_help=True)

Output = Annotated[Path, typer.Option("-o", "--output", help="The file to write.", show_default=False)]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    group.command("refi-qda")(refi_qda)
    group.command("codebook")(codebook)
    app.add_typer(group, name="export")


def refi_qda(
    output: Output,
    study: Annotated[str, typer.Argument(help="The study's key; may be left out when the graph holds one.")] = "",
    documents: Annotated[
        list[Path] | None, typer.Option("--documents", help="Folders with your copies of the documents, to put in.")
    ] = None,
    level: Level = "research",
    from_: From = None,
) -> None:
    """Write a study as a REFI-QDA project (.qdpx): documents, codes, codings, cases, links.

    Reading it again gives the same graph. Without --documents the passages have their places and not their words.
    """
    # Few commands write projects.
    from graph_loader.coded.refi.write import write_project  # noqa: PLC0415

    require_level(level)
    with opened(from_) as (store, model), progress("reading the graph"):
        tables = store.tables()
        key = _one_study(study, tables, store.address)
        sheets = sheets_from(tables, model, key)
        texts = texts_of(tables, key, Copies.of(documents)) if documents else {}
        project = project_from(sheets, study_fields(tables, key), model, texts, output.name)
        live = store.live()
        version = live.hash if live else ""
        export = begun(What("export refi-qda", study=key, level=level, data_version=version))
        read, asked = project.passages.height, {"study": key}
        audited("export refi-qda", level=level, rows=read, version=version, parameters=asked, export=export)
        # The moment of the load, so that one graph gives one file.
        when = f"{live.loaded_at:%Y-%m-%dT%H:%M:%SZ}" if live else ""

        def write(path: Path, stamp: str) -> None:
            write_project(path, project, when)
            stamp_archive(path, stamp, level)

        write_export(export, output, "qdpx", write)
    held = f"{len(texts)} of {sheets['documents'].height} documents with their text"
    plain(f"Wrote {output}: {project.passages.height:,} coded passages, {held}.")
    plain("Research level: it holds what the study's coders wrote. Not for passing on outside the study.")


def codebook(output: Output) -> None:
    """Write our vocabulary as a codebook (.qdc), to code with it in your own tool."""
    from graph_loader.coded.refi.write import write_codebook  # noqa: PLC0415

    codes = vocabulary(load_model())
    with staged(output) as staging:
        write_codebook(staging, codes)
    plain(f"Wrote {output}: {codes.height} codes. Import it in your tool; what you code with it needs no entries.")


def _one_study(study: str, tables: Tables, address: str) -> str:
    """The study meant; raises E516 when the graph has no such study, or several and none is named."""
    if not study and len(tables.studies) == 1:
        return tables.studies[0]
    if study not in tables.studies:
        raise KithError("E516", Place(file=address), near=near(study, tables.studies, 3))
    return study
