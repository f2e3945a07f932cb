"""Records of the question where a family's told record turns."""

from pydantic import Field

from queries.rows.base import InputRow, Row


class MatterTold(InputRow):
    """What one thing states of one matter, or (of the matter before) that one record came before another."""

    family: str = Field(description="Id of the family.")
    matter: str = Field(description="The matter, or before.")
    of: str = Field(description="Whose matter it is: a service, child or person, or nobody's; the earlier record.")
    record: str = Field(description="Id of the interaction, involvement or arrangement; the later record.")
    kind: str = Field(description="What happened.")
    edtf: str = Field(description="When, in EDTF.")
    from_day: int = Field(description="Earliest possible day since 1970-01-01.")
    to_day: int = Field(description="Latest possible day since 1970-01-01.")
    turn: int = Field(description="Order of the workers; 0 when not told.")
    own: bool = Field(description="Of the actor itself, not of the interaction as a whole.")
    value: str = Field(description="What is stated; empty of a whole on which nothing is.")


class TurningRow(Row):
    """A point at which one matter is told otherwise than directly before."""

    behind = ("records",)

    family: str = Field(description="Id of the family.")
    matter: str = Field(description="What changed: care, control, worker, home, contact and so on.")
    of: str = Field(
        description="Id of the service, child or person whose matter it is; empty of the family as a whole."
    )
    before: list[str] = Field(description="What is told directly before, as terms, or ids of workers.")
    after: str = Field(description="What is told then.")
    record: str = Field(description="Id of the interaction, involvement or care arrangement that tells it.")
    kind: str = Field(description="What happened, or that it is an involvement or care arrangement.")
    edtf: str = Field(description="When, in EDTF; empty when not dated or disputed.")
    from_day: int = Field(description="Earliest possible day since 1970-01-01.")
    to_day: int = Field(description="Latest possible day since 1970-01-01.")
    certain: bool = Field(description="It lies wholly in the window.")
    order_by: str = Field(description="Why it is known to be later: dates, told (a source says so), or both.")
    unordered: int = Field(description="What else states the matter and may lie between, since its order is not told.")
    records: list[str] = Field(description="Ids of what was directly before and of what tells the change.")
