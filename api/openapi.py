"""The description of the API (OpenAPI 3.1): the routes, and every question of the catalogue as a path of its own."""

from copy import deepcopy
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from api.access import Access, Door
from api.described import Problem
from api.examples import answer_example, entries, example_of, written
from queries.entry import Entry
from queries.groups import Asked
from queries.parameters import asked_of
from schema.model import load_model

ANSWER = "/v1/questions/{name}/answer"
ABOUT = (
    "Questions, maps and evidence of a graph of care relations. Everything is read through one gate, which knows who "
    "asks and at which level; every reading of people's data is written to the audit log."
)
SECURITY: list[dict[str, list[str]]] = [{"session": []}, {"token": []}]
#: what may be written for the parameters of routes
GIVEN = {
    "family": "relations-companion:F01",
    "study": "relations-companion",
    "thing": "relations-companion:F01",
    "tie": "MEMBER_OF",
    "other": "relations-companion:F01M",
    "voice": "role:mother",
    "text": "pharmacy",
    "level": "workshop",
    "limit": 100,
    "offset": 0,
    "export": "x-mfrggzdfmztwq2lk",
    "token": "3f9a01bc",
    "start": "relations-companion:F01",
    "parent": "relations-companion:F01M",
    "week": "2021-W19",
    "from": "2021-04-01",
    "to": "2022-12-31",
}
#: and for `name`, by the beginning of the path
NAMED = {"/v1/questions/": "multiagency_load", "/v1/model/": "sector", "/v1/users/": "rowan", "/v1/pictures/": "matrix"}
CHANGES = {
    "name": "X-Kithgraph",
    "in": "header",
    "required": True,
    "description": "Always 1. A foreign page cannot make a browser send it.",
    "schema": {"type": "string", "const": "1"},
    "example": "1",
}


def describe_with(app: FastAPI, doors: tuple[Door, ...]) -> None:
    """Make the description of an application what `description` says."""
    made: dict[str, Any] = {}

    def openapi() -> dict[str, Any]:
        if not made:
            made.update(_description(app, doors))
        return made

    app.openapi = openapi  # type: ignore[method-assign]


def _description(app: FastAPI, doors: tuple[Door, ...]) -> dict[str, Any]:
    whole = get_openapi(title="kithgraph", version="1", openapi_version="3.1.0", description=ABOUT, routes=app.routes)
    schemas = whole["components"]["schemas"]
    schemas["Problem"] = Problem.model_json_schema()
    for unused in ("HTTPValidationError", "ValidationError"):
        schemas.pop(unused, None)
    whole["components"]["securitySchemes"] = {
        "session": {"type": "apiKey", "in": "cookie", "name": "kithgraph"},
        "token": {"type": "http", "scheme": "bearer"},
    }
    for door in doors:
        if door.in_schema:
            _describe(whole["paths"][door.path][door.method.lower()], door, schemas)
    general = whole["paths"].pop(ANSWER)
    for entry in entries():
        whole["paths"][ANSWER.replace("{name}", entry.name)] = _question(general, entry)
    return whole


def _describe(operation: dict[str, Any], door: Door, schemas: dict[str, Any]) -> None:
    operation["security"] = SECURITY if door.access.area else []
    operation["description"] = f"{operation.get('description', '')}\n\nFor {_who(door.access)}.".strip()
    if door.method != "GET":
        operation.setdefault("parameters", []).append(CHANGES)
    for one in operation.get("parameters", []):
        one.setdefault("example", _parameter_example(door.path, one, schemas))
    bodies = [operation.get("requestBody", {}), *operation["responses"].values()]
    for body in bodies:
        json = body.get("content", {}).get("application/json")
        if json is not None:
            json["example"] = example_of(json["schema"], schemas)


def _parameter_example(path: str, one: dict[str, Any], schemas: dict[str, Any]) -> Any:
    named = [name for start, name in NAMED.items() if path.startswith(start)]
    known = {**GIVEN, **({"name": named[0]} if named else {})}
    return known[one["name"]] if one["name"] in known else example_of(one["schema"], schemas)


def _who(access: Access) -> str:
    if not access.area:
        return "anyone"
    who = f"the roles {', '.join(access.roles)}" if access.roles else "everybody signed in"
    if access.level == "research":
        who = "those whose roles reach the research level"
    return f"{who}; a token needs the scope {access.area}" if access.area != "own" else who


def _question(general: dict[str, Any], entry: Entry) -> dict[str, Any]:
    """The path of one question, from that of all."""
    path = deepcopy(general)
    operation = path["get"]
    operation["operationId"] = f"answer_{entry.name}"
    operation["summary"] = entry.question
    operation["description"] = f"{entry.definition}\n\n{general['get']['description']}"
    operation["tags"] = [entry.chapter]
    own = [one for one in operation["parameters"] if one["in"] != "path"]
    operation["parameters"] = [*map(_parameter, asked_of(entry.params)), *own]
    json = operation["responses"]["200"]["content"]["application/json"]
    json["example"] = answer_example(entry, json["example"])
    return path


def _parameter(one: Asked) -> dict[str, Any]:
    schema: dict[str, Any] = {"type": "string", "maxLength": 400}
    if one.codelist:
        schema = {"type": "string", "enum": ["", *load_model().slugs(one.codelist)]}
    return {
        "name": one.name,
        "in": "query",
        "required": one.default is None,
        "description": f"{one.about} Written as: {one.type}.",
        "schema": schema,
        "example": written(one),
    }
