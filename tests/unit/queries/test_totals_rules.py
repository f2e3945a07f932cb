"""Published totals: every rule of the code list of measures can be read and counts what it says."""

from pathlib import Path

import pytest

from graph_loader.read import read_study
from graph_store.tables import Tables
from queries.totals import JOINS, count, totals
from schema.model import load_model
from tests.lib.folders import SmallStudy

MODEL = load_model()
MEASURES = [e.slug for e in MODEL.codelists["measure"].entries]


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Tables:
    """A study with published totals."""
    study = SmallStudy()
    for row, (measure, n) in enumerate({"families": "3", "mothers": "2", "interviews": "40"}.items(), start=2):
        total = {
            "statement_kind": "published_total",
            "measure": measure,
            "n": n,
            "document": "D1",
            "place": f"page {row}",
        }
        study.add("statements", statement=f"T{row}", claim="As published.", difference="Not all are told of.", **total)
    read = read_study(study.write(tmp_path_factory.mktemp("totals") / "study"), MODEL)
    assert read.tables is not None, [str(p) for p in read.report.problems()]
    return read.tables


@pytest.mark.parametrize("measure", MEASURES)
def test_every_rule_names_what_the_model_has_and_counts(tables: Tables, measure: str) -> None:
    kind, *conditions = str(MODEL.entry("measure", measure).fields["rule"]).split() or [""]
    for condition in conditions:
        name, equals, values = condition.partition("=")
        owner, _, column = name.rpartition(".")
        of = JOINS[owner][1] if owner else kind
        property_ = next(p for p in MODEL.properties(of) if p.name == column)
        assert equals
        assert values
        if property_.type == "bool":
            assert set(values.split("|")) <= {"true", "false"}
        elif property_.codelist:
            assert set(values.split("|")) <= set(MODEL.slugs(property_.codelist))
    counted = count(tables, MODEL, "small", measure)
    assert counted is None or (kind and counted >= 0)


@pytest.mark.parametrize(
    ("measure", "many"),
    [
        ("families", 1),
        ("parents", 1),
        ("mothers", 1),
        ("fathers", 0),
        ("children", 1),
        ("children_0_16", 1),
        ("children_over_16", 0),
        ("children_with_parent", 1),
        ("children_foster", 0),
        ("professionals", 1),
        ("services", None),
        ("agencies", 2),
        ("parents_scotland", 1),
        ("parents_england", 0),
        ("cohabiting_parents", 1),
        ("single_mothers", 0),
        ("interviews", None),
        ("parents_ost", None),
        ("files", None),
    ],
)
def test_what_the_small_study_counts(tables: Tables, measure: str, many: int | None) -> None:
    assert count(tables, MODEL, "small", measure) == many


def test_a_child_who_has_moved_is_counted_where_it_lives_last(tmp_path: Path) -> None:
    study = SmallStudy()
    study.sheets["care_arrangements"] = [["care_arrangement"]]
    for key, arrangement, when in (("C1", "foster_care", "2019/2021-05"), ("C2", "with_parent", "2021-05/..")):
        study.add("care_arrangements", care_arrangement=key, child="F01C", arrangement=arrangement, when=when)
    read = read_study(study.write(tmp_path / "study"), MODEL)
    assert read.tables is not None, [str(p) for p in read.report.problems()]
    assert count(read.tables, MODEL, "small", "children_with_parent") == 1
    assert count(read.tables, MODEL, "small", "children_foster") == 0


def test_another_study_counts_for_nothing(tables: Tables) -> None:
    assert count(tables, MODEL, "other", "families") == 0
    assert totals(tables, MODEL, "other").is_empty()
    assert totals(Tables({}, {}), MODEL, "small").is_empty()


def test_published_totals_stand_beside_what_is_counted(tables: Tables) -> None:
    rows = totals(tables, MODEL, "small")
    assert rows.select("measure", "n", "counted").rows() == [
        ("families", 3.0, 1),
        ("mothers", 2.0, 1),
        ("interviews", 40.0, None),
    ]
    assert rows.get_column("difference").null_count() == 0
