"""Somebody who knows every family's web looks for one behind a composite."""

import random

import pytest

from schema.model import load_model
from tests.lib.classified import SHIPPED
from tests.lib.intruder.said import of_webs
from tests.lib.intruder.webs import Found, attack, colours, draw
from tests.lib.used import ATTACKED

MODEL = load_model()


@pytest.mark.parametrize("level", ["public", "workshop"])
def test_nothing_on_a_composite_stands_for_few(level: str) -> None:
    k = SHIPPED.k(level)
    found = Found()
    for seed in range(200):
        found += attack(draw(MODEL, random.Random(seed).randint(k - 1, 100), seed), level, k, MODEL)
    ATTACKED[f"composites, {level}"] = of_webs(found)
    assert found.looked_at > 1000
    assert found.small == [0, 0, 0]
    assert found.small_ties == 0
    assert found.chance <= 1 / k
    assert found.plain_alone > found.plain / 10


def test_fewer_families_than_k_make_no_map() -> None:
    for level in ("public", "workshop"):
        k = SHIPPED.k(level)
        found = attack(draw(MODEL, k - 1, 7), level, k, MODEL)
        assert (found.empty, found.looked_at) == (1, 0)


def test_a_map_on_which_few_stand_behind_a_node_would_be_seen() -> None:
    """Where one family is enough for a line, the intruder names it with a better chance."""
    study = draw(MODEL, 60, 3)
    open_ = attack(study, "workshop", 1, MODEL)
    assert open_.looked_at > attack(study, "workshop", 5, MODEL).looked_at
    assert open_.chance > 1 / 5


def test_colours_tell_nodes_apart_by_what_is_around_them() -> None:
    ties = [("mother", "clinic"), ("mother", "school"), ("father", "clinic")]
    none, one = colours(ties, 0), colours(ties, 1)
    assert none["person", "mother"] != none["person", "father"]
    assert one["service", "clinic"] != colours(ties[1:], 1)["service", "clinic"]
