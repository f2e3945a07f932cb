"""The explorer's page as text: what is in it, what is not, what its policy allows, and how large it is."""

import json
import re
from base64 import b64decode
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import polars as pl
import pytest

from benchmarks.networks import invented_network
from schema.model import load_model
from tests.lib.networks import hostile, network, usual, web
from viz.explorer.from_answers import BARE, network_of
from viz.explorer.page import explorer, page
from viz.explorer.record import Network
from viz.offline import vis_network

DATA = re.compile(r'<script type="application/json" id="data">(.*?)</script>', re.DOTALL)


@pytest.mark.parametrize("one", [usual(), hostile(), network([])], ids=["usual", "hostile", "empty"])
def test_the_same_network_has_the_same_page(one: Network) -> None:
    assert page(one) == page(one)


@pytest.mark.parametrize("make", [usual, hostile])
def test_policy_allows_only_what_the_page_carries(make: Callable[[], Network]) -> None:
    text = page(make())
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', text)
    assert policy is not None
    rules = dict(rule.split(" ", 1) for rule in policy.group(1).replace("&#39;", "'").split("; "))
    assert rules.pop("default-src") == "'none'"
    for tag, rule in (("script", "script-src"), ("style", "style-src")):
        allowed = [b64decode(h[len("'sha256-") : -1]) for h in rules[rule].split()]
        assert allowed == [sha256(x.encode()).digest() for x in re.findall(f"<{tag}>(.*?)</{tag}>", text, re.DOTALL)]


@pytest.mark.parametrize("size", [16, 200, 2000])
def test_page_is_hardly_larger_than_library_and_data(size: int) -> None:
    text = page(usual() if size == 16 else invented_network(size)).encode()
    data = DATA.search(text.decode())
    assert data is not None
    # The library is its script and its style, though the page does without the style.
    library, carried = sum(len(part.encode()) for part in vis_network()), len(data[1].encode())
    assert len(text) <= 1.1 * (library + carried)


def test_no_id_of_the_study_is_in_the_page() -> None:
    base = usual()
    names = {one: f"demo:{one}" for one in base.things["id"]}
    things = base.things.with_columns(pl.col("id", "inside").replace(names))
    ties = base.ties.with_columns(pl.col("from_id", "to_id").replace(names))
    assert "demo:" not in page(replace(base, things=things, ties=ties))
    assert "8c1f0a2b3c4d5" not in page(base)


def test_every_field_in_the_data_is_named_under_what_is_in_this_file() -> None:
    text = page(usual())
    data = DATA.search(text)
    assert data is not None
    carried = json.loads(data[1])
    assert set(carried) == {"about", "things", "ties", "open", "kinds", "holders", "value"}
    said = set(re.findall(r"<tr><td>(?:thing|tie)</td><td>(\w+)</td>", text))
    assert set(carried["ties"]) - {"from", "to", "kinds", "sayss"} <= said
    assert {"label", "facts", "value"} <= said


def test_notebooks_get_a_closed_frame() -> None:
    shown = explorer(hostile(), height=400)._repr_html_()
    assert re.fullmatch(r'<iframe srcdoc="[^"<>]*" sandbox="allow-scripts" [^<>]*></iframe>', shown)
    assert 'height="400"' in shown


def test_explorer_saves_its_page(tmp_path: Path) -> None:
    explorer(usual()).save(tmp_path / "x.html")
    assert (tmp_path / "x.html").read_text(encoding="utf-8") == page(usual())


def test_webs_of_families_are_joined_where_they_share_a_service() -> None:
    service = {"to_id": "s:sv", "to_is": "Service", "to_name": "Clinic", "to_role": "drug_treatment", "sector": "nhs",
               "agency": "s:ag", "agency_name": "Health board"}  # fmt: skip
    rows: list[dict[str, object]] = []
    for family in ("s:F1", "s:F2"):
        member = {"family": family, "to_id": family, "to_is": "Family", "to_name": ""}
        rows += [
            {**member, "tie": "member_of", "from_id": f"{family}A", "from_is": "Parent", "from_role": "mother"},
            {**member, "tie": "worked_with", "from_id": "s:w", "from_is": "Professional", "contacts": 2, "care": 1},
            {
                **service,
                "family": family,
                "tie": "involved_with",
                "from_id": family,
                "from_is": "Family",
                "contacts": 3,
            },
            {**service, "family": family, "tie": "works_for", "from_id": "s:w", "from_is": "Professional"},
        ]
    rows.append({**service, "family": "s:F2", "tie": "involvement", "from_id": "s:F2", "from_is": "Family",
                 "to_id": "s:other", "to_name": ""})  # fmt: skip
    one = network_of(web(*rows), load_model(), {"s": "A study"})
    inside = dict(one.things.select("id", "inside").iter_rows())
    assert inside["s:w"] == "s:sv"
    assert inside["s:sv"] == "agency s:ag"
    assert inside["agency s:ag"] == "sector nhs"
    assert inside["s:F1A"] == "s:F1"
    assert dict(one.things.select("id", "label").iter_rows())["s:F1A"] == "mother 1"
    assert one.ties.select("from_id", "to_id", "contacts").rows() == [
        ("s:F1", "s:sv", 3), ("s:F2", "s:other", 0), ("s:F2", "s:sv", 3), ("s:w", "s:F1", 2), ("s:w", "s:F2", 2),
    ]  # fmt: skip
    assert one.ties["says"].to_list()[1] == BARE
    assert one.title == "All families"
