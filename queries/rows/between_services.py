"""Rows about what passes between services and others: referrals and information, of every family."""

from pydantic import Field

from queries.rows.base import InputRow, Row


class StepTold(InputRow):
    """A contact or a referral of a family as it is told."""

    family: str
    interaction: str
    kind: str
    edtf: str
    from_day: int
    to_day: int
    status: str
    contact: bool
    after_another: bool
    referred_by: list[str]
    from_services: list[str]
    to_services: list[str]
    workers: list[str]


class RouteRow(Row):
    """A step of a family's way to services: a first contact or a referral."""

    behind = ("interaction",)

    family: str = Field(description="Id of the family.")
    step: str = Field(description="First contact, or referral.")
    interaction: str = Field(description="Id of the interaction.")
    kind: str = Field(description="What happened.")
    edtf: str = Field(description="When, in EDTF; empty when not dated.")
    from_day: int = Field(description="Earliest possible day.")
    to_day: int = Field(description="Latest possible day.")
    status: str = Field(description="Held, refused, not offered and so on; empty when not stated.")
    sure: bool = Field(description="No other contact may be the first; true of a referral.")
    undated: int = Field(description="Contacts without a date, any of which may come before a dated first one.")
    referred_by: list[str] = Field(description="Roles of those who called or asked for the referral.")
    from_services: list[str] = Field(description="Ids of the services that referred.")
    to_services: list[str] = Field(description="Ids of the services referred to, or that held the first contact.")
    workers: list[str] = Field(description="Roles of the professionals who were present.")


class SharingTold(InputRow):
    """An interaction of which it is told whether information was shared."""

    of_family: str
    interaction: str
    shared: str
    event: bool
    habit: bool
    held_by: list[str]
    worked_for: list[str]
    directed_to: list[str]
    began: list[str]
    others: list[str]


class SharingRow(Row):
    """Two parties, and how often information was shared, withheld or judged between them."""

    behind = ("interactions",)

    shared: str = Field(description="Passed on, held back, or judged case by case.")
    by: str = Field(description="Role of who began it, or one of two parties; empty when not said.")
    with_whom: str = Field(description="Role of the other, or what the other service does; empty when not said.")
    directed: bool = Field(description="It is told who began it; otherwise the two are only the parties to it.")
    events: int = Field(description="Events.")
    habits: int = Field(description="Repeated things told as a habit.")
    other: int = Field(description="What is supposed, feared, a rule, or did not happen.")
    families: int = Field(description="Families that these are told of.")
    interactions: list[str] = Field(description="Ids of the interactions.")
