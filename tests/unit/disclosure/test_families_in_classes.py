"""Each family is in exactly one class of each variable, whatever its rows hold."""

from typing import Any

import polars as pl
import pytest

from disclosure.classify import amounts, classes_of, classify, label_of
from disclosure.tables.shape import Category, Condition, Magnitude, Variable

FAMILIES = pl.Series("family", ["s:F1", "s:F2", "s:F3", "s:F4"])
ROWS = pl.DataFrame(
    {
        "family": ["s:F1", "s:F1", "s:F2", "s:F3", "s:F9"],
        "n": [1, 2, -1, 4, 7],
        "m": [0, 1, 5, 4, 0],
        "kind": ["test", "visit", "visit", "test", "test"],
        "sure": [True, False, True, True, True],
    }
)


def variable(**changes: Any) -> Variable:
    return Variable.model_validate({"name": "v", "meaning": "V.", "question": "q", **changes})


def told(one: Variable, rows: pl.DataFrame = ROWS) -> dict[str, str]:
    labels = [c.label for c in classes_of(one)]
    return {family: labels[place] for family, place in classify(one, rows, FAMILIES).sort("family").iter_rows()}


@pytest.mark.parametrize(
    ("changes", "classes"),
    [
        ({"of": "m", "bands": (0, 1, 5)}, ["1-4", "5 or more", "1-4", "0"]),
        ({"of": "n", "bands": (0, 3), "unknown": -1, "unsaid": "?"}, ["3 or more", "?", "3 or more", "0-2"]),
        ({"of": "n", "how": "max", "bands": (0, 2, 3), "untold": "none"}, ["2", "0-1", "3 or more", "none"]),
        ({"how": "rows", "bands": (0, 1, 2)}, ["2 or more", "1", "1", "0"]),
        ({"how": "rows", "bands": (0, 1), "where": {"kind": ("test",)}}, ["1 or more", "0", "1 or more", "0"]),
        ({"how": "rows", "bands": (0, 1), "where": {"sure": (False,)}}, ["1 or more", "0", "0", "0"]),
        (
            {"of": "n", "less": "m", "bands": (-2, 0, 1), "labels": ("less", "even", "more")},
            ["more", "less", "even", "even"],
        ),
    ],
)
def test_bands(changes: dict[str, Any], classes: list[str]) -> None:
    assert list(told(variable(**changes)).values()) == classes


def test_the_first_category_that_fits() -> None:
    of_tests = Condition(of="m", where={"kind": ("test",)})
    both = Category(label="both", when=(of_tests, Condition(where={"kind": ("visit",)})))
    some = Category(label="tests", when=(of_tests,))
    many = Category(label="visits", when=(Condition(of="m", where={"kind": ("visit",)}, least=5),))
    one = variable(categories=(both, some, many, Category(label="rest")))
    assert told(one) == {"s:F1": "rest", "s:F2": "visits", "s:F3": "tests", "s:F4": "rest"}
    with_tests = ROWS.with_columns(m=pl.lit(1))
    assert told(one, with_tests)["s:F1"] == "both"


def test_families_that_are_listed_in_a_row() -> None:
    rows = pl.DataFrame({"families": [["s:F1", "s:F2"], ["s:F2"], []]}, schema={"families": pl.List(pl.String)})
    one = variable(family="families", how="rows", bands=(0, 1, 2))
    assert list(told(one, rows).values()) == ["1", "2 or more", "0", "0"]


def test_no_rows_at_all() -> None:
    assert set(told(variable(of="m", bands=(0, 1)), ROWS.clear()).values()) == {"0"}


@pytest.mark.parametrize(
    ("merged", "label"),
    [((0,), "none"), ((2, 3), "0-4"), ((3, 4), "1 or more"), ((0, 1, 2), "0, none or ?"), ((2, 3, 4), "0 or more")],
)
def test_words_for_merged_classes(merged: tuple[int, ...], label: str) -> None:
    one = variable(of="n", bands=(0, 1, 5), untold="none", unknown=-1, unsaid="?")
    assert label_of(one, merged) == label


def test_what_is_added_up() -> None:
    one = Magnitude(name="all", meaning="All.", of="n", where={"sure": (True,)})
    assert dict(amounts(one, ROWS, FAMILIES).iter_rows()) == {"s:F1": 1, "s:F2": 0, "s:F3": 4, "s:F4": 0}
