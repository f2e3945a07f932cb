"""Commands about the model and the problem codes: model, explain."""

from typing import Annotated

import typer

from kithgraph.cli.show import plain
from schema.model import load_model
from schema.nearby import near
from schema.problems import KithError, load_problems
from schema.reference import describe, names, overview


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("model")(model_command)
    app.command("explain")(explain)


def model_command(
    name: Annotated[str, typer.Argument(help="A kind, tie, code list, interaction kind or sheet.")] = "",
) -> None:
    """Show the model: everything by name, or one kind, tie, code list, interaction kind or sheet."""
    model = load_model()
    if not name:
        plain(overview(model))
        return
    text = describe(model, name)
    if text is None:
        raise KithError("E703", near=near(name, names(model)))
    plain(text)


def explain(code: Annotated[str, typer.Argument(help="A problem's code, such as E303.")]) -> None:
    """Say what a problem code means and what to do."""
    known = load_problems()
    one = known.get(code.upper())
    if one is None:
        raise KithError("E703", near=near(code.upper(), known))
    plain(f"{one.code} {one.title}\n\n{one.description}\n\nWhat to do: {one.remedy}")
