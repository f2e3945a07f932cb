"""Whatever the plain sheets say can be read off a deposit's own lists: both give one graph."""

import re
import shutil
from pathlib import Path

import pytest

from graph_loader.read import read_study
from graph_loader.vocabulary import gap_terms, terms
from graph_store.hashing import graph_hash
from schema.model import load_model
from synthesis.deposit.extras import extra_headers
from synthesis.deposit.headers import HEADERS, header_of
from synthesis.deposit.layouts import FILES, LAYOUTS
from synthesis.deposit.words import GAPS, HEARD, words_of
from synthesis.deposit.write import write_deposit
from tests.lib.deposits import invented_companion, write_plain, write_reading


def plain(text: str) -> str:
    """A header as the loader compares headers."""
    return re.sub(r"[^a-z0-9]+", "_", text.lower()).strip("_")


def test_a_deposit_gives_the_graph_of_the_plain_sheets(tmp_path: Path) -> None:
    companion, model = invented_companion(), load_model()
    write_deposit(tmp_path / "deposit", companion)
    write_plain(tmp_path / "plain", companion)
    write_reading(tmp_path / "reading", tmp_path / "deposit")
    from_sheets = read_study(tmp_path / "plain", model)
    from_lists = read_study(tmp_path / "reading", model)
    assert from_sheets.tables is not None
    assert from_lists.tables is not None, from_lists.report
    assert from_lists.rows == from_sheets.rows
    assert graph_hash(from_lists.tables) == graph_hash(from_sheets.tables)


def test_a_list_that_says_something_else_gives_another_graph(tmp_path: Path) -> None:
    companion, model = invented_companion(), load_model()
    write_deposit(tmp_path / "deposit", companion)
    write_reading(tmp_path / "reading", tmp_path / "deposit")
    whole = read_study(tmp_path / "reading", model)
    shutil.rmtree(tmp_path / "deposit")
    other = companion.sheets | {"documents": companion.sheets["documents"].with_columns(dated=None)}
    write_deposit(tmp_path / "deposit", type(companion)(companion.spec, other, companion.texts))
    shutil.copy(tmp_path / "deposit" / FILES, tmp_path / "reading" / FILES)
    changed = read_study(tmp_path / "reading", model)
    assert whole.tables is not None
    assert changed.tables is not None
    assert graph_hash(changed.tables) != graph_hash(whole.tables)


def test_every_sheet_has_a_list() -> None:
    assert sorted(layout.sheet for layout in LAYOUTS) == sorted(load_model().offered_sheets)


@pytest.mark.parametrize("sheet", load_model().offered_sheets)
def test_headers_of_a_list_are_unlike_each_other_and_name_no_other_column(sheet: str) -> None:
    names = [c.name for c in load_model().columns(sheet)]
    assert set(HEADERS[sheet]) <= set(names)
    headers = [plain(header_of(sheet, name)) for name in names]
    assert len({*headers, *map(plain, extra_headers(sheet))}) == len(headers) + len(extra_headers(sheet))
    for name, header in zip(names, headers, strict=True):
        assert header == name or header not in names
    assert not {plain(header) for header in extra_headers(sheet)} & set(names)


@pytest.mark.parametrize("codelist", sorted(load_model().codelists))
def test_the_words_of_a_list_mean_their_terms(codelist: str) -> None:
    known = terms(load_model(), codelist)
    for slug, word in words_of(codelist).items():
        assert known[word.lower()] == slug
    assert set(HEARD.get(codelist, {})) <= set(words_of(codelist))


def test_the_signs_for_gaps_mean_their_reasons() -> None:
    for reason, signs in GAPS.items():
        assert {gap_terms()[sign.lower()] for sign in signs} == {reason}
    assert set(GAPS) == {e.slug for e in load_model().codelists["gap"].entries}
