"""What is in a file: every field that its record carries, with how many it holds; taken from the record itself."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from viz.ecomap.record import Ecomap


@dataclass(frozen=True)
class Held:
    """One field of a record, and how often it is filled."""

    #: such as Interaction
    record: str
    field: str
    filled: int
    of: int


def contents(*maps: Ecomap) -> list[Held]:
    """Every field of every record on the maps, in the records' order."""
    counted: dict[tuple[str, str], list[int]] = {}
    for record in _records(maps):
        for field in fields(record):
            found = counted.setdefault((type(record).__name__, field.name), [0, 0])
            found[0] += getattr(record, field.name) not in ("", (), {}, None, False, 0)
            found[1] += 1
    return [Held(record, field, filled, of) for (record, field), (filled, of) in counted.items()]


def _records(value: Any) -> Iterable[Any]:
    """The value and every record within it."""
    if is_dataclass(value) and not isinstance(value, type):
        yield value
        for field in fields(value):
            yield from _records(getattr(value, field.name))
    elif isinstance(value, tuple):
        for one in value:
            yield from _records(one)
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from _records(one)
