"""The groups of parameters that a question may declare, what each lets people write, and what it gives the Cypher."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from graph_store.port import Parameter
from queries.days import FIRST_DAY, LAST_DAY, day_number
from schema.problems import KithError

#: Sorts after every id, which are ASCII.
LAST_TEXT = "\uffff"
#: how many steps from the one asked about a web may be followed
MOST_STEPS = 3


@dataclass(frozen=True)
class Asked:
    """What a person may write for a parameter."""

    name: str
    type: str
    about: str
    #: taken when nothing is written; None when something must be
    default: str | None = ""
    #: the model's code list whose terms alone are accepted; '' when any text is
    codelist: str = ""
    #: people or interactions: it is the id of one of these, which the graph must hold; '' when nothing need be
    one_of: str = ""


@dataclass(frozen=True)
class Group:
    """Parameters that belong together: what people write, the names that the Cypher uses, and how the two relate."""

    asked: tuple[Asked, ...]
    used: tuple[str, ...]
    #: from the texts, all of them present and checked against their code lists
    make: Callable[[Mapping[str, str]], dict[str, Parameter]]


def _families(given: Mapping[str, str]) -> dict[str, Parameter]:
    first, last = (given["family"],) * 2 if given["family"] else _bounds(given["study"])
    return {"family_from": first, "family_to": last, "jurisdiction": given["jurisdiction"]}


def _sides(given: Mapping[str, str]) -> dict[str, Parameter]:
    bounds = {side: _bounds(given[side]) for side in ("one", "other")}
    return {f"{side}_{end}": bounds[side][i] for side in bounds for i, end in enumerate(("from", "to"))}


def _studies(given: Mapping[str, str]) -> dict[str, Parameter]:
    first, last = _bounds(given["study"])
    return {"id_from": first, "id_to": last}


def _bounds(which: str) -> tuple[str, str]:
    """First and last id of one thing (its id), of a study (its key) or of everything ('')."""
    if ":" in which:
        return which, which
    return (f"{which}:", f"{which}:{LAST_TEXT}") if which else ("", LAST_TEXT)


def _window(given: Mapping[str, str]) -> dict[str, Parameter]:
    first, last = _day("from", given["from"], FIRST_DAY), _day("to", given["to"], LAST_DAY)
    if first > last:
        raise KithError("E606")
    return {"from_day": first, "to_day": last}


def _day(name: str, text: str, default: int) -> int:
    if not text:
        return default
    try:
        return day_number(text)
    except ValueError as error:
        raise KithError("E604", name=name, expected="a day such as 2021-04-01") from error


def _steps(given: Mapping[str, str]) -> dict[str, Parameter]:
    allowed = [str(n) for n in range(1, MOST_STEPS + 1)]
    if given["steps"] not in allowed:
        raise KithError("E604", name="steps", expected=f"one of {', '.join(allowed)}")
    return {"steps": int(given["steps"])}


def _as_written(*asked: Asked) -> Group:
    """A group whose parameters reach the Cypher by their own names, as they were written."""
    names = tuple(one.name for one in asked)
    return Group(asked, names, lambda given: {name: given[name] for name in names})


GROUPS: dict[str, Group] = {
    "Families": Group(
        (
            Asked("study", "a study's key", "Only families of this study; empty means all studies."),
            Asked("family", "a family's id", "Only this family, such as relations-2023:F-lara; empty means all."),
            Asked(
                "jurisdiction",
                "scotland, england, or empty",
                "Only families whose jurisdiction is stated to be this; empty means all, stated or not.",
                codelist="jurisdiction",
            ),
        ),
        ("family_from", "family_to", "jurisdiction"),
        _families,
    ),
    "Sides": Group(
        (
            Asked("one", "a family's id or a study's key", "One side of the comparison.", None),
            Asked("other", "a family's id or a study's key", "The other side.", None),
        ),
        ("one_from", "one_to", "other_from", "other_to"),
        _sides,
    ),
    "Window": Group(
        (
            Asked("from", "a day such as 2021-04-01", "First day of the window; empty means open."),
            Asked("to", "a day such as 2022-12-31", "Last day of the window; empty means open."),
        ),
        ("from_day", "to_day"),
        _window,
    ),
    "Voice": _as_written(
        Asked(
            "voice",
            "a person's id, role:name, or empty",
            "Rest only on this person's or role's own accounts; empty means the agreed record.",
        )
    ),
    "Sector": _as_written(
        Asked(
            "sector", "a term of the list sector", "Only agencies of this sector; empty means all.", codelist="sector"
        )
    ),
    "Kind": _as_written(
        Asked(
            "kind",
            "a kind of interaction, such as drug_test",
            "Only interactions of this kind; empty means all.",
            codelist="interaction_kind",
        )
    ),
    "Role": _as_written(
        Asked("role", "a term of the list role", "Only people of this role; empty means all.", codelist="role")
    ),
    "Person": _as_written(
        Asked("person", "a person's id", "Only this person; empty means everybody.", one_of="people")
    ),
    "Event": _as_written(
        Asked(
            "event", "an interaction's id", "The interaction that parts before from after.", None, one_of="interactions"
        )
    ),
    "Steps": Group(
        (Asked("steps", f"1 to {MOST_STEPS}", "How many steps away ties are followed.", "1"),), ("steps",), _steps
    ),
    "Thing": _as_written(
        Asked("id", "an id", "Id of anything in the graph, such as an interaction, a person, a document.", None)
    ),
    "Ends": _as_written(
        Asked("one", "an id", "Id of what the tie starts from.", None),
        Asked("other", "an id", "Id of what the tie goes to.", None),
    ),
    "Studies": Group(
        (Asked("study", "a study's key", "Only this study; empty means all studies."),), ("id_from", "id_to"), _studies
    ),
}
