"""The ties of a map: who had to do with which service, from the interactions that say so."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from schema.definition import Model
from viz.ecomap.record import HOUSEHOLD, Tie
from viz.ecomap.telling import Cells
from viz.terms import label

#: ties between people, as the network names them
KIN = {"partner_of": ("partner", "partner of"), "parent_of": ("parent", "parent of"), "kin_of": ("kin", "kin of")}
#: one interaction in this many under pressure makes a tie stressful
STRESS = 3
#: no family has more homes
MOST_HOMES = 1_000_000


@dataclass(frozen=True)
class Had:
    """An interaction with the people of the family who had a part in it, and the services and workers."""

    #: number of the interaction
    number: int
    #: owners of the family's people who were there or expected; the household when none is told
    family: tuple[str, ...]
    #: owners of the services that held it; of the workers where no service is told
    others: tuple[str, ...]
    stressful: bool


def served(had: Iterable[Had], without_dealings: Iterable[tuple[str, str]]) -> list[Tie]:
    """A tie for each person and service, or worker, with an interaction in common.

    `without_dealings` are pairs of owners that are told to work together without any dealing told. Ties have no owner
    yet: it is their place among all ties of the map.
    """
    behind: dict[tuple[str, str], list[Had]] = {}
    for one in had:
        for person in one.family:
            for other in one.others:
                behind.setdefault((person, other), []).append(one)
    reached = {other for _, other in behind}
    found = [_served(ends, ones) for ends, ones in sorted(behind.items(), key=lambda pair: _order(pair[0]))]
    bare = sorted({ends for ends in without_dealings if ends[1] not in reached}, key=_order)
    return found + [Tie("", ends, "served", "works with the family; no single dealing is told") for ends in bare]


def kin(rows: Sequence[Cells], owners: Mapping[str, str], model: Model) -> list[Tie]:
    """The ties between the family's people, each once."""
    found: dict[tuple[str, str, str], Tie] = {}
    for row in rows:
        if row["tie"] not in KIN:
            continue
        way, words = KIN[str(row["tie"])]
        ends = owners[str(row["from_id"])], owners[str(row["to_id"])]
        detail = label(model, "kin", str(row["detail"]))
        # A partner's partner is said from either side; parents and children are not.
        key = (way, *(ends if way == "parent" else sorted(ends, key=place_of)))
        found.setdefault(key, Tie("", ends, "kin", f"{words} ({detail})" if detail else words, way=way))
    return [found[key] for key in sorted(found, key=lambda k: (k[0], place_of(k[1]), place_of(k[2])))]


def _served(ends: tuple[str, str], ones: Sequence[Had]) -> Tie:
    hard = sum(one.stressful for one in ones)
    return Tie(
        "",
        ends,
        "served",
        "dealings with the service",
        stressful=is_stressful(hard, len(ones)),
        interactions=tuple(f"i{one.number}" for one in ones),
    )


def place_of(owner: str) -> int:
    """The place of an owner among its like; homes come first."""
    return int(owner.removeprefix(HOUSEHOLD) or 0) - MOST_HOMES if owner.startswith(HOUSEHOLD) else int(owner[1:])


def is_stressful(hard: int, all_: int) -> bool:
    """Whether so many interactions under pressure make a tie stressful."""
    return all_ > 0 and hard * STRESS >= all_


def _order(ends: tuple[str, str]) -> tuple[int, int]:
    return place_of(ends[0]), place_of(ends[1])
