"""The files of the released tables: all that ship hold, and a fault in one is refused with its file and its rule."""

from pathlib import Path

import pytest
import yaml

from disclosure.classify import classes_of
from disclosure.policy import OPEN_LEVELS
from disclosure.protect import tables_at
from disclosure.tables.reading import TABLES, edges, load_tables, read_tables
from schema.model import load_model
from schema.problems import KithError

MODEL = load_model()
SHIPPED = load_tables(MODEL)

AGENCIES = {
    "table": "one",
    "title": "How many agencies?",
    "definition": "Families by agencies.",
    "question": "multiagency_load",
    "by": [{"name": "one", "meaning": "Agencies.", "of": "agencies_possible", "bands": [0, 1]}],
}


def test_what_ships() -> None:
    assert len(SHIPPED.tables) >= 25
    assert set(SHIPPED.questions) >= {"multiagency_load", "continuity", "never_meet", "informal_support"}
    assert len(tables_at(SHIPPED, "public")) < len(tables_at(SHIPPED, "workshop")) == len(SHIPPED.tables)
    for name, one in SHIPPED.variables.items():
        labels = [c.label for c in classes_of(one)]
        assert len(set(labels)) == len(labels) >= 2, name


def test_sensitive_matters_stay_in_the_room() -> None:
    public = {one.name for one in tables_at(SHIPPED, OPEN_LEVELS[0])}
    assert not public & {"who_is_tested", "tests_refused", "test_basis", "registrations", "conferences"}


def write(folder: Path, **changes: object) -> Path:
    raw = {**AGENCIES, **changes}
    (folder / f"{AGENCIES['table']}.yaml").write_text(yaml.safe_dump(raw), encoding="utf-8")
    return folder


def by(**changes: object) -> list[dict[str, object]]:
    return [{"name": "one", "meaning": "Agencies.", "of": "agencies_possible", "bands": [0, 1], **changes}]


NO = {"label": "no"}
YES = {"label": "yes", "when": [{"of": "agencies_possible"}]}


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"table": "other"}, "the name differs from the file's"),
        ({"title": "No question mark"}, "String should match"),
        ({"surprise": 1}, "Extra inputs are not permitted"),
        ({"question": "nothing"}, "there is no question nothing"),
        ({"question": "views"}, "has no column family"),
        ({"question": "two_families", "by": by(family="interactions")}, "cannot be asked of a study's families alone"),
        ({"by": ["nowhere"]}, "no table defines the variable nowhere"),
        ({"by": by(of="agencies")}, "has no column agencies of numbers"),
        ({"by": by(of="name")}, "has no column name of numbers"),
        ({"by": by(of="")}, "does not say of which column"),
        ({"by": by(less="nothing", labels=["a", "b"])}, "has no column nothing of numbers"),
        ({"by": by(less="services_possible")}, "its bands need labels"),
        ({"by": by(bands=[0, 2, 1])}, "do not rise"),
        ({"by": by(bands=[1, 2])}, "leave out what is less"),
        ({"by": by(bands=[])}, "needs either bands or categories"),
        ({"by": by(labels=["a"])}, "has not one label for each band"),
        ({"by": by(unknown=-1)}, "needs both unknown and unsaid"),
        ({"by": by(bands=[], categories=[NO, YES])}, "the last, and no other"),
        ({"by": by(bands=[], categories=[YES])}, "the last, and no other"),
        ({"by": by(where={"nothing": [1]})}, "has no column nothing with such values"),
        ({"by": by(where={"habits": ["1"]})}, "has no column habits with such values"),
        ({"by": by(where={"name": ["somebody"]})}, "is no term that the column name"),
        ({"by": by(where={"name": ["mother"]}, lists={"name": "nolist"})}, "is no term that the column name"),
        ({"by": by(where={"name": ["wizard"]}, lists={"name": "role"})}, "is no term that the column name"),
        ({"by": by(at_most="nowhere")}, "is at most something that has no bands"),
        ({"by": by(never=[{"variable": "one", "pairs": [["0", "zero"]]}])}, "are no classes"),
        ({"by": [*by(), "one"]}, "by one variable twice"),
        ({"by": [*by(), *by()]}, "is defined twice"),
        ({"by": [*by(), *by(name="two")], "sums": [{"name": "s", "meaning": "S.", "of": "habits"}]}, "sums stand only"),
        ({"sums": [{"name": "s", "meaning": "S.", "of": "nothing"}]}, "has no column nothing of numbers"),
        ({"level": "workshop"}, "does not say why"),
        ({"level": "research"}, "Input should be"),
    ],
)
def test_a_fault_in_a_file(tmp_path: Path, changes: dict[str, object], says: str) -> None:
    with pytest.raises(KithError, match="E728") as caught:
        read_tables(write(tmp_path, **changes), MODEL)
    assert says.lower() in str(caught.value).lower()


def test_a_file_that_is_no_yaml(tmp_path: Path) -> None:
    (tmp_path / "one.yaml").write_text("a: [", encoding="utf-8")
    with pytest.raises(KithError, match="E728"):
        read_tables(tmp_path, MODEL)


def test_a_circle_of_tables_is_refused(tmp_path: Path) -> None:
    """Counts that agree pair by pair round a circle need not be those of any study, so the audit would be too kind."""
    names = ["one", "two", "three"]
    for name in names:
        raw = {**AGENCIES, "table": name, "by": by(name=name)}
        (tmp_path / f"{name}.yaml").write_text(yaml.safe_dump(raw), encoding="utf-8")
    for number, name in enumerate(names):
        pair = [name, names[number - 1]]
        raw = {**AGENCIES, "table": "_".join(pair), "by": pair}
        (tmp_path / f"{'_'.join(pair)}.yaml").write_text(yaml.safe_dump(raw), encoding="utf-8")
    with pytest.raises(KithError, match="E728"):
        read_tables(tmp_path, MODEL)
    (tmp_path / "one_three.yaml").unlink()
    assert len(edges(read_tables(tmp_path, MODEL))) == 2


def test_a_table_is_one_file_more(tmp_path: Path) -> None:
    for path in TABLES.glob("*.yaml"):
        (tmp_path / path.name).write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    write(tmp_path)
    assert set(read_tables(tmp_path, MODEL).tables) == {*SHIPPED.tables, "one"}
