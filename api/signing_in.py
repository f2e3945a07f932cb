"""Beginning and ending sessions: a name and password, or a one-time link; slowed down for those who guess."""

from fastapi import Request, Response

from api.admission import address_of, cookie_name
from api.parts import Parts
from api.sessions import WHOLE
from disclosure.audit import Entry
from schema.problems import KithError

#: names tried are written to no log: people type passwords into the wrong field
SOMEBODY = "somebody"


async def by_password(request: Request, parts: Parts, name: str, password: str) -> str:
    """Begin a session by name and password; its secret. Raises E742, E743, E759 and those of the audit log."""
    keys = (f"name {name.casefold()}", f"address {address_of(request)}")

    def check() -> bool:
        # Within the pool, so that many requests at once are still counted one after the other.
        parts.throttle.check(*keys)
        fits = parts.users.known_password(name, password)
        (parts.throttle.worked if fits else parts.throttle.failed)(*keys)
        parts.audit.append(Entry(name if fits else SOMEBODY, "sign in", outcome="served" if fits else "refused"))
        return fits

    if not await parts.checking(check):
        raise KithError("E742")
    user = parts.users.find(name)
    if user is None:
        raise KithError("E742")
    return parts.sessions.begin(user.name)


async def by_link(request: Request, parts: Parts, link: str) -> str:
    """Begin the session of a one-time link; its secret. Raises E740, E743, E759 and those of the audit log."""
    key = f"link {address_of(request)}"

    def use() -> str | None:
        parts.throttle.check(key)
        secret = parts.sessions.use_link(link)
        session = parts.sessions.find(secret) if secret else None
        (parts.throttle.worked if session else parts.throttle.failed)(key)
        outcome = "served" if session else "refused"
        parts.audit.append(Entry(session.user if session else SOMEBODY, "sign in by link", outcome=outcome))
        return secret

    secret = await parts.running(use)
    if secret is None:
        raise KithError("E740")
    return secret


def give_cookie(request: Request, response: Response, secret: str) -> None:
    """Put a session into the browser: not for scripts, not for requests that another site makes."""
    response.set_cookie(
        cookie_name(request),
        secret,
        max_age=WHOLE,
        path="/",
        secure=request.url.scheme == "https",
        httponly=True,
        samesite="strict",
    )


def end_session(request: Request, parts: Parts, response: Response, secret: str) -> None:
    """End a session on the server and in the browser."""
    if secret:
        parts.sessions.end(secret)
    response.set_cookie(
        cookie_name(request),
        "",
        max_age=0,
        path="/",
        secure=request.url.scheme == "https",
        httponly=True,
        samesite="strict",
    )
