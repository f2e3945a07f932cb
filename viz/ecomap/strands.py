"""How wide a tie is and what it is made of: care, control, or neither; solid, dashed or jagged."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from viz.ecomap.record import Ecomap, Interaction, Tie, Told

Strand = Literal["care", "control", "plain"]
#: fewest contacts for each step of width; below the first, nothing was held
STEPS = (1, 3, 10, 30)
#: width of a line by its step; step 0 is for what is told without a contact
WIDTHS = (1.6, 2.2, 3.4, 5.0, 7.0)
#: a hollow line is told from a whole one only where there is room for the hollow
NARROWEST_HOLLOW = 3.4
#: free room between the two strands of a tie that is both care and control
STRAND_GAP = 2.0
HAIRLINE = 1.3


@dataclass(frozen=True)
class Look:
    """How a tie is drawn over all that is told of it."""

    #: the strands side by side, in order, each with its step from 0 to 4: no contact, 1-2, 3-9, 10-29, 30 or more
    strands: tuple[tuple[Strand, int], ...]
    #: no more was held than failed to come about, or it is told in general only
    weak: bool
    stressful: bool
    #: nothing is told but that it is there
    bare: bool
    #: its dates are known only about, all of them
    about: bool
    missed: bool
    not_offered: bool
    disputed: bool

    @property
    def breadth(self) -> float:
        """Room across all strands."""
        return sum(width_of(*strand) for strand in self.strands) + STRAND_GAP * (len(self.strands) - 1)


def width_of(strand: Strand, step: int) -> float:
    """Width of a strand."""
    return max(WIDTHS[step], NARROWEST_HOLLOW) if strand == "control" else WIDTHS[step]


def step_of(contacts: int) -> int:
    """The step of width for a number of contacts that were held."""
    return sum(contacts >= fewest for fewest in STEPS)


def looks(one: Ecomap) -> dict[str, Look]:
    """The look of every tie that stands for dealings, by its owner."""
    told = {i.owner: i for i in one.interactions}
    heard: dict[str, list[Told]] = {i.owner: [i.told] for i in one.interactions}
    for voice in one.voices:
        for owner, telling in voice.tells.items():
            heard[owner].append(telling)
    return {t.owner: _look(t, [told[i] for i in t.interactions], heard) for t in one.ties if t.kind != "kin"}


def _look(tie: Tie, behind: Iterable[Interaction], heard: dict[str, list[Told]]) -> Look:
    ones = list(behind)
    strands = _of_families(tie) if tie.families else _strands(ones, heard)
    count = {name: sum(i.told.outcome == name for i in ones) for name in ("held", "habit", "missed", "not_offered")}
    failed = count["missed"] + count["not_offered"]
    return Look(
        strands=strands,
        weak=not tie.families and count["held"] <= failed,
        stressful=tie.stressful,
        bare=not (ones or tie.families),
        about=bool(ones) and all(i.about for i in ones),
        missed=count["missed"] > 0,
        not_offered=count["not_offered"] > 0,
        disputed=any(i.disputed for i in ones),
    )


def _strands(ones: Sequence[Interaction], heard: dict[str, list[Told]]) -> tuple[tuple[Strand, int], ...]:
    """Care and control as wide as the contacts in which they were told; neither, where half of them told neither."""
    held = [i.told for i in ones if i.told.outcome == "held"]
    every = [telling for i in ones for telling in heard[i.owner]]
    found: list[tuple[Strand, int]] = []
    # A strand that only one voice tells is there too, and shown when that voice is chosen.
    if any(telling.care for telling in every):
        found.append(("care", step_of(sum(told.care for told in held))))
    if any(telling.control for telling in every):
        found.append(("control", step_of(sum(told.control for told in held))))
    neither = sum(not (told.care or told.control) for told in held)
    if not found or (neither and 2 * neither >= len(held)):
        found.append(("plain", step_of(neither)))
    return tuple(found)


def _of_families(tie: Tie) -> tuple[tuple[Strand, int], ...]:
    told: tuple[tuple[Strand, bool], ...] = (("care", tie.care), ("control", tie.control))
    return tuple((name, tie.step) for name, is_told in told if is_told) or (("plain", tie.step),)
