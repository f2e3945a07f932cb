"""Records of the chapter Evidence."""

from pydantic import Field

from queries.rows.base import Row


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


class CorrectionRow(Row):
    """A remark that somebody in a room made on a map."""

    behind = ("family", "about")

    family: str = Field(description="Id of the family; empty for a composite.")
    remark: str = Field(description="Id of the remark; its last part is the key of its row.")
    sort: str = Field(description="A note, or that something is not right.")
    said: str = Field(description="What was said.")
    said_by: str = Field(description="As what they spoke; empty when not stated.")
    said_on: str = Field(description="The day on which it was written down.")
    said_of: str = Field(description="What the map called it.")
    about: list[str] = Field(description="Ids of what it is about; of a line, of its one end.")
    other: list[str] = Field(description="Of a line, ids of its other end.")
    export: str = Field(description="Id of the map in the register of exports; empty when it was not there.")
    data_version: str = Field(description="Version of the data that the map was drawn from.")
