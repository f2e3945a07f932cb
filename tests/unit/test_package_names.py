"""Our packages bear plain names that others use too; what is imported must be ours."""

import importlib
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NAMED = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]["root_packages"]


@pytest.mark.parametrize("name", [one for one in NAMED if (ROOT / one / "__init__.py").exists()])
def test_the_imported_package_is_ours(name: str) -> None:
    file = importlib.import_module(name).__file__
    assert file is not None
    assert Path(file).resolve() == (ROOT / name / "__init__.py").resolve()


def test_every_package_of_ours_is_under_the_import_contract() -> None:
    ours = {path.parent.name for path in ROOT.glob("*/__init__.py")} - {"docs", "tests", "benchmarks"}
    assert ours <= set(NAMED)
