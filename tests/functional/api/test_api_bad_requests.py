"""Requests that are broken, hostile or too large: refused in one sentence, nothing repeated, nothing changed."""

import re
import socket
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

import httpx
import pytest

from api.app import DOORS
from api.examples import entries
from api.parts import Limits
from disclosure.audit import Audit, Budget, Written
from disclosure.audit import Entry as Line
from disclosure.gate import Gate
from disclosure.policy import SHIPPED
from queries.entry import Entry
from queries.parameters import asked_of
from schema.problems import KithError
from tests.lib.live import fingerprint, live_graph
from tests.lib.served import OURS, Served, served

CANARY = "Canary-rowan.17"
HOSTILE = (
    f"{CANARY}' OR 1=1 //",
    f"{CANARY}') DETACH DELETE n //",
    f"{CANARY}'}}) MATCH (n) DETACH DELETE n //",
    f'{CANARY}"; DROP TABLE users; --',
    f"$study {CANARY}",
    f"`{CANARY}`",
    f"small:F01\x00{CANARY}",
    f"small:F01\n{CANARY}",
    f"../../../../etc/passwd {CANARY}",
    f"{CANARY}" * 20,
    f"\U0001f9ff\u202e{CANARY}\ufeff",
    f"<script>alert('{CANARY}')</script>",
    f"{{{{7*7}}}}{CANARY}",
    f"%s%n%d{CANARY}",
    f"=HYPERLINK({CANARY})",
    f"*{CANARY}",
)
#: below a status of server faults, and these two, which say that the store refuses to be asked so
WRONG = range(400, 500)


@pytest.fixture(scope="module")
def eth(server: Served) -> Iterator[httpx.Client]:
    with server.signed("eth") as client:
        yield client


@pytest.fixture
def unchanged(server: Served) -> Iterator[None]:
    """The graph is byte for byte as it was."""
    folder = Path(server.parts.store.address)
    before = fingerprint(folder)
    yield
    assert fingerprint(folder) == before


def refused(response: httpx.Response, *codes: str) -> None:
    assert response.headers["content-type"] == "application/problem+json", response.text
    body = response.json()
    assert body["code"] in codes, body
    assert CANARY.lower() not in (response.text + str(response.headers)).lower()


@pytest.mark.usefixtures("unchanged")
@pytest.mark.parametrize("entry", entries(), ids=lambda entry: entry.name)
def test_hostile_words_in_every_parameter_of_every_question(eth: httpx.Client, entry: Entry) -> None:
    path = f"/v1/questions/{entry.name}/answer"
    names = [one.name for one in asked_of(entry.params)]
    needed = {one.name: "small:F01" for one in asked_of(entry.params) if one.default is None}
    for at, name in enumerate(names):
        harmless = eth.get(path, params={**needed, name: "nobody-here"})
        # Every value in some parameter of every question, and every value in each parameter over all of them.
        for value in HOSTILE[at % 4 :: 4]:
            found = eth.get(path, params={**needed, name: value})
            if found.status_code == 200:
                assert harmless.status_code == 200, (name, value)
                (mine,), (plain,) = found.json()["tables"], harmless.json()["tables"]
                assert mine["rows"] == plain["rows"], (name, value)
            else:
                assert found.status_code in WRONG, (name, value, found.text)
                assert CANARY.lower() not in found.text.lower(), (name, value)


@pytest.mark.usefixtures("unchanged")
@pytest.mark.parametrize("value", HOSTILE)
def test_hostile_words_in_every_path_and_other_parameter(eth: httpx.Client, value: str) -> None:
    inner = quote(value, safe="")
    for door in DOORS:
        if "{" not in door.path or door.method != "GET":
            continue
        found = eth.get(re.sub(r"\{\w+\}", lambda _: inner, door.path))
        assert found.status_code in WRONG, (door.path, found.text)
        assert CANARY.lower() not in found.text.lower(), door.path
    for path, given in (
        ("/v1/families", {"study": value}),
        ("/v1/search", {"text": "x", "study": value}),
        ("/v1/search", {"text": value}),
        ("/v1/evidence/small:F01", {"voice": value}),
        ("/v1/questions/chronology/answer", {"level": value}),
        ("/v1/studies", {value: "x"}),
    ):
        found = eth.get(path, params=given)
        assert found.status_code in (200, *WRONG), (path, given)
        said = {**found.json(), "words": []} if path == "/v1/search" else found.text
        assert CANARY.lower() not in str(said).lower(), (path, given)


