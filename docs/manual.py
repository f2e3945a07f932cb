"""The manual of the questions: a page a chapter, made of the catalogue's entries and of their spec tests."""

from docs.examples import Example, as_markdown, examples_of
from docs.marks import DERIVED
from docs.tables_page import tables_on
from queries.chapters import CHAPTERS, slug
from queries.entry import Entry, catalogue
from queries.groups import Asked
from queries.parameters import asked_of
from tests.lib.cast import CAST

INTRODUCTION = """
Each chapter's page gives every question's definition, parameters and columns, then examples: they are the tests that
the question passes on both engines, with what a study's sheets say and what the answer to it is.
""".strip()
FAMILY = """
## The study of the examples

Every example adds its own sheets to these, which tell of an invented family `F1`, another family `F2`, three services
and their workers, in a study whose key is `s`. Where an episode names no document and no voice, the mother tells it in
`D1`. An example that gives one of these sheets itself has that one instead.
""".strip()


def chapters() -> dict[str, list[Entry]]:
    """The questions by chapter, in reading order; only chapters that have some."""
    found: dict[str, list[Entry]] = {chapter: [] for chapter in CHAPTERS}
    for entry in catalogue("embedded").values():
        found[entry.chapter].append(entry)
    return {chapter: entries for chapter, entries in found.items() if entries}


def questions_page() -> str:
    """The page that lists all questions, and the cast of the examples."""
    parts = ["# Reference: the questions", DERIVED, INTRODUCTION]
    for chapter, entries in chapters().items():
        lines = [f"- [{one.name}]({_file(chapter)}#{one.name}): {one.question}" for one in entries]
        parts += [f"## [{chapter}]({_file(chapter)})", "\n".join(lines)]
    parts.append(FAMILY)
    for sheet, text in CAST.items():
        parts += [f"Sheet `{sheet}`:", as_markdown(text)]
    return "\n\n".join(parts) + "\n"


def chapter_pages() -> dict[str, str]:
    """A page for every chapter, by its path below the reference."""
    pages = {}
    for chapter, entries in chapters().items():
        parts = [f"# {chapter}", DERIVED, *(part for entry in entries for part in _question(entry))]
        pages[_file(chapter)] = "\n\n".join(parts) + "\n"
    return pages


def _file(chapter: str) -> str:
    return f"questions/{slug(chapter).replace('_', '-')}.md"


def _question(entry: Entry) -> list[str]:
    parts = [f"## {entry.name}", f"**{entry.question}**", entry.definition, _released(entry)]
    if asked := asked_of(entry.params):
        parts += ["Parameters:", "\n".join(f"- `{one.name}` ({one.type}{_needed(one)}): {one.about}" for one in asked)]
    lines = [f"- `{name}`: {meaning}" for name, meaning in entry.result.meanings().items()]
    parts += ["Columns:", "\n".join(lines)]
    parts.append(f"Rows are told apart by {_names(entry.identity)} and sorted by {_names(entry.order)}.")
    if entry.every:
        parts.append(f"Every `{entry.every}` asked about has a row, with zeros where nothing is told.")
    for example in examples_of(slug(entry.chapter), entry.name):
        parts += _example(example)
    parts += [f"### The Cypher of {entry.name}", f"```cypher\n{entry.cypher}\n```"]
    if entry.function:
        parts.append(f"The answer is made of these rows by `{entry.function.name}`: {entry.function.about}")
    return parts


def _released(entry: Entry) -> str:
    """What of a question leaves below the research level."""
    tables = [f"[{one.name}](../tables.md#{one.name})" for one in tables_on(entry.name)]
    return f"Below the research level: {', '.join(tables)}." if tables else "At the research level only."


def _example(example: Example) -> list[str]:
    parts = [f"### {example.title}"]
    if example.paragraph:
        parts.append(example.paragraph)
    for caption, text in example.tables:
        parts += [caption, as_markdown(text)]
    return parts


def _needed(one: Asked) -> str:
    return ", required" if one.default is None else ""


def _names(columns: tuple[str, ...]) -> str:
    return ", ".join(f"`{name}`" for name in columns)
