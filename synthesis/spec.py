"""What study is to be generated."""

import datetime as dt
import re
from dataclasses import dataclass

from schema.ids import KEY_PATTERN, KEY_WORDS

#: A family has between these many children.
MOST_CHILDREN = 4
#: How many families share one area with its services and workers.
FAMILIES_PER_AREA = 25
#: From this many families on, every sort of service is there; fewer meet the common ones only.
FAMILIES_FOR_EVERY_SERVICE = 20


@dataclass(frozen=True)
class StudySpec:
    """A study to generate; equal specs give equal studies. Raises ValueError for one that cannot be generated."""

    seed: int
    families: int
    #: key of the study
    study: str = "generated"
    interactions_per_family: int = 40
    #: first and last day on which something happens
    first: dt.date = dt.date(2021, 4, 1)
    last: dt.date = dt.date(2022, 12, 1)

    def __post_init__(self) -> None:
        if self.families < 1 or self.interactions_per_family < 1:
            raise ValueError("A study has at least one family and one interaction a family.")
        if self.seed < 0:
            raise ValueError("A seed is 0 or a positive whole number.")
        if self.days < 366:
            raise ValueError("The period spans at least a year, so that every rhythm has room.")
        if not re.fullmatch(KEY_PATTERN, self.study):
            raise ValueError(f"The key of a study has {KEY_WORDS}.")

    @property
    def areas(self) -> int:
        """How many areas, each with services of its own; Scotland and England take turns."""
        return max(-(-self.families // FAMILIES_PER_AREA), 2 if self.every_service else 1)

    @property
    def every_service(self) -> bool:
        """Whether the rarer services are there too."""
        return self.families >= FAMILIES_FOR_EVERY_SERVICE

    @property
    def days(self) -> int:
        """Length of the period in days."""
        return (self.last - self.first).days + 1

    @property
    def events(self) -> str:
        """The period in EDTF."""
        return f"{self.first.isoformat()}/{self.last.isoformat()}"
