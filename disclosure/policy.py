"""The data controller's rules: thresholds, roles, and at which level each study may leave."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Literal

import yaml
from pydantic import Field, ValidationError

from disclosure.audit import Budget
from disclosure.faults import first_fault
from schema.nearby import near
from schema.plain_yaml import read_yaml
from schema.problems import KithError, Place
from schema.shapes import Closed

#: from the most protected to the exact one
LEVELS = ("public", "workshop", "research")
#: below research, in the order in which tables are made: what anybody may see is given when the rest is made
OPEN_LEVELS = LEVELS[:2]
EXACT = LEVELS[-1]
#: the more exact of the open ones, for a room of people who agreed to terms
WORKSHOP = LEVELS[1]
FILE = "policy.yaml"
SHIPPED = Path(__file__).parent / FILE

Level = Literal["public", "workshop", "research"]
OpenLevel = Literal["public", "workshop"]


class Reasoned(Closed):
    """A rule with its reason."""

    because: str = Field(min_length=1)


class Threshold(Reasoned):
    """Fewest families, and fewest people, that a figure stands for."""

    families: int = Field(ge=3, le=1000)


class Rounding(Reasoned):
    """Shown figures are multiples of this."""

    base: int = Field(ge=1, le=100)


class Dominance(Reasoned):
    """A sum is hidden when so many families make more than this part of it."""

    largest: int = Field(ge=1, le=10)
    percent: int = Field(ge=1, le=100)


class Protection(Reasoned):
    """How wide the range must be to which a hidden figure can be narrowed, and of a sum, as a part of it."""

    width: int = Field(ge=1, le=1000)
    percent: int = Field(ge=0, le=1000)


class Approvals(Reasoned):
    """How many people other than the one who asks must approve a release."""

    public: int = Field(ge=1, le=10)
    workshop: int = Field(ge=1, le=10)


class BudgetRule(Reasoned):
    """How many single families a person may look at in a day."""

    warn: int = Field(ge=1)
    stop: int = Field(ge=1)


class Role(Reasoned):
    """What a role sees at most."""

    sees: Level


class Local(Reasoned):
    """The role of whoever runs the command or the façade on a graph that they can open."""

    role: str


class Consent(Reasoned):
    """The most open level at which something may leave."""

    level: Level


class StudyRule(Consent):
    """How a study may leave."""

    #: the form of its composite; left out, the one that is made first
    composite: Literal["whole", "jurisdiction"] | None = None


class Policy(Closed):
    """All rules, each with its reason."""

    levels: Mapping[OpenLevel, Threshold]
    rounding: Rounding
    dominance: Dominance
    protection: Protection
    approvals: Approvals
    budget: BudgetRule
    roles: Mapping[str, Role]
    local: Local
    studies: Mapping[str, StudyRule]
    families: Mapping[str, Consent]

    @property
    def daily(self) -> Budget:
        """The budget of single families as the audit log takes it."""
        return Budget(warn=self.budget.warn, most=self.budget.stop)

    def k(self, level: str) -> int:
        """Fewest families that a figure at a level stands for; 0 at research, where single families are shown."""
        return 0 if level == EXACT else self.levels[_open(level)].families

    def cap(self, roles: Sequence[str]) -> str:
        """The highest level that any of the roles sees; public without a role. Raises E722."""
        for role in roles:
            if role not in self.roles:
                raise KithError("E722", near=near(role, self.roles, 3))
        return max(("public", *(self.roles[role].sees for role in roles)), key=LEVELS.index)

    def leaves_at(self, study: str) -> str:
        """The most open level at which a study may leave; one without a label stays at research."""
        return self.studies[study].level if study in self.studies else EXACT

    def check_form(self, study: str, by: str) -> None:
        """Raise E762 when the controller decided for the other form of a study's composite; `by` is empty for whole."""
        decided = self.studies[study].composite if study in self.studies else None
        if decided and decided != (by or "whole"):
            raise KithError("E762")

    def effective(self, roles: Sequence[str], asked: str, study: str = "") -> str:
        """The level at which something is shown: the one asked for, or the roles' cap where that is lower.

        Raises E702 and E722, and E723 when the study may not leave at that level. A question of all studies has none.
        """
        level = lowest(known_level(asked), self.cap(roles))
        if level != EXACT and LEVELS.index(self.leaves_at(study)) > LEVELS.index(level):
            raise KithError("E723", level=level)
        return level

    def counted(self, family: str, study: str) -> bool:
        """Whether a family counts in what leaves of its study below research.

        The same families count at every level, else setting two levels side by side would show the others.
        """
        narrower = self.families.get(family)
        return narrower is None or LEVELS.index(narrower.level) <= LEVELS.index(self.leaves_at(study))


def known_level(level: str) -> str:
    """The level itself; raises E702 when there is none of this name."""
    if level not in LEVELS:
        raise KithError("E702", allowed=", ".join(LEVELS))
    return level


def lowest(*levels: str) -> str:
    """The most protected of several levels."""
    return min(levels, key=LEVELS.index)


def _open(level: str) -> OpenLevel:
    return "public" if level == "public" else "workshop"


def load_policy(private: Path) -> Policy:
    """The controller's policy in the private folder, else the one that ships; raises E720 naming the first fault."""
    own = private / FILE
    path = own if own.exists() else SHIPPED
    try:
        raw = read_yaml(path)
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise _fault(path, "it cannot be read as YAML") from error
    try:
        policy = Policy.model_validate(raw)
    except ValidationError as error:
        raise _fault(path, first_fault(error)) from error
    for wrong in _contradictions(policy):
        raise _fault(path, wrong)
    return policy


def _contradictions(policy: Policy) -> list[str]:
    found = []
    if set(policy.levels) != set(OPEN_LEVELS):
        found.append(f"levels must be {' and '.join(OPEN_LEVELS)}")
    elif policy.levels["workshop"].families > policy.levels["public"].families:
        found.append("the public level asks for fewer families than the workshop level")
    if policy.local.role not in policy.roles:
        found.append("the local role is not among the roles")
    if policy.budget.stop < policy.budget.warn:
        found.append("the budget stops before it warns")
    if policy.approvals.public < policy.approvals.workshop:
        found.append("the public level asks for fewer approvals than the workshop level")
    return found


def _fault(path: Path, fault: str) -> KithError:
    return KithError("E720", Place(file=str(path)), fault=fault)
