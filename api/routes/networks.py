"""Networks and pictures of many families, at the research level: a page to explore, a drawing with its numbers."""

import json
from dataclasses import replace
from typing import Annotated, Any

from fastapi import Depends, Query, Request
from fastapi.responses import Response
from pydantic import BaseModel, Field

from api.accept import CSV, HTML, JSON, SVG, form_for
from api.access import Access, Door
from api.admission import Has
from api.answers import LEVEL, VERSION
from api.described import LOGGED
from api.files import file_bytes
from api.reading import EXPORT, exporting, note, route_of
from api.routes.maps import offline_page
from disclosure.policy import EXACT
from disclosure.register import What
from disclosure.stamp import stamped_page
from queries.parameters import filled
from viz.explorer.making import network
from viz.explorer.page import page
from viz.explorer.reach import MOST_STEPS, family_of
from viz.explorer.record import Network
from viz.pictures.making import Made, drawing_of

PROBLEMS = (*LOGGED, "E516", "E604", "E605", "E606", "E610", "E612", "E736", "E739")
RESEARCH = Access(area="families", level="research")
Text = Annotated[str, Query(max_length=400)]


class Picture(BaseModel):
    """A picture with the numbers that it shows."""

    title: str = Field(examples=["What each family carries"])
    svg: str = Field(examples=["<svg></svg>"])
    #: of each column, what it means
    columns: dict[str, str] = Field(examples=[{"family": "The family, by its name."}])
    numbers: list[dict[str, Any]] = Field(examples=[[{"family": "The Alder family"}]])
    data_version: str
    level: str = Field(examples=[EXACT])
    #: under which this copy stands in the register
    export: str


def _asked(
    study: Text = "",
    family: Text = "",
    voice: Text = "",
    first: Annotated[str, Query(alias="from", max_length=400)] = "",
    last: Annotated[str, Query(alias="to", max_length=400)] = "",
) -> dict[str, str]:
    """Whom is asked about, as questions take it."""
    return filled(study=study, family=family, voice=voice, from_=first, to=last)


Asked = Annotated[dict[str, str], Depends(_asked)]


async def network_page(
    request: Request,
    parts: Has,
    asked: Asked,
    start: Text = "",
    steps: Annotated[int, Query(ge=1, le=MOST_STEPS)] = 1,
    brokerage: bool = False,
) -> Response:
    """The network of these families, or of what lies so many steps around a start, as a page to explore."""
    form_for(request.scope, HTML)
    given = {**asked, **({"start": start, "steps": str(steps)} if start else {})}
    given |= {"brokerage": "yes"} if brokerage else {}

    def draw() -> tuple[Network, str]:
        one = network(parts.store, parts.model, asked, EXACT, start=start, steps=steps, brokerage=brokerage)
        family = family_of(one, given)
        what = What(route_of(request), "family_network", given, asked.get("study", ""), EXACT, one.data_version)
        with exporting(request, what, HTML) as export:
            rows = one.things.height + one.ties.height
            note(request, given, [family] if family else [], rows, one.data_version, "family_network", export.id)
            text = stamped_page(page(replace(one, export=export.id)), export.id, EXACT)
            export.data = text.encode()
        return replace(one, export=export.id), text

    one, text = await parts.running(draw)
    return offline_page(text, {VERSION: one.data_version, LEVEL: EXACT, EXPORT: one.export})


async def study_picture(
    name: str, request: Request, parts: Has, asked: Asked, parent: Text = "", week: Text = ""
) -> Response:
    """A picture of these families: SVG is the drawing, CSV its numbers, JSON both.

    Raises E768 for a picture that there is none of, E769 for a week of which nothing is told.
    """
    form = form_for(request.scope, JSON, SVG, CSV)
    given = {**asked, **filled(parent=parent, week=week)}

    def draw() -> tuple[Made, bytes]:
        drawing = drawing_of(parts.store, parts.model, name, asked, EXACT, parent=parent, of_week=week)
        # Of whom it is refuses what cannot be drawn, before there is an export.
        families, version = [one for one in [drawing.one_family] if one], drawing.web.data_version
        what = What(route_of(request), drawing.question, given, asked.get("study", ""), EXACT, version)
        with exporting(request, what, form) as export:
            made = drawing.drawn(export.id)
            note(request, given, families, made.numbers.rows.height, version, drawing.question, export.id)
            export.data = _bytes(made, form)
        return made, export.data

    made, data = await parts.running(draw)
    numbers = made.numbers
    headers = {VERSION: numbers.data_version, LEVEL: EXACT, EXPORT: numbers.export, "Vary": "Accept"}
    return Response(data, headers=headers, media_type=f"{form}; charset=utf-8" if form == CSV else form)


def _bytes(made: Made, form: str) -> bytes:
    numbers = made.numbers
    if form == CSV:
        return file_bytes(numbers, CSV)
    if form == SVG:
        return made.svg.encode()
    shown = Picture(
        title=made.title,
        svg=made.svg,
        columns=numbers.columns,
        numbers=numbers.rows.to_dicts(),
        data_version=numbers.data_version,
        level=numbers.level,
        export=numbers.export,
    )
    return json.dumps(shown.model_dump(), ensure_ascii=False).encode()


DOORS = (
    Door("GET", "/v1/network", RESEARCH, network_page, forms=(HTML,), problems=PROBLEMS),
    Door(
        "GET", "/v1/pictures/{name}", RESEARCH, study_picture, model=Picture, forms=(SVG, CSV),
        problems=(*PROBLEMS, "E768", "E769"),
    ),
)  # fmt: skip
