"""study.yaml of a study that begins with a deposit, line by line, with what is still to be decided as comments."""

from graph_loader.deposits.lists import DataList
from graph_loader.deposits.published import RECORDS_FILE, STATEMENTS_FILE
from graph_loader.deposits.record import FIELDS, Records
from graph_loader.deposits.said import Said
from graph_loader.started import Started, entry, quoted, told
from schema.definition import Model

MADE = {"documents.csv": "documents", RECORDS_FILE: "documents", STATEMENTS_FILE: "statements"}


def yaml_of(
    source: str,
    key: str,
    records: Records,
    named: dict[str, DataList],
    said: Said,
    started: Started,
    unknown: dict[str, dict[str, int]],
    model: Model,
) -> list[str]:
    """The lines of the file."""
    lines = [f"# Made from the deposit {told(source)}. The lists here are copies; the documents stay in the deposit."]
    lines += [f"study: {quoted(key)}", f"title: {quoted(records.fields.get('title', key))}"]
    lines += [f"{name}: {quoted(records.fields[name])}" for name in FIELDS[1:] if name in records.fields]
    lines += ["synthetic: true"] if records.synthetic else []
    return [
        *lines,
        *_sheets(named, started, model),
        *_throughout(named, said),
        *_columns(said),
        *_ignore(said),
        *_words(said, unknown),
    ]


def _sheets(named: dict[str, DataList], started: Started, model: Model) -> list[str]:
    lists: dict[str, list[str]] = {}
    for where, one in named.items():
        if not (one.sheet == "documents" and "documents.csv" in started.sheets):
            lists.setdefault(one.sheet, []).append(where)
    for file, sheet in MADE.items():
        if file in started.sheets:
            lists.setdefault(sheet, []).append(file)
    lines = ["sheets:"]
    for sheet in [name for name in model.sheets if name in lists]:
        places = lists[sheet]
        text = quoted(places[0]) if len(places) == 1 else f"[{', '.join(map(quoted, places))}]"
        lines.append(f"  {sheet}: {text}")
    return lines


def _throughout(named: dict[str, DataList], said: Said) -> list[str]:
    lines = ["throughout:"] if said.throughout else []
    for where, held in said.throughout.items():
        lines += [entry(where, "", 2).rstrip(), *(f"    {column}: {quoted(v)}" for column, v in held.items())]
    for where, one in named.items():
        if one.sheet == "people" and "kind" not in one.columns and where not in said.throughout:
            lines += [f"# Say of {told(where)} what its people are: throughout: {{{quoted(where)}: {{kind: parent}}}}"]
    return lines


def _columns(said: Said) -> list[str]:
    lines = ["columns:"] if said.columns else []
    for sheet, columns in said.columns.items():
        lines.append(f"  {sheet}:")
        for column, heads in columns.items():
            text = quoted(heads) if isinstance(heads, str) else f"[{', '.join(map(quoted, heads))}]"
            lines.append(f"    {column}: {text}")
    return lines


def _ignore(said: Said) -> list[str]:
    lines = ["# Headers that no column of ours was known for; they are left unread.", "ignore:"] if said.ignore else []
    for sheet, heads in said.ignore.items():
        lines.append(f"  {sheet}:")
        for head in heads:
            near = said.near.get(sheet, {}).get(head)
            lines.append(f"    - {quoted(head)}" + (f"  # perhaps {near}" if near else ""))
    return lines


def _words(said: Said, unknown: dict[str, dict[str, int]]) -> list[str]:
    lines = ["words:"] if said.words else []
    for codelist, words in said.words.items():
        lines += [f"  {codelist}:", *(entry(word, slug, 4) for word, slug in words.items())]
    lines += [
        f"# {sheet}, column {column}: {count} words that no code list knows; give each a meaning under words."
        for sheet, columns in unknown.items()
        for column, count in columns.items()
    ]
    return lines
