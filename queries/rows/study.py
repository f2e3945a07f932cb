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


class FilledTold(InputRow):
    """How many of a kind of thing have a value of one property."""

    study: str = Field(description="Key of the study.")
    kind: str = Field(description="Kind of thing.")
    property: str = Field(description="The property.")
    things: int = Field(description="How many there are of the kind.")
    filled: int = Field(description="How many have a value.")


class PropertyRow(Row):
    """A property of a kind of thing: what it means and how much of it has a value."""

    behind = ()

    study: str = Field(description="Key of the study.")
    kind: str = Field(description="Kind of thing.")
    at: int = Field(description="Place of the property in the model.")
    property: str = Field(description="The property.")
    meaning: str = Field(description="What it means.")
    type: str = Field(description="Text, word of a code list, number, yes or no, day, and so on.")
    codelist: str = Field(description="Code list that its words are taken from; empty when none is.")
    sensitivity: str = Field(description="direct, quasi or none: how far it may point at a person.")
    derived: bool = Field(description="It follows from others and is written by no one.")
    filled: int = Field(description="How many have a value.")
    of: int = Field(description="How many there are of the kind.")
