"""A comparison in words: what each side counts place by place, and in what the two differ, without judging it."""

from collections.abc import Sequence
from dataclasses import dataclass

from viz.ecomap.compare import PEOPLE, Comparison, dealings
from viz.ecomap.compare_families import mid_sentence
from viz.ecomap.record import Ecomap, Node, Tie
from viz.ecomap.words import end_words, node_facts, tie_counts

#: before the name of a side: told of a family, in a window, for a country
OF = {"families": "of", "dates": "in", "countries": "for"}
#: windows without an end or a beginning begin so, and need no word before them
OPEN = ("until ", "from ")
NOTHING = "\N{EN DASH}"
#: headings of the measures in the table of services
MEASURES = ("contacts", "told in general", "missed or not offered", "care", "control")


@dataclass(frozen=True)
class Count:
    """What a side tells of a place or a line."""

    contacts: int
    habits: int
    missed: int
    care: int
    control: int

    def each(self) -> tuple[int, ...]:
        """In the order of MEASURES."""
        return self.contacts, self.habits, self.missed, self.care, self.control


@dataclass(frozen=True)
class Row:
    """A place or a line on both sides; a side without it has an empty name and dashes."""

    owner: str
    names: tuple[str, str]
    #: of each measure both sides' numbers; of a line and on composites one cell of words for each side
    cells: tuple[str, ...]
    difference: str

    @property
    def name(self) -> str:
        """What it is called on either side, once where both say the same."""
        return " / ".join(dict.fromkeys(name for name in self.names if name))


def count(side: Ecomap, owner: str) -> Count:
    """What a side tells of a place or a line."""
    told = [i.told for i in dealings(side, owner)]
    outcomes = [one.outcome for one in told]
    return Count(
        outcomes.count("held"),
        outcomes.count("habit"),
        outcomes.count("missed") + outcomes.count("not_offered"),
        sum(one.care for one in told),
        sum(one.control for one in told),
    )


def service_rows(one: Comparison) -> list[Row]:
    """The services, and whatever else is a card, in the order of the drawing."""
    return [_service(one, place) for place in one.both.nodes if place.kind not in PEOPLE]


def people_rows(one: Comparison) -> list[Row]:
    """The people of both sides."""
    found = []
    for place in one.both.nodes:
        if place.kind in PEOPLE:
            nodes = [node_of(side, place.owner) for side in one.sides]
            said = tuple(", ".join(t for t in (n.label, node_facts(n)) if t) if n else "" for n in nodes)
            found.append(Row(place.owner, (said[0], said[1]), (), ""))
    return found


def line_rows(one: Comparison) -> list[Row]:
    """The lines, those of the family last, with what each side tells of them in words."""
    found = []
    for line in sorted(one.both.ties, key=lambda t: t.kind == "kin"):
        own = [tie_of(side, line.owner) for side in one.sides]
        names = [line_name(tie, side) if tie else "" for tie, side in zip(own, one.sides, strict=True)]
        cells = [tie_counts(tie, side) if tie else NOTHING for tie, side in zip(own, one.sides, strict=True)]
        said = _of_line(one, own) if one.both.composite else _told(one, own[0], own[1], line.owner)
        if line.kind == "kin" and all(own):
            said = ""
        found.append(Row(line.owner, (names[0], names[1]), tuple(cells), said))
    return found


def facts(side: Ecomap) -> str:
    """A side in one line: how many people and services, and what is told."""
    people = sum(n.kind in PEOPLE for n in side.nodes)
    cards = len(side.nodes) - people
    if side.composite:
        return f"sorts of people: {people}; sorts of services: {cards}" if side.nodes else ""
    told = [i.told for i in side.interactions]
    missed = sum(one.outcome in ("missed", "not_offered") for one in told)
    undated = sum(one.from_day is None and one.to_day is None for one in told)
    said = [
        f"contacts: {sum(one.outcome == 'held' for one in told)}",
        f"missed or not offered: {missed}",
        f"care told in {sum(one.care for one in told)}",
        f"control in {sum(one.control for one in told)}",
    ]
    return ", ".join([*said, f"without a date: {undated}"] if undated else said)


