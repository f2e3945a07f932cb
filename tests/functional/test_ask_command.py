"""`kith questions` and `kith ask`: every form, what cannot be asked, colours off, narrow terminals, nothing changed."""

import csv
import io
import json
import re
from pathlib import Path

import pytest

from tests.lib.commands import failed, good, kith, kith_child
from tests.lib.folders import SmallStudy
from tests.lib.live import fingerprint

FAMILY = "small:F01"
QUESTIONS = ["chronology", "family_network", "multiagency_load", "passages"]


def test_the_questions_are_listed() -> None:
    text = good(kith("questions"))
    for name in QUESTIONS:
        assert f"  {name}: " in text
    assert "chronology" in good(kith("questions", "order"))
    assert "No question has this word." in good(kith("questions", "zzz"))


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_question_in_every_form(graph: Path, question: str) -> None:
    words = ["ask", question, f"family={FAMILY}", "--from", graph]
    answer = json.loads(good(kith(*words, "--format", "json")))
    assert answer["rows"]
    assert list(answer["rows"][0]) == list(answer["columns"])
    table = list(csv.DictReader(io.StringIO(good(kith(*words, "--format", "csv")))))
    assert len(table) == len(answer["rows"])
    assert list(table[0]) == list(answer["columns"])
    text = good(kith(*words))
    assert answer["text"] in text
    assert f"Data version {answer['data_version'][:12]}" in text
    why = good(kith("ask", question, "--why"))
    assert answer["definition"] in why
    assert "MATCH" in why
    assert "  family: a family's id." in why


@pytest.mark.parametrize(
    ("words", "status", "code", "says"),
    [
        (["chronologie"], 2, "E601", "did you mean chronology?"),
        (["chronology", "famly=small:F01"], 2, "E602", "did you mean family?"),
        (["evidence"], 2, "E603", "needs the parameter id"),
        (["chronology", "from=soon"], 2, "E604", "from must be a day"),
        (["chronology", "family=small:F02"], 2, "E605", "did you mean small:F01?"),
        (["chronology", "from=2022-01-01", "to=2021-01-01"], 2, "E606", "ends before it begins"),
        (["chronology", "family"], 2, "E609", "Expected name=value."),
        (["chronology", "--level", "secret"], 2, "E702", "public, workshop, research"),
        (["chronology", "--level", "public"], 2, "E724", "asked of one study"),
        (["views", "--level", "public"], 2, "E726", "multiagency_load"),
    ],
)
def test_what_cannot_be_asked(graph: Path, words: list[str], status: int, code: str, says: str) -> None:
    assert says in failed(kith("ask", *words, "--from", graph), status, code)


def test_a_form_that_there_is_not(graph: Path) -> None:
    ran = kith("ask", "chronology", "--format", "xml", "--from", graph)
    assert ran.status == 2
    assert "'xml' is not one of" in ran.err


@pytest.mark.parametrize("env", [{"NO_COLOR": "1"}, {"COLUMNS": "40"}, {"FORCE_COLOR": "1", "COLUMNS": "60"}])
def test_a_child_of_the_shell(graph: Path, env: dict[str, str]) -> None:
    """In a process of its own, by way of KITH_STORE; a narrow terminal loses nothing."""
    ran = kith_child("ask", "multiagency_load", env={"KITH_STORE": str(graph), **env})
    plain = re.sub(r"\x1b\[[0-9;]*m", "", ran.out)
    assert ran.status == 0, ran.err
    assert FAMILY in re.sub(r"\s", "", plain)
    if "FORCE_COLOR" not in env:
        assert ran.out == plain


def test_a_terminal_that_knows_few_letters(tmp_path: Path) -> None:
    study = SmallStudy().set("families", 2, "name", "Zoë and Łukasz").write(tmp_path / "study")
    good(kith("load", study, "--to", tmp_path / "graph"))
    words = ["ask", "multiagency_load", "--format", "csv", "--from", tmp_path / "graph"]
    ran = kith_child(*words, env={"PYTHONIOENCODING": "ascii"})
    assert ran.status == 0, ran.err
    assert FAMILY in ran.out


def test_questions_change_nothing(graph: Path) -> None:
    before = fingerprint(graph)
    for question in QUESTIONS:
        good(kith("ask", question, "--from", graph))
    good(kith("graph", "hash", "--verify", "--from", graph))
    assert fingerprint(graph) == before
