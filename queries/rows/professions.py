"""Records of the chapter Professions."""

from pydantic import Field

from queries.rows.base import InputRow, Row


class ViewRow(Row):
    """A view that a role or service holds of another, or of a practice, and how many statements say so."""

    behind = ("statements",)

    study: str = Field(description="Key of the study.")
    holder: str = Field(description="Role that holds the view, or id of the service or agency; empty when not said.")
    about: str = Field(description="Role, or id of what else, that it is a view of; empty when of a practice alone.")
    process: str = Field(description="Practice that it is about; empty when none is named.")
    says: str = Field(description="What it says, as a term that can be compared.")
    stance: str = Field(description="For, against, mixed or neutral; empty when not stated.")
    n: float = Field(description="How many are said to hold it; empty when no number is given.")
    of: float = Field(description="Out of how many; empty when not given.")
    unit: str = Field(description="What n counts.")
    quantifier: str = Field(description="The quantity as worded when no number is given.")
    said: int = Field(description="Statements that say so.")
    statements: list[str] = Field(description="Ids of these statements.")


class AdviceRow(Row):
    """Who passes families or information on, asks for advice, or is said to refer."""

    behind = ("records",)

    study: str = Field(description="Key of the study.")
    way: str = Field(description="The kind of interaction that passed something on; asked; or said.")
    who: str = Field(
        description="Who passes on, asks or is said to refer: a role or a service's id; empty if not said."
    )
    whom: str = Field(description="Id of the service that it is passed on to or that is asked; empty for what is said.")
    holder: str = Field(description="Role that says so; empty for what is told.")
    says: str = Field(description="What is said, as a term that can be compared; empty for what is told.")
    n: float = Field(description="How many are said to say so; empty when no number is given.")
    of: float = Field(description="Out of how many; empty when not given.")
    quantifier: str = Field(description="The quantity as worded when no number is given.")
    events: int = Field(description="Events.")
    habits: int = Field(description="Repeated things told as a habit.")
    other: int = Field(description="What was wished for, required, feared or did not happen.")
    said: int = Field(description="Statements that say so.")
    records: list[str] = Field(description="Ids of the interactions or statements.")


class WebTold(InputRow):
    """One tie of a family's web, or one person at one interaction."""

    family: str = Field(description="Id of the family.")
    tie: str = Field(description="at: a person at an interaction; held: an interaction of a service; for; kin.")
    one: str = Field(description="Id of where the tie starts.")
    one_is: str = Field(description="Its kind.")
    one_role: str = Field(description="Its role or kind of service.")
    other: str = Field(description="Id of where the tie goes.")
    other_is: str = Field(description="Its kind.")
    other_role: str = Field(description="Its role or kind of service.")


class BrokerRow(Row):
    """What somebody or a service joins in a family's web, and what falls apart without them."""

    behind = ("family", "who")

    family: str = Field(description="Id of the family.")
    rank: int = Field(description="Place by betweenness, 1 = highest; equals share a place.")
    who: str = Field(description="Id of the person or service.")
    who_is: str = Field(description="Parent, Child, Kin, Professional or Service.")
    role: str = Field(description="Role of the person or kind of service.")
    ties: int = Field(description="Others that it is tied to directly.")
    betweenness: float = Field(
        description="Share of the shortest ways between two others that lead through it, 0 to 1."
    )
    constraint: float = Field(description="How far its ties lead to the same others (Burt); near 0 for a broker.")
    parts: int = Field(description="Separate parts that its own part of the web leaves without it; 1 = holds together.")
    cut_off: list[str] = Field(description="Ids of those outside the largest part that is left without it.")
