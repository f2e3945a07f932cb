"""Writing maps of single families: one line of the audit log, one entry of the register, the stamp in every file."""

from pathlib import Path

from disclosure.register import What
from disclosure.release import release
from disclosure.staged import write_text
from disclosure.stamp import stamped_page
from graph_store.port import GraphStore, Progress
from kithgraph.cli.audited import audited, begun, write_export
from queries.ask import ask
from schema.definition import Model
from viz.ecomap.page import page
from viz.making import Written, map_of, write_all


def draw_one(store: GraphStore, model: Model, family: str, level: str, file: Path) -> None:
    """Write a family's map; raises E605 for an unknown family, and what `audited` and `write_export` raise."""
    one = map_of(store, model, family, level)
    asked = {"family": family}
    export = begun(What("map", parameters=asked, study=_study(family), level=level, data_version=one.data_version))
    audited(
        "map",
        level=level,
        rows=len(one.ties) + len(one.interactions),
        version=one.data_version,
        parameters=asked,
        families=[family],
        export=export,
    )
    _write(export, level, file, page(one))


def draw_all(
    store: GraphStore, model: Model, study: str, level: str, folder: Path, progress: Progress
) -> list[Written]:
    """Write the map of every family and an index page, as one export of several files; raises as `draw_one`."""
    families = release(ask(store, "multiagency_load", {"study": study}), level)
    version = families.data_version
    export = begun(What("map --all", parameters={"study": study}, study=study, level=level, data_version=version))
    read, asked = families.rows.height, {"study": study}
    audited("map --all", level=level, rows=read, version=version, parameters=asked, export=export)
    return write_all(store, model, study, level, folder, progress, lambda file, page: _write(export, level, file, page))


def _write(export: str, level: str, file: Path, page: str) -> None:
    write_export(export, file, "html", lambda path, stamp: write_text(path, stamped_page(page, stamp, level)))


def _study(family: str) -> str:
    return family.partition(":")[0]
