"""Somebody sets the composites of two countries beside each other, and beside whatever else leaves of the study."""

import random
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from disclosure.composite.composed import BAND, Band, CompositeTie, compose
from disclosure.composite.kept import KeptComposites
from disclosure.composite.making import JURISDICTION, TIMES
from disclosure.counts import Counts
from disclosure.history import Release
from disclosure.tables.reading import TABLES
from schema.model import load_model
from schema.problems import KithError
from tests.lib.classified import SHIPPED
from tests.lib.intruder.webs import Drawn, Found, attack, draw, lines
from tests.lib.used import ATTACKED

MODEL = load_model()
LEVELS = ("public", "workshop")
STUDIES = 40


@dataclass
class Country:
    """The families of one country, and the lines of its composite with their bands."""

    drawn: Drawn
    shown: dict[tuple[str, str], Band] = field(default_factory=dict)


def parted(seed: int, level: str) -> tuple[Drawn, list[Country]]:
    """A study whose families live in two countries, each with enough of them for a composite."""
    k = SHIPPED.k(level)
    rng = random.Random(seed)
    sizes = [rng.randint(TIMES * k, 5 * k) for _ in range(2)]
    study = draw(MODEL, sum(sizes), seed)
    families = study.families.copy()
    rng.shuffle(families)
    found = []
    for own in (families[: sizes[0]], families[sizes[0] :]):
        truth = {family: study.truth[family] for family in own}
        found.append(Country(replace(study, families=own, truth=truth)))
        found[-1].shown = {(t.person, t.service): t.families for t in ties(found[-1].drawn, level)}
    return study, found


def ties(one: Drawn, level: str) -> tuple[CompositeTie, ...]:
    return compose(one.network, one.chronology, one.families, level, SHIPPED.k(level), MODEL)[1]


def highest(band: Band, of: int) -> int:
    return of if band.or_more else min(of, band.lowest + BAND - 1)


@pytest.mark.parametrize("level", LEVELS)
def test_nothing_on_either_side_stands_for_few_or_for_everybody(level: str) -> None:
    k = SHIPPED.k(level)
    found = Found()
    for seed in range(STUDIES):
        for side in parted(seed, level)[1]:
            found += attack(side.drawn, level, k, MODEL)
            for band in side.shown.values():
                assert len(side.drawn.families) - band.lowest >= k, "as many families may lack it"
    ATTACKED[f"composites by country, {level}"] = f"{found.looked_at} nodes and lines, none of fewer than {k} families"
    assert found.looked_at > 300
    assert found.small == [0, 0, 0]
    assert found.small_ties == 0


@pytest.mark.parametrize("level", LEVELS)
def test_the_whole_beside_one_country_would_tell_of_few_in_the_other(level: str) -> None:
    """What one side hides: its range from the whole's band less the other's, which is why the two never both leave."""
    k, certain, hidden = SHIPPED.k(level), 0, 0
    for seed in range(STUDIES):
        study, sides = parted(seed, level)
        whole = {(t.person, t.service): t.families for t in ties(study, level)}
        for one, other in (sides, sides[::-1]):
            true = lines(one.drawn, level, k, MODEL)
            for line, band in other.shown.items():
                if line in one.shown or line not in whole:
                    continue
                hidden += 1
                least = whole[line].lowest - highest(band, len(other.drawn.families))
                certain += 0 < least <= len(true.get(line, ()))
    ATTACKED[f"composites by country beside the whole, {level}"] = f"{certain} of {hidden} hidden lines would be told"
    assert hidden > 0
    assert certain > 0, "the intruder would know that some have it; else the rule would protect nothing"


def test_the_second_form_never_leaves_at_no_level_and_of_no_data(tmp_path: Path) -> None:
    kept = KeptComposites(tmp_path)
    kept.of("graph", "s", "workshop", JURISDICTION, released("1"), "1", lambda: None)
    kept.of("graph", "s", "workshop", JURISDICTION, released("1"), "1", tuple)
    for level, version in (("workshop", "1"), ("public", "1"), ("public", "2")):
        with pytest.raises(KithError, match="E762"):
            kept.of("graph", "s", level, "", released(version), version, tuple)
    assert kept.of("graph", "other", "workshop", "", released("1"), "1", tuple) == ()
    with pytest.raises(KithError, match="E762"):
        kept.of("graph", "other", "public", JURISDICTION, released("2"), "2", tuple)


def test_looking_behind_no_class_decides_nothing(tmp_path: Path) -> None:
    kept = KeptComposites(tmp_path)
    assert kept.of("graph", "s", "public", JURISDICTION, released("1"), "1", lambda: None) is None
    assert kept.of("graph", "s", "public", "", released("1"), "1", tuple) == ()


def released(version: str) -> Release:
    """A release without tables."""
    return Release(version, "p", "", {}, 0, {}, 0, Counts({}, {}), {})


def test_no_released_table_knows_a_country() -> None:
    """Tables part the families of the whole study; one by country would be an equation between the two sides."""
    files = sorted(TABLES.glob("*.yaml"))
    assert len(files) > 20
    assert [one.name for one in files if JURISDICTION in one.read_text(encoding="utf-8")] == []
