"""Single families, at the research level: which there are, and the web of one."""

from typing import Annotated

from fastapi import Depends, Request
from fastapi.responses import Response

from api.accept import ARROW, CSV, HTML
from api.access import Access, Door
from api.admission import By, Has
from api.answers import Part, answered, part_of
from api.described import LOGGED
from api.reading import route_of
from api.shapes import Answers
from disclosure.policy import EXACT

RESEARCH = Access(area="families", level="research")
FORMS = (CSV, ARROW, HTML)
PROBLEMS = (*LOGGED, "E604", "E605", "E606", "E736", "E739")
#: the question that has a row for every family, and the one that tells of one family
EVERY, ONE = "multiagency_load", "family_network"

Wanted = Annotated[Part, Depends(part_of)]


async def families(request: Request, asker: By, parts: Has, part: Wanted, study: str = "") -> Response:
    """Every family, with how many agencies it is involved with; of one study when it is named."""
    given = {"study": study} if study else {}
    tables = await parts.running(parts.gate.answer, asker, EVERY, given, EXACT, route_of(request))
    return await answered(request, tables, part)


async def family(family: str, request: Request, asker: By, parts: Has, part: Wanted) -> Response:
    """One family's web: every tie of its members, and of those they are tied to."""
    tables = await parts.running(parts.gate.answer, asker, ONE, {"family": family}, EXACT, route_of(request))
    return await answered(request, tables, part)


DOORS = (
    Door("GET", "/v1/families", RESEARCH, families, model=Answers, forms=FORMS, problems=PROBLEMS),
    Door("GET", "/v1/families/{family}", RESEARCH, family, model=Answers, forms=FORMS, problems=PROBLEMS),
)
