"""Role by route by level: every cell of the matrix, generated from the route table, is asked for and judged.

What must happen is worked out here, from the roles that ship, and not by the code that decides it.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest

from api.access import Door
from api.app import DOORS
from api.tokens import AREAS
from tests.lib.served import OURS, PASSWORD, USERS, Served, served

LEVELS = ("public", "workshop", "research")
#: how exactly each role may see, as the policy that ships says
CAPS = {"facilitator": "workshop", "analyst": "workshop", "ethnographer": "research", "steward": "public"}
STUDY, FAMILY = "relations-companion", "relations-companion:F01"
#: a question on which released tables rest, and one on which none do
TABLED, UNTABLED = "multiagency_load", "family_network"
COMPOSITE = f"/v1/studies/{STUDY}/map"
NOBODY = "nobody"
WHO = (NOBODY, *USERS)


def cap(user: str) -> str:
    return max((CAPS[role] for role in USERS[user]), key=LEVELS.index)


@pytest.fixture(scope="module")
def server(companion: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server of the companion."""
    with served(companion, tmp_path_factory.mktemp("matrix") / "private") as one:
        yield one


def request_of(door: Door, server: Served) -> tuple[str, dict[str, Any]]:
    """An address of a route, and what else is sent, that is sound in itself."""
    names = {
        "{family}": FAMILY,
        "{thing}": FAMILY,
        "{name}": TABLED,
        "{token}": "00000000",
        "{export}": "x-none",
        "{study}": STUDY,
    }
    path = door.path
    if path.startswith("/v1/model/"):
        names["{name}"] = "sector"
    if path.startswith("/v1/pictures/"):
        names["{name}"] = "loads"
    if path.startswith("/v1/users/"):
        names["{name}"] = "fay"
    for name, value in names.items():
        path = path.replace(name, value)
    more: dict[str, Any] = {}
    if path == "/v1/search":
        more["params"] = {"text": "pharmacy"}
    elif path.endswith("/answer"):
        more["params"] = {"study": STUDY}
    elif door.method == "POST" and path == "/v1/session":
        more["json"] = {"name": "ann", "password": PASSWORD}
    elif door.method == "POST" and path == "/v1/releases":
        more["json"] = {
            "question": TABLED,
            "parameters": {"study": STUDY, "table": "agencies"},
            "level": "public",
            "recipient": "the steering group",
            "expires": (date.today() + timedelta(days=30)).isoformat(),
        }
    elif door.access.form:
        more["data"] = {"name": "ann", "password": PASSWORD}
    return path, more


def client_of(user: str, server: Served) -> httpx.Client:
    return server.client(**OURS) if user == NOBODY else server.signed(user)


def refusal(door: Door, user: str) -> int:
    """The status with which a route refuses somebody; 0 when it does not."""
    if not door.access.area:
        return 0
    if user == NOBODY:
        return 401
    if door.access.roles and not set(door.access.roles) & set(USERS[user]):
        return 403
    return 403 if door.access.level == "research" and cap(user) != "research" else 0


@pytest.mark.parametrize("user", WHO)
@pytest.mark.parametrize("door", DOORS, ids=lambda door: f"{door.method} {door.path}")
def test_every_route_for_every_role(server: Served, door: Door, user: str) -> None:
    path, more = request_of(door, server)
    with client_of(user, server) as client:
        response = client.request(door.method, path, **more)
    wanted = refusal(door, user)
    if wanted:
        assert response.status_code == wanted, response.text
        assert response.json()["code"] == ("E740" if wanted == 401 else "E741")
    else:
        # Of releases and tokens none is there to be found, which is told only to those who may look.
        missing = "{export}" in door.path or "{token}" in door.path
        assert response.status_code in ({404} if missing else {200, 201, 204, 303}), response.text


@pytest.mark.parametrize("scope", AREAS)
@pytest.mark.parametrize("door", DOORS, ids=lambda door: f"{door.method} {door.path}")
def test_every_route_for_every_scope(server: Served, door: Door, scope: str) -> None:
    path, more = request_of(door, server)
    text = server.parts.tokens.make("both", (scope,), 1)
    with server.client(**OURS, Authorization=f"Bearer {text}") as client:
        response = client.request(door.method, path, **more)
    if door.access.area in ("", "own", scope):
        assert response.status_code not in (401, 403), response.text
    else:
        assert response.status_code == 403, response.text


