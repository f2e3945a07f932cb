"""Where marks stand: those of a tie at the clearest place of its own line."""

from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise

import numpy as np

from viz.ecomap.obstacles import Floats, Obstacles
from viz.ecomap.parts import Corner, Curve, Ground, KinLine, Mark, MarkKind, Symbol
from viz.ecomap.strands import Look

#: parts of the way from the family's end where a mark may stand
PLACES = np.linspace(0.2, 0.86, 32)
#: what a service did not offer stands near the service
NEAR_SERVICE = np.linspace(0.7, 0.9, 12)
#: a mark this far from everything is free
CLEAR = 15.0
HALF = 7.0


def marks(curves: Sequence[Curve], looks: Mapping[str, Look], block: Obstacles) -> list[Mark]:
    """The marks of all ties, in the ties' order."""
    points = {c.owner: _at(c, np.linspace(0.0, 1.0, 65)) for c in curves}
    found: list[Mark] = []
    for curve in curves:
        others = [p for owner, p in points.items() if owner != curve.owner]
        for kind in kinds(looks[curve.owner]):
            near = kind == "not_offered"
            places = NEAR_SERVICE if near else PLACES
            at = _at(curve, places)
            cost = _crowding(at, others, found) + _covered(at, block) + 0.02 * np.abs(places - (0.82 if near else 0.5))
            best = at[int(np.argmin(np.round(cost, 6)))]
            found.append(Mark(curve.owner, kind, float(best[0]), float(best[1])))
    return found


def remark_marks(
    noted: Collection[str], shapes: Sequence[Curve | KinLine | Symbol | Ground], found: Sequence[Mark], block: Obstacles
) -> list[Mark]:
    """A mark on everything that was spoken of in a room; those of the evidence stay where they are."""
    points = {one.owner: _at(one, np.linspace(0.0, 1.0, 65)) for one in shapes if isinstance(one, Curve)}
    placed: list[Mark] = []
    for one in shapes:
        # A service's symbol stands in its card, and the card is marked.
        if one.owner not in noted or any(mark.owner == one.owner for mark in placed):
            continue
        others = [p for owner, p in points.items() if owner != one.owner]
        at = _at(one, PLACES) if isinstance(one, Curve) else np.array(_beside(one))
        middle = 0.02 * np.abs(np.linspace(-0.5, 0.5, len(at)))
        cost = _crowding(at, others, [*found, *placed]) + _covered(at, block) + middle
        best = at[int(np.argmin(np.round(cost, 6)))]
        placed.append(Mark(one.owner, "remark", float(best[0]), float(best[1])))
    return placed


def _beside(one: KinLine | Symbol | Ground) -> list[Corner]:
    """Where the mark of somebody, of a card or home, or of a line of kin may stand."""
    if isinstance(one, KinLine):
        return [((a[0] + b[0]) / 2, (a[1] + b[1]) / 2) for a, b in pairwise(one.corners)]
    if isinstance(one, Ground):
        return [(one.x + one.width, one.y), (one.x, one.y)]
    if one.shape == "dot":
        return [(one.x, one.y)]
    off = one.radius * 0.7 + HALF
    return [(one.x + dx * off, one.y + dy * off) for dx, dy in ((1, -1), (-1, -1), (1, 1), (-1, 1))]


def kinds(look: Look) -> tuple[MarkKind, ...]:
    """The marks that a tie carries: what did not come about, and where accounts disagree."""
    there: tuple[tuple[MarkKind, bool], ...] = (
        ("missed", look.missed),
        ("not_offered", look.not_offered),
        ("disputed", look.disputed),
    )
    return tuple(kind for kind, is_there in there if is_there)


def _at(curve: Curve, parts: Floats) -> Floats:
    rest = 1.0 - parts
    weights = np.stack([rest**3, 3 * rest**2 * parts, 3 * rest * parts**2, parts**3], axis=1)
    return np.asarray(weights @ np.array([curve.start, curve.leave, curve.arrive, curve.end]))


def _crowding(at: Floats, others: Sequence[Floats], found: Sequence[Mark]) -> Floats:
    cost = np.zeros(len(at))
    if others:
        lines = np.concatenate(others)
        away = np.hypot(at[:, None, 0] - lines[:, 0], at[:, None, 1] - lines[:, 1]).min(axis=1)
        cost += np.clip(CLEAR - away, 0, None) / CLEAR
    if found:
        placed = np.array([(m.x, m.y) for m in found])
        away = np.hypot(at[:, None, 0] - placed[:, 0], at[:, None, 1] - placed[:, 1]).min(axis=1)
        cost += 6 * np.clip(CLEAR + 2 - away, 0, None) / CLEAR
    return np.asarray(cost)


def _covered(at: Floats, block: Obstacles) -> Floats:
    """What standing on a text, a symbol or a card costs."""
    boxes = np.concatenate([block.texts, block.cards])
    x, y = at[:, None, 0], at[:, None, 1]
    on_box = (
        (x > boxes[:, 0] - HALF) & (x < boxes[:, 2] + HALF) & (y > boxes[:, 1] - HALF) & (y < boxes[:, 3] + HALF)
    ).any(axis=1)
    away = np.hypot(x - block.symbols[:, 0], y - block.symbols[:, 1])
    return np.asarray(3.0 * on_box + 3.0 * (away < block.symbols[:, 2] + HALF).any(axis=1))
