"""Searching passages, memos, claims and noted words, and the documents that whoever serves has at hand; logged."""

from typing import Annotated, Any

from fastapi import Query, Request, Response
from pydantic import BaseModel, Field

from api.access import Access, Door
from api.admission import Has
from api.answers import LEVEL, VERSION
from api.described import LOGGED
from api.reading import note
from disclosure.policy import EXACT
from queries.ask import ask
from schema.nearby import near
from schema.problems import KithError

#: the questions whose answers are searched
SEARCHED = ("documents", "places", "written")


class Hit(BaseModel):
    """A text in which every word occurs."""

    id: str
    #: passage, text (not coded), memo, claim or word
    what: str
    document: str
    place: str
    context: str
    #: where in the context the words stand
    hits: list[tuple[int, int]]


class Searched(BaseModel):
    """What a search found, and in how much it looked."""

    words: list[str] = Field(examples=[["pharmacy"]])
    level: str = Field(examples=[EXACT])
    data_version: str
    documents: int
    memos: int
    found: int
    unreadable: list[str]
    rows: list[Hit]


async def search(
    request: Request,
    response: Response,
    parts: Has,
    text: Annotated[str, Query(min_length=1, max_length=400, description='Words, or a "quoted phrase".')],
    study: Annotated[str, Query(max_length=100, description="Only this study.")] = "",
    limit: Annotated[int, Query(ge=1, le=500, description="Texts at most.")] = 20,
) -> Searched:
    """Texts in which every word occurs; case and accents do not matter. Raises E516, E608, E615."""

    def look() -> Searched:
        live = parts.store.live()
        if study and live is not None and study not in live.studies:
            raise KithError("E516", near=near(study, live.studies, 3))
        answers = [ask(parts.store, name, {"study": study}) for name in SEARCHED]
        versions = {one.data_version for one in answers}
        if len(versions) > 1:
            raise KithError("E608")
        known, places, written = (one.rows for one in answers)
        told: dict[str, Any] = parts.documents.search(text, known, places, written, limit)
        found = Searched(**told, level=EXACT, data_version=versions.pop())
        asked = {"text": "", **({"study": study} if study else {})}
        note(request, asked, (), len(found.rows), found.data_version)
        return found

    found = await parts.running(look)
    response.headers[VERSION], response.headers[LEVEL] = found.data_version, found.level
    return found


DOORS = (
    Door("GET", "/v1/search", Access(area="families", level="research"), search, problems=(*LOGGED, "E516", "E615")),
)
