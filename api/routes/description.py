"""The description of the API, for those signed in."""

from typing import Any

from fastapi import Request

from api.access import Access, Door
from api.admission import OWN


async def openapi(request: Request) -> dict[str, Any]:
    """The description of every route (OpenAPI 3.1)."""
    found: dict[str, Any] = request.app.openapi()
    return found


DOORS = (Door("GET", "/v1/openapi.json", Access(area=OWN), openapi),)
