"""The measurement of loading, on a study small enough to run among the tests."""

import json
import subprocess
import sys
from pathlib import Path

STAGES = ["read", "check", "interpret", "derive", "write", "verify"]


def test_each_stage_is_measured_and_the_bare_copy_gives_the_same_graph(tmp_path: Path) -> None:
    size = ["--families", "20", "--interactions", "10", "--seed", "3", "--keep", str(tmp_path)]
    command = [sys.executable, "-m", "benchmarks.load", *size, "--json"]
    first, again = (json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout) for _ in range(2))
    assert list(first["load"]["stages"]) == STAGES
    assert all(one["cpu"] > 0 and one["wall"] > 0 for one in first["load"]["stages"].values())
    whole = sum(one["wall"] for one in first["load"]["stages"].values())
    assert first["ratio"]["wall"] == whole / first["copy"]["wall"]
    assert first["study"]["rows"]["families"] == first["load"]["rows"]["families"] == 20
    assert first["load"]["hash"] == again["load"]["hash"]
    assert sorted(one.name for one in tmp_path.iterdir()) == ["made.json", "study"]
