"""Released tables as an HTTP answer: the form that is wanted, one page of the rows, an ETag, and the data version."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Annotated

from fastapi import Query, Request
from fastapi.responses import Response

from api.accept import ARROW, CSV, HTML, JSON, form_for
from api.admission import asker_of, parts_of
from api.files import file_bytes, file_response
from api.pages import page
from api.reading import exporting, route_of
from disclosure.forms import answer_json
from disclosure.policy import EXACT
from disclosure.register import What
from disclosure.release import HIDDEN, Released, synthetic_words
from schema.problems import KithError

FORMS = (JSON, CSV, ARROW, HTML)
VERSION, LEVEL = "Kithgraph-Data-Version", "Kithgraph-Level"


@dataclass(frozen=True)
class Part:
    """Which rows of an answer are wanted."""

    limit: int
    offset: int


async def part_of(
    request: Request,
    limit: Annotated[int | None, Query(ge=1, description="Rows of one page; the server has a most.")] = None,
    offset: Annotated[int, Query(ge=0, le=2**53, description="Rows passed over before the first.")] = 0,
) -> Part:
    """The page that a request wants; more than the most is cut to it."""
    limits = parts_of(request).limits
    return Part(min(limit or limits.rows, limits.most_rows), offset)


async def answered(request: Request, tables: Sequence[Released], part: Part) -> Response:
    """One or several released tables as an answer.

    Raises E750, E751 for several where a form holds one, E736 for a file below research, and E739.
    """
    form = form_for(request.scope, *FORMS)
    headers = {
        VERSION: tables[0].data_version,
        LEVEL: tables[0].level,
        "ETag": _etag(request, tables, part, form),
        "Vary": "Accept, Authorization, Cookie",
        **_links(request, tables, part),
    }
    if form != HTML:
        # Kept by whoever asked, and asked about again each time; a browser on a shared desk keeps no page.
        headers["Cache-Control"] = "private, no-cache"
    if _is_known(request, headers["ETag"]):
        return Response(None, 304, headers)
    return await parts_of(request).running(_written, request, tables, part, form, headers)


def _written(
    request: Request, tables: Sequence[Released], part: Part, form: str, headers: Mapping[str, str]
) -> Response:
    shown = [replace(one, rows=one.rows.slice(part.offset, part.limit)) for one in tables]
    if form == JSON:
        return Response(_json(tables, shown, part), headers=headers, media_type=JSON)
    if form == HTML:
        values = {
            "tables": _readable(tables, shown),
            "asker": asker_of(request),
            "links": {"prev": "", "next": "", **_steps(request, tables, part)},
        }
        return page("answer.html.j2", 200, headers, **values)
    if len(shown) > 1:
        names = ", ".join(one.parameters["table"] for one in tables)
        raise KithError("E751", names=f"table (one of {names})")
    return _file(request, shown[0], form, headers)


def _file(request: Request, one: Released, form: str, headers: Mapping[str, str]) -> Response:
    """A table as a file: it stands in the register, and carries its id and level."""
    if one.level != EXACT:
        # Such a file leaves under an approved release only.
        raise KithError("E736", state="not requested")
    study = one.parameters.get("study", "")
    what = What(route_of(request), one.question, one.parameters, study, EXACT, one.data_version)
    with exporting(request, what, form) as export:
        export.data = file_bytes(replace(one, export=export.id), form)
    return file_response(export.data, one.question, export.id, form, headers)


def _json(tables: Sequence[Released], shown: Sequence[Released], part: Part) -> str:
    """The tables as JSON; the rows are written by the columns, all at once."""
    texts = []
    for whole, one in zip(tables, shown, strict=True):
        head = answer_json(replace(one, rows=one.rows.clear()))
        head["page"] = {"offset": part.offset, "limit": part.limit, "total": whole.rows.height}
        head |= {"banner": one.banner, "k": one.k}
        head.pop("rows")
        rows = one.rows.write_json() if one.rows.height else "[]"
        texts.append(f'{json.dumps(head, ensure_ascii=False)[:-1]}, "rows": {rows}}}')
    first = json.dumps({"data_version": tables[0].data_version, "level": tables[0].level})
    return f'{first[:-1]}, "tables": [{", ".join(texts)}]}}'


def _readable(tables: Sequence[Released], shown: Sequence[Released]) -> list[dict[str, object]]:
    return [
        {
            "answer": one,
            "synthetic": synthetic_words(one.synthetic),
            "total": whole.rows.height,
            "heads": [name.replace("_", " ") for name in one.rows.columns],
            "rows": [[_cell(value, bool(one.k)) for value in row] for row in one.rows.iter_rows()],
        }
        for whole, one in zip(tables, shown, strict=True)
    ]


def _cell(value: object, hides: bool) -> tuple[str, str]:
    """The text of a cell, and its class."""
    if value is None:
        return (HIDDEN, "hidden") if hides else ("", "")
    if isinstance(value, list):
        return "; ".join(map(str, value)), ""
    return str(value), "number" if isinstance(value, int | float) and not isinstance(value, bool) else ""


def _etag(request: Request, tables: Sequence[Released], part: Part, form: str) -> str:
    """Equal for the same question of the same data by somebody who may see as much; weak, as each copy has its id."""
    asker = asker_of(request)
    said = [
        [(one.question, one.data_version, one.level, sorted(one.parameters.items())) for one in tables],
        (part.limit, part.offset, form, parts_of(request).policy.cap(asker.roles)),
    ]
    return f'W/"{sha256(json.dumps(said).encode()).hexdigest()[:32]}"'


def _is_known(request: Request, etag: str) -> bool:
    known = [one.strip() for one in request.headers.get("if-none-match", "").split(",")]
    return "*" in known or etag in known or etag.removeprefix("W/") in known


def _steps(request: Request, tables: Sequence[Released], part: Part) -> dict[str, str]:
    """Addresses of the page before and the page after, where there are any."""
    most = max(one.rows.height for one in tables)
    steps = {}
    if part.offset + part.limit < most:
        steps["next"] = part.offset + part.limit
    if part.offset:
        steps["prev"] = max(0, part.offset - part.limit)
    return {
        name: str(request.url.include_query_params(offset=offset, limit=part.limit).replace(scheme="", netloc=""))
        for name, offset in steps.items()
    }


def _links(request: Request, tables: Sequence[Released], part: Part) -> Mapping[str, str]:
    steps = _steps(request, tables, part)
    return {"Link": ", ".join(f'<{url}>; rel="{name}"' for name, url in steps.items())} if steps else {}
