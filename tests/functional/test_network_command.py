"""`kith network` and `kith picture`, the same from Python: files, numbers, the register, and what is refused."""

import csv
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook

import kithgraph
from synthesis.spec import StudySpec
from synthesis.study import generate
from synthesis.untidy import write_study
from tests.lib.commands import kith
from viz.pictures.making import PICTURES

EXPORT = r"x-[a-z2-7]{16}"


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A generated study of a few families."""
    folder = tmp_path_factory.mktemp("networks")
    spec = StudySpec(seed=5, families=4, interactions_per_family=24)
    write_study(folder / "study", generate(spec), spec)
    assert kith("load", folder / "study", "--to", folder / "graph").status == 0
    return folder / "graph"


@pytest.fixture(scope="module")
def opened(graph: Path) -> Iterator[kithgraph.Graph]:
    with kithgraph.open(graph) as one:
        yield one


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which files are written when nobody says where."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def parent_of(graph: kithgraph.Graph) -> str:
    """Somebody of whom something is asked."""
    rows = graph.ask("calendar")
    return str(rows.filter(rows["week"] != "").item(0, "parent"))


def test_a_network_is_a_page_that_is_in_the_register(graph: Path, desk: Path) -> None:
    ran = kith("network", "--study", "generated", "--brokerage", "--from", graph)
    assert (ran.status, ran.err) == (0, "")
    assert re.search(r"Wrote network-generated.html: \d+ things and \d+ ties", ran.out)
    found = kith("map", "inspect", desk / "network-generated.html", "--json").json()
    assert (found["title"], found["level"]) == ("All families", "research")
    assert re.fullmatch(EXPORT, found["export"])
    assert found["registered"].startswith("in the register here")
    assert {"ties", "things"} <= found["holds"].keys()


def test_what_lies_around_somebody(graph: Path, opened: kithgraph.Graph, desk: Path) -> None:
    start, said = parent_of(opened), []
    for steps in ("1", "2"):
        ran = kith("network", start, "--steps", steps, "-o", "n.html", "--from", graph)
        said.append(int(re.findall(r"(\d+) things", ran.out)[0]))
        assert f"{steps} step" in (desk / "n.html").read_text(encoding="utf-8")
    assert said[0] < said[1] < opened.ask("family_network").height


@pytest.mark.parametrize("name", PICTURES)
def test_every_picture_has_its_numbers_beside_it(graph: Path, desk: Path, name: str) -> None:
    ran = kith("picture", name, "--study", "generated", "--from", graph)
    assert ran.out == f"Wrote {name}-generated.svg, and its numbers to {name}-generated.csv.\n"
    svg = (desk / f"{name}-generated.svg").read_text(encoding="utf-8")
    with (desk / f"{name}-generated.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert {row["export"] for row in rows} == set(re.findall(EXPORT, svg))
    assert len(rows) > 2
    assert name in kith("picture", "--help").out


def test_numbers_as_a_workbook_say_what_their_columns_mean(graph: Path, desk: Path) -> None:
    for name in PICTURES:
        ran = kith("picture", name, "--numbers", "xlsx", "-o", "p.svg", "--from", graph)
        assert ran.status == 0, ran.err
        book = load_workbook(desk / "p.xlsx")
        heads = [cell.value for cell in next(book["rows"].iter_rows())]
        meanings = {row[0]: row[1] for row in book["columns"].iter_rows(values_only=True)}
        assert set(heads) == set(meanings)
        assert all(meanings.values())


def test_the_week_of_a_parent(graph: Path, opened: kithgraph.Graph, desk: Path) -> None:
    parent = parent_of(opened)
    rows = opened.ask("calendar").filter(parent=parent).sort("week")
    family, week = rows.item(-1, "family"), rows.item(-1, "week")
    ran = kith(
        "picture", "week", "--family", family, "--parent", parent, "--week", week, "-o", "w.svg", "--from", graph
    )
    assert ran.status == 0, ran.err
    demands = rows.item(-1, "demands")
    assert f"This week: {demands} demand" in (desk / "w.svg").read_text(encoding="utf-8")
    with (desk / "w.csv").open(encoding="utf-8") as file:
        told = {row["week"]: row["demands"] for row in csv.DictReader(file)}
    assert told[week] == str(demands)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["network", "generated:nobody"], "E610"),
        (["network", "--study", "none"], "E516"),
        (["network", "--family", "generated:none"], "E605"),
        (["network", "--level", "workshop"], "E721"),
        (["network", "--window", "2022-02-30.."], "E604"),
        (["picture", "matrx"], "E768 There is no such picture (did you mean matrix?)"),
        (["picture", "loads", "--level", "public"], "E721"),
        (["picture", "loads", "--voice", "role:nobody"], "E612"),
        (["picture", "week", "--parent", "generated:nobody"], "E610"),
        (["picture", "week", "--week", "soon"], "E604"),
        (["picture", "week", "--week", "1999-W01"], "E769"),
    ],
)
def test_what_cannot_be_drawn_is_refused_in_a_sentence_and_leaves_no_file(
    graph: Path, desk: Path, words: list[str], code: str
) -> None:
    ran = kith(*words, "--from", graph)
    assert ran.err.startswith(code), ran
    assert (ran.status, ran.err.count("\n")) == (2, 1)
    assert list(desk.iterdir()) == []


@pytest.mark.parametrize(
    "words",
    [["picture", "loads", "--week", "2022-W01"], ["picture", "loads", "-o", "x.csv"], ["network", "--window", "2021"]],
)
def test_options_that_do_not_go_together_are_refused(graph: Path, desk: Path, words: list[str]) -> None:
    assert kith(*words, "--from", graph).status == 2
    assert list(desk.iterdir()) == []


def test_in_python_a_notebook_shows_them(opened: kithgraph.Graph) -> None:
    near = opened.network(parent_of(opened), steps=2)
    assert near._repr_html_().startswith("<iframe srcdoc=")
    drawn = opened.picture("matrix", study="generated")
    assert drawn._repr_svg_().startswith("<svg")
    assert drawn.numbers["contacts"].sum() > 0
