"""The model's files: all of them load, and a fault in any is named with its file or place."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from schema.model import MODEL_FOLDER, ModelError, load_model, read_model

BROKEN: list[tuple[str, str, str, str]] = [
    ("kinds/family.yaml", "kind: Family", "kind: family", "kinds/family.yaml"),
    ("kinds/family.yaml", "kind: Family", "colour: red\nkind: Family", "colour"),
    ("kinds/family.yaml", "kind: Family", "kind: [", "kinds/family.yaml"),
    ("kinds/family.yaml", "kind: Family", "kind: Parent", "kinds/parent.yaml: Parent is defined twice"),
    (
        "kinds/family.yaml",
        "named_by: name",
        "named_by: nam",
        "kind Family: nam, by which it is named, is not a property",
    ),
    ("ties/member_of.yaml", "to: [Family]", "to: [Household]", "tie MEMBER_OF: unknown kind or group Household"),
    ("traits/person.yaml", "codelist: gender", "codelist: gendre", "names the unknown code list gendre"),
    ("traits/person.yaml", "name: gender", "name: role", "property role is defined twice"),
    ("traits/person.yaml", "name: gender", "name: end", "property end is a reserved word"),
    ("traits/told.yaml", "at_most: 1440", "at_most: -1", "wait_minutes has an empty range"),
    (
        "codelists/age_band.yaml",
        "{low: 1, high: 4}",
        "{low: 1}",
        "age_band: 1_4 must have exactly the fields",
    ),
    ("codelists/age_band.yaml", "{low: 1, high: 4}", "{low: one, high: 4}", "low must be of type int"),
    ("codelists/gender.yaml", "slug: woman", "slug: Woman", "codelists/gender.yaml"),
    ("codelists/kin.yaml", "heard: [biological]", "heard: [step]", "the word step means both birth and step"),
    ("codelists/person_kind.yaml", "kind: Parent", "kind: Father", "unknown kind Father"),
    ("interactions/drug_test.yaml", "attributes: [specimen,", "attributes: [sample,", "sample is not a told property"),
    ("interactions/drug_test.yaml", "neo4j_label: DrugTest", "neo4j_label: Family", "the label Family is taken"),
    ("sheets/people.yaml", "refers: [Family]", "refers: [Clan]", "column family: refers to an unknown kind or group"),
    ("sheets/people.yaml", "tie: MEMBER_OF", "tie: BELONGS_TO", "column family: unknown tie BELONGS_TO"),
    ("sheets/people.yaml", "key: person}", "key: human}", "key human is not a column"),
    ("sheets/people.yaml", "name: pseudonym", "name: gender", "column gender is defined twice"),
    ("sheets/people.yaml", "codelist: gender", "codelist: sex", "column gender: unknown code list sex"),
    ("sheets/families.yaml", "kind: Family,", "kind: Clan,", "sheet families: unknown kind Clan"),
]


def test_every_file_of_the_model_loads() -> None:
    model = load_model()
    files = {folder.name: len(list(folder.glob("*.yaml"))) for folder in MODEL_FOLDER.iterdir() if folder.is_dir()}
    derived = {"codelists": 2}
    for name, count in files.items():
        assert len(getattr(model, name)) == count + derived.get(name, 0), name


@pytest.mark.parametrize(("file", "old", "new", "fault"), BROKEN)
def test_a_fault_is_named_with_its_place(tmp_path: Path, file: str, old: str, new: str, fault: str) -> None:
    def spoil(text: str) -> str:
        assert old in text, f"{file} has changed; the test must follow"
        return text.replace(old, new, 1)

    with pytest.raises(ModelError) as error:
        read_model(copied(tmp_path, {file: spoil}))
    assert any(fault in one for one in error.value.faults), error.value.faults


def test_all_faults_are_named_at_once(tmp_path: Path) -> None:
    folder = copied(
        tmp_path,
        {
            "kinds/family.yaml": lambda text: text + "colour: red\n",
            "ties/member_of.yaml": lambda text: text + "colour: red\n",
        },
    )
    with pytest.raises(ModelError) as error:
        read_model(folder)
    assert [fault.split(":")[0] for fault in error.value.faults] == ["kinds/family.yaml", "ties/member_of.yaml"]


def test_the_fingerprint_follows_every_file(tmp_path: Path) -> None:
    same = read_model(copied(tmp_path / "same", {}))
    other = read_model(copied(tmp_path / "other", {"kinds/family.yaml": lambda text: text + "# a note\n"}))
    assert same.fingerprint == load_model().fingerprint != other.fingerprint


def copied(folder: Path, changes: dict[str, Callable[[str], str]]) -> Path:
    model = shutil.copytree(MODEL_FOLDER, folder / "model")
    for file, change in changes.items():
        path = model / file
        path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")
    return model
