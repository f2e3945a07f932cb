"""Passages without their words: fingerprints say whether they still stand there, and where they have gone."""

import hashlib
from unicodedata import normalize

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph_loader.documents.at_hand import with_fingerprints
from graph_loader.documents.standoff import SHORTEST, Fingerprint, Found, Reading, fingerprints
from graph_store.tables import tables_from
from schema.model import load_model

TEXT = "Zoë:\tIt was a wee bit  cold.\n\nNurse: She came on Tuesday and was kind.\nZoë: Aye, she was. 😀"
WORDS = st.text(alphabet="aáb😀\u0301 \n\t", min_size=0, max_size=200)


def print_of(text: str, unit: str, first: int, last: int) -> Fingerprint:
    reading = Reading(text)
    span = reading.span(unit, first, last)
    assert span is not None
    made = reading.fingerprint(*span)
    assert made is not None
    return made


def test_lines_and_characters_are_places_of_the_text() -> None:
    reading = Reading(TEXT)
    assert reading.span("lines", 3, 3) == (30, 70)
    assert TEXT[30:70] == "Nurse: She came on Tuesday and was kind."
    assert reading.span("lines", 4, 9) == (71, len(TEXT)), "a place that runs over the end stops there"
    assert reading.span("chars", 30, 70) == (30, 70)
    assert reading.lines_of(30, 70) == (3, 3)
    assert reading.lines_of(0, 71) == (1, 3)
    for unit, first, last in (("lines", 0, 1), ("lines", 5, 5), ("chars", -1, 4), ("chars", 5, 5), ("chars", 99, 120)):
        assert reading.span(unit, first, last) is None


def test_a_fingerprint_is_of_the_whole_words_with_single_spaces() -> None:
    words = "Zoë: It was a wee bit cold."
    made = print_of(TEXT, "lines", 1, 1)
    assert made == Fingerprint(hashlib.sha256(words.encode()).hexdigest(), len(words))
    assert print_of(TEXT, "chars", 2, 27) == made, "begun and ended within a word"
    assert print_of(normalize("NFD", TEXT), "lines", 1, 1) == made, "with accents apart"


@pytest.mark.parametrize("text", ["", "   \n ", "aye she was", "x" * (SHORTEST - 1)])
def test_what_is_short_has_none(text: str) -> None:
    assert Reading(text).fingerprint(0, len(text)) is None


@pytest.mark.parametrize(
    ("changed", "found"),
    [
        (TEXT, Found("exact", 30, 70)),
        (TEXT.replace("  ", " ").replace("Nurse: ", "Nurse:  "), Found("exact", 29, 70)),
        (f"A new line.\n{TEXT}", Found("shifted", 42, 82)),
        ("Nurse: She came on Tuesday\nand was kind.", Found("shifted", 0, 40)),
        (TEXT.replace("kind", "unkind"), Found("lost")),
        ("", Found("lost")),
    ],
)
def test_what_becomes_of_a_passage(changed: str, found: Found) -> None:
    wanted = print_of(TEXT, "lines", 3, 3)
    assert Reading(changed).found("lines", 3, 3, wanted) == found


def test_of_the_same_words_the_nearest_are_meant() -> None:
    line = "She came on Tuesday and was kind.\n"
    text = f"{line}{'Something else.' * 9}\n{line}End."
    wanted = print_of(line, "lines", 1, 1)
    assert Reading(text).find(wanted, 0) == (0, 33)
    assert Reading(text).find(wanted, 150) == (170, 203)
    shifted = Reading(f"{'Before all. ' * 4}\n{text}")
    assert shifted.found("lines", 1, 1, wanted, shift=200).start > 200


def test_without_a_fingerprint_it_is_unknown() -> None:
    assert Reading(TEXT).found("lines", 3, 3, None) == Found("unknown", 30, 70)
    assert Reading("").found("lines", 3, 3, None) == Found("unknown")


@settings(max_examples=150, deadline=None)
@given(WORDS, WORDS, WORDS)
def test_words_are_found_wherever_they_have_gone(before: str, words: str, after: str) -> None:
    made = Reading(words).fingerprint(0, len(words))
    changed = Reading(f"{before} {words}\n{after}")
    if made is None:
        assert len(" ".join(normalize("NFC", words).split())) < SHORTEST
        return
    place = changed.find(made, len(before) + 1)
    assert place is not None
    assert changed.fingerprint(*place) == made


def test_fingerprints_of_a_study_need_its_texts() -> None:
    model = load_model()
    places = [("s:e1", "D1", "lines", 3, 3), ("s:e2", "D1", "lines", 9, 9), ("s:e3", "D2", "lines", 1, 1)]
    names = ["id", "document", "passage_unit", "first_at", "last_at"]
    episodes = pl.DataFrame([*places, ("s:e4", "D1", None, None, None)], schema=names, orient="row")
    wanted = print_of(TEXT, "lines", 3, 3)
    made = fingerprints({"D1": TEXT, "D9": TEXT}, episodes)
    assert made.rows() == [("s:e1", wanted.sha256, wanted.length)]
    tables = tables_from(model, {"Episode": episodes}, {})
    filled = with_fingerprints(tables, {"D1": TEXT}).nodes["Episode"]
    assert filled.columns == tables.nodes["Episode"].columns
    assert filled.get_column("quote_length").to_list() == [wanted.length, None, None, None]
    assert with_fingerprints(tables, {}) is tables
    assert with_fingerprints(with_fingerprints(tables, {"D1": TEXT}), {"D2": "x"}).nodes["Episode"].equals(filled)
