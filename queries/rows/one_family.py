"""Records of the chapter One family."""

from pydantic import Field

from queries.rows.base import Row


class NetworkRow(Row):
    """A tie of a family's network."""

    behind = ("family", "from_id", "to_id")

    family: str = Field(description="Id of the family.")
    tie: str = Field(description="Kind of tie.")
    from_id: str = Field(description="Id of the one.")
    from_is: str = Field(description="Kind of the one.")
    from_name: str = Field(description="Name of the one; empty when the study gives none.")
    from_role: str = Field(description="Role of a person, or what a service does, as a term.")
    to_id: str = Field(description="Id of the other.")
    to_is: str = Field(description="Kind of the other.")
    to_name: str = Field(description="Name of the other; empty when the study gives none.")
    to_role: str = Field(description="Role of a person, or what a service does, as a term.")
    sector: str = Field(description="Sector of the service's agency.")
    agency: str = Field(description="Id of the service's agency.")
    agency_name: str = Field(description="Name of the agency.")
    detail: str = Field(description="In what way people are related.")
    contacts: int = Field(description="Events that were held.")
    habits: int = Field(description="Repeated things told as a habit.")
    missed: int = Field(description="Events that were offered and did not come about.")
    not_offered: int = Field(description="Events that were not offered or to which somebody was not invited.")
    other: int = Field(description="What was asked for, feared, supposed or hoped for, or did not happen.")
    care: int = Field(description="Interactions in which care was shown.")
    control: int = Field(description="Interactions in which control was exercised.")
    disputed: int = Field(description="Interactions on which accounts disagree.")


class ChronologyRow(Row):
    """An interaction in a family's chronology."""

    behind = ("interaction",)

    family: str = Field(description="Id of the family.")
    interaction: str = Field(description="Id of the interaction.")
    account: str = Field(description="Id of the account that says so; empty for the agreed record, or where one tells.")
    kind: str = Field(description="What happened.")
    edtf: str = Field(description="When, in EDTF; empty when not dated.")
    from_day: int = Field(description="Earliest possible day since 1970-01-01.")
    to_day: int = Field(description="Latest possible day since 1970-01-01.")
    position: int = Field(description="Place in the order that sources give where no date is known; 0 when none is.")
    status: str = Field(description="Held, refused, not offered and so on; empty when not stated.")
    reality: str = Field(description="Event, habit, request, fear and so on; empty when disputed.")
    basis: str = Field(description="On what basis; empty when not stated.")
    care: str = Field(description="Whether care was shown; empty when not stated.")
    control: str = Field(description="Whether control was exercised; empty when not stated.")
    disputed: list[str] = Field(description="What accounts disagree on.")
    services: list[str] = Field(description="Ids of the services that held it.")
    people: list[str] = Field(description="Who took part and how, as id=part.")
    voices: list[str] = Field(description="Ids of those whose account it is.")


class AccountRow(Row):
    """An interaction as one voice tells it."""

    behind = ("interaction",)

    family: str = Field(description="Id of the family.")
    interaction: str = Field(description="Id of the interaction.")
    voice: str = Field(description="Id of the person whose account it is, or role: and a role.")
    account: str = Field(description="Id of the account that says so; empty for the agreed record, or where one tells.")
    edtf: str = Field(description="When, in EDTF; empty when not dated.")
    from_day: int = Field(description="Earliest possible day since 1970-01-01.")
    to_day: int = Field(description="Latest possible day since 1970-01-01.")
    status: str = Field(description="Held, refused, not offered and so on; empty when not said.")
    reality: str = Field(description="Event, habit, request, fear and so on; empty when not said.")
    basis: str = Field(description="On what basis; empty when not said.")
    care: str = Field(description="Whether care was shown; empty when not said.")
    control: str = Field(description="Whether control was exercised; empty when not said.")


class PassageRow(Row):
    """A passage that is the evidence of an interaction."""

    behind = ("episode", "interaction")

    family: str = Field(description="Id of the family.")
    interaction: str = Field(description="Id of the interaction.")
    episode: str = Field(description="Id of the coded passage.")
    document: str = Field(description="Key of the document.")
    title: str = Field(description="Title of the document.")
    place: str = Field(description="Where in it a reader finds it.")
    first_at: int = Field(description="First line or character in the text copy; -1 when not given.")
    last_at: int = Field(description="Last line, or the character after the last; -1 when not given.")
    unit: str = Field(description="Lines or characters.")
    voice: str = Field(description="Id of the person or role whose account it is.")
    told_by: str = Field(description="Id of who speaks or writes it when that is not the voice.")
    word: str = Field(description="The participant's own word.")
    memo: str = Field(description="The coder's note.")
    asserts: list[str] = Field(description="What the passage states, as attribute=value.")


