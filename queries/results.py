"""What the rows of answers hold: one closed record a result, one line of meaning a field."""

from typing import ClassVar

import polars as pl
from pydantic import BaseModel, ConfigDict, Field


class Row(BaseModel):
    """Base of every result record; its fields are exactly the columns that the question returns."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    #: columns that name what a row is about; its evidence is the passages behind all of these together
    behind: ClassVar[tuple[str, ...]]

    @classmethod
    def schema_of(cls) -> dict[str, pl.DataType]:
        """Columns and their types, in order."""
        return {name: DTYPES[field.annotation] for name, field in cls.model_fields.items()}

    @classmethod
    def meanings(cls) -> dict[str, str]:
        """Columns and their meaning in one line."""
        return {name: field.description or "" for name, field in cls.model_fields.items()}


DTYPES: dict[object, pl.DataType] = {
    str: pl.String(),
    int: pl.Int64(),
    float: pl.Float64(),
    bool: pl.Boolean(),
    list[str]: pl.List(pl.String),
}


class LoadRow(Row):
    """A family's multiagency load; `possible` counts what may lie in the window, `certain` what lies wholly in it."""

    behind = ("family",)

    family: str = Field(description="Id of the family.")
    name: str = Field(description="What the study calls the family.")
    agencies_possible: int = Field(description="Agencies in contact.")
    agencies_certain: int = Field(description="Agencies in contact, certainly.")
    services_possible: int = Field(description="Services in contact.")
    services_certain: int = Field(description="Services in contact, certainly.")
    workers_possible: int = Field(description="Professionals who were present.")
    workers_certain: int = Field(description="Professionals who were present, certainly.")
    contacts_possible: int = Field(description="Events that were held.")
    contacts_certain: int = Field(description="Events that were held, certainly.")
    demands_possible: int = Field(description="Events for which a parent was expected, held or not.")
    demands_certain: int = Field(description="Events for which a parent was expected, certainly.")
    mandated_possible: int = Field(description="Contacts that were mandated.")
    mandated_certain: int = Field(description="Contacts that were mandated, certainly.")
    chosen_possible: int = Field(description="Contacts that were chosen.")
    chosen_certain: int = Field(description="Contacts that were chosen, certainly.")
    habits: int = Field(description="Repeated things told as a habit; each is told once and is no contact.")


class NetworkRow(Row):
    """A tie of a family's network."""

    behind = ("family", "from_id", "to_id")

    family: str = Field(description="Id of the family.")
    tie: str = Field(description="Kind of tie.")
    from_id: str = Field(description="Id of the one.")
    from_is: str = Field(description="Kind of the one.")
    from_name: str = Field(description="Name of the one; empty when the study gives none.")
    from_role: str = Field(description="Role of a person, or what a service does, as a term.")
    to_id: str = Field(description="Id of the other.")
    to_is: str = Field(description="Kind of the other.")
    to_name: str = Field(description="Name of the other; empty when the study gives none.")
    to_role: str = Field(description="Role of a person, or what a service does, as a term.")
    sector: str = Field(description="Sector of the service's agency.")
    agency: str = Field(description="Id of the service's agency.")
    agency_name: str = Field(description="Name of the agency.")
    detail: str = Field(description="In what way people are related.")
    contacts: int = Field(description="Events that were held.")
    habits: int = Field(description="Repeated things told as a habit.")
    missed: int = Field(description="Events that were offered and did not come about.")
    not_offered: int = Field(description="Events that were not offered or to which somebody was not invited.")
    other: int = Field(description="What was asked for, feared, supposed or hoped for, or did not happen.")
    care: int = Field(description="Interactions in which care was shown.")
    control: int = Field(description="Interactions in which control was exercised.")
    disputed: int = Field(description="Interactions on which accounts disagree.")


class ChronologyRow(Row):
    """An interaction in a family's chronology."""

    behind = ("interaction",)

    family: str = Field(description="Id of the family.")
    interaction: str = Field(description="Id of the interaction.")
    kind: str = Field(description="What happened.")
    edtf: str = Field(description="When, in EDTF; empty when not dated.")
    from_day: int = Field(description="Earliest possible day since 1970-01-01.")
    to_day: int = Field(description="Latest possible day since 1970-01-01.")
    position: int = Field(description="Place in the order that sources give where no date is known; 0 when none is.")
    status: str = Field(description="Held, refused, not offered and so on; empty when not stated.")
    reality: str = Field(description="Event, habit, request, fear and so on; empty when disputed.")
    basis: str = Field(description="On what basis; empty when not stated.")
    care: str = Field(description="Whether care was shown; empty when not stated.")
    control: str = Field(description="Whether control was exercised; empty when not stated.")
    disputed: list[str] = Field(description="What accounts disagree on.")
    services: list[str] = Field(description="Ids of the services that held it.")
    people: list[str] = Field(description="Who took part and how, as id=part.")
    voices: list[str] = Field(description="Ids of those whose account it is.")


