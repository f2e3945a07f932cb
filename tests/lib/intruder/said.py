"""What attacks found, in one line each, beside what they find where nothing is defended."""

from tests.lib.intruder.attacks import Beside, Versions
from tests.lib.intruder.webs import Found


def of_ranges(found: Beside) -> str:
    """The solver."""
    return (
        f"{len(found.narrowed)} of {found.hidden} hidden figures of {found.studies} studies narrowed; with small ones"
        f" alone hidden {found.plain_narrowed} of {found.plain_hidden}"
    )


def of_pairs(found: Beside) -> str:
    """The tracker."""
    return (
        f"{found.pairs.small} small groups by {found.pairs.pairs} pairs of answers; with free counting and a threshold"
        f" {found.plain_pairs.small} by {found.plain_pairs.pairs}"
    )


def of_versions(found: Versions) -> str:
    """Two versions."""
    return (
        f"{found.pairs.small} small groups by {found.pairs.pairs} pairs and {len(found.narrowed)} figures narrowed,"
        f" {found.anew} releases made anew of {found.studies} studies; with nothing kept back {found.plain.small} by"
        f" {found.plain.pairs}"
    )


def of_webs(found: Found) -> str:
    """Composites."""
    return (
        f"{found.small} nodes under k at no, one and two steps and {found.small_ties} lines, of {found.looked_at} on"
        f" {found.maps} maps; best chance to name a family {found.chance:.3f}; on families' own maps"
        f" {found.plain_alone} of {found.plain} nodes are like no other"
    )
