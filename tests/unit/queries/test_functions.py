"""Questions with a function: the file is found by name and read by its form, and what it makes is checked."""

from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest

import queries.functions
from queries import function
from queries.entry import catalogue
from queries.function import call, read_function
from queries.groups import GROUPS
from queries.parameters import asked_of, cypher_parameters
from queries.rows.evidence import DocumentRow, PlaceRow
from schema.problems import KithError

#: a text for each parameter that must be written
REQUIRED = {"one": "s:F1", "other": "s:F2", "event": "s:i1", "id": "s:i1"}
COUNTING = '''
"""Documents with the number of passages."""

from collections.abc import Mapping

import polars as pl

from graph_store.port import Parameter


def {name}(rows: pl.DataFrame, given: Mapping[str, Parameter]) -> pl.DataFrame:
    """Rows of DocumentRow."""
    wanted = rows.filter(pl.col("unit") == given["unit"])
    counted = wanted.group_by("document").agg(passages=pl.len().cast(pl.Int64))
    return counted.select("document", title=pl.lit(""), file=pl.lit(""), sha256=pl.lit(""), passages="passages")
'''


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str], None]:
    """Adds a function's file beside those that ship."""
    monkeypatch.setattr(function, "FUNCTIONS", tmp_path)
    monkeypatch.setattr(queries.functions, "__path__", [str(tmp_path)])

    def file(name: str, text: str) -> None:
        (tmp_path / f"{name}.py").write_text(text, encoding="utf-8")

    return file


def test_a_function_is_read_and_called(write: Callable[[str, str], None]) -> None:
    write("unit_counting", COUNTING.format(name="unit_counting"))
    assert read_function("unit_counting").used == {"unit"}
    rows = pl.DataFrame(
        {"document": ["s:D1", "s:D1", "s:D2"], "unit": ["lines", "chars", "chars"]},
    )
    made = call("unit_counting", rows, {"unit": "lines"}, DocumentRow)
    assert made.select("document", "passages").rows() == [("s:D1", 1)]


def test_columns_that_are_not_the_results(write: Callable[[str, str], None]) -> None:
    write("unit_wrong", COUNTING.format(name="unit_wrong"))
    rows = pl.DataFrame(schema=PlaceRow.schema_of())
    with pytest.raises(KithError, match=r"E607 unit_wrong\.py: The columns returned are not those of PlaceRow"):
        call("unit_wrong", rows, {"unit": "lines"}, PlaceRow)


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("def unit_broken", "def other", "one public function, unit_broken"),
        ("def unit_broken", "def second() -> None: ...\n\n\ndef unit_broken", "one public function, unit_broken"),
        ("(rows: pl.DataFrame, given", "(frame: pl.DataFrame, given", "takes rows and given"),
    ],
)
def test_a_file_that_breaks_a_rule(write: Callable[[str, str], None], old: str, new: str, fault: str) -> None:
    write("unit_broken", COUNTING.format(name="unit_broken").replace(old, new))
    with pytest.raises(KithError, match=f"E607 unit_broken\\.py.*{fault}"):
        read_function("unit_broken")


def test_a_file_that_is_not_there() -> None:
    with pytest.raises(KithError, match=r"E607 nowhere\.py: There is no such file"):
        read_function("nowhere")


def test_every_function_that_ships_belongs_to_a_question_and_makes_its_columns_of_nothing() -> None:
    entries = [one for one in catalogue("embedded").values() if one.function]
    assert {one.function.name for one in entries if one.function} == {
        path.stem for path in function.FUNCTIONS.glob("*.py") if path.stem != "__init__"
    }
    for entry in entries:
        assert entry.function
        required = {one.name: REQUIRED[one.name] for one in asked_of(entry.params) if one.default is None}
        given = cypher_parameters(entry.name, entry.params, required)
        made = call(entry.function.name, pl.DataFrame(schema=entry.returns.schema_of()), given, entry.result)
        assert dict(made.schema) == entry.result.schema_of(), entry.name


def test_every_group_has_a_text_for_what_must_be_written() -> None:
    assert {one.name for one in asked_of(GROUPS) if one.default is None} == set(REQUIRED)
