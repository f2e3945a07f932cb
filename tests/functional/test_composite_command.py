"""Composites at the command line, from the table to the file; and what a map's file says of itself."""

import json
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from disclosure.composite.released import COLUMNS
from tests.lib.commands import REPOSITORY, kith
from tests.lib.people import account

STUDY = "relations-companion"
LAST = (datetime.now(UTC) + timedelta(days=30)).date().isoformat()
REQUEST = ("release", "request", "composite", f"study={STUDY}", "--level", "workshop", "--recipient", "A room")


def test_a_composite_is_shown_and_leaves_as_an_approved_release(families: Path, tmp_path: Path) -> None:
    shown = kith("map", "--composite", "--study", STUDY, "--level", "workshop", "--from", families)
    assert shown.status == 0, shown.err
    assert "drug treatment" in shown.out
    assert "15 or more families" in shown.out
    asked = kith(*REQUEST, "--expires", LAST, "--from", families)
    assert asked.status == 0, asked.err
    export = re.search(r"x-[a-z2-7]{16}", asked.out)
    assert export
    page = tmp_path / "families.html"
    assert kith("release", "fetch", export[0], "-o", page, "--from", families).err.startswith("E736")
    assert not page.exists()
    with account("colleague"):
        assert kith("release", "approve", export[0]).status == 0
    assert kith("release", "fetch", export[0], "-o", page, "--from", families).status == 0
    found = kith("map", "inspect", page, "--json").json()
    assert (found["level"], found["export"]) == ("workshop", export[0])
    assert "in the register here" in found["registered"]
    assert found["holds"]["interactions"] == "0", "no dealing of any family is in the file"
    people = [
        line.split(",")[3] for line in (REPOSITORY / "studies" / STUDY / "people.csv").read_text().splitlines()[1:]
    ]
    text = page.read_text(encoding="utf-8")
    assert not [one for one in people if len(one) > 5 and one in text], "no pseudonym is in the file"


def test_a_composite_of_too_few_families_shows_nothing(families: Path) -> None:
    shown = kith("map", "--composite", "--study", STUDY, "--level", "public", "--from", families)
    assert "drug treatment" not in shown.out, "no service for drug use is named at the public level"
    assert next(iter(COLUMNS)) in shown.out


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["--study", STUDY, "--level", "research"], "E760"),
        (["--study", "nobody", "--level", "workshop"], "E723"),
        (["--level", "workshop"], "E724"),
        (["--study", STUDY, "--level", "secret"], "E702"),
    ],
)
def test_what_is_no_composite_is_refused_in_a_sentence(families: Path, words: list[str], code: str) -> None:
    ran = kith("map", "--composite", *words, "--from", families)
    assert ran.err.startswith(code)
    assert ran.status != 0


def test_a_familys_file_says_what_it_holds_and_whether_it_was_changed(families: Path, tmp_path: Path) -> None:
    file = tmp_path / "f.html"
    assert kith("map", f"{STUDY}:F10", "-o", file, "--from", families).status == 0
    found = kith("map", "inspect", file)
    assert "level research" in found.out
    assert "in the register here, written" in found.out
    assert re.search(r"interactions: \d+ with ", found.out)
    file.write_text(file.read_text(encoding="utf-8") + "<!-- -->", encoding="utf-8")
    assert "the file was changed" in kith("map", "inspect", file).out


@pytest.mark.parametrize("content", ["", "no map", '<script type="application/json" id="data">{}</script>'])
def test_a_file_that_is_no_map_is_refused(tmp_path: Path, content: str) -> None:
    file = tmp_path / "x.html"
    file.write_text(content)
    assert kith("map", "inspect", file).err.startswith("E761")
    assert kith("map", "inspect", tmp_path / "none.html").err.startswith("E761")


def test_a_story_is_in_the_page_and_a_name_that_is_not_on_the_map_is_refused(families: Path, tmp_path: Path) -> None:
    steps, file = tmp_path / "steps.yaml", tmp_path / "f.html"
    steps.write_text(
        "- caption: All of it\n- caption: Spring\n  from: 2022-03\n  to: 2022-05-31\n  hide: [family lines]\n"
    )
    assert kith("map", f"{STUDY}:F10", "--story", steps, "-o", file, "--from", families).status == 0
    inside = re.search(r'id="data">(.*?)</script>', file.read_text(encoding="utf-8"), re.DOTALL)
    assert inside
    story = json.loads(inside[1])["story"]
    assert [step["caption"] for step in story] == ["All of it", "Spring"]
    assert story[1]["state"]["window"] == [19052, 19143]
    assert story[1]["state"]["hidden"] == ["kin"]
    for text, code in (
        ("- caption: x\n  choose: Nobody at all\n", "E767"),
        ("- caption: x\n  hide: [everything]\n", "E767"),
        ("- caption: x\n  from: soon\n", "E766"),
        ("- caption: x\n  from: 2022-05\n  to: 2022-04\n", "E766"),
        ("- notes: x\n", "E766"),
        ("caption: x\n", "E766"),
        ("[", "E766"),
    ):
        steps.write_text(text)
        assert kith("map", f"{STUDY}:F10", "--story", steps, "-o", file, "--from", families).err.startswith(code), text
