"""What a laid-out ecomap is made of; lengths in map units, which are pixels at scale 1; y grows downwards."""

from dataclasses import dataclass, replace
from typing import Literal, TypeVar

Anchor = Literal["start", "middle", "end"]
Shape = Literal["square", "circle", "diamond", "dot"]
GroundKind = Literal["home", "sector", "agency", "card", "pile"]
MarkKind = Literal["missed", "not_offered", "disputed", "remark"]
Corner = tuple[float, float]


@dataclass(frozen=True)
class Row:
    """One row of text; `x` is where it is anchored, `y` its middle."""

    #: whose text it is; empty for headings
    owner: str
    x: float
    y: float
    text: str
    size: float
    #: the row may be no wider
    room: float
    strong: bool = False
    second_ink: bool = False
    anchor: Anchor = "start"


@dataclass(frozen=True)
class Ground:
    """A soft ground, or the card of a service; `x` and `y` are its left and top."""

    kind: GroundKind
    #: the service of a card; `home`, `home1` … of homes; empty for sectors and agencies that are open
    owner: str
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Symbol:
    """The symbol of a person; `x` and `y` are its middle."""

    owner: str
    shape: Shape
    x: float
    y: float
    radius: float
    #: kin stand on a darker ground
    shaded: bool = False


@dataclass(frozen=True)
class KinLine:
    """A line between people of the family, straight from corner to corner."""

    owner: str
    #: partner, parent or kin
    way: str
    corners: tuple[Corner, ...]
    #: they do not live together
    apart: bool = False


@dataclass(frozen=True)
class Mark:
    """A mark on a tie; that of a remark may also be on a person, a service or a home."""

    owner: str
    kind: MarkKind
    x: float
    y: float


@dataclass(frozen=True)
class Curve:
    """The way of a tie: a cubic curve from the family's end to the service."""

    owner: str
    start: Corner
    leave: Corner
    arrive: Corner
    end: Corner


@dataclass(frozen=True)
class Plan:
    """A whole map; everything lies between 0 and its width and height."""

    width: float
    height: float
    grounds: tuple[Ground, ...]
    symbols: tuple[Symbol, ...]
    rows: tuple[Row, ...]
    kin: tuple[KinLine, ...]
    curves: tuple[Curve, ...]
    marks: tuple[Mark, ...]


Placed = TypeVar("Placed", Row, Ground, Symbol)


def moved(part: Placed, dx: float, dy: float) -> Placed:
    """The same part elsewhere."""
    return replace(part, x=part.x + dx, y=part.y + dy)
