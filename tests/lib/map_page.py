"""What is wrong with a map in a real browser: what lies outside the drawing or over something else."""

from itertools import combinations
from typing import Any

from tests.lib.browser import OpenPage

#: parts of a pixel by which boxes may touch, for rounding
TOUCH = 0.5


def overlaps(a: dict[str, Any], b: dict[str, Any]) -> bool:
    across = min(a["right"], b["right"]) - max(a["left"], b["left"])
    down = min(a["bottom"], b["bottom"]) - max(a["top"], b["top"])
    return bool(across > TOUCH and down > TOUCH)


def owner(box: dict[str, Any]) -> str:
    return str(box["id"]).split("/")[0]


def faults(seen: OpenPage) -> list[str]:
    """What is outside the drawing, or lies over something else."""
    labels, nodes, canvas = (seen.call(f"kithMap.{name}()") for name in ("labelBoxes", "nodeBoxes", "canvasBox"))
    found = [
        f"{box['id']} is outside"
        for box in labels + nodes
        if box["left"] < canvas["left"] - TOUCH
        or box["right"] > canvas["right"] + TOUCH
        or box["top"] < canvas["top"] - TOUCH
        or box["bottom"] > canvas["bottom"] + TOUCH
    ]
    found += [f"{a['id']} and {b['id']}: labels" for a, b in combinations(labels, 2) if overlaps(a, b)]
    found += [f"{a['id']} and {b['id']}: nodes" for a, b in combinations(nodes, 2) if overlaps(a, b)]
    # A service's own name stands in its own box.
    found += [
        f"{a['id']} on {b['id']}: label on node"
        for a in labels
        for b in nodes
        if overlaps(a, b) and owner(a) != owner(b)
    ]
    return found
