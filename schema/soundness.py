"""What must hold between the model's files; each fault is named with its place."""

from collections.abc import Iterator

from schema.definition import Model
from schema.shapes import Property

#: Names that the embedded engine does not parse as properties.
RESERVED = {
    "end",
    "when",
    "order",
    "group",
    "desc",
    "column",
    "default",
    "start",
    "starts",
    "ends",
    "contains",
    "from",
    "to",
    "id",
    "study",
}


def faults_of(model: Model) -> list[str]:
    """Every unsound reference, range, name and label of the model; empty when it is sound."""
    return [*_kinds(model), *_ties(model), *_codelists(model), *_interactions(model), *_sheets(model)]


def _property_faults(model: Model, where: str, properties: tuple[Property, ...]) -> Iterator[str]:
    names = [p.name for p in properties]
    for name in sorted({n for n in names if names.count(n) > 1}):
        yield f"{where}: property {name} is defined twice"
    for one in properties:
        if one.name in RESERVED:
            yield f"{where}: property {one.name} is a reserved word of an engine"
        if (one.type in ("word", "words")) != (one.codelist is not None):
            yield f"{where}: property {one.name} is a word exactly when it names a code list"
        if one.codelist is not None and one.codelist not in model.codelists:
            yield f"{where}: property {one.name} names the unknown code list {one.codelist}"
        if one.at_least is not None and one.at_most is not None and one.at_least > one.at_most:
            yield f"{where}: property {one.name} has an empty range"


def _kinds(model: Model) -> Iterator[str]:
    for kind in model.kinds.values():
        where = f"kind {kind.kind}"
        for trait in kind.traits:
            if trait not in model.traits:
                yield f"{where}: unknown trait {trait}"
        if all(t in model.traits for t in kind.traits):
            own = model.properties(kind.kind)[2:]
            yield from _property_faults(model, where, own)
            if kind.named_by not in {p.name for p in own}:
                yield f"{where}: {kind.named_by}, by which it is named, is not a property"
            if kind.second_label and kind.second_label not in {p.name for p in own}:
                yield f"{where}: second label {kind.second_label} is not a property"


def _ties(model: Model) -> Iterator[str]:
    known = set(model.kinds) | {k.group for k in model.kinds.values() if k.group}
    for tie in model.ties.values():
        where = f"tie {tie.tie}"
        for end in (*tie.from_kinds, *tie.to_kinds):
            if end not in known:
                yield f"{where}: unknown kind or group {end}"
        for trait in tie.traits:
            if trait not in model.traits:
                yield f"{where}: unknown trait {trait}"
        if all(t in model.traits for t in tie.traits):
            properties = model.tie_properties(tie.tie)
            yield from _property_faults(model, where, properties)
            for name in tie.identity:
                if name not in {p.name for p in properties}:
                    yield f"{where}: identity {name} is not a property"


def _codelists(model: Model) -> Iterator[str]:
    for one in model.codelists.values():
        where = f"code list {one.codelist}"
        said: dict[str, str] = {}
        for entry in one.entries:
            if set(entry.fields) != set(one.fields):
                yield f"{where}: {entry.slug} must have exactly the fields {sorted(one.fields)}"
            for name, value in entry.fields.items():
                rule = one.fields.get(name)
                if rule is None:
                    continue
                right = {"int": int, "bool": bool}.get(rule.type, str)
                if type(value) is not right:
                    yield f"{where}: {entry.slug}: {name} must be of type {rule.type}"
                elif rule.type == "kind" and value not in model.kinds:
                    yield f"{where}: {entry.slug}: unknown kind {value}"
                elif rule.codelist and value not in {e.slug for e in model.codelists[rule.codelist].entries}:
                    yield f"{where}: {entry.slug}: {name} is not in {rule.codelist}"
            for word in {w.lower() for w in (entry.slug, entry.slug.replace("_", " "), entry.label, *entry.heard)}:
                if said.setdefault(word, entry.slug) != entry.slug:
                    yield f"{where}: the word {word} means both {said[word]} and {entry.slug}"


def _interactions(model: Model) -> Iterator[str]:
    told = {p.name for p in model.traits["told"].properties if p.told}
    labels = [i.neo4j_label for i in model.interactions.values()]
    for one in model.interactions.values():
        where = f"interaction kind {one.slug}"
        for name in one.attributes:
            if name not in told:
                yield f"{where}: {name} is not a told property"
        if labels.count(one.neo4j_label) > 1 or one.neo4j_label in model.kinds:
            yield f"{where}: the label {one.neo4j_label} is taken"


def _sheets(model: Model) -> Iterator[str]:
    known = set(model.kinds) | {k.group for k in model.kinds.values() if k.group}
    for sheet in model.sheets.values():
        where = f"sheet {sheet.sheet}"
        columns = model.columns(sheet.sheet)
        names = [c.name for c in columns]
        for name in sorted({n for n in names if names.count(n) > 1}):
            yield f"{where}: column {name} is defined twice"
        for made in sheet.makes:
            if made.key not in names:
                yield f"{where}: key {made.key} is not a column"
            if (made.kind is None) == (made.kind_column is None):
                yield f"{where}: a made node has either a kind or a column that says it"
            if made.kind and made.kind not in model.kinds:
                yield f"{where}: unknown kind {made.kind}"
        for column in columns:
            spot = f"{where}, column {column.name}"
            if (column.type == "word") != (column.codelist is not None):
                yield f"{spot}: a word exactly when it names a code list"
            if column.codelist and column.codelist not in model.codelists:
                yield f"{spot}: unknown code list {column.codelist}"
            if (column.type == "ref") != bool(column.refers):
                yield f"{spot}: a reference exactly when it says to which kinds"
            if not set(column.refers) <= known:
                yield f"{spot}: refers to an unknown kind or group"
            if column.tie and column.tie not in model.ties:
                yield f"{spot}: unknown tie {column.tie}"
            if column.on_tie and column.on_tie not in names:
                yield f"{spot}: describes the tie of an unknown column {column.on_tie}"
