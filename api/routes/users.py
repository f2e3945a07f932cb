"""What a steward does about people: see the users, end somebody's sessions or token at once, see the log's head."""

from fastapi import Request
from pydantic import BaseModel, Field

from api.access import STEWARD, Access, Door
from api.admission import By, Has
from api.reading import route_of
from disclosure.audit import Entry
from schema.nearby import near
from schema.problems import KithError

STEWARDS = Access(area="users", roles=(STEWARD,))


class TokenSeen(BaseModel):
    """A token without its text."""

    id: str = Field(examples=["3f9a01bc"])
    scope: list[str] = Field(examples=[["answers"]])
    #: seconds since 1970
    expires: float = Field(examples=[1_800_000_000.0])


class UserSeen(BaseModel):
    """A user without the password's hash."""

    name: str = Field(examples=["rowan"])
    roles: list[str] = Field(examples=[["analyst"]])
    tokens: list[TokenSeen]


class Ended(BaseModel):
    """How many sessions were ended."""

    ended: int = Field(examples=[1])


class LogHead(BaseModel):
    """The end of the audit log; whoever keeps a copy elsewhere can tell whether lines were cut off."""

    seq: int = Field(examples=[4711])
    hash: str = Field(examples=["9b2f" * 16])


async def users(parts: Has) -> list[UserSeen]:
    """Every user with roles and tokens."""

    def seen() -> list[UserSeen]:
        return [
            UserSeen(
                name=one.name,
                roles=list(one.roles),
                tokens=[TokenSeen(id=t.id, scope=list(t.scope), expires=t.expires) for t in parts.tokens.of(one.name)],
            )
            for one in parts.users.all()
        ]

    return await parts.running(seen)


async def end_sessions(name: str, request: Request, asker: By, parts: Has) -> Ended:
    """End every session of a user at once; raises E757."""

    def end() -> int:
        if parts.users.find(name) is None:
            raise KithError("E757", near=near(name, [one.name for one in parts.users.all()], 3))
        parts.audit.append(Entry(asker.name, route_of(request)))
        return parts.sessions.end_all(name)

    return Ended(ended=await parts.running(end))


async def revoke_token(token: str, request: Request, asker: By, parts: Has) -> None:
    """End a token at once, by its id; raises E757."""

    def revoke() -> None:
        parts.audit.append(Entry(asker.name, route_of(request)))
        if not parts.tokens.revoke(token):
            raise KithError("E757", near="")

    await parts.running(revoke)


async def audit_head(parts: Has) -> LogHead:
    """The number and hash of the audit log's last line."""
    head = await parts.running(parts.audit.head)
    return LogHead(seq=head.seq, hash=head.hash)


DOORS = (
    Door("GET", "/v1/users", STEWARDS, users),
    Door("DELETE", "/v1/users/{name}/sessions", STEWARDS, end_sessions, problems=("E732", "E733", "E757", "E759")),
    Door("DELETE", "/v1/tokens/{token}", STEWARDS, revoke_token, status=204, problems=("E732", "E733", "E757", "E759")),
    Door("GET", "/v1/audit/head", STEWARDS, audit_head),
)
