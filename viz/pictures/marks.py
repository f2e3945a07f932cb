"""The signs of care and control that the pictures share with the map of a family."""

from viz.pictures.sheet import CARE, CONTROL, INK, PALE, PAPER, SECOND_INK, SMALL, Sheet, fits

#: fewest contacts for each size of a disc, largest first
STEPS = ((30, 7.0), (10, 5.6), (3, 4.2), (1, 3.0))
OPEN = 3.0


def radius(contacts: int) -> float:
    """Radius of the disc of so many contacts."""
    return next((size for fewest, size in STEPS if contacts >= fewest), 0.0)


def disc(sheet: Sheet, x: float, y: float, size: float, care: bool, control: bool) -> None:
    """A disc: its left half solid for care, its right half hollow for control, grey where neither is told."""
    if care and control:
        sheet.disc(x, y, size, PAPER, CONTROL, 1.5)
        sheet.disc(x, y, size + 0.75, CARE, CARE, 0, part=(90, 270))
    elif care:
        sheet.disc(x, y, size + 0.5, CARE, CARE, 0)
    elif control:
        sheet.disc(x, y, size, PAPER, CONTROL, 1.5)
    else:
        sheet.disc(x, y, size, PALE, PALE, 0.8)


def missed(sheet: Sheet, x: float, y: float, size: float = OPEN) -> None:
    """Offered, and missed, refused or cancelled."""
    sheet.disc(x, y, size, PAPER, INK, size / OPEN)


def not_offered(sheet: Sheet, x: float, y: float, size: float = OPEN) -> None:
    """Not offered, or somebody not invited."""
    half = size * 0.9
    sheet.box(x - half, y - half, 2 * half, 2 * half, PAPER, INK, size / OPEN)


def said(sheet: Sheet, x: float, y: float, text: str) -> float:
    """A word of the legend; where the next sign may stand."""
    sheet.text(x, y + SMALL * 0.35, text, SMALL, colour=SECOND_INK)
    return x + fits(text, SMALL) + 16
