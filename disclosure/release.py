"""Releasing an answer at a level. Only the research level is served so far; it is exact and says so."""

from dataclasses import dataclass

import polars as pl

from queries.ask import Answer
from queries.rows.base import Row
from schema.problems import KithError

LEVELS = ("research",)
BANNER = {
    "research": "Research level: exact figures and single families. Not for passing on outside the study.",
}


#: Said with every answer that speaks of an invented study.
SYNTHETIC = "Synthetic: {}. Made by a program; describes nobody."


@dataclass(frozen=True)
class Released:
    """Rows that may leave at a level, with what is needed to read them rightly."""

    question: str
    text: str
    definition: str
    parameters: dict[str, str]
    level: str
    banner: str
    data_version: str
    denominators: dict[str, int]
    result: type[Row]
    rows: pl.DataFrame
    #: studies in it that are synthetic
    synthetic: tuple[str, ...] = ()


def require_level(level: str) -> None:
    """Raise E702 for a level that nothing leaves at."""
    if level not in LEVELS:
        raise KithError("E702", allowed=", ".join(LEVELS))


def synthetic_words(studies: tuple[str, ...]) -> str:
    """The mark that goes with what is said of synthetic studies; empty when there are none."""
    return SYNTHETIC.format(", ".join(studies)) if studies else ""


def release(answer: Answer, level: str = "research") -> Released:
    """Let an answer out at a level, by the allow-list of its result record; raises E702 for an unknown level."""
    require_level(level)
    entry = answer.entry
    return Released(
        question=entry.name,
        text=entry.question,
        definition=entry.definition,
        parameters=answer.parameters,
        level=level,
        banner=BANNER[level],
        data_version=answer.data_version,
        denominators=answer.denominators,
        result=entry.result,
        rows=answer.rows.select(list(entry.result.model_fields)),
        synthetic=answer.synthetic,
    )