class AbsenceRow(Row):
    """Something that did not come about, or from which somebody was missing."""

    behind = ("interaction",)

    family: str = Field(description="Id of the family.")
    interaction: str = Field(description="Id of the interaction.")
    account: str = Field(description="Id of the account that says so; empty for the agreed record, or where one tells.")
    kind: str = Field(description="What was to happen.")
    edtf: str = Field(description="When, in EDTF; empty when not dated.")
    from_day: int = Field(description="Earliest possible day since 1970-01-01.")
    to_day: int = Field(description="Latest possible day since 1970-01-01.")
    certain: bool = Field(description="It lies wholly in the window.")
    status: str = Field(
        description="Missed, refused, cancelled by whom, not offered; empty when not stated or disputed."
    )
    reality: str = Field(description="Event, habit, request, did not happen; empty when disputed.")
    basis: str = Field(description="On what basis it was to be; empty when not stated.")
    by_family: bool = Field(description="The family cancelled it, or somebody of its side was absent or refused.")
    by_service: bool = Field(
        description="A service cancelled or did not offer it, or a professional stayed away or refused."
    )
    absent: list[str] = Field(description="Ids of those who were expected and did not come.")
    refused: list[str] = Field(description="Ids of those who would not take part or would not allow it.")
    not_invited: list[str] = Field(description="Ids of those who were left out.")
    services: list[str] = Field(description="Ids of the services that held it or were to hold it.")
    disputed: list[str] = Field(description="What accounts disagree on.")


class WorkerRow(Row):
    """A worker's turn with a family, or a professional of whom no turn is told."""

    behind = ("family", "services", "worker")

    family: str = Field(description="Id of the family.")
    involvement: str = Field(description="Id of the service's work with the family; empty when no turn is told.")
    services: list[str] = Field(description="Id of the service; of people without a turn, those that they work for.")
    turn: int = Field(description="Order of the workers in it, first = 1; 0 when not told.")
    worker: str = Field(description="Id of the worker; empty when nobody is named.")
    role: str = Field(description="Role of the worker.")
    basis: str = Field(description="On what basis the service works with the family; empty when not stated.")
    involvement_edtf: str = Field(description="When the service worked with the family, in EDTF; empty when not dated.")
    edtf: str = Field(description="When this worker did, in EDTF; empty when not dated.")
    from_day: int = Field(description="Earliest possible day of the turn since 1970-01-01.")
    to_day: int = Field(description="Latest possible day of the turn since 1970-01-01.")
    after: str = Field(description="Id of the worker before in the same work; empty when it is the first or not told.")
    gap_days: int = Field(description="Days at least since that worker's turn; -1 when first or not told.")
    contacts_possible: int = Field(description="Events that were held with the worker there and may lie in the turn.")
    contacts_certain: int = Field(description="Events that were held with the worker there, certainly in the turn.")
    told: int = Field(description="Everything told of in which the worker had a part, at any time.")


class DisputedRow(Row):
    """What a voice says of something on which accounts disagree."""

    behind = ("episodes",)

    family: str = Field(description="Id of the family.")
    interaction: str = Field(description="Id of the interaction.")
    kind: str = Field(description="What happened; empty when that is disputed.")
    edtf: str = Field(description="When, in EDTF; empty when not dated or disputed.")
    from_day: int = Field(description="Earliest day that any account allows, since 1970-01-01.")
    to_day: int = Field(description="Latest day that any account allows, since 1970-01-01.")
    matter: str = Field(description="What they disagree on.")
    voice: str = Field(description="Id of the person or role whose account it is.")
    role: str = Field(description="That voice's role; empty when not stated.")
    value: str = Field(description="What this voice says.")
    others: list[str] = Field(description="What is said otherwise, by others or by the same voice.")
    episodes: list[str] = Field(description="Ids of the passages in which this voice says so.")


class TalkedAboutRow(Row):
    """A person who was talked about without being there."""

    behind = ("family", "person")

    family: str = Field(description="Id of the family.")
    person: str = Field(description="Id of the person.")
    person_is: str = Field(description="Kind of the person.")
    role: str = Field(description="Role of the person; empty when not stated.")
    talked_about_possible: int = Field(description="Events at which the person was talked about.")
    talked_about_certain: int = Field(description="Events at which the person was talked about, certainly.")
    habits: int = Field(description="Habits in which the person is talked about.")
    other: int = Field(description="Requests, fears, hopes, and what did not happen, about the person.")
    decided: int = Field(description="Those of the events that state a decision or are there to take one.")
    present: int = Field(description="Held events and habits of the family at which the person was there.")
    present_at_decisions: int = Field(description="Those of them that state a decision or are there to take one.")
    never_present: bool = Field(description="Nothing that is told in the window has the person there.")


