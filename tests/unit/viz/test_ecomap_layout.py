"""Where everything stands: within the plan, apart, the same on every run."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import combinations, pairwise
from pathlib import Path

import pytest

from tests.unit.viz import hostile, invented
from viz.ecomap.fold import seen_in, views_of
from viz.ecomap.layout import SHAPES, Shape, plan
from viz.ecomap.obstacles import text_box
from viz.ecomap.page import page
from viz.ecomap.parts import Plan
from viz.ecomap.record import Ecomap
from viz.text import metrics

ROOT = Path(__file__).parents[3]
FAMILIES = {
    "usual": invented.usual(), "small": invented.small(), "no ties": invented.no_ties(),
    "one service": invented.one_service(), "busy worker": invented.busy_worker(), "200 nodes": invented.crowded(),
    "hostile": hostile.hostile(),
}  # fmt: skip
Box = tuple[float, float, float, float]


def laid(name: str, shape: Shape) -> Plan:
    one = FAMILIES[name]
    return plan(seen_in(one, views_of(one)[0]), shape)


def apart(a: Box, b: Box) -> bool:
    return a[2] <= b[0] + 0.01 or b[2] <= a[0] + 0.01 or a[3] <= b[1] + 0.01 or b[3] <= a[1] + 0.01


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("name", FAMILIES)
def test_everything_lies_within_the_plan_and_no_text_on_another(name: str, shape: Shape) -> None:
    made = laid(name, shape)
    texts = [text_box(row) for row in made.rows]
    cards = [(g.x, g.y, g.x + g.width, g.y + g.height) for g in made.grounds if g.kind == "card"]
    people = [
        (s.x - s.radius, s.y - s.radius, s.x + s.radius, s.y + s.radius) for s in made.symbols if s.shape != "dot"
    ]
    for box in (*texts, *cards, *people):
        assert box[0] >= 0
        assert box[1] >= 0
        assert box[2] <= made.width
        assert box[3] <= made.height
    for row in made.rows:
        assert metrics(row.strong).width(row.text, row.size) <= row.room + 0.01
    for boxes in (texts, cards, people):
        assert all(apart(a, b) for a, b in combinations(boxes, 2))
    assert all(apart(a, b) for a in texts for b in people)


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("name", ["usual", "200 nodes"])
def test_every_line_leaves_its_person_and_enters_its_card_at_a_place_of_its_own(name: str, shape: Shape) -> None:
    made = laid(name, shape)
    ends = sorted(curve.end for curve in made.curves)
    assert len(set(ends)) == len(ends)
    for (x1, y1), (x2, y2) in pairwise(ends):
        assert x1 != x2 or y2 - y1 > 2
    one = FAMILIES[name]
    ties = {t.owner: t for t in one.ties}
    symbols = {s.owner: s for s in made.symbols}
    cards = {g.owner: g for g in made.grounds if g.kind == "card"}
    for curve in made.curves:
        person, service = ties[curve.owner].ends
        card = cards[service]
        assert card.y <= curve.end[1] <= card.y + card.height
        assert curve.end[0] in (card.x, card.x + card.width)
        if person in symbols:
            symbol = symbols[person]
            away = ((curve.start[0] - symbol.x) ** 2 + (curve.start[1] - symbol.y) ** 2) ** 0.5
            assert away == pytest.approx(symbol.radius + 1.5)


def test_few_lines_run_through_a_text() -> None:
    made = laid("usual", "wide")
    boxes = [text_box(row) for row in made.rows]
    lines = [line.corners for line in made.kin]
    through = 0
    for corners in lines:
        for (x1, y1), (x2, y2) in pairwise(corners):
            piece = (min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2))
            through += any(not apart(piece, box) for box in boxes)
    assert through == 0


def test_whom_the_lines_of_parents_join_has_no_line_besides() -> None:
    one = invented.usual()
    grandmother = next(t.owner for t in one.ties if t.ends == ("n4", "n3"))
    assert grandmother not in {line.owner for line in plan(one, "wide").kin}
    assert len(plan(one, "wide").kin) == sum(t.kind == "kin" for t in one.ties) - 1


def test_who_lives_elsewhere_is_joined_by_a_dotted_line() -> None:
    one = invented.usual()
    lines = {line.owner: line for line in plan(one, "wide").kin}
    by_ends = {t.ends: lines.get(t.owner) for t in one.ties if t.kind == "kin"}
    apart_lines = {ends for ends, line in by_ends.items() if line and line.apart}
    assert apart_lines == {("n0", "n3"), ("n4", "n0")}


def test_same_places_whatever_the_order_of_services() -> None:
    one = invented.usual()
    turned = replace(one, nodes=(*one.nodes[:5], *reversed(one.nodes[5:])))
    assert plan(one, "wide").grounds == plan(turned, "wide").grounds


def test_same_places_in_every_window_of_time_since_the_layout_knows_of_no_window() -> None:
    one = invented.usual()
    later = replace(
        one, interactions=tuple(replace(i, told=replace(i.told, from_day=0, to_day=0)) for i in one.interactions)
    )
    assert plan(one, "wide") == plan(later, "wide")


def test_same_bytes_under_every_hash_seed_and_in_every_thread() -> None:
    code = (
        "from hashlib import sha256; from tests.unit.viz import invented; from viz.ecomap.page import page; "
        "from viz.ecomap.layout import plan; crowd = invented.crowded(26, 5, 2); "
        "print(sha256((page(invented.usual()) + repr(crowd) + repr(plan(crowd, 'wide'))).encode()).hexdigest())"
    )
    running = [
        subprocess.Popen(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT), "OMP_NUM_THREADS": threads},
            stdout=subprocess.PIPE, text=True,
        )
        for seed, threads in (("0", "1"), ("4711", "4"))
    ]  # fmt: skip
    digests = {one.communicate()[0] for one in running}
    assert all(one.returncode == 0 for one in running)
    assert len(digests) == 1
    one = invented.usual()
    with ThreadPoolExecutor(4) as pool:
        assert len(set(pool.map(page, [one] * 4))) == 1


def test_a_tie_to_a_service_that_is_not_there_is_an_error() -> None:
    one = invented.small()
    lost: Ecomap = replace(one, nodes=one.nodes[:1])
    with pytest.raises(KeyError):
        plan(lost, "wide")


def test_parents_who_live_together_stand_beside_each_other() -> None:
    symbols = {s.owner: s for s in plan(invented.usual(), "wide").symbols}
    assert symbols["n0"].y == symbols["n1"].y


def test_a_card_names_some_workers_and_counts_the_others() -> None:
    texts = [row.text for row in laid("busy worker", "wide").rows]
    assert "and 33 more workers" in texts
    assert sum(text.startswith("nurse") for text in texts) == 7
