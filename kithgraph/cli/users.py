"""Commands about who may use the API: users, their roles, sessions and tokens. A password is never an argument."""

import sys
from datetime import UTC, datetime
from typing import Annotated

import typer

from api.parts import Accounts, accounts_of
from api.tokens import AREAS
from disclosure.audit import Audit, Entry
from disclosure.policy import load_policy
from disclosure.private import private_folder
from kithgraph.cli.show import plain
from kithgraph.person import person
from schema.problems import KithError

group = typer.Typer(help="Who may use the API of kith serve.", no_args_is_help=True)

Name = Annotated[str, typer.Argument(help="The user's name.", show_default=False)]
Roles = Annotated[str, typer.Option("--roles", help="One or several of the policy's roles, separated by commas.")]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    for name, command in (
        ("add", add),
        ("list", list_users),
        ("roles", roles_command),
        ("remove", remove),
        ("end-sessions", end_sessions),
        ("token", token),
        ("revoke-token", revoke_token),
    ):
        group.command(name)(command)
    app.add_typer(group, name="users")


def add(name: Name, roles: Roles) -> None:
    """Add a user; the password is asked for, or read as one line when it is piped in."""
    accounts = _opened("users add")
    accounts.users.add(name, _words(roles), _password())
    plain(f"Added {name} ({', '.join(_words(roles))}).")


def list_users() -> None:
    """List users with their roles and tokens."""
    accounts = _opened("")
    every = accounts.users.all()
    for one in every:
        plain(f"{one.name}: {', '.join(one.roles)}")
        for known in accounts.tokens.of(one.name):
            last = datetime.fromtimestamp(known.expires, UTC)
            plain(f"  token {known.id} for {', '.join(known.scope)}, until {last:%d %B %Y, %H:%M} UTC")
    if not every:
        plain("No users yet; kith users add NAME --roles ROLE adds one.")


def roles_command(name: Name, roles: Annotated[str, typer.Argument(help="The roles, separated by commas.")]) -> None:
    """Give a user other roles; they hold from the next request on."""
    _opened("users roles").users.set_roles(name, _words(roles))
    plain(f"{name} now has: {', '.join(_words(roles))}.")


def remove(name: Name) -> None:
    """Remove a user; the sessions and tokens end at once."""
    _opened("users remove").users.remove(name)
    plain(f"Removed {name}; no session or token of theirs works any more.")


def end_sessions(name: Name) -> None:
    """End every session of a user at once."""
    ended = _opened("users end-sessions").sessions.end_all(name)
    plain(f"Ended {ended} session{'s' if ended != 1 else ''} of {name}.")


def token(
    name: Name,
    days: Annotated[int, typer.Option("--days", help="How many days it works.")] = 30,
    scope: Annotated[str, typer.Option("--scope", help=f"What it is for: {', '.join(AREAS)}.")] = "answers",
) -> None:
    """Make a token for a user's programs and print it, once."""
    plain(_opened("users token").tokens.make(name, _words(scope), days))


def revoke_token(
    token_id: Annotated[str, typer.Argument(metavar="ID", help="The token's id, see kith users list.")],
) -> None:
    """End a token at once."""
    accounts = _opened("users revoke-token")
    if not accounts.tokens.revoke(token_id):
        raise KithError("E757", near="")
    plain("The token no longer works.")


def _opened(action: str) -> Accounts:
    """The accounts of the private folder; what changes them is written to the audit log first."""
    private = private_folder()
    if action:
        Audit(private).append(Entry(person(), action))
    return accounts_of(private, list(load_policy(private).roles))


def _password() -> str:
    if sys.stdin.isatty():
        return str(typer.prompt("Password", hide_input=True, confirmation_prompt=True))
    return sys.stdin.readline().rstrip("\r\n")


def _words(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word.strip() for word in text.split(",") if word.strip()))
