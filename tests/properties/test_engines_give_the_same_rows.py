"""Whatever small studies are told, both engines give the same rows, in the same order, to every question."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_loader.load import load
from graph_loader.read import read_studies
from graph_store.embedded import EmbeddedStore
from graph_store.port import GraphStore
from graph_store.tables import Tables
from queries.ask import Answer, ask
from queries.entry import catalogue
from queries.parameters import asked_of
from schema.model import load_model
from tests.lib.drawn_parameters import Known, parameters
from tests.lib.drawn_studies import DrawnStudy, studies
from tests.lib.drill import examples
from tests.lib.engine_limits import LIMITS
from tests.lib.neo4j_fixtures import Stores

#: how often each question is asked of one graph, beside once without any parameter that may be left out
TIMES = 2
MAY_DIFFER = {limit.question: limit.columns for limit in LIMITS}


@pytest.fixture
def engines(neo4j_stores: Stores, tmp_path: Path) -> Iterator[list[GraphStore]]:
    """An embedded store and one on a real server."""
    embedded = EmbeddedStore(tmp_path / "graph", load_model())
    yield [embedded, neo4j_stores.open(strict_notifications=True)]
    embedded.close()


def filled(engines: list[GraphStore], told: list[DrawnStudy]) -> Tables:
    """Load the same studies into every engine, in the place of those before."""
    with TemporaryDirectory() as folder:
        read = read_studies([one.write(Path(folder)) for one in told], load_model())
    assert all(one.sound for one in read), [str(p) for one in read for p in one.report.problems()]
    assert len({load(engine, read, load_model(), lambda _: None).version.hash for engine in engines}) == 1
    return engines[0].tables()


def compared(answer: Answer) -> dict[str, object]:
    """All that must be the same: every row in its order, who it speaks of, what made it."""
    rows = answer.rows.drop(MAY_DIFFER.get(answer.entry.name, ()))
    return {
        "rows": rows.to_dicts(),
        "columns": rows.schema,
        "of": answer.denominators,
        "version": answer.data_version,
        "synthetic": answer.synthetic,
    }


def test_every_question_has_the_same_answer_on_both_engines(engines: list[GraphStore]) -> None:
    @examples(4)
    @given(studies("s"), studies("t", most_episodes=3), st.data())
    def agree(one: DrawnStudy, other: DrawnStudy, data: st.DataObject) -> None:
        known = Known(filled(engines, [one, other]))
        for name, entry in catalogue(engines[0].engine).items():
            drawn = [data.draw(parameters(entry, known), name) for _ in range(TIMES)]
            needed = {one.name for one in asked_of(entry.params) if one.default is None}
            asked = [one for one in drawn if one is not None]
            for asked_with in [{key: one[key] for key in needed} for one in asked[:1]] + asked:
                answers = [compared(ask(engine, name, asked_with)) for engine in engines]
                assert answers[0] == answers[1], f"{name} {asked_with}"

    agree()
