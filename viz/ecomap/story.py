"""A story written beforehand: steps with captions, each a view of the map, from a YAML file."""

import calendar
import datetime as dt
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml
from pydantic import Field, ValidationError

from queries.days import EPOCH
from schema.nearby import near
from schema.problems import KithError, Place
from schema.shapes import Closed
from viz.ecomap.fold import views_of
from viz.ecomap.record import Ecomap
from viz.ecomap.words import end_words

#: characters of a story's file, at most
MOST_TEXT = 200_000
MONTH = re.compile(r"^(\d{4})-(\d{2})$")


class Step(Closed):
    """One step as people write it; whatever is left out is as on the whole map."""

    caption: str
    #: for who presents; not shown to the room
    notes: str = ""
    #: name of a person or service, or two names joined by `and` for a line
    choose: str = ""
    #: how many steps around what is chosen are shown
    focus: int | None = Field(default=None, ge=0, le=9)
    #: first and last month or day
    first: str = Field(default="", alias="from")
    last: str = Field(default="", alias="to")
    according_to: str = Field(default="", alias="according to")
    #: what is not shown, as the page's drawer names it
    hide: list[str] = Field(default_factory=list)


def read_story(path: Path) -> list[Step]:
    """The steps of a file; raises E766 for a file that is no story, with the place and the rule."""
    place = Place(file=str(path))
    try:
        text = path.read_text(encoding="utf-8-sig")
        if len(text) > MOST_TEXT:
            raise KithError("E766", place, fault="it is longer than any story")
        # Makes nothing but texts, lists and dictionaries of what it reads.
        raw = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise KithError("E766", place, fault="it cannot be read as YAML") from error
    if not isinstance(raw, list) or not raw:
        raise KithError("E766", place, fault="it is not a list of steps, each with a caption")
    steps = []
    for number, one in enumerate(raw, start=1):
        try:
            steps.append(Step.model_validate(one, strict=False))
        except ValidationError as error:
            field = ".".join(str(part) for part in error.errors()[0]["loc"]) or "the step"
            raise KithError("E766", place, fault=f"in step {number}, {field} is not as expected") from error
    return steps


def states(steps: list[Step], one: Ecomap, types: Mapping[str, str], path: Path) -> list[dict[str, Any]]:
    """The steps as the page plays them; `types` are what can be hidden, by its words.

    Raises E767 for a name that the map does not have, with the near names.
    """
    return [_state(step, number, one, types, path) for number, step in enumerate(steps, start=1)]


def _state(step: Step, number: int, one: Ecomap, types: Mapping[str, str], path: Path) -> dict[str, Any]:
    place = Place(file=str(path), row=number)
    chosen = _found(step.choose, _names(one), "choose", place) if step.choose else ""
    voices = {v.label: v.owner for v in one.voices}
    return {
        "caption": step.caption,
        "notes": step.notes,
        "state": {
            "chosen": chosen,
            "opened": next((v.opened for v in views_of(one) if chosen in (*v.nodes, *v.ties)), ""),
            "focus": {"owner": chosen, "steps": step.focus} if chosen and step.focus is not None else None,
            "hidden": [_found(name, types, "hide", place) for name in step.hide],
            "window": _window(step, place),
            "voice": _found(step.according_to, voices, "according to", place) if step.according_to else "",
            "camera": None,
            "pinned": [],
        },
    }


def _names(one: Ecomap) -> dict[str, str]:
    """What a step may choose, by its name; the first of a name where several share it."""
    names: dict[str, str] = {}
    for node in one.nodes:
        names.setdefault(node.label, node.owner)
    for tie in one.ties:
        names.setdefault(" and ".join(end_words(end, one) for end in tie.ends), tie.owner)
    return names


def _found(name: str, known: Mapping[str, str], field: str, place: Place) -> str:
    folded = {key.casefold(): owner for key, owner in known.items()}
    if name.casefold() not in folded:
        raise KithError("E767", place, field=field, near=near(name, known, 3))
    return folded[name.casefold()]


def _window(step: Step, place: Place) -> list[int] | None:
    if not (step.first or step.last):
        return None
    first = _day(step.first, place, last=False) if step.first else (dt.date.min - EPOCH).days
    last = _day(step.last, place, last=True) if step.last else (dt.date.max - EPOCH).days
    if first > last:
        raise KithError("E766", place, fault=f"in step {place.row}, from is after to")
    return [first, last]


def _day(text: str, place: Place, *, last: bool) -> int:
    month = MONTH.match(text)
    try:
        if month:
            year, number = int(month[1]), int(month[2])
            day = dt.date(year, number, calendar.monthrange(year, number)[1] if last else 1)
        else:
            day = dt.date.fromisoformat(text)
    except ValueError as error:
        fault = f"in step {place.row}, a date is not written as 2021-04 or 2021-04-30"
        raise KithError("E766", place, fault=fault) from error
    return (day - EPOCH).days