class PassageRow(Row):
    """A passage that is the evidence of an interaction."""

    behind = ("episode", "interaction")

    family: str = Field(description="Id of the family.")
    interaction: str = Field(description="Id of the interaction.")
    episode: str = Field(description="Id of the coded passage.")
    document: str = Field(description="Key of the document.")
    title: str = Field(description="Title of the document.")
    place: str = Field(description="Where in it a reader finds it.")
    first_at: int = Field(description="First line or character in the text copy; -1 when not given.")
    last_at: int = Field(description="Last line, or the character after the last; -1 when not given.")
    unit: str = Field(description="Lines or characters.")
    voice: str = Field(description="Id of the person or role whose account it is.")
    told_by: str = Field(description="Id of who speaks or writes it when that is not the voice.")
    word: str = Field(description="The participant's own word.")
    memo: str = Field(description="The coder's note.")
    asserts: list[str] = Field(description="What the passage states, as attribute=value.")


class EvidenceRow(Row):
    """A passage that is the evidence of something."""

    behind = ("episode", "interaction")

    subject: str = Field(description="Id of what was asked about.")
    interaction: str = Field(description="Id of the interaction or statement that the passage tells.")
    kind: str = Field(description="What happened, or what sort of statement it is.")
    record: str = Field(description="What it is the evidence of: Interaction, Account (one voice's) or Statement.")
    from_day: int = Field(description="Earliest possible day since 1970-01-01; open for a statement.")
    to_day: int = Field(description="Latest possible day since 1970-01-01; open for a statement.")
    episode: str = Field(description="Id of the coded passage; its last part is the key of the row it came from.")
    document: str = Field(description="Id of the document.")
    title: str = Field(description="Title of the document.")
    file: str = Field(description="File name of the text copy.")
    sha256: str = Field(description="SHA-256 of the text copy.")
    place: str = Field(description="Where in it a reader finds it.")
    unit: str = Field(description="Lines or characters.")
    first_at: int = Field(description="First line or character in the text copy; -1 when not given.")
    last_at: int = Field(description="Last line, or the character after the last; -1 when not given.")
    quote_sha256: str = Field(description="SHA-256 of the passage's words; empty when none was made.")
    quote_length: int = Field(description="Characters of those words; -1 when no hash was made.")
    voice: str = Field(description="Id of the person or role whose account it is.")
    told_by: str = Field(description="Id of who speaks or writes it when that is not the voice.")
    coder: str = Field(description="Who coded it.")
    codes: list[str] = Field(description="Codes of the codebook that the passage carries.")
    word: str = Field(description="The participant's own word.")
    memo: str = Field(description="The coder's note.")
    claim: str = Field(description="What a statement says, in the coder's words.")
    asserts: list[str] = Field(description="What the passage states, as attribute=value.")


class ThingRow(Row):
    """Whatever has an id."""

    behind = ("id",)

    id: str = Field(description="The id.")
    kind: str = Field(description="Kind of node.")
    name: str = Field(description="What it is called, what happened or what is said; empty when nothing says so.")
    document: str = Field(description="Id of the document that describes it; empty when no sheet names one.")
    place: str = Field(description="Where in it.")
    memo: str = Field(description="The coder's note.")


class TieRow(Row):
    """A tie from one node to another."""

    behind = ("from_id", "to_id")

    tie: str = Field(description="Kind of tie.")
    from_id: str = Field(description="Id of the one.")
    to_id: str = Field(description="Id of the other.")
    document: str = Field(description="Id of the document that states it; empty when no sheet names one.")
    place: str = Field(description="Where in it.")
    memo: str = Field(description="The coder's note.")


class WrittenRow(Row):
    """Something that a coder wrote, or a participant's word that a coder noted."""

    behind = ("id",)

    id: str = Field(description="Id of what it is written of.")
    what: str = Field(description="A memo, a claim, or the participant's own word.")
    written: str = Field(description="What is written.")
    document: str = Field(description="Id of the document; empty when no sheet names one.")
    place: str = Field(description="Where in it.")


class DocumentRow(Row):
    """A document of a study."""

    behind = ("document",)

    document: str = Field(description="Id of the document.")
    title: str = Field(description="Title of the document.")
    file: str = Field(description="File name of the text copy.")
    sha256: str = Field(description="SHA-256 of the text copy.")
    passages: int = Field(description="Coded passages.")


class PlaceRow(Row):
    """Where a coded passage stands."""

    behind = ("episode",)

    document: str = Field(description="Id of the document.")
    episode: str = Field(description="Id of the coded passage.")
    unit: str = Field(description="Lines or characters.")
    first_at: int = Field(description="First line or character in the text copy; -1 when not given.")
    last_at: int = Field(description="Last line, or the character after the last; -1 when not given.")
    quote_sha256: str = Field(description="SHA-256 of the passage's words; empty when none was made.")
    quote_length: int = Field(description="Characters of those words; -1 when no hash was made.")


RESULTS: dict[str, type[Row]] = {
    row.__name__: row
    for row in (
        LoadRow,
        NetworkRow,
        ChronologyRow,
        PassageRow,
        EvidenceRow,
        ThingRow,
        TieRow,
        WrittenRow,
        DocumentRow,
        PlaceRow,
    )
}
