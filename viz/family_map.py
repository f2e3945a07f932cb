"""What a family's map shows, and nothing else: only these fields can reach a page."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Passage:
    """The evidence of an interaction: where it stands and whose account it is."""

    document: str
    place: str
    #: whose account, as pseudonym or role
    voice: str
    #: who speaks or writes it when that is not the voice
    told_by: str
    #: the participant's own word
    word: str
    #: the coder's note
    memo: str


@dataclass(frozen=True)
class MapInteraction:
    """One interaction in words, with its evidence."""

    id: str
    #: what happened, in words
    label: str
    #: when, in words; empty when not dated
    when: str
    #: held, refused, not offered and so on, in words
    status: str
    #: empty for an event; otherwise habit, request, fear and so on, in words
    reality: str
    care: str
    control: str
    #: names of what accounts disagree on
    disputed: tuple[str, ...]
    #: who took part and how, as (name, part) pairs in words
    people: tuple[tuple[str, str], ...]
    services: tuple[str, ...]
    evidence: tuple[Passage, ...]


@dataclass(frozen=True)
class MapNode:
    """A family, person or service on the map."""

    id: str
    #: Family, Parent, Child, Kin, Professional or Service
    kind: str
    label: str
    #: second line: the role, or what the service does
    detail: str
    #: for services and their workers: sector and agency, as term and in words
    sector: str = ""
    sector_label: str = ""
    agency: str = ""
    agency_label: str = ""
    #: for workers: the service they are drawn beside
    service: str = ""
    #: for family members: the code list's term (woman, man, another), which chooses the symbol; empty when not stated
    gender: str = ""


@dataclass(frozen=True)
class MapTie:
    """A line on the map."""

    id: str
    from_id: str
    to_id: str
    #: kin (between family members), member (to the family), involved (family and service),
    #: works (worker and service), worked_with (worker and family)
    kind: str
    #: what the line says, in words
    label: str
    #: events that were held
    contacts: int = 0
    #: repeated things told once as a habit
    habits: int = 0
    #: missed, refused or cancelled
    missed: int = 0
    #: not offered, or not invited
    not_offered: int = 0
    care: int = 0
    control: int = 0
    disputed: int = 0
    #: ids of the interactions behind it
    interactions: tuple[str, ...] = ()


@dataclass(frozen=True)
class FamilyMap:
    """One family's agency connections."""

    family: str
    title: str
    study_title: str
    synthetic: bool
    level: str
    #: the graph hash that the rows came from
    data_version: str
    #: how to read the lines: what is counted and what is not
    definition: str
    nodes: tuple[MapNode, ...]
    ties: tuple[MapTie, ...]
    interactions: tuple[MapInteraction, ...]
