"""What is around every request: the host's name, the time it may take, headers of safety, faults kept inside."""

import asyncio
import logging
import traceback
from collections.abc import Collection

from fastapi import HTTPException
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.problems import problem
from schema.problems import KithError

logger = logging.getLogger("kithgraph.api")
#: pages of ours need one style sheet and send forms to us; a map brings a policy of its own
POLICY = (
    "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
    "require-trusted-types-for 'script'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # Without any, a browser would hide from us too that a form is our own.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cache-Control": "no-store",
}
#: largest body that a route takes, in bytes
MOST_BODY = 64_000
STRICT_TRANSPORT = "max-age=31536000"


class Shell:
    """ASGI middleware around the whole application."""

    def __init__(self, app: ASGIApp, hosts: Collection[str], seconds: float) -> None:
        """`hosts` are the names that the server goes by; `seconds` is what a request may take, its body included."""
        self._app = app
        self._hosts = frozenset(hosts)
        self._seconds = seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        begun = False

        async def headed(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = True
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                if scope["scheme"] == "https":
                    headers["Strict-Transport-Security"] = STRICT_TRANSPORT
            await send(message)

        try:
            self._check_host(scope)
            async with asyncio.timeout(self._seconds):
                await self._app(scope, _bounded(scope, receive), headed)
        except KithError as error:
            await problem(scope, error)(scope, receive, headed)
        except TimeoutError:
            if not begun:
                await problem(scope, KithError("E752"))(scope, receive, headed)
        except Exception as error:
            # Where, and never with what values: the message of an exception may hold them.
            frames = traceback.extract_tb(error.__traceback__)
            logger.error("%s at %s", type(error).__name__, " < ".join(f"{f.name}:{f.lineno}" for f in reversed(frames)))
            if not begun:
                await problem(scope, KithError("E753"))(scope, receive, headed)

    def _check_host(self, scope: Scope) -> None:
        """Raise E756 for a name that is not ours: a foreign page may have let its own name lead here."""
        host = Headers(scope=scope).get("host", "")
        name = host.rpartition(":")[0] if host.rpartition(":")[2].isdigit() else host
        if name.strip("[]").lower() not in self._hosts:
            raise KithError("E756")


def _bounded(scope: Scope, receive: Receive) -> Receive:
    """The body as it comes in; raises E748, or while it comes in what becomes E748, when it is too large."""
    said = Headers(scope=scope).get("content-length", "0")
    if len(said) > 9 or not said.isascii() or not said.isdigit() or int(said) > MOST_BODY:
        raise KithError("E748", kilobytes=MOST_BODY // 1000)
    read = 0

    async def receiving() -> Message:
        nonlocal read
        message = await receive()
        read += len(message.get("body", b""))
        if read > MOST_BODY:
            # The framework lets through no other exception while it reads a body.
            raise HTTPException(413, str(MOST_BODY // 1000))
        return message

    return receiving
