"""The command about coding itself: agreement between coders."""

from pathlib import Path
from typing import Annotated

import polars as pl
import typer

from graph_loader.coded.files import read_coded
from graph_loader.study import read_study_file
from kithgraph.cli.options import Form
from kithgraph.cli.show import plain, progress, show_report, show_table
from schema.problems import Report

Coded = Annotated[Path, typer.Argument(help="A project or table of coded segments, or a study folder with one.")]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("agreement")(agreement_command)


def agreement_command(
    coded: Coded,
    preset: Annotated[str, typer.Option("--preset", help="The sort of table, if it is not recognised.")] = "",
    form: Annotated[Form, typer.Option("--format", help="How it is written.")] = Form.table,
) -> None:
    """Say how far coders agree on each code: Cohen's kappa, with the counts behind it. Reads, and writes nothing."""
    # Few commands compare coders.
    from graph_loader.coded.agreement import agreement  # noqa: PLC0415

    report = Report()
    with progress("reading"):
        found = [agreement(project) for path in _files(coded, report) if (project := read_coded(path, preset, report))]
    if report.errors:
        show_report(report, str(coded), {})
        raise typer.Exit(2)
    whole = pl.concat(found) if found else pl.DataFrame()
    if whole.is_empty():
        plain("No two coders coded the same document, so there is nothing to compare.")
        return
    if form is Form.csv:
        plain(whole.write_csv().rstrip("\n"))
    elif form is Form.json:
        plain(whole.write_json())
    else:
        show_table(whole.with_columns(pl.col("code").fill_null("all codes"), pl.col("agreement", "kappa").round(3)))
        plain("both, only_first, only_second and neither count the unit; kappa is Cohen's (1960).")


def _files(coded: Path, report: Report) -> list[Path]:
    """The files of a study folder that a coding tool made, or the file itself."""
    if not coded.is_dir():
        return [coded]
    study = read_study_file(coded, report)
    return [coded / name for name in study.file.coded.paths] if study and study.file.coded else []
