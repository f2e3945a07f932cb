"""Spec tests as examples for readers: their titles, paragraphs and text tables, read from the tests' text, never run.

Chapter = folder, question = file, example = test. What a test hands to `graph.told` is a sheet, what it hands to
`graph.answers` is an answer; both are shown where the table is written out or named by a constant of the test.
"""

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

SPEC = Path(__file__).parent.parent / "tests" / "spec"


@dataclass(frozen=True)
class Example:
    """One test, as a reader sees it."""

    title: str
    paragraph: str
    #: a line that says what a table is, and the table as text
    tables: tuple[tuple[str, str], ...]


def examples_of(chapter: str, question: str) -> list[Example]:
    """The examples of a question, in the order of its tests; none when it has no spec tests."""
    path = SPEC / chapter / f"test_{question}.py"
    if not path.exists():
        return []
    module = ast.parse(path.read_text(encoding="utf-8"))
    shared = _texts_named(module.body, {})
    return [
        _example(one, _texts_named(one.body, shared))
        for one in module.body
        if isinstance(one, ast.FunctionDef) and one.name.startswith("test_")
    ]


def as_markdown(text: str) -> str:
    """A text table as one of Markdown."""
    rows = [[cell.strip() for cell in line.split("|")] for line in text.strip().splitlines() if line.strip()]
    head, *body = [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join([head, f"|{' --- |' * len(rows[0])}", *body])


def _example(test: ast.FunctionDef, texts: Mapping[str, str]) -> Example:
    words = test.name.removeprefix("test_").replace("_", " ")
    tables = [one for call in _calls(test) for one in _tables(call, texts)]
    paragraph = " ".join((ast.get_docstring(test) or "").split())
    return Example(words[0].upper() + words[1:], paragraph, tuple(tables))


def _calls(test: ast.FunctionDef) -> Iterator[ast.Call]:
    """Calls of the graph under test, in the order in which they are written."""
    calls = [
        one
        for one in ast.walk(test)
        if isinstance(one, ast.Call)
        and isinstance(one.func, ast.Attribute)
        and isinstance(one.func.value, ast.Name)
        and one.func.value.id == "graph"
    ]
    yield from sorted(calls, key=lambda one: (one.lineno, one.col_offset))


def _tables(call: ast.Call, texts: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    named = {one.arg: _text(one.value, texts) for one in call.keywords if one.arg}
    method = call.func.attr if isinstance(call.func, ast.Attribute) else ""
    if method == "told":
        for sheet, text in named.items():
            if text:
                yield f"Sheet `{sheet}`:", text
    elif method == "answers":
        question, text = (_text(one, texts) for one in call.args)
        # What a loop asks again and again is not written out, so it is not shown.
        if question and text and None not in named.values():
            asked = " ".join([question, *(f"{name.rstrip('_')}={value}" for name, value in named.items())])
            yield f"Answer to `{asked}`:", text


def _texts_named(body: list[ast.stmt], known: Mapping[str, str]) -> dict[str, str]:
    """The texts that names stand for after the assignments among these statements."""
    texts = dict(known)
    for one in body:
        if isinstance(one, ast.Assign) and isinstance(one.targets[0], ast.Name):
            text = _text(one.value, texts)
            if text is not None:
                texts[one.targets[0].id] = text
    return texts


def _text(value: ast.expr, texts: Mapping[str, str]) -> str | None:
    """What an expression says when it is made of written texts alone; None when it is not."""
    if isinstance(value, ast.Constant):
        return value.value if isinstance(value.value, str) else None
    if isinstance(value, ast.Name):
        return texts.get(value.id)
    parts: list[str | None] = []
    if isinstance(value, ast.JoinedStr):
        parts = [_text(one, texts) for one in value.values]
    elif isinstance(value, ast.FormattedValue):
        return _text(value.value, texts)
    elif isinstance(value, ast.BinOp) and isinstance(value.op, ast.Add):
        parts = [_text(value.left, texts), _text(value.right, texts)]
    if not parts or None in parts:
        return None
    return "".join(one for one in parts if one is not None)
