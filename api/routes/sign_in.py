"""Signing in and out with a browser: a page with a form, its style sheet, and where the forms are sent."""

from urllib.parse import parse_qs

from fastapi import Request
from fastapi.responses import RedirectResponse, Response

from api import pages
from api.access import Access, Door
from api.admission import OWN, Has, identify, signed_of
from api.signing_in import by_link, by_password, end_session, give_cookie
from schema.problems import KithError

ANYONE = Access(area="")
#: characters of a field of the form
LONGEST = 400


async def show_page(link: str = "") -> Response:
    """The page to sign in on; `link` is the secret of a one-time link, which is used only when the form is sent."""
    return pages.page("sign-in.html.j2", said="", link=link[:LONGEST])


async def sign_in(request: Request, parts: Has) -> Response:
    """Begin a session by what the form says; on what is wrong the page says so, with the problem's status."""
    fields = await _form(request)
    try:
        if fields.get("link"):
            secret = await by_link(request, parts, fields["link"])
        else:
            secret = await by_password(request, parts, fields.get("name", ""), fields.get("password", ""))
    except KithError as error:
        kind = error.problem.kind
        wait = {"Retry-After": str(error.problem.details["seconds"])} if "seconds" in error.problem.details else {}
        return pages.page("sign-in.html.j2", kind.http_status, wait, said=error.problem.sentence, link="")
    response = RedirectResponse("/", 303)
    give_cookie(request, response, secret)
    return response


async def sign_out(request: Request, parts: Has) -> Response:
    """End the session."""
    response = RedirectResponse("/sign-in", 303)
    end_session(request, parts, response, signed_of(request).session)
    return response


async def style() -> Response:
    """The style sheet of the pages."""
    return Response(pages.style(), media_type="text/css", headers={"Cache-Control": "max-age=3600"})


async def start(request: Request, parts: Has) -> Response:
    """The first page: where to go, or to sign in."""
    signed = identify(request, parts)
    if signed is None:
        return RedirectResponse("/sign-in", 303)
    return RedirectResponse("/v1/questions", 303)


async def _form(request: Request) -> dict[str, str]:
    """The fields of a small form; raises E751."""
    try:
        found = parse_qs(
            (await request.body()).decode("ascii"), keep_blank_values=True, max_num_fields=10, errors="strict"
        )
    except ValueError as error:
        raise KithError("E751", names="the form") from error
    return {name: values[0][:LONGEST] for name, values in found.items()}


DOORS = (
    Door("GET", "/", ANYONE, start, in_schema=False),
    Door("GET", "/kith.css", ANYONE, style, in_schema=False),
    Door("GET", "/sign-in", ANYONE, show_page, in_schema=False),
    Door("POST", "/sign-in", Access(area="", form=True), sign_in, takes_body=True, in_schema=False),
    Door("POST", "/sign-out", Access(area=OWN, form=True), sign_out, takes_body=True, in_schema=False),
)
