"""What the sources report and how each finding is asked of a study: the files of docs/findings, read and checked."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator

from docs.picks import columns_of
from queries.entry import catalogue
from queries.parameters import asked_of
from queries.totals import PUBLISHED
from schema.model import load_model
from schema.nearby import near
from schema.plain_yaml import read_yaml

FOLDER = Path(__file__).parent / "findings"
#: `kith totals` is asked like a question; what it gives beside the published columns is what the graph counts.
TOTALS = "totals"


class Closed(BaseModel):
    """A record without fields that nobody reads."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Figure(Closed):
    """A figure of an answer."""

    #: how it is picked from the answer's rows; docs/picks.py has the form
    pick: str
    #: the same as the source prints it; empty when it prints none
    published: str = ""

    @field_validator("pick")
    @classmethod
    def _readable(cls, pick: str) -> str:
        columns_of(pick)
        return pick


class Asked(Closed):
    """A question, with its parameters beside the study, and the figures of its answer."""

    ask: str
    given: dict[str, str] = {}
    #: by what each shows
    figures: dict[str, Figure] = Field(min_length=1)

    @field_validator("figures", mode="before")
    @classmethod
    def _short(cls, figures: Mapping[str, Any]) -> dict[str, Any]:
        """A figure that no source prints may be written as its pick alone."""
        return {shows: {"pick": one} if isinstance(one, str) else one for shows, one in figures.items()}

    @property
    def studies(self) -> tuple[str, ...]:
        """Studies that the parameters name, when they do: the question is then asked once."""
        return tuple(dict.fromkeys(v.partition(":")[0] for k, v in self.given.items() if k in NAMING))


#: parameters that say whose answer it is, beside `study`
NAMING = ("family", "one", "other", "event", "id")


class Finding(Closed):
    """What a source reports, and how it is asked."""

    #: in our own words
    finding: str
    #: id of the document
    source: str = Field(pattern=r"^[\w-]+:[\w-]+$")
    #: where in the document, as the coded study writes it
    place: str
    asked: tuple[Asked, ...] = ()
    #: measures whose published totals stand beside what the graph counts
    totals: tuple[str, ...] = ()
    #: those of them whose number agrees only by chance in the source's own study
    chance: tuple[str, ...] = ()
    #: what keeps a published figure from being counted; without figures, so that it does not go stale
    missing: str = ""

    @model_validator(mode="after")
    def _asks_something(self) -> "Finding":
        if not self.asked and not self.totals:
            raise ValueError("no question asks it; give asked or totals")
        if re.search(r"\d", self.missing):
            raise ValueError("what is missing is said without figures; the answers give those")
        return self

    @property
    def study(self) -> str:
        """Key of the study whose source it is."""
        return self.source.partition(":")[0]


class Section(Closed):
    """Findings on one matter."""

    section: str
    about: str
    findings: tuple[Finding, ...] = Field(min_length=1)


def read_sections(folder: Path = FOLDER) -> list[Section]:
    """The sections, file by file in the order of their names; raises ValueError naming every fault with its finding."""
    sections, faults = [], []
    for path in sorted(folder.glob("*.yaml")):
        try:
            section = Section.model_validate(read_yaml(path))
        except ValidationError as error:
            faults += [f"{path.name}, {_where(one['loc'])}: {one['msg']}" for one in error.errors()]
        else:
            sections.append(section)
            faults += [f"{path.name}, {one.finding}: {fault}" for one in section.findings for fault in _faults(one)]
    if faults:
        raise ValueError("\n".join(faults))
    return sections


def _where(location: tuple[int | str, ...]) -> str:
    """A place in the file as a reader counts."""
    return " ".join(str(part + 1) if isinstance(part, int) else part for part in location)


def _faults(finding: Finding) -> Iterator[str]:
    """What an entry asks that cannot be asked."""
    measures = [one.slug for one in load_model().codelists["measure"].entries]
    for measure in (*finding.totals, *finding.chance):
        if measure not in measures:
            yield f"{measure} is no measure{near(measure, measures)}"
    for one in finding.asked:
        yield from _faults_of(one)


def _faults_of(asked: Asked) -> Iterator[str]:
    entries = catalogue("embedded")
    if asked.ask == TOTALS:
        columns, parameters = {*PUBLISHED, "counted"}, {"study"}
    elif asked.ask in entries:
        columns = set(entries[asked.ask].result.meanings())
        parameters = {one.name for one in asked_of(entries[asked.ask].params)}
    else:
        yield f"{asked.ask} is no question{near(asked.ask, [*entries, TOTALS])}"
        return
    for name in sorted({*asked.given} - parameters):
        yield f"{asked.ask} takes no {name}{near(name, sorted(parameters))}"
    for figure in asked.figures.values():
        for column in sorted(columns_of(figure.pick) - columns):
            yield f"{asked.ask} has no column {column}{near(column, sorted(columns))}"
