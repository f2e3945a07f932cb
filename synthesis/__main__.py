"""The command `python -m synthesis`: write a synthetic study folder."""

from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from schema.problems import KithError
from synthesis.companion.make import make_companion
from synthesis.companion.write import write_companion
from synthesis.study import StudySpec, generate
from synthesis.untidy import write_study

app = typer.Typer(
    no_args_is_help=True, add_completion=False, help="Write a synthetic study folder; it describes nobody."
)
Folder = Annotated[Path, typer.Argument(help="New or empty folder to write to.", show_default=False)]
Seed = Annotated[int, typer.Option(min=0, help="The same seed gives the same study.")]


class Form(StrEnum):
    """Files that sheets are written to."""

    CSV = "csv"
    XLSX = "xlsx"


@contextmanager
def _in_words() -> Iterator[None]:
    """Problems as a sentence, without a traceback."""
    try:
        yield
    except KithError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(error.exit_status) from error


@app.command()
def study(
    folder: Folder,
    families: Annotated[int, typer.Option(min=1, help="How many families.")] = 30,
    seed: Seed = 1,
    interactions: Annotated[int, typer.Option(min=1, help="How many interactions a family.")] = 40,
    key: Annotated[str, typer.Option("--study", help="Key of the study.")] = "generated",
    form: Annotated[Form, typer.Option(help="Write CSV files or XLSX workbooks.")] = Form.CSV,
    untidy: Annotated[bool, typer.Option("--untidy", help="Write the same content as real sheets are.")] = False,
) -> None:
    """Write a synthetic study folder: invented families, services and interactions, the same for the same seed."""
    try:
        spec = StudySpec(seed=seed, families=families, study=key, interactions_per_family=interactions)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from error
    with _in_words():
        write_study(folder, generate(spec), spec, form=form.value, untidy=untidy)
    typer.echo(f"{folder}: {families} invented families, synthetic. Look at it with kith check {folder}.")


@app.command()
def companion(folder: Folder, seed: Seed = 1) -> None:
    """Write the companion of relations-2023: an invented study with its published totals, documents and deposit."""
    made = make_companion(seed)
    with _in_words():
        write_companion(folder, made)
    typer.echo(f"{folder}: {made.spec.families} invented families, synthetic. Look at it with kith check {folder}.")


if __name__ == "__main__":
    app()
