"""One load at a time: a lock that the operating system gives back when a process dies."""

from pathlib import Path

from filelock import FileLock, Timeout

from graph_store.disk import disk_errors
from schema.problems import KithError, Place

#: seconds that a load waits for the lock, so that a glance at it refuses no load, and that a glance waits for another
WAIT, GLANCE = 0.5, 0.1


class LoadLock:
    """Held by a load from reading the live tables to replacing them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._lock = FileLock(folder / "load.lock", timeout=WAIT)

    def held(self) -> bool | None:
        """Whether a load holds the lock now; None when that cannot be told, as in a folder that is not ours to write.

        What a load that was killed left behind does not count: its lock went with it.
        """
        if not (self.folder / "load.lock").exists():
            return False
        try:
            # Taken and given back at once: whatever keeps it for longer than a glance does is a load.
            with self._lock.acquire(timeout=GLANCE, poll_interval=GLANCE / 10):
                return False
        except Timeout:
            return True
        except OSError:
            return None

    def __enter__(self) -> "LoadLock":
        """Take the lock; raises E501 when another load holds it, E502 or E503 when the folder may not be written."""
        try:
            with disk_errors(self.folder):
                self._lock.acquire()
        except Timeout as error:
            raise KithError("E501", Place(file=str(self.folder))) from error
        return self

    def __exit__(self, *exc: object) -> None:
        self._lock.release()
