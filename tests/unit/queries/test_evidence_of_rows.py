"""The passages behind a row: of all that it is about, of any of a list, and of nothing at all."""

from collections.abc import Iterator
from dataclasses import replace

import polars as pl
import pytest
from pydantic import Field

from graph_loader.load import load
from graph_loader.read import read_study
from graph_store.embedded import EmbeddedStore
from queries.ask import ask
from queries.evidence import evidence_of_row
from queries.rows.base import Row
from schema.model import load_model
from schema.problems import KithError
from tests.lib.cast import write_study

EPISODES = """
    episode | kind         | status | attended
    e1      | home_visit   | held   | mum; sw
    e2      | home_visit   | held   | dad; sw
    e3      | clinic_visit | held   | mum; nurse
"""


class ListRow(Row):
    """A row about a person and any of several interactions."""

    behind = ("person", "interactions")

    person: str = Field(description="Id of the person.")
    interactions: list[str] = Field(description="Ids of interactions.")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmbeddedStore]:
    """A graph of three visits."""
    folder = tmp_path_factory.mktemp("behind")
    store = EmbeddedStore(folder / "graph", load_model())
    load(store, [read_study(write_study(folder / "s", episodes=EPISODES), load_model())], load_model(), lambda _: None)
    yield store
    store.close()


@pytest.mark.parametrize(
    ("person", "interactions", "passages"),
    [
        ("", ["s:e1/i", "s:e3/i"], ["s:e1", "s:e3"]),
        ("s:sw", ["s:e1/i", "s:e2/i", "s:e3/i"], ["s:e1", "s:e2"]),
        ("s:mum", [], ["s:e1", "s:e3"]),
        ("s:nurse", ["s:e1/i"], []),
    ],
)
def test_of_all_its_columns_and_of_any_in_a_list(
    store: EmbeddedStore, person: str, interactions: list[str], passages: list[str]
) -> None:
    rows = pl.DataFrame({"person": [person], "interactions": [interactions]}, schema=ListRow.schema_of())
    answer = ask(store, "thing", {"id": "s:mum"})
    answer = replace(answer, entry=replace(answer.entry, result=ListRow), rows=rows)
    assert evidence_of_row(store, answer, 1).passages.rows.get_column("episode").to_list() == passages


def test_a_row_about_nothing(store: EmbeddedStore) -> None:
    answer = ask(store, "thing", {"id": "s:mum"})
    answer = replace(answer, rows=answer.rows.with_columns(id=pl.lit("")))
    with pytest.raises(KithError, match="E617 The row names nobody and nothing"):
        evidence_of_row(store, answer, 1)
