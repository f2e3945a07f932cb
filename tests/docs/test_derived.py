"""Derived pages say what the code says, byte for byte, wherever they are derived."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from docs import derive
from docs.questions_from_model import FROM_MODEL
from queries.entry import CATALOGUE
from schema.problems import load_problems
from tests.docs.project import ROOT, name_of, pages


def test_every_derived_page_is_fresh() -> None:
    assert derive.stale() == []


def test_pages_do_not_follow_the_terminal() -> None:
    environment = {**os.environ, "COLUMNS": "40", "FORCE_COLOR": "1", "KITH_STORE": "elsewhere", "PYTHONHASHSEED": "7"}
    command = [sys.executable, "-m", "docs.derive", "--check"]
    done = subprocess.run(command, check=False, cwd=ROOT, env=environment, capture_output=True, text=True)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_a_stale_page_is_named_and_mended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(derive, "REFERENCE", tmp_path / "reference")
    assert derive.stale() == sorted(derive.pages())
    derive.write()
    (tmp_path / "reference" / "model.md").write_text("by hand", encoding="utf-8")
    (tmp_path / "reference" / "left.md").write_text("no longer derived", encoding="utf-8")
    assert derive.stale() == ["left.md", "model.md"]
    assert derive.main(["--check"]) == 1
    assert derive.main([]) == 0
    assert derive.stale() == []


def test_a_stale_question_is_named_and_mended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only what stands below its header is written."""
    catalogue = tmp_path / "catalogue"
    catalogue.mkdir()
    for name in FROM_MODEL:
        text = (CATALOGUE / f"{name}.cypher").read_text(encoding="utf-8")
        (catalogue / f"{name}.cypher").write_text(text, encoding="utf-8")
    monkeypatch.setattr(derive, "CATALOGUE", catalogue)
    monkeypatch.setattr(derive, "pages", dict)
    monkeypatch.setattr(derive, "REFERENCE", tmp_path / "reference")
    thing = catalogue / "thing.cypher"
    right = thing.read_text(encoding="utf-8")
    thing.write_text(right[: right.rindex("UNION ALL")], encoding="utf-8")
    assert derive.stale() == ["../catalogue/thing.cypher"]
    derive.write()
    assert thing.read_text(encoding="utf-8") == right
    assert derive.stale() == []


def test_an_unknown_argument_is_refused() -> None:
    assert derive.main(["--chekc"]) == 2


def test_every_command_is_explained_by_hand_too() -> None:
    written = " ".join(p.read_text(encoding="utf-8") for p in pages() if "docs/reference" not in name_of(p))
    commands = [typed for typed, text in derive.helps() if "COMMAND [ARGS]" not in text]
    assert [typed for typed in commands if typed not in written] == []


def test_every_command_has_help_for_itself_and_for_what_it_takes() -> None:
    assert [typed for typed, text in derive.helps() if len(text.split("\n")) < 3 or "\n\n" not in text] == []


def test_the_page_on_loads_names_every_exit_status() -> None:
    text = (ROOT / "docs" / "load.md").read_text(encoding="utf-8")
    statuses = {0, *(one.exit_status for one in load_problems().values())}
    assert [status for status in sorted(statuses) if f"| {status} |" not in text] == []
