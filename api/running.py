"""Running what blocks (store, drawing, hashing) beside the event loop: so many at once, so many waiting, so long."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Lock
from typing import Any, TypeVar

from schema.problems import KithError

T = TypeVar("T")


class Running:
    """A bounded pool of threads."""

    def __init__(self, threads: int = 4, waiting: int = 256, seconds: float = 45.0) -> None:
        """`seconds` is how long one piece of work may take, waiting included."""
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="kith")
        self._most = threads + waiting
        self._seconds = seconds
        self._lock = Lock()
        self._taken = 0

    async def __call__(self, work: Callable[..., T], *given: Any) -> T:
        """What the work gives; raises E752 when too much is waiting, E611 when it takes too long.

        Work that takes too long keeps its thread until it ends, and counts as long.
        """
        with self._lock:
            if self._taken >= self._most:
                raise KithError("E752")
            self._taken += 1
        future = self._pool.submit(work, *given)
        future.add_done_callback(self._ended)
        try:
            return await asyncio.wait_for(asyncio.wrap_future(future), self._seconds)
        except TimeoutError as error:
            raise KithError("E611") from error

    @property
    def taken(self) -> int:
        """How much runs or waits."""
        return self._taken

    def close(self) -> None:
        """Let what runs end, and start nothing that waits."""
        self._pool.shutdown(cancel_futures=True)

    def _ended(self, _: "Future[Any]") -> None:
        with self._lock:
            self._taken -= 1
