"""One load at a time: a lock that the operating system gives back when a process dies."""

from pathlib import Path

from filelock import FileLock, Timeout

from graph_store.disk import disk_errors
from schema.problems import KithError, Place


class LoadLock:
    """Held by a load from reading the live tables to replacing them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._lock = FileLock(folder / "load.lock", timeout=0)

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
