"""Figures picked from the rows of an answer."""

import polars as pl
import pytest

from docs.picks import columns_of, picked

ROWS = pl.DataFrame(
    {
        "role": ["mother", "father", "mother", "", "gp"],
        "who": ["s:m-1", "s:f-1", "s:m-1", "s:role/parent", "s:gp-1"],
        "tests": [3, 1, 0, 12, 1000],
        "n": [2.0, None, 6.0, None, None],
        "of": [15.0, None, 15.0, None, None],
        "never": [True, False, True, False, False],
        "kinds": [["home_visit"], ["home_visit", "call"], [], [""], ["drug_test"]],
        "place": ["page 1", "rules and views, page 2", "page 12", "", "page 3"],
    }
)


@pytest.mark.parametrize(
    ("pick", "text"),
    [
        ("rows", "5"),
        ("rows where role=mother", "2"),
        ("rows where role=mother|father and tests>0", "2"),
        ("rows where role=", "1"),
        ("rows where role!=", "4"),
        ("rows where never=true", "2"),
        ("rows where kinds=home_visit", "2"),
        ("rows where kinds!=home_visit|drug_test", "2"),
        ("rows where kinds~visit", "2"),
        ("rows where place~rules and views", "1"),
        ("sum tests", "1,016"),
        ("sum tests where role=nobody", "0"),
        ("most tests", "1,000"),
        ("least tests", "0"),
        ("median tests", "3"),
        ("most tests where role=nobody", "none told"),
        ("distinct who", "4"),
        ("distinct kinds", "3"),
        ("list who where role=mother|father", "f-1; m-1"),
        ("list who where role=", "parent"),
        ("list kinds", "call; drug test; home visit"),
        ("list kinds where role=nobody", "none told"),
        ("sum n", "8"),
        ("sum n where role=gp", "none told"),
        ("sum n out of sum of where n>5", "6 of 15 = 40%"),
        ("sum n where n>5 out of rows", "6 of 5 = 120%"),
        ("rows where role=father out of distinct who where role=father|gp", "1 of 2 = 50%"),
        ("rows where role=mother out of rows where role=nobody", "none told"),
        ("sum n out of sum of where role=gp", "none told"),
        # 12.5 is rounded up
        ("rows where role=father out of most eight", "1 of 8 = 13%"),
    ],
)
def test_what_is_picked(pick: str, text: str) -> None:
    assert picked(pick, ROWS.with_columns(eight=pl.lit(8))).text == text


def test_a_share_may_be_printed_either_way() -> None:
    assert picked("sum n out of sum of where n>5", ROWS).printed == {"6 of 15", "40%"}


def test_long_lists_end_in_a_number() -> None:
    many = pl.DataFrame({"who": [f"s:p-{number:02}" for number in range(12)]})
    assert picked("list who", many).text.endswith("p-09 and 2 more")


def test_the_columns_that_a_pick_looks_at() -> None:
    assert columns_of("sum n out of sum of where role=gp and tests>3") == {"n", "of", "role", "tests"}
    assert columns_of("rows") == set()


@pytest.mark.parametrize("pick", ["", "count", "rows tests", "sum", "list", "sum tests where", "rows where =1"])
def test_what_is_no_pick_is_refused(pick: str) -> None:
    with pytest.raises(ValueError, match="is no"):
        columns_of(pick)
