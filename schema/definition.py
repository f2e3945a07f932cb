"""The model in one piece: kinds, ties, code lists, interaction kinds and sheets, and what follows from them."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from schema.shapes import CodeList, Column, Entry, InteractionKind, Kind, Property, Sheet, Tie, Trait

ID = Property(name="id", type="text", sensitivity="none", derived=True, about="`study:key`, stable across loads.")
STUDY = Property(name="study", type="text", sensitivity="none", derived=True, about="Key of the study.")


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

    @property
    def offered_sheets(self) -> list[str]:
        """The sheets that a person fills in; the others are written by a command."""
        return [name for name, sheet in self.sheets.items() if sheet.offered]

    def key_column(self, sheet: str) -> str | None:
        """The column with the key of a sheet's rows; rows of roles and ties have none."""
        return next((c.name for c in self.columns(sheet) if c.type == "key"), None)

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
