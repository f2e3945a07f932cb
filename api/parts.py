"""What an application is made of: everything it needs is handed to it, and nothing is found by itself."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

import polars as pl

from api.clock import Clock
from api.passwords import Passwords
from api.policies import Policies
from api.running import Running
from api.sessions import Sessions
from api.throttle import Throttle
from api.tokens import Tokens
from api.userfile import UserFile
from api.users import Users
from disclosure.asker import Asker
from disclosure.audit import Audit
from disclosure.composite.composed import Composite
from disclosure.policy import Policy
from disclosure.register import Register
from disclosure.release import Released
from graph_store.port import GraphStore
from schema.definition import Model

#: names of this machine to itself
LOOPBACK = ("127.0.0.1", "localhost", "::1")


class Gate(Protocol):
    """What decides what may be shown, and writes every reading down before it gives it."""

    def answer(
        self, asker: Asker, question: str, parameters: Mapping[str, str], level: str, action: str
    ) -> list[Released]:
        """The answer at the level asked for, or at the highest that the roles reach; several tables below research."""

    def composite(self, asker: Asker, study: str, level: str, action: str) -> Composite:
        """What the webs of a study's families have in common, at a level below research."""


class Documents(Protocol):
    """The copies of documents that whoever serves has at hand."""

    def search(
        self, text: str, known: pl.DataFrame, places: pl.DataFrame, written: pl.DataFrame, most: int
    ) -> dict[str, Any]:
        """What is found in passages, documents and notes, from the answers of `documents`, `places`, `written`."""

    def shown(self, row: dict[str, Any]) -> dict[str, Any] | None:
        """The words of a passage, a row of `evidence`; None where no folder of documents was named."""


@dataclass(frozen=True)
class Limits:
    """How much one request may ask for."""

    #: rows of one page when nobody says how many, and at most
    rows: int = 1_000
    most_rows: int = 10_000
    #: seconds for the whole request, its body included
    seconds: float = 60.0


@dataclass(frozen=True)
class Parts:
    """What an application is made of."""

    model: Model
    store: GraphStore
    policies: Policies
    #: the gate under a policy
    gate_of: Callable[[Policy], Gate]
    audit: Audit
    register: Register
    documents: Documents
    users: Users
    sessions: Sessions
    tokens: Tokens
    throttle: Throttle
    running: Running
    #: checks passwords: two at a time, since each takes much memory on purpose
    checking: Running
    #: names that the server goes by
    hosts: tuple[str, ...] = LOOPBACK
    limits: Limits = field(default_factory=Limits)

    @property
    def policy(self) -> Policy:
        """The policy as it stands now; raises E720."""
        return self.policies.now()

    @property
    def gate(self) -> Gate:
        """The gate under the policy as it stands now; raises E720."""
        return self.gate_of(self.policy)


@dataclass(frozen=True)
class Accounts:
    """Users, sessions, tokens and the throttle over one user file."""

    file: UserFile
    users: Users
    sessions: Sessions
    tokens: Tokens
    throttle: Throttle


def accounts_of(
    private: Path, roles: Sequence[str], clock: Clock | None = None, passwords: Passwords | None = None
) -> Accounts:
    """The accounts of a private folder; raises E759."""
    clock = clock or Clock()
    file = UserFile(private, clock)
    users = Users(file, passwords or Passwords(), roles)
    return Accounts(file, users, Sessions(file), Tokens(file), Throttle(clock))
