"""Answers kept in this process, so that the same question of the same data is answered once."""

from collections import OrderedDict
from collections.abc import Mapping
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from queries.ask import Answer

#: address of the store, data version, question, parameters
Key = tuple[str, str, str, tuple[tuple[str, str], ...]]


def key_of(address: str, version: str, question: str, parameters: Mapping[str, str]) -> Key:
    """What an answer is kept under; a data version stands for one content, so what is kept stays true."""
    return address, version, question, tuple(sorted(parameters.items()))


class Answers:
    """Answers by key, those used last; bounded by the bytes of their rows. Safe to use from several threads."""

    def __init__(self, most_bytes: int) -> None:
        self._most = most_bytes
        self._bytes = 0
        self._kept: OrderedDict[Key, Answer] = OrderedDict()
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self._kept)

    def get(self, key: Key) -> "Answer | None":
        """The answer kept under a key; None when there is none."""
        with self._lock:
            if key not in self._kept:
                return None
            self._kept.move_to_end(key)
            return self._kept[key]

    def keep(self, key: Key, answer: "Answer") -> None:
        """Keep an answer, and let go of those unused longest; one that is too large by itself is not kept."""
        size = _size(answer)
        if size > self._most:
            return
        with self._lock:
            if key in self._kept:
                return
            self._kept[key] = answer
            self._bytes += size
            while self._bytes > self._most:
                _, dropped = self._kept.popitem(last=False)
                self._bytes -= _size(dropped)


#: what an answer takes beside its rows, roughly
OVERHEAD = 1_000


def _size(answer: "Answer") -> int:
    return OVERHEAD + int(answer.rows.estimated_size())


#: shared by the API and the façade
ANSWERS = Answers(64_000_000)
