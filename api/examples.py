"""Examples for OpenAPI, made from the shapes and from the catalogue itself, so that none of them grows stale."""

from collections.abc import Mapping
from typing import Any

from api.routes.questions import ENGINE
from queries.entry import Entry, catalogue
from queries.groups import Asked
from queries.parameters import asked_of
from schema.model import load_model

#: of each type of a column or property, a value
PLAIN: dict[str, Any] = {"string": "…", "integer": 1, "number": 0.5, "boolean": False, "object": {}, "null": None}
#: of each parameter that a term of a list does not fill, something that may be written
WRITTEN = {
    "study": "relations-companion",
    "family": "relations-companion:F01",
    "from": "2021-04-01",
    "to": "2022-12-31",
    "voice": "role:mother",
    "person": "relations-companion:F01M",
    "event": "relations-companion:I0001",
    "steps": "1",
    "id": "relations-companion:F01",
    "one": "relations-companion:F01",
    "other": "relations-companion:F02",
}
COLUMNS: dict[object, Any] = {str: "…", int: 1, float: 0.5, bool: False, list[str]: ["…"]}


def example_of(schema: Mapping[str, Any], components: Mapping[str, Any]) -> Any:
    """A value that a JSON schema allows, its own examples first."""
    if "$ref" in schema:
        return example_of(components[schema["$ref"].rpartition("/")[2]], components)
    if schema.get("examples"):
        return schema["examples"][0]
    if "anyOf" in schema:
        return example_of(schema["anyOf"][0], components)
    if "properties" in schema:
        return {name: example_of(one, components) for name, one in schema["properties"].items()}
    if "prefixItems" in schema:
        return [example_of(one, components) for one in schema["prefixItems"]]
    if schema.get("type") == "array":
        return [example_of(schema["items"], components)]
    return PLAIN.get(schema.get("type", ""))


def written(one: Asked) -> str:
    """Something that may be written for a parameter."""
    if one.codelist:
        return load_model().slugs(one.codelist)[0]
    return WRITTEN[one.name]


def answer_example(entry: Entry, base: Mapping[str, Any]) -> dict[str, Any]:
    """The answer to a question, one row of it, as the shape of answers has it."""
    row = {name: COLUMNS[field.annotation] for name, field in entry.result.model_fields.items()}
    given = {one.name: written(one) for one in asked_of(entry.params) if one.default is None}
    table = {
        **base["tables"][0],
        "question": entry.name,
        "text": entry.question,
        "definition": entry.definition,
        "parameters": given,
        "columns": entry.result.meanings(),
        "rows": [row],
    }
    return {**base, "tables": [table]}


def entries() -> list[Entry]:
    """The questions, chapter by chapter."""
    return list(catalogue(ENGINE).values())
