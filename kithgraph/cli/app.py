"""The command itself: its groups, and the one place where errors become a sentence and an exit status."""

import sys
from io import TextIOWrapper

import typer

from kithgraph.cli import (
    asking,
    audit,
    coding,
    compare,
    corrections,
    documents,
    evidence,
    export,
    graph,
    maps,
    modelling,
    networks,
    release,
    serve,
    studies,
    users,
)
from kithgraph.cli.show import err
from schema.problems import KithError

app = typer.Typer(
    name="kith",
    help="Turn a study folder into a graph of care relations, ask it questions, draw family maps.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
    rich_markup_mode=None,
    epilog="Start with: kith init my-study, then kith check my-study, kith load my-study, kith questions.",
)
MODULES = (
    studies,
    asking,
    maps,
    compare,
    corrections,
    networks,
    evidence,
    documents,
    coding,
    export,
    release,
    audit,
    graph,
    serve,
    users,
    modelling,
)
for module in MODULES:
    module.register(app)


def main() -> None:
    """Run the command; a KithError becomes one sentence on stderr and its own exit status."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # A terminal that knows few letters shows the others as numbers.
            stream.reconfigure(errors="backslashreplace")
    try:
        app(prog_name="kith")
    except KithError as error:
        err.print(str(error), markup=False, highlight=False, soft_wrap=True)
        sys.exit(error.exit_status)
    except KeyboardInterrupt:
        err.print("Stopped; nothing half written was left behind.", markup=False)
        sys.exit(130)


if __name__ == "__main__":
    main()
