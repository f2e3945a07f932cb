"""Comparisons at the command line: two families, two windows, and two countries as a release."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.lib.commands import REPOSITORY, kith
from tests.lib.people import account

STUDY = "relations-companion"
ONE, OTHER = f"{STUDY}:F05", f"{STUDY}:F16"
LAST = (datetime.now(UTC) + timedelta(days=30)).date().isoformat()
COMPOSITE = ("composite", f"study={STUDY}", "by=jurisdiction", "--level", "workshop")


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ([ONE, OTHER], "The Elder family and the Rowan family"),
        ([ONE, "--windows", "2021-04..2021-09", "2022-01.."], "The Elder family"),
    ],
)
def test_a_comparison_is_stamped_registered_and_audited(
    families: Path, tmp_path: Path, words: list[str], title: str
) -> None:
    file = tmp_path / "two.html"
    ran = kith("compare", *words, "-o", file, "--from", families)
    assert ran.status == 0, ran.err
    found = kith("map", "inspect", file, "--json").json()
    assert (found["title"], found["level"]) == (title, "research")
    assert "in the register here" in found["registered"]
    assert "lines" in found["holds"]
    assert found["export"] in kith("audit", "show").out


def test_two_countries_leave_as_an_approved_release_and_the_whole_does_not_beside_them(
    families: Path, tmp_path: Path
) -> None:
    shown = kith("compare", "--composite", "--study", STUDY, "--level", "workshop", "--from", families)
    assert shown.status == 0, shown.err
    assert "Scotland" in shown.out
    assert "England" in shown.out
    asked = kith("release", "request", *COMPOSITE, "--recipient", "A room", "--expires", LAST, "--from", families)
    assert asked.status == 0, asked.err
    export = re.search(r"x-[a-z2-7]{16}", asked.out)
    assert export
    with account("colleague"):
        assert kith("release", "approve", export[0]).status == 0
    page = tmp_path / "countries.html"
    assert kith("release", "fetch", export[0], "-o", page, "--from", families).status == 0
    text = page.read_text(encoding="utf-8")
    assert "Scotland: 10 to 14 families" in text
    people = [
        line.split(",")[3] for line in (REPOSITORY / "studies" / STUDY / "people.csv").read_text().splitlines()[1:]
    ]
    assert not [one for one in people if len(one) > 5 and one in text], "no pseudonym is in the file"
    for level in ("workshop", "public"):
        whole = kith("map", "--composite", "--study", STUDY, "--level", level, "--from", families)
        assert whole.err.startswith("E762")
    small = kith("compare", "--composite", "--study", STUDY, "--level", "public", "--from", families)
    assert "mother" not in small.out
    assert "Hidden: small numbers" in small.out


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ([ONE, f"{STUDY}:F99"], "E605"),
        ([ONE, "--windows", "2022..2021", "2022"], "E606"),
        ([ONE, "--windows", "soon", "2022"], "E604"),
        (["--composite", "--study", STUDY, "--level", "research"], "E760"),
        (["--composite", "--study", STUDY, "--level", "workshop", "--by", "gender"], "E604"),
        (["--composite", "--level", "workshop"], "E724"),
        ([ONE, OTHER, "--level", "public"], "E721"),
    ],
)
def test_what_cannot_be_compared_is_refused_in_a_sentence(
    families: Path, tmp_path: Path, words: list[str], code: str
) -> None:
    ran = kith("compare", *words, "-o", tmp_path / "x.html", "--from", families)
    assert ran.err.startswith(code)
    assert ran.status != 0
    assert not (tmp_path / "x.html").exists()


@pytest.mark.parametrize(
    "words", [[], [ONE], [ONE, ONE], [ONE, OTHER, "--windows", "2021", "2022"], [ONE, "--composite"]]
)
def test_half_a_comparison_is_refused(words: list[str]) -> None:
    assert kith("compare", *words).status == 2


def test_the_controller_decides_the_form_before_anybody_asks(
    families: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KITH_PRIVATE", str(tmp_path))
    rule = f"  {STUDY}:\n    composite: jurisdiction\n"
    text = (REPOSITORY / "disclosure" / "policy.yaml").read_text(encoding="utf-8")
    (tmp_path / "policy.yaml").write_text(text.replace(f"  {STUDY}:\n", rule), encoding="utf-8")
    (tmp_path / "policy.yaml").chmod(0o600)
    asked = ("--composite", "--study", STUDY, "--level", "workshop", "--from", families)
    assert kith("map", *asked).err.startswith("E762")
    assert kith("compare", *asked).status == 0