def line_name(tie: Tie, side: Ecomap) -> str:
    """Between whom a line is."""
    return " and ".join(end_words(end, side) for end in tie.ends)


def node_of(side: Ecomap, owner: str) -> Node | None:
    """What stands at a place on a side."""
    return next((n for n in side.nodes if n.owner == owner), None)


def tie_of(side: Ecomap, owner: str) -> Tie | None:
    """A line on a side."""
    return next((t for t in side.ties if t.owner == owner), None)


def _service(one: Comparison, place: Node) -> Row:
    nodes = [node_of(side, place.owner) for side in one.sides]
    labels = [n.label if n else "" for n in nodes]
    names = (labels[0], labels[1])
    if one.both.composite:
        cells = tuple(n.detail if n else NOTHING for n in nodes)
        return Row(place.owner, names, cells, _shown(one, nodes))
    counts = [count(side, place.owner).each() if node else None for side, node in zip(one.sides, nodes, strict=True)]
    cells = tuple(str(own[measure]) if own else NOTHING for measure in range(len(MEASURES)) for own in counts)
    return Row(place.owner, names, cells, _told(one, nodes[0], nodes[1], place.owner))


def _told(one: Comparison, left: object, right: object, owner: str) -> str:
    """In what two sides differ at a place."""
    if left is None or right is None:
        return f"Told only {_at(one, 0 if left is not None else 1)}."
    counts = [count(side, owner) for side in one.sides]
    said = [
        _more(one, [c.contacts for c in counts], "contact", "contacts"),
        _more(one, [c.missed for c in counts], "missed or not offered", "missed or not offered"),
        _only(one, "Care", [c.care for c in counts]),
        _only(one, "Control", [c.control for c in counts]),
    ]
    same = "The same numbers are told." if counts[0] == counts[1] else "As many contacts; other numbers beside."
    return " ".join(part for part in said if part) or same


def _more(one: Comparison, numbers: Sequence[int], single: str, plural: str) -> str:
    apart = abs(numbers[0] - numbers[1])
    if not apart:
        return ""
    words = f"{apart} more {single if apart == 1 else plural}"
    return f"{words} told {_at(one, int(numbers[1] > numbers[0]))}."


def _only(one: Comparison, what: str, numbers: Sequence[int]) -> str:
    if bool(numbers[0]) == bool(numbers[1]):
        return ""
    return f"{what} is told only {_at(one, int(bool(numbers[1])))}."


def _of_line(one: Comparison, own: Sequence[Tie | None]) -> str:
    left, right = own
    if left is None or right is None:
        return _shown(one, own)
    bands = "Both in the same band." if left.families == right.families else "In other bands."
    said = [_only(one, name, [a, b]) for name, a, b in _stances(left, right)]
    return " ".join(part for part in (bands, *said) if part)


def _stances(left: Tie, right: Tie) -> list[tuple[str, bool, bool]]:
    return [("Care", left.care, right.care), ("Control", left.control, right.control)]


def _shown(one: Comparison, own: Sequence[object | None]) -> str:
    """On a composite what is not shown may be told of too few, or of none."""
    if own[0] is not None and own[1] is not None:
        return "Shown on both sides."
    return f"Shown only {_at(one, 0 if own[0] is not None else 1)}."


def _at(one: Comparison, side: int) -> str:
    """Of a family, in a window, for a country; as it reads within a sentence."""
    name = short(one, side)
    if one.sort == "dates" and name.startswith(OPEN):
        return name
    return f"{OF[one.sort]} {mid_sentence(name)}"


def short(one: Comparison, side: int) -> str:
    """The name of a side without how many families it is of."""
    return one.names[side].partition(":")[0] if one.sort == "countries" else one.names[side]
