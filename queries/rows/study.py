"""Records of the chapter Study."""

from pydantic import Field

from queries.rows.base import InputRow, Row


class ReachedTold(InputRow):
    """One thing that a study names, and whether it reached interactions or statements."""

    study: str = Field(description="Key of the study.")
    what: str = Field(description="What sort of thing.")
    id: str = Field(description="Its id.")
    in_interactions: int = Field(description="1 when it reached an interaction.")
    in_statements: int = Field(description="1 when it reached a statement.")


class CoverageRow(Row):
    """How much of what a study names reached interactions and statements."""

    behind = ()

    study: str = Field(description="Key of the study.")
    what: str = Field(description="What is counted: passages, codes, documents, people of a kind and so on.")
    named: int = Field(description="How many the study names.")
    in_interactions: int = Field(description="Those that reached an interaction.")
    in_statements: int = Field(description="Those that reached a statement.")
    in_neither: int = Field(description="Those that reached neither.")
    left: list[str] = Field(description="Ids of those that reached neither.")


class GapTold(InputRow):
    """How many things of a kind have one gap, or, where the gap is empty, how many there are."""

    study: str = Field(description="Key of the study.")
    kind: str = Field(description="Kind of thing.")
    gap: str = Field(description="attribute=reason, or empty for all of the kind.")
    things: int = Field(description="How many.")
    ids: list[str] = Field(description="Ids of those with the gap.")


class GapRow(Row):
    """An attribute that has no value for a stated reason."""

    behind = ("things",)

    study: str = Field(description="Key of the study.")
    kind: str = Field(description="Kind of thing.")
    attribute: str = Field(description="What has no value.")
    reason: str = Field(description="Why, as stated.")
    open: int = Field(description="How many have no value for this reason.")
    of: int = Field(description="How many there are of the kind.")
    things: list[str] = Field(description="Ids of those without a value.")
