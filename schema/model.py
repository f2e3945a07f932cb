"""The whole model, read from its YAML files and checked: every reference, range and label."""

import hashlib
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

import yaml
from pydantic import ValidationError

from schema.definition import Model
from schema.plain_yaml import read_yaml
from schema.shapes import (
    Closed,
    CodeList,
    Entry,
    InteractionKind,
    Kind,
    Sheet,
    Tie,
    Trait,
)
from schema.soundness import faults_of

T = TypeVar("T", bound=Closed)

MODEL_FOLDER = Path(__file__).parent / "model"
#: Version of the graph's layout; a store refuses a graph whose number is higher than this.
FORMAT = 1


class ModelError(Exception):
    """The model's own files are wrong; a fault of kithgraph, not of a study."""

    def __init__(self, faults: Sequence[str]) -> None:
        super().__init__("The model is unsound:\n" + "\n".join(f"- {fault}" for fault in faults))
        self.faults = tuple(faults)


@lru_cache(maxsize=1)
def load_model() -> Model:
    """The model that ships, read once; raises ModelError with every fault in its files."""
    return read_model(MODEL_FOLDER)


def read_model(folder: Path) -> Model:
    """Read and check a model from `folder`; raises ModelError naming file and fault, all at once."""
    faults: list[str] = []
    traits = _read(folder / "traits", Trait, "trait", faults)
    kinds = _read(folder / "kinds", Kind, "kind", faults)
    ties = _read(folder / "ties", Tie, "tie", faults)
    codelists = _read(folder / "codelists", CodeList, "codelist", faults)
    interactions = _read(folder / "interactions", InteractionKind, "slug", faults)
    sheets = dict(sorted(_read(folder / "sheets", Sheet, "sheet", faults).items(), key=lambda s: s[1].position))
    codelists["interaction_kind"] = _interaction_codelist(interactions)
    codelists["stated_tie"] = _stated_tie_codelist(ties)
    model = Model(traits, kinds, ties, codelists, interactions, sheets, _fingerprint(folder))
    if not faults:
        faults += faults_of(model)
    if faults:
        raise ModelError(faults)
    return model


def _interaction_codelist(interactions: dict[str, InteractionKind]) -> CodeList:
    """Kinds of interaction as a code list, so that sheets name them like any other term."""
    return CodeList(
        codelist="interaction_kind",
        about="What happened; each kind has a file of its own with the attributes that it may state.",
        entries=tuple(
            Entry(
                slug=i.slug,
                label=i.label,
                about=i.about,
                scotland=i.scotland,
                england=i.england,
                heard=i.heard,
                same_as=i.same_as,
            )
            for i in interactions.values()
        ),
    )


def _stated_tie_codelist(ties: dict[str, Tie]) -> CodeList:
    return CodeList(
        codelist="stated_tie",
        about="Ties that a row of the ties sheet may state.",
        entries=tuple(
            Entry(slug=t.tie.lower(), label=t.tie.lower().replace("_", " "), about=t.about)
            for t in ties.values()
            if t.stated
        ),
    )


def _read(folder: Path, shape: type[T], key: str, faults: list[str]) -> dict[str, T]:
    found: dict[str, T] = {}
    for path in sorted(folder.glob("*.yaml")):
        try:
            raw = read_yaml(path)
            one = shape.model_validate(raw)
        except (ValidationError, yaml.YAMLError) as error:
            faults.append(f"{folder.name}/{path.name}: {error}")
            continue
        name = str(getattr(one, key))
        if name in found:
            faults.append(f"{folder.name}/{path.name}: {name} is defined twice")
        found[name] = one
    return found


def _fingerprint(folder: Path) -> str:
    """A sha-256 over the model's files, so that a graph can say which model it was built with."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*.yaml")):
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()
