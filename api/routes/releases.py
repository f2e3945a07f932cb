"""Releases: what may leave below research is asked for by one person and approved by others, all in the register."""

from dataclasses import replace
from datetime import date
from hashlib import sha256
from typing import Annotated, Any

from fastapi import Request
from fastapi.responses import Response
from pydantic import BaseModel, ConfigDict, Field

from api.accept import ARROW, CSV, JSON, form_for
from api.access import STEWARD, Access, Door
from api.admission import By, Has
from api.answers import LEVEL, VERSION
from api.described import LOGGED
from api.files import file_bytes, file_response
from api.parts import Parts
from api.reading import route_of
from disclosure.asker import Asker
from disclosure.audit import Entry
from disclosure.policy import OpenLevel
from disclosure.register import Export, What
from schema.problems import KithError

SIGNED_IN, STEWARDS = Access(area="releases"), Access(area="releases", roles=(STEWARD,))
STEPS = ("E732", "E733", "E735", "E736", "E737", "E739")
#: of the question that a release is of, and of the release itself
ASKED = (*LOGGED, "E601", "E702", "E723", "E724", "E725", "E726", "E727", "E729", "E739")
WANTED, FETCHED = (*ASKED, "E738"), (*ASKED, "E735", "E736")
Short = Annotated[str, Field(min_length=1, max_length=200)]


class Wanted(BaseModel):
    """What is to leave, for whom, until when."""

    model_config = ConfigDict(extra="forbid")

    question: Short = Field(examples=["multiagency_load"])
    parameters: dict[Short, Short] = Field(examples=[{"study": "relations-companion"}], max_length=10)
    level: OpenLevel = Field(examples=["public"])
    recipient: Short = Field(examples=["the steering group"])
    #: the last day on which it may be fetched and used
    expires: date = Field(examples=["2030-01-31"])


class Approved(BaseModel):
    """Who found that it may leave, and when."""

    by: str
    at: str


class Release(BaseModel):
    """A release with its history."""

    id: str = Field(examples=["x-mfrggzdfmztwq2lk"])
    #: requested, approved, fetched; expired, recalled
    state: str = Field(examples=["requested"])
    kind: str = Field(examples=["ask"])
    question: str
    parameters: dict[str, str]
    study: str
    level: str
    data_version: str
    by: str
    at: str
    recipient: str
    expires: date | None
    #: how many people must approve it
    needed: int
    approvals: list[Approved]


async def releases(asker: By, parts: Has) -> list[Release]:
    """Every release to a steward, and to others their own."""
    every = await parts.running(parts.register.exports)
    return [_seen(one) for one in every if _may_see(asker, one)]


async def release(export: str, asker: By, parts: Has) -> Release:
    """One release; raises E735, also for one that is not yours to see."""
    return _seen(await parts.running(_found, parts, asker, export))


async def request_release(given: Wanted, request: Request, asker: By, parts: Has) -> Release:
    """Ask that one released table may leave as a file; raises E738, E751, and as the question does."""

    def ask() -> Export:
        tables = parts.gate.answer(asker, given.question, given.parameters, given.level, route_of(request))
        if len(tables) > 1:
            names = ", ".join(one.parameters["table"] for one in tables)
            raise KithError("E751", names=f"table (one of {names})")
        (one,) = tables
        study = one.parameters.get("study", "")
        what = What("ask", one.question, one.parameters, study, one.level, one.data_version)
        approvals = parts.policy.approvals
        needed = approvals.public if one.level == "public" else approvals.workshop
        return parts.register.request(what, asker.name, given.recipient, given.expires, needed)

    return _seen(await parts.running(ask))


async def fetch(export: str, request: Request, asker: By, parts: Has) -> Response:
    """The file of an approved release, made anew; raises E736 when it is not approved, over, or of changed data."""
    form = form_for(request.scope, CSV, ARROW, JSON)

    def make() -> tuple[bytes, Export]:
        one = _found(parts, asker, export)
        parts.register.fetchable(export)
        if one.what.kind != "ask" or not one.needed:
            raise KithError("E736", state="not one of a table")
        what = one.what
        (table,) = parts.gate.answer(asker, what.question, what.parameters, what.level, route_of(request))
        if table.level != what.level:
            raise KithError("E741")
        if table.data_version != what.data_version or table.parameters != dict(what.parameters):
            raise KithError("E736", state="of data or rules that have changed since")
        data = file_bytes(replace(table, export=export), form)
        parts.register.written(export, asker.name, sha256(data).hexdigest(), form)
        return data, one

    data, one = await parts.running(make)
    headers = {VERSION: one.what.data_version, LEVEL: one.what.level}
    return file_response(data, one.what.question, export, form, headers)


async def approve(export: str, request: Request, asker: By, parts: Has) -> Release:
    """Approve a release that somebody else asked for; raises E735, E736, E737."""

    def approving() -> Export:
        parts.audit.append(Entry(asker.name, route_of(request), export=export))
        return parts.register.approve(export, asker.name)

    return _seen(await parts.running(approving))


async def recall(export: str, request: Request, asker: By, parts: Has) -> Release:
    """Call a release back: it is not fetched again; raises E735, E736."""

    def recalling() -> Export:
        parts.audit.append(Entry(asker.name, route_of(request), export=export))
        return parts.register.recall(export, asker.name)

    return _seen(await parts.running(recalling))


def _found(parts: Parts, asker: Asker, export: str) -> Export:
    one = parts.register.find(export)
    if not _may_see(asker, one):
        raise KithError("E735")
    return one


def _may_see(asker: Asker, one: Export) -> bool:
    return STEWARD in asker.roles or one.by.casefold() == asker.name.casefold()


def _seen(one: Export) -> Release:
    what = one.what
    return Release(
        id=one.id,
        state=one.state,
        kind=what.kind,
        question=what.question,
        parameters=dict(what.parameters),
        study=what.study,
        level=what.level,
        data_version=what.data_version,
        by=one.by,
        at=one.at,
        recipient=one.recipient,
        expires=one.expires,
        needed=one.needed,
        approvals=[Approved(by=a.by, at=a.at) for a in one.approvals],
    )


DOORS = (
    Door("GET", "/v1/releases", SIGNED_IN, releases),
    Door("POST", "/v1/releases", SIGNED_IN, request_release, status=201, takes_body=True, problems=WANTED),
    Door("GET", "/v1/releases/{export}", SIGNED_IN, release, problems=("E735", "E739")),
    Door(
        "GET",
        "/v1/releases/{export}/file",
        SIGNED_IN,
        fetch,
        model=dict[str, Any],
        forms=(CSV, ARROW),
        problems=FETCHED,
    ),
    Door("POST", "/v1/releases/{export}/approve", STEWARDS, approve, problems=STEPS),
    Door("POST", "/v1/releases/{export}/recall", STEWARDS, recall, problems=STEPS),
)
