"""The measurement of the maps, on a network small enough to run among the tests."""

import json
import subprocess
import sys


def test_the_same_things_are_timed_in_our_page_and_in_that_of_pyvis() -> None:
    command = [sys.executable, "-m", "benchmarks.maps", "--size", "12", "--limit", "60", "--json"]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE)
    found = json.loads(done.stdout)
    (row,) = found["ready"]
    assert (row["things"], row["ties"]) == (12, 48)
    for name in ("explorer", "explorer, all drawn", "pyvis", "ecomap"):
        assert row[name]["made"] > 0
        assert row[name]["opened"] > 0
    assert row["explorer"]["bytes"] < row["pyvis"]["bytes"]
    assert found["panning"]["all drawn"]["frames"] > 0
