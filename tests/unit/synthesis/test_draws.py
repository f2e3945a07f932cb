"""Draws: the same for a seed and a label, independent of each other, and every term occurs."""

import numpy as np
import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from synthesis.draws import GAPS, Draws

TERMS = ("a", "b", "c", "d")
FIXED = [0.9839843874622511, 0.847108147121432, 0.4049929736438269]


def test_a_stream_is_fixed_for_all_time() -> None:
    # Numbers of a version of numpy; others must give the same, or every generated study changes.
    assert Draws(1).floats("x", 3).tolist() == FIXED
    assert Draws(1).floats("x", 2).tolist() == FIXED[:2]


def test_labels_and_seeds_give_other_streams() -> None:
    streams = {tuple(Draws(seed).floats(label, 4)) for seed in (0, 1, 2) for label in ("x", "y")}
    assert len(streams) == 6


@given(n=st.integers(0, 60), seed=st.integers(0, 99))
def test_every_term_occurs_where_there_is_room(n: int, seed: int) -> None:
    drawn = Draws(seed).words("w", TERMS, n, (100, 1, 1, 1))
    assert len(drawn) == n
    assert n < len(TERMS) or set(drawn) == set(TERMS)


@given(where=st.lists(st.booleans(), max_size=40), seed=st.integers(0, 99))
def test_terms_stand_only_where_they_may(where: list[bool], seed: int) -> None:
    drawn = Draws(seed).words_where("w", pl.Series(where, dtype=pl.Boolean), TERMS)
    assert drawn.is_not_null().to_list() == where


def test_stated_values_gaps_and_silence() -> None:
    everywhere = np.ones(2000, dtype=bool)
    drawn = Draws(3).stated("s", everywhere, TERMS, known=0.5, gap=0.3)
    reasons = set(GAPS[0])
    assert set(drawn.drop_nulls()) == {*TERMS, *reasons}
    assert 900 < drawn.is_in(list(TERMS)).sum() < 1100
    assert 300 < drawn.null_count() < 500


@given(n=st.integers(0, 50), seed=st.integers(0, 99))
def test_shuffling_keeps_every_row(n: int, seed: int) -> None:
    assert sorted(Draws(seed).shuffled("rows", n)) == list(range(n))


def test_whole_numbers_include_both_ends() -> None:
    assert set(Draws(1).ints("i", 500, 2, 5)) == {2, 3, 4, 5}
