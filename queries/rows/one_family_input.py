"""What the functions of the chapter One family are given."""

from pydantic import Field

from queries.rows.base import InputRow


class WorkerSourceRow(InputRow):
    """A worker's turn in an involvement, or (with an interaction) a part that a professional had in one."""

    family: str = Field(description="Id of the family.")
    involvement: str = Field(description="Id of the involvement; empty of a part.")
    worker: str = Field(description="Id of the professional; empty when an involvement names none.")
    role: str = Field(description="Role of the professional.")
    services: list[str] = Field(description="Ids of the services: the involvement's, or the professional's.")
    turn: int = Field(description="Order of the workers; 0 when not told.")
    basis: str = Field(description="On what basis the service works with the family.")
    involvement_edtf: str = Field(description="When the service worked with the family, in EDTF.")
    edtf: str = Field(description="When the turn or the interaction was, in EDTF.")
    from_day: int = Field(description="Earliest possible day of it since 1970-01-01.")
    to_day: int = Field(description="Latest possible day of it since 1970-01-01.")
    interaction: str = Field(description="Id of the interaction; empty of a turn.")
    contact: bool = Field(description="It is an event that was held, and the professional was there.")


class DisputedSourceRow(InputRow):
    """What one passage asserts of something that is disputed."""

    family: str = Field(description="Id of the family.")
    interaction: str = Field(description="Id of the interaction.")
    kind: str = Field(description="What happened.")
    edtf: str = Field(description="When, in EDTF.")
    from_day: int = Field(description="Earliest possible day since 1970-01-01.")
    to_day: int = Field(description="Latest possible day since 1970-01-01.")
    matter: str = Field(description="The property on which tellings disagree.")
    voice: str = Field(description="Id of the person or role whose account it is.")
    role: str = Field(description="That voice's role.")
    asserted: str = Field(description="What the passage states, as attribute=value.")
    episode: str = Field(description="Id of the passage.")
    voices: list[str] = Field(description="Viewpoints in which the account counts.")


class CareSourceRow(InputRow):
    """An arrangement of a child's care, or a child of whom none is told."""

    family: str = Field(description="Id of the family.")
    child: str = Field(description="Id of the child.")
    age_band: str = Field(description="Age of the child as a band.")
    care_arrangement: str = Field(description="Id of the arrangement; empty when none is told.")
    arrangement: str = Field(description="With whom the child lives, as a term.")
    with_whom: list[str] = Field(description="Ids of the people or the service that the child lives with.")
    legal_basis: str = Field(description="Under which law or agreement.")
    edtf: str = Field(description="When, in EDTF.")
    from_day: int = Field(description="Earliest possible day since 1970-01-01.")
    to_day: int = Field(description="Latest possible day since 1970-01-01.")
    earlier: list[str] = Field(description="Ids of the arrangements that a source says came earlier.")
    gaps: list[str] = Field(description="Reasons for values that are not there.")
    document: str = Field(description="Id of the document that says so.")
    place: str = Field(description="Where in it.")


class LedToRow(InputRow):
    """One thing that led to another."""

    family: str = Field(description="Id of the family.")
    cause: str = Field(description="Id of the interaction that led to the other.")
    cause_kind: str = Field(description="What it was.")
    cause_edtf: str = Field(description="When, in EDTF.")
    cause_from_day: int = Field(description="Its earliest possible day since 1970-01-01.")
    cause_to_day: int = Field(description="Its latest possible day since 1970-01-01.")
    how: str = Field(description="In what way it led to the other.")
    effect: str = Field(description="Id of the interaction that came of it.")
    effect_kind: str = Field(description="What that was.")
    effect_edtf: str = Field(description="When, in EDTF.")
    effect_from_day: int = Field(description="Its earliest possible day since 1970-01-01.")
    effect_to_day: int = Field(description="Its latest possible day since 1970-01-01.")


class PresenceRow(InputRow):
    """A professional who was present at something about a family, for a service."""

    family: str = Field(description="Id of the family.")
    interaction: str = Field(description="Id of the interaction.")
    kind: str = Field(description="What happened.")
    event: bool = Field(description="It is an event, not a habit.")
    certain: bool = Field(description="It lies wholly in the window.")
    with_family: bool = Field(description="Somebody of the family's side was there too.")
    worker: str = Field(description="Id of the professional.")
    role: str = Field(description="Role of the professional.")
    service: str = Field(description="Id of the service that the professional works for; empty when not told.")
    service_kind: str = Field(description="What that service does.")
    agency: str = Field(description="Id of its agency.")


class DemandRow(InputRow):
    """A demand on a parent and a service that held it."""

    family: str = Field(description="Id of the family.")
    parent: str = Field(description="Id of the parent.")
    role: str = Field(description="Role of the parent.")
    interaction: str = Field(description="Id of the interaction.")
    event: bool = Field(description="It is an event, not a habit.")
    held: bool = Field(description="It was held.")
    mandated: bool = Field(description="It was mandated.")
    week: str = Field(description="ISO week; empty when not dated to the day.")
    on_day: int = Field(description="Day since 1970-01-01; 0 when not dated to the day.")
    service: str = Field(description="Id of a service that held it; empty when not told.")
    site: str = Field(description="Where that service is: its site, else its id.")
    at_home: bool = Field(description="It lay at no place that one goes to: at home, by telephone, video or letter.")
