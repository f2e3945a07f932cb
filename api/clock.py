"""The one clock of signing in: wall time that never goes back, so that setting a clock back revives nothing."""

import time
from collections.abc import Callable
from threading import Lock


class Clock:
    """Seconds since 1970, at least as far on as the machine has been running since the last look."""

    def __init__(
        self, wall: Callable[[], float] = time.time, steady: Callable[[], float] = time.monotonic, last: float = 0.0
    ) -> None:
        """`wall` and `steady` give seconds; `last` is a moment known to lie in the past."""
        self._wall = wall
        self._steady = steady
        self._lock = Lock()
        self._now = last
        self._looked = steady()

    def now(self) -> float:
        """This moment; never earlier than one given before, and on by as much as passed meanwhile."""
        with self._lock:
            looked = self._steady()
            self._now = max(self._wall(), self._now + looked - self._looked)
            self._looked = looked
            return self._now

    def not_before(self, moment: float) -> None:
        """Take note of a moment that is known to have been."""
        with self._lock:
            self._now = max(self._now, moment)
