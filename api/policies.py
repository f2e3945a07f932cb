"""The data controller's policy as it stands now: what is edited while the API serves holds from the next request on."""

from pathlib import Path
from threading import Lock

from disclosure.policy import FILE, Policy, load_policy

#: of the controller's file: when it was written, its size, which file it is; None when there is none
Stamp = tuple[int, int, int] | None


class Policies:
    """Reads the policy of a private folder again whenever its file has changed."""

    def __init__(self, private: Path) -> None:
        """Read it; raises E720 for a policy that does not hold together."""
        self._private = private
        self._lock = Lock()
        self._stamp = self._look()
        self._policy = load_policy(private)

    def now(self) -> Policy:
        """The policy; raises E720 while the file does not hold together: then nothing is shown."""
        with self._lock:
            stamp = self._look()
            if stamp != self._stamp:
                self._policy = load_policy(self._private)
                self._stamp = stamp
            return self._policy

    def _look(self) -> Stamp:
        try:
            found = (self._private / FILE).stat()
        except FileNotFoundError:
            return None
        return found.st_mtime_ns, found.st_size, found.st_ino
