"""Loads and readers at the same time: one load wins, and no answer mixes two graphs."""

import itertools
import threading
import time

import neo4j
import polars as pl
import pytest

from graph_store.diff import changes_between
from graph_store.hashing import graph_hash
from graph_store.neo4j.store import DATABASE, Neo4jStore
from graph_store.port import Snapshot
from schema.model import load_model
from schema.problems import KithError
from tests.lib.care_tables import family_tables, load, version_of
from tests.lib.neo4j_fixtures import Stores

MODEL = load_model()
OLD, NEW = family_tables(MODEL, 4), family_tables(MODEL, 6, n=1.0)
OTHER = family_tables(MODEL, 5, n=2.0)


def families_in(snapshot: Snapshot) -> int:
    return int(snapshot.query("MATCH (f:Family) RETURN count(*) AS many", {}, {"many": pl.Int64()})[0, 0])


def test_one_load_at_a_time_on_one_machine(neo4j_stores: Stores) -> None:
    one, other = neo4j_stores.open(), neo4j_stores.open(address=neo4j_stores.server.routing_address)
    with one.exclusive(), pytest.raises(KithError, match="E501"):
        other.exclusive().__enter__()
    with other.exclusive():
        pass


def test_the_second_of_two_loads_finds_the_first(neo4j_stores: Stores) -> None:
    one, other = neo4j_stores.open("one"), neo4j_stores.open("other")
    load(one, MODEL, OLD)
    mine, theirs = (changes_between(MODEL, store.tables(), new) for store, new in ((one, NEW), (other, OTHER)))
    one.replace(NEW, lambda: version_of(MODEL, NEW), mine, print)
    with pytest.raises(KithError, match="E501"):
        other.replace(OTHER, lambda: version_of(MODEL, OTHER), theirs, print)
    assert graph_hash(one.read_back()) == graph_hash(NEW)


@pytest.mark.parametrize("first_ever", [True, False])
def test_a_load_waits_for_one_under_way_and_then_gives_way(neo4j_stores: Stores, first_ever: bool) -> None:
    one, other = neo4j_stores.open("one"), neo4j_stores.open("other")
    if not first_ever:
        load(one, MODEL, OLD)
    mine, theirs = (changes_between(MODEL, store.tables(), new) for store, new in ((one, NEW), (other, OTHER)))
    said: list[str] = []

    def compete() -> None:
        try:
            other.replace(OTHER, lambda: version_of(MODEL, OTHER), theirs, said.append)
        except KithError as error:
            said.append(error.problem.code)

    rival = threading.Thread(target=compete)

    def meanwhile(sentence: str) -> None:
        if sentence == "writing ties":
            rival.start()
            rival.join(1.5)
            assert rival.is_alive(), "it waits for the marker's lock"

    one.replace(NEW, lambda: version_of(MODEL, NEW), mine, meanwhile)
    rival.join(60)
    assert said == ["E501"]
    assert graph_hash(one.read_back()) == graph_hash(NEW)


def test_every_answer_is_of_one_graph(neo4j_stores: Stores) -> None:
    """The question looks at a few nodes far apart, so that a half-applied load can show."""
    graphs = [family_tables(MODEL, 150, kind=kind) for kind in ("drug_test", "case_conference")]
    expected = {graph_hash(graph): {kind} for graph, kind in zip(graphs, ("drug_test", "case_conference"), strict=True)}
    writer, reader = neo4j_stores.open(), neo4j_stores.open()
    load(writer, MODEL, graphs[0])
    text = "MATCH (i:Interaction) WHERE i.id IN ['s1:I0', 's1:I75', 's1:I149'] RETURN i.kind AS kind"
    answers: list[tuple[str, frozenset[str]]] = []
    done = threading.Event()

    def read() -> None:
        while not done.is_set():
            frame, found = reader.query(text, {}, {"kind": pl.String()})
            answers.append((found, frozenset(frame.get_column("kind").to_list())))

    readers = [threading.Thread(target=read) for _ in range(2)]
    for one in readers:
        one.start()
    try:
        for turn in range(1, 7):
            load(writer, MODEL, graphs[turn % 2])
    finally:
        done.set()
        for one in readers:
            one.join(60)
    assert {found for found, _ in answers} == set(expected)
    assert [(found, kinds) for found, kinds in answers if kinds != expected[found]] == []


def test_an_answer_of_several_statements_is_of_one_graph(neo4j_stores: Stores) -> None:
    """What was read before and after a load is read anew, and so is what only looked wrong."""
    writer, reader = neo4j_stores.open(), neo4j_stores.open()
    load(writer, MODEL, OLD)
    loads = iter([NEW, OTHER])
    tried: list[list[int]] = []

    def twice(snapshot: Snapshot) -> list[int]:
        tried.append([families_in(snapshot)])
        if (after := next(loads, None)) is not None:
            load(writer, MODEL, after)
        tried[-1].append(families_in(snapshot))
        if len(set(tried[-1])) > 1:
            raise ValueError("no graph has both")
        return tried[-1]

    assert reader.read(twice) == [5, 5]
    assert tried == [[4, 6], [6, 5], [5, 5]]


def test_what_is_wrong_with_one_graph_is_said_of_it(neo4j_stores: Stores) -> None:
    store = neo4j_stores.open()
    load(store, MODEL, OLD)

    def wrong(_: Snapshot) -> None:
        raise KithError("E605", near="")

    with pytest.raises(KithError, match="E605"):
        store.read(wrong)


def test_an_answer_that_loads_keep_interrupting_is_given_up(neo4j_stores: Stores) -> None:
    writer, reader = neo4j_stores.open(), neo4j_stores.open()
    load(writer, MODEL, OLD)
    graphs = itertools.cycle([NEW, OLD])

    def interrupted(snapshot: Snapshot) -> int:
        load(writer, MODEL, next(graphs))
        return families_in(snapshot)

    with pytest.raises(KithError, match="E608"):
        reader.read(interrupted)


def test_readers_wait_while_a_load_is_applied(neo4j_store: Neo4jStore, neo4j_driver: neo4j.Driver) -> None:
    load(neo4j_store, MODEL, OLD)
    close = "CREATE (:KithGraph {id: 'changing', since: timestamp() - $age, load_id: 'x'})"
    neo4j_driver.execute_query(close, age=57_000, database_=DATABASE)
    began = time.monotonic()
    assert neo4j_store.live() is not None
    assert 1 < time.monotonic() - began < 10, "a gate left closed is taken as open after a minute"
    load(neo4j_store, MODEL, NEW)
    gates = neo4j_driver.execute_query("MATCH (g:KithGraph) RETURN g.id AS id", database_=DATABASE).records
    assert [record["id"] for record in gates] == ["live"]
