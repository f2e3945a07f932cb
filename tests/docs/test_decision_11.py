"""Decision 11 holds as long as the embedded engine has the two faults; when one of these fails, a rule can go."""

import subprocess
import sys
from pathlib import Path

import pytest

from queries.entry import CATALOGUE, read_entry
from schema.problems import KithError

GRAPH = """
import sys, ladybug
connection = ladybug.Connection(ladybug.Database(sys.argv[1]))
connection.execute("CREATE NODE TABLE A(id STRING PRIMARY KEY)")
connection.execute("CREATE NODE TABLE B(id STRING PRIMARY KEY)")
connection.execute("CREATE REL TABLE T(FROM A TO B)")
connection.execute("CREATE (:A {id: 'a'})-[:T]->(:B {id: 'b'})")
print(sorted(connection.execute(sys.argv[2]).get_all()))
"""
ONE = "MATCH (a:A) RETURN a.id AS x, a.id AS y"
OTHER = "MATCH (a:A)-[:T]->(b:B) RETURN a.id AS x, b.id AS y"


def _asked(folder: Path, cypher: str) -> "subprocess.CompletedProcess[str]":
    """Ask in a process of its own, which may end badly."""
    command = [sys.executable, "-c", GRAPH, str(folder / "graph.lbug"), cypher]
    return subprocess.run(command, check=False, capture_output=True, text=True)


def test_a_first_branch_that_repeats_itself_gives_wrong_rows(tmp_path: Path) -> None:
    done = _asked(tmp_path, f"{ONE} UNION ALL {OTHER}")
    assert done.stdout.strip() == "[['a', 'a'], ['b', 'b']]"


def test_the_other_order_gives_the_right_rows(tmp_path: Path) -> None:
    done = _asked(tmp_path, f"{OTHER} UNION ALL {ONE}")
    assert done.stdout.strip() == "[['a', 'a'], ['a', 'b']]"


def test_return_distinct_beside_union_ends_the_process(tmp_path: Path) -> None:
    done = _asked(tmp_path, f"{ONE.replace('RETURN', 'RETURN DISTINCT')} UNION ALL {OTHER}")
    assert done.returncode < 0


@pytest.mark.parametrize(
    ("was", "becomes", "fault"),
    [
        ("q.id AS to_id", "f.id AS to_id", "f.id twice"),
        ("RETURN f.id AS family, 'parent_of'", "RETURN DISTINCT f.id AS family, 'parent_of'", "RETURN DISTINCT"),
    ],
)
def test_the_catalogue_refuses_both(tmp_path: Path, was: str, becomes: str, fault: str) -> None:
    text = (CATALOGUE / "family_network.cypher").read_text(encoding="utf-8")
    assert was in text
    copy = tmp_path / "family_network.cypher"
    copy.write_text(text.replace(was, becomes, 1), encoding="utf-8")
    with pytest.raises(KithError) as caught:
        read_entry(copy)
    assert caught.value.problem.code == "E607"
    assert fault in str(caught.value)
