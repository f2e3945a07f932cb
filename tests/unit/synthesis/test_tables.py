"""The generator's own tables cover the model: a term that is added there must be given a place here."""

import pytest

from schema.definition import Model
from schema.model import load_model
from synthesis.attributes import DECISIONS, values_of
from synthesis.casework import ARRANGEMENTS
from synthesis.disguise import GAPS, HEADERS, OWN_WORDS, aliases, header_of
from synthesis.happenings import REALITIES
from synthesis.rhythms import RHYTHMS, STATUSES
from synthesis.words import COMMON_SERVICES, PSEUDONYMS, SERVICES, WORKERS

#: Names that the sources of the real studies use.
TAKEN = {"Marianne", "Lara", "Gary", "Isla"}


@pytest.fixture(scope="module")
def model() -> Model:
    return load_model()


def test_every_term_has_a_place(model: Model) -> None:
    assert set(RHYTHMS) == set(model.interactions)
    assert set(SERVICES) == set(model.slugs("service_kind"))
    assert set(WORKERS) == set(model.slugs("role", side="professional"))
    assert set(STATUSES) == set(model.slugs("status"))
    assert set(REALITIES) == set(model.slugs("reality"))
    assert set(ARRANGEMENTS) == set(model.slugs("arrangement"))
    assert {d for _, decisions in DECISIONS for d in decisions} == set(model.slugs("decision"))
    assert {k for kinds, _ in DECISIONS for k in kinds} == {
        one.slug for one in model.interactions.values() if "decision" in one.attributes
    }


def test_tables_use_terms_of_the_model(model: Model) -> None:
    parts = set(model.slugs("part"))
    for rhythm in RHYTHMS.values():
        assert {rhythm.parent, rhythm.worker, rhythm.child} - {None} <= parts
        assert rhythm.venue in model.slugs("venue")
        assert rhythm.memo.count("{}") in (1, 2)
    assert {sector for _, sector, _, _ in SERVICES.values()} <= set(model.slugs("sector"))
    assert {kind for kinds, _ in WORKERS.values() for kind in kinds} == set(SERVICES)


def test_leading_workers_are_in_the_smallest_study() -> None:
    common = set(list(SERVICES)[:COMMON_SERVICES])
    there = {role for role, (services, _) in WORKERS.items() if not services or common & set(services)}
    assert {x for r in RHYTHMS.values() for x in (r.lead, *r.others, r.asker) if x} <= there


def test_pseudonyms_are_our_own() -> None:
    assert len(set(PSEUDONYMS)) == len(PSEUDONYMS)
    assert not set(PSEUDONYMS) & TAKEN


def test_own_words_mean_one_thing(model: Model) -> None:
    for codelist, words in OWN_WORDS.items():
        known = {w.lower(): e.slug for e in model.codelists[codelist].entries for w in (e.slug, e.label, *e.heard)}
        for word, slug in words.items():
            assert slug in model.slugs(codelist)
            assert known.get(word.lower(), slug) == slug


def test_gaps_are_words_that_the_model_knows(model: Model) -> None:
    heard = {w.lower(): e.slug for e in model.codelists["gap"].entries for w in (e.slug, e.label, *e.heard)}
    for way in GAPS:
        assert set(way) == set(model.slugs("gap"))
        assert all(heard[word.lower()] == slug for slug, word in way.items())


def test_headers_of_a_sheet_differ(model: Model) -> None:
    columns = {c.name for sheet in model.sheets for c in model.columns(sheet)}
    assert set(HEADERS) <= columns
    for sheet in model.sheets:
        headers = [header_of(c.name) for c in model.columns(sheet)]
        assert len({h.lower().strip() for h in headers}) == len(headers)
        assert set(aliases(sheet)) <= {c.name for c in model.columns(sheet)}


def test_attributes_have_values(model: Model) -> None:
    for one in model.interactions.values():
        assert all(len(values_of(name)) > 1 for name in one.attributes)
