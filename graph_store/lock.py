"""One load at a time: a lock that the operating system gives back when a process dies."""

import sys
from pathlib import Path

from filelock import FileLock, Timeout

from graph_store.disk import disk_errors
from schema.problems import KithError, Place

NAME = "load.lock"
#: seconds that a load waits for the lock, so that somebody's glance at it refuses no load
WAIT = 0.5


class LoadLock:
    """Held by a load from reading the live tables to replacing them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._lock = FileLock(folder / NAME, timeout=WAIT)

    def held(self) -> bool | None:
        """Whether a load holds the lock now; None when that cannot be told: no right to look, or no such locks here.

        What a load that was killed left behind does not count: its lock went with it.
        """
        if sys.platform == "win32":
            return None
        # Only where there is such a module.
        import fcntl  # noqa: PLC0415

        try:
            with (self.folder / NAME).open("rb") as file:
                # Shared with others who look, so that only a load keeps it from us; given back as the file closes.
                fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except FileNotFoundError:
            return False
        except BlockingIOError:
            return True
        except OSError:
            return None
        return False

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
