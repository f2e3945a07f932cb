"""Writing maps: one line of the audit log, one entry of the register, the stamp in every file."""

from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path
from typing import Any

from disclosure.forms import write_answer
from disclosure.register import What
from disclosure.release import release
from disclosure.staged import write_text
from disclosure.stamp import stamped_page
from graph_store.port import GraphStore, Progress
from kithgraph.cli.audited import begun, entered, logged, write_export
from queries.ask import ask
from schema.definition import Model
from viz.ecomap.page import page, types_of
from viz.ecomap.picture import picture
from viz.ecomap.record import Ecomap
from viz.ecomap.story import read_story, states
from viz.explorer.page import page as network_page
from viz.explorer.reach import family_of
from viz.explorer.record import Network
from viz.making import Written, map_of, write_all
from viz.pictures.making import Drawing
from viz.side_by_side import MANY, Draw, one_by_one, side_by_side

SVG = ".svg"


def draw_one(store: GraphStore, model: Model, family: str, level: str, file: Path, story: Path | None) -> None:
    """Write a family's map, with a story in it where a file of steps is given; a picture where the file ends in .svg.

    Raises E605 for an unknown family, E766 and E767 for the story, and what `entered` and `write_export` raise.
    """
    steps = read_story(story) if story else []
    one = map_of(store, model, family, level)
    played = states(steps, one, types_of(one), story) if story else []
    study, version = family.partition(":")[0], one.data_version
    what = What("map", parameters={"family": family}, study=study, level=level, data_version=version)
    export = entered(what, len(one.ties) + len(one.interactions), [family])
    form = file.suffix.lstrip(".") if file.suffix == SVG else "html"
    write_export(export, file, form, lambda path, stamp: write_map(path, one, stamp, file.suffix, played))


def draw_all(
    store: GraphStore, model: Model, study: str, level: str, folder: Path, progress: Progress, draw: Draw | None = None
) -> list[Written]:
    """Write the map of every family and an index page, as one export of several files; raises as `draw_one`.

    `draw` draws the pages; without it they are drawn side by side where they are many.
    """
    families = release(ask(store, "multiagency_load", {"study": study}), level)
    version = families.data_version
    what = What("map --all", parameters={"study": study}, study=study, level=level, data_version=version)
    read = families.rows.height
    export = entered(what, read)

    def write(file: Path, text: str) -> None:
        write_export(export, file, "html", lambda path, stamp: write_text(path, stamped_page(text, stamp, level)))

    many = draw is None and read >= MANY
    with side_by_side() if many else nullcontext(draw or one_by_one) as drawing:
        return write_all(store, model, study, level, folder, progress, write, export, drawing)


def write_map(path: Path, one: Ecomap, export: str, suffix: str = "", story: Sequence[dict[str, Any]] = ()) -> None:
    """Write a map that knows its id in the register: a picture for the suffix .svg, else a page; raises E701."""
    known = replace(one, export=export)
    text = picture(known) if suffix == SVG else stamped_page(page(known, story), export, one.level)
    write_text(path, text)


def draw_network(one: Network, asked: Mapping[str, str], file: Path) -> None:
    """Write the page of a network; `asked` says what was asked for. Raises as `draw_one`."""
    rows = one.things.height + one.ties.height
    family = family_of(one, asked)
    what = What("network", "family_network", asked, asked.get("study", ""), one.level, one.data_version)
    export = entered(what, rows, [family] if family else [])

    def write(path: Path, stamp: str) -> None:
        write_text(path, stamped_page(network_page(replace(one, export=stamp)), stamp, one.level))

    write_export(export, file, "html", write)


def draw_picture(drawing: Drawing, asked: Mapping[str, str], file: Path, form: str) -> Path:
    """Write a picture and beside it its numbers, whose file is given back; raises as `draw_one`, and E710."""
    # Of whom it is refuses what cannot be drawn, before there is an export; drawing takes a second, so it is done once.
    family, web = drawing.one_family, drawing.web
    asked = {**asked, "picture": drawing.kind}
    what = What("picture", "", asked, asked.get("study", ""), web.level, web.data_version)
    export = begun(what)
    made = drawing.drawn(export)
    logged(what, export, made.numbers.rows.height, [family] if family else [])
    beside = file.with_suffix(f".{form}")
    write_export(export, file, "svg", lambda path, _: write_text(path, made.svg))
    write_export(export, beside, form, lambda path, _: write_answer(path, made.numbers, form))
    return beside
