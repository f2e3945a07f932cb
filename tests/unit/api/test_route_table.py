"""The route table: every route states who may use it, and an application with one that does not cannot be made."""

import pytest
from fastapi import FastAPI
from fastapi.routing import APIRoute

from api.access import Access, Door, GuardedRoute, check_doors, open_doors
from api.admission import OWN
from api.app import DOORS
from api.tokens import AREAS


async def nothing() -> None:
    """Does nothing."""


def test_every_route_is_in_an_area_that_tokens_know() -> None:
    assert {door.access.area for door in DOORS} <= {"", OWN, *AREAS}


def test_only_these_routes_are_open_to_anyone() -> None:
    assert {(door.method, door.path) for door in DOORS if not door.access.area} == {
        ("GET", "/"),
        ("GET", "/kith.css"),
        ("GET", "/sign-in"),
        ("POST", "/sign-in"),
        ("GET", "/v1/health"),
        ("POST", "/v1/session"),
    }


def test_no_route_is_there_twice_and_none_changes_by_get() -> None:
    assert len({(door.method, door.path) for door in DOORS}) == len(DOORS)
    assert all(not door.takes_body for door in DOORS if door.method == "GET")


def test_a_route_of_the_framework_is_refused() -> None:
    app = FastAPI(openapi_url=None)
    app.add_api_route("/v1/open", nothing)
    with pytest.raises(ValueError, match=r"'/v1/open' does not state who may use it"):
        open_doors(app, DOORS)


def test_the_frameworks_own_pages_are_refused() -> None:
    with pytest.raises(ValueError, match="does not state"):
        check_doors(FastAPI())


def test_a_guard_without_an_access_is_refused() -> None:
    app = FastAPI(openapi_url=None)
    app.router.add_api_route("/v1/half", nothing, route_class_override=GuardedRoute)
    with pytest.raises(ValueError, match="'/v1/half'"):
        check_doors(app)


def test_the_whole_table_is_served_behind_guards() -> None:
    app = FastAPI(openapi_url=None)
    open_doors(app, (*DOORS, Door("GET", "/v1/more", Access(area="answers"), nothing)))
    assert len(app.routes) == len(DOORS) + 1
    assert all(isinstance(route, APIRoute) and isinstance(route, GuardedRoute) for route in app.routes)
