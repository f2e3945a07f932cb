"""The problem codes: each is raised somewhere, tested somewhere, and said in whole sentences without gaps."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from schema.problems import KithError, Place, Problem, Report, load_problems

REPOSITORY = Path(__file__).parents[3]
ROOMS = ("api", "disclosure", "graph_loader", "graph_store", "kithgraph", "queries", "schema", "synthesis", "viz")
CODE = re.compile(r"E\d{3}")
PROBLEMS = load_problems()


def sources() -> Iterator[Path]:
    for room in ROOMS:
        yield from (REPOSITORY / room).rglob("*.py")


def strings(path: Path) -> Iterator[str]:
    """The texts of a module that are not docstrings."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    docs = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs:
            yield node.value


def places(code: str) -> set[str]:
    """The names that a code's sentences leave open."""
    text = f"{PROBLEMS[code].message} {PROBLEMS[code].remedy}"
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_every_code_that_is_raised_exists_and_every_code_is_raised() -> None:
    raised = {text for path in sources() for text in strings(path) if CODE.fullmatch(text)}
    assert raised == set(PROBLEMS)


def test_every_code_is_provoked_by_a_test() -> None:
    tested = {
        code
        for path in (REPOSITORY / "tests").rglob("test_*.py")
        for text in strings(path)
        for code in CODE.findall(text)
    }
    assert set(PROBLEMS) - tested == set()


#: of each function that takes a code: at which argument
CALLS = {"KithError": 0, "Problem": 0, "add": 0, "add_rows": 0, "_wrong": 1}


def test_every_sentence_is_given_what_it_needs() -> None:
    """What a message names in braces is given wherever its code is raised."""
    missing = []
    for path in sources():
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            code = _code_of(call)
            if code is None or not isinstance(call, ast.Call) or any(k.arg is None for k in call.keywords):
                continue
            given = {str(k.arg) for k in call.keywords}
            # add_rows takes one of the details from a column of the rows.
            given |= {a.value for a in call.args if isinstance(a, ast.Constant) and isinstance(a.value, str)}
            if not places(code) <= given:
                missing.append(f"{path.relative_to(REPOSITORY)}:{call.lineno}: {code} lacks {places(code) - given}")
    assert missing == []


def _code_of(call: ast.AST) -> str | None:
    if not isinstance(call, ast.Call):
        return None
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    if name not in CALLS or len(call.args) <= CALLS[name]:
        return None
    first = call.args[CALLS[name]]
    value = first.value if isinstance(first, ast.Constant) else None
    return value if isinstance(value, str) and CODE.fullmatch(value) else None


@pytest.mark.parametrize("code", PROBLEMS)
def test_a_problem_is_said_in_whole_sentences(code: str) -> None:
    one = PROBLEMS[code]
    assert one.code == code
    assert not one.title.endswith(".")
    for text in (one.description, one.message, one.remedy):
        assert text.strip() == text
        assert text.endswith((".", "}.")), text
        assert text[0].isupper() or text.startswith(('"', "{", "kith ", "study.yaml ")), text
    said = Problem(code, Place("f.csv", "f", 2, "c"), dict.fromkeys(places(code), "x")).sentence
    assert "{" not in said
    assert "}" not in said


def test_codes_are_grouped_by_file_and_their_statuses_fit() -> None:
    by_file = defaultdict(list)
    for path in sorted((REPOSITORY / "schema" / "problems").glob("*.yaml")):
        for code in CODE.findall(path.read_text(encoding="utf-8")):
            by_file[path.name[0]].append(code)
    for number, codes in by_file.items():
        assert all(code[1] == number for code in codes)
    for one in PROBLEMS.values():
        assert one.exit_status in (2, 3, 4), one.code
        assert 400 <= one.http_status < 600, one.code
        assert one.severity == "error" or one.code[1] in "1478", one.code


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (Place(), ""),
        (Place("people.csv"), "people.csv"),
        (Place("people.csv", "people", 7, "role"), 'people.csv, row 7, column "role"'),
        (Place("a.xlsx", "people", 7, "role"), 'a.xlsx, sheet "people", row 7, column "role"'),
        (Place("a.xlsx", "people"), 'a.xlsx, sheet "people"'),
    ],
)
def test_a_place_in_words(place: Place, words: str) -> None:
    assert str(place) == words


def test_a_report_is_sorted_and_says_each_problem_once() -> None:
    report = Report()
    for row in (9, 2, 2, 10):
        report.add("E301", Place("people.csv", "people", row, "role"))
    report.add("E406", Place("families.csv", "families", 1))
    assert [(p.code, p.place.row) for p in report.problems()] == [("E301", 2), ("E301", 9), ("E301", 10), ("E406", 1)]
    assert report.errors == 3
    assert len(list(report.problems(2))) == 3


def test_an_error_is_one_sentence_with_its_status() -> None:
    error = KithError("E501", Place(file="graph"))
    assert str(error).startswith("E501 graph: Another load is changing this graph.")
    assert error.exit_status == 3
