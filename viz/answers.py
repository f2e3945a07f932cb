"""What a drawing is made of: released answers, and the studies that they are of, all of one data version."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import polars as pl

from disclosure.release import Released, release
from graph_store.port import GraphStore
from queries.ask import ask
from queries.steady import Reading, steady

#: a study's key is what its id begins with
STUDIES = "MATCH (s:Study) RETURN s.id AS id, s.title AS title, s.synthetic AS synthetic"
COLUMNS = {"id": pl.String(), "title": pl.String(), "synthetic": pl.Boolean()}


@dataclass(frozen=True)
class Study:
    """What a drawing says of a study."""

    #: its key where it has none
    title: str
    #: made by a program; describes nobody
    synthetic: bool


@dataclass(frozen=True)
class Answered:
    """Released answers and the studies of the graph that gave them."""

    #: by question
    answers: dict[str, Released]
    #: by key
    studies: dict[str, Study]

    def titles_in(self, families: pl.Series) -> dict[str, str]:
        """The titles, by key, of the studies that these families are of."""
        named = set(families.str.split(":").list.first())
        return {key: study.title for key, study in self.studies.items() if key in named}


def answered(store: GraphStore, questions: Iterable[str], asked: Mapping[str, str], level: str) -> Answered:
    """The answers to some questions of the same parameters; raises E608, and what asking and releasing raise."""

    def read(reading: Reading) -> Answered:
        answers = {name: release(ask(store, name, asked), level) for name in questions}
        for one in answers.values():
            reading.saw(one.data_version)
        return Answered(answers, _studies(reading))

    return steady(store, read)


def study_title(store: GraphStore, study: str) -> str:
    """The title of a study, or its key where it has none."""
    known = _studies(Reading(store))
    return known[study].title if study in known else study


def _studies(reading: Reading) -> dict[str, Study]:
    rows = reading.query(STUDIES, {}, COLUMNS).sort("id")
    return {
        key: Study(title or key, bool(made_up))
        for key, title, made_up in rows.with_columns(pl.col("id").str.split(":").list.first()).iter_rows()
    }
