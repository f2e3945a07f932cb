"""What leaves is safe: no hidden figure can be narrowed below the policy's width, or to fewer families than k."""

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disclosure.counts import Members, count, structure_of
from disclosure.intervals import Knowledge
from disclosure.protect import TOTAL, LevelTables, protect
from disclosure.structure import Figure
from disclosure.tables.reading import Tables
from disclosure.tables.shape import Magnitude
from tests.lib.classified import SHIPPED, chain, could_be, drawn, table, variable

SIZES = st.lists(st.integers(2, 4), min_size=1, max_size=3).map(tuple)
FAMILIES = st.integers(0, 150)
SEEDS = st.integers(0, 2**20)
WIDTH = SHIPPED.protection.width


def narrowed(tables: Tables, families: int, made: dict[str, LevelTables], level: str) -> list[str]:
    """Hidden figures of a level that whoever sees it, and the more open one, narrows too far."""
    known = {f: v for own in made.values() for f, v in own.shown.items() if not f.magnitude and own.level <= level}
    found = []
    for cell in made[level].cells:
        if cell.figure in known or cell.figure.magnitude or not cell.tables:
            continue
        if not any(made[level].rows[name].height for name in cell.tables):
            continue
        low, high = could_be(tables, families, known, cell.figure)
        if high - low < WIDTH or high < SHIPPED.k(level):
            found.append(f"{cell.figure} is between {low} and {high}")
    return found


@settings(max_examples=20, deadline=None)
@given(sizes=SIZES, families=FAMILIES, seed=SEEDS)
def test_an_intruder_who_knows_all_that_is_shown_narrows_nothing(
    sizes: tuple[int, ...], families: int, seed: int
) -> None:
    tables = chain(sizes)
    made = protect(tables, drawn(tables, families, seed), SHIPPED)
    for level in made:
        assert narrowed(tables, families, made, level) == []


@settings(max_examples=20, deadline=None)
@given(sizes=SIZES, families=FAMILIES, seed=SEEDS)
def test_no_small_figure_is_shown_and_figures_are_rounded(sizes: tuple[int, ...], families: int, seed: int) -> None:
    tables = chain(sizes, sums=True)
    members = drawn(tables, families, seed)
    for level, own in protect(tables, members, SHIPPED).items():
        for figure, value in own.shown.items():
            stands_for = members.within(Figure(figure.variables, figure.places)).height
            assert stands_for >= SHIPPED.k(level)
            assert figure.magnitude or stands_for == value
            assert value > 0
        for rows in own.rows.values():
            numbers = rows.select(pl.col(pl.Int64))
            assert numbers.select((pl.all() % SHIPPED.rounding.base).sum()).sum_horizontal().sum() == 0
            if rows.height:
                body, total = numbers.head(-1), numbers.tail(1)
                for name in body.columns:
                    known = body.get_column(name).drop_nulls()
                    assert total.item(0, name) == (known.sum() if known.len() else None)


def test_the_baseline_without_secondary_suppression(capsys: pytest.CaptureFixture[str]) -> None:
    """Small figures alone hidden, many are worked back exactly; with the whole of it, none."""
    tables = chain((4, 4, 3))
    exact = hidden = after = 0
    for seed in range(5):
        members = drawn(tables, 120, seed)
        structure = structure_of(tables, tables.tables.values(), 120)
        counts = count(structure, members)
        k = SHIPPED.k("workshop")
        one_way = {Figure((n,), ((i,),)) for n, size in structure.sizes.items() for i in range(size)}
        two_way = {
            Figure(pair, ((i,), (j,)))
            for pair in structure.pairs
            for i in range(structure.sizes[pair[0]])
            for j in range(structure.sizes[pair[1]])
        }
        small = {one for one in two_way if counts.value(one) < k}
        known = {one: counts.value(one) for one in (one_way | two_way) - small}
        knowledge = Knowledge(structure, one_way | two_way, 0)
        knowledge.know(known)
        ranges = [knowledge.range_of(one) for one in small]
        hidden += len(small)
        exact += sum(one.low == one.high for one in ranges)
        after += len(narrowed(tables, 120, protect(tables, members, SHIPPED), "workshop"))
    with capsys.disabled():
        print(f"\n  baseline: {exact} of {hidden} small figures worked back exactly; with the gate {after}")
    assert exact > hidden / 10
    assert after == 0


def test_what_everybody_and_what_the_room_sees_is_safe_side_by_side() -> None:
    """The closer level's classes are parts of the more open one's, whose figures count as known."""
    tables = chain((4, 4))
    for seed in range(4):
        made = protect(tables, drawn(tables, 90, seed), SHIPPED)
        for name, groups in made["public"].groupings.items():
            finer = made["workshop"].groupings[name]
            assert all(any(set(one) <= set(group) for group in groups) for one in finer)
        assert narrowed(tables, 90, made, "workshop") == []


def test_fewer_families_than_k_show_nothing_at_all() -> None:
    tables = chain((2, 2))
    for families in (0, 1, 4):
        made = protect(tables, drawn(tables, families, 1), SHIPPED)
        assert all(rows.is_empty() for own in made.values() for rows in own.rows.values())


