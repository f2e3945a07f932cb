"""A release by HTTP: asked for by one, approved by two others, fetched as a file, called back."""

from collections.abc import Iterator
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.lib.served import PASSWORD, Served, served

STUDY = "relations-companion"


@pytest.fixture(scope="module")
def server(companion: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server of the companion, with a second steward."""
    with served(companion, tmp_path_factory.mktemp("releases") / "private") as one:
        one.accounts.users.add("stef", ("steward",), PASSWORD)
        yield one


@pytest.fixture
def people(server: Served) -> Iterator[dict[str, httpx.Client]]:
    clients = {name: server.signed(name) for name in ("ann", "fay", "eth", "ste", "stef")}
    yield clients
    for one in clients.values():
        one.close()


def wanted(**changes: Any) -> dict[str, Any]:
    last = (date.today() + timedelta(days=30)).isoformat()
    parameters = {"study": STUDY, "table": "agencies"}
    return {
        "question": "multiagency_load",
        "parameters": parameters,
        "level": "public",
        "recipient": "the steering group",
        "expires": last,
        **changes,
    }


def code(response: httpx.Response) -> str:
    found: str = response.json()["code"]
    return found


def test_from_the_request_to_the_file_and_back(people: dict[str, httpx.Client], server: Served) -> None:
    made = people["ann"].post("/v1/releases", json=wanted())
    assert made.status_code == 201, made.text
    export = made.json()["id"]
    assert (made.json()["state"], made.json()["needed"], made.json()["by"]) == ("requested", 2, "ann")
    at = f"/v1/releases/{export}"
    assert code(people["ann"].get(f"{at}/file")) == "E736"
    assert code(people["ann"].post(f"{at}/approve")) == "E741"
    assert people["ste"].post(f"{at}/approve").json()["state"] == "requested"
    assert code(people["ste"].post(f"{at}/approve")) == "E737"
    assert people["stef"].post(f"{at}/approve").json()["state"] == "approved"
    file = people["ann"].get(f"{at}/file", headers={"Accept": "text/csv"})
    assert file.status_code == 200
    assert file.headers["kithgraph-export"] == export
    assert file.headers["kithgraph-level"] == "public"
    assert all(line.endswith(f"{export},public") for line in file.text.splitlines()[1:])
    assert [one.sha256 for one in server.parts.register.find(export).files] == [sha256(file.content).hexdigest()]
    assert people["ann"].get(f"{at}/file", headers={"Accept": "application/json"}).json()["export"] == export
    assert people["ste"].post(f"{at}/recall").json()["state"] == "recalled"
    assert code(people["ann"].get(f"{at}/file")) == "E736"


def test_who_asked_does_not_approve(people: dict[str, httpx.Client]) -> None:
    export = people["ste"].post("/v1/releases", json=wanted()).json()["id"]
    assert code(people["ste"].post(f"/v1/releases/{export}/approve")) == "E737"


def test_others_do_not_see_it(people: dict[str, httpx.Client]) -> None:
    export = people["ann"].post("/v1/releases", json=wanted(level="workshop")).json()["id"]
    assert export in people["ann"].get("/v1/releases").text
    assert export in people["ste"].get("/v1/releases").text
    assert export not in people["fay"].get("/v1/releases").text
    for path in (f"/v1/releases/{export}", f"/v1/releases/{export}/file"):
        assert (people["fay"].get(path).status_code, code(people["fay"].get(path))) == (404, "E735")


def test_a_level_above_ones_own_becomes_ones_own(people: dict[str, httpx.Client]) -> None:
    made = people["ste"].post("/v1/releases", json=wanted(level="workshop")).json()
    assert (made["level"], made["needed"]) == ("public", 2)


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"parameters": {"study": STUDY}}, "E751"),
        ({"parameters": {}}, "E724"),
        ({"parameters": {"study": "no-such"}}, "E723"),
        ({"question": "family_network"}, "E726"),
        ({"question": "nothing"}, "E601"),
        ({"level": "research"}, "E751"),
        ({"recipient": " "}, "E738"),
        ({"recipient": ""}, "E751"),
        ({"expires": "2001-01-01"}, "E738"),
        ({"expires": "9999-12-31"}, "E738"),
        ({"expires": "soon"}, "E751"),
        ({"more": 1}, "E751"),
        ({"parameters": {"study": 1}}, "E751"),
    ],
)
def test_requests_that_say_too_little(people: dict[str, httpx.Client], changes: dict[str, Any], problem: str) -> None:
    found = people["ann"].post("/v1/releases", json=wanted(**changes))
    assert code(found) == problem, found.text
    assert len(people["fay"].get("/v1/releases").json()) == 0
