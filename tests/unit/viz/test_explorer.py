"""The explorer's layout and page, without a browser."""

import json
import os
import re
import subprocess
import sys
from base64 import b64decode
from dataclasses import replace
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from tests.unit.viz import invented
from viz.explorer import explorer_page
from viz.family_map import FamilyMap, MapTie
from viz.index_page import IndexEntry, index_page
from viz.layout import Shape, plan
from viz.lines import HomeBox, spread_out
from viz.look import CARE, CONTROL, SECOND_INK, mark_kinds, strokes, tie_width
from viz.offline import PAGE, embedded, vis_network
from viz.sentences import counts_in_words
from viz.text import metrics, tidy, wrap

ROOT = Path(__file__).parents[3]
FAMILIES = {
    "usual": invented.usual(), "small": invented.small(), "sixty": invented.sixty(), "no ties": invented.no_ties(),
    "hostile": invented.hostile(0),
}  # fmt: skip
NODE_KEYS = {
    "id", "label", "shape", "color", "x", "y", "size", "borderWidth", "widthConstraint", "heightConstraint", "font",
    "room", "edge", "align",
}  # fmt: skip
EDGE_KEYS = {"id", "from", "to", "arrows", "color", "width", "dashes", "smooth"}


def page_data(page: str) -> Any:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)
    assert found is not None
    return json.loads(found.group(1))


@pytest.mark.parametrize("name", FAMILIES)
def test_same_bytes_on_every_build(name: str) -> None:
    assert explorer_page(FAMILIES[name]) == explorer_page(FAMILIES[name])


