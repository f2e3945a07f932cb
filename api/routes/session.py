"""Sessions for programs: begin one, see whose it is, end it."""

from typing import Annotated

from fastapi import Request, Response
from pydantic import BaseModel, ConfigDict, Field

from api.access import Access, Door
from api.admission import OWN, Has, signed_of
from api.signing_in import by_link, by_password, end_session, give_cookie
from schema.problems import KithError

PROBLEMS = ("E720", "E732", "E733", "E740", "E742", "E743", "E759")
ANYONE, SIGNED_IN = Access(area=""), Access(area=OWN)
Short = Annotated[str, Field(max_length=400)]


class SignIn(BaseModel):
    """A name with its password, or the secret of a one-time link."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [{"name": "rowan", "password": "…"}]})

    name: Short = ""
    password: Short = ""
    link: Short = ""


class Who(BaseModel):
    """Who is signed in, and how far they may see."""

    name: str = Field(examples=["rowan"])
    roles: list[str] = Field(examples=[["analyst"]])
    #: the most exact level that the roles reach
    level: str = Field(examples=["workshop"])
    #: the areas of the token; empty for a session, which is for all
    scope: list[str] = Field(examples=[[]])


async def sign_in(request: Request, response: Response, parts: Has, given: SignIn) -> Who:
    """Begin a session; the answer sets its cookie."""
    if bool(given.link) == bool(given.name):
        raise KithError("E751", names="name and password, or link")
    if given.link:
        secret = await by_link(request, parts, given.link)
    else:
        secret = await by_password(request, parts, given.name, given.password)
    give_cookie(request, response, secret)
    session = parts.sessions.find(secret)
    user = parts.users.find(session.user) if session and not session.local else None
    if session is None or (user is None and not session.local):
        raise KithError("E740")
    roles = user.roles if user else (parts.policy.local.role,)
    return Who(name=session.user, roles=list(roles), level=parts.policy.cap(roles), scope=[])


async def who(request: Request, parts: Has) -> Who:
    """Whose session or token this is."""
    signed = signed_of(request)
    roles = signed.asker.roles
    return Who(name=signed.asker.name, roles=list(roles), level=parts.policy.cap(roles), scope=list(signed.scope))


async def sign_out(request: Request, response: Response, parts: Has) -> None:
    """End the session at once; a token goes on until it is revoked."""
    end_session(request, parts, response, signed_of(request).session)


DOORS = (
    Door("POST", "/v1/session", ANYONE, sign_in, takes_body=True, problems=PROBLEMS),
    Door("GET", "/v1/session", SIGNED_IN, who),
    Door("DELETE", "/v1/session", SIGNED_IN, sign_out, status=204),
)
