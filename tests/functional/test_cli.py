"""The command, end to end as a person types it: every command and option has help, every command does what it says."""

import csv
import io
import json
import re
import shutil
import stat
from pathlib import Path

import pytest

from tests.lib.commands import failed, good, kith, kith_as_nobody, kith_child
from tests.lib.folders import SmallStudy
from tests.lib.live import folder_for_all, leftovers

COMMANDS = ["init", "check", "diff", "load", "remove", "undo", "questions", "ask", "totals", "map", "evidence"]
COMMANDS += ["network", "picture", "documents", "search", "status", "serve", "model", "explain", "agreement", "export"]
COMMANDS += ["graph", "graph hash", "export refi-qda", "export codebook", "audit", "release", "users"]
COMMANDS += ["compare", "corrections", "corrections add", "corrections list"]
COMMANDS += [f"audit {name}" for name in ("verify", "head", "show")]
COMMANDS += [f"release {name}" for name in ("request", "approve", "list", "show", "recall", "fetch", "quote")]
FAMILY = "small:F01"


def study_with_totals() -> SmallStudy:
    total = {"statement": "T1", "statement_kind": "published_total", "measure": "families", "n": "30", "document": "D1"}
    return SmallStudy().add("statements", place="page 1", difference="One is told of.", **total)


