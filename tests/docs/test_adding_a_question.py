"""The worked examples of the page on adding a question are questions: they load, and pass their own spec tests."""

import types
from collections.abc import Callable
from pathlib import Path

import pytest
from pydantic import Field

import queries.functions
from graph_store.embedded import EmbeddedStore
from queries import entry, function
from queries.groups import GROUPS
from queries.rows import RESULTS
from queries.rows.base import InputRow, Row
from schema.model import load_model
from tests.docs.project import ROOT, Block, blocks
from tests.spec.conftest import SpecGraph

PAGE = (ROOT / "docs" / "adding-a-question.md").read_text(encoding="utf-8")
SHOWN = [block for block in blocks(PAGE) if block.file]


@pytest.fixture
def added(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Block]:
    """Follow the page, in a catalogue of its own; gives the spec tests that it shows."""
    for block in SHOWN:
        path = tmp_path / block.file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join(block.lines) + "\n", encoding="utf-8")
        if "queries/rows" in block.file:
            names: dict[str, object] = {"Row": Row, "InputRow": InputRow, "Field": Field, "__name__": "rows"}
            exec("\n".join(block.lines), names)
            for name, value in names.items():
                if isinstance(value, type) and issubclass(value, Row):
                    monkeypatch.setitem(RESULTS, name, value)
    monkeypatch.setattr(entry, "CATALOGUE", tmp_path / "queries" / "catalogue")
    monkeypatch.setattr(function, "FUNCTIONS", tmp_path / "queries" / "functions")
    monkeypatch.setattr(queries.functions, "__path__", [str(tmp_path / "queries" / "functions")])
    monkeypatch.setattr(entry, "find_entry", entry.find_entry.__wrapped__)
    return [block for block in SHOWN if block.file.startswith("tests/spec/")]


def test_the_examples_pass_their_own_tests(added: list[Block], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("queries.ask.find_entry", entry.find_entry)
    ran = 0
    for block in added:
        module = types.ModuleType("shown")
        exec("\n".join(block.lines), module.__dict__)
        tests: list[Callable[[SpecGraph], None]] = [
            one for name, one in vars(module).items() if name.startswith("test_")
        ]
        for test in tests:
            store = EmbeddedStore(tmp_path / f"graph{ran}", load_model())
            try:
                test(SpecGraph(store, tmp_path / f"study{ran}"))
            finally:
                store.close()
            ran += 1
    assert ran == 3


def test_the_page_names_every_group_of_parameters_and_what_it_gives() -> None:
    for name, group in GROUPS.items():
        rows = [line for line in PAGE.splitlines() if line.startswith("|") and f"`{name}`" in line]
        assert len(rows) == 1, name
        assert all(f"`{one.name}`" in rows[0] for one in group.asked)
        assert all(f"`${one}`" in rows[0] for one in group.used)


def test_the_page_names_every_field_of_a_header() -> None:
    for field in (*entry.REQUIRED, *entry.OPTIONAL):
        assert f"`{field}" in PAGE, field
