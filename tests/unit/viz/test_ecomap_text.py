"""The text of the page: only what the record holds, nothing from elsewhere, a policy that allows no more."""

import json
import re
from base64 import b64decode
from dataclasses import fields
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from tests.unit.viz import hostile, invented
from viz.ecomap.contents import contents
from viz.ecomap.page import FOLDER, page
from viz.ecomap.picture import picture
from viz.ecomap.record import Ecomap, Interaction, Node, Passage, Remark, Tie, Told, View, Voice
from viz.index_page import IndexEntry, index_page
from viz.modules import joined
from viz.offline import PAGE, embedded
from viz.text import metrics, tidy, wrap

FAMILIES = {
    "usual": invented.usual(), "small": invented.small(), "no ties": invented.no_ties(),
    "200 nodes": invented.crowded(), "hostile": hostile.hostile(),
}  # fmt: skip
PAGES = {name: page(one) for name, one in FAMILIES.items()}
KEYS = {
    "about": {"title", "study", "level", "export", "version", "drawn"},
    "nodes": {"id", "kind", "label", "facts", "type", "fold", "at"},
    "ties": {"id", "ends", "kind", "title", "label", "interactions"},
    "interactions": {"id", "told", "ties", "nodes", "disputed"},
    "told": {"outcome", "care", "control", "from", "to", "words"},
    "voices": {"id", "label", "tells"},
    "types": {"id", "label"},
    "views": {"opened", "nodes", "ties"},
    "remarks": {"id", "on"},
}


def data_of(text: str) -> Any:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', text, re.DOTALL)
    assert found is not None
    return json.loads(found.group(1))


@pytest.mark.parametrize("name", FAMILIES)
def test_only_listed_fields_reach_the_page_and_nobody_is_named_by_an_id_of_the_study(name: str) -> None:
    data = data_of(PAGES[name])
    assert set(data) == {*KEYS, "story"} - {"told"}
    assert set(data["about"]) == KEYS["about"]
    for part in ("nodes", "ties", "interactions", "voices", "types", "views", "remarks"):
        assert all(set(one) == KEYS[part] for one in data[part])
    assert all(set(one["told"]) == KEYS["told"] for one in data["interactions"])
    owners = [one["id"] for part in ("nodes", "ties", "interactions", "voices", "remarks") for one in data[part]]
    assert all(re.fullmatch(r"[ntivgr]\d+|home\d*", owner) for owner in owners)
    assert len(set(owners)) == len(owners)


@pytest.mark.parametrize("name", FAMILIES)
def test_the_page_says_every_field_that_it_holds(name: str) -> None:
    held = contents(FAMILIES[name])
    records: tuple[type, ...] = (Ecomap, Node, View)
    if FAMILIES[name].interactions:
        records += (Interaction, Passage, Tie, Told)
    if FAMILIES[name].voices:
        records += (Voice,)
    if FAMILIES[name].remarks:
        records += (Remark,)
    for record in records:
        for field in fields(record):
            assert any((one.record, one.field) == (record.__name__, field.name) for one in held)
            assert f"<td>{record.__name__}</td><td>{field.name}</td>" in PAGES[name]


def test_what_is_held_is_counted() -> None:
    held = {(one.record, one.field): (one.filled, one.of) for one in contents(FAMILIES["usual"])}
    assert held["Node", "label"] == (len(FAMILIES["usual"].nodes),) * 2
    assert held["Node", "age"] == (2, len(FAMILIES["usual"].nodes))
    assert held["Passage", "memo"][0] == 0


@pytest.mark.parametrize("name", FAMILIES)
def test_page_needs_nothing_else(name: str) -> None:
    without = re.sub(r"<(style|script)\b[^>]*>.*?</\1>", "", PAGES[name], flags=re.DOTALL)
    tags = re.findall(r"<[a-zA-Z][^>]*>", without)
    assert not [tag for tag in tags if re.search(r"\s(src|href|style|on\w+)\s*=", re.sub(r'"[^"]*"', '""', tag))]
    style = "".join(re.findall(r"<style>.*?</style>", PAGES[name], re.DOTALL))
    assert "@import" not in style
    assert set(re.findall(r"url\(([^)]{0,12})", style)) <= {'"data:font/t'}


