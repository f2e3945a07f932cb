"""What a laid-out map is made of; all lengths in map units, which are pixels at scale 1; y grows downwards."""

from dataclasses import dataclass, replace
from typing import Literal, TypeVar

from viz.look import Stroke

Align = Literal["left", "right"]


@dataclass(frozen=True)
class Row:
    """One row of text. `x` is its left or right end by `align`, `y` its middle."""

    #: n and the node's number, or g and the ground's number
    owner: str
    x: float
    y: float
    text: str
    size: float
    #: the row may be no wider
    room: float
    strong: bool = False
    second_ink: bool = False
    align: Align = "left"


@dataclass(frozen=True)
class Ground:
    """A soft ground: the home, a sector or an agency; `x` and `y` are its left and top."""

    kind: Literal["home", "sector", "agency"]
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Symbol:
    """The symbol of a person or the box of a service; `x` and `y` are its middle."""

    owner: str
    shape: Literal["square", "dot", "diamond", "box"]
    x: float
    y: float
    width: float
    height: float
    fill: str


@dataclass(frozen=True)
class Strand:
    """One strand of a tie, from the family's end to the other.

    `bend` 0 is straight; otherwise the part of the horizontal way for which it leaves and arrives level.
    """

    owner: str
    x0: float
    y0: float
    x1: float
    y1: float
    bend: float
    stroke: Stroke


@dataclass(frozen=True)
class Mark:
    """A mark on a tie: missed, not offered, or disputed."""

    owner: str
    kind: str
    x: float
    y: float


@dataclass(frozen=True)
class Plan:
    """A whole map; everything lies between 0 and its width and height."""

    width: float
    height: float
    grounds: tuple[Ground, ...]
    symbols: tuple[Symbol, ...]
    rows: tuple[Row, ...]
    strands: tuple[Strand, ...]
    marks: tuple[Mark, ...]


Placed = TypeVar("Placed", Row, Ground, Symbol)


def moved(part: Placed, dx: float, dy: float) -> Placed:
    """The same part elsewhere."""
    return replace(part, x=part.x + dx, y=part.y + dy)
