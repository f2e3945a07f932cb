"""A real Neo4j holds exactly what was loaded: first load, changes, removal, questions."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime

import neo4j
import polars as pl
import pytest

from graph_store.diff import changes_between
from graph_store.hashing import graph_hash
from graph_store.neo4j.asking import NoticeError
from graph_store.neo4j.store import DATABASE, Neo4jStore
from graph_store.tables import Tables, tables_from, without
from schema.model import load_model
from schema.problems import KithError
from tests.lib.care_tables import family_tables, load, version_of
from tests.lib.neo4j_fixtures import Stores
from tests.lib.neo4j_server import Neo4jServer, pinned_version

MODEL = load_model()
COUNT = "MATCH (f:Family) RETURN count(*) AS many"
NOW = datetime.now(UTC)
MANY = {"many": pl.Int64()}


def labels(driver: neo4j.Driver) -> Counter[tuple[str, ...]]:
    records = driver.execute_query("MATCH (n) RETURN labels(n) AS all", database_=DATABASE).records
    return Counter(tuple(sorted(r["all"])) for r in records)


def last_transaction(driver: neo4j.Driver) -> frozenset[str]:
    """What the server gives a reader to wait for: it changes with every transaction that wrote something."""
    with driver.session(database=DATABASE) as session:
        session.execute_read(lambda tx: tx.run("RETURN 1").consume())
        return session.last_bookmarks().raw_values


def ask_many(store: Neo4jStore) -> tuple[int, str]:
    frame, found = store.query(COUNT, {}, MANY)
    return int(frame.item()), found


def test_the_server_is_the_pinned_one(neo4j_server: Neo4jServer) -> None:
    assert neo4j_server.version == pinned_version()


@pytest.mark.parametrize("scheme", ["bolt", "neo4j"])
def test_reads_back_what_was_written(neo4j_stores: Stores, scheme: str) -> None:
    store = neo4j_stores.open(address=f"{scheme}://127.0.0.1:{neo4j_stores.server.port}")
    tables = family_tables(MODEL, 40)
    totals = load(store, MODEL, tables)
    assert totals == {"added": tables.node_count + tables.tie_count, "changed": 0, "removed": 0}
    assert graph_hash(store.read_back()) == graph_hash(tables)
    live = store.live()
    assert live is not None
    assert replace(live, loaded_at=NOW) == replace(version_of(MODEL, tables), loaded_at=NOW)


def test_second_label_follows_the_kind(neo4j_store: Neo4jStore, neo4j_driver: neo4j.Driver) -> None:
    load(neo4j_store, MODEL, family_tables(MODEL, 3))
    assert labels(neo4j_driver)["DrugTest", "Interaction"] == 3
    changed = family_tables(MODEL, 3, kind="case_conference")
    assert load(neo4j_store, MODEL, changed) == {"added": 0, "changed": 6, "removed": 0}
    found = labels(neo4j_driver)
    assert (found["DrugTest", "Interaction"], found["CaseConference", "Interaction"]) == (0, 3)
    assert found["HomeVisit", "Interaction"] == 3
    assert graph_hash(neo4j_store.read_back()) == graph_hash(changed)


def test_unchanged_load_writes_nothing(neo4j_store: Neo4jStore, neo4j_driver: neo4j.Driver) -> None:
    tables = family_tables(MODEL, 10)
    load(neo4j_store, MODEL, tables)
    before = last_transaction(neo4j_driver)
    origins = pl.DataFrame({"id": ["s1:F0"], "file": ["families.csv"], "sheet": ["families"], "row": [2]})
    moved = Tables(tables.nodes, tables.ties, origins)
    assert sum(load(neo4j_store, MODEL, moved).values()) == 0
    assert last_transaction(neo4j_driver) == before
    assert neo4j_store.tables().origins.rows() == [("s1:F0", "families.csv", "families", 2)]


def test_only_changed_rows_are_written(neo4j_store: Neo4jStore) -> None:
    load(neo4j_store, MODEL, family_tables(MODEL, 10))
    other = family_tables(MODEL, 10, n=12.5)
    assert load(neo4j_store, MODEL, other) == {"added": 0, "changed": 1, "removed": 0}
    assert graph_hash(neo4j_store.read_back()) == graph_hash(other)


def test_a_change_of_a_tie_spares_its_parallels(neo4j_store: Neo4jStore) -> None:
    tables = family_tables(MODEL, 2)
    load(neo4j_store, MODEL, tables)
    key = ("TOOK_PART", "Parent", "Interaction")
    absent = tables.ties[key].with_columns(care=pl.when(pl.col("part").is_null()).then(pl.lit("shown")))
    fewer = absent.filter(pl.col("part").ne_missing("attended"))
    other = tables_from(MODEL, tables.nodes, {**tables.ties, key: fewer})
    assert load(neo4j_store, MODEL, other) == {"added": 0, "changed": 2, "removed": 2}
    assert graph_hash(neo4j_store.read_back()) == graph_hash(other)


def test_removal_leaves_nothing_behind(neo4j_store: Neo4jStore, neo4j_driver: neo4j.Driver) -> None:
    tables = family_tables(MODEL, 10)
    load(neo4j_store, MODEL, tables)
    load(neo4j_store, MODEL, family_tables(MODEL, 4))
    assert graph_hash(neo4j_store.read_back()) == graph_hash(family_tables(MODEL, 4))
    nothing = without(tables, ["s1"])
    load(neo4j_store, MODEL, nothing)
    assert labels(neo4j_driver) == {("KithGraph",): 1}
    assert neo4j_store.read_back().node_count == 0


def test_a_person_may_become_of_another_kind(neo4j_store: Neo4jStore, neo4j_driver: neo4j.Driver) -> None:
    tables = family_tables(MODEL, 1)
    load(neo4j_store, MODEL, tables)
    nodes = {k: f for k, f in tables.nodes.items() if k != "Parent"} | {"Kin": tables.nodes["Parent"]}
    ties = {(t, "Kin" if a == "Parent" else a, b): f for (t, a, b), f in tables.ties.items()}
    other = tables_from(MODEL, nodes, ties)
    load(neo4j_store, MODEL, other)
    assert graph_hash(neo4j_store.read_back()) == graph_hash(other)
    assert labels(neo4j_driver)["Parent",] == 0


def test_tables_are_kept_or_read_back(neo4j_store: Neo4jStore, neo4j_stores: Stores) -> None:
    first, second = family_tables(MODEL, 2), family_tables(MODEL, 3)
    load(neo4j_store, MODEL, first)
    assert neo4j_store.previous() is None
    load(neo4j_store, MODEL, second)
    previous = neo4j_store.previous()
    assert previous is not None
    assert graph_hash(previous) == graph_hash(first)
    elsewhere = neo4j_stores.open("elsewhere")
    assert elsewhere.previous() is None
    assert graph_hash(elsewhere.tables()) == graph_hash(second)
    assert sum(load(elsewhere, MODEL, second).values()) == 0
    load(elsewhere, MODEL, family_tables(MODEL, 1))
    load(neo4j_store, MODEL, second)
    assert neo4j_store.previous() is None, "the version before was loaded elsewhere and is not kept here"


def test_questions_get_typed_rows_and_the_hash(neo4j_store: Neo4jStore) -> None:
    tables = family_tables(MODEL, 3)
    load(neo4j_store, MODEL, tables)
    numbers = {"n": pl.Float64(), "told": pl.Boolean(), "day": pl.Int64()}
    schema = {"id": pl.String(), "voices": pl.List(pl.String), **numbers}
    text = """
    MATCH (i:Interaction) WHERE i.id >= $id_from AND i.kind IN $kinds
    RETURN i.id AS id, i.voices AS voices, count(*) AS n, i.approximate AS told, i.from_day AS day
    """
    frame, found = neo4j_store.query(text, {"id_from": "s1:", "kinds": ["drug_test"]}, schema)
    assert found == graph_hash(tables)
    assert frame.schema == schema
    assert frame.sort("id").row(0) == ("s1:I0", [""], 1.0, False, 18_000)
    none, _ = neo4j_store.query(text, {"id_from": "t", "kinds": []}, schema)
    assert none.schema == schema
    assert none.is_empty()


def test_columns_that_were_not_promised_are_refused(neo4j_store: Neo4jStore) -> None:
    load(neo4j_store, MODEL, family_tables(MODEL, 1))
    with pytest.raises(neo4j.exceptions.CypherSyntaxError, match="`many` not defined"):
        neo4j_store.query("MATCH (f:Family) RETURN f.id AS id", {}, MANY)
    with pytest.raises(TypeError):
        neo4j_store.query("MATCH (f:Family) RETURN f.id AS many", {}, MANY)


def test_a_question_may_not_write(neo4j_store: Neo4jStore) -> None:
    load(neo4j_store, MODEL, family_tables(MODEL, 1))
    with pytest.raises(neo4j.exceptions.ClientError, match="read access mode"):
        neo4j_store.query("MATCH (f:Family) SET f.name = 'x' RETURN count(*) AS many", {}, MANY)


def test_a_question_that_takes_too_long_is_ended(neo4j_store: Neo4jStore, neo4j_stores: Stores) -> None:
    load(neo4j_store, MODEL, family_tables(MODEL, 1))
    hasty = neo4j_stores.open(answer_seconds=0.5)
    endless = "UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b RETURN count(DISTINCT a * b) AS many"
    with pytest.raises(KithError, match="E611"):
        hasty.query(endless, {}, MANY)
    assert ask_many(neo4j_store)[0] == 1


def test_an_empty_database_has_no_graph(neo4j_store: Neo4jStore) -> None:
    assert neo4j_store.live() is None
    assert neo4j_store.previous() is None
    assert neo4j_store.tables().node_count == 0
    with pytest.raises(KithError, match="E509"):
        neo4j_store.read_back()
    with pytest.raises(KithError, match="E509"):
        ask_many(neo4j_store)


def test_misspelt_names_are_errors_when_strict(neo4j_store: Neo4jStore, neo4j_stores: Stores) -> None:
    load(neo4j_store, MODEL, family_tables(MODEL, 1))
    strict = neo4j_stores.open(strict_notifications=True)
    absent = "MATCH (c:Child)-[:KIN_OF]->(k:Kin) WHERE k.pseudonym <> c.age_band RETURN count(*) AS many"
    misspelt = [
        "MATCH (f:Familly) RETURN count(*) AS many",
        "MATCH (:Family)-[:CONCERN]->(x) RETURN count(x) AS many",
        "MATCH (f:Family) WHERE f.hosehold = '' RETURN count(*) AS many",
    ]
    assert ask_many(strict)[0] == 1
    assert strict.query(absent, {}, MANY)[0].item() == 0
    for text in misspelt:
        assert neo4j_store.query(text, {}, MANY)[0].item() == 0
        with pytest.raises(NoticeError):
            strict.query(text, {}, MANY)


def test_more_than_one_transaction_holds_is_refused(neo4j_store: Neo4jStore, neo4j_driver: neo4j.Driver) -> None:
    many = pl.DataFrame({"id": [f"s1:code/{i}" for i in range(100_001)], "study": "s1", "path": "x"})
    tables = tables_from(MODEL, {"Code": many}, {})
    with pytest.raises(KithError, match="E513"):
        neo4j_store.replace(
            tables, lambda: version_of(MODEL, tables), changes_between(MODEL, Tables({}, {}), tables), print
        )
    assert labels(neo4j_driver) == {}
