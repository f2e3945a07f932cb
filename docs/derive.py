"""The derived pages of the documentation: `python -m docs.derive` writes them, `--check` says which are stale."""

import sys
from collections.abc import Iterator
from pathlib import Path

import typer
from typer.core import TyperGroup
from typer.main import get_command

from kithgraph.cli.app import app
from queries.entry import Entry, catalogue
from queries.parameters import GROUPS
from schema.model import load_model
from schema.reference import model_page, problems_page

REFERENCE = Path(__file__).parent / "reference"
#: The same whatever the terminal of whoever derives the pages.
HELP_WIDTH = 100

DERIVED = "<!-- Derived from the code by `make docs`; not edited by hand. -->"
RELEASES = {
    "counts": "Counts of many families; below the research level a threshold will apply.",
    "family": "One family's own record; research level only.",
}


def pages() -> dict[str, str]:
    """Every derived page by file name; the same bytes for the same code."""
    return {
        "command.md": command_page(),
        "model.md": model_page(load_model()),
        "problems.md": problems_page(),
        "questions.md": questions_page(),
    }


def stale() -> list[str]:
    """Names of derived pages that are not what the code says, or that nothing derives."""
    wanted = pages()
    found = {path.name: path.read_text(encoding="utf-8") for path in REFERENCE.glob("*.md")}
    return sorted(name for name in {*wanted, *found} if wanted.get(name) != found.get(name))


def write() -> None:
    """Write every derived page and remove what nothing derives any more."""
    REFERENCE.mkdir(exist_ok=True)
    wanted = pages()
    for path in REFERENCE.glob("*.md"):
        if path.name not in wanted:
            path.unlink()
    for name, text in wanted.items():
        (REFERENCE / name).write_text(text, encoding="utf-8")


def questions_page() -> str:
    """The reference page of the questions, chapter by chapter, as Markdown."""
    parts = ["# Reference: the questions", DERIVED]
    chapters: dict[str, list[Entry]] = {}
    for entry in catalogue("embedded").values():
        chapters.setdefault(entry.chapter, []).append(entry)
    for chapter, entries in chapters.items():
        parts.append(f"## {chapter}")
        parts += [_question(entry) for entry in entries]
    return "\n\n".join(parts) + "\n"


def _question(entry: Entry) -> str:
    asked = [one for group in entry.params for one in GROUPS[group].asked]
    lines = [f"### {entry.name}", "", f"**{entry.question}**", "", entry.definition, ""]
    lines += [RELEASES[entry.release], "", "Parameters:", ""]
    lines += [f"- `{one.name}` ({one.type}{_needed(one.default)}): {one.about}" for one in asked]
    lines += ["", "Columns:", ""]
    lines += [f"- `{name}`: {meaning}" for name, meaning in entry.result.meanings().items()]
    lines += ["", f"Rows are told apart by {_names(entry.identity)} and sorted by {_names(entry.order)}."]
    if entry.every:
        lines += ["", f"Every `{entry.every}` asked about has a row, with zeros where nothing is told."]
    return "\n".join([*lines, "", "```cypher", entry.cypher, "```"])


def _needed(default: str | None) -> str:
    return ", required" if default is None else ""


def _names(columns: tuple[str, ...]) -> str:
    return ", ".join(f"`{name}`" for name in columns)


def command_page() -> str:
    """The reference page of the command, from its own help, as Markdown."""
    parts = ["# Reference: the command", DERIVED]
    for title, text in helps():
        parts.append(f"## {title}\n\n```text\n{text}\n```")
    return "\n\n".join(parts) + "\n"


def helps() -> Iterator[tuple[str, str]]:
    """Every command as it is typed, with its help; the whole command comes first."""
    whole = get_command(app)
    waiting = [("kith", whole, typer.Context(whole, info_name="kith", terminal_width=HELP_WIDTH))]
    while waiting:
        typed, command, context = waiting.pop(0)
        yield typed, command.get_help(context)
        if isinstance(command, TyperGroup):
            waiting += [
                (f"{typed} {name}", one, typer.Context(one, parent=context, info_name=name, terminal_width=HELP_WIDTH))
                for name, one in command.commands.items()
            ]


def main(arguments: list[str]) -> int:
    """Write the pages; with `--check` only name the stale ones, with status 1 when there are any."""
    if arguments not in ([], ["--check"]):
        print("Usage: python -m docs.derive [--check]", file=sys.stderr)
        return 2
    if not arguments:
        write()
        return 0
    for name in stale():
        print(f"docs/reference/{name} is stale; run make docs.", file=sys.stderr)
    return 1 if stale() else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
