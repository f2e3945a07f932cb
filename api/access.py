"""Who may use which route: every route states it, and one that does not cannot be served."""

from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from typing import Any, Literal

from fastapi import FastAPI, Request, Response
from fastapi.datastructures import Default
from fastapi.routing import APIRoute

from api.admission import admit
from api.declared import query_names
from api.described import ALWAYS, BODY, CHANGING, FORMS, PATH, SIGNED, responses

Method = Literal["GET", "POST", "DELETE"]
STEWARD = "steward"


@dataclass(frozen=True)
class Access:
    """Who may use a route, and what becomes of the level that is asked for."""

    #: what a token must be for; '' when nobody need be signed in
    area: str
    #: one of these is needed; empty when any role will do
    roles: tuple[str, ...] = ()
    #: none: reads nobody's data; any: answers at the least open of role, study and what is asked;
    #: research: single families, so only for those whose roles reach the research level
    level: Literal["none", "any", "research"] = "none"
    #: its body is a form of our own pages, which cannot send the header X-Kithgraph
    form: bool = False


@dataclass(frozen=True)
class Door:
    """A route: method, path, who may use it, what answers."""

    method: Method
    path: str
    access: Access
    endpoint: Callable[..., Any]
    status: int = 200
    #: whether it takes a body: JSON, or of a form of ours what forms send
    takes_body: bool = False
    #: takes other parameters in the query than the endpoint names
    open_query: bool = False
    in_schema: bool = True
    #: the shape of its JSON answer, where the endpoint's own type does not say it
    model: Any = None
    #: media types of its other answers
    forms: tuple[str, ...] = ()
    #: codes of the problems that it may answer with, beside those that follow from the fields above
    problems: tuple[str, ...] = ()

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of all problems that it may answer with."""
        follows = {
            ALWAYS: True,
            SIGNED: bool(self.access.area),
            CHANGING: self.method != "GET",
            BODY: self.takes_body,
            FORMS: bool(self.forms),
            PATH: "{" in self.path,
        }
        return (*(code for codes, so in follows.items() if so for code in codes), *self.problems)


class GuardedRoute(APIRoute):
    """A route that admits whoever may use it before anything of the request is read."""

    door: Door

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """The handler, behind the guard."""
        inner = super().get_route_handler()
        queries = query_names(self)

        async def guarded(request: Request) -> Response:
            await admit(request, self.door, None if self.door.open_query else queries)
            return await inner(request)

        return guarded


def open_doors(app: FastAPI, doors: tuple[Door, ...]) -> None:
    """Add the routes to an application; raises ValueError when it then has one that no door leads to."""
    for door in doors:
        guarded = type("Guarded", (GuardedRoute,), {"door": door})
        app.router.add_api_route(
            door.path,
            door.endpoint,
            methods=[door.method],
            status_code=door.status,
            include_in_schema=door.in_schema,
            response_model=door.model or Default(None),
            responses=responses(door.codes, door.forms, door.status),
            route_class_override=guarded,
        )
    check_doors(app)


def check_doors(app: FastAPI) -> None:
    """Raise ValueError for a route without a stated access."""
    for route in app.routes:
        door = getattr(route, "door", None)
        if not isinstance(route, GuardedRoute) or not isinstance(door, Door) or not isinstance(door.access, Access):
            raise ValueError(f"the route {getattr(route, 'path', route)!r} does not state who may use it")
