"""The command init with a source: what was found, what is proposed, and what to do next."""

from pathlib import Path
from typing import Annotated

import typer

from graph_loader.init import begin
from kithgraph.cli.show import err, plain, progress
from schema.model import load_model
from schema.problems import Unsound

SOURCE_HELP = "What to begin with: a project (.qdpx, .qde), a table, a codebook (.qdc), or the folder of a deposit."
PATTERN_HELP = "For a deposit: a regular expression whose one group gives a document's key from the name of its file."

Source = Annotated[Path | None, typer.Option("--from", help=SOURCE_HELP, show_default=False)]
KeyPattern = Annotated[str | None, typer.Option("--key-pattern", help=PATTERN_HELP, show_default=False)]


def begin_from(folder: Path, source: Path, key_pattern: str | None) -> None:
    """Make a study folder from a source and say what it holds; every problem of the source is listed."""
    try:
        with progress("reading"):
            begun = begin(folder, source, load_model(), key_pattern)
    except Unsound as unsound:
        for problem in unsound.report.problems():
            err.print(str(problem), markup=False, highlight=False, soft_wrap=True)
        raise typer.Exit(2) from unsound
    for line in begun.started.summary:
        plain(line)
    for problem in begun.notices.problems():
        plain(f"  {problem}")
    if source.is_dir():
        plain(f"Passages are shown where the deposit is at hand: --documents {source}")
    plain(f"Made {folder}. Read {folder / 'study.yaml'}, decide what is left, then: kith check {folder}")
