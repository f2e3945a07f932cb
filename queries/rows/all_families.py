"""Records of the chapter All families."""

from pydantic import Field

from queries.rows.base import InputRow, Row


class LoadTold(InputRow):
    """An event or a habit of a service with a family."""

    family: str = Field(description="Id of the family.")
    name: str = Field(description="What the study calls the family.")
    told: str = Field(description="Id of the interaction.")
    service: str = Field(description="Id of the service that held it.")
    agency: str = Field(description="Id of its agency.")
    workers: list[str] = Field(description="Ids of professionals who were present, if it was held.")
    demanded: int = Field(description="1 when a parent was expected.")
    event: bool = Field(description="An event; a habit otherwise.")
    held: bool = Field(description="It came about; of a habit, nothing says that it did not.")
    basis: str = Field(description="mandated, chosen, or empty when not stated.")
    sure: int = Field(description="1 when it lies wholly in the window.")


class LoadRow(Row):
    """A family's multiagency load; `possible` counts what may lie in the window, `certain` what lies wholly in it."""

    behind = ("family",)

    family: str = Field(description="Id of the family.")
    name: str = Field(description="What the study calls the family.")
    agencies_possible: int = Field(description="Agencies in contact.")
    agencies_certain: int = Field(description="Agencies in contact, certainly.")
    services_possible: int = Field(description="Services in contact.")
    services_certain: int = Field(description="Services in contact, certainly.")
    workers_possible: int = Field(description="Professionals who were present.")
    workers_certain: int = Field(description="Professionals who were present, certainly.")
    contacts_possible: int = Field(description="Events that were held.")
    contacts_certain: int = Field(description="Events that were held, certainly.")
    demands_possible: int = Field(description="Events for which a parent was expected, held or not.")
    demands_certain: int = Field(description="Events for which a parent was expected, certainly.")
    mandated_possible: int = Field(description="Contacts that were mandated.")
    mandated_certain: int = Field(description="Contacts that were mandated, certainly.")
    chosen_possible: int = Field(description="Contacts that were chosen.")
    chosen_certain: int = Field(description="Contacts that were chosen, certainly.")
    habits: int = Field(description="Repeated things told as a habit; each is told once and is no contact.")


class DrugTestingRow(Row):
    """Tests of a family's people of one role and gender, told as one kind of thing."""

    behind = ("interactions",)

    family: str = Field(description="Id of the family.")
    name: str = Field(description="What the study calls the family.")
    role: str = Field(description="Place in the family of those tested.")
    gender: str = Field(description="Gender as the source states it; empty when it does not.")
    told_as: str = Field(description="Event, habit, request and so on; empty for parents of whom no test is told.")
    people: int = Field(description="People of this role and gender of whom this is told.")
    tests_possible: int = Field(description="Tests told, done or not.")
    tests_certain: int = Field(description="Tests told, certainly.")
    done_possible: int = Field(description="Tests for which the person gave a specimen.")
    done_certain: int = Field(description="Tests done, certainly.")
    refused_possible: int = Field(description="Tests that the person refused.")
    refused_certain: int = Field(description="Tests refused, certainly.")
    missed_possible: int = Field(description="Tests that did not come about otherwise than by the person's refusal.")
    missed_certain: int = Field(description="Tests missed, certainly.")
    urine: int = Field(description="Tests of urine.")
    hair_strand: int = Field(description="Tests of a hair strand.")
    other_specimen: int = Field(description="Tests of oral fluid, breath or blood.")
    observed: int = Field(description="Tests at which somebody watched the specimen being given.")
    unobserved: int = Field(description="Tests at which it is told that nobody watched.")
    volunteered: int = Field(description="Tests that the person offered or agreed to.")
    asked: int = Field(description="Tests that were asked for.")
    pressed: int = Field(description="Tests that were pressed for, or a condition of treatment, contact or help.")
    ordered: int = Field(description="Tests ordered by a court, a statutory duty, or that had to be done.")
    positive: int = Field(description="Tests that were positive.")
    negative: int = Field(description="Tests that were negative.")
    other_result: int = Field(description="Tests that were dilute, invalid or without a specimen.")
    disputed: int = Field(description="Tests on which accounts disagree in anything.")
    result_disputed: int = Field(description="Tests on whose result accounts disagree.")
    asked_by: list[str] = Field(description="Roles of those who asked for a test.")
    interactions: list[str] = Field(description="Ids of the tests.")