@pytest.mark.parametrize("level", ["", *LEVELS])
@pytest.mark.parametrize("user", USERS)
def test_every_level_for_every_role(server: Served, user: str, level: str) -> None:
    wanted = min(level or "research", cap(user), key=LEVELS.index)
    with server.signed(user) as client:
        answer = client.get(f"/v1/questions/{TABLED}/answer", params={"study": STUDY, "level": level})
        untabled = client.get(f"/v1/questions/{UNTABLED}/answer", params={"study": STUDY, "level": level})
    assert answer.status_code == 200, answer.text
    assert answer.headers["kithgraph-level"] == wanted
    body = answer.json()
    assert {body["level"], *(table["level"] for table in body["tables"])} == {wanted}
    shown = str([table["rows"] for table in body["tables"]])
    assert (FAMILY in shown) == (wanted == "research")
    if wanted == "research":
        assert untabled.status_code == 200
        assert FAMILY in untabled.text
    else:
        assert (untabled.status_code, untabled.json()["code"]) == (404, "E726")


@pytest.mark.parametrize("level", ["", *LEVELS])
@pytest.mark.parametrize("user", USERS)
def test_every_level_of_a_composite_for_every_role(server: Served, user: str, level: str) -> None:
    # A composite is for below research, so that whoever does not say gets the workshop's.
    wanted = min(level or "workshop", cap(user), key=LEVELS.index)
    with server.signed(user) as client:
        found = client.get(COMPOSITE, params={"level": level})
        picture = client.get(COMPOSITE, headers={"Accept": "image/svg+xml"})
    if wanted == "research":
        assert (found.status_code, found.json()["code"]) == (422, "E760")
    else:
        assert found.status_code == 200, found.text
        body = found.json()
        assert (found.headers["kithgraph-level"], body["level"], body["synthetic"]) == (wanted, wanted, True)
        assert body["k"] == {"public": 10, "workshop": 5}[wanted]
        assert min(one["families"]["lowest"] for one in (*body["nodes"], *body["ties"])) >= body["k"]
        assert f"{STUDY}:" not in found.text, "no id of anything"
    assert (picture.status_code, picture.json()["code"]) == (406, "E750"), "as a picture it leaves as a release only"


def test_every_route_that_shows_several_levels_is_asked_at_each() -> None:
    """Those of the two tests above; who adds one adds its cells."""
    assert {door.path for door in DOORS if door.access.level == "any"} == {
        "/v1/questions/{name}/answer",
        COMPOSITE.replace(STUDY, "{study}"),
    }


@pytest.mark.parametrize("user", USERS)
def test_no_such_level(server: Served, user: str) -> None:
    with server.signed(user) as client:
        for level in ("Research", "all", "research ", "0", "public,research"):
            answer = client.get(f"/v1/questions/{TABLED}/answer", params={"study": STUDY, "level": level})
            assert (answer.status_code, answer.json()["code"]) == (422, "E702"), level
            answer = client.get(COMPOSITE, params={"level": level})
            assert (answer.status_code, answer.json()["code"]) == (422, "E702"), level


@pytest.mark.parametrize("user", ["fay", "ann", "ste"])
def test_below_research_no_parameter_narrows_a_table(server: Served, user: str) -> None:
    with server.signed(user) as client:
        for more in ({"family": FAMILY}, {"from": "2021-01-01"}, {"jurisdiction": "scotland"}):
            answer = client.get(f"/v1/questions/{TABLED}/answer", params={"study": STUDY, **more})
            assert (answer.status_code, answer.json()["code"]) == (422, "E725"), more


@pytest.mark.parametrize("form", ["text/csv", "application/vnd.apache.arrow.stream"])
def test_below_research_no_file_leaves_without_a_release(server: Served, form: str) -> None:
    with server.signed("ann") as ann:
        tables = ann.get(f"/v1/questions/{TABLED}/answer", params={"study": STUDY}).json()["tables"]
        asked = {"study": STUDY, "table": tables[0]["parameters"]["table"]}
        answer = ann.get(f"/v1/questions/{TABLED}/answer", params=asked, headers={"Accept": form})
        assert (answer.status_code, answer.json()["code"]) == (409, "E736")


def test_the_studies_that_each_may_ask_about(server: Served, tmp_path: Path) -> None:
    for user in USERS:
        with server.signed(user) as client:
            assert [one["key"] for one in client.get("/v1/studies").json()] == [STUDY]
            assert client.get("/v1/load").json()["studies"] == [STUDY]