def test_a_parameter_twice_or_unknown_is_refused(eth: httpx.Client) -> None:
    refused(eth.get("/v1/questions/chronology/answer?family=small:F01&family=small:F02"), "E751")
    refused(eth.get("/v1/families?study=a&study=b"), "E751")
    refused(eth.get("/v1/studies", params={CANARY: "1"}), "E751")
    refused(eth.get("/v1/questions/chronology/answer", params={CANARY: "1"}), "E602")
    refused(eth.get("/v1/questions/chronology/answer", params={"family": "x" * 401}), "E751")


@pytest.mark.parametrize(
    ("body", "type_", "code"),
    [
        (b"", "application/json", "E751"),
        (b"{", "application/json", "E751"),
        (b"\xff\xfe\x00", "application/json", "E751"),
        (b'{"name": "\xff"}', "application/json", "E751"),
        (b"[]", "application/json", "E751"),
        (b'"x"', "application/json", "E751"),
        (b"null", "application/json", "E751"),
        (b"[" * 30_000, "application/json", "E751"),
        (f'{{"name": 1, "password": "{CANARY}"}}'.encode(), "application/json", "E751"),
        (f'{{"{CANARY}": 1}}'.encode(), "application/json", "E751"),
        (f'{{"name": "{CANARY * 40}"}}'.encode(), "application/json", "E751"),
        (b"name=ann", "application/x-www-form-urlencoded", "E749"),
        (b"{}", "text/plain", "E749"),
        (b"{}", "application/json; charset=utf-16", "E751"),
        (b"{}", "multipart/form-data; boundary=x", "E749"),
        (b"x" * 64_001, "application/json", "E748"),
    ],
)
def test_bodies_that_are_not_what_the_route_takes(server: Served, body: bytes, type_: str, code: str) -> None:
    with server.client(**OURS) as client:
        response = client.post("/v1/session", content=body, headers={"Content-Type": type_})
    refused(response, code)


def test_a_body_that_never_said_how_long_it_is(server: Served) -> None:
    def endless() -> Iterator[bytes]:
        for _ in range(100):
            yield b"[" * 1000

    headers = {**OURS, "Content-Type": "application/json"}
    with server.client(**OURS) as client:
        refused(client.post("/v1/session", content=endless(), headers=headers), "E748")
        form = {**headers, "Content-Type": "application/x-www-form-urlencoded"}
        assert "E748" in client.post("/sign-in", content=endless(), headers={**form, "Accept": "text/html"}).text


@pytest.mark.parametrize("body", [b"\xff\xfe", b"&".join([b"a=b"] * 50), b"%ff%fe=%ff"])
def test_a_form_that_is_none(server: Served, body: bytes) -> None:
    headers = {"Origin": server.url, "Content-Type": "application/x-www-form-urlencoded"}
    with server.client() as client:
        found = client.post("/sign-in", content=body, headers=headers)
    assert found.status_code in (401, 422)


def test_paths_and_methods_that_there_are_not(eth: httpx.Client) -> None:
    for path in ("/v1", "/v1/", f"/v1/{CANARY}", "/docs", "/openapi.json", "/v1/studies/", "//v1/studies", "/.env"):
        refused(eth.get(path), "E746")
    for method, path in (("PUT", "/v1/studies"), ("POST", "/v1/studies"), ("DELETE", "/v1/health")):
        found = eth.request(method, path)
        refused(found, "E747")
        assert found.headers["allow"] == "GET"
    assert eth.request("PUT", "/v1/session").headers["allow"] == "DELETE, GET, POST"
    assert eth.request("TRACE", "/v1/session").status_code == 405


@pytest.mark.parametrize(
    "host", ["evil.example", "", "127.0.0.1.evil.example", "localhost.evil:80", "[::2]", "0.0.0.0"]
)
def test_another_name_for_this_machine_is_refused(server: Served, host: str) -> None:
    with server.client() as client:
        found = client.get("/v1/health", headers={"Host": host})
    assert found.status_code in (400, 421)
    if found.status_code == 421:
        refused(found, "E756")


def test_names_of_this_machine_are_good(server: Served) -> None:
    with server.client() as client:
        for host in ("localhost", "LOCALHOST:1", "127.0.0.1:99", "[::1]:8137", "[::1]"):
            assert client.get("/v1/health", headers={"Host": host}).status_code == 200, host


