"""The application: its routes, each with who may use it, and what is around them. Everything else it is handed."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI
from fastapi.telemetry import TelemetryConfig

from api.access import Door, open_doors
from api.openapi import describe_with
from api.parts import Parts
from api.problems import handle_problems
from api.routes import (
    answers,
    description,
    evidence,
    families,
    health,
    maps,
    model,
    networks,
    questions,
    releases,
    search,
    session,
    sign_in,
    studies,
    users,
)
from api.shell import Shell

MODULES = (
    sign_in, health, session, studies, questions, answers, families, maps, networks, evidence, search, model, releases,
    users, description,
)  # fmt: skip
#: else the framework would tell any collector that the environment names of requests, with messages of exceptions
SILENT: TelemetryConfig = {"tracing": False, "metrics": False, "logs": False, "auto_configure": False}
#: the route table
DOORS: tuple[Door, ...] = tuple(door for module in MODULES for door in module.DOORS)


def create_app(parts: Parts, doors: tuple[Door, ...] = DOORS) -> FastAPI:
    """The application made of these parts; raises ValueError for a route that does not state who may use it."""

    @asynccontextmanager
    async def until_the_end(_: FastAPI) -> AsyncIterator[None]:
        yield
        parts.running.close()
        parts.checking.close()

    app = FastAPI(
        title="kithgraph",
        version="1",
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        redirect_slashes=False,
        telemetry=SILENT,
        lifespan=until_the_end,
    )
    app.state.parts = parts
    handle_problems(app)
    open_doors(app, doors)
    describe_with(app, doors)
    app.add_middleware(Shell, hosts=parts.hosts, seconds=parts.limits.seconds)
    return app
