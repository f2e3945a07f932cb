"""Signing in and out, by password, link and token; what is stolen, expired or revoked; who guesses; foreign pages."""

from collections.abc import Iterator

import httpx
import pytest

from api.sessions import IDLE, LINK_LIFE
from api.throttle import FREE
from api.tokens import DAY
from tests.lib.served import OURS, PASSWORD, Served

WHO = "/v1/session"


@pytest.fixture
def anyone(server: Served) -> Iterator[httpx.Client]:
    with server.client() as client:
        yield client


def code(response: httpx.Response) -> tuple[int, str]:
    assert response.headers["content-type"] == "application/problem+json"
    body = response.json()
    assert body["status"] == response.status_code
    assert body["type"] == f"urn:kithgraph:problem:{body['code']}"
    return response.status_code, body["code"]


def sign_in(client: httpx.Client, name: str = "ann", password: str = PASSWORD, **more: str) -> httpx.Response:
    return client.post(WHO, json={"name": name, "password": password, **more}, headers=OURS)


def test_a_password_begins_a_session_and_signing_out_ends_it(anyone: httpx.Client, server: Served) -> None:
    assert code(anyone.get(WHO)) == (401, "E740")
    begun = sign_in(anyone)
    assert begun.status_code == 200
    assert begun.json() == {"name": "ann", "roles": ["analyst"], "level": "workshop", "scope": []}
    cookie = begun.headers["set-cookie"]
    assert {"HttpOnly", "Path=/", "SameSite=strict"} <= set(cookie.split("; "))
    secret = anyone.cookies["kithgraph"]
    assert anyone.get(WHO).json()["name"] == "ann"
    assert anyone.delete(WHO, headers=OURS).status_code == 204
    assert code(anyone.get(WHO)) == (401, "E740")
    with server.client() as thief:
        thief.cookies.set("kithgraph", secret, domain="127.0.0.1")
        assert code(thief.get(WHO)) == (401, "E740"), "what was signed out is dead for whoever kept the cookie"


def test_the_name_is_one_whatever_its_case(anyone: httpx.Client) -> None:
    assert sign_in(anyone, "ANN").json()["name"] == "ann"


@pytest.mark.parametrize(("name", "password"), [("ann", "wrong"), ("nobody", PASSWORD), ("ann", ""), ("eth", " ")])
def test_a_wrong_password_and_no_such_user_look_the_same(
    anyone: httpx.Client, server: Served, name: str, password: str
) -> None:
    refused = sign_in(anyone, name, password)
    assert code(refused) == (401, "E742")
    assert "set-cookie" not in refused.headers
    assert refused.json()["detail"].startswith("The name or the password is wrong.")
    assert "ann" not in refused.text
    server.parts.throttle.worked(f"name {name}", "address 127.0.0.1")


@pytest.mark.parametrize("body", [{}, {"name": "ann", "link": "x"}, {"password": PASSWORD}])
def test_a_name_or_a_link(anyone: httpx.Client, body: dict[str, str]) -> None:
    assert code(anyone.post(WHO, json=body, headers=OURS)) == (422, "E751")


def test_a_link_signs_in_whoever_serves_once(anyone: httpx.Client, server: Served) -> None:
    link = server.parts.sessions.make_link("local-person")
    begun = anyone.post(WHO, json={"link": link}, headers=OURS)
    assert begun.json() == {"name": "local-person", "roles": ["ethnographer"], "level": "research", "scope": []}
    assert anyone.get("/v1/families").status_code == 200
    with server.client() as second:
        assert code(second.post(WHO, json={"link": link}, headers=OURS)) == (401, "E740")
    late = server.parts.sessions.make_link("local-person")
    server.time.on(LINK_LIFE)
    with server.client() as third:
        assert code(third.post(WHO, json={"link": late}, headers=OURS)) == (401, "E740")


def test_the_page_shows_a_link_and_does_not_use_it(anyone: httpx.Client, server: Served) -> None:
    link = server.parts.sessions.make_link("local-person")
    for _ in range(2):
        page = anyone.get("/sign-in", params={"link": link})
        assert page.status_code == 200
        assert f'value="{link}"' in page.text
    origin = {"Origin": server.url}
    done = anyone.post("/sign-in", data={"link": link}, headers=origin)
    assert (done.status_code, done.headers["location"]) == (303, "/")
    assert anyone.get("/").headers["location"] == "/v1/questions"
    out = anyone.post("/sign-out", data={}, headers={**origin, "Content-Type": "application/x-www-form-urlencoded"})
    assert (out.status_code, out.headers["location"]) == (303, "/sign-in")
    assert anyone.get("/").headers["location"] == "/sign-in"


def test_the_page_says_what_is_wrong_and_repeats_nothing(anyone: httpx.Client, server: Served) -> None:
    origin = {"Origin": server.url}
    refused = anyone.post("/sign-in", data={"name": "<b>canary</b>", "password": "canary-word"}, headers=origin)
    assert refused.status_code == 401
    assert "The name or the password is wrong." in refused.text
    assert "canary" not in refused.text
    server.parts.throttle.worked("name <b>canary</b>", "address 127.0.0.1")


def test_sessions_end_by_idleness_and_by_a_steward_at_once(server: Served) -> None:
    with server.signed("ann") as ann, server.signed("ste") as steward:
        assert ann.get(WHO).status_code == 200
        ended = steward.delete("/v1/users/ann/sessions")
        assert ended.status_code == 200
        assert ended.json()["ended"] >= 1
        assert code(ann.get(WHO)) == (401, "E740")
        assert code(steward.delete("/v1/users/zed/sessions")) == (404, "E757")
        server.time.on(IDLE)
        assert code(steward.get(WHO)) == (401, "E740")
        server.time.wall -= 5 * IDLE
        assert code(steward.get(WHO)) == (401, "E740"), "a clock set back revives nothing"


