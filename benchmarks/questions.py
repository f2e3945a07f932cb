"""Answering, warm: `python -m benchmarks.questions` asks every question of the catalogue on both engines.

The studies that ship are loaded into both, and each question is asked with what `benchmarks.cases` chooses. Rounds go
through all questions and engines in turn, so that a busy moment of the machine falls on all alike; the first rounds
only warm up, and in the first both engines must give the same rows. Answers kept from before are not used, but for one
last round that shows what they take.
"""

import json
import statistics
import tempfile
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any
from unittest.mock import patch

import polars as pl
import typer
from rich.console import Console
from rich.progress import Progress
from rich.table import Table

from benchmarks.cases import Case, Choices
from benchmarks.engines import filled
from benchmarks.measure import machine
from graph_store.port import GraphStore
from queries import ask as asking
from queries.cache import Answers
from queries.entry import catalogue

SHIPPED = sorted(one.parent for one in (Path(__file__).parents[1] / "studies").glob("*/study.yaml"))
ENGINES = ("embedded", "neo4j")
#: what an answer should take at most, in milliseconds
AIM = 100.0


@dataclass
class Timed:
    """One question with one set of parameters on one engine; milliseconds."""

    question: str
    case: Case
    store: GraphStore
    rows: int = 0
    #: by the clock, one a timed round
    wall: list[float] = field(default_factory=list)
    #: of this process, all threads; for a server its own part is missing
    cpu: list[float] = field(default_factory=list)
    kept: float = 0.0

    @property
    def median(self) -> float:
        """Of the timed rounds."""
        return statistics.median(self.wall)

    @property
    def p95(self) -> float:
        """95 of 100 rounds took at most this."""
        return statistics.quantiles(self.wall, n=20, method="inclusive")[-1] if len(self.wall) > 1 else self.wall[0]

    @property
    def with_what(self) -> str:
        """The parameters, as they are typed."""
        return " ".join(f"{key}={value}" for key, value in self.case.items())

    def as_dict(self) -> dict[str, Any]:
        """What was measured."""
        return {
            "question": self.question,
            "engine": self.store.engine,
            "parameters": self.case,
            "rows": self.rows,
            "median": self.median,
            "p95": self.p95,
            "cpu": statistics.median(self.cpu),
            "kept": self.kept,
        }


def measure(
    studies: Annotated[list[Path] | None, typer.Argument(help="Study folders; without any, those that ship.")] = None,
    engine: Annotated[list[str] | None, typer.Option(help="embedded or neo4j; without it both.")] = None,
    neo4j: Annotated[
        str,
        typer.Option(help="A server that holds exactly these studies; it is only read. Without it, one is started."),
    ] = "",
    question: Annotated[list[str] | None, typer.Option(help="Only these questions; without it all.")] = None,
    runs: Annotated[int, typer.Option(min=1, help="How many timed rounds.")] = 7,
    warm: Annotated[int, typer.Option(min=1, help="How many rounds before them.")] = 2,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON instead of a table.")] = False,
) -> None:
    """Time every question of the catalogue on both engines, warm."""
    folders = studies or SHIPPED
    with (
        tempfile.TemporaryDirectory(prefix="kith-questions-") as place,
        filled(folders, engine or ENGINES, neo4j, Path(place)) as stores,
    ):
        timed = _plan(stores, question)
        _rounds(timed, runs, warm)
    about = f"{', '.join(one.name for one in folders)}; {machine('polars', 'ladybug', 'neo4j')}"
    if as_json:
        typer.echo(json.dumps({"about": about, "asked": [one.as_dict() for one in timed]}, indent=1))
    else:
        _show(about, timed)


def _plan(stores: list[GraphStore], only: list[str] | None) -> list[Timed]:
    choices = Choices(stores[0].tables())
    entries = [entry for name, entry in catalogue(stores[0].engine).items() if not only or name in only]
    return [Timed(entry.name, case, store) for entry in entries for case in choices.of(entry) for store in stores]


def _rounds(timed: list[Timed], runs: int, warm: int) -> None:
    """Ask all of them, round by round; raises RuntimeError when the engines answer differently."""
    with Progress(console=Console(stderr=True)) as progress:
        # Every answer is to be worked out anew, so none is kept.
        with patch.object(asking, "ANSWERS", Answers(0)):
            _agree(progress.track(timed, description="asking both engines"))
            for number in range(1, warm + runs):
                doing = f"round {number - warm + 1} of {runs}" if number >= warm else "warming up"
                for one in progress.track(timed, description=doing):
                    wall, cpu = _once(one)
                    if number >= warm:
                        one.wall.append(wall)
                        one.cpu.append(cpu)
        for one in progress.track(timed, description="asking what was kept"):
            _once(one)
            one.kept = _once(one)[0]


def _agree(timed: Iterable[Timed]) -> None:
    rows: dict[tuple[object, ...], pl.DataFrame] = {}
    differ = []
    for one in timed:
        found = asking.ask(one.store, one.question, one.case).rows
        one.rows = found.height
        if not rows.setdefault((one.question, *one.case.items()), found).equals(found):
            differ.append(f"{one.question} {one.with_what}")
    if differ:
        raise RuntimeError(f"the engines answer differently, so that times say nothing: {'; '.join(differ)}")


def _once(one: Timed) -> tuple[float, float]:
    wall, cpu = time.perf_counter(), time.process_time()
    asking.ask(one.store, one.question, one.case)
    return 1000 * (time.perf_counter() - wall), 1000 * (time.process_time() - cpu)


def _show(about: str, timed: list[Timed]) -> None:
    console = Console(width=150)
    console.print(f"{about}; milliseconds, median of {len(timed[0].wall)} rounds")
    table = Table("question", "engine", "first", "slowest", "p95", "CPU", "kept", "rows", "slowest with")
    for column in table.columns[2:8]:
        column.justify = "right"
    slowest: dict[str, list[Timed]] = {}
    for cases in _by_question(timed):
        first, worst = cases[0], max(cases, key=lambda one: one.median)
        slowest.setdefault(first.store.engine, []).append(worst)
        shown = [f"{one:,.1f}" for one in (first.median, worst.median, worst.p95, statistics.median(worst.cpu))]
        kept, rows = f"{worst.kept:.2f}", f"{worst.rows:,}"
        table.add_row(first.question, first.store.engine, *shown, kept, rows, worst.with_what)
    console.print(table)
    for engine, worst_ones in slowest.items():
        under = sum(one.median < AIM for one in worst_ones)
        most = max(worst_ones, key=lambda one: one.median)
        console.print(
            f"{engine}: {under} of {len(worst_ones)} questions take less than {AIM:.0f} ms whatever is asked; the "
            f"slowest, {most.question}, takes {most.median:.0f} ms"
        )


def _by_question(timed: list[Timed]) -> list[list[Timed]]:
    """What was asked, a list for each question and engine."""
    found: dict[tuple[str, str], list[Timed]] = {}
    for one in timed:
        found.setdefault((one.question, one.store.engine), []).append(one)
    return list(found.values())


if __name__ == "__main__":
    typer.run(measure)
