"""Ladybug's tables, derived from the model."""

from collections.abc import Iterable

from schema.definition import Model
from schema.shapes import Property

TYPES = {
    "text": "STRING",
    "word": "STRING",
    "texts": "STRING[]",
    "words": "STRING[]",
    "int": "INT64",
    "day": "INT64",
    "float": "DOUBLE",
    "bool": "BOOL",
}

MARKER = "KithGraph"
CREATE_MARKER = f"CREATE NODE TABLE {MARKER}(id STRING PRIMARY KEY, hash STRING, format INT64)"


def statements(model: Model) -> list[str]:
    """The statements that make an empty graph: a node table a kind, a rel table a tie, the marker's table."""
    nodes = [f"CREATE NODE TABLE `{kind}`({_columns(model.properties(kind))}, PRIMARY KEY(id))" for kind in model.kinds]
    rels = []
    for tie in model.ties:
        ends = ", ".join(f"FROM `{a}` TO `{b}`" for a, b in model.pairs(tie))
        columns = _columns(model.tie_properties(tie))
        rels.append(f"CREATE REL TABLE `{tie}`({ends}{', ' + columns if columns else ''})")
    return [*nodes, *rels, CREATE_MARKER]


def _columns(properties: Iterable[Property]) -> str:
    return ", ".join(f"`{p.name}` {TYPES[p.type]}" for p in properties)