def test_a_role_taken_away_holds_from_the_next_request(server: Served) -> None:
    server.accounts.users.add("temp", ("ethnographer",), PASSWORD)
    with server.signed("temp") as temp:
        assert temp.get("/v1/families").status_code == 200
        server.accounts.users.set_roles("temp", ("analyst",))
        assert code(temp.get("/v1/families")) == (403, "E741")
        server.accounts.users.remove("temp")
        assert code(temp.get(WHO)) == (401, "E740")


def test_a_token_reaches_its_scope_until_its_last_day(server: Served) -> None:
    text = server.parts.tokens.make("eth", ("answers",), 1)
    with server.client(Authorization=f"Bearer {text}") as program:
        assert program.get(WHO).json() == {
            "name": "eth",
            "roles": ["ethnographer"],
            "level": "research",
            "scope": ["answers"],
        }
        assert program.get("/v1/studies").status_code == 200
        assert code(program.get("/v1/families")) == (403, "E741")
        server.time.on(DAY)
        assert code(program.get("/v1/studies")) == (401, "E740")


def test_a_steward_revokes_a_token_at_once(server: Served) -> None:
    text = server.parts.tokens.make("eth", ("answers",), 1)
    with server.client(Authorization=f"Bearer {text}") as program, server.signed("ste") as steward:
        assert program.get("/v1/studies").status_code == 200
        users = {one["name"]: one for one in steward.get("/v1/users").json()}
        token = users["eth"]["tokens"][0]
        assert text not in str(users)
        assert steward.delete(f"/v1/tokens/{token['id']}").status_code == 204
        assert code(program.get("/v1/studies")) == (401, "E740")
        assert code(steward.delete(f"/v1/tokens/{token['id']}")) == (404, "E757")


@pytest.mark.parametrize(
    "value",
    ["Bearer", "Bearer kith_x", "Basic YW5uOng=", "kith_x", "Bearer " + "x" * 4000, "Bearer \xff\xfe"],
)
def test_a_bad_token_is_not_made_good_by_a_session(server: Served, value: str) -> None:
    with server.signed("ann") as ann:
        assert code(ann.get(WHO, headers={b"Authorization": value.encode("latin-1")})) == (401, "E740")


@pytest.mark.parametrize("value", ["", "x", "a" * 43, "\xff", "'; DROP TABLE sessions; --", "%00"])
def test_a_made_up_session_is_nobodys(server: Served, value: str) -> None:
    with server.client() as client:
        header = {b"Cookie": f"kithgraph={value}".encode("latin-1")}
        assert code(client.get(WHO, headers=header)) == (401, "E740")


def test_guessing_is_slowed_down_by_name_and_by_address(server: Served) -> None:
    with server.client() as client:
        for _ in range(FREE + 1):
            assert code(sign_in(client, "fay", "wrong")) == (401, "E742")
        slowed = sign_in(client, "fay", PASSWORD)
        assert code(slowed) == (429, "E743"), "even the right password waits"
        assert slowed.headers["retry-after"] == "2"
        assert code(sign_in(client, "ann", PASSWORD)) == (429, "E743"), "and so does the next name from there"
        server.time.on(3)
        assert sign_in(client, "fay", PASSWORD).status_code == 200


def test_guessing_links_is_slowed_down(server: Served) -> None:
    with server.client() as client:
        codes = [code(client.post(WHO, json={"link": f"guess-{n}"}, headers=OURS)) for n in range(FREE + 2)]
    assert codes == [(401, "E740")] * (FREE + 1) + [(429, "E743")]
    server.time.on(3)


FOREIGN: list[dict[str, str]] = [
    {},
    {"X-Kithgraph": "0"},
    {"X-Kithgraph": ""},
    {"Origin": "https://evil.example"},
    {"Origin": "null"},
]


@pytest.mark.parametrize("headers", FOREIGN)
def test_changes_need_the_header(server: Served, headers: dict[str, str]) -> None:
    with server.signed("ste") as steward:
        del steward.headers["X-Kithgraph"]
        for method, path in (
            ("DELETE", WHO),
            ("DELETE", "/v1/users/ann/sessions"),
            ("POST", WHO),
            ("POST", "/v1/releases"),
        ):
            body = {"name": "ann", "password": PASSWORD} if method == "POST" else None
            assert code(steward.request(method, path, headers=headers, json=body)) == (403, "E745"), (method, path)
        for path in ("/sign-in", "/sign-out"):
            assert code(steward.post(path, headers=headers, data={"name": "ann"})) == (403, "E745"), path
        assert steward.get(WHO).status_code == 200


def test_our_own_origin_is_enough_for_our_forms_only(server: Served) -> None:
    with server.signed("ann") as ann:
        del ann.headers["X-Kithgraph"]
        assert code(ann.delete(WHO, headers={"Origin": server.url})) == (403, "E745")
        other = server.url.replace("127.0.0.1", "localhost")
        assert code(ann.post("/sign-out", headers={"Origin": other}, data={"a": "b"})) == (403, "E745")


def test_what_happens_to_accounts_stands_in_the_log_without_a_secret(server: Served) -> None:
    lines = server.lines()
    actions = {line["action"] for line in lines}
    assert {"sign in", "sign in by link", "DELETE /v1/users/{name}/sessions", "DELETE /v1/tokens/{token}"} <= actions
    assert "canary" not in str(lines)
    assert PASSWORD not in str(lines)
