"""Answers computed anew, in plain Python from what the definitions say, equal those of the catalogue."""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory

import polars as pl
import pytest
from hypothesis import given, note
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from graph_loader.load import load
from graph_loader.read import read_studies
from graph_store.embedded import EmbeddedStore
from queries.ask import ask
from queries.entry import find_entry
from schema.model import load_model
from tests.lib.drawn_parameters import Known, parameters
from tests.lib.drawn_studies import DrawnStudy, studies
from tests.lib.drill import examples
from tests.oracles.record import Given, Record, Row

ORACLES = sorted(path.stem for path in (Path(__file__).parents[1] / "oracles").glob("*.py") if path.stem != "record")
SHIPPED = sorted(path.parent for path in (Path(__file__).parents[2] / "studies").glob("*/study.yaml"))
#: how often each question is asked of one graph, beside once of everything
TIMES = 3


def oracle(question: str) -> Callable[[Record, Given], list[Row]]:
    """The independent computation of a question's rows."""
    found: Callable[[Record, Given], list[Row]] = getattr(import_module(f"tests.oracles.{question}"), question)
    return found


def loaded(store: EmbeddedStore, folders: list[Path]) -> None:
    """Load studies into a store in the place of those before."""
    load(store, read_studies(folders, load_model()), load_model(), lambda _: None)


def check(store: EmbeddedStore, record: Record, question: str, asked: dict[str, str]) -> None:
    """The two must have the same rows, in the question's order; all else that is no list decides between equals."""
    entry = find_entry(question, store.engine)
    rows = [[row[name] for name in entry.result.model_fields] for row in oracle(question)(record, asked)]
    expected = pl.DataFrame(rows, schema=entry.result.schema_of(), orient="row")
    scalars = [name for name, dtype in expected.schema.items() if not isinstance(dtype, pl.List)]
    expected = expected.sort([*entry.order, *(name for name in scalars if name not in entry.order)])
    # Sums made in another order differ in the last digit that is given.
    assert_frame_equal(ask(store, question, asked).rows, expected, abs_tol=2e-6, rel_tol=0)


def test_ten_questions_at_least_are_computed_anew() -> None:
    assert len(ORACLES) >= 10


def test_drawn_studies(tmp_path: Path) -> None:
    store = EmbeddedStore(tmp_path / "graph", load_model())

    @examples(10)
    @given(studies("s"), studies("t"), studies("u"), st.data())
    def agree(one: DrawnStudy, other: DrawnStudy, third: DrawnStudy, data: st.DataObject) -> None:
        # A load takes much the same time whatever its size, so three studies go into one graph.
        with TemporaryDirectory() as folder:
            loaded(store, [study.write(Path(folder)) for study in (one, other, third)])
        tables = store.tables()
        record, known = Record(tables), Known(tables)
        for question in ORACLES:
            entry = find_entry(question, store.engine)
            for asked in [{}, *(data.draw(parameters(entry, known), question) for _ in range(TIMES))]:
                note(f"{question} {asked}")
                check(store, record, question, asked or {})

    agree()
    store.close()


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> tuple[EmbeddedStore, Record]:
    """The studies that ship, in one graph."""
    store = EmbeddedStore(tmp_path_factory.mktemp("shipped") / "graph", load_model())
    loaded(store, SHIPPED)
    return store, Record(store.tables())


@pytest.mark.parametrize("question", ORACLES)
def test_studies_that_ship(question: str, shipped: tuple[EmbeddedStore, Record]) -> None:
    store, record = shipped
    for asked in ({}, {"from": "2021-06-01", "to": "2022-05-31"}, {"jurisdiction": "scotland"}):
        check(store, record, question, asked)
