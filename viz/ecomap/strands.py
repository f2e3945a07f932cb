"""How wide a tie is and what it is made of: care, control, or neither; solid, dashed or jagged."""

from collections.abc import Iterable
from dataclasses import dataclass

from viz.ecomap.record import Ecomap, Interaction, Tie, Told

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

    #: 0 to 4: no contact, 1-2, 3-9, 10-29, 30 or more
    step: int
    care: bool
    control: bool
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
    def strands(self) -> tuple[str, ...]:
        """The strands side by side, in order."""
        both = tuple(name for name, there in (("care", self.care), ("control", self.control)) if there)
        return both or ("plain",)

    def width_of(self, strand: str) -> float:
        """Width of a strand."""
        width = WIDTHS[self.step]
        return max(width, NARROWEST_HOLLOW) if strand == "control" else width

    @property
    def breadth(self) -> float:
        """Room across all strands."""
        widths = [self.width_of(strand) for strand in self.strands]
        return sum(widths) + STRAND_GAP * (len(widths) - 1)


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
    if tie.families:
        return Look(tie.step, tie.care, tie.control, *[False] * 7)
    count = {name: sum(i.told.outcome == name for i in ones) for name in ("held", "habit", "missed", "not_offered")}
    failed = count["missed"] + count["not_offered"]
    every = [telling for i in ones for telling in heard[i.owner]]
    return Look(
        step=step_of(count["held"]),
        # A strand that only one voice tells is there too, and shown when that voice is chosen.
        care=any(telling.care for telling in every),
        control=any(telling.control for telling in every),
        weak=count["held"] <= failed,
        stressful=tie.stressful,
        bare=not ones,
        about=bool(ones) and all(i.about for i in ones),
        missed=count["missed"] > 0,
        not_offered=count["not_offered"] > 0,
        disputed=any(i.disputed for i in ones),
    )