def test_every_answer_carries_the_headers_of_safety(eth: httpx.Client, server: Served) -> None:
    with server.client() as client:
        answers = [client.get(path) for path in ("/v1/health", "/v1/studies", "/sign-in", "/kith.css", "/nope", "/")]
    answers += [eth.get("/v1/studies"), eth.get("/v1/questions/chronology/answer")]
    for one in answers:
        assert one.headers["x-content-type-options"] == "nosniff"
        assert one.headers["x-frame-options"] == "DENY"
        assert "script-src" not in one.headers["content-security-policy"]
        assert one.headers["content-security-policy"].startswith("default-src 'none'")
        assert one.headers["referrer-policy"] == "same-origin"
        assert "server" not in one.headers
        kept = one.headers["cache-control"]
        assert kept == "no-store" or "private" in kept or str(one.url).endswith(".css")


def test_a_fault_of_ours_tells_no_value(server: Served, caplog: pytest.LogCaptureFixture, tmp_path: Path) -> None:
    class Faulty:
        def answer(self, *_: object) -> list[object]:
            raise RuntimeError(CANARY)

    graph = live_graph(tmp_path / "graph").folder
    with served(graph, tmp_path / "private", gate_of=lambda _: Faulty()) as one, one.signed("eth") as eth:
        refused(eth.get("/v1/questions/chronology/answer"), "E753")
    assert "RuntimeError at answer:" in caplog.text
    assert CANARY not in caplog.text


def test_a_store_that_is_gone_is_a_problem_like_any_other(tmp_path: Path) -> None:
    with served(tmp_path / "nothing", tmp_path / "private") as one, one.signed("eth") as eth:
        for path in ("/v1/studies", "/v1/load", "/v1/families", "/v1/questions/chronology/answer"):
            found = eth.get(path)
            refused(found, "E509")
            assert found.status_code == 503


def test_a_request_that_takes_too_long_is_ended(tmp_path: Path) -> None:
    graph = live_graph(tmp_path / "graph").folder
    with served(graph, tmp_path / "private", limits=Limits(seconds=0.3)) as one:
        host, port = one.url.removeprefix("http://").split(":")
        with socket.create_connection((host, int(port))) as slow:
            head = f"POST /v1/session HTTP/1.1\r\nHost: {host}\r\nX-Kithgraph: 1\r\nContent-Type: application/json\r\n"
            slow.sendall(f"{head}Content-Length: 50\r\n\r\n{{".encode())
            begun = time.monotonic()
            answer = slow.recv(65_536)
        assert b"503" in answer.split(b"\r\n")[0]
        assert time.monotonic() - begun < 10


def test_a_thousand_requests_at_once_are_all_answered(server: Served, eth: httpx.Client) -> None:
    def ask(n: int) -> int:
        paths = ("/v1/questions/chronology/answer", "/v1/load", "/v1/nope", "/v1/families")
        return eth.get(paths[n % len(paths)]).status_code

    with ThreadPoolExecutor(40) as pool:
        statuses = list(pool.map(ask, range(1000)))
    assert {one for n, one in enumerate(statuses) if n % 4 != 2} <= {200, 503}
    assert {one for n, one in enumerate(statuses) if n % 4 == 2} == {404}
    assert statuses.count(200) >= 500
    assert eth.get("/v1/load").status_code == 200


def test_a_policy_that_is_edited_bites_at_once(server: Served, eth: httpx.Client) -> None:
    own = server.private / "policy.yaml"
    text = SHIPPED.read_text(encoding="utf-8")
    assert eth.get("/v1/families").status_code == 200
    own.write_text(text.replace("ethnographer:\n    sees: research", "ethnographer:\n    sees: workshop"), "utf-8")
    refused(eth.get("/v1/families"), "E741")
    own.write_text("levels: [", "utf-8")
    found = eth.get("/v1/families")
    refused(found, "E720")
    assert found.status_code == 500
    own.unlink()
    assert eth.get("/v1/families").status_code == 200


def test_a_log_that_cannot_be_written_serves_nothing(tmp_path: Path) -> None:
    class Full(Audit):
        def append(self, entry: Line, budget: Budget | None = None) -> Written:  # noqa: ARG002
            raise KithError("E732", reason="the disk is full")

    graph = live_graph(tmp_path / "graph").folder
    with served(graph, tmp_path / "private") as one:
        audit, parts = Full(one.private), one.parts
        full = replace(parts, audit=audit, gate_of=lambda it: Gate(parts.store, parts.model, it, one.private, audit))
        one.app.state.parts = full
        with one.signed("eth") as eth:
            for path in (
                "/v1/questions/chronology/answer",
                "/v1/families",
                "/v1/families/small:F01",
                "/v1/families/small:F01/map",
                "/v1/evidence/small:F01",
                "/v1/search?text=a",
            ):
                found = eth.get(path)
                refused(found, "E732")
                assert found.status_code == 503
                assert "small:" not in found.text
