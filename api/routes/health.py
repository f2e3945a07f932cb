"""Whether the service answers, for whoever watches over it; says nothing of any study."""

from pydantic import BaseModel, Field

from api.access import Access, Door
from schema.model import FORMAT


class Health(BaseModel):
    """That the service answers."""

    status: str = Field(examples=["ok"])
    #: layout of the graphs that it knows
    format: int = Field(examples=[FORMAT])


async def health() -> Health:
    """Whether the service answers."""
    return Health(status="ok", format=FORMAT)


DOORS = (Door("GET", "/v1/health", Access(area=""), health),)
