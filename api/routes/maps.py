"""A family's map, at the research level: the page, its content for programs, or a picture."""

import json
import re
from dataclasses import asdict, replace
from html import unescape
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse, Response
from pydantic import BaseModel, Field

from api.accept import HTML, JSON, SVG, form_for
from api.access import Access, Door
from api.admission import Has
from api.answers import LEVEL, VERSION
from api.reading import EXPORT, exporting, note, route_of
from disclosure.policy import EXACT
from disclosure.register import What
from disclosure.stamp import stamped_page
from viz.ecomap.page import page
from viz.ecomap.picture import picture
from viz.ecomap.record import Ecomap
from viz.making import map_of

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
    # The page says itself which scripts are its own; in a sandbox they reach nothing of the session.
    found = POLICY.search(text)
    policy = unescape(found[1]) if found else "default-src 'none'"
    headers["Content-Security-Policy"] = f"{policy}; frame-ancestors 'none'; sandbox allow-scripts"
    return HTMLResponse(text, headers=headers)


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
    ),
)
