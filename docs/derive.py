"""What follows from the code and the model: `python -m docs.derive` writes it, `--check` says what of it is stale.

These are pages of the documentation, and the questions of which each kind or tie of the model has a branch.
"""

import os
import posixpath
import sys
from collections.abc import Iterator
from itertools import takewhile
from pathlib import Path

import typer
from typer.core import TyperGroup
from typer.main import get_command

from docs.findings_page import findings_page
from docs.manual import chapter_pages, questions_page
from docs.marks import DERIVED
from docs.questions_from_model import FROM_MODEL
from docs.tables_page import tables_page
from kithgraph.cli.app import app
from queries.entry import CATALOGUE
from schema.model import load_model
from schema.reference import model_page, problems_page

REFERENCE = Path(__file__).parent / "reference"
#: The one derived page that is to be read and not looked up, so it stands beside the reference.
FINDINGS = "../findings.md"
#: The same whatever the terminal of whoever derives the pages.
HELP_WIDTH = 100


def pages() -> dict[str, str]:
    """Every derived page by its path from the reference; the same bytes for the same code."""
    return {
        "command.md": command_page(),
        "model.md": model_page(load_model()),
        "problems.md": problems_page(),
        "questions.md": questions_page(),
        "tables.md": tables_page(),
        **chapter_pages(),
        FINDINGS: findings_page(),
    }


def questions() -> dict[str, str]:
    """The questions that follow from the model, below the headers that stand in their files, by their paths."""
    found = {}
    for name, branches in FROM_MODEL.items():
        path = CATALOGUE / f"{name}.cypher"
        header = list(takewhile(lambda line: line.startswith("//"), path.read_text(encoding="utf-8").splitlines()))
        # A blank line keeps the first branch's comment apart from the header.
        below = branches(load_model())
        place = Path(os.path.relpath(path, REFERENCE)).as_posix()
        found[place] = "\n".join([*header, *([""] if below.startswith("//") else []), below, ""])
    return found


def stale() -> list[str]:
    """Names of derived texts that are not what the code says, and of pages that nothing derives."""
    wanted = {**questions(), **pages()}
    paths = {path.relative_to(REFERENCE).as_posix(): path for path in REFERENCE.rglob("*.md")}
    paths |= {name: _path(name) for name in wanted}
    found = {name: path.read_text(encoding="utf-8") for name, path in paths.items() if path.exists()}
    return sorted(name for name in {*wanted, *found} if wanted.get(name) != found.get(name))


def write() -> None:
    """Write every derived text and remove the pages that nothing derives any more."""
    # The manual shows the questions, so these come first.
    _write(questions())
    wanted = pages()
    for path in REFERENCE.rglob("*.md"):
        if path.relative_to(REFERENCE).as_posix() not in wanted:
            path.unlink()
    _write(wanted)


def _write(texts: dict[str, str]) -> None:
    for name, text in texts.items():
        _path(name).parent.mkdir(parents=True, exist_ok=True)
        _path(name).write_text(text, encoding="utf-8")


def _path(name: str) -> Path:
    return Path(posixpath.normpath(REFERENCE / name))


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
        print(f"{posixpath.normpath(f'docs/reference/{name}')} is stale; run make docs.", file=sys.stderr)
    return 1 if stale() else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
