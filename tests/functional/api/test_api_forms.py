"""One answer in every form, by pages, and not sent again to whoever has it."""

import csv
import io
import json
from collections.abc import Iterator
from hashlib import sha256

import httpx
import polars as pl
import pyarrow.ipc
import pytest

from tests.lib.browser import DESKTOP, PHONE, chromium
from tests.lib.served import OURS, Served

FAMILY = "small:F01"
ASKED = "/v1/questions/chronology/answer"
ARROW = "application/vnd.apache.arrow.stream"


@pytest.fixture(scope="module")
def eth(server: Served) -> Iterator[httpx.Client]:
    with server.signed("eth") as client:
        yield client


def get(client: httpx.Client, form: str, path: str = ASKED, **params: str) -> httpx.Response:
    found = client.get(path, params={"family": FAMILY, **params}, headers={"Accept": form})
    assert found.status_code == 200, found.text
    return found


def test_json_has_all_that_is_needed_to_read_it(eth: httpx.Client, server: Served) -> None:
    found = get(eth, "application/json")
    live = server.parts.store.live()
    assert live is not None
    assert found.headers["kithgraph-data-version"] == live.hash
    body = found.json()
    (table,) = body["tables"]
    assert (body["data_version"], body["level"]) == (live.hash, "research")
    assert (table["question"], table["parameters"], table["level"]) == ("chronology", {"family": FAMILY}, "research")
    assert table["definition"].endswith(".")
    assert table["banner"].startswith("Research level")
    assert table["denominators"] == {"asked": 1, "with_rows": 1, "without_rows": 0, "unknown": 0}
    assert [list(row) for row in table["rows"]] == [list(table["columns"])] * table["page"]["total"]


def test_every_form_has_the_same_rows(eth: httpx.Client) -> None:
    rows = get(eth, "application/json").json()["tables"][0]["rows"]
    with pyarrow.ipc.open_stream(io.BytesIO(get(eth, ARROW).content)) as stream:
        frame = pl.from_arrow(stream.read_all())
    assert isinstance(frame, pl.DataFrame)
    assert frame.to_dicts() == rows
    listed = list(csv.DictReader(io.StringIO(get(eth, "text/csv").text)))
    assert [one["interaction"] for one in listed] == [row["interaction"] for row in rows]
    page = get(eth, "text/html").text
    assert all(row["interaction"] in page for row in rows)


def test_a_file_carries_its_id_and_level_and_stands_in_the_register(eth: httpx.Client, server: Served) -> None:
    first, second = get(eth, "text/csv"), get(eth, "text/csv")
    ids = {one.headers["kithgraph-export"] for one in (first, second)}
    assert len(ids) == 2, "each copy has an id of its own"
    export = first.headers["kithgraph-export"]
    assert {(one["export"], one["export_level"]) for one in csv.DictReader(io.StringIO(first.text))} == {
        (export, "research")
    }
    arrow = get(eth, ARROW)
    with pyarrow.ipc.open_stream(io.BytesIO(arrow.content)) as stream:
        metadata = {key.decode(): value.decode() for key, value in (stream.schema.metadata or {}).items()}
    assert (metadata["export"], metadata["level"]) == (arrow.headers["kithgraph-export"], "research")
    for found in (first, arrow):
        entry = server.parts.register.find(found.headers["kithgraph-export"])
        assert (entry.by, entry.what.kind, entry.state) == ("eth", "GET /v1/questions/{name}/answer", "written")
        assert [one.sha256 for one in entry.files] == [sha256(found.content).hexdigest()]


@pytest.mark.parametrize("form", ["application/json", "text/csv", ARROW, "text/html"])
def test_what_is_known_is_not_sent_again(eth: httpx.Client, server: Served, form: str) -> None:
    found = get(eth, form)
    tag = found.headers["etag"]
    before = len(server.lines())
    headers = {"Accept": form, "If-None-Match": f'"other", {tag}'}
    again = eth.get(ASKED, params={"family": FAMILY}, headers=headers)
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == tag
    assert "kithgraph-export" not in again.headers
    assert len(server.lines()) == before + 1, "and is read all the same"


