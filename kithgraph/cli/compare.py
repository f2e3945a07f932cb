"""The command `kith compare`: two families, two windows of time, or two countries' composites, side by side."""

from pathlib import Path
from typing import Annotated

import typer

from disclosure.composite.making import JURISDICTION
from disclosure.composite.released import side_rows
from disclosure.register import What
from disclosure.staged import write_text
from disclosure.stamp import stamped_page
from kithgraph.cli.audited import entered, heed, write_export
from kithgraph.cli.options import From, Level, opened
from kithgraph.cli.show import plain, progress, show_answer
from kithgraph.gates import local_gate
from viz.comparing import families_compared, windows_compared
from viz.ecomap.compare import Comparison
from viz.ecomap.compare_dates import window
from viz.ecomap.compare_page import compare_page

COMPOSITE_NEXT = (
    "\nAs a page it leaves as a release: kith release request composite study={study} by={by} --level {level} "
    "--recipient WHOM --expires DAY, then approve, then fetch."
)
FILE = "comparison.html"


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("compare")(compare)


def compare(
    one: Annotated[str, typer.Argument(help="A family's id, such as study:F1.", show_default=False)] = "",
    other: Annotated[
        str, typer.Argument(help="Another family's id, of the same study or another.", show_default=False)
    ] = "",
    windows: Annotated[
        tuple[str, str] | None,
        typer.Option("--windows", help="Two windows of one family's time, such as 2021-04..2021-09 2022-01.."),
    ] = None,
    output: Annotated[Path, typer.Option("-o", "--output", help="The file.")] = Path(FILE),
    composite: Annotated[
        bool, typer.Option("--composite", help="Composites, one for each country; below the research level.")
    ] = False,
    study: Annotated[str, typer.Option("--study", help="With --composite: families of this study.")] = "",
    by: Annotated[str, typer.Option("--by", help="With --composite: what parts the families.")] = JURISDICTION,
    level: Level = "research",
    from_: From = None,
) -> None:
    """Set two families, two windows of a family's time, or two countries side by side, as one file."""
    if composite == bool(one) or (not composite and bool(other) == bool(windows)):
        raise typer.BadParameter("Name two families, or one family and --windows, or say --composite --study.")
    if one and one == other:
        raise typer.BadParameter("Name two different families.")
    if composite:
        _countries(study, by, level, from_)
        return
    spans = (window(windows[0]), window(windows[1])) if windows else None
    with opened(from_) as (store, model), progress("drawing"):
        if spans:
            found = windows_compared(store, model, one, spans, level)
        else:
            found = families_compared(store, model, one, other, level)
    asked = {"family": one, "windows": " ".join(windows)} if windows else {"family": one, "other": other}
    _write(found, [name for name in (one, other) if name], asked, output)
    plain(f"Wrote {output}; open it in a browser, no network is needed.")


def _countries(study: str, by: str, level: str, from_: str | None) -> None:
    """Show what may leave of two countries' composites."""
    with opened(from_) as (store, model), progress("drawing"):
        gate, asker = local_gate(store, model, heed)
        shown = side_rows(gate.composites(asker, study, level, by or JURISDICTION, "compare"), by or JURISDICTION)
    show_answer(shown, "table")
    plain(COMPOSITE_NEXT.format(study=study, by=by, level=shown.level))


def _write(one: Comparison, families: list[str], asked: dict[str, str], file: Path) -> None:
    """Write the page, after its line in the audit log and its entry in the register."""
    side = one.sides[0]
    studies = " ".join(dict.fromkeys(family.partition(":")[0] for family in families))
    rows = sum(len(each.ties) + len(each.interactions) for each in one.sides)
    what = What("compare", parameters=asked, study=studies, level=side.level, data_version=side.data_version)
    export = entered(what, rows, families)
    write_export(export, file, "html", lambda path, stamp: write_comparison(path, one, stamp))


def write_comparison(path: Path, one: Comparison, export: str) -> None:
    """Write a comparison that knows its id in the register; raises E701."""
    write_text(path, stamped_page(compare_page(one.known(export)), export, one.sides[0].level))
