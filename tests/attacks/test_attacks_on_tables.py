"""Somebody with a solver, and somebody who subtracts, work on every table of 200 studies."""

import pytest

from disclosure.structure import Figure
from tests.lib.classified import SHIPPED, chain, table, variable
from tests.lib.classified import drawn as drawn_chain
from tests.lib.intruder.attacks import Beside, on_tables
from tests.lib.intruder.differences import over_figures
from tests.lib.intruder.drawn import Drawn, draw, shipped
from tests.lib.intruder.ranges import Intruder
from tests.lib.intruder.said import of_pairs, of_ranges
from tests.lib.intruder.studies import studies
from tests.lib.used import ATTACKED


@pytest.fixture(scope="module")
def found() -> Beside:
    """198 studies with some tables, and two with all."""
    some = on_tables(studies(198, 1, linked=24), 10)
    some += on_tables((draw(shipped(), families, families) for families in (22, 40)), 2)
    ATTACKED["solver"], ATTACKED["tracker"] = of_ranges(some), of_pairs(some)
    return some


def test_no_hidden_figure_is_narrowed(found: Beside) -> None:
    assert found.studies == 200
    assert found.hidden > 300
    assert found.narrowed == []
    assert found.plain_narrowed > found.plain_hidden / 5


def test_no_two_answers_tell_of_a_small_group(found: Beside) -> None:
    assert found.pairs.pairs >= 10_000
    assert found.pairs.small == 0
    assert found.plain_pairs.small > 40


A, B = Figure(("a",), ((0,),)), Figure(("b",), ((0,),))


def test_the_solver_finds_what_is_there_to_find() -> None:
    """One hidden figure of a table, and one that two margins leave open but for three families."""
    tables = chain((2, 2))
    members = drawn_chain(tables, 40, 1)
    who = Intruder(tables, list(tables.tables.values()), 40)
    (alone,) = who.narrowed({A: 37}, [Figure(("a",), ((1,),))], 5, 5)
    assert (alone.low, alone.high) == (3, 3)
    assert members.classes.height == 40
    both = Figure(("a", "b"), ((0,), (0,)))
    (cornered,) = who.narrowed({A: 38, B: 39}, [both], 5, 5)
    assert (cornered.low, cornered.high) == (37, 38)
    assert who.narrowed({A: 20, B: 20}, [both], 5, 5) == []


def test_the_solver_uses_what_definitions_keep_apart() -> None:
    named = {"a": variable("a", 2), "b": variable("b", 2).model_copy(update={"at_most": "a"})}
    own = [table(f"by_{name}", name) for name in named]
    who = Intruder(type(chain((2,)))({one.name: one for one in own}, named), own, 80)
    asked = Figure(("a", "b"), ((1,), (0,)))
    (told,) = who.narrowed({Figure(("a",), ((1,),)): 50, Figure(("b",), ((1,),)): 48}, [asked], 5, 5)
    assert (told.low, told.high) == (2, 2)


def test_the_tracker_finds_what_is_there_to_find() -> None:
    tables = chain((3, 2))
    study = Drawn(tables, drawn_chain(tables, 40, 1), 1)
    part, whole = Figure(("a",), ((0,),)), Figure(("a",), ((0, 1),))
    assert over_figures(study, {part: 20, whole: 23}, SHIPPED.k("workshop")).small == 1
    assert over_figures(study, {part: 20, whole: 25}, SHIPPED.k("workshop")).small == 0
    both = Figure(("a", "b"), ((0,), (0,)))
    assert over_figures(study, {part: 20, both: 17}, SHIPPED.k("workshop")).small == 1
    assert over_figures(study, {whole: 37}, SHIPPED.k("workshop")).small == 1
