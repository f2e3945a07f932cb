"""Dates in EDTF: which days a text may mean, and what is derived from them."""

import datetime as dt

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_loader.date_forms import EPOCH
from graph_loader.dates import DATED, OPEN_END, OPEN_START, NotADate, dated, span_of

NO_DATES = [
    "yesterday",
    "2021-13",
    "2021-02-30",
    "2021-00",
    "31/12/2021",
    "12/2021",
    "2021-5-3",
    "21-05-03",
    "2021-25-01",
    "2021-05-",
    "2021/05",
    "2021-05/2021-13",
    "2021 - 05",
    "20210503",
    "May 2021",
    "10000",
    "2021-05-03T25:00",
    "?",
    "~",
    "1" * 500,
]


def day(text: str) -> int:
    return (dt.date.fromisoformat(text) - EPOCH).days


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2021-05-03", "2021-05-03", "2021-05-03"),
        ("2021-05", "2021-05-01", "2021-05-31"),
        ("2020-02", "2020-02-01", "2020-02-29"),
        ("2021", "2021-01-01", "2021-12-31"),
        ("2021-05~", "2021-05-01", "2021-05-31"),
        ("2021?", "2021-01-01", "2021-12-31"),
        ("2021-05-03%", "2021-05-03", "2021-05-03"),
        ("2021-21", "2021-03-01", "2021-05-31"),
        ("2021-22~", "2021-06-01", "2021-08-31"),
        ("2021-23", "2021-09-01", "2021-11-30"),
        ("2021-24", "2021-12-01", "2022-02-28"),
        ("2023-24", "2023-12-01", "2024-02-29"),
        ("2021-05/2021-07", "2021-05-01", "2021-07-31"),
        ("2021-21/2021-24", "2021-03-01", "2022-02-28"),
        ("199X", "1990-01-01", "1999-12-31"),
        ("2021-05-03/2021-05-03", "2021-05-03", "2021-05-03"),
    ],
)
def test_the_days_that_a_text_may_mean(text: str, first: str, last: str) -> None:
    span = span_of(text)
    assert (span.first, span.last) == (day(first), day(last))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("../2022-03", OPEN_START, day("2022-03-31")),
        ("/2022-03", OPEN_START, day("2022-03-31")),
        ("2021-05/..", day("2021-05-01"), OPEN_END),
        ("2021-05/", day("2021-05-01"), OPEN_END),
    ],
)
def test_open_ends(text: str, first: int, last: int) -> None:
    span = span_of(text)
    assert (span.first, span.last) == (first, last)


@pytest.mark.parametrize("text", NO_DATES)
def test_what_is_no_date(text: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(NotADate):
        span_of(text)
    said = capsys.readouterr()
    assert said.out + said.err == "", "a cell's text must not reach the screen"


@given(st.text(max_size=30))
def test_any_text_is_a_date_or_is_refused(text: str) -> None:
    try:
        span = span_of(text)
    except NotADate:
        return
    assert span.first >= OPEN_START
    assert span.last <= OPEN_END


@given(st.dates(min_value=dt.date(1, 1, 1)))
def test_a_day_is_that_day(one: dt.date) -> None:
    span = span_of(one.isoformat())
    assert span.first == span.last == (one - EPOCH).days


def test_what_is_derived_from_a_date() -> None:
    texts = ["2021-05-03", "2021-05~", "2021-21", "2021", "2021-01/2021-02", "2021-03/2021-04", "../2022", None, "198X"]
    table = dated(pl.Series(texts, dtype=pl.String))
    assert table.columns == [*DATED, "fault"]
    assert table.get_column("precision").to_list() == [
        "day",
        "month",
        "season",
        "year",
        "interval",
        "interval",
        "open",
        "undated",
        "decade",
    ]
    assert table.get_column("day").to_list() == [day("2021-05-03"), *[None] * 8]
    assert table.get_column("week").to_list() == ["2021-W18", *[None] * 8]
    assert table.get_column("quarter").to_list() == ["2021-Q2", "2021-Q2", None, None, "2021-Q1", *[None] * 4]
    assert table.get_column("year").to_list() == [2021] * 6 + [None] * 3
    assert table.get_column("approximate").to_list() == [False, True, *[False] * 5, None, False]


def test_faults_leave_the_date_open() -> None:
    table = dated(pl.Series(["2021-13", "2022/2021", "2021"]))
    assert table.get_column("fault").to_list() == ["not a date", "backwards", None]
    assert table.get_column("edtf").to_list() == [None, None, "2021"]
    assert table.get_column("from_day").to_list()[:2] == [OPEN_START, OPEN_START]
    assert table.get_column("to_day").to_list()[:2] == [OPEN_END, OPEN_END]


def test_a_column_without_any_date() -> None:
    table = dated(pl.Series([None, None], dtype=pl.String))
    assert table.height == 2
    assert table.get_column("precision").to_list() == ["undated", "undated"]
