"""What holds of every question: its words, its columns, a total order, its parameters, and its spec tests."""

import ast
from pathlib import Path

import pytest

from docs.examples import SPEC, examples_of
from queries.chapters import CHAPTERS, slug
from queries.entry import Entry, catalogue, find_entry
from queries.groups import GROUPS
from queries.parameters import asked_of
from queries.rows import RESULTS
from queries.rows.base import InputRow
from schema.model import load_model

ENTRIES = list(catalogue("embedded").values())


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda one: one.name)
class TestEveryQuestion:
    """One question after the other."""

    def test_is_in_words(self, entry: Entry) -> None:
        assert entry.question.endswith("?")
        assert entry.definition.endswith(".")
        assert all(meaning.endswith(".") for meaning in entry.result.meanings().values())
        assert entry.result.__doc__ != InputRow.__doc__

    def test_has_columns_of_known_types_and_a_total_order(self, entry: Entry) -> None:
        assert list(entry.result.schema_of()) == list(entry.result.model_fields)
        assert set(entry.identity) <= set(entry.order)
        assert len(set(entry.order)) == len(entry.order)

    def test_counts_possible_and_certain_together(self, entry: Entry) -> None:
        ends = ("_possible", "_certain")
        columns = set(entry.result.model_fields)
        ranges = {name.rpartition("_")[0] for name in columns if name.endswith(ends)}
        assert {f"{one}{end}" for one in ranges for end in ends} <= columns

    def test_reads_the_same_on_both_engines(self, entry: Entry) -> None:
        other = find_entry(entry.name, "neo4j")
        assert (entry.params, entry.result, entry.order) == (other.params, other.result, other.order)

    def test_selects_families_by_jurisdiction_in_every_branch(self, entry: Entry) -> None:
        if "Families" in entry.params:
            for branch in entry.cypher.split("UNION"):
                assert "$jurisdiction = ''" in branch

    def test_has_spec_tests_with_examples(self, entry: Entry) -> None:
        examples = examples_of(slug(entry.chapter), entry.name)
        assert any(f"Answer to `{entry.name}" in caption for one in examples for caption, _ in one.tables)


def test_every_record_belongs_to_a_question() -> None:
    used = {one.result.__name__ for one in ENTRIES} | {one.returns.__name__ for one in ENTRIES}
    assert set(RESULTS) == used


def test_every_spec_test_belongs_to_a_question() -> None:
    wanted = {f"{slug(one.chapter)}/test_{one.name}.py" for one in ENTRIES}
    assert {path.relative_to(SPEC).as_posix() for path in SPEC.rglob("test_*.py")} == wanted


def test_every_chapter_has_a_module_of_records() -> None:
    rows = Path(SPEC).parents[1] / "queries" / "rows"
    assert {slug(one) for one in CHAPTERS} <= {path.stem for path in rows.glob("*.py")}
    for path in rows.glob("*.py"):
        assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))


def test_no_two_groups_mean_different_things_by_one_name() -> None:
    """Sides and Ends aside, a parameter's name says the same wherever it is asked for."""
    kinds: dict[str, set[str]] = {}
    for name, group in GROUPS.items():
        if name != "Sides":
            for one in group.asked:
                kinds.setdefault(one.name, set()).add(one.type)
    assert {name: sorted(types) for name, types in kinds.items() if len(types) > 1} == {}


def test_every_code_list_that_a_parameter_names_is_one_of_the_model() -> None:
    lists = {one.codelist for one in asked_of(GROUPS) if one.codelist}
    assert lists <= set(load_model().codelists)
