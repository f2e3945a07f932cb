"""Records of the chapter One family."""

from pydantic import Field

from queries.rows.base import Row


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


class AbsenceRow(Row):
    """Something that did not come about, or from which somebody was missing."""

    behind = ("interaction",)

    family: str = Field(description="Id of the family.")
    interaction: str = Field(description="Id of the interaction.")
    account: str = Field(description="Id of the account that says so; empty for the agreed record, or where one tells.")
    kind: str = Field(description="What was to happen.")
    edtf: str = Field(description="When, in EDTF; empty when not dated.")
    from_day: int = Field(description="Earliest possible day since 1970-01-01.")
    to_day: int = Field(description="Latest possible day since 1970-01-01.")
    certain: bool = Field(description="It lies wholly in the window.")
    status: str = Field(
        description="Missed, refused, cancelled by whom, not offered; empty when not stated or disputed."
    )
    reality: str = Field(description="Event, habit, request, did not happen; empty when disputed.")
    basis: str = Field(description="On what basis it was to be; empty when not stated.")
    by_family: bool = Field(description="The family cancelled it, or somebody of its side was absent or refused.")
    by_service: bool = Field(
        description="A service cancelled or did not offer it, or a professional stayed away or refused."
    )
    absent: list[str] = Field(description="Ids of those who were expected and did not come.")
    refused: list[str] = Field(description="Ids of those who would not take part or would not allow it.")
    not_invited: list[str] = Field(description="Ids of those who were left out.")
    services: list[str] = Field(description="Ids of the services that held it or were to hold it.")
    disputed: list[str] = Field(description="What accounts disagree on.")
