"""Records of the question what sources publish beside what the graph counts."""

from pydantic import Field

from queries.rows.base import InputRow, Row


class TotalTold(InputRow):
    """A published total, or (with a kind that is counted) something that a measure's rule may look at."""

    study: str = Field(description="Key of the study.")
    kind: str = Field(description="Statement for a total; else the kind of what may be counted.")
    id: str = Field(description="Its id.")
    attribute: str = Field(description="What is known of it, as rules name it; empty for that it is there.")
    value: str = Field(description="The value of that.")
    on_day: int = Field(description="Latest possible day of a child's arrangement since 1970-01-01.")
    measure: str = Field(description="What a total counts.")
    n: float = Field(description="The number published; empty when none is given.")
    quantifier: str = Field(description="The quantity as worded.")
    document: str = Field(description="Id of the document.")
    place: str = Field(description="Where in it.")
    achieved: str = Field(description="Planned or achieved.")
    arithmetic: str = Field(description="How a derived figure follows from stated ones.")
    difference: str = Field(description="The coders' reason for a difference.")


class TotalRow(Row):
    """A total that a source publishes beside what the graph counts."""

    behind = ("statement",)

    study: str = Field(description="Key of the study.")
    at: int = Field(description="Place of the measure in the model's list.")
    measure: str = Field(description="What is counted, as a term.")
    label: str = Field(description="What is counted, in words.")
    n: float = Field(description="The number published; empty when none is given.")
    quantifier: str = Field(description="The quantity as worded, where no number is given.")
    counted: int = Field(description="What the graph counts; -1 where it cannot.")
    agrees: str = Field(description="Whether the two are the same: yes, no, or empty where either is missing.")
    achieved: str = Field(description="Planned or achieved; empty when not stated.")
    arithmetic: str = Field(
        description="How a derived figure follows from stated ones; empty when the source states it."
    )
    difference: str = Field(description="The coders' reason for a difference; empty when none is given.")
    document: str = Field(description="Id of the document that publishes it; empty when not stated.")
    place: str = Field(description="Where in it.")
    statement: str = Field(description="Id of the statement.")
