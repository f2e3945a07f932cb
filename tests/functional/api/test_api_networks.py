"""Networks and pictures through the API: the same as one's own, stamped, and in the register."""

import csv
import io
import re

import kithgraph
from tests.lib.served import Served

FAMILY = "small:F01"


def test_they_are_those_of_ones_own_graph(server: Served) -> None:
    token = server.parts.tokens.make("eth", ("answers", "families"), 1)
    with kithgraph.open(server.parts.store.address) as own, kithgraph.connect(server.url, token=token) as remote:
        mine, theirs = own.picture("loads", study="small"), remote.picture("loads", study="small")
        assert (theirs.title, theirs.numbers.rows()) == (mine.title, mine.numbers.rows())
        assert theirs.svg.startswith("<svg")
        near = remote.network(FAMILY, steps=2, brokerage=True)
        assert "2 steps around" in near.html
        assert len(near.html) > len(own.network(FAMILY).html)


def test_each_form_has_its_number_in_the_register(server: Served) -> None:
    with server.signed("eth") as client:
        asked = {
            form: client.get("/v1/pictures/loads", headers={"Accept": form}) for form in ("image/svg+xml", "text/csv")
        }
        page = client.get("/v1/network", params={"start": FAMILY}, headers={"Accept": "text/html"})
        unknown = client.get("/v1/pictures/lods")
        no_week = client.get("/v1/pictures/week", params={"week": "1999-W01"})
    exports = {form: one.headers["kithgraph-export"] for form, one in asked.items()}
    assert exports["image/svg+xml"] in asked["image/svg+xml"].text
    rows = list(csv.DictReader(io.StringIO(asked["text/csv"].text)))
    assert {row["export"] for row in rows} == {exports["text/csv"]}
    assert f'name="kithgraph-export" content="{page.headers["kithgraph-export"]}"' in page.text
    assert re.search(r"sandbox allow-scripts$", page.headers["content-security-policy"])
    known = {one.id: one.files for one in server.parts.register.exports(below_research=False)}
    assert {*exports.values(), page.headers["kithgraph-export"]} <= known.keys()
    assert all(known.values()), "what was refused was not entered"
    assert (unknown.status_code, unknown.json()["code"]) == (404, "E768")
    assert (no_week.status_code, no_week.json()["code"]) == (404, "E769")
