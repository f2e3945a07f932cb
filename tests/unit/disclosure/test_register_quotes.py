"""Quotes are cleared one by one, for one level, by two people, in the words that they read."""

from pathlib import Path

import pytest

from disclosure.register import Quotes
from disclosure.register.quotes import fingerprint
from schema.problems import KithError
from tests.lib.audit_log import private

WORDS = "They asked me\n twice, and I said no."


def test_two_people_clear_a_quote_for_one_level(tmp_path: Path) -> None:
    quotes = Quotes(private(tmp_path))
    assert quotes.clear("s:e1", "workshop", WORDS, "anna") == 1
    assert quotes.cleared("workshop") == {}
    for again in ("anna", "Anna"):
        with pytest.raises(KithError, match="E737 You cleared this yourself"):
            quotes.clear("s:e1", "workshop", WORDS, again)
    assert quotes.clear("s:e1", "workshop", "They asked me twice, and I said no.", "ben") == 2
    assert quotes.cleared("workshop") == {"s:e1": {fingerprint(WORDS)}}
    assert quotes.cleared("public") == {}


def test_other_words_are_another_quote(tmp_path: Path) -> None:
    quotes = Quotes(private(tmp_path))
    quotes.clear("s:e1", "workshop", WORDS, "anna")
    assert quotes.clear("s:e1", "workshop", WORDS + " Never.", "ben") == 1
    assert quotes.cleared("workshop") == {}


def test_a_clearance_is_taken_back(tmp_path: Path) -> None:
    quotes = Quotes(private(tmp_path))
    for level in ("workshop", "public"):
        for person in ("anna", "ben"):
            quotes.clear("s:e1", level, WORDS, person)
    quotes.clear("s:e2", "public", WORDS, "anna")
    assert quotes.withdraw("s:e1") == 4
    assert quotes.cleared("workshop") == quotes.cleared("public") == {}
    assert quotes.clear("s:e2", "public", WORDS, "ben") == 2


def test_the_words_themselves_are_not_kept(tmp_path: Path) -> None:
    folder = private(tmp_path)
    Quotes(folder).clear("s:e1", "workshop", WORDS, "anna")
    assert not any(b"They asked" in path.read_bytes() for path in folder.iterdir())
