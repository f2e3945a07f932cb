"""Records of the question what is told on either side of an event."""

from pydantic import Field

from queries.rows.base import InputRow, Row


class AroundTold(InputRow):
    """Something told of a family that an event concerns, or (with a later) that it came before that."""

    family: str = Field(description="Id of the family.")
    told: str = Field(description="Id of the interaction.")
    later: str = Field(description="Id of what it came before; empty of what is told.")
    event_from_day: int = Field(description="Earliest possible day of the event since 1970-01-01.")
    event_to_day: int = Field(description="Latest possible day of the event since 1970-01-01.")
    from_day: int = Field(description="Earliest possible day since 1970-01-01.")
    to_day: int = Field(description="Latest possible day since 1970-01-01.")
    kind: str = Field(description="What happened.")
    event: bool = Field(description="It is told as an event.")
    habit: bool = Field(description="It is told as a habit.")
    held: bool = Field(description="It came about.")
    left_out: bool = Field(description="It is said not to have come about.")
    missed: bool = Field(description="It was missed, refused, cancelled, not offered, or did not happen.")
    refused: bool = Field(description="Somebody refused it.")
    demanded: bool = Field(description="A parent was expected.")
    care: str = Field(description="What is told of care in it.")
    control: str = Field(description="What is told of control in it.")
    workers: list[str] = Field(description="Ids of the professionals who were present.")
    services: list[str] = Field(description="Ids of the services that held it.")
    agencies: list[str] = Field(description="Ids of their agencies.")


class BeforeAfterRow(Row):
    """A figure of what is told of a family on either side of an event."""

    behind = ("interactions",)

    family: str = Field(description="Id of the family.")
    span: str = Field(description="All, or equal: as many days on either side.")
    place: int = Field(description="Place of the figure.")
    figure: str = Field(description="What is counted.")
    before_days: int = Field(
        description="Days before the event of which something is told, at least; 0 when not known."
    )
    after_days: int = Field(description="Days after the event of which something is told, at least; 0 when not known.")
    before_possible: int = Field(description="Before the event.")
    before_certain: int = Field(description="Before the event, certainly.")
    after_possible: int = Field(description="After the event.")
    after_certain: int = Field(description="After the event, certainly.")
    unplaced: int = Field(description="Of which it is not told whether it was before or after, or how far from it.")
    interactions: list[str] = Field(description="Ids of the interactions that it rests on, the unplaced too.")
