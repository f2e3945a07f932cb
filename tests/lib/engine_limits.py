"""The one list of where the two engines are known to answer differently, and why; empty while there is no such case."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Limit:
    """A question of which one engine cannot be held to the other's rows."""

    question: str
    #: columns in which they may differ; all others must be the same
    columns: tuple[str, ...]
    #: what the engine does, why no form of the question avoids it, and where that is documented
    reason: str


LIMITS: tuple[Limit, ...] = ()