def test_tags_differ_by_all_that_the_answer_depends_on(eth: httpx.Client, server: Served) -> None:
    tags = [get(eth, form).headers["etag"] for form in ("application/json", "text/csv", "text/html")]
    tags += [get(eth, "application/json", **more).headers["etag"] for more in ({"limit": "1"}, {"offset": "1"})]
    tags.append(get(eth, "application/json", **{"from": "2021-01-01"}).headers["etag"])
    tags.append(get(eth, "application/json", path="/v1/questions/family_network/answer").headers["etag"])
    assert len(set(tags)) == len(tags)
    with server.signed("both") as both:
        assert get(both, "application/json").headers["etag"] == tags[0], "whoever sees as much sees the same"


def test_pages_follow_each_other_to_the_end(eth: httpx.Client) -> None:
    whole = get(eth, "application/json").json()["tables"][0]
    rows: list[object] = []
    response = get(eth, "application/json", limit="1")
    while True:
        (table,) = response.json()["tables"]
        assert table["page"] == {"offset": len(rows), "limit": 1, "total": len(whole["rows"])}
        rows += table["rows"]
        following = response.links.get("next")
        if not following:
            break
        response = eth.get(following["url"])
    assert rows == whole["rows"]
    assert response.links["prev"]["url"].endswith(f"offset={len(rows) - 2}&limit=1")
    beyond = get(eth, "application/json", offset="9000").json()["tables"][0]
    assert (beyond["rows"], beyond["page"]["total"]) == ([], len(rows))


@pytest.mark.parametrize(
    "params", [{"limit": "0"}, {"limit": "-1"}, {"offset": "-1"}, {"limit": "many"}, {"limit": ""}]
)
def test_pages_that_there_are_not(eth: httpx.Client, params: dict[str, str]) -> None:
    found = eth.get(ASKED, params={"family": FAMILY, **params})
    assert (found.status_code, found.json()["code"]) == (422, "E751")
    assert "limit" in found.text or "offset" in found.text


def test_a_form_that_there_is_not(eth: httpx.Client) -> None:
    for path in (ASKED, "/v1/studies", "/v1/questions", f"/v1/families/{FAMILY}/map"):
        found = eth.get(path, headers={"Accept": "image/png"})
        assert (found.status_code, found.json()["code"]) == (406, "E750"), path


def test_a_map_in_every_form(eth: httpx.Client, server: Served) -> None:
    path = f"/v1/families/{FAMILY}/map"
    forms = ("text/html", "image/svg+xml", "application/json")
    page, drawn, data = (eth.get(path, headers={"Accept": form}) for form in forms)
    export = page.headers["kithgraph-export"]
    assert f'<meta name="kithgraph-export" content="{export}">' in page.text
    assert drawn.headers["kithgraph-export"] in drawn.text
    assert drawn.text.startswith("<svg ")
    body = data.json()
    assert (body["family"], body["level"], body["export"]) == (FAMILY, "research", data.headers["kithgraph-export"])
    for found in (page, drawn, data):
        entry = server.parts.register.find(found.headers["kithgraph-export"])
        assert [one.sha256 for one in entry.files] == [sha256(found.content).hexdigest()]
    policy = page.headers["content-security-policy"]
    assert "frame-ancestors 'none'" in policy
    assert "sandbox allow-scripts" in policy


