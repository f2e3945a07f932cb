"""The passages behind anything in the graph, or behind a tie, at the research level."""

from typing import Annotated, Any

from fastapi import Query, Request, Response
from pydantic import BaseModel, Field

from api.access import Access, Door
from api.admission import Has
from api.answers import LEVEL, VERSION
from api.described import LOGGED
from api.reading import note
from disclosure.policy import EXACT
from queries.evidence import Evidence, evidence_of, evidence_of_tie
from queries.origins import with_origins
from queries.parameters import filled
from schema.problems import KithError

MOST = 500


class Found(BaseModel):
    """What was asked about, and the passages behind it."""

    level: str = Field(examples=[EXACT])
    data_version: str
    #: rows of the question `thing`, each with where it was read
    things: list[dict[str, Any]]
    #: rows of the question `ties_between`; empty when no tie was asked about
    ties: list[dict[str, Any]]
    #: rows of the question `evidence`, each with where it was read, and the words where whoever serves has them
    rows: list[dict[str, Any]]
    #: passages in all
    total: int


async def evidence(
    thing: str,
    request: Request,
    response: Response,
    parts: Has,
    tie: Annotated[str, Query(max_length=100, description="A tie of it, such as TOOK_PART.")] = "",
    other: Annotated[str, Query(max_length=400, description="Where that tie leads, by id.")] = "",
    voice: Annotated[str, Query(max_length=400, description="Only this person's or role's accounts.")] = "",
    limit: Annotated[int, Query(ge=1, le=MOST, description="Passages at most.")] = 100,
    offset: Annotated[int, Query(ge=0, le=2**31, description="Passages passed over before the first.")] = 0,
) -> Found:
    """The passages behind a thing, or with `tie` and `other` behind that tie; raises E610, E614, E703."""
    if bool(tie) != bool(other):
        raise KithError("E751", names="tie and other, which come together")

    def find() -> Found:
        store = parts.store
        found = (
            evidence_of_tie(store, parts.model, thing, tie, other, voice) if tie else evidence_of(store, [thing], voice)
        )
        passages = found.passages.rows
        rows = with_origins(store, passages.slice(offset, limit))
        families = _families(found)
        asked = filled(id=thing, tie=tie, other=other, voice=voice)
        note(request, asked, families, len(rows), found.passages.data_version, "evidence")
        return Found(
            level=EXACT,
            data_version=found.passages.data_version,
            things=with_origins(store, found.things),
            ties=found.ties.to_dicts(),
            rows=[{**row, "shown": parts.documents.shown(row)} for row in rows],
            total=passages.height,
        )

    found = await parts.running(find)
    response.headers[VERSION], response.headers[LEVEL] = found.data_version, found.level
    return found


def _families(found: Evidence) -> list[str]:
    """The families that were asked about by their ids."""
    return [one["id"] for one in found.things.iter_rows(named=True) if one["kind"] == "Family"]


DOORS = (
    Door(
        "GET",
        "/v1/evidence/{thing}",
        Access(area="families", level="research"),
        evidence,
        problems=(*LOGGED, "E606", "E610", "E614", "E703"),
    ),
)
