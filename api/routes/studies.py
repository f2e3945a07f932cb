"""Which studies somebody may ask about, and which version of the data answers now."""

from typing import Any

from fastapi import Request, Response
from pydantic import BaseModel, Field

from api.accept import HTML, JSON, form_for
from api.access import Access, Door
from api.admission import By, Has
from api.answers import VERSION
from api.described import READING
from api.pages import page
from api.parts import Parts
from disclosure.asker import Asker
from disclosure.policy import EXACT
from schema.problems import KithError, Place
from viz.answers import COLUMNS, STUDIES

SIGNED_IN = Access(area="answers")


class Study(BaseModel):
    """A study, as far as whoever asks may know of it."""

    key: str = Field(examples=["relations-companion"])
    title: str = Field(examples=["The companion study"])
    #: made by a program; describes nobody
    synthetic: bool = Field(examples=[True])
    #: the most open level at which tables and maps of it may leave
    leaves_at: str = Field(examples=["public"])


class Load(BaseModel):
    """What the last load that was completed made; an unfinished one changes nothing until it ends."""

    data_version: str
    #: when it became what is asked, in UTC
    loaded_at: str = Field(examples=["2024-05-02T09:30:00+00:00"])
    #: layout of the graph
    format: int
    studies: list[str] = Field(examples=[["relations-companion"]])
    #: whether a load is making the next version now; null when that cannot be told from where the service runs
    loading: bool | None = Field(examples=[False])


async def studies(request: Request, response: Response, asker: By, parts: Has) -> Any:
    """The studies that whoever asks may ask about."""
    form = form_for(request.scope, JSON, HTML)
    rows, version = await parts.running(parts.store.query, STUDIES, {}, COLUMNS)
    seen = [
        Study(key=key, title=title or key, synthetic=bool(made_up), leaves_at=parts.policy.leaves_at(key))
        for key, title, made_up in sorted((i.partition(":")[0], t, s) for i, t, s in rows.iter_rows())
        if _may_ask(parts, asker, key)
    ]
    if form == HTML:
        return page("studies.html.j2", 200, {VERSION: version}, studies=seen, asker=asker, version=version)
    response.headers[VERSION] = version
    return seen


async def load(response: Response, asker: By, parts: Has) -> Load:
    """Which version of the data answers now, since when, and whether a load is making the next."""
    live, loading = await parts.running(lambda: (parts.store.live(), parts.store.loading()))
    if live is None:
        raise KithError("E509", Place())
    response.headers[VERSION] = live.hash
    return Load(
        data_version=live.hash,
        loaded_at=live.loaded_at.isoformat(timespec="seconds"),
        format=live.format,
        studies=[one for one in live.studies if _may_ask(parts, asker, one)],
        loading=loading,
    )


def _may_ask(parts: Parts, asker: Asker, study: str) -> bool:
    """Whether anything of a study may be shown to somebody."""
    try:
        parts.policy.effective(asker.roles, EXACT, study)
    except KithError as error:
        if error.problem.code != "E723":
            raise
        return False
    return True


DOORS = (
    Door("GET", "/v1/studies", SIGNED_IN, studies, model=list[Study], forms=(HTML,), problems=READING),
    Door("GET", "/v1/load", SIGNED_IN, load, problems=READING),
)