def test_a_map_works_in_the_browser_under_its_policy(server: Served) -> None:
    secret = server.parts.sessions.begin("eth")
    with chromium() as browser:
        context = browser.new_context(viewport={"width": DESKTOP[0], "height": DESKTOP[1]})
        context.add_cookies([{"name": "kithgraph", "value": secret, "url": server.url, "sameSite": "Strict"}])
        page, said = context.new_page(), []
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.goto(f"{server.url}/v1/families/{FAMILY}/map")
        page.wait_for_selector("html[data-ready]", state="attached")
        assert said == []
        reached = "fetch('/v1/session').then(() => 'reached', () => 'kept in')"
        assert page.evaluate(reached) == "kept in"


@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_a_person_signs_in_asks_and_signs_out_with_a_browser(server: Served, size: tuple[int, int]) -> None:
    with chromium() as browser:
        context = browser.new_context(viewport={"width": size[0], "height": size[1]}, java_script_enabled=False)
        page, said = context.new_page(), []
        page.on("console", lambda message: said.append(message.text))
        page.goto(server.url)
        page.get_by_label("Name").fill("eth")
        page.get_by_label("Password").fill("not the password")
        page.get_by_role("button", name="Sign in").click()
        assert "The name or the password is wrong." in page.get_by_role("alert").inner_text()
        said.clear()
        page.get_by_label("Name").fill("eth")
        page.get_by_label("Password").fill("four words for tests")
        page.get_by_role("button", name="Sign in").click()
        page.get_by_role("link", name="What happened in a family's dealings").click()
        page.get_by_label("family", exact=True).fill(FAMILY)
        page.get_by_role("button", name="Ask").click()
        assert page.locator("tbody tr").count() > 0
        assert page.locator("caption").count() == 1
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "only tables scroll sideways"
        page.get_by_role("button", name="Sign out").click()
        assert page.url.endswith("/sign-in")
        assert said == []


def test_evidence_leads_back_to_the_row_it_came_from(eth: httpx.Client) -> None:
    found = eth.get(f"/v1/evidence/{FAMILY}")
    assert found.status_code == 200
    body = found.json()
    assert body["things"][0]["id"] == FAMILY
    assert body["total"] == len(body["rows"]) > 0
    assert all(row["origins"] and row["shown"] is None for row in body["rows"])
    one = eth.get(f"/v1/evidence/{FAMILY}", params={"limit": "1", "offset": "1"}).json()
    assert one["rows"] == body["rows"][1:2]
    tie = {"tie": "MEMBER_OF", "other": FAMILY}
    member = eth.get("/v1/families/small:F01").json()["tables"][0]["rows"][0]
    assert member["family"] == FAMILY
    assert eth.get("/v1/evidence/small:F01M", params={"tie": "MEMBER_OF"}).json()["code"] == "E751"
    assert eth.get("/v1/evidence/small:F01M", params=tie).json()["ties"][0]["tie"] == "MEMBER_OF"


def test_search_finds_what_coders_wrote(eth: httpx.Client) -> None:
    word = eth.get("/v1/questions/written/answer").json()["tables"][0]["rows"][0]["written"].split()[0]
    found = eth.get("/v1/search", params={"text": word}).json()
    assert found["found"] >= 1
    assert found["rows"][0]["hits"]
    assert eth.get("/v1/search", params={"text": "?!"}).json()["code"] == "E615"
    assert eth.get("/v1/search", params={"text": word, "study": "smal"}).json()["code"] == "E516"


def test_lines_of_the_log_name_families_and_no_value(eth: httpx.Client, server: Served) -> None:
    eth.get(f"/v1/families/{FAMILY}/map", headers=OURS)
    eth.get("/v1/search", params={"text": "canary-in-a-search"})
    line, search = server.lines()[-2:]
    told = {name: line[name] for name in ("action", "families", "level", "who", "parameters")}
    assert told == {
        "action": "GET /v1/families/{family}/map",
        "families": [FAMILY],
        "level": "research",
        "who": "eth",
        "parameters": [f"family={FAMILY}"],
    }
    assert search["parameters"] == ["text"]
    assert "canary-in-a-search" not in json.dumps(server.lines())
