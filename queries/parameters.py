"""Parameters of questions: what people write, and what the Cypher is given. Never null, never query text."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from graph_store.port import Parameter
from schema.nearby import near
from schema.problems import KithError

EPOCH = dt.date(1970, 1, 1)
FIRST_DAY = (dt.date.min - EPOCH).days
LAST_DAY = (dt.date.max - EPOCH).days
#: Sorts after every id, which are ASCII.
LAST_TEXT = "\uffff"


@dataclass(frozen=True)
class Asked:
    """What a person may write for a parameter."""

    name: str
    type: str
    about: str
    default: str | None


@dataclass(frozen=True)
class Group:
    """Parameters that belong together: what people write, and the names that the Cypher uses."""

    asked: tuple[Asked, ...]
    used: tuple[str, ...]


GROUPS: dict[str, Group] = {
    "Families": Group(
        (
            Asked("study", "a study's key", "Only families of this study; empty means all studies.", ""),
            Asked("family", "a family's id", "Only this family, such as relations-2023:F-lara; empty means all.", ""),
        ),
        ("family_from", "family_to"),
    ),
    "Window": Group(
        (
            Asked("from", "a day such as 2021-04-01", "First day of the window; empty means open.", ""),
            Asked("to", "a day such as 2022-12-31", "Last day of the window; empty means open.", ""),
        ),
        ("from_day", "to_day"),
    ),
    "Voice": Group(
        (
            Asked(
                "voice",
                "a person's id, role:name, or empty",
                "Rest only on this person's or role's own accounts; empty means the agreed record.",
                "",
            ),
        ),
        ("voice",),
    ),
    "Thing": Group(
        (Asked("id", "an id", "Id of anything in the graph, such as an interaction, a person, a document.", None),),
        ("id",),
    ),
    "Ends": Group(
        (
            Asked("one", "an id", "Id of what the tie starts from.", None),
            Asked("other", "an id", "Id of what the tie goes to.", None),
        ),
        ("one", "other"),
    ),
    "Studies": Group(
        (Asked("study", "a study's key", "Only this study; empty means all studies.", ""),),
        ("id_from", "id_to"),
    ),
}


def cypher_parameters(question: str, groups: tuple[str, ...], given: Mapping[str, str]) -> dict[str, Parameter]:
    """What the Cypher is given, from what a person wrote; raises E602-E604, E606."""
    allowed = [one.name for name in groups for one in GROUPS[name].asked]
    for name in given:
        if name not in allowed:
            raise KithError("E602", question=question, near=near(name, allowed), allowed=", ".join(allowed))
    for one in (asked for name in groups for asked in GROUPS[name].asked):
        if one.default is None and not given.get(one.name):
            raise KithError("E603", question=question, name=one.name)
    values: dict[str, Parameter] = {}
    for name in groups:
        values |= _MAKERS[name](given)
    return values


def _families(given: Mapping[str, str]) -> dict[str, Parameter]:
    family, study = given.get("family", ""), given.get("study", "")
    if family:
        return {"family_from": family, "family_to": family}
    return {"family_from": f"{study}:" if study else "", "family_to": f"{study}:{LAST_TEXT}" if study else LAST_TEXT}


def _thing(given: Mapping[str, str]) -> dict[str, Parameter]:
    return {"id": given["id"]}


def _ends(given: Mapping[str, str]) -> dict[str, Parameter]:
    return {"one": given["one"], "other": given["other"]}


def _studies(given: Mapping[str, str]) -> dict[str, Parameter]:
    study = given.get("study", "")
    return {"id_from": f"{study}:" if study else "", "id_to": f"{study}:{LAST_TEXT}" if study else LAST_TEXT}


def _window(given: Mapping[str, str]) -> dict[str, Parameter]:
    first, last = _day("from", given, FIRST_DAY), _day("to", given, LAST_DAY)
    if first > last:
        raise KithError("E606")
    return {"from_day": first, "to_day": last}


def _day(name: str, given: Mapping[str, str], default: int) -> int:
    if not given.get(name):
        return default
    try:
        return (dt.date.fromisoformat(given[name]) - EPOCH).days
    except ValueError as error:
        raise KithError("E604", name=name, expected="a day such as 2021-04-01") from error


def _voice(given: Mapping[str, str]) -> dict[str, Parameter]:
    return {"voice": given.get("voice", "")}


_MAKERS = {
    "Families": _families,
    "Window": _window,
    "Voice": _voice,
    "Thing": _thing,
    "Ends": _ends,
    "Studies": _studies,
}
