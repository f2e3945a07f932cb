"""Merging the classes of a variable until each holds enough families and enough people."""

from collections.abc import Sequence

from disclosure.counts import Counts, Members
from disclosure.structure import Figure

#: a variable's classes by their places, put together
Grouping = tuple[tuple[int, ...], ...]


def merge(name: str, start: Grouping, ordered: bool, counts: Counts, members: Members, k: int) -> Grouping:
    """Groups of a variable's classes with k families and k people or more each; one group when there is no other way.

    What is ordered is merged with its smaller neighbour, else with the smallest other group.
    """
    groups = start
    while len(groups) > 1:
        figures = [Figure((name,), (group,)) for group in groups]
        sizes = [counts.value(one) for one in figures]
        small = [i for i, one in enumerate(figures) if sizes[i] < k or members.persons(one) < k]
        if not small:
            break
        first = min(small, key=lambda i: (sizes[i], i))
        pair = {first, _partner(first, sizes, ordered)}
        joined = tuple(sorted(place for i in pair for place in groups[i]))
        groups = tuple(sorted([*(group for i, group in enumerate(groups) if i not in pair), joined]))
    return groups


def _partner(first: int, sizes: Sequence[float], ordered: bool) -> int:
    others = [i for i in range(len(sizes)) if i != first and (not ordered or abs(i - first) == 1)]
    return min(others, key=lambda i: (sizes[i], i))


def together(one: Grouping, other: Grouping) -> Grouping:
    """The finest groups of which the groups of both are parts."""
    groups: list[set[int]] = []
    for group in (*one, *other):
        touching = [known for known in groups if known & set(group)]
        groups = [known for known in groups if known not in touching]
        groups.append(set(group).union(*touching))
    return tuple(sorted(tuple(sorted(group)) for group in groups))
