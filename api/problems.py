"""Errors as problem details (RFC 9457), or as a page for a browser; the only place where they become an HTTP answer."""

import json
from collections.abc import Collection

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from fastapi.routing import APIRoute
from starlette.exceptions import HTTPException
from starlette.routing import Match
from starlette.types import Scope

from api.accept import HTML, wanted_form
from api.declared import all_names
from api.pages import page
from schema.problems import NOWHERE, KithError

MEDIA_TYPE = "application/problem+json"
#: what the framework says of a request, in our codes
CODES = {404: "E746", 413: "E748", 400: "E751"}


def handle_problems(app: FastAPI) -> None:
    """Make every error of an application a problem of the catalogue."""
    app.add_exception_handler(KithError, _kith)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _refused)


def problem(scope: Scope, error: KithError) -> Response:
    """A KithError as an answer: code, title and the sentence a user would see, never a value."""
    kind = error.problem.kind
    headers = {}
    if kind.http_status == 401:
        headers["WWW-Authenticate"] = 'Bearer realm="kithgraph"'
    if "seconds" in error.problem.details:
        headers["Retry-After"] = str(error.problem.details["seconds"])
    if wanted_form(scope, (MEDIA_TYPE, HTML)) == HTML:
        return page("problem.html.j2", kind.http_status, headers, title=kind.title, error=error.problem)
    body = {
        "type": f"urn:kithgraph:problem:{kind.code}",
        "title": kind.title,
        "status": kind.http_status,
        "detail": error.problem.sentence,
        "code": kind.code,
    }
    return Response(json.dumps(body), kind.http_status, headers, MEDIA_TYPE)


async def _kith(request: Request, error: Exception) -> Response:
    if not isinstance(error, KithError):
        raise error
    return problem(request.scope, error)


async def _invalid(request: Request, error: Exception) -> Response:
    """What the route's types refuse: only names that the route itself declares are repeated."""
    if not isinstance(error, RequestValidationError):
        raise error
    route = request.scope.get("route")
    known = all_names(route) if isinstance(route, APIRoute) else set()
    faults = {_at(fault["loc"], known) for fault in error.errors()}
    return problem(request.scope, KithError("E751", names=", ".join(sorted(faults))))


def _at(place: tuple[str | int, ...], known: Collection[str]) -> str:
    """The name of what is at fault, where it is one of ours."""
    named = next((str(one) for one in place[1:] if str(one) in known), "")
    return named or ("the body" if place[0] == "body" else "something that the route does not ask for")


async def _refused(request: Request, error: Exception) -> Response:
    if not isinstance(error, HTTPException):
        raise error
    if error.status_code == 405:
        allowed = ", ".join(sorted({method for route in request.app.routes for method in _methods(route, request)}))
        response = problem(request.scope, KithError("E747", allowed=allowed))
        response.headers["Allow"] = allowed
        return response
    details: dict[str, str | int] = {"names": "the body"} if error.status_code == 400 else {}
    if error.status_code == 413:
        details = {"kilobytes": error.detail}
    return problem(request.scope, KithError(CODES[error.status_code], NOWHERE, **details))


def _methods(route: object, request: Request) -> set[str]:
    if not isinstance(route, APIRoute) or route.matches(request.scope)[0] is Match.NONE:
        return set()
    return route.methods or set()
