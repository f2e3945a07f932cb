"""Commands about maps: draw them, and say what a file that somebody hands you holds."""

from pathlib import Path
from typing import Annotated

import typer

from disclosure.composite.released import as_rows
from kithgraph.cli.audited import heed
from kithgraph.cli.drawing import draw_all, draw_one
from kithgraph.cli.options import From, Json, Level, opened
from kithgraph.cli.show import plain, progress, show_answer
from kithgraph.gates import local_gate
from kithgraph.inspecting import inspected
from viz.making import file_name

COMPOSITE_NEXT = (
    "\nAs a map it leaves as a release: kith release request composite study={study} --level {level} "
    "--recipient WHOM --expires DAY, then approve, then fetch."
)


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("map")(map_command)


def map_command(
    family: Annotated[
        str, typer.Argument(help="A family's id, such as study:F1; or inspect, and a map's file.", show_default=False)
    ] = "",
    file: Annotated[Path | None, typer.Argument(help="After inspect: the map's file.", show_default=False)] = None,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="The file, .html or .svg; with --all, the folder.")
    ] = None,
    every: Annotated[bool, typer.Option("--all", help="A map for every family, with an index page.")] = False,
    composite: Annotated[
        bool, typer.Option("--composite", help="What many families have in common; below the research level.")
    ] = False,
    study: Annotated[str, typer.Option("--study", help="With --all or --composite: families of this study.")] = "",
    story: Annotated[
        Path | None, typer.Option("--story", help="A file of steps that the page plays.", show_default=False)
    ] = None,
    level: Level = "research",
    as_json: Json = False,
    from_: From = None,
) -> None:
    """Draw a family's agency connections as one file that needs no network, or inspect such a file."""
    if family == "inspect" and file:
        _inspect(file, as_json)
        return
    if file or as_json:
        raise typer.BadParameter("A second word is the file to inspect: kith map inspect FILE.")
    if sum((bool(family), every, composite)) != 1:
        raise typer.BadParameter("Name a family, or say --all or --composite.")
    if story and not family:
        raise typer.BadParameter("A story is told of one family.")
    with opened(from_) as (store, model), progress("drawing") as say:
        if composite:
            gate, asker = local_gate(store, model, heed)
            shown = as_rows(gate.composite(asker, study, level))
            show_answer(shown, "table")
            words = COMPOSITE_NEXT.format(study=study, level=shown.level)
        elif every:
            folder = output or Path("maps")
            written = draw_all(store, model, study, level, folder, say)
            words = f"Wrote {len(written)} maps and {folder / 'index.html'}; open it in a browser."
        else:
            target = output or Path(file_name(family))
            draw_one(store, model, family, level, target, story)
            words = f"Wrote {target}; open it in a browser, no network is needed."
    plain(words)


def _inspect(file: Path, as_json: bool) -> None:
    """Say what a map's file holds: its level, its number in the register, its SHA-256, every field; opens no page."""
    found = inspected(file)
    if as_json:
        plain(found.model_dump_json(indent=1))
        return
    plain(f"{file}: {found.title}")
    plain(f"  level {found.level}, export {found.export or 'none'}, data version {found.version[:12]}")
    plain(f"  SHA-256 {found.sha256}, {found.bytes:,} bytes; {found.registered}")
    plain("  It holds:")
    for name, count in found.holds.items():
        plain(f"    {name}: {count}")