class CareRow(Row):
    """An arrangement of a child's care, or a child of whom none is told."""

    behind = ("child", "care_arrangement")

    family: str = Field(description="Id of the family.")
    child: str = Field(description="Id of the child.")
    age_band: str = Field(description="Age of the child as a band, when joining the study; empty when not stated.")
    care_arrangement: str = Field(description="Id of the arrangement; empty when none is told.")
    arrangement: str = Field(description="With whom the child lives, as a term; empty when not stated.")
    with_whom: list[str] = Field(description="Ids of the people or the service that the child lives with.")
    legal_basis: str = Field(description="Under which law or agreement; empty when not stated.")
    edtf: str = Field(description="When, in EDTF; empty when not dated.")
    from_day: int = Field(description="Earliest possible day since 1970-01-01.")
    to_day: int = Field(description="Latest possible day since 1970-01-01.")
    certain: bool = Field(description="It lies wholly in the window.")
    after: str = Field(description="Id of the arrangement before; empty when it is the first or not told.")
    gap_days: int = Field(description="Days at least since that arrangement; -1 when first or not told.")
    gaps: list[str] = Field(description="Stated reasons for values that are not there, as attribute=reason.")
    document: str = Field(description="Id of the document that says so; empty when no sheet names one.")
    place: str = Field(description="Where in it.")


class ChainRow(Row):
    """A chain of interactions that brought each other about."""

    behind = ("interactions",)

    family: str = Field(description="Id of the family.")
    story: str = Field(description="What happened and in what way it led to the next, in order.")
    steps: int = Field(description="How many steps, 1 to 4.")
    first_edtf: str = Field(description="When it began, in EDTF; empty when not dated or disputed.")
    last_edtf: str = Field(description="When the last was, in EDTF; empty when not dated or disputed.")
    days: int = Field(description="Days at least from the first to the last; -1 when either is not dated.")
    from_day: int = Field(description="Earliest possible day of the first since 1970-01-01.")
    to_day: int = Field(description="Latest possible day of the last since 1970-01-01.")
    certain: bool = Field(description="All of it lies wholly in the window.")
    kinds: list[str] = Field(description="Kinds of the interactions, in order.")
    interactions: list[str] = Field(description="Ids of the interactions, in order.")
    chain: str = Field(description="The same ids as one text.")


class TogetherRow(Row):
    """A pair of professionals or of services that were present together."""

    behind = ("interactions",)

    family: str = Field(description="Id of the family.")
    pair: str = Field(description="Professionals or services.")
    one: str = Field(description="Id of the one.")
    one_is: str = Field(description="Role of the professional, or what the service does.")
    other: str = Field(description="Id of the other.")
    other_is: str = Field(description="Role of the professional, or what the service does.")
    between_agencies: bool = Field(description="The two belong to different agencies, as far as told.")
    together_possible: int = Field(description="Held events at which both were present.")
    together_certain: int = Field(description="Held events at which both were present, certainly.")
    habits: int = Field(description="Habits at which both are present.")
    with_family: int = Field(description="Those events and habits at which the family's side was present too.")
    kinds: list[str] = Field(description="What happened there.")
    interactions: list[str] = Field(description="Ids of those interactions.")


class WeekRow(Row):
    """A week as a parent lives it."""

    behind = ("interactions",)

    family: str = Field(description="Id of the family.")
    parent: str = Field(description="Id of the parent.")
    role: str = Field(description="Role of the parent; empty when not stated.")
    week: str = Field(description="ISO week such as 2021-W05; empty when nothing is dated to the day.")
    demands: int = Field(description="Events for which the parent was expected.")
    held: int = Field(description="Those that were held.")
    mandated: int = Field(description="Those that were mandated.")
    days: int = Field(description="Days with a demand.")
    clash_days: int = Field(description="Days with two demands or more.")
    journey_days: int = Field(description="Days with demands at two places or more.")
    most_in_a_day: int = Field(description="Most demands on one day.")
    services: list[str] = Field(description="Ids of the services that held them.")
    places: list[str] = Field(description="Keys of the sites to go to; a service's id where it has no site.")
    interactions: list[str] = Field(description="Ids of the demands.")
    undated: int = Field(description="Demands on the parent that are not dated to the day, of the whole window.")
    habits: int = Field(description="Habits for which the parent is expected, of the whole window.")
