"""Drawn parameters: for every question of the catalogue what a person may write, of a graph that is known."""

import datetime as dt
from itertools import chain
from typing import Any

import polars as pl
from hypothesis import strategies as st

from graph_store.tables import Tables
from queries.days import EPOCH, FIRST_DAY, LAST_DAY
from queries.entry import Entry
from queries.groups import MOST_STEPS, Asked
from queries.parameters import asked_of
from schema.model import load_model

TOLD = ("Interaction", "Account")
PEOPLE = ("Parent", "Child", "Kin", "Professional")


class Known:
    """What a graph holds that a parameter may name."""

    def __init__(self, tables: Tables) -> None:
        self.ids = sorted(chain(*(frame.get_column("id") for frame in tables.nodes.values())))
        self.families = _column(tables, "id", "Family")
        self.studies = tables.studies
        self.voices = sorted(set(chain(*(one for one in _column(tables, "voices", *TOLD)))))
        self.one_of = {"people": _column(tables, "id", *PEOPLE), "interactions": _column(tables, "id", "Interaction")}
        days = {*_column(tables, "from_day", *TOLD), *_column(tables, "to_day", *TOLD)} - {FIRST_DAY, LAST_DAY}
        #: every text that a node has as a property
        self.words = {
            word
            for frame in tables.nodes.values()
            for name, dtype in frame.schema.items()
            if dtype == pl.String
            for word in frame.get_column(name).unique()
        }
        #: the edges of what is told, and the days on either side of them
        self.days = sorted({day + step for day in days for step in (-1, 0, 1)})
        self.ends = sorted({ends for frame in tables.ties.values() for ends in frame.select("from_id", "to_id").rows()})


def _column(tables: Tables, name: str, *kinds: str) -> list[Any]:
    frames = (tables.nodes[kind] for kind in kinds if kind in tables.nodes)
    return list(chain(*(frame.get_column(name) for frame in frames)))


@st.composite
def parameters(draw: st.DrawFn, entry: Entry, known: Known) -> dict[str, str] | None:
    """Valid parameters of a question; None where the graph has nothing that one of them must name."""
    given: dict[str, str] = {}
    #: most of what may be left out is, since each further limit leaves fewer rows
    absent = st.sampled_from([True, True, False])
    if "Ends" in entry.params:
        one, other = draw(st.sampled_from(known.ends))
        return {"one": one, "other": other}
    for asked in asked_of(entry.params):
        if asked.name in ("from", "to"):
            continue
        values = _values(asked, known)
        if asked.default is None and not values:
            return None
        left_out = asked.default is not None and (not values or draw(absent))
        given[asked.name] = "" if left_out else draw(st.sampled_from(values))
    if "Window" in entry.params and known.days:
        days = sorted(draw(st.lists(st.sampled_from(known.days), min_size=2, max_size=2)))
        given |= {name: _day(day) for name, day in zip(("from", "to"), days, strict=True) if not draw(absent)}
    # One family and another study leave nobody, which is right and teaches little.
    return {**given, "study": ""} if given.get("family") and given.get("study") else given


def _day(number: int) -> str:
    return (EPOCH + dt.timedelta(days=number)).isoformat()


def _values(asked: Asked, known: Known) -> list[str]:
    """What may stand for a parameter; a parameter of a sort that is not known here fails the test by its name."""
    if asked.codelist:
        terms = sorted(load_model().slugs(asked.codelist))
        return [term for term in terms if term in known.words] or terms
    if asked.one_of:
        return known.one_of[asked.one_of]
    return {
        "study": known.studies,
        "family": known.families,
        "one": [*known.families, *known.studies],
        "other": [*known.families, *known.studies],
        "voice": known.voices,
        "id": known.ids,
        "steps": [str(n) for n in range(1, MOST_STEPS + 1)],
    }[asked.name]
