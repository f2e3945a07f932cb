"""What a network's page says in words, with the script off too: how much there is, and what is folded."""

from collections import Counter
from dataclasses import dataclass

import numpy as np

from viz.explorer.folding import Folded
from viz.explorer.record import THINGS, TIES, Network

#: one, many
KINDS = {
    "Family": ("family", "families"),
    "Parent": ("parent", "parents"),
    "Child": ("child", "children"),
    "Kin": ("kin or friend", "kin and friends"),
    "Professional": ("worker", "workers"),
    "Service": ("service", "services"),
    "Agency": ("agency", "agencies"),
    "Sector": ("sector", "sectors"),
    "Families": ("group of families", "groups of families"),
    "Others": ("group of others", "groups of others"),
}


@dataclass(frozen=True)
class Group:
    """One outermost thing, with how much is in it."""

    label: str
    facts: str
    holds: str
    ties: int


@dataclass(frozen=True)
class Held:
    """A field that the file carries, and how often it is filled."""

    record: str
    field: str
    filled: int
    of: int


def counted(kinds: Counter[str]) -> str:
    """How many of each kind, in words."""
    said = [f"{n:,} {_kind(kind, n)}" for kind in _order(kinds) if (n := kinds[kind])]
    return ", ".join(said[:-1]) + f" and {said[-1]}" if len(said) > 1 else "".join(said)


def groups(tree: Folded) -> list[Group]:
    """The outermost things in their order."""
    kinds, labels, facts = (tree.things[name].to_list() for name in ("kind", "label", "facts"))
    root = np.arange(tree.parent.size)
    while (tree.parent[root] >= 0).any():
        root = np.where(tree.parent[root] >= 0, tree.parent[root], root)
    holds: dict[int, Counter[str]] = {one: Counter() for one in tree.roots}
    for one, of in enumerate(root.tolist()):
        holds[of].update([kinds[one]] * (one != of))
    touched = np.sort(root[tree.ends], axis=1)
    ties = Counter(touched[:, 0].tolist()) + Counter(touched[touched[:, 0] != touched[:, 1], 1].tolist())
    return [Group(labels[one], facts[one], counted(holds[one]), ties[one]) for one in tree.roots]


def opening(one: Network, tree: Folded) -> str:
    """What the network has, and what of it is folded when the page opens."""
    kinds = tree.things["kind"].to_list()
    total = f"This network has {counted(Counter(one.things['kind'].to_list()))}, and {one.ties.height:,} ties."
    opened = set(tree.open)
    hidden = Counter(kind for i, kind in enumerate(kinds) if not _is_out(tree, i, opened))
    if not hidden:
        return total
    return f"{total} So that it can be read, it opens with {counted(hidden)} folded into what they belong to."


def contents(one: Network) -> list[Held]:
    """Every field of every record in the file."""
    held = []
    for record, frame, schema in (("thing", one.things, THINGS), ("tie", one.ties, TIES)):
        for field in schema:
            if not field.endswith("id"):
                values = frame[field]
                empty = values.null_count() + int(
                    (values.drop_nulls() == ("" if values.dtype == "String" else 0)).sum()
                )
                held.append(Held(record, field, values.len() - empty, values.len()))
    return held


def _is_out(tree: Folded, one: int, opened: set[int]) -> bool:
    """Nothing that it is in is folded."""
    while (one := int(tree.parent[one])) >= 0:
        if one not in opened:
            return False
    return True


def _kind(kind: str, n: int) -> str:
    return KINDS[kind][n != 1] if kind in KINDS else kind


def _order(kinds: Counter[str]) -> list[str]:
    known = list(KINDS)
    return sorted(kinds, key=lambda kind: (known.index(kind) if kind in KINDS else len(known), kind))
