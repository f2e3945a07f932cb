"""The manual's examples are read from the spec tests as they are written, without running them."""

from pathlib import Path

import pytest

from docs import examples
from docs.examples import as_markdown, examples_of

TEST = '''
"""A question?"""

HEAD = "family | n"


def test_what_is_shown(graph):
    """A paragraph
    on two lines."""
    sheet = "episode | kind\\ne1 | call"
    graph.told(episodes=sheet, ties="")
    graph.answers("q", f"{HEAD}\\n" + "s:F1 | 1", from_="2022-01-01")
    for one in ("a", "b"):
        graph.answers("q", HEAD, voice=one)
    assert graph.ask("q").rows.height


def test_without_a_paragraph(graph):
    raise AssertionError("read, never run")


def helper(graph):
    graph.told(episodes=HEAD)
'''


def test_a_test_is_a_title_a_paragraph_and_tables(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(examples, "SPEC", tmp_path)
    (tmp_path / "one_family").mkdir()
    (tmp_path / "one_family" / "test_q.py").write_text(TEST, encoding="utf-8")
    first, second = examples_of("one_family", "q")
    assert (first.title, first.paragraph) == ("What is shown", "A paragraph on two lines.")
    assert first.tables == (
        ("Sheet `episodes`:", "episode | kind\ne1 | call"),
        ("Answer to `q from=2022-01-01`:", "family | n\ns:F1 | 1"),
    )
    assert (second.title, second.paragraph, second.tables) == ("Without a paragraph", "", ())
    assert examples_of("one_family", "r") == []


def test_a_text_table_becomes_one_of_markdown() -> None:
    assert as_markdown("\n  a | b\n  1 |\n") == "| a | b |\n| --- | --- |\n| 1 |  |"
