"""What was released stays; a new release is made only when so many families changed that nothing small can be told."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path

import polars as pl
import pytest

from disclosure.counts import Members
from disclosure.frozen import FrozenTables
from disclosure.history import Release
from disclosure.policy import Consent, Policy, StudyRule
from disclosure.protect import protect
from disclosure.structure import Figure
from disclosure.tables.reading import Tables
from schema.problems import KithError
from tests.lib.classified import SHIPPED, chain, could_be, drawn, variable

OPEN = SHIPPED.model_copy(update={"studies": {"s": StudyRule(level="public", because="A test.")}})
TABLES = chain((3, 3))
#: without the table of both
APART = Tables({name: TABLES.tables[name] for name in ("by_a", "by_b")}, TABLES.variables)
K = 10


@pytest.fixture
def private(tmp_path: Path) -> Path:
    folder = tmp_path / "private"
    folder.mkdir(mode=0o700)
    return folder


def members_at(places: Sequence[int], names: Sequence[str] | None = None) -> Members:
    ids = list(names or (f"s:F{number:03}" for number in range(len(places))))
    classes = pl.DataFrame({"family": ids, "a": list(places), "b": [int(one[-3:]) % 3 for one in ids]})
    people = pl.DataFrame({"family": ids, "person": ids})
    return Members(classes, people, pl.DataFrame({"family": ids}))


def shown(
    private: Path, version: str, members: Members, policy: Policy = OPEN, tables: Tables = TABLES
) -> Release | None:
    return FrozenTables(private, tables, policy).of("graph", "s", version, lambda: members)


def never() -> Members:
    raise AssertionError("the data were read again")


def moved(places: Sequence[int], how_many: int) -> list[int]:
    """So many families of the first class are in the last one."""
    left = how_many
    found = []
    for place in places:
        goes = place == 0 and left > 0
        left -= goes
        found.append(2 if goes else place)
    return found


FIRST = [0] * 60 + [1] * 40 + [2] * 30


def test_the_same_data_are_counted_once(private: Path) -> None:
    first = shown(private, "v1", members_at(FIRST))
    assert first is not None
    assert first.levels["public"].rows["by_a"].get_column("families").to_list() == [60, 40, 30, 130]
    again = FrozenTables(private, TABLES, OPEN).of("graph", "s", "v1", never)
    assert again is not None
    assert again.levels["workshop"].rows["a_b"].equals(first.levels["workshop"].rows["a_b"])
    assert again.levels["public"].shown == first.levels["public"].shown
    assert again.places == first.places


@pytest.mark.parametrize(("changed", "version"), [(0, "v1"), (1, "v1"), (K - 1, "v1"), (K, "v2"), (30, "v2")])
def test_a_new_version_waits_for_enough_changes(private: Path, changed: int, version: str) -> None:
    shown(private, "v1", members_at(FIRST), tables=APART)
    then = shown(private, "v2", members_at(moved(FIRST, changed)), tables=APART)
    assert then is not None
    assert then.data_version == version
    kept = FrozenTables(private, APART, OPEN).of("graph", "s", "v2", never)
    assert kept is not None
    assert kept.data_version == version


def test_a_release_that_would_show_less_waits(private: Path) -> None:
    """Ten families that moved are three or four in each class of both: too few to tell."""
    shown(private, "v1", members_at(FIRST))
    then = shown(private, "v2", members_at(moved(FIRST, K)))
    assert then is not None
    assert then.data_version == "v1"
    later = shown(private, "v3", members_at(moved(FIRST, 3 * K)))
    assert later is not None
    assert later.data_version == "v3"


def test_two_versions_beside_each_other_tell_nothing_small(private: Path) -> None:
    """Of figures that both show, the difference is none or k; and what one hides the other does not tell."""
    tables = chain((4, 3))
    releases: list[Release] = []
    for step, families in enumerate((80, 84, 95, 300, 301, 900)):
        found = shown(private, f"v{step}", drawn(tables, families, 3), tables=tables)
        assert found is not None
        if not releases or found.data_version != releases[-1].data_version:
            releases.append(found)
    assert len(releases) > 1
    for number, old in enumerate(releases):
        for new in releases[number + 1 :]:
            for level, k in (("public", 10), ("workshop", 5)):
                one, other = old.levels[level].shown, new.levels[level].shown
                differences = [abs(value - other[figure]) for figure, value in one.items() if figure in other]
                assert [d for d in differences if 0 < d < k] == []
                same = {figure: value for figure, value in other.items() if old.counts.value(figure) == value}
                for figure in old.levels[level].hidden:
                    if old.counts.value(figure) < k:
                        low, high = could_be(tables, old.families, {**one, **same}, figure)
                        assert high - low >= 5
                        assert high >= k


def test_who_left_is_in_nothing_that_is_shown(private: Path) -> None:
    """The tables are closed at once, and stay closed until enough families changed."""
    shown(private, "v1", members_at(FIRST))
    names = [f"s:F{number:03}" for number in range(len(FIRST))]
    assert shown(private, "v2", members_at(FIRST[1:], names[1:])) is None
    assert FrozenTables(private, TABLES, OPEN).of("graph", "s", "v2", never) is None
    nine_more = members_at([*FIRST[1:], *[1] * 8], [*names[1:], *(f"s:G{n:03}" for n in range(8))])
    assert shown(private, "v3", nine_more) is None
    enough = members_at([*FIRST[11:], *[1] * 30], [*names[11:], *(f"s:G{n:03}" for n in range(30))])
    then = shown(private, "v4", enough)
    assert then is not None
    assert then.data_version == "v4"
    kept = json.loads(next((private / "frozen").glob("*.json")).read_text(encoding="utf-8"))
    first = kept["releases"][0]
    assert first["gone"] == 11
    assert len(first["places"]) == len(FIRST) - 11


def test_no_id_is_kept(private: Path) -> None:
    shown(private, "v1", members_at(FIRST))
    file = next((private / "frozen").glob("*.json"))
    assert "s:F" not in file.read_text(encoding="utf-8")
    assert file.stat().st_mode & 0o077 == 0


def test_narrower_consent_bites_at_once(private: Path) -> None:
    shown(private, "v1", members_at(FIRST))
    narrower = OPEN.model_copy(update={"families": {"s:F000": Consent(level="research", because="Asked for.")}})
    assert not narrower.counted("s:F000", "s")
    names = [f"s:F{number:03}" for number in range(len(FIRST))]
    assert shown(private, "v1", members_at(FIRST[1:], names[1:]), narrower) is None


def test_a_table_that_is_added_is_made_of_the_same_data(private: Path) -> None:
    alone = Tables({"by_a": TABLES.tables["by_a"]}, {"a": TABLES.variables["a"]})
    first = shown(private, "v1", Members(*_only_a(members_at(FIRST))), tables=alone)
    then = shown(private, "v1", members_at(FIRST))
    assert first is not None
    assert then is not None
    assert set(then.levels["public"].rows) == set(TABLES.tables)


def _only_a(members: Members) -> tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame]:
    return members.classes.drop("b"), members.people, members.amounts


def test_a_variable_that_is_defined_anew_shows_nothing(private: Path) -> None:
    """Its classes could be subtracted from those that were released."""
    shown(private, "v1", members_at(FIRST))
    other = Tables(TABLES.tables, {**TABLES.variables, "a": variable("a", 3).model_copy(update={"bands": (0, 2, 3)})})
    then = shown(private, "v1", members_at(FIRST), tables=other)
    assert then is not None
    assert set(then.levels["public"].rows) == {"by_b"}


def test_a_tighter_policy_is_followed_at_once(private: Path) -> None:
    first = shown(private, "v1", members_at(FIRST))
    levels = {name: rule.model_copy(update={"families": 35}) for name, rule in OPEN.levels.items()}
    then = shown(private, "v1", members_at(FIRST), OPEN.model_copy(update={"levels": levels}))
    assert first is not None
    assert then is not None
    for own in then.levels.values():
        assert all(value >= 35 for value in own.shown.values())


@pytest.mark.parametrize(
    "damage", [lambda text: text[:-5], lambda text: text.replace('"salt"', '"pepper"'), lambda _: "[]", lambda _: ""]
)
def test_a_damaged_file_shows_nothing(private: Path, damage: Callable[[str], str]) -> None:
    shown(private, "v1", members_at(FIRST))
    file = next((private / "frozen").glob("*.json"))
    file.write_text(damage(file.read_text(encoding="utf-8")), encoding="utf-8")
    with pytest.raises(KithError, match="E729"):
        shown(private, "v1", members_at(FIRST))


def test_graphs_and_studies_are_kept_apart(private: Path) -> None:
    frozen = FrozenTables(private, TABLES, OPEN)
    frozen.of("graph", "s", "v1", lambda: members_at(FIRST))
    frozen.of("other", "s", "v1", lambda: members_at(moved(FIRST, 3)))
    assert len(list((private / "frozen").glob("*.json"))) == 2


def test_merged_classes_stay_merged() -> None:
    """Else the part that was merged would follow from the whole, which was shown before."""
    made = protect(TABLES, members_at([0] * 60 + [1] * 3 + [2] * 30), OPEN)
    assert Figure(("a",), ((1, 2),)) in made["public"].shown
