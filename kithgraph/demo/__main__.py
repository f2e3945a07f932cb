"""The demo of the README: load the shipped studies, show the load of each family, draw every map, say what is next."""

import sys
from pathlib import Path

from disclosure.policy import EXACT
from graph_loader.load import load
from graph_loader.read import read_studies
from kithgraph.cli.drawing import draw_all
from kithgraph.cli.options import opened
from kithgraph.cli.show import plain, progress, show_answers, show_report
from kithgraph.cli.studies import show_changes
from kithgraph.gates import local_gate
from schema.model import load_model
from schema.problems import KithError
from viz.side_by_side import Draw, side_by_side

OUT = Path("out")
STORE = OUT / "graph"


def demo(folders: list[Path]) -> None:
    """Run it; raises what loading and drawing raise."""
    with side_by_side() as draw:
        _demo(folders, draw)


def _demo(folders: list[Path], draw: Draw) -> None:
    with progress("reading and checking"):
        read = read_studies(folders, load_model())
    unsound = [one for one in read if not one.sound]
    for one in unsound:
        show_report(one.report, str(one.folder), one.rows)
    if unsound:
        sys.exit(2)
    with opened(str(STORE)) as (store, model):
        with progress("loading") as say:
            done = load(store, read, model, say)
        for one in done.studies:
            show_report(one.report, str(one.folder), one.rows)
        show_changes(done.changes, "were")
        plain("")
        gate, asker = local_gate(store, model)
        show_answers(gate.answer(asker, "multiagency_load", {}, EXACT), "table")
        with progress("drawing") as say:
            written = draw_all(store, model, "", EXACT, OUT, say, draw)
    plain(f"\nWrote {len(written)} maps. Open {OUT / 'index.html'} in a browser; no network is needed.")
    plain("Next:")
    for line in (
        f"  . .venv/bin/activate && export KITH_STORE={STORE}",
        "  kith questions                     what can be asked",
        "  kith ask chronology family=relations-2023:F-marianne",
        "  kith totals relations-2023         what the sources publish beside what was coded",
        "  kith init my-study                 a study folder of your own, with drop-downs",
    ):
        plain(line)


if __name__ == "__main__":
    try:
        demo([Path(one) for one in sys.argv[1:]])
    except KithError as error:
        sys.exit(str(error))