def test_policy_allows_only_what_the_page_carries() -> None:
    text = PAGES["usual"]
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', text)
    assert policy is not None
    rules = dict(rule.split(" ", 1) for rule in policy.group(1).replace("&#39;", "'").split("; "))
    assert rules.pop("default-src") == "'none'"
    assert set(rules) == {"script-src", "style-src", "font-src", "img-src", "base-uri", "form-action"}
    assert rules["img-src"] == "blob:", "a picture that the page makes itself"
    for tag, rule in (("script", "script-src"), ("style", "style-src")):
        allowed = [b64decode(h[len("'sha256-") : -1]) for h in rules[rule].split()]
        assert allowed == [sha256(x.encode()).digest() for x in re.findall(f"<{tag}>(.*?)</{tag}>", text, re.DOTALL)]


@pytest.mark.parametrize("name", ["usual", "small", "no ties", "200 nodes"])
def test_page_is_hardly_larger_than_what_it_must_carry(name: str) -> None:
    text = PAGES[name]
    library = len(joined(FOLDER, "main")) + sum((FOLDER / one).stat().st_size for one in ("map.css", "page.css"))
    fonts = sum(len(f) for f in re.findall(r"data:font/ttf;base64,[^\"]*", text))
    data = len(json.dumps(data_of(text), ensure_ascii=False, separators=(",", ":")).encode())
    shown = text[text.index('<div class="app">') : text.index('<script type="application/json"')]
    assert len(text.encode()) <= 1.1 * (library + fonts + data + len(shown.encode()))
    assert fonts < 120_000


def test_data_cannot_leave_its_script_element() -> None:
    text = "</script><!-- & \u2028\u2029"
    made = embedded({"a": text})
    assert not set("<>&\u2028\u2029") & set(made)
    assert json.loads(made) == {"a": text}


@pytest.mark.parametrize("name", FAMILIES)
def test_the_picture_is_one_sound_svg_with_its_title_level_and_legend(name: str) -> None:
    one = FAMILIES[name]
    text = picture(one)
    assert text == picture(one)
    tree = etree.fromstring(text.encode())
    assert tree.tag == "{http://www.w3.org/2000/svg}svg"
    assert not tree.xpath("//*[local-name() = 'script'] | //@href | //@data-owner")
    words = " ".join(str(part) for part in tree.itertext())
    assert "Level: research" in words
    assert "missed, refused or cancelled" in words


def test_modules_are_joined_each_once_and_after_what_it_needs(tmp_path: Path) -> None:
    room = tmp_path / "room"
    room.mkdir()
    (room / "main.js").write_text('import { b } from "./b.js";\nimport { a as first } from "./a.js";\nb(first);\n')
    (room / "b.js").write_text('import { a } from "./a.js";\nexport const b = (x) => a + x;\n')
    (room / "a.js").write_text("export const a = 1;\n")
    made = joined(room, "main")
    assert made.count("const a = 1") == 1
    assert made.index("const a = 1") < made.index("const b =") < made.index("b(first)")
    assert "export" not in made
    assert "import" not in made
    (room / "a.js").write_text('import { b } from "./b.js";\nexport const a = b;\n')
    with pytest.raises(ValueError, match="import each other"):
        joined(room, "main")


def test_every_module_of_the_page_is_used() -> None:
    made = joined(FOLDER, "main")
    assert all(f"modules['ecomap/{file.stem}']" in made for file in FOLDER.glob("*.js"))
    assert not list(PAGE.glob("*.js"))


@pytest.mark.parametrize("room", [30.0, 96.0, 170.0])
def test_wrapped_text_fits_its_room(room: float) -> None:
    for text in hostile.SEEDS:
        lines = wrap(text, room, 14.0, True, 2)
        assert len(lines) <= 2
        assert all(metrics(True).width(line, 14.0) <= room for line in lines)


def test_wrapping_breaks_at_spaces_and_cuts_with_an_ellipsis() -> None:
    assert wrap("Children and families team", 100, 14, True, 2) == ("Children and", "families team")
    assert wrap("Children and families team of the north", 100, 14, True, 2)[1].endswith("…")
    assert wrap("", 100, 14) == ()
    assert tidy("a\u202eb\n c\x07") == "ab c"


def test_index_is_small_and_the_same_each_time() -> None:
    entries = [IndexEntry("Family 07", "family-07.html", "An invented study", 5, 9, 36, 5, True)]
    made = index_page(entries)
    assert made == index_page(entries)
    assert len(made) < 120_000
    assert 'href="./family-07.html"' in made
    assert "There is no map here yet." in index_page([])
