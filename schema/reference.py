"""The model and the problem codes in words: for `kith model`, and for the derived pages of the documentation."""

from collections.abc import Iterable

from schema.definition import Model
from schema.problems import load_problems
from schema.shapes import CodeList, InteractionKind, Kind, Property, Sheet, Tie

DERIVED = "<!-- Derived from the model by `make docs`; not edited by hand. -->"


def names(model: Model) -> list[str]:
    """Every name that `describe` knows."""
    return [*model.kinds, *model.ties, *model.codelists, *model.interactions, *model.sheets]


def overview(model: Model) -> str:
    """All names of the model with a line of meaning each."""
    parts = [
        _listing("Kinds", ((k.kind, k.about) for k in model.kinds.values())),
        _listing("Ties", ((t.tie, t.about) for t in model.ties.values())),
        _listing("Interaction kinds", ((i.slug, i.about) for i in model.interactions.values())),
        _listing("Code lists", ((c.codelist, c.about) for c in model.codelists.values())),
        _listing("Sheets", ((s.sheet, s.about) for s in model.sheets.values())),
    ]
    return "\n\n".join([*parts, "See one of them with kith model NAME."])


def describe(model: Model, name: str) -> str | None:
    """Everything about one kind, tie, code list, interaction kind or sheet of that name; None when there is none.

    A name borne by several, such as a sheet and a code list, gives all of them.
    """
    found = []
    if name in model.kinds:
        found.append(_kind(model, model.kinds[name]))
    if name.upper() in model.ties and name.upper() == name:
        found.append(_tie(model, model.ties[name]))
    if name in model.codelists:
        found.append(_codelist(model.codelists[name]))
    if name in model.interactions:
        found.append(_interaction(model.interactions[name]))
    if name in model.sheets:
        found.append(_sheet(model, model.sheets[name]))
    return "\n\n".join(found) or None


def model_page(model: Model) -> str:
    """The reference page of the model, as Markdown."""
    parts = ["# Reference: the model", DERIVED]
    parts += ["## Kinds", *(_kind(model, k, "### ") for k in model.kinds.values())]
    parts += ["## Ties", *(_tie(model, t, "### ") for t in model.ties.values())]
    parts += ["## Interaction kinds", *(_interaction(i, "### ") for i in model.interactions.values())]
    parts += ["## Sheets", *(_sheet(model, s, "### ") for s in model.sheets.values())]
    lists = [c for c in model.codelists.values() if c.codelist != "interaction_kind"]
    parts += ["## Code lists", *(_codelist(c, "### ") for c in lists)]
    return "\n\n".join(parts) + "\n"


def problems_page() -> str:
    """The reference page of the problem codes, as Markdown."""
    parts = ["# Reference: problems and what to do", DERIVED]
    for one in load_problems().values():
        severity = "A notice: it does not stop a load." if one.severity == "notice" else ""
        parts.append(f"## {one.code} {one.title}\n\n{one.description} {severity}".rstrip())
        parts.append(f"What to do: {one.remedy}")
    return "\n\n".join(parts) + "\n"


def _listing(title: str, rows: Iterable[tuple[str, str]]) -> str:
    return "\n".join([title, *(f"  {name}: {' '.join(about.split())}" for name, about in rows)])


def _kind(model: Model, one: Kind, mark: str = "") -> str:
    lines = [f"{mark}{one.kind}", "", " ".join(one.about.split()), ""]
    return "\n".join([*lines, *_properties(model.properties(one.kind)), *_same_as(one.same_as)])


def _tie(model: Model, one: Tie, mark: str = "") -> str:
    pairs = "; ".join(f"{a} to {b}" for a, b in model.pairs(one.tie))
    lines = [f"{mark}{one.tie}", "", one.about, "", f"- joins: {pairs}"]
    if one.rule:
        lines.append(f"- derived: {' '.join(one.rule.split())}")
    if one.identity:
        lines.append(f"- told apart by: {', '.join(one.identity)}")
    return "\n".join([*lines, *_properties(model.tie_properties(one.tie)), *_same_as(one.same_as)])


def _properties(properties: Iterable[Property]) -> list[str]:
    lines = []
    for one in properties:
        notes = [one.type if not one.codelist else f"{one.type} of {one.codelist}", f"sensitivity {one.sensitivity}"]
        notes += ["derived"] if one.derived else []
        lines.append(f"- `{one.name}` ({', '.join(notes)}): {one.about}")
    return lines


def _codelist(one: CodeList, mark: str = "") -> str:
    lines = [f"{mark}{one.codelist}", "", one.about, ""]
    for entry in one.entries:
        words = [entry.label, entry.about]
        words += [f"Scotland: {entry.scotland}."] if entry.scotland else []
        words += [f"England: {entry.england}."] if entry.england else []
        words += [f"Also heard: {', '.join(entry.heard)}."] if entry.heard else []
        words += [f"Same as: {entry.same_as}."] if entry.same_as else []
        lines.append(f"- `{entry.slug}`: {' '.join(w for w in words if w)}")
    return "\n".join([*lines, *([f"\nSource: {one.source}"] if one.source else [])])


def _interaction(one: InteractionKind, mark: str = "") -> str:
    lines = [f"{mark}{one.slug}", "", f"{one.label}: {one.about}", ""]
    lines += [f"- Scotland: {one.scotland}"] if one.scotland else []
    lines += [f"- England: {one.england}"] if one.england else []
    lines += [f"- also heard: {', '.join(one.heard)}"] if one.heard else []
    lines += [f"- may state: {', '.join(one.attributes)}"] if one.attributes else []
    return "\n".join([*lines, *_same_as(one.same_as)])


def _sheet(model: Model, one: Sheet, mark: str = "") -> str:
    needed = "A study needs it." if one.required else "It may be left out."
    lines = [f"{mark}{one.sheet}", "", f"{' '.join(one.about.split())} {needed}", ""]
    for column in model.columns(one.sheet):
        notes = ["required"] if column.required else []
        notes += ["several, separated by ;"] if column.many else []
        notes += [f"one of {column.codelist}"] if column.codelist else []
        notes += [f"key of {', '.join(column.refers)}"] if column.refers else []
        said = f" ({', '.join(notes)})" if notes else ""
        lines.append(f"- `{column.name}`{said}: {column.about}")
    return "\n".join(lines)


def _same_as(text: str | None) -> list[str]:
    return [f"- same as: {text}"] if text else []
