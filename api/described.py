"""What OpenAPI says of every route beside its own answer: its other forms, the problems, the headers."""

from collections.abc import Sequence
from typing import Any

from pydantic import BaseModel, Field

from schema.problems import load_problems

PROBLEM, PAGE = "application/problem+json", "text/html"
#: problems that any route may answer with, those of routes that need a sign-in, that change something, with a body
ALWAYS = ("E748", "E751", "E752", "E753", "E756")
SIGNED, CHANGING, BODY = ("E740", "E741"), ("E745",), ("E749",)
#: problems of routes that have several forms, and of those with a part of their path to be filled in
FORMS, PATH = ("E750",), ("E746",)
#: problems of routes that read the graph, and of those whose reading must stand in the audit log first
READING = ("E504", "E509", "E608", "E611", "E720")
LOGGED = (*READING, "E732", "E733", "E734")


class Problem(BaseModel):
    """A problem as RFC 9457 has it, from the one catalogue of problems."""

    type: str = Field(examples=["urn:kithgraph:problem:E740"])
    title: str = Field(examples=["Not signed in"])
    status: int = Field(examples=[401])
    #: what is wrong, what was expected, what to do; never a value
    detail: str = Field(examples=["You are not signed in. Sign in at /sign-in."])
    code: str = Field(examples=["E740"])


def responses(codes: Sequence[str], forms: Sequence[str] = (), status: int = 200) -> dict[int | str, dict[str, Any]]:
    """The other forms of an answer, and the problems of these codes, those of one status together."""
    found: dict[int | str, dict[str, Any]] = {}
    if forms:
        found[status] = {"content": {form: {"schema": {"type": "string"}} for form in forms}}
    for code in sorted(set(codes)):
        kind = load_problems()[code]
        one = found.setdefault(kind.http_status, {"description": "", "content": _no_problem()})
        example = {
            "type": f"urn:kithgraph:problem:{code}",
            "title": kind.title,
            "status": kind.http_status,
            "detail": kind.description,
            "code": code,
        }
        one["description"] = "; ".join(filter(None, (one["description"], f"{kind.title} ({code})")))
        one["content"][PROBLEM]["examples"][code] = {"value": example}
    return found


def _no_problem() -> dict[str, Any]:
    """What a problem looks like: for programs, or a page for whoever asks for pages before anything else."""
    shape = {"schema": {"$ref": "#/components/schemas/Problem"}, "examples": {}}
    return {PROBLEM: shape, PAGE: {"schema": {"type": "string"}}}
