"""Places for everything beforehand, always the same: circles in circles, households in the middle, sectors around."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from viz.explorer.folding import Folded

Floats = NDArray[np.float64]
#: radius of what is drawn
RADIUS = {"Family": 11.0, "Service": 10.0, "Professional": 5.5}
USUAL = 7.5
#: what a value of 1 adds to the radius
BY_VALUE = 16.0
#: free space around a thing, and around what holds others
GAP, PAD = 5.0, 9.0
#: the middle of the picture
HOME = frozenset({"Families", "Family", "Parent", "Child", "Kin"})
GOLDEN = np.pi * (3 - np.sqrt(5))
PASSES, TURNS = 160, 3
#: screens are wider than high
STRETCH = 1.3


@dataclass(frozen=True)
class Places:
    """Middle of each thing; its own radius when it is drawn; the radius of the room that it and all in it take."""

    xy: Floats
    radius: Floats
    room: Floats


def places(one: Folded) -> Places:
    """Lay the tree out. The same tree has the same places, whatever is open."""
    radius, kinds = _radii(one), one.things["kind"].to_list()
    room, within = radius.copy(), np.zeros((radius.size, 2))
    for holder in _deepest_first(one):
        children = one.inside[holder]
        is_drawn = kinds[holder] in RADIUS
        sizes = room[children] + GAP / 2
        spots = packed(np.concatenate([[radius[holder] + GAP], sizes]), pinned=True)[1:] if is_drawn else packed(sizes)
        within[children] = spots
        room[holder] = max(radius[holder], float((np.hypot(*spots.T) + sizes).max())) + PAD
    roots = one.roots
    home = [i for i in roots if kinds[i] in HOME]
    around = [i for i in roots if kinds[i] not in HOME]
    within[home] = packed(room[home] + PAD)
    inner = float((np.hypot(*within[home].T) + room[home]).max()) if home else 0.0
    within[around] = _ring(room[around] + PAD, inner) if home and around else packed(room[around] + PAD)
    xy = _absolute(one, within)
    for _ in range(TURNS):
        xy = _turned(one, within, xy)
    return Places(np.round(xy, 1), np.round(radius, 1), np.round(room, 1))


def packed(radii: Floats, pinned: bool = False) -> Floats:
    """Middles of circles that do not overlap, close around the origin; a pinned first one stays in the middle."""
    return _packed(tuple(radii.tolist()), pinned).copy()


@lru_cache(maxsize=1024)
def _packed(sizes: tuple[float, ...], pinned: bool) -> Floats:
    """The same, kept: many households and services are of the same sizes."""
    radii = np.array(sizes)
    if radii.size == 0:
        return np.zeros((0, 2))
    # Spirals keep the large ones in the middle and every place the same from run to run.
    order = np.concatenate([[0], 1 + np.argsort(-radii[1:], kind="stable")]) if pinned else np.argsort(
        -radii, kind="stable"
    )  # fmt: skip
    area = np.cumsum(radii[order] ** 2)
    out = np.sqrt((area - radii[order] ** 2) / 0.7)
    turn = np.arange(radii.size) * GOLDEN
    spots = np.zeros((radii.size, 2))
    spots[order] = np.stack([out * np.cos(turn), out * np.sin(turn)], axis=1)
    least = radii[:, None] + radii[None, :]
    heavy = radii**2
    share = heavy[None, :] / (heavy[:, None] + heavy[None, :])
    if pinned:
        share[0, :], share[:, 0] = 0.0, 1.0
    np.fill_diagonal(share, 0.0)
    for n in range(PASSES):
        spots *= 1 - 0.03 * max(0.0, 1 - 2 * n / PASSES)
        gone = spots[:, None, :] - spots[None, :, :]
        far = np.hypot(gone[..., 0], gone[..., 1])
        np.fill_diagonal(far, np.inf)
        over = np.maximum(least - far, 0.0)
        if n > PASSES / 2 and over.max() < 0.05:
            break
        spots += (gone / np.maximum(far, 1e-6)[..., None] * (over * share)[..., None]).sum(axis=1) * 0.7
    return spots if pinned else spots - _middle(spots, radii)


def _middle(spots: Floats, radii: Floats) -> Floats:
    """The middle of the smallest circle around circles, nearly: ever smaller steps towards the farthest."""
    middle: Floats = spots.mean(axis=0)
    for n in range(1, 60):
        gone = spots - middle
        middle = middle + gone[np.argmax(np.hypot(*gone.T) + radii)] / (n + 1)
    return middle


def _radii(one: Folded) -> Floats:
    values = one.things["value"].fill_null(0.0).to_numpy()
    base = np.array([RADIUS.get(kind, USUAL) for kind in one.things["kind"].to_list()])
    found: Floats = base + BY_VALUE * np.sqrt(np.clip(values, 0.0, 1.0))
    return found


def _deepest_first(one: Folded) -> list[int]:
    order, layer = [], one.roots
    while layer:
        order += layer
        layer = [child for holder in layer for child in one.inside[holder]]
    return [i for i in reversed(order) if one.inside[i]]


def _ring(rooms: Floats, inner: float) -> Floats:
    """Places around the middle, in the order given from the top, with what is free shared out evenly."""

    def angles(wide: float) -> Floats:
        return 2 * np.arcsin(np.minimum(1.0, rooms / (wide + rooms)))

    wide = max(inner, float(rooms.max()) * 0.3)
    while angles(wide).sum() > 2 * np.pi:
        wide *= 1.05
    each = angles(wide)
    each += (2 * np.pi - each.sum()) / each.size
    middle = np.cumsum(each) - each / 2 - np.pi / 2
    out = wide + rooms
    return np.stack([out * np.cos(middle) * STRETCH, out * np.sin(middle)], axis=1)


def _absolute(one: Folded, within: Floats) -> Floats:
    xy = within.copy()
    for holder in reversed(_deepest_first(one)):
        xy[one.inside[holder]] += xy[holder]
    return xy


def _turned(one: Folded, within: Floats, xy: Floats) -> Floats:
    """The places once more, each holder turned about its middle so that what is in it faces what it is tied to."""
    pull = np.zeros_like(xy)
    towards = xy[one.ends[:, 1]] - xy[one.ends[:, 0]]
    np.add.at(pull, one.ends[:, 0], towards)
    np.add.at(pull, one.ends[:, 1], -towards)
    order = _deepest_first(one)
    for holder in order:
        pull[holder] += pull[one.inside[holder]].sum(axis=0)
    for holder in order:
        children = one.inside[holder]
        spots, wanted = within[children], pull[children]
        along = float((spots * wanted).sum())
        across = float((spots[:, 0] * wanted[:, 1] - spots[:, 1] * wanted[:, 0]).sum())
        if along or across:
            turn = np.arctan2(across, along)
            cos, sin = np.cos(turn), np.sin(turn)
            # Each coordinate by itself: a product of matrices may differ from machine to machine.
            within[children] = np.stack(
                [spots[:, 0] * cos - spots[:, 1] * sin, spots[:, 0] * sin + spots[:, 1] * cos], axis=1
            )
    return _absolute(one, within)
