"""What may leave at a level, and how an answer leaves exactly at the research level."""

from dataclasses import dataclass

import polars as pl

from disclosure.policy import EXACT, known_level
from queries.ask import Answer
from schema.problems import KithError

RESEARCH_BANNER = "Research level: exact figures and single families. Not for passing on outside the study."
#: what stands in words where a figure is hidden, whatever the cause
HIDDEN = "hidden: small numbers"


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
    #: columns and their meaning in one line
    columns: dict[str, str]
    rows: pl.DataFrame
    #: studies in it that are synthetic
    synthetic: tuple[str, ...] = ()
    #: id under which it stands in the register of exports; empty when it did not leave as a file
    export: str = ""
    #: fewest families that anything shown stands for; 0 where single families are shown
    k: int = 0


def require_level(level: str) -> None:
    """Raise E702 for a level that there is none of, and E721 for one at which only tables and composites leave."""
    if known_level(level) != EXACT:
        raise KithError("E721", level=level)


def banner(level: str, k: int, base: int) -> str:
    """What is said with everything that leaves at a level below research."""
    return (
        f"{level.capitalize()} level: each figure stands for {k} families or more and is rounded to {base}. Where none"
        f" stands: {HIDDEN}."
    )


def synthetic_words(studies: tuple[str, ...]) -> str:
    """The mark that goes with what is said of synthetic studies; empty when there are none."""
    return SYNTHETIC.format(", ".join(studies)) if studies else ""


def release(answer: Answer, level: str = EXACT) -> Released:
    """Let an answer out exactly, by the allow-list of its result record; raises E702 and E721 for any other level."""
    require_level(level)
    entry = answer.entry
    return Released(
        question=entry.name,
        text=entry.question,
        definition=entry.definition,
        parameters=answer.parameters,
        level=level,
        banner=RESEARCH_BANNER,
        data_version=answer.data_version,
        denominators=answer.denominators,
        columns=entry.result.meanings(),
        rows=answer.rows.select(list(entry.result.model_fields)),
        synthetic=answer.synthetic,
    )
