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


class SideTold(InputRow):
    """An event or a habit of a service with a family, or, for every family, the family alone."""

    side: str = Field(description="one or other.")
    whose: str = Field(description="Id of the family.")
    told: str = Field(description="Id of the interaction.")
    service: str = Field(description="Id of the service that held it.")
    agency: str = Field(description="Id of its agency.")
    workers: list[str] = Field(description="Ids of professionals who were present, if it was held.")
    demanded: int = Field(description="1 when a parent was expected.")
    event: bool = Field(description="An event; a habit otherwise.")
    held: bool = Field(description="It came about; of a habit, nothing says that it did not.")
    basis: str = Field(description="mandated, chosen, or empty when not stated.")
    sure: int = Field(description="1 when it lies wholly in the window.")


class TwoFamiliesRow(Row):
    """A figure of two sides."""

    behind = ("interactions",)

    place: int = Field(description="Place of the figure.")
    figure: str = Field(description="What is counted.")
    one_possible: int = Field(description="Of the one side.")
    one_certain: int = Field(description="Of the one side, certainly.")
    other_possible: int = Field(description="Of the other side.")
    other_certain: int = Field(description="Of the other side, certainly.")
    interactions: list[str] = Field(description="Ids of the interactions of both sides that it rests on.")


class TwoStudiesRow(Row):
    """How the families of two sides lie in one figure."""

    behind = ("families",)

    place: int = Field(description="Place of the figure.")
    figure: str = Field(description="What is counted, a family.")
    one_families: int = Field(description="Families of the one side.")
    one_with_any: int = Field(description="Those that have any.")
    one_least: int = Field(description="Least of a family.")
    one_median: float = Field(description="Median of a family.")
    one_most: int = Field(description="Most of a family.")
    other_families: int = Field(description="Families of the other side.")
    other_with_any: int = Field(description="Those that have any.")
    other_least: int = Field(description="Least of a family.")
    other_median: float = Field(description="Median of a family.")
    other_most: int = Field(description="Most of a family.")
    families: list[str] = Field(description="Ids of the families of both sides that have any.")
