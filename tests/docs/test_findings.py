"""The page of findings: its entries can be asked, its figures are those of the studies, and faults are named."""

import csv
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

import kithgraph
from docs import derive
from docs.findings_data import Section, read_sections
from docs.findings_page import Answers, findings_page, page_of
from tests.docs.project import ROOT

MERSEYSIDE = "merseyside-1999"
REPORT = f"{MERSEYSIDE}:report"
VISITORS = "Interviews with Health Visitors > 4. Experience with Drug-Using Parents, page 48"


def entry(**fields: Any) -> dict[str, Any]:
    """A sound finding with some fields changed; None leaves one out."""
    whole = {
        "finding": "Few cases reach a conference",
        "source": REPORT,
        "place": VISITORS,
        "asked": [{"ask": "case_conferences", "figures": {"Conferences": "rows"}}],
        **fields,
    }
    return {key: value for key, value in whole.items() if value is not None}


def section(**fields: Any) -> Section:
    return Section.model_validate({"section": "Cases", "about": "Of cases.", "findings": [entry(**fields)]})


def told(figure: str) -> list[dict[str, Any]]:
    return [{"ask": "totals", "figures": {"Cases": {"pick": "sum n where measure=cases", "published": figure}}}]


@pytest.fixture(scope="module")
def merseyside(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Answers]:
    with kithgraph.open(tmp_path_factory.mktemp("findings") / "graph") as graph:
        graph.load(ROOT / "studies" / MERSEYSIDE)
        yield Answers(graph)


def test_every_source_of_the_real_studies_is_asked_about() -> None:
    asked = {one.source for section in read_sections() for one in section.findings}
    documents = set()
    for study in (MERSEYSIDE, "relations-2023"):
        with (ROOT / "studies" / study / "documents.csv").open(encoding="utf-8", newline="") as file:
            documents |= {f"{study}:{row['document']}" for row in csv.DictReader(file)}
    assert asked == documents


def test_no_finding_stands_twice() -> None:
    titles = [one.finding for section in read_sections() for one in section.findings]
    assert len(set(titles)) == len(titles)


def test_the_published_share_is_that_of_the_sheets() -> None:
    """22% of the health visitors' cases, worked out here from the sheet of statements."""
    with (ROOT / "studies" / MERSEYSIDE / "statements.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if "Health Visitors" in row["place"]]
    number = {
        name: sum(int(row["n"]) for row in rows if row["measure"] == name) for name in ("case_conferences", "cases")
    }
    part, whole = number["case_conferences"], number["cases"]
    line = f"| Cases that reached a conference | {part} of {whole} = {round(100 * part / whole)}% | 22%: the same |"
    assert line in findings_page()


def test_a_synthetic_study_is_said_to_be_so_wherever_it_stands() -> None:
    named = re.findall(r"relations-companion(.{12})", findings_page())
    assert named
    assert {one for one in named if one != " (synthetic)"} == set()


def test_a_command_on_the_page_names_no_synthetic_study_and_every_finding_has_one() -> None:
    parts = findings_page().split("\n### ")[1:]
    assert [
        part.partition("\n")[0] for part in parts if not re.search(r"^`kith (ask|totals) ", part, re.MULTILINE)
    ] == []


def test_a_stale_page_of_findings_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(derive, "REFERENCE", tmp_path / "reference")
    derive.write()
    page = tmp_path / "findings.md"
    page.write_text(page.read_text(encoding="utf-8").replace("13 of 59", "14 of 59"), encoding="utf-8")
    assert derive.stale() == ["../findings.md"]


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({"asked": [{"ask": "case_conference", "figures": {"All": "rows"}}]}, "no question (did you mean case_conf"),
        ({"asked": [{"ask": "case_conferences", "figures": {"All": "sum gps"}}]}, "has no column gps"),
        ({"asked": [{"ask": "totals", "figures": {"All": "rows where measures=cases"}}]}, "has no column measures"),
        ({"asked": [{"ask": "views", "given": {"rôle": "gp"}, "figures": {"All": "rows"}}]}, "views takes no rôle"),
        ({"asked": [{"ask": "views", "figures": {"All": "how many"}}]}, "is no pick"),
        ({"asked": [{"ask": "views", "figures": {"All": "rows where n"}}]}, "is no condition"),
        ({"asked": [{"ask": "views", "figures": {"All": "rows out of rows out of rows"}}]}, "more than once"),
        ({"asked": [{"ask": "views", "figures": {}}]}, "at least 1 item"),
        ({"asked": None, "totals": ["kases"]}, "kases is no measure"),
        ({"asked": None}, "no question asks it"),
        ({"missing": "There are 59 cases."}, "without figures"),
        ({"source": "report"}, "should match pattern"),
        ({"sauce": REPORT}, "Extra inputs"),
    ],
)
def test_an_entry_that_cannot_be_asked_is_named(tmp_path: Path, fields: dict[str, Any], fault: str) -> None:
    text = {"section": "Cases", "about": "Of cases.", "findings": [entry(), entry(**fields)]}
    (tmp_path / "1.yaml").write_text(yaml.safe_dump(text), encoding="utf-8")
    with pytest.raises(ValueError, match=re.escape(fault)) as error:
        read_sections(tmp_path)
    assert str(error.value).startswith("1.yaml")


def test_a_figure_that_does_not_come_out_must_say_what_is_missing(merseyside: Answers) -> None:
    with pytest.raises(ValueError, match="nothing says what is missing"):
        page_of([section(asked=told("99"))], merseyside)
    assert "99: not the same" in page_of([section(asked=told("99"), missing="Cases of one sort.")], merseyside)
    assert "148: the same" in page_of([section(asked=told("148"))], merseyside)


def test_a_total_that_agrees_by_chance_is_no_finding_confirmed(merseyside: Answers) -> None:
    whole = {"asked": None, "totals": ["children_died", "couples", "families_agreed"], "missing": "Couples."}
    assert "| 1 (report) | 1: the same |" in page_of([section(**whole)], merseyside)
    assert "| 1 (report) | 1: the same by chance |" in page_of([section(**whole, chance=["children_died"])], merseyside)
    assert "| couples | 3 (report) | not held |" in page_of([section(**whole)], merseyside)
    assert "| 14 planned (report) | not held |" in page_of([section(**whole)], merseyside)


def test_a_place_that_the_study_does_not_have_is_refused(merseyside: Answers) -> None:
    with pytest.raises(ValueError, match="has no coded passage at 'page 480'"):
        page_of([section(place="page 480")], merseyside)
