"""A graph goes out as a REFI-QDA project and comes back as the same graph, whatever it holds."""

import re
from pathlib import Path

import pytest

from graph_loader.back.sheets import sheets_from, study_fields
from graph_loader.coded.refi.read import read_project
from graph_loader.read import read_study
from graph_store.hashing import graph_hash
from schema.model import load_model
from schema.problems import Report
from synthesis.study import StudySpec, generate
from synthesis.untidy import write_study
from tests.lib.commands import kith

STUDIES = sorted(path.parent for path in Path("studies").glob("*/study.yaml"))


def hash_of(folder: Path) -> str:
    """The hash of the graph that a folder gives, which must be sound."""
    read = read_study(folder, load_model())
    assert read.tables is not None, "\n".join(str(p) for p in read.report.problems(3))
    return graph_hash(read.tables)


@pytest.fixture(scope="module")
def everything(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A generated study that holds every kind, stated tie and term."""
    folder = tmp_path_factory.mktemp("generated") / "study"
    spec = StudySpec(seed=5, families=30)
    write_study(folder, generate(spec), spec)
    return folder


@pytest.mark.parametrize("study", [*STUDIES, None], ids=lambda one: one.name if one else "everything")
def test_a_study_goes_out_and_comes_back(study: Path | None, everything: Path, tmp_path: Path) -> None:
    folder = study or everything
    graph, project, again = tmp_path / "graph", tmp_path / "out.qdpx", tmp_path / "again"
    assert kith("load", folder, "--to", graph).status == 0
    documents = ["--documents", folder] if (folder / "deposit").is_dir() else []
    wrote = kith("export", "refi-qda", "-o", project, "--from", graph, *documents)
    assert wrote.status == 0, wrote.said
    began = kith("init", again, "--from", project)
    assert began.status == 0, began.said
    checked = kith("check", again)
    assert checked.status == 0, checked.said[:2000]
    assert hash_of(again) == hash_of(folder)
    assert kith("load", again, "--to", graph).out.count("(0 rows written)") == 1


def test_the_project_is_of_use_in_the_tool(everything: Path, tmp_path: Path) -> None:
    """Terms are codes, people are cases with variables, parts are ties between passages and cases."""
    graph, project = tmp_path / "graph", tmp_path / "out.qdpx"
    kith("load", everything, "--to", graph)
    kith("export", "refi-qda", "-o", project, "--from", graph)
    report = Report()
    read = read_project(project, report)
    assert read is not None
    assert not report.errors
    assert {"kithgraph > kind > drug_test", "kithgraph > specimen > urine"} <= set(read.codes["path"])
    assert {"attended", "tested", "parent_of", "kin_of"} <= set(read.links["name"].drop_nulls())
    assert {"people:role", "families:jurisdiction", "documents:title"} <= set(read.values["variable"])


def test_the_same_graph_gives_the_same_bytes(everything: Path, tmp_path: Path) -> None:
    kith("load", everything, "--to", tmp_path / "graph")
    for name in ("one.qdpx", "two.qdpx"):
        kith("export", "refi-qda", "-o", tmp_path / name, "--from", tmp_path / "graph")
    # But for the id under which each was registered, which stands in the archive's comment, they are the same.
    one, other = ((tmp_path / name).read_bytes() for name in ("one.qdpx", "two.qdpx"))
    ids = [re.findall(rb"kithgraph export (x-[a-z2-7]{16}), level research$", data) for data in (one, other)]
    assert ids[0] != ids[1]
    assert one.replace(ids[0][0], b"") == other.replace(ids[1][0], b"")


def test_sheets_from_the_graph_are_whole(everything: Path) -> None:
    """Every row of the sheets that made it is there again."""
    read = read_study(everything, load_model())
    assert read.tables is not None
    sheets = sheets_from(read.tables, load_model(), "generated")
    assert {name: frame.height for name, frame in sheets.items() if name in ("people", "episodes", "statements")} == {
        name: read.rows[name] for name in ("people", "episodes", "statements")
    }
    assert study_fields(read.tables, "generated")["synthetic"] == "true"


def test_a_codebook_of_our_vocabulary(tmp_path: Path) -> None:
    wrote = kith("export", "codebook", "-o", tmp_path / "ours.qdc")
    assert wrote.status == 0
    began = kith("init", tmp_path / "new", "--from", tmp_path / "ours.qdc")
    assert began.status == 0, began.said


def test_no_such_study(everything: Path, tmp_path: Path) -> None:
    kith("load", everything, "--to", tmp_path / "graph")
    ran = kith("export", "refi-qda", "generatd", "-o", tmp_path / "x.qdpx", "--from", tmp_path / "graph")
    assert (ran.status, "did you mean generated?" in ran.said) == (2, True)
    assert not (tmp_path / "x.qdpx").exists()