@pytest.fixture(scope="module")
def study(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A study folder with a published total."""
    return study_with_totals().write(tmp_path_factory.mktemp("cli") / "study")


@pytest.fixture(scope="module")
def graph(study: Path) -> Path:
    """A graph of it, only read."""
    folder = study.with_name("graph")
    assert kith("load", study, "--to", folder).status == 0
    return folder


def test_the_help_names_every_command() -> None:
    text = good(kith("--help"))
    listed = re.findall(r"^  (\w+)  +\S", text.split("Commands:")[1], re.MULTILINE)
    assert set(listed) == {name.split()[0] for name in COMMANDS}
    assert kith().status == 2, "without a command it shows its help"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_has_help(name: str) -> None:
    text = good(kith(*name.split(), "--help"))
    usage, about, *_ = text.split("\n\n")
    assert usage.startswith(f"Usage: kith {name} ")
    assert about.strip().split(".")[0]
    for option in re.findall(r"^  (?:-\w, )?(--[\w-]+)(?: \S+)?$", text, re.MULTILINE):
        follows = text.split(option, 1)[1].splitlines()[1]
        assert follows.startswith("      "), f"{option} has no help"


def test_the_template_is_sound_and_loads(tmp_path: Path) -> None:
    made = good(kith("init", tmp_path / "my-study"))
    assert "replace the invented family" in made
    assert sorted(p.name for p in (tmp_path / "my-study").iterdir()) == ["study.xlsx", "study.yaml"]
    assert good(kith("check", tmp_path / "my-study")).endswith("my-study is sound.\n")
    loaded = good(kith("load", tmp_path / "my-study", "--to", tmp_path / "graph"))
    assert "The graph at" in loaded
    assert "holds my-study: " in loaded
    assert failed(kith("init", tmp_path / "my-study"), 2, "E120").startswith(
        f"E120 {tmp_path / 'my-study'}: The folder is"
    )
    (tmp_path / "file").write_text("")
    failed(kith("init", tmp_path / "file"), 2, "E121")


def test_a_study_goes_in_changes_and_goes_back(tmp_path: Path, study: Path) -> None:
    graph = tmp_path / "graph"
    said = good(kith("diff", study, "--to", graph))
    assert "rows would be added, 0 changed, 0 removed" in said
    assert not (graph / "live.json").exists()
    first = json.loads(good(kith("load", "--json", study, "--to", graph)))
    assert first["studies"] == ["small"]
    assert first["written"] == first["added"] > 50
    assert first["reports"][0]["sound"]
    assert "0 rows written" in good(kith("load", study, "--to", graph))
    other = study_with_totals().set("people", 2, "pseudonym", "Rowan").write(tmp_path / "other")
    assert json.loads(good(kith("diff", "--json", other, "--to", graph)))["tables"] == {
        "Parent": {"added": 0, "changed": 1, "removed": 0}
    }
    assert "0 rows were added, 1 changed, 0 removed" in good(kith("load", other, "--to", graph))
    assert "1 changed" in good(kith("undo", "--to", graph))
    assert good(kith("graph", "hash", "--from", graph)).strip() == first["data_version"]
    assert "holds no study: 0 nodes" in good(kith("remove", "small", "--to", graph))
    assert good(kith("undo", "--to", graph))
    assert good(kith("graph", "hash", "--verify", "--from", graph)).strip() == first["data_version"]
    assert leftovers(graph) == []


def test_status_and_hash(graph: Path) -> None:
    status = json.loads(good(kith("status", "--json", "--from", graph)))
    assert status["studies"] == ["small"]
    text = good(kith("status", "--from", graph))
    assert f"{graph}: small" in text
    assert f"Data version {status['data_version']}" in text
    assert good(kith("graph", "hash", "--from", graph)) == f"{status['data_version']}\n"


def test_totals_beside_what_is_counted(graph: Path) -> None:
    text = good(kith("totals", "small", "--from", graph))
    assert "families: the graph counts 1" in text
    assert "30  D1, page 1: One is told of." in text
    (row,) = json.loads(good(kith("totals", "small", "--format", "json", "--from", graph)))
    assert (row["measure"], row["n"], row["counted"]) == ("families", 30.0, 1)
    assert (
        len(list(csv.DictReader(io.StringIO(good(kith("totals", "small", "--format", "csv", "--from", graph)))))) == 1
    )


def test_maps(graph: Path, tmp_path: Path) -> None:
    file = tmp_path / "maps" / "one.html"
    assert f"Wrote {file}" in good(kith("map", FAMILY, "-o", file, "--from", graph))
    assert file.read_text(encoding="utf-8").startswith("<!doctype html>".upper()[:2])
    assert "Wrote 1 maps" in good(kith("map", "--all", "-o", tmp_path / "all", "--from", graph))
    assert sorted(p.name for p in (tmp_path / "all").iterdir()) == ["index.html", "small_F01.html"]
    # But for the id under which each was registered they are the same.
    pages = [path.read_text(encoding="utf-8") for path in (file, tmp_path / "all" / "small_F01.html")]
    one, other = (re.sub(r"\bx-[a-z2-7]{16}\b", "x-", page) for page in pages)
    assert pages[0] != pages[1]
    assert one == other
    failed(kith("map", "small:F02", "-o", tmp_path / "no.html", "--from", graph), 2, "E605")
    failed(kith("map", FAMILY, "-o", tmp_path, "--from", graph), 3, "E701")
    assert not (tmp_path / "no.html").exists()
    for words in ([], [FAMILY, "--all"]):
        ran = kith("map", *words, "--from", graph)
        assert ran.status == 2
        assert "Name a family, or say --all or --composite." in ran.err


def test_a_map_where_nothing_may_be_written(graph: Path, tmp_path: Path) -> None:
    with folder_for_all() as folder:
        (folder / "closed").mkdir()
        (folder / "closed").chmod(stat.S_IRUSR | stat.S_IXUSR | stat.S_IROTH | stat.S_IXOTH)
        (folder / "closed").chmod(0o555)
        shutil.copytree(graph, folder / "graph")
        for path in (folder / "graph").rglob("*"):
            path.chmod(0o755)
        file = folder / "closed" / "map.html"
        (ran,) = kith_as_nobody(
            [["map", FAMILY, "-o", tmp_path / "warm.html", "--from", graph]],
            [["map", FAMILY, "-o", file, "--from", folder / "graph"]],
        )
        (folder / "closed").chmod(0o755)
        failed(ran, 3, "E701")
        assert not list((folder / "closed").iterdir())


def test_evidence_leads_back_to_rows_and_passages(graph: Path, tmp_path: Path) -> None:
    text = good(kith("evidence", "small:I1", "--from", graph))
    assert "from episodes.csv, sheet episodes, row 2" in text
    assert json.loads(good(kith("evidence", "small:I1", "--json", "--from", graph)))["rows"]
    failed(kith("evidence", "small:I9", "--from", graph), 2, "E610")
    noted = SmallStudy().set("documents", 2, "file", "D1.txt").set("documents", 2, "sha256", "0" * 64)
    noted.set("episodes", 2, "passage", "lines 2-2").write(tmp_path / "study")
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "D1.txt").write_text("one\nShe gives it at once.\nthree\n")
    good(kith("load", tmp_path / "study", "--to", tmp_path / "graph"))
    shown = good(kith("evidence", "small:I1", "--documents", tmp_path / "texts", "--from", tmp_path / "graph"))
    assert "She gives it at once." in shown
    assert "E704 D1.txt: The text copy is not the one that was coded" in shown


def test_the_model_and_the_codes_explain_themselves() -> None:
    text = good(kith("model"))
    for name in ("Family", "TOOK_PART", "drug_test", "age_band", "episodes"):
        assert f"  {name}: " in text
        assert good(kith("model", name)).startswith(name)
    assert "did you mean Family?" in failed(kith("model", "Familly"), 2, "E703")
    said = good(kith("explain", "e303"))
    assert said.startswith("E303 Not in the code list")
    assert "What to do: " in said
    failed(kith("explain", "E999"), 2, "E703")


def test_one_report_for_several_folders(tmp_path: Path, study: Path) -> None:
    bad = SmallStudy(study="bad").set("people", 2, "gender", "x").write(tmp_path / "bad")
    ran = kith("check", study, bad)
    assert ran.status == 2
    assert f"{study} is sound." in ran.out
    assert f"{bad} has 1 problem; nothing was written." in ran.out
    reports = kith("check", "--json", study, bad).json()
    assert [one["sound"] for one in reports] == [True, False]
    assert kith("diff", bad, "--to", tmp_path / "graph").status == 2


def test_an_unsound_study_given_to_python_raises_with_every_problem(tmp_path: Path) -> None:
    import kithgraph
    from schema.problems import Unsound

    bad = SmallStudy().set("people", 2, "gender", "x").set("people", 3, "gender", "y").write(tmp_path / "bad")
    with (
        kithgraph.open(tmp_path / "graph") as graph,
        pytest.raises(Unsound, match="E100 bad: 2 problems stop") as error,
    ):
        graph.load(bad)
    assert [p.code for p in error.value.report.problems()] == ["E303", "E303"]


def test_errors_of_a_child_have_no_traceback(tmp_path: Path) -> None:
    ran = kith_child("status", env={"KITH_STORE": str(tmp_path / "none")})
    failed(ran, 3, "E509")
    ran = kith_child("check", tmp_path / "none")
    assert (ran.status, ran.err) == (2, "")
    assert ran.out.startswith(f"  E101 {tmp_path / 'none'}: There is no such folder.")
