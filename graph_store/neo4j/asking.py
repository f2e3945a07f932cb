"""Asking a question: its rows as a typed frame, under one marker."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import neo4j
import polars as pl

from graph_store.neo4j.content import frame_of, values_of
from graph_store.neo4j.marker import LABEL
from graph_store.port import Parameter
from schema.definition import Model

#: rows that travel as one message, for which the driver takes as long as for one row alone; a server holds as many
TOGETHER = 20_000


class NoticeError(Exception):
    """The server's notices on a question, raised only where notices are strict: a name that the model does not have."""


@dataclass(frozen=True)
class Asking:
    """Asks one statement after the other in one transaction, which reads under the marker of one version."""

    engine = "neo4j"

    tx: neo4j.ManagedTransaction
    hash: str
    #: all names that a statement may use; None for any
    names: frozenset[str] | None

    def query(
        self, cypher: str, parameters: Mapping[str, Parameter], schema: Mapping[str, pl.DataType]
    ) -> pl.DataFrame:
        """Rows of one statement as a frame of `schema`; raises NoticeError."""
        return rows_of(self.tx, cypher, parameters, schema, self.names)


def rows_of(
    tx: neo4j.ManagedTransaction,
    cypher: str,
    parameters: Mapping[str, Parameter],
    schema: Mapping[str, pl.DataType],
    names: frozenset[str] | None,
) -> pl.DataFrame:
    """The rows as a frame of `schema`; a column that is not among the question's is the server's syntax error.

    `names`, when given, are all names that a question may use: Neo4j takes a misspelt name for an absent one and
    merely says so, and here that becomes NoticeError. A name of the model that this graph happens not to use is fine.
    """
    result = tx.run(_together(cypher, schema), dict(parameters))
    rows = result.single(strict=True)["rows"]
    if names is not None:
        notices = [_text(status) for status in result.consume().gql_status_objects if _tells(status, names)]
        if notices:
            raise NoticeError("\n".join(notices))
    if len(rows) <= TOGETHER:
        return frame_of(rows, dict(schema))
    # The text is a file of the catalogue; values travel as parameters.
    streamed = tx.run(cypher, dict(parameters))
    given = streamed.keys()
    return frame_of(values_of(streamed), {name: schema[name] for name in given}).select(list(schema))


def _together(cypher: str, columns: Iterable[str]) -> str:
    """The question with its rows as one list, one more than TOGETHER at most.

    The text is a file of the catalogue; values travel as parameters, and columns are those of a record.
    """
    row = ", ".join(f"`{name}`" for name in columns)
    return f"CALL () {{\n{cypher}\n}}\nWITH [{row}] AS row LIMIT {TOGETHER + 1}\nRETURN collect(row) AS rows"


def names_of(model: Model) -> frozenset[str]:
    """Every label, tie and property that a graph of this model may have."""
    kinds, ties = list(model.kinds), list(model.ties)
    second = [one.neo4j_label for one in model.interactions.values()]
    properties = [p.name for kind in kinds for p in model.properties(kind)]
    properties += [p.name for tie in ties for p in model.tie_properties(tie)]
    marker = ["hash", "format", "model", "studies", "nodes", "ties", "loaded_at", "load_id", "since", LABEL]
    return frozenset([*kinds, *ties, *second, *properties, *marker])


def _tells(status: neo4j.GqlStatusObject, names: frozenset[str]) -> bool:
    if status.classification == neo4j.NotificationClassification.DEPRECATION:
        return True
    unknown = re.findall(r"`([^`]+)`", status.status_description)
    return status.classification == neo4j.NotificationClassification.UNRECOGNIZED and not set(unknown) <= names


def _text(status: neo4j.GqlStatusObject) -> str:
    return f"{status.gql_status} {status.status_description}"
