"""The whole model, read from its YAML files and checked: every reference, range and label."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TypeVar

import yaml
from pydantic import ValidationError

from schema.shapes import (
    Closed,
    CodeList,
    Column,
    Entry,
    InteractionKind,
    Kind,
    Property,
    Sheet,
    Tie,
    Trait,
)
from schema.soundness import faults_of

T = TypeVar("T", bound=Closed)

MODEL_FOLDER = Path(__file__).parent / "model"
#: Version of the graph's layout; a store refuses a graph whose number is higher than this.
FORMAT = 1

ID = Property(name="id", type="text", sensitivity="none", derived=True, about="`study:key`, stable across loads.")
STUDY = Property(name="study", type="text", sensitivity="none", derived=True, about="Key of the study.")


class ModelError(Exception):
    """The model's own files are wrong; a fault of kithgraph, not of a study."""

    def __init__(self, faults: Sequence[str]) -> None:
        super().__init__("The model is unsound:\n" + "\n".join(f"- {fault}" for fault in faults))
        self.faults = tuple(faults)


@dataclass(frozen=True)
class Model:
    """Kinds, ties, code lists, interaction kinds and sheets, each by name in a fixed order."""

    traits: dict[str, Trait]
    kinds: dict[str, Kind]
    ties: dict[str, Tie]
    codelists: dict[str, CodeList]
    interactions: dict[str, InteractionKind]
    sheets: dict[str, Sheet]
    fingerprint: str

    def expand(self, names: Iterable[str]) -> tuple[str, ...]:
        """Kinds meant by a mixed list of kinds and groups, in the model's order."""
        wanted = set(names)
        return tuple(k.kind for k in self.kinds.values() if k.kind in wanted or k.group in wanted)

    def properties(self, kind: str) -> tuple[Property, ...]:
        """All properties of a kind, `id` and `study` first, then those of its traits, then its own."""
        return (ID, STUDY, *self._gather(self.kinds[kind].traits, self.kinds[kind].properties))

    def tie_properties(self, tie: str) -> tuple[Property, ...]:
        """All properties of a tie; its ends are not among them."""
        return self._gather(self.ties[tie].traits, self.ties[tie].properties)

    def pairs(self, tie: str) -> tuple[tuple[str, str], ...]:
        """The pairs of kinds that a tie may join, in the model's order."""
        one = self.ties[tie]
        return tuple(
            (a, b)
            for a in self.expand(one.from_kinds)
            for b in self.expand(one.to_kinds)
            if a == b or not one.same_kind or {a, b} == {"Interaction", "Account"}
        )

    def columns(self, sheet: str) -> tuple[Column, ...]:
        """All columns of a sheet, those derived from code lists and traits last."""
        derived: list[Column] = []
        for rule in self.sheets[sheet].columns_from:
            if rule.codelist:
                derived += [
                    Column(name=e.slug, type="ref", many=True, refers=rule.refers, about=f"People, by key: {e.label}.")
                    for e in self.codelists[rule.codelist].entries
                ]
            if rule.trait:
                derived += [told_column(p) for p in self.traits[rule.trait].properties if p.told]
        return (*self.sheets[sheet].columns, *derived)

    def entry(self, codelist: str, slug: str) -> Entry:
        """One term of a code list."""
        return self._entries[codelist][slug]

    def slugs(self, codelist: str, **fields: str | int | bool) -> list[str]:
        """The terms of a code list whose extra fields have the given values."""
        return [
            e.slug
            for e in self.codelists[codelist].entries
            if all(e.fields.get(name) == value for name, value in fields.items())
        ]

    @cached_property
    def _entries(self) -> dict[str, dict[str, Entry]]:
        return {name: {e.slug: e for e in one.entries} for name, one in self.codelists.items()}

    def _gather(self, traits: Iterable[str], own: Iterable[Property]) -> tuple[Property, ...]:
        return (*(p for t in traits for p in self.traits[t].properties), *own)


def told_column(one: Property) -> Column:
    """The episode sheet's column for a told property."""
    types = {"word": "word", "bool": "bool", "int": "int", "float": "float", "texts": "texts"}
    return Column.model_validate(
        {
            "name": one.name,
            "type": types.get(one.type, "text"),
            "many": one.type == "texts",
            "codelist": one.codelist,
            "at_least": one.at_least,
            "at_most": one.at_most,
            "about": one.about,
        }
    )


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
            one = shape.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
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
