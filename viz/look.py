"""The grammar of the map: how a tie, its care and control, and what did not come about are drawn."""

from dataclasses import dataclass

from viz.family_map import MapTie

INK = "#222222"
SECOND_INK = "#5E5E5E"
CARE = "#0B5C8A"
CONTROL = "#B5651D"
PAPER = "#FFFFFF"
KIN_GROUND = "#D9D6CC"

#: fewest contacts for each width, widest first
WIDTHS = ((30, 7.0), (10, 5.0), (3, 3.4), (1, 2.2))
THIN = 1.6
HAIRLINE = 1.2
#: free space between the two strands of a tie that is both care and control
STRAND_GAP = 2.4

SOLID: tuple[float, ...] = ()
DASHED = (9.0, 5.0)
#: nearly whole, so that a line of neither is told from one of care without colour
FINE_GAPS = (20.0, 3.0)
DASH_DOT = (10.0, 4.0, 2.0, 4.0)
DASH_DOT_DOT = (8.0, 4.0, 2.0, 3.0, 2.0, 4.0)
DOT_DOT = (2.0, 3.0, 2.0, 9.0)
DOTTED = (2.0, 4.0)


@dataclass(frozen=True)
class Stroke:
    """One strand of a tie: the dimension it stands for, and how it is drawn."""

    #: care, control or plain
    dimension: str
    colour: str
    width: float
    #: lengths of dash and gap in turn; empty for a whole line
    dashes: tuple[float, ...]


def tie_width(contacts: int) -> float:
    """Width of a line by the number of contacts that were held; thin when there were none."""
    return next((width for fewest, width in WIDTHS if contacts >= fewest), THIN)


def strokes(tie: MapTie) -> tuple[Stroke, ...]:
    """The strands of a tie: care, control, both side by side, or one plain line for neither."""
    if tie.kind in ("kin", "works") and not (tie.contacts or tie.habits or tie.care or tie.control):
        return (Stroke("plain", INK if tie.kind == "kin" else SECOND_INK, HAIRLINE, SOLID),)
    width = tie_width(tie.contacts)
    found = []
    if tie.care:
        found.append(Stroke("care", CARE, width, _dashes(tie, SOLID, DASH_DOT)))
    if tie.control:
        found.append(Stroke("control", CONTROL, width, _dashes(tie, DASHED, DASH_DOT_DOT)))
    return tuple(found) or (Stroke("plain", SECOND_INK, width, _dashes(tie, FINE_GAPS, DOT_DOT)),)


def breadth(parts: tuple[Stroke, ...]) -> float:
    """Room across all strands of one tie, the gap between them included."""
    return sum(p.width for p in parts) + STRAND_GAP * (len(parts) - 1)


def mark_kinds(tie: MapTie) -> tuple[str, ...]:
    """The marks that a tie carries: what did not come about, and where accounts disagree."""
    counts = (("missed", tie.missed), ("not_offered", tie.not_offered), ("disputed", tie.disputed))
    return tuple(kind for kind, count in counts if count)


def _dashes(tie: MapTie, contact: tuple[float, ...], habit: tuple[float, ...]) -> tuple[float, ...]:
    if tie.contacts:
        return contact
    return habit if tie.habits else DOTTED
