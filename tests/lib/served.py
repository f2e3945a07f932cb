"""A real server of the API on this machine, with a graph, users of every role, and a clock that tests can move."""

import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import httpx
import uvicorn
from argon2 import PasswordHasher
from fastapi import FastAPI

from api.app import create_app
from api.clock import Clock
from api.parts import Accounts, Parts, accounts_of
from api.passwords import Passwords
from kithgraph.cli.serve import listening
from kithgraph.serving import parts_for
from kithgraph.stores import open_store
from schema.model import load_model

PASSWORD = "four words for tests"
OURS = {"X-Kithgraph": "1"}
#: of each role that ships a user, and one with two roles
USERS = {
    "fay": ("facilitator",),
    "ann": ("analyst",),
    "eth": ("ethnographer",),
    "ste": ("steward",),
    "both": ("steward", "ethnographer"),
}
#: as little work as the hash allows: tests sign in hundreds of times
CHEAP = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


@dataclass
class Moved:
    """Wall time and running time, each of which tests move."""

    wall: float = field(default_factory=time.time)
    steady: float = 0.0

    def on(self, seconds: float) -> None:
        """Let time pass."""
        self.wall += seconds
        self.steady += seconds

    def clock(self) -> Clock:
        """The clock of it."""
        return Clock(lambda: self.wall, lambda: self.steady)


@dataclass
class Served:
    """A running server, and what it is made of."""

    url: str
    app: FastAPI
    parts: Parts
    accounts: Accounts
    time: Moved
    private: Path

    def client(self, **headers: str) -> httpx.Client:
        """Somebody who is not signed in."""
        return httpx.Client(base_url=self.url, headers=headers, timeout=60, trust_env=False)

    def signed(self, user: str) -> httpx.Client:
        """Somebody with a session."""
        client = self.client(**OURS)
        secret = self.parts.sessions.begin(user)
        client.cookies.set("kithgraph", secret, domain="127.0.0.1")
        return client

    def lines(self) -> list[Mapping[str, Any]]:
        """Every line of the audit log."""
        return audit_lines(self.private)


def audit_lines(private: Path) -> list[Mapping[str, Any]]:
    """Every line of the audit log in a private folder, in order."""
    import json

    files = sorted(one for one in (private / "audit").rglob("*") if one.suffix in (".jsonl", ".log"))
    return [json.loads(line) for one in files for line in one.read_text("ascii").splitlines()]


def made(graph: Path, private: Path) -> tuple[Parts, Accounts, Moved]:
    """The parts of a server over a graph, with cheap passwords and a clock that tests move."""
    private.mkdir(mode=0o700, exist_ok=True)
    moved, model = Moved(), load_model()
    parts = parts_for(open_store(str(graph), model), model, private)
    accounts = accounts_of(private, list(parts.policy.roles), moved.clock(), Passwords(CHEAP))
    for name, roles in USERS.items():
        accounts.users.add(name, roles, PASSWORD)
    parts = replace(
        parts,
        users=accounts.users,
        sessions=accounts.sessions,
        tokens=accounts.tokens,
        throttle=accounts.throttle,
    )
    return parts, accounts, moved


@contextmanager
def served(graph: Path, private: Path, **changes: Any) -> Iterator[Served]:
    """A server of a graph; `changes` are other parts than the usual ones."""
    parts, accounts, moved = made(graph, private)
    parts = replace(parts, **changes)
    app = create_app(parts)
    with running(app) as url:
        yield Served(url, app, parts, accounts, moved, private)
    parts.store.close()
    accounts.file.close()


@contextmanager
def running(app: FastAPI) -> Iterator[str]:
    """An application served on a free port of this machine; its address."""
    server = uvicorn.Server(uvicorn.Config(app, log_level="critical", access_log=False, server_header=False))
    with listening("127.0.0.1", 0) as listener:
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.005)
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join()
