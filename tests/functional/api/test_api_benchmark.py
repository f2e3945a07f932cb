"""The benchmark of the API runs, with real servers and Locust: ours and the bare one answer every request."""

import json
import subprocess
import sys
from pathlib import Path

from tests.lib.commands import environment


def test_two_users_for_two_seconds(companion: Path) -> None:
    words = ["--users", "2", "--seconds", "2", "--from", companion, "--json"]
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.api", *map(str, words)],
        capture_output=True,
        text=True,
        env=environment(),
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    for one in ("api", "bare"):
        whole = found[one].pop("all")
        assert whole["errors"] == 0
        assert whole["rate"] > 0
        assert 0 < whole["p50"] <= whole["p95"]
        assert whole["requests"] == sum(kind["requests"] for kind in found[one].values()) > 0
    assert found["bare"]["a family's web"]["requests"] > found["api"]["a family's web"]["requests"]
