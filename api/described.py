"""What OpenAPI says of every route beside its own answer: its other forms, the problems, the headers."""

from collections.abc import Sequence
from typing import Any

from pydantic import BaseModel, Field

from schema.problems import load_problems

PROBLEM = "application/problem+json"
#: problems that any route may answer with, and those of routes that need a sign-in
ALWAYS, SIGNED = ("E751", "E752", "E753"), ("E740", "E741")


class Problem(BaseModel):
    """A problem as RFC 9457 has it, from the one catalogue of problems."""

    type: str = Field(examples=["urn:kithgraph:problem:E740"])
    title: str = Field(examples=["Not signed in"])
    status: int = Field(examples=[401])
    #: what is wrong, what was expected, what to do; never a value
    detail: str = Field(examples=["You are not signed in. Sign in at /sign-in."])
    code: str = Field(examples=["E740"])


def responses(signed: bool, forms: Sequence[str] = (), status: int = 200) -> dict[int | str, dict[str, Any]]:
    """The other forms of an answer, and its problems, for a route that needs a sign-in or not."""
    found: dict[int | str, dict[str, Any]] = {}
    if forms:
        found[status] = {"content": {form: {"schema": {"type": "string"}} for form in forms}}
    for code in (*ALWAYS, *(SIGNED if signed else ())):
        kind = load_problems()[code]
        example = {
            "type": f"urn:kithgraph:problem:{code}",
            "title": kind.title,
            "status": kind.http_status,
            "detail": kind.description,
            "code": code,
        }
        found[kind.http_status] = _problem(kind.title, example)
    found["default"] = _problem("Another problem of the catalogue")
    return found


def _problem(title: str, example: dict[str, Any] | None = None) -> dict[str, Any]:
    content: dict[str, Any] = {"schema": {"$ref": "#/components/schemas/Problem"}}
    if example:
        content["example"] = example
    return {"description": title, "content": {PROBLEM: content}}
