"""Records of the chapter Comparison."""

from pydantic import Field

from queries.rows.base import InputRow, Row


class AccountTold(InputRow):
    """A passage that tells an interaction on which accounts differ."""

    family: str = Field(description="Id of the family.")
    interaction: str = Field(description="Id of the interaction.")
    kind: str = Field(description="What happened.")
    voice: str = Field(description="Id of the person or role whose account it is.")
    role: str = Field(description="That voice's role.")
    episode: str = Field(description="Id of the passage.")
    care: str = Field(description="Care as the voice tells it, by its actors or as a whole.")
    control: str = Field(description="Control as the voice tells it, by its actors or as a whole.")
    disputed: list[str] = Field(description="Properties on which tellings disagree.")
    asserts: list[str] = Field(description="What the passage states, as attribute=value.")


class DifferenceRow(Row):
    """What one voice says of something on which accounts of an interaction differ."""

    behind = ("passages",)

    family: str = Field(description="Id of the family.")
    interaction: str = Field(description="Id of the interaction.")
    kind: str = Field(description="What happened; empty when that is disputed.")
    property: str = Field(description="What accounts differ on.")
    voice: str = Field(description="Id of the person or role whose account it is.")
    role: str = Field(description="That voice's role.")
    value: str = Field(description="What this voice says it was.")
    passages: list[str] = Field(description="Ids of the passages that say so.")
