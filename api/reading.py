"""What must be on disk before something is served: the line of the audit log, and the register's entry of a file."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256

from fastapi import Request

from api.access import GuardedRoute
from api.admission import asker_of, parts_of
from disclosure.audit import Entry
from disclosure.policy import EXACT
from disclosure.register import What

EXPORT = "Kithgraph-Export"


def route_of(request: Request) -> str:
    """The method and the route's pattern, as the log and the register know it."""
    route = request.scope.get("route")
    return f"{request.method} {route.path if isinstance(route, GuardedRoute) else ''}"


def note(
    request: Request,
    given: Mapping[str, str],
    families: Sequence[str],
    rows: int,
    version: str,
    question: str = "",
    export: str = "",
) -> None:
    """Write a research reading that the gate does not write down itself, and count its families.

    Raises E732, E733, E734; then show nothing.
    """
    parts = parts_of(request)
    who, action = asker_of(request).name, route_of(request)
    entry = Entry(who, action, question, given, tuple(families), EXACT, rows, version, export=export)
    parts.audit.append(entry, parts.policy.daily)


@dataclass
class Export:
    """A file on its way out: its id, and its bytes once they are made."""

    id: str
    data: bytes = b""


@contextmanager
def exporting(request: Request, what: What, form: str) -> Iterator[Export]:
    """Enter a file of the research level into the register, and its SHA-256 when it is made; raises E736, E739."""
    register, by = parts_of(request).register, asker_of(request).name
    export = Export(register.begin(what, by))
    yield export
    register.written(export.id, by, sha256(export.data).hexdigest(), form)
