"""The commands: kith serve as a person starts it, and kith users, which says who may sign in."""

import os
import re
import signal
import stat
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from tests.lib.commands import COMMAND, Ran, environment, kith, kith_child
from tests.lib.live import live_graph
from tests.lib.served import OURS, PASSWORD

OPENSSL = "/usr/bin/openssl"


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A graph to be served."""
    return live_graph(tmp_path_factory.mktemp("serve") / "graph").folder


@pytest.fixture
def private(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A private folder of its own."""
    monkeypatch.setenv("KITH_PRIVATE", str(tmp_path / "private"))
    return tmp_path / "private"


def add(name: str, *words: object, password: str = PASSWORD) -> Ran:
    """Run kith users add, with the password on its standard input."""
    done = subprocess.run(
        [*COMMAND, "users", "add", name, *map(str, words)],
        input=f"{password}\n",
        capture_output=True,
        text=True,
        env=environment(),
        check=False,
    )
    return Ran(done.returncode, done.stdout, done.stderr)


def somebody(url: str, **headers: str) -> httpx.Client:
    """A client; what is not verified is the tests' own certificate."""
    return httpx.Client(base_url=url, trust_env=False, timeout=60, verify=False, headers={**OURS, **headers})


@contextmanager
def serving(*words: object) -> Iterator[tuple[str, str]]:
    """kith serve in a process of its own; what it prints: its address, and the link that signs in."""
    command = [*COMMAND, "serve", "--port", "0", *map(str, words)]
    process = subprocess.Popen(
        command,
        env={**environment(), "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    try:
        first, second, third = (process.stdout.readline() for _ in range(3))
        found = re.search(r"at (https?://\S+)/ to", first)
        link = re.search(r"(https?://\S+/sign-in\?link=\S+)", second)
        assert found, (first, process.stderr.read() if process.stderr and process.poll() is not None else "")
        assert link
        assert third == "Ctrl-C stops it.\n"
        yield found[1], link[1]
    finally:
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
    assert (out, err) == ("", ""), "nothing of what was asked is printed"


def test_it_serves_this_machine_and_signs_in_whoever_started_it(graph: Path, private: Path) -> None:
    with serving("--from", graph) as (url, link), somebody(url) as client:
        assert url.startswith("http://127.0.0.1:")
        assert client.get("/v1/health").json()["status"] == "ok"
        secret = link.partition("link=")[2]
        assert secret in client.get(link).text
        assert client.post("/sign-in", data={"link": secret}, headers={"Origin": url}).status_code == 303
        assert client.get("/v1/session").json()["level"] == "research"
        assert client.get("/v1/questions/chronology/answer").status_code == 200
        assert "Set-Cookie" not in client.get("/v1/studies").headers
    assert stat.S_IMODE((private / "users.sqlite").stat().st_mode) == 0o600
    verified = kith("audit", "verify")
    assert verified.status == 0, verified.said


def test_a_colleague_is_added_signs_in_and_is_ended(graph: Path, private: Path) -> None:
    added = add("rowan", "--roles", "analyst")
    assert (added.status, added.out) == (0, "Added rowan (analyst).\n"), added
    token = kith("users", "token", "rowan", "--days", "2", "--scope", "answers,releases").out.strip()
    assert token.startswith("kith_")
    listed = kith("users", "list").out
    assert "rowan: analyst" in listed
    assert "for answers, releases, until" in listed
    assert token not in listed
    bearer = {"Authorization": f"Bearer {token}"}
    with serving("--from", graph) as (url, _), somebody(url) as client, somebody(url, **bearer) as program:
        signed = client.post("/v1/session", json={"name": "rowan", "password": PASSWORD})
        assert signed.json()["level"] == "workshop"
        assert program.get("/v1/studies").json() == [], "a study without a label is not theirs to ask about"
        assert kith("users", "roles", "rowan", "analyst,ethnographer").status == 0
        assert len(program.get("/v1/studies").json()) == 1
        assert kith("users", "end-sessions", "rowan").out == "Ended 1 session of rowan.\n"
        assert client.get("/v1/session").status_code == 401
        token_id = re.search(r"token (\w+) for", kith("users", "list").out)
        assert token_id
        assert kith("users", "revoke-token", token_id[1]).status == 0
        assert program.get("/v1/studies").status_code == 401
    assert kith("users", "remove", "rowan").status == 0
    assert kith("users", "list").out.startswith("No users yet")
    log = "".join(one.read_text("ascii") for one in sorted((private / "audit").rglob("*.jsonl")))
    for action in (
        "users add",
        "users token",
        "users roles",
        "users end-sessions",
        "users revoke-token",
        "users remove",
    ):
        assert f'"action":"{action}"' in log
    assert PASSWORD not in log
    assert token not in log


@pytest.mark.usefixtures("private")
def test_what_the_users_commands_refuse() -> None:
    assert add("rowan", "--roles", "king").err.startswith("E751 ")
    assert add("rowan", "--roles", "analyst", password="short").err.startswith("E751 ")
    assert add("ro wan", "--roles", "analyst").err.startswith("E758 ")
    for words in (("remove", "rowan"), ("roles", "rowan", "analyst"), ("token", "rowan"), ("revoke-token", "x")):
        assert kith("users", *words).err.startswith("E757 "), words
    assert kith("users", "end-sessions", "rowan").out == "Ended 0 sessions of rowan.\n"


def test_beyond_this_machine_it_needs_a_certificate_and_a_user(graph: Path, private: Path, tmp_path: Path) -> None:
    words = ("serve", "--from", graph, "--port", "0", "--address", "0.0.0.0")
    bare = kith_child(*words)
    assert bare.status == 2
    assert bare.err.startswith("E755 ")
    key, certificate = self_signed(tmp_path)
    alone = kith_child(*words, "--certificate", certificate, "--key", key)
    assert alone.err.startswith("E755 "), alone
    assert add("rowan", "--roles", "analyst").status == 0
    assert kith_child(*words, "--certificate", certificate).err.startswith("E755 ")


def test_with_tls_the_cookie_is_the_hosts_alone(graph: Path, private: Path, tmp_path: Path) -> None:
    key, certificate = self_signed(tmp_path)
    assert add("rowan", "--roles", "analyst").status == 0
    words = ("--from", graph, "--certificate", certificate, "--key", key, "--name", "care.example")
    with serving(*words) as (url, _), somebody(url) as client:
        assert url.startswith("https://127.0.0.1:")
        signed = client.post("/v1/session", json={"name": "rowan", "password": PASSWORD})
        cookie = signed.headers["set-cookie"]
        assert cookie.startswith("__Host-kithgraph=")
        assert {"Secure", "HttpOnly", "Path=/", "SameSite=strict"} <= set(cookie.split("; "))
        assert signed.headers["strict-transport-security"] == "max-age=31536000"
        assert client.get("/v1/session").json()["name"] == "rowan"
        assert client.get("/v1/health", headers={"Host": "care.example"}).status_code == 200
        assert client.get("/v1/health", headers={"Host": "other.example"}).status_code == 421


@pytest.mark.usefixtures("private")
def test_a_port_that_is_taken(graph: Path) -> None:
    with serving("--from", graph) as (url, _):
        taken = kith_child("serve", "--from", graph, "--port", url.rpartition(":")[2])
    assert taken.status == 3
    assert taken.err.startswith("E754 ")


def test_a_private_folder_open_to_all_stops_it(graph: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "open"
    folder.mkdir()
    folder.chmod(0o777)
    monkeypatch.setenv("KITH_PRIVATE", str(folder))
    assert kith_child("serve", "--from", graph, "--port", "0").err.startswith("E731 ")


def test_killed_it_loses_no_line_and_starts_again(graph: Path, private: Path) -> None:
    process = subprocess.Popen(
        [*COMMAND, "serve", "--port", "0", "--from", str(graph)],
        env={**environment(), "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    lines = [process.stdout.readline() for _ in range(3)]
    found = re.search(r"(https?://[^/\s]+)/sign-in\?link=(\S+)", lines[1])
    assert found
    with somebody(found[1]) as client:
        assert client.post("/v1/session", json={"link": found[2]}).status_code == 200
        answered = sum(client.get("/v1/questions/chronology/answer").status_code == 200 for _ in range(5))
    os.kill(process.pid, signal.SIGKILL)
    process.communicate()
    assert kith("audit", "verify").status == 0
    log = "".join(one.read_text("ascii") for one in sorted((private / "audit").rglob("*.jsonl")))
    assert log.count('"action":"GET /v1/questions/{name}/answer"') == answered == 5
    with serving("--from", graph) as (url, _), somebody(url) as client:
        assert client.get("/v1/health").status_code == 200


def self_signed(folder: Path) -> tuple[Path, Path]:
    """A key and a certificate for this machine."""
    key, certificate = folder / "key.pem", folder / "certificate.pem"
    words = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost"]
    subprocess.run([OPENSSL, *words, "-keyout", key, "-out", certificate], check=True, capture_output=True)
    return key, certificate