class ConferenceRow(Row):
    """A case conference or core group about a family."""

    behind = ("interaction",)

    family: str = Field(description="Id of the family; empty when it is not said which.")
    interaction: str = Field(description="Id of the conference or core group.")
    account: str = Field(description="Id of the account that says so; empty for the agreed record, or where one tells.")
    kind: str = Field(description="Case conference or core group.")
    told_as: str = Field(description="Event, habit, request and so on; disputed when accounts differ.")
    edtf: str = Field(description="When, in EDTF; empty when not dated.")
    from_day: int = Field(description="Earliest possible day.")
    to_day: int = Field(description="Latest possible day.")
    position: int = Field(description="Place in the order that sources give where no date is known; 0 when none is.")
    status: str = Field(description="Held, cancelled, not invited and so on; empty when not stated.")
    professionals_present: int = Field(description="Professionals there; -1 when not told.")
    relatives_present: int = Field(description="Members of the family there; -1 when not told.")
    professionals_each: float = Field(description="Professionals to each one of the family; empty when none was there.")
    relatives_not_addressed: int = Field(description="Members of the family who were there and not spoken to.")
    roles_present: list[str] = Field(description="Roles of the professionals there.")
    family_present: list[str] = Field(description="Places in the family of those there.")
    roles_invited: list[str] = Field(description="Roles of people invited, without word whether they came.")
    roles_absent: list[str] = Field(description="Roles of people who were invited and not there.")
    roles_left_out: list[str] = Field(description="Roles of people who were not invited.")
    roles_refused: list[str] = Field(description="Roles of people who would not come.")
    gp: str = Field(description="General practitioner: present, absent, invited, left out, or empty when not told of.")
    notice_days: int = Field(description="Days' notice that the family had; -1 when not stated.")
    report_shared: str = Field(description="Whether the family saw the report before: yes, no, or empty.")
    minutes_shared: str = Field(description="Whether the family got the minutes: yes, no, or empty.")
    decision: str = Field(description="What was decided; empty when not stated.")
    disputed: list[str] = Field(description="What accounts disagree on.")


class ContactTold(InputRow):
    """A contact visit, somebody's part in one, a service that held one, or a worker's turn with a family."""

    what: str
    family: str
    interaction: str
    from_day: int
    to_day: int
    sure: bool
    told_as: str
    status: str
    supervision: str
    mode: str
    decision: str
    disputed: bool
    service: str
    who: str
    role: str
    side: str
    part: str
    turn: int


class ContactRow(Row):
    """A family's contact visits in the time of one worker."""

    behind = ("interactions",)

    family: str = Field(description="Id of the family.")
    service: str = Field(description="Id of the service; empty when no service with a listed worker had a hand in any.")
    worker: str = Field(description="Id of the worker; empty for visits of which that cannot be said.")
    role: str = Field(description="Profession of the worker.")
    turn: int = Field(description="Place among the workers of the service, first = 1; 0 when not stated.")
    from_day: int = Field(description="Earliest possible day of the worker's time.")
    to_day: int = Field(description="Latest possible day of the worker's time.")
    visits_possible: int = Field(description="Visits told as events, held or not.")
    visits_certain: int = Field(description="Visits told as events, certainly.")
    held_possible: int = Field(description="Visits that were held.")
    held_certain: int = Field(description="Visits that were held, certainly.")
    habits: int = Field(description="Visits told as a habit; each is told once.")
    refused: int = Field(description="Visits refused or not offered, asked for or not.")
    refused_by_service: int = Field(description="Visits that a worker refused, did not offer or kept one of them from.")
    refused_by_family: int = Field(description="Visits that one of the family refused.")
    cancelled_by_service: int = Field(description="Visits that the service cancelled.")
    cancelled_by_family: int = Field(description="Visits that the family cancelled.")
    missed: int = Field(description="Visits that were missed.")
    supervised: int = Field(description="Held under supervision.")
    supported: int = Field(description="Held with support.")
    handover: int = Field(description="Held with a handover only.")
    unsupervised: int = Field(description="Held without supervision.")
    face_to_face: int = Field(description="Held face to face.")
    video: int = Field(description="Held by video call.")
    other_mode: int = Field(description="Held by telephone, letter or message.")
    increased: int = Field(description="Held, with the decision that there is to be more contact.")
    reduced: int = Field(description="Held, with the decision that there is to be less contact.")
    disputed: int = Field(description="Visits on which accounts disagree in anything.")
    refused_by: list[str] = Field(description="Roles of those who refused.")
    absent: list[str] = Field(description="Roles of those who were expected and not there.")
    interactions: list[str] = Field(description="Ids of the visits.")


