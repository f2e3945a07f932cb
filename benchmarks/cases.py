"""With what parameters each question is asked when it is timed, chosen from the graph itself and always alike.

A question is asked once with all that it leaves open, and then for each of its groups of parameters with a few choices:
every study, the family of each study that most interactions concern, whoever tells most, a window, every number of
steps, the best-connected node of each kind, a tie of each sort. A new question needs no edit here.
"""

from collections.abc import Iterable
from itertools import combinations

import polars as pl

from graph_store.tables import Tables
from queries.entry import Entry
from queries.groups import MOST_STEPS
from queries.parameters import asked_of

Case = dict[str, str]
#: cuts through what is told in every study that ships
WINDOW = {"from": "1998-01-01", "to": "2022-06-30"}


class Choices:
    """For each group of parameters what it is asked with; the first of them while other groups vary."""

    def __init__(self, tables: Tables) -> None:
        ends = _ends(tables)
        degree = ends.group_by(pl.col("id")).len().sort("len", "id", descending=[True, False])
        best = _first_of_each(tables.nodes, degree)
        studies: list[Case] = [{"study": one} for one in tables.studies]
        families: list[Case] = [{"family": one} for one in _told_most(tables)]
        sides = [key for one in (*studies, *families) for key in one.values()]
        # Studies with studies and families with families; one that is alone with itself.
        pairs = [(a, b) for a, b in combinations(sides, 2) if (":" in a) == (":" in b)] or [(a, a) for a in sides]
        self.of_group: dict[str, list[Case]] = {
            "Families": [{}, *studies, *families],
            "Studies": [{}, *studies],
            "Sides": [{"one": a, "other": b} for a, b in pairs],
            "Window": [{}, WINDOW],
            "Voice": [{}, *({"voice": one} for one in _voices(tables))],
            "Event": [{"event": best["Interaction"]}] if "Interaction" in best else [],
            "Steps": [{"steps": str(n)} for n in range(1, MOST_STEPS + 1)],
            "Thing": [{"id": best[kind]} for kind in sorted(best)],
            "Ends": _tied(tables),
        }

    def of(self, entry: Entry) -> list[Case]:
        """The cases of a question; raises ValueError when it has a required parameter that has no choices here."""
        groups = [choices for name in entry.params if (choices := self.of_group.get(name))]
        first = {key: value for choices in groups for key, value in choices[0].items()}
        lacking = [one.name for one in asked_of(entry.params) if one.default is None and one.name not in first]
        if lacking:
            raise ValueError(f"{entry.name} needs {', '.join(lacking)}, for which {__name__} has no choices")
        varied = [first | case for choices in groups for case in choices[1:]]
        return [dict(pairs) for pairs in dict.fromkeys(tuple(case.items()) for case in (first, *varied))]


def _ends(tables: Tables) -> pl.DataFrame:
    """Every end of every tie."""
    parts = [frame.select(pl.col(end).alias("id")) for frame in tables.ties.values() for end in ("from_id", "to_id")]
    return pl.concat(parts)


def _first_of_each(nodes: dict[str, pl.DataFrame], ordered: pl.DataFrame) -> dict[str, str]:
    """Of each kind the id that comes first in a frame of ids."""
    found = {
        kind: ordered.join(frame.select("id"), on="id", how="semi", maintain_order="left")
        for kind, frame in nodes.items()
    }
    return {kind: str(frame.item(0, "id")) for kind, frame in found.items() if frame.height}


def _told_most(tables: Tables) -> list[str]:
    """Of each study the family that most interactions concern."""
    told = pl.concat(frame.select("to_id") for key, frame in tables.ties.items() if key[::2] == ("CONCERNS", "Family"))
    many = told.group_by("to_id").len().with_columns(study=pl.col("to_id").str.split(":").list.first())
    first = many.sort("len", "to_id", descending=[True, False]).unique("study", keep="first", maintain_order=True)
    return first.sort("study").get_column("to_id").to_list()


def _voices(tables: Tables) -> Iterable[str]:
    """The person and the role who tell of most interactions."""
    told = [frame.select(pl.col("voices").explode()) for kind, frame in tables.nodes.items() if kind == "Account"]
    voices = pl.concat(told).filter(pl.col("voices") != "").group_by("voices").len()
    ordered = voices.sort("len", "voices", descending=[True, False]).get_column("voices").to_list()
    roles = [one for one in ordered if one.startswith("role:")]
    people = [one for one in ordered if not one.startswith("role:")]
    return [*people[:1], *roles[:1]]


def _tied(tables: Tables) -> list[Case]:
    """Of each sort of tie the first."""
    sorts = {key[0]: frame for key, frame in sorted(tables.ties.items(), reverse=True)}
    return [{"one": str(frame.item(0, "from_id")), "other": str(frame.item(0, "to_id"))} for frame in sorts.values()]