def test_same_bytes_under_every_hash_seed() -> None:
    code = (
        "from hashlib import sha256; from tests.unit.viz import invented; from viz.explorer import explorer_page; "
        "print(sha256((explorer_page(invented.usual()) + explorer_page(invented.sixty())).encode()).hexdigest())"
    )
    digests = set()
    for seed in ("0", "1", "4711"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
        made = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
        digests.add(made.stdout)
    assert len(digests) == 1


@pytest.mark.parametrize("shape", ["wide", "tall"])
@pytest.mark.parametrize("name", FAMILIES)
def test_everything_lies_within_the_plan_and_nothing_overlaps(name: str, shape: Shape) -> None:
    made = plan(FAMILIES[name], shape)
    boxes = [(s.owner, s.x - s.width / 2, s.y - s.height / 2, s.width, s.height) for s in made.symbols]
    for row in made.rows:
        width = metrics(row.strong).width(row.text, row.size)
        assert width <= row.room
        boxes.append((row.owner, row.x - (0 if row.align == "left" else width), row.y - row.size / 2, width, row.size))
    for number, (owner, x, y, width, height) in enumerate(boxes):
        assert x >= 0
        assert y >= 0
        assert x + width <= made.width
        assert y + height <= made.height
        for other, x2, y2, width2, height2 in boxes[:number]:
            apart = x + width <= x2 or x2 + width2 <= x or y + height <= y2 or y2 + height2 <= y
            assert apart or owner == other


@pytest.mark.parametrize("name", FAMILIES)
def test_only_listed_fields_reach_the_page(name: str) -> None:
    data = page_data(explorer_page(FAMILIES[name]))
    assert set(data) == {"entries", "plans"}
    for owner, entry in data["entries"].items():
        assert re.fullmatch(r"[nt]\d+", owner)
        own = {"ties"} if owner.startswith("n") else {"ends"}
        assert set(entry) == {"title", "facts", "interactions"} | own
    for made in data["plans"].values():
        assert set(made) == {"nodes", "edges", "grounds", "marks", "size"}
        assert {key for node in made["nodes"] for key in node} <= NODE_KEYS
        assert {key for edge in made["edges"] for key in edge} <= EDGE_KEYS


def test_no_id_of_the_graph_reaches_the_page() -> None:
    usual = invented.usual()
    page = explorer_page(usual)
    assert "demo:" not in page
    assert usual.data_version[:12] in page
    assert usual.data_version[:13] not in page


@pytest.mark.parametrize("name", FAMILIES)
def test_page_needs_nothing_else(name: str) -> None:
    page = explorer_page(FAMILIES[name])
    own = page.replace(vis_network()[0], "")
    assert not re.search(r"<[^>]*\s(src|href|style|on\w+)\s*=", re.sub(r"<style>.*?</style>", "", own, flags=re.DOTALL)
                         .split('<div class="app">')[0])  # fmt: skip
    assert "@import" not in own
    assert set(re.findall(r"url\(([^)]{0,12})", own)) <= {'"data:font/t'}
    assert "sourceMappingURL" not in page


def test_policy_allows_only_what_the_page_carries() -> None:
    page = explorer_page(FAMILIES["usual"])
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    assert policy is not None
    rules = dict(rule.split(" ", 1) for rule in policy.group(1).replace("&#39;", "'").split("; "))
    assert rules.pop("default-src") == "'none'"
    assert set(rules) == {"script-src", "style-src", "font-src", "base-uri", "form-action"}
    for tag, rule in (("script", "script-src"), ("style", "style-src")):
        allowed = [b64decode(h[len("'sha256-") : -1]) for h in rules[rule].split()]
        assert allowed == [sha256(x.encode()).digest() for x in re.findall(f"<{tag}>(.*?)</{tag}>", page, re.DOTALL)]


@pytest.mark.parametrize("name", FAMILIES)
def test_page_is_hardly_larger_than_what_it_must_carry(name: str) -> None:
    page = explorer_page(FAMILIES[name])
    fonts = sum(len(f) for f in re.findall(r"data:font/ttf;base64,[^\"]*", page))
    data = len(json.dumps(page_data(page), ensure_ascii=False).encode())
    words = page[page.index('<div class="app">') : page.index('<script type="application/json"')]
    source = sum(f.stat().st_size for f in PAGE.iterdir())
    must = sum(len(x.encode()) for x in vis_network()) + fonts + data + len(words.encode()) + source
    assert len(page.encode()) <= 1.1 * must
    assert fonts < 120_000


def test_data_cannot_leave_its_script_element() -> None:
    text = "</script><!-- & \u2028\u2029"
    made = embedded({"a": text})
    assert not set("<>&\u2028\u2029") & set(made)
    assert json.loads(made) == {"a": text}


def test_widths_follow_contacts() -> None:
    steps = [tie_width(n) for n in (0, 1, 2, 3, 9, 10, 29, 30, 500)]
    assert steps == [1.6, 2.2, 2.2, 3.4, 3.4, 5, 5, 7, 7]


def tie(**counts: int) -> MapTie:
    return MapTie("t", "f", "s", "involved", "involved with", **counts)  # type: ignore[arg-type]


def test_care_and_control_are_two_strands_of_one_tie() -> None:
    both = strokes(tie(contacts=4, care=2, control=1))
    assert [(s.colour, s.width) for s in both] == [(CARE, 3.4), (CONTROL, 3.4)]
    assert [s.colour for s in strokes(tie(contacts=4))] == [SECOND_INK]


def test_lines_are_told_apart_without_colour() -> None:
    counted = [{"contacts": 1}, {"habits": 1}]
    stances = [{"care": 1}, {"control": 1}, {}]
    patterns = {strokes(tie(**one, **stance))[0].dashes for one in counted for stance in stances}
    assert len(patterns | {strokes(tie(missed=1))[0].dashes}) == 7


def test_absence_has_its_marks() -> None:
    assert mark_kinds(tie(missed=2, not_offered=1, disputed=1)) == ("missed", "not_offered", "disputed")
    assert mark_kinds(tie(contacts=3)) == ()


def test_lines_from_the_home_never_cross() -> None:
    made = plan(FAMILIES["sixty"], "wide")
    middle = made.width / 2
    for side in (-1, 1):
        fan = sorted((s.y0, s.y1) for s in made.strands if s.bend and (s.x1 - middle) * side > 0)
        assert len(fan) > 20
        assert all(a[1] < b[1] for a, b in pairwise(fan))


def test_one_order_of_sectors_whatever_the_order_of_rows() -> None:
    one = FAMILIES["usual"]
    turned = FamilyMap(
        one.family, one.title, one.study_title, one.synthetic, one.level, one.data_version, one.definition,
        (*one.nodes[:6], *reversed(one.nodes[6:])), one.ties, one.interactions,
    )  # fmt: skip

    def headings(made: FamilyMap) -> list[tuple[float, float, str]]:
        return [(r.x, r.y, r.text) for r in plan(made, "wide").rows if not r.owner]

    assert headings(one) == headings(turned)


def test_relatives_who_are_no_members_are_said_to_be_none() -> None:
    one = FAMILIES["usual"]
    ties = tuple(t for t in one.ties if t.id != "m-c2")
    made = plan(replace(one, ties=ties), "wide")
    heading = next(r for r in made.rows if r.text.startswith("Related, not"))
    below = {r.text for r in made.rows if r.y > heading.y and r.owner in {"n1", "n2", "n3", "n4", "n5"}}
    assert below == {"Moss", "6, lives with Hazel"}


def test_spread_out_keeps_order_room_and_edges() -> None:
    home = HomeBox(0, 100, 0, 100)
    assert spread_out([50, 50, 50], [10, 10, 10], home) == [40, 50, 60]
    assert spread_out([-40, 200], [10, 10], home) == [5, 95]
    assert spread_out([0, 0], [100, 100], home) == [25, 75]


@pytest.mark.parametrize("room", [30.0, 96.0, 170.0])
@pytest.mark.parametrize("text", invented.HOSTILE)
def test_wrapped_text_fits_its_room(text: str, room: float) -> None:
    lines = wrap(text, room, 14.0, True, 2)
    assert len(lines) <= 2
    assert all(metrics(True).width(line, 14.0) <= room for line in lines)


def test_wrapping_breaks_at_spaces_and_cuts_with_an_ellipsis() -> None:
    assert wrap("Children and families team", 100, 14, True, 2) == ("Children and", "families team")
    assert wrap("Children and families team of the north", 100, 14, True, 2)[1].endswith("…")
    assert wrap("", 100, 14) == ()
    assert tidy("a\u202eb\n c\x07") == "ab c"


def test_counts_leave_out_zeros_and_know_the_singular() -> None:
    assert counts_in_words(tie()) == ""
    assert counts_in_words(tie(contacts=1, habits=2, care=1)) == "1 contact, 2 habits told in general; care in 1."
    assert counts_in_words(tie(disputed=1)) == "accounts disagree on 1."


def test_a_tie_to_an_unknown_node_is_an_error() -> None:
    one = FAMILIES["small"]
    lost = FamilyMap(
        one.family, one.title, one.study_title, one.synthetic, one.level, one.data_version, one.definition,
        one.nodes[:1], one.ties, one.interactions,
    )  # fmt: skip
    with pytest.raises(KeyError):
        explorer_page(lost)


def test_index_is_small_and_the_same_each_time() -> None:
    entries = [IndexEntry("Family 07", "family-07.html", "An invented study", 5, 9, 36, 5, True)]
    page = index_page(entries)
    assert page == index_page(entries)
    assert len(page) < 120_000
    assert 'href="./family-07.html"' in page
    assert "There is no map here yet." in index_page([])
