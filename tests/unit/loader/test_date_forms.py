"""The rules for forms of EDTF give what the library gives, and leave to it what they do not know for certain."""

import pytest

from graph_loader.date_forms import NotADate, _by_library, _by_rule, days_of

#: Forms that sources use; each has a rule.
RULED = (
    "2021", "2021-05", "2021-02", "2020-02-29", "0001-01-01", "202X", "20XX", "202X-05", "20XX-12-25", "2021-XX",
    "2021-02-XX", "2021-XX-15", "2021-XX-31", "2021-XX-XX", "2021~", "2021-05?", "2021-05-03%", "2021-12-XX~",
    "~2021", "?2021-05", "2021?-05", "2021%-05-03", "2021-~05", "2021-~05-03", "[2021,2022]", "{2021-05,2021-07}",
    "[2021-05..2021-07]", "{2021,2022..2023}", "[2021-05-03..2021-05-09]",
)  # fmt: skip
#: Impossible days, which a rule refuses as the library does.
REFUSED = ("0000", "2021-02-29", "2021-04-31", "2021-05-00")
#: Forms that no rule knows, because the library judges them in ways of its own.
LEFT = (
    "2021-33",
    "2021-XX-15?",
    "202X~",
    "2021-~21",
    "[2022,2021]",
    "[2021-05,2021]",
    "2021-13",
    "20XX-02-29",
    "[2021]",
)


@pytest.mark.parametrize("text", RULED)
def test_a_rule_gives_what_the_library_gives(text: str) -> None:
    assert _by_rule(text) == _by_library(text)


@pytest.mark.parametrize("text", REFUSED)
def test_a_rule_refuses_what_the_library_refuses(text: str) -> None:
    for read in (_by_rule, _by_library):
        with pytest.raises(NotADate):
            read(text)


@pytest.mark.parametrize("text", LEFT)
def test_what_no_rule_knows_is_left_to_the_library(text: str) -> None:
    assert _by_rule(text) is None


def test_a_winter_runs_on_to_the_end_of_february() -> None:
    first, last = days_of("2023-24")
    assert last - first + 1 == 31 + 31 + 29
    assert days_of("2023-24~") == (first, last)
