"""The answer to a question, through the gate: at the level asked for, or the highest that the roles reach."""

from collections import Counter
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
from schema.problems import KithError

#: parameters of the route itself; all others are the question's
OWN = ("level", "limit", "offset")
PROBLEMS = (
    *LOGGED, "E601", "E602", "E603", "E604", "E605", "E606", "E610", "E702", "E723", "E724", "E725", "E726", "E727",
    "E729", "E736", "E739",
)  # fmt: skip
#: characters of one parameter
LONGEST = 400


async def answer(
    name: str, request: Request, asker: By, parts: Has, part: Annotated[Part, Depends(part_of)], level: str = ""
) -> Response:
    """The answer to a question; its parameters stand in the query, and `level` caps what is shown."""
    given = given_of(request)
    tables = await parts.running(parts.gate.answer, asker, name, given, level or EXACT, route_of(request))
    return await answered(request, tables, part)


def given_of(request: Request) -> dict[str, str]:
    """What the query says for the question; raises E751 for a parameter twice, or too long."""
    pairs = [(key, value) for key, value in request.query_params.multi_items() if key not in OWN]
    counts = Counter(key for key, _ in pairs)
    if max(counts.values(), default=1) > 1:
        raise KithError("E751", names="a parameter given twice")
    if any(len(value) > LONGEST for _, value in pairs):
        raise KithError("E751", names=f"a parameter of more than {LONGEST} characters")
    return {key: value for key, value in pairs if value}


DOORS = (
    Door(
        "GET",
        "/v1/questions/{name}/answer",
        Access(area="answers", level="any"),
        answer,
        open_query=True,
        model=Answers,
        forms=(CSV, ARROW, HTML),
        problems=PROBLEMS,
    ),
)
