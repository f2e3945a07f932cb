"""Records of questions of the chapter All families that sum up single families or interactions."""

from pydantic import Field

from queries.rows.base import InputRow, Row


class DistributionRow(Row):
    """How families lie in one figure of their load."""

    behind = ("having",)

    place: int = Field(description="Place of the figure.")
    figure: str = Field(description="What is counted, a family.")
    families: int = Field(description="Families asked about.")
    with_any: int = Field(description="Those that have any.")
    least: int = Field(description="Least of a family.")
    lower_quartile: float = Field(description="A quarter of the families have no more.")
    median: float = Field(description="Half of the families have no more.")
    upper_quartile: float = Field(description="Three quarters of the families have no more.")
    most: int = Field(description="Most of a family.")
    far_above: list[str] = Field(description="Ids of families far above the others.")
    far_below: list[str] = Field(description="Ids of families far below the others.")
    having: list[str] = Field(description="Ids of the families that have any.")


class MeetingTold(InputRow):
    """A case conference or core group about a family."""

    whose: str = Field(description="Id of the family; empty when it is not said which.")
    interaction: str = Field(description="Id of the conference or core group.")
    kind: str = Field(description="Case conference or core group.")
    told_as: str = Field(description="Event, habit, request and so on; disputed when accounts differ.")
    sure: bool = Field(description="It lies wholly in the window.")
    held: bool = Field(description="It came about.")
    professionals: int = Field(description="Professionals there; -1 when not told.")
    relatives: int = Field(description="Members of the family there; -1 when not told.")
    gp_present: bool = Field(description="A general practitioner was there.")
    gp_away: bool = Field(description="A general practitioner was asked and not there, or not asked.")
    left_out: bool = Field(description="One of the family was not invited.")
    notice_days: int = Field(description="Days' notice; -1 when not stated.")
    report_shared: str = Field(description="Whether the family saw the report before: yes, no, or empty.")
    minutes_shared: str = Field(description="Whether the family got the minutes: yes, no, or empty.")
    decision: str = Field(description="What was decided; empty when not stated.")


class MeetingsRow(Row):
    """All conferences or core groups that are told as one kind of thing."""

    behind = ("interactions",)

    kind: str = Field(description="Case conference or core group.")
    told_as: str = Field(description="Event, habit, request and so on; disputed when accounts differ.")
    families: int = Field(description="Families about which they are told.")
    told_possible: int = Field(description="How many are told.")
    told_certain: int = Field(description="How many are told, certainly.")
    held: int = Field(description="Those that were held.")
    size_told: int = Field(description="Those held of which it is told which professionals were there or stayed away.")
    professionals_least: int = Field(description="Fewest professionals at one; -1 when of none told.")
    professionals_median: float = Field(description="Professionals at half of them at most; empty when not told.")
    professionals_most: int = Field(description="Most professionals at one; -1 when of none told.")
    relatives_median: float = Field(description="Members of the family at half of them at most; empty when not told.")
    professionals_each: float = Field(
        description="Professionals to each one of the family, the median where any were there; empty when not told."
    )
    family_left_out: int = Field(description="Those to which one of the family was not invited.")
    gp_present: int = Field(description="Those at which a general practitioner was.")
    gp_away: int = Field(description="Those that one stayed away from, was left out of, or may have come to.")
    notice_told: int = Field(description="Those of which the notice is stated.")
    notice_days: float = Field(description="Days' notice at half of those at most; empty when not stated of any.")
    report_shared: int = Field(description="Those whose report the family saw before.")
    report_not_shared: int = Field(description="Those whose report it did not.")
    minutes_shared: int = Field(description="Those whose minutes the family got.")
    minutes_not_shared: int = Field(description="Those whose minutes it did not.")
    decisions: list[str] = Field(description="How many decided what, as term=number; what is not stated is in none.")
    interactions: list[str] = Field(description="Ids of all of them.")


class OrderedTestRow(Row):
    """Tests of people of one role that people of another asked for."""

    behind = ("interactions",)

    asker: str = Field(description="Role of who asked for the tests; empty when not told.")
    tested: str = Field(description="Place in the family of those tested; empty when not stated.")
    told_as: str = Field(description="Event, habit, request and so on; disputed when accounts differ.")
    families: int = Field(description="Families of which it is told.")
    tests_possible: int = Field(description="Tests told, done or not.")
    tests_certain: int = Field(description="Tests told, certainly.")
    volunteered: int = Field(description="Tests that the person offered or agreed to.")
    asked: int = Field(description="Tests that were asked for.")
    pressed: int = Field(description="Tests that were pressed for, or a condition of treatment, contact or help.")
    ordered: int = Field(description="Tests ordered by a court, a statutory duty, or that had to be done.")
    not_stated: int = Field(description="Tests whose basis is not stated or disputed.")
    refused: int = Field(description="Tests that the person refused.")
    interactions: list[str] = Field(description="Ids of the tests.")
