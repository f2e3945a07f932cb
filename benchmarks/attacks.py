"""The attacks as a drill: `python -m benchmarks.attacks` works on the tables and composites of 1,000 studies.

The same attacks run on fewer studies in the tests. Here every tenth study has all tables that ship and the others those
of three parts of them; every study is then changed and released again, and each size of study also gives a composite.
What is found is printed beside what the same attack finds where nothing is defended; the exit status is 1 when
anything is found.
"""

import os
import random
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.progress import Progress

from disclosure.policy import OPEN_LEVELS
from schema.model import load_model
from tests.lib.intruder.attacks import SHIPPED, Beside, Versions, on_tables, on_versions
from tests.lib.intruder.said import of_pairs, of_ranges, of_versions, of_webs
from tests.lib.intruder.studies import studies
from tests.lib.intruder.webs import Found, attack, draw

#: studies that a process works on before it says how far it is
PORTION = 5
TENTHS = 10
PARTS = 3
WHOLE_EVERY = 10
#: families of a study whose tables hang together, as many as its tables take seconds for
LINKED = 120


def tables_of(first: int) -> Beside:
    """Solver and tracker on a portion."""
    return on_tables(studies(PORTION, PARTS, WHOLE_EVERY, linked=LINKED, first=first))


def versions_of(first: int) -> Versions:
    """A portion released three times."""
    return on_versions(studies(PORTION, 1, linked=LINKED, first=first))


def webs_of(first: int) -> Found:
    """Composites of a portion at both levels."""
    model, found = load_model(), Found()
    for seed in range(first, first + PORTION):
        for level in OPEN_LEVELS:
            own = draw(model, random.Random(seed).randint(1, 400), seed)
            found += attack(own, level, SHIPPED.k(level), model)
    return found


def run(number: Annotated[int, typer.Option("--studies", help="How many studies.")] = 1000) -> None:
    """Attack so many studies."""
    beside, versions, webs = Beside(), Versions(), Found()
    kinds: list[tuple[str, Callable[[int], Any], Any, Callable[[], list[str]]]] = [
        ("composites", webs_of, webs, lambda: [of_webs(webs)]),
        ("versions", versions_of, versions, lambda: [of_versions(versions)]),
        ("solver and tracker", tables_of, beside, lambda: [of_ranges(beside), of_pairs(beside)]),
    ]
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        for name, work, whole, words in kinds:
            for found in _told(name, _portions(pool, work, number), number):
                whole += found  # noqa: PLW2901
            for line in words():
                print(f"{name}: {line}", flush=True)
    for one in (*beside.narrowed, *versions.narrowed):
        print(one)
    small = beside.pairs.small + versions.pairs.small + webs.small_ties + sum(webs.small)
    if beside.narrowed or versions.narrowed or small:
        sys.exit(1)


def _portions(pool: ProcessPoolExecutor, work: Callable[[int], Any], number: int) -> Iterator[Any]:
    return pool.map(work, range(0, number, PORTION))


def _told(name: str, portions: Iterator[Any], number: int) -> Iterator[Any]:
    """Each portion, and how far this is: as a bar on a terminal, as a line for each tenth in a file."""
    console, done = Console(stderr=True), 0
    with Progress(console=console, disable=not console.is_terminal) as progress:
        task = progress.add_task(name, total=number)
        for found in portions:
            yield found
            before, done = done, min(done + PORTION, number)
            progress.update(task, completed=done)
            if not console.is_terminal and done * TENTHS // number > before * TENTHS // number:
                console.print(f"{name}: {done:,} of {number:,} studies")


if __name__ == "__main__":
    typer.run(run)
