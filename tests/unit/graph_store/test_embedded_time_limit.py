"""A question that takes too long is ended by the embedded engine, and the next one is answered."""

from pathlib import Path

import polars as pl
import pytest

from graph_store.embedded import EmbeddedStore
from schema.model import load_model
from schema.problems import KithError
from tests.lib.live import live_graph

ENDLESS = (
    "UNWIND range(1, 3000) AS a UNWIND range(1, 3000) AS b UNWIND range(1, 3000) AS c "
    "WITH a * b + c AS n WHERE n = -1 RETURN count(*) AS n"
)
NUMBER = {"n": pl.Int64()}


def test_it_is_ended_and_the_store_goes_on(tmp_path: Path) -> None:
    folder = live_graph(tmp_path / "graph").folder
    store = EmbeddedStore(folder, load_model(), answer_seconds=0.3)
    for _ in range(2):
        with pytest.raises(KithError, match="E611"):
            store.query(ENDLESS, {}, NUMBER)
        rows, _ = store.query("MATCH (f:Family) RETURN count(*) AS n", {}, NUMBER)
        assert rows.item() == 1
    store.close()
