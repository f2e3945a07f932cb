"""A graph that was built with another version of the model: asking is refused, loading mends it."""

from pathlib import Path

from schema.model import load_model
from tests.lib.commands import kith
from tests.lib.folders import SmallStudy
from tests.lib.live import live_graph


def test_a_graph_of_another_model_is_loaded_again(tmp_path: Path) -> None:
    """Asking is refused with what to do; loading does it."""
    live = live_graph(tmp_path / "graph")
    study = SmallStudy().write(tmp_path / "study")
    # The second time the study is what is live already, so that its content gives no reason to write anything.
    for question in ("chronology", "absences"):
        pointer = live.folder / "live.json"
        text = pointer.read_text(encoding="utf-8")
        pointer.write_text(text.replace(load_model().fingerprint, "0" * 64), encoding="utf-8")
        ran = kith("ask", question, "--from", live.folder)
        assert (ran.status, ran.err.split()[0]) == (3, "E518")
        assert kith("load", study, "--to", live.folder).status == 0
        assert kith("ask", question, "--from", live.folder).status == 0
