"""Errors as problem details (RFC 9457); the only place where a KithError becomes an HTTP answer."""

from fastapi import Request
from fastapi.responses import JSONResponse

from schema.problems import KithError

MEDIA_TYPE = "application/problem+json"


async def as_problem(_: Request, error: Exception) -> JSONResponse:
    """A KithError as problem details: code, title and the sentence a user would see, never a value."""
    if not isinstance(error, KithError):
        raise error
    kind = error.problem.kind
    body = {
        "type": f"urn:kithgraph:problem:{kind.code}",
        "title": kind.title,
        "status": kind.http_status,
        "detail": error.problem.sentence,
        "code": kind.code,
    }
    return JSONResponse(body, status_code=kind.http_status, media_type=MEDIA_TYPE)
