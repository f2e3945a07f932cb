"""Slowing down those who try passwords: by the name that they try and by the address that they come from."""

from collections import OrderedDict
from math import ceil
from threading import Lock

from api.clock import Clock
from schema.problems import KithError

#: failures that cost nothing: people mistype
FREE = 5
#: seconds to wait after one more, doubled with each, to a most; a count is forgotten after the most
FIRST, MOST = 2.0, 900.0
#: names and addresses kept in mind; the oldest are let go
KEPT = 10_000


class Throttle:
    """Failures by key; held in memory, since only the process that serves checks passwords."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._lock = Lock()
        #: key -> failures, moment of the last
        self._failed: OrderedDict[str, tuple[int, float]] = OrderedDict()

    def check(self, *keys: str) -> None:
        """Raise E743 with the seconds to wait while one of the keys has failed too often."""
        now = self._clock.now()
        with self._lock:
            wait = max(self._until(key) - now for key in keys)
        if wait > 0:
            raise KithError("E743", seconds=ceil(wait))

    def failed(self, *keys: str) -> None:
        """Count a failure against each of the keys."""
        now = self._clock.now()
        with self._lock:
            for key in keys:
                count, last = self._failed.pop(key, (0, now))
                self._failed[key] = (1 if now - last > MOST else count + 1, now)
            while len(self._failed) > KEPT:
                self._failed.popitem(last=False)

    def worked(self, *keys: str) -> None:
        """Forget the failures of each of the keys."""
        with self._lock:
            for key in keys:
                self._failed.pop(key, None)

    def _until(self, key: str) -> float:
        count, last = self._failed.get(key, (0, 0.0))
        return last + min(MOST, FIRST * 2 ** (count - FREE - 1)) if count > FREE else 0.0
