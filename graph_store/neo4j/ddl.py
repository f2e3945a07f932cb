"""Constraints and indexes, derived from the model; every name in their text is one of the model's own."""

import neo4j
from neo4j.exceptions import ClientError

from graph_store.neo4j.marker import LABEL
from schema.definition import Model
from schema.problems import KithError

AWAIT_SECONDS = 300


def schema_statements(model: Model) -> dict[str, str]:
    """Statements by the name of what they make: one id a node of a kind, and days of interactions found by range."""
    made = {
        f"kith_{kind}_id": f"CREATE CONSTRAINT `kith_{kind}_id` IF NOT EXISTS FOR (n:`{kind}`) REQUIRE n.`id` IS UNIQUE"
        for kind in (*model.kinds, LABEL)
    }
    # Other searches begin at an id, which the constraints' own indexes serve.
    for kind, shape in model.kinds.items():
        if {"told", "dated"} <= set(shape.traits):
            name = f"kith_{kind}_from_day"
            made[name] = f"CREATE INDEX `{name}` IF NOT EXISTS FOR (n:`{kind}`) ON (n.`from_day`)"
    return made


def ensure_schema(session: neo4j.Session, model: Model) -> None:
    """Make what is missing and wait until it serves; raises E508 when ids in the graph are not unique."""
    wanted = schema_statements(model)
    present = session.execute_read(_names)
    missing = [text for name, text in wanted.items() if name not in present]
    if not missing:
        return
    try:
        session.execute_write(_make, missing)
        session.execute_read(lambda tx: tx.run("CALL db.awaitIndexes($seconds)", seconds=AWAIT_SECONDS).consume())
    except ClientError as error:
        if error.code == "Neo.ClientError.Schema.ConstraintCreationFailed":
            raise KithError("E508") from error
        raise


def _names(tx: neo4j.ManagedTransaction) -> set[str]:
    # The index behind a constraint bears the constraint's name.
    return {str(record["name"]) for record in tx.run("SHOW INDEXES YIELD name RETURN name")}


def _make(tx: neo4j.ManagedTransaction, statements: list[str]) -> None:
    for text in statements:
        tx.run(text).consume()