def members_in(places: list[int], amounts: list[int] | None = None, people: list[str] | None = None) -> Members:
    ids = [f"s:F{number}" for number in range(len(places))]
    classes = pl.DataFrame({"family": ids, "a": places})
    who = pl.DataFrame({"family": ids, "person": people or ids})
    return Members(classes, who, pl.DataFrame({"family": ids, "all_a": amounts or [1] * len(ids)}))


def test_people_count_beside_families() -> None:
    """Six families in which the same two people live are no six."""
    tables = chain((2,))
    places = [0] * 6 + [1] * 30
    everybody = [f"s:p{number}" for number in range(36)]
    apart = protect(tables, members_in(places, people=everybody), SHIPPED, ["workshop"])
    assert apart["workshop"].rows["by_a"].get_column("families").to_list() == [5, 30, 35]
    shared = ["s:one", "s:other"] * 3 + everybody[6:]
    assert protect(tables, members_in(places, people=shared), SHIPPED, ["workshop"])["workshop"].rows["by_a"].is_empty()


def test_a_sum_that_two_families_make_is_hidden() -> None:
    tables = chain((3,), sums=True)
    places = [0] * 20 + [1] * 20 + [2] * 20
    even = protect(tables, members_in(places, [0] * 20 + [1] * 20 + [4] * 20), SHIPPED, ["workshop"])["workshop"]
    assert even.rows["by_a"].get_column("all_a").to_list() == [None, 20, 80, 100]
    two = [0] * 20 + [1] * 20 + [2] * 18 + [400, 500]
    made = protect(tables, members_in(places, two), SHIPPED, ["workshop"])["workshop"]
    assert made.rows["by_a"].get_column("all_a").to_list() == [None, 20, None, 20]
    assert made.rows["by_a"].get_column("families").to_list() == [20, 20, 20, 60]


def test_a_class_with_everybody_of_another_is_hidden() -> None:
    """Else it would be known of each family of the one class that it is in the other, too."""
    tables = chain((2, 2))
    ids = [f"s:F{number}" for number in range(60)]
    classes = pl.DataFrame({"family": ids, "a": [0] * 20 + [1] * 40, "b": [0] * 40 + [1] * 20})
    members = Members(classes, pl.DataFrame({"family": ids, "person": ids}), pl.DataFrame({"family": ids}))
    made = protect(tables, members, SHIPPED, ["workshop"])["workshop"]
    assert Figure(("a", "b"), ((0,), (0,))) not in made.shown


def test_what_definitions_bind_is_not_told_by_subtraction() -> None:
    """Who has b has a: with 50 and 48 families shown, two with a and without b would be known."""
    named = {"a": variable("a", 2), "b": variable("b", 2).model_copy(update={"at_most": "a"})}
    tables = Tables({name: table(name, name[-1]) for name in ("by_a", "by_b")}, named)
    ids = [f"s:F{number}" for number in range(80)]
    people = pl.DataFrame({"family": ids, "person": ids})

    def shown(with_b: int) -> dict[str, list[int]]:
        b = [1] * with_b + [0] * (80 - with_b)
        classes = pl.DataFrame({"family": ids, "a": [1] * 50 + [0] * 30, "b": b})
        made = protect(tables, Members(classes, people, pl.DataFrame({"family": ids})), SHIPPED, ["workshop"])
        return {n: rows.get_column("families").to_list() for n, rows in made["workshop"].rows.items()}

    assert shown(with_b=20) == {"by_a": [30, 50, 80], "by_b": [60, 20, 80]}
    assert [] in shown(with_b=48).values()


def test_a_table_ends_with_what_is_shown_of_it() -> None:
    made = protect(chain((2,)), members_in([0] * 7 + [1] * 8), SHIPPED, ["workshop"])["workshop"]
    assert made.rows["by_a"].rows() == [("0", 5), ("1 or more", 10), (TOTAL, 15)]


@pytest.mark.parametrize("level", ["public", "workshop"])
def test_a_sum_over_two_tables_is_one_sum(level: str) -> None:
    """Two tables add up the same number, so what one hides may not follow from the other."""
    added = Magnitude(name="all_a", meaning="Added up.", of="a")
    own = [table(f"by_{name}", name, sums=(added,)) for name in ("a", "b")]
    tables = Tables({one.name: one for one in own}, {"a": variable("a", 4), "b": variable("b", 2)})
    for seed in range(4):
        members = drawn(tables, 60, seed)
        made = protect(tables, members, SHIPPED)[level]
        hidden = [c for c in made.cells if c.figure.magnitude and c.tables and c.figure not in made.shown]
        totals = {
            name: sum(v for f, v in made.shown.items() if f.magnitude and f.variables == (name,)) for name in ("a", "b")
        }
        for name, other in (("a", "b"), ("b", "a")):
            # Of families with none, everybody knows what they come to.
            alone = [c for c in hidden if c.figure.variables == (name,) and c.value]
            complete = not [c for c in hidden if c.figure.variables == (other,)]
            if len(alone) == 1 and complete and totals[other]:
                raise AssertionError(f"{alone[0].figure} is {totals[other] - totals[name]}")
