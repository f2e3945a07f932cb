"""More records of the chapter All families: support, needs and what stands in their way."""

from pydantic import Field

from queries.rows.base import InputRow, Row


class StanceRow(Row):
    """The care and control of a profession or an agency."""

    behind = ("ids",)

    of: str = Field(description="Role or agency.")
    actor: str = Field(description="The role as a term, or id of the agency.")
    name: str = Field(description="Name of the agency; empty of a role.")
    sector: str = Field(description="Sector of the agency; empty of a role.")
    ids: list[str] = Field(description="Id of the role in each study, or of the agency.")
    families: int = Field(description="Families concerned.")
    events: int = Field(description="Events, held or not.")
    care_only: int = Field(description="Events in which it showed care and no control.")
    both: int = Field(description="Events in which it showed care and exercised control.")
    control_only: int = Field(description="Events in which it exercised control and showed no care.")
    neither: int = Field(description="Events in which neither is said to be shown.")
    not_stated: int = Field(description="Of these, events of which nothing is stated of its care or control.")
    care_withheld: int = Field(description="Events in which it withheld care, if only in part.")
    control_eased: int = Field(description="Events in which it eased control, if only in part.")
    habits: int = Field(description="Repeated things told as a habit.")
    habits_of_care: int = Field(description="Habits in which it showed care.")
    habits_of_control: int = Field(description="Habits in which it exercised control.")


class SupportTold(InputRow):
    """What is known of kin, services or a child's arrangement beside a family."""

    family: str
    what: str
    person: str
    role: str
    interaction: str
    event: bool
    sure: bool
    alone: bool
    cares: bool
    controls: bool


class InformalRow(Row):
    """Kin and friends beside a family, and its services."""

    behind = ("family", "people")

    family: str = Field(description="Id of the family.")
    kin: int = Field(description="Relatives and friends, in people.")
    friends: int = Field(description="Friends among them.")
    children_with_kin: int = Field(description="Children of the family with an arrangement of care with kin.")
    kin_events_possible: int = Field(description="Held events at which kin were present.")
    kin_events_certain: int = Field(description="Held events at which kin were present, certainly.")
    among_themselves: int = Field(description="Of the possible ones, those that no service held.")
    kin_habits: int = Field(description="Repeated things told as a habit, with kin present.")
    kin_care: int = Field(description="Events and habits in which kin showed care.")
    kin_control: int = Field(description="Events and habits in which kin exercised control.")
    service_events_possible: int = Field(description="Held events of services.")
    service_events_certain: int = Field(description="Held events of services, certainly.")
    service_habits: int = Field(description="Repeated things of services told as a habit.")
    service_care: int = Field(description="Events and habits in which services or their workers showed care.")
    service_control: int = Field(description="Events and habits in which services or their workers exercised control.")
    people: list[str] = Field(description="Ids of the kin.")


class BurdenTold(InputRow):
    """A part that a parent played in an interaction; empty where none is told."""

    family: str
    parent: str
    role: str
    gender: str
    interaction: str
    service: str
    kind: str
    reality: str
    held: bool
    missed: bool
    mandated: bool
    watched: bool
    part: str
    present: bool
    expected: bool
    sure: bool


class BurdenRow(Row):
    """What falls on a parent."""

    behind = ("parent",)

    family: str = Field(description="Id of the family.")
    parent: str = Field(description="Id of the parent.")
    role: str = Field(description="Mother, father or parent, as the source says.")
    gender: str = Field(description="Gender as the source states it; empty when not stated.")
    demands_possible: int = Field(description="Events of services for which the parent was expected.")
    demands_certain: int = Field(description="Events of services for which the parent was expected, certainly.")
    contacts_possible: int = Field(description="Held events of services at which the parent was present.")
    contacts_certain: int = Field(description="Held events of services at which the parent was present, certainly.")
    mandated: int = Field(description="Of these, those that were mandated.")
    services: int = Field(description="Services of these.")
    tests_possible: int = Field(description="Drug tests of this parent that were held.")
    tests_certain: int = Field(description="Drug tests of this parent that were held, certainly.")
    tests_observed: int = Field(description="Of these, those that somebody watched.")
    tests_mandated: int = Field(description="Of these, those that were mandated.")
    tests_not_done: int = Field(description="Drug tests asked of this parent and not held.")
    left_out: int = Field(description="Events of services without the parent, who was talked about or not invited.")
    habits: int = Field(description="Repeated things of services, told as a habit, with the parent present.")
    test_habits: int = Field(description="Drug tests of this parent told as a habit.")


class BarrierTold(InputRow):
    """A statement or interaction that names something in the way of help."""

    of_family: str
    what: str
    barrier: str
    concerning: str
    told: str
    held_by: list[str]


class BarrierRow(Row):
    """Something that keeps families from help."""

    behind = ("told",)

    barrier: str = Field(description="What keeps them away, as a term.")
    concerning: str = Field(description="The practice, or the kind of interaction, as a term; empty when not stated.")
    statements: int = Field(description="Statements that say so.")
    interactions: int = Field(description="Interactions that show it.")
    families: int = Field(description="Families that these are of.")
    held_by: list[str] = Field(description="Roles, or kinds of service, that say so or whose rule it is.")
    told: list[str] = Field(description="Ids of the statements and interactions.")


class NeedTold(InputRow):
    """A statement on means, or practical help as it is told."""

    of_family: str
    study: str
    what: str
    told: str
    says: str
    sort: str
    stance: str
    event: bool
    habit: bool
    held: bool
    missed: bool
    by_whom: list[str]


class NeedRow(Row):
    """Structural needs of a family, or of a study at large, and who responded."""

    behind = ("told",)

    of: str = Field(description="Id of the family; of what is told of no family, the study's key.")
    needs: int = Field(description="Statements that name a need or a wider condition.")
    named_by: list[str] = Field(description="Roles of those who name it, or kinds of service.")
    views_for: int = Field(description="Statements for the help given.")
    views_against: int = Field(description="Statements against the help given.")
    helped: int = Field(description="Events of practical help that were held.")
    not_helped: int = Field(description="Events of practical help that did not come about.")
    habits: int = Field(description="Practical help told as a habit.")
    responded_by: list[str] = Field(description="Roles of those who helped, and what their services do.")
    told: list[str] = Field(description="Ids of the statements and interactions.")


class ResponseTold(InputRow):
    """A referral to a service, or a contact with one that a family was referred to."""

    family: str
    what: str
    interaction: str
    service: str
    service_kind: str
    edtf: str
    from_day: int
    to_day: int
    status: str
    led_to: list[str]


class ResponseRow(Row):
    """A referral and how long it was to the next contact with the service."""

    behind = ("referral",)

    family: str = Field(description="Id of the family.")
    referral: str = Field(description="Id of the referral.")
    service: str = Field(description="Id of the service referred to.")
    service_kind: str = Field(description="What the service does.")
    edtf: str = Field(description="When it was referred, in EDTF; empty when not dated.")
    from_day: int = Field(description="Earliest possible day of the referral.")
    to_day: int = Field(description="Latest possible day of the referral.")
    status: str = Field(description="Held, refused and so on; empty when not stated.")
    days_least: int = Field(description="Days to the next contact, at the least; -1 when not known.")
    days_most: int = Field(description="Days to the next contact, at the most; -1 when not known.")
    next_contact: str = Field(description="Id of the first contact that certainly follows; empty when none does.")
    in_touch_before: bool = Field(description="The service certainly held a contact before the referral.")
    undated: int = Field(description="Contacts with the service that have no date.")
    led_to: list[str] = Field(description="Ids of what a source says the referral brought about.")
