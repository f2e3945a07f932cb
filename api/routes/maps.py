"""Maps: a family's at the research level, as a page, its content for programs, or a picture; a study's composite."""

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, replace
from html import unescape
from typing import Annotated, Any

from fastapi import Query, Request
from fastapi.responses import HTMLResponse, Response
from pydantic import BaseModel, Field

from api.accept import HTML, JSON, SVG, form_for
from api.access import Access, Door
from api.admission import By, Has
from api.answers import LEVEL, VERSION
from api.described import FORMS, LOGGED
from api.reading import EXPORT, exporting, note, route_of
from disclosure.policy import EXACT, WORKSHOP
from disclosure.register import What
from disclosure.stamp import stamped_page
from viz.ecomap.page import page
from viz.ecomap.picture import picture
from viz.ecomap.record import Ecomap
from viz.making import map_of

COMPOSITE = (*LOGGED, *FORMS, "E702", "E723", "E729", "E760", "E762")
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')


class Map(BaseModel):
    """What a family's map shows; see the manual's page on maps for the fields of nodes, ties and interactions."""

    family: str = Field(examples=["relations-companion:F01"])
    title: str
    study_title: str
    synthetic: bool
    level: str = Field(examples=[EXACT])
    data_version: str
    definition: str
    homes: list[dict[str, Any]]
    nodes: list[dict[str, Any]]
    ties: list[dict[str, Any]]
    interactions: list[dict[str, Any]]
    #: viewpoints: what each voice tells
    voices: list[dict[str, Any]]
    #: under which this copy stands in the register
    export: str


class BandOf(BaseModel):
    """A number of families, told only so far."""

    lowest: int = Field(examples=[10])
    #: there may be any number more; else the band is of five
    or_more: bool = Field(examples=[True])


class Node(BaseModel):
    """A sort of person, or a sort of service."""

    name: str = Field(examples=["Health services"])
    is_service: bool = Field(examples=[True])
    #: of services at the workshop level: their sector in words
    group: str = Field(examples=[""])
    families: BandOf


class Tie(BaseModel):
    """Dealings between a sort of person and a sort of service."""

    person: str = Field(examples=["Parents"])
    service: str = Field(examples=["Health services"])
    families: BandOf
    #: told of it in enough families
    care: bool = Field(examples=[True])
    control: bool = Field(examples=[False])


class CompositeMap(BaseModel):
    """What the webs of a study's families have in common; no family looks like this."""

    study: str = Field(examples=["relations-companion"])
    level: str = Field(examples=["public"])
    #: fewest families that anything in it stands for
    k: int = Field(examples=[10])
    data_version: str
    #: what is on it, what is not, in which unit
    definition: str
    #: made by a program; describes nobody
    synthetic: bool = Field(examples=[True])
    nodes: list[Node]
    ties: list[Tie]


async def study_map(
    study: str,
    request: Request,
    response: Response,
    asker: By,
    parts: Has,
    level: Annotated[str, Query(max_length=100, description="workshop or public; at most what your roles reach.")] = "",
) -> CompositeMap:
    """The composite of a study's families, for programs; as a page or picture it leaves as a release only.

    Raises E702, E723, E750 and E760.
    """
    form_for(request.scope, JSON)
    found = await parts.running(parts.gate.composite, asker, study, level or WORKSHOP, route_of(request))
    response.headers[VERSION], response.headers[LEVEL] = found.data_version, found.level
    return CompositeMap.model_validate(asdict(found))


async def family_map(family: str, request: Request, parts: Has) -> Response:
    """A family's map: HTML is the interactive page, SVG a picture, JSON what both are drawn from."""
    form = form_for(request.scope, JSON, HTML, SVG)

    def draw() -> tuple[Ecomap, str, str]:
        one = map_of(parts.store, parts.model, family, EXACT)
        what = What(route_of(request), "map", {"family": family}, family.partition(":")[0], EXACT, one.data_version)
        with exporting(request, what, form) as export:
            note(request, {"family": family}, [family], 1, one.data_version, export=export.id)
            text = _drawn(family, replace(one, export=export.id), form)
            export.data = text.encode()
        return one, text, export.id

    one, text, export = await parts.running(draw)
    headers = {VERSION: one.data_version, LEVEL: one.level, EXPORT: export, "Vary": "Accept"}
    if form != HTML:
        return Response(text, headers=headers, media_type=form)
    return offline_page(text, headers)


def offline_page(text: str, headers: Mapping[str, str]) -> HTMLResponse:
    """A page that says itself which scripts are its own; in a sandbox they reach nothing of the session."""
    found = POLICY.search(text)
    policy = unescape(found[1]) if found else "default-src 'none'"
    closed = {"Content-Security-Policy": f"{policy}; frame-ancestors 'none'; sandbox allow-scripts"}
    return HTMLResponse(text, headers={**headers, **closed})


def _drawn(family: str, one: Ecomap, form: str) -> str:
    if form == JSON:
        return json.dumps({"family": family, **asdict(one)}, ensure_ascii=False)
    return picture(one) if form == SVG else stamped_page(page(one), one.export, one.level)


DOORS = (
    Door(
        "GET",
        "/v1/families/{family}/map",
        Access(area="families", level="research"),
        family_map,
        model=Map,
        forms=(HTML, SVG),
        problems=(*LOGGED, "E605", "E736", "E739"),
    ),
    Door("GET", "/v1/studies/{study}/map", Access(area="answers", level="any"), study_map, problems=COMPOSITE),
)
