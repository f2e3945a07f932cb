"""Time and memory of the stages of one process, taken from the very functions that do the work."""

import os
import platform
import resource
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from functools import wraps
from importlib.metadata import version
from pathlib import Path
from threading import Event, Thread
from typing import Any

#: seconds between two looks at the memory in use
INTERVAL = 0.02
STATM = Path("/proc/self/statm")


@dataclass
class Spent:
    """What a stage took."""

    #: seconds by the clock
    wall: float = 0.0
    #: seconds of all threads on all cores
    cpu: float = 0.0
    #: most resident memory seen during it, in MiB; what earlier stages still hold is part of it
    peak: int = 0


class Stages:
    """Attributes each moment to the innermost stage that is running.

    The highest mark that the system keeps for a process never falls, so the memory in use is sampled by a thread, every
    20 ms; a shorter peak may be missed, and `whole_peak` tells the system's own mark.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self.spent = {name: Spent() for name in names}
        self._running: list[str] = []
        self._since = (0.0, 0.0)

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """What runs inside counts for this stage, but for stages within it."""
        self._account()
        self._running.append(name)
        try:
            yield
        finally:
            self._account()
            self._running.pop()

    def time(self, owner: object, function: str, name: str) -> None:
        """From now on every call of a module's or class's function counts for a stage."""
        real: Callable[..., Any] = getattr(owner, function)

        @wraps(real)
        def timed(*args: Any, **kwargs: Any) -> Any:
            with self.stage(name):
                return real(*args, **kwargs)

        setattr(owner, function, timed)

    @contextmanager
    def watched(self) -> Iterator[None]:
        """Samples the memory in use meanwhile."""
        done = Event()
        watcher = Thread(target=self._watch, args=(done,), daemon=True)
        watcher.start()
        try:
            yield
        finally:
            done.set()
            watcher.join()

    def as_dict(self) -> dict[str, dict[str, float]]:
        """What each stage took."""
        return {name: asdict(one) for name, one in self.spent.items()}

    def _account(self) -> None:
        now = (time.perf_counter(), time.process_time())
        if self._running:
            one = self.spent[self._running[-1]]
            one.wall += now[0] - self._since[0]
            one.cpu += now[1] - self._since[1]
        self._since = now

    def _watch(self, done: Event) -> None:
        page = resource.getpagesize()
        while not done.wait(INTERVAL):
            used = int(STATM.read_text().split()[1]) * page >> 20
            for name in self._running[-1:]:
                self.spent[name].peak = max(self.spent[name].peak, used)


def whole_peak() -> int:
    """The most resident memory that this process ever had, in MiB, as the system keeps it."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10


def machine(*packages: str) -> str:
    """The machine and the versions that bear upon a measurement."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") >> 30
    versions = ", ".join(f"{name} {version(name)}" for name in packages)
    return f"{os.cpu_count()} cores, {memory} GiB, {platform.system()}, Python {platform.python_version()}, {versions}"
