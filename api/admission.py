"""Letting a request in: who sends it, whether the route is theirs, whether it may come from a foreign page."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated
from urllib.parse import urlsplit

from fastapi import Depends, Request

from api.parts import Parts
from disclosure.asker import Asker
from schema.problems import KithError

if TYPE_CHECKING:
    from api.access import Door

HEADER = "x-kithgraph"
#: the area of what everybody signed in may do about their own session
OWN = "own"
JSON, FORM = "application/json", "application/x-www-form-urlencoded"
CHANGING = ("POST", "PUT", "PATCH", "DELETE")


@dataclass(frozen=True)
class Signed:
    """Who sends a request, and by what."""

    asker: Asker
    #: the areas of the token; empty for a session, which is for all
    scope: tuple[str, ...] = ()
    #: the secret of the session; empty for a token
    session: str = ""


def parts_of(request: Request) -> Parts:
    """What the application was given."""
    parts: Parts = request.app.state.parts
    return parts


def signed_of(request: Request) -> Signed:
    """Who sends a request that was admitted."""
    signed: Signed = request.state.signed
    return signed


def asker_of(request: Request) -> Asker:
    """Who asks."""
    return signed_of(request).asker


def address_of(request: Request) -> str:
    """Where a request comes from; what a proxy says of others is not believed."""
    return request.client.host if request.client else ""


Has = Annotated[Parts, Depends(parts_of)]
By = Annotated[Asker, Depends(asker_of)]


def cookie_name(request: Request) -> str:
    """The name of the cookie: with TLS, one that a browser takes from nobody but this host."""
    return "__Host-kithgraph" if request.url.scheme == "https" else "kithgraph"


async def admit(request: Request, door: "Door", queries: Collection[str] | None) -> None:
    """Let a request in, or raise E740, E741, E745, E749, E751; `queries` are the parameters known, None for any."""
    parts, access = parts_of(request), door.access
    signed = identify(request, parts)
    if access.area:
        if signed is None:
            raise KithError("E740")
        request.state.signed = signed
    if request.method in CHANGING and not _is_ours(request, access.form):
        raise KithError("E745")
    if access.area and signed is not None:
        _check_may(parts, door, signed)
    _check_body(request, door)
    counts = Counter(name for name, _ in request.query_params.multi_items())
    twice = sorted(name for name, count in counts.items() if count > 1 and queries and name in queries)
    if twice or (queries is not None and set(counts) - set(queries)):
        raise KithError("E751", names=", ".join(twice) or "a parameter that the route does not have")


def identify(request: Request, parts: Parts) -> Signed | None:
    """Who sends a request: by its token if it has one, else by its session; None when neither is good."""
    scheme, _, text = request.headers.get("authorization", "").partition(" ")
    if scheme:
        token = parts.tokens.find(text.strip()) if scheme.lower() == "bearer" else None
        user = parts.users.find(token.user) if token else None
        return Signed(Asker(user.name, user.roles), token.scope) if token and user else None
    secret = request.cookies.get(cookie_name(request), "")
    session = parts.sessions.find(secret) if secret else None
    if session is None:
        return None
    if session.local:
        return Signed(Asker(session.user, (parts.policy.local.role,)), session=secret)
    user = parts.users.find(session.user)
    return Signed(Asker(user.name, user.roles), session=secret) if user else None


def _is_ours(request: Request, form: bool) -> bool:
    """Whether a change was sent by a program or page of ours; forms tell it by where the browser says they are from."""
    if request.headers.get(HEADER) == "1":
        return True
    origin = urlsplit(request.headers.get("origin", ""))
    return form and (origin.scheme, origin.netloc) == (request.url.scheme, request.headers.get("host", ""))


def _check_may(parts: Parts, door: "Door", signed: Signed) -> None:
    access, roles = door.access, signed.asker.roles
    in_scope = not signed.scope or access.area in (OWN, *signed.scope)
    in_role = not access.roles or set(access.roles) & set(roles)
    sees = access.level != "research" or parts.policy.cap(roles) == "research"
    if not (in_scope and in_role and sees):
        raise KithError("E741")


def _check_body(request: Request, door: "Door") -> None:
    """Raise E749 for a body of another type than the route takes; most take none."""
    sent = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    wanted = FORM if door.access.form else JSON
    if door.takes_body and sent != wanted:
        raise KithError("E749", expected=wanted)
