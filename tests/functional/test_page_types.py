"""The script of the maps is type-checked strictly, without a framework or a build."""

import subprocess
from pathlib import Path

NPM = Path(__file__).parents[1] / "npm"


def test_the_script_of_the_maps_has_no_type_error() -> None:
    checker = NPM / "node_modules" / ".bin" / "tsc"
    assert checker.exists(), "run sh tests/parts.sh once: it takes the checker from npm"
    ran = subprocess.run([checker, "-p", NPM], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout
