"""Commands that draw more than one family's map: a network to explore, and a picture of a study with its numbers."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from kithgraph.cli.drawing import draw_network, draw_picture
from kithgraph.cli.options import From, Level, opened
from kithgraph.cli.show import plain, progress
from queries.parameters import filled
from viz.explorer.making import network
from viz.explorer.reach import MOST_STEPS
from viz.making import file_name
from viz.pictures.making import PICTURES, drawing_of

HTML, SVG = ".html", ".svg"
NAMES = "; ".join(f"{name} ({kind.shows})" for name, kind in PICTURES.items())
NO_TIE = "No tie is told of here."

Study = Annotated[str, typer.Option("--study", help="Only families of this study, by its key.")]
Family = Annotated[str, typer.Option("--family", help="Only this family, by its id.")]
Voice = Annotated[str, typer.Option("--voice", help="Only this person's or role's accounts.")]
Window = Annotated[
    str,
    typer.Option(
        "--window", metavar="FIRST..LAST", help="Days, such as 2021-04-01..2021-09-30; either may be left out."
    ),
]


class Numbers(StrEnum):
    """How the numbers of a picture are written."""

    csv = "csv"
    xlsx = "xlsx"
    json = "json"
    parquet = "parquet"


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("network")(network_command)
    says = f"Draw a picture of a whole study, or of one family, with its numbers beside it: {NAMES}."
    app.command("picture", help=says)(picture_command)


def network_command(
    start: Annotated[
        str, typer.Argument(help="A person, service or family to begin at, by id; without one the whole network.")
    ] = "",
    steps: Annotated[
        int, typer.Option("--steps", min=1, max=MOST_STEPS, help="With a start: how many ties away from it.")
    ] = 1,
    brokerage: Annotated[
        bool, typer.Option("--brokerage", help="Each as large as the shortest ways that lead through it.")
    ] = False,
    output: Annotated[Path | None, typer.Option("-o", "--output", help="The file, .html.")] = None,
    study: Study = "",
    family: Family = "",
    voice: Voice = "",
    window: Window = "",
    level: Level = "research",
    from_: From = None,
) -> None:
    """Draw the network of a study, or of what lies around somebody, as one page to explore that needs no network."""
    asked = _asked(study or _study_of(family, start), family, voice, window)
    target = output or Path(file_name(f"network-{start or family or study or 'all'}"))
    with opened(from_) as (store, model), progress("drawing"):
        one = network(store, model, asked, level, start=start, steps=steps, brokerage=brokerage)
        more = {"start": start, "steps": str(steps)} if start else {}
        more |= {"brokerage": "yes"} if brokerage else {}
        draw_network(one, {**asked, **more}, target)
    said = f"{one.things.height:,} things and {one.ties.height:,} ties" if one.ties.height else NO_TIE
    plain(f"Wrote {target}: {said}{'.' if one.ties.height else ''} Open it in a browser, no network is needed.")


def picture_command(
    name: Annotated[str, typer.Argument(help=f"Which picture: {', '.join(PICTURES)}.", show_default=False)],
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="The file, .svg; the numbers go beside it.")
    ] = None,
    numbers: Annotated[Numbers, typer.Option("--numbers", help="How the numbers are written.")] = Numbers.csv,
    study: Study = "",
    family: Family = "",
    parent: Annotated[
        str, typer.Option("--parent", help="With week: whose; else the parent with most in a week.")
    ] = "",
    week: Annotated[
        str, typer.Option("--week", metavar="YEAR-Wnn", help="With week: which, such as 2022-W05; else that with most.")
    ] = "",
    voice: Voice = "",
    window: Window = "",
    level: Level = "research",
    from_: From = None,
) -> None:
    """Draw a picture; its help is made from what pictures there are."""
    if name != "week" and (parent or week):
        raise typer.BadParameter("--parent and --week belong to the picture week.")
    asked = _asked(study or _study_of(family, parent), family, voice, window)
    if output and output.suffix.lower() not in ("", SVG):
        raise typer.BadParameter("A picture is an SVG file: -o FILE.svg. Its numbers go into a file beside it.")
    target = output or Path(file_name(f"{name}-{parent or family or study or 'all'}").removesuffix(HTML) + SVG)
    with opened(from_) as (store, model), progress("drawing"):
        drawing = drawing_of(store, model, name, asked, level, parent=parent, of_week=week)
        beside = draw_picture(drawing, {**asked, **filled(parent=parent, week=week)}, target, numbers.value)
    plain(f"Wrote {target}, and its numbers to {beside}.")


def _study_of(family: str, one: str) -> str:
    """The study that an id is of, where nothing else says of whom is asked."""
    study, colon, _ = one.partition(":")
    return study if colon and not family else ""


def _asked(study: str, family: str, voice: str, window: str) -> dict[str, str]:
    """Whom is asked about, as questions take it."""
    first, dots, last = window.partition("..")
    if window and not dots:
        raise typer.BadParameter("A window is two days with two dots between them: 2021-04-01..2021-09-30.")
    return filled(study=study, family=family, voice=voice, from_=first, to=last)
