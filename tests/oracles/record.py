"""A graph as plain Python objects, for computing answers anew from what the questions' definitions say.

Nothing here reads a flag that the loader derives: whether something was held or somebody present follows from the terms
of the code lists, looked up one at a time.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from graph_store.tables import Tables
from queries.days import FIRST_DAY, LAST_DAY, day_number
from schema.model import load_model

Row = dict[str, Any]
Given = Mapping[str, str]
FAMILY_SIDE = ("Parent", "Child", "Kin")


def terms(codelist: str, name: str) -> set[str]:
    """The terms of a code list of which a field is true."""
    return {entry.slug for entry in load_model().codelists[codelist].entries if entry.fields[name]}


PRESENT, EXPECTED = terms("part", "present"), terms("part", "expected")
MISSED, MANDATED = terms("status", "missed"), terms("basis", "mandated")


@dataclass(frozen=True)
class Played:
    """A part that somebody plays in a telling."""

    person: str
    kind: str
    role: str
    part: str
    care: str | None
    control: str | None

    @property
    def present(self) -> bool:
        """Was there."""
        return self.part in PRESENT

    @property
    def expected(self) -> bool:
        """Was to be there."""
        return self.part in EXPECTED

    @property
    def of_family(self) -> bool:
        """Sits on the family's side of the table."""
        return self.kind in FAMILY_SIDE


@dataclass
class Telling:
    """The agreed record of an interaction, or one voice's account of it."""

    row: Row
    families: set[str] = field(default_factory=set)
    #: the services that held it, each with its care and control
    services: dict[str, tuple[str | None, str | None]] = field(default_factory=dict)
    parts: list[Played] = field(default_factory=list)

    def __getitem__(self, name: str) -> Any:
        return self.row[name]

    @property
    def event(self) -> bool:
        """It is told as an event."""
        return bool(self.row["reality"] == "event")

    @property
    def habit(self) -> bool:
        """It is told as a habit."""
        return bool(self.row["reality"] == "habit")

    @property
    def held(self) -> bool:
        """It is said to have been held."""
        return bool(self.row["status"] == "held")

    @property
    def missed(self) -> bool:
        """It is said not to have come about."""
        return self.row["status"] in MISSED

    @property
    def kept(self) -> bool:
        """An event that was held, or a habit not said to be left out."""
        return (self.event and self.held) or (self.habit and self.row["status"] in ("held", None))

    @property
    def mandated(self) -> bool:
        """It was required rather than chosen."""
        return self.row["basis"] in MANDATED

    @property
    def told_as(self) -> str:
        """What kind of thing is told; disputed where accounts differ."""
        return self.row["reality"] or "disputed"


class Record:
    """All that a graph holds, by id."""

    def __init__(self, tables: Tables) -> None:
        self.tables = tables
        self.node = {row["id"]: row for frame in tables.nodes.values() for row in frame.to_dicts()}
        self.kind = {row: kind for kind, frame in tables.nodes.items() for row in frame.get_column("id")}
        self.tellings = {
            row["id"]: Telling(row)
            for kind in ("Interaction", "Account")
            if kind in tables.nodes
            for row in tables.nodes[kind].to_dicts()
        }
        #: tie -> one end -> what it leads to, and the same from the other end
        self._ends: dict[str, dict[str, set[str]]] = {}
        self._starts: dict[str, dict[str, set[str]]] = {}
        for (name, _, _), frame in tables.ties.items():
            for one, other in frame.select("from_id", "to_id").rows():
                self._ends.setdefault(name, {}).setdefault(one, set()).add(other)
                self._starts.setdefault(name, {}).setdefault(other, set()).add(one)
        for tie in self.ties("CONCERNS"):
            self.tellings[tie["from_id"]].families.add(tie["to_id"])
        for tie in self.ties("HELD_BY"):
            self.tellings[tie["from_id"]].services[tie["to_id"]] = (tie["care"], tie["control"])
        for tie in self.ties("TOOK_PART"):
            who = tie["from_id"]
            played = Played(who, self.kind[who], self.node[who]["role"], tie["part"], tie["care"], tie["control"])
            self.tellings[tie["to_id"]].parts.append(played)

        self._of_family: dict[str, dict[str, Telling]] = {}
        self._of_person: dict[str, dict[str, Telling]] = {}
        for key, telling in self.tellings.items():
            for family in telling.families:
                self._of_family.setdefault(family, {})[key] = telling
            for p in telling.parts:
                self._of_person.setdefault(p.person, {})[key] = telling

    def ties(self, name: str) -> list[Row]:
        """Every tie of a kind."""
        return [row for (tie, _, _), frame in self.tables.ties.items() if tie == name for row in frame.to_dicts()]

    def ends(self, name: str, one: str) -> set[str]:
        """What a tie of this kind leads to from one."""
        return self._ends.get(name, {}).get(one, set())

    def starts(self, name: str, other: str) -> set[str]:
        """What a tie of this kind leads from to the other."""
        return self._starts.get(name, {}).get(other, set())

    def text(self, one: str, name: str) -> str:
        """A property as text, empty where it is not stated."""
        return self.node[one][name] or ""

    def agency(self, service: str) -> str:
        """The agency of a service."""
        (found,) = self.ends("PART_OF", service)
        return found

    def families(self, given: Given) -> list[str]:
        """The families asked about."""
        return sorted(
            one
            for one, kind in self.kind.items()
            if kind == "Family"
            and given.get("family", "") in ("", one)
            and given.get("study", "") in ("", one.partition(":")[0])
            and given.get("jurisdiction", "") in ("", self.node[one]["jurisdiction"])
        )

    def told(self, given: Given) -> list[Telling]:
        """The tellings of the viewpoint that may lie in the window."""
        return [one for one in self.tellings.values() if self._is_told(one, given)]

    def with_part(self, person: str, given: Given) -> list[Telling]:
        """Those of what is told in which somebody plays a part."""
        return [one for one in self._of_person.get(person, {}).values() if self._is_told(one, given)]

    def about(self, family: str, given: Given) -> Iterator[Telling]:
        """Those of what is told that concern a family."""
        return (one for one in self._of_family.get(family, {}).values() if self._is_told(one, given))

    def _is_told(self, one: Telling, given: Given) -> bool:
        return given.get("voice", "") in one["voices"] and may_lie(one.row, given)


def window(given: Given) -> tuple[int, int]:
    """First and last day of the window."""
    first, last = given.get("from"), given.get("to")
    return day_number(first) if first else FIRST_DAY, day_number(last) if last else LAST_DAY


def may_lie(dated: Row, given: Given) -> bool:
    """Whether something dated may lie in the window, if only in part."""
    first, last = window(given)
    return bool(dated["from_day"] <= last and dated["to_day"] >= first)


def lies_wholly(dated: Row, given: Given) -> bool:
    """Whether something dated surely lies in the window."""
    first, last = window(given)
    return bool(first <= dated["from_day"] and dated["to_day"] <= last)


def both(name: str, tellings: list[Telling], given: Given) -> dict[str, int]:
    """How many interactions these tell of: possibly and certainly."""
    sure = [one for one in tellings if lies_wholly(one.row, given)]
    return {f"{name}_possible": count(tellings), f"{name}_certain": count(sure)}


def count(tellings: list[Telling]) -> int:
    """How many interactions these tell of."""
    return len({one["interaction"] for one in tellings})
