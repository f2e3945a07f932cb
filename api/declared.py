"""What a route declares: its parameters, those of what it depends on, and the fields of its body."""

from collections.abc import Iterator

from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute


def query_names(route: APIRoute) -> set[str]:
    """The names that may stand in the query."""
    return {one.alias for part in _parts(route.dependant) for one in part.query_params}


def all_names(route: APIRoute) -> set[str]:
    """The names of every parameter, and of the fields of the body."""
    path = {one.alias for part in _parts(route.dependant) for one in part.path_params}
    bodies = [one.field_info.annotation for part in _parts(route.dependant) for one in part.body_params]
    return query_names(route) | path | {name for body in bodies for name in getattr(body, "model_fields", {})}


def _parts(dependant: Dependant) -> Iterator[Dependant]:
    yield dependant
    for one in dependant.dependencies:
        yield from _parts(one)
