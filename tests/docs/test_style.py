"""Rules of the house that no linter knows."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.docs.project import ROOT, files, name_of

OURS = {"api", "disclosure", "graph_loader", "graph_store", "kithgraph", "queries", "schema", "synthesis", "viz"}
CYPHER = ("MATCH (", "RETURN ", "MERGE (", "UNWIND ")


def _production() -> list[Path]:
    return [p for p in files() if p.suffix == ".py" and p.relative_to(ROOT).parts[0] in OURS]


def _trees(paths: list[Path]) -> Iterator[tuple[str, ast.Module]]:
    for path in paths:
        yield name_of(path), ast.parse(path.read_text(encoding="utf-8"))


def _built(node: ast.AST) -> bool:
    """Whether an expression puts a text together: f-string, %, +, .format or .join."""
    if isinstance(node, ast.JoinedStr):
        return True
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mod | ast.Add):
        return any(isinstance(n, ast.JoinedStr) or _is_text(n) for n in ast.walk(node))
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in ("format", "join", "replace")
    )


def _is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _faults(name: str, tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if _built(node):
            texts = [n.value for n in ast.walk(node) if isinstance(n, ast.Constant) and isinstance(n.value, str)]
            if any(word in text for text in texts for word in CYPHER):
                yield f"{name}, line {node.lineno}: Cypher is put together"  # type: ignore[attr-defined]
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "query":
            asked = node.args[0] if node.args else None
            if not isinstance(asked, ast.Name | ast.Attribute | ast.Constant):
                yield f"{name}, line {node.lineno}: a question is not a text of its own"


def test_no_rule_of_production_rests_on_assert() -> None:
    found = [
        f"{name}, line {node.lineno}"
        for name, tree in _trees(_production())
        for node in ast.walk(tree)
        if isinstance(node, ast.Assert)
    ]
    assert found == []


def test_no_cypher_is_built_outside_the_stores() -> None:
    outside = [p for p in _production() if p.relative_to(ROOT).parts[0] != "graph_store"]
    assert [fault for name, tree in _trees(outside) for fault in _faults(name, tree)] == []


def test_built_cypher_would_be_found() -> None:
    bad = (
        'store.query(f"MATCH (n) WHERE n.id = {x}", {}, {})\n'
        'Q = "MATCH (n) WHERE n.id = %s" % x\n'
        'R = "MATCH (n:{})".format(kind)\n'
        'S = "MATCH (n) " + rest\n'
        "store.query(text_of(x), {}, {})\n"
    )
    good = 'Q = "MATCH (n) RETURN n.id AS id"\nstore.query(Q, {"id": x}, schema)\nframe.join(other)\n'
    assert len({fault.split(":")[0] for fault in _faults("bad", ast.parse(bad))}) == 5
    assert list(_faults("good", ast.parse(good))) == []


def test_every_public_thing_says_what_it_is() -> None:
    silent = []
    for name, tree in _trees(_production()):
        things = list(_public(tree))
        silent += [f"{name}, {one.name}" for one in things if ast.get_docstring(one) is None]
        silent += [name] if ast.get_docstring(tree) is None else []
    assert silent == []


def _public(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.ClassDef]:
    """Functions, classes and methods without an underscore; what stands inside a function is its own affair."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            yield node
            if isinstance(node, ast.ClassDef):
                methods = (one for one in node.body if isinstance(one, ast.FunctionDef))
                yield from (one for one in methods if not one.name.startswith("_"))
