"""The command `python -m synthesis`: write a synthetic study folder."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from schema.problems import KithError
from synthesis.study import StudySpec, generate
from synthesis.untidy import write_study


class Form(StrEnum):
    """Files that sheets are written to."""

    CSV = "csv"
    XLSX = "xlsx"


def write(
    folder: Annotated[Path, typer.Argument(help="New or empty folder to write to.", show_default=False)],
    families: Annotated[int, typer.Option(min=1, help="How many families.")] = 30,
    seed: Annotated[int, typer.Option(min=0, help="The same seed gives the same study.")] = 1,
    interactions: Annotated[int, typer.Option(min=1, help="How many interactions a family.")] = 40,
    study: Annotated[str, typer.Option(help="Key of the study.")] = "generated",
    form: Annotated[Form, typer.Option(help="Write CSV files or XLSX workbooks.")] = Form.CSV,
    untidy: Annotated[bool, typer.Option("--untidy", help="Write the same content as real sheets are.")] = False,
) -> None:
    """Write a synthetic study folder: invented families, services and interactions, the same for the same seed."""
    try:
        spec = StudySpec(seed=seed, families=families, study=study, interactions_per_family=interactions)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from error
    try:
        write_study(folder, generate(spec), spec, form=form.value, untidy=untidy)
    except KithError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(error.exit_status) from error
    typer.echo(f"{folder}: {families} invented families, synthetic. Look at it with kith check {folder}.")


if __name__ == "__main__":
    typer.run(write)
