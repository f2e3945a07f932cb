"""Pages drawn side by side, each in a process of its own: drawing is work for one core, and there are more."""

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context

from viz.ecomap.page import page
from viz.ecomap.record import Ecomap

#: gives each map with its page, in the order of the maps
Draw = Callable[[Iterable[Ecomap]], Iterator[tuple[Ecomap, str]]]
#: maps from which processes are worth their start, which takes each of them as long as some thirty pages
MANY = 40
#: maps that wait for each process: enough that none is idle, few enough that a stopped drawing ends at once
AHEAD = 2


def one_by_one(maps: Iterable[Ecomap]) -> Iterator[tuple[Ecomap, str]]:
    """Draw here."""
    for one in maps:
        yield one, page(one)


@contextmanager
def side_by_side() -> Iterator[Draw]:
    """Draw in as many processes as there are cores. They start at once, so that they are ready when the maps are.

    A program that uses it must not begin anew when it is imported: each process imports it.
    """
    number = os.cpu_count() or 1
    # Not forked: polars and the engine have threads, which would not be there in the copy.
    with ProcessPoolExecutor(number, get_context("spawn"), initializer=_leave_stopping_to_the_first) as pool:
        for _ in range(number):
            pool.submit(int)

        def draw(maps: Iterable[Ecomap]) -> Iterator[tuple[Ecomap, str]]:
            waiting: deque[tuple[Ecomap, Future[str]]] = deque()
            for one in maps:
                waiting.append((one, pool.submit(page, one)))
                if len(waiting) > AHEAD * number:
                    first, made = waiting.popleft()
                    yield first, made.result()
            for one, made in waiting:
                yield one, made.result()

        yield draw


def _leave_stopping_to_the_first() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