class WorkerTold(InputRow):
    """A worker's turn in a service's work with a family, or presence at an interaction."""

    family: str
    service: str
    service_kind: str
    listed: bool
    involvement: str
    worker: str
    turn: int
    alone: bool
    from_day: int
    to_day: int
    first_day: int
    last_day: int


class ContinuityRow(Row):
    """The workers that a family has had at one service."""

    behind = ("family", "people")

    family: str = Field(description="Id of the family.")
    service: str = Field(description="Id of the service.")
    service_kind: str = Field(description="What the service does.")
    workers_possible: int = Field(description="Workers listed as having carried the case.")
    workers_certain: int = Field(description="Workers listed, certainly.")
    met_possible: int = Field(description="The service's professionals who were present at something held.")
    met_certain: int = Field(description="Professionals who were present, certainly.")
    handovers: int = Field(description="Changes from one listed worker to the next; -1 when their order is not told.")
    gaps: int = Field(description="Handovers with days between that are nobody's; -1 when the order is not told.")
    longest_gap_days: int = Field(description="Fewest days of the longest gap; 0 without one, -1 when not told.")
    longest_stay_days: int = Field(description="Most days that the longest stay can have lasted; -1 when not dated.")
    shortest_stay_days: int = Field(description="Most days that the shortest stay can have lasted; -1 when not dated.")
    people: list[str] = Field(description="Ids of all these workers.")


class TogetherTold(InputRow):
    """A service that took part in something held about a family."""

    family: str
    interaction: str
    sure: bool
    service: str
    service_kind: str
    agency: str
    sector: str


class NeverMeetRow(Row):
    """Two services, or two agencies, that share a family and never come together about it."""

    behind = ("one", "families")

    level: str = Field(description="Whether the two are services or agencies.")
    one: str = Field(description="Id of the one.")
    one_kind: str = Field(description="What the service does, or the agency's sector.")
    other: str = Field(description="Id of the other.")
    other_kind: str = Field(description="What the service does, or the agency's sector.")
    shared: int = Field(description="Families that the two share.")
    never_possible: int = Field(description="Families about which they may never have come together.")
    never_certain: int = Field(description="Families about which they never came together as far as is told.")
    families: list[str] = Field(description="Ids of the families about which they may never have come together.")


class RegistrationRow(Row):
    """A step on or off the child protection register or plan, or a status that is listed."""

    behind = ("record",)

    family: str = Field(description="Id of the family.")
    record: str = Field(description="Id of the interaction or of the involvement.")
    kind: str = Field(description="What happened, or that it is an involvement.")
    step: str = Field(description="Registered, deregistered, continued and so on; empty when not stated.")
    told_as: str = Field(description="Event, request, supposition and so on, or listed.")
    status: str = Field(description="Held, planned and so on; empty when not stated.")
    edtf: str = Field(description="When, in EDTF; empty when not dated.")
    from_day: int = Field(description="Earliest possible day.")
    to_day: int = Field(description="Latest possible day.")
    position: int = Field(description="Place in the order that sources give where no date is known; 0 when none is.")
    ended_from_day: int = Field(description="Earliest day of the next deregistration told.")
    ended_to_day: int = Field(description="Latest day of the next deregistration told.")
    children: list[str] = Field(description="Ids of the children named.")
    disputed: list[str] = Field(description="What accounts disagree on.")
