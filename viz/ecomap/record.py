"""What an ecomap holds, and nothing else: only these fields can reach a page, a poster or a picture.

Nobody is named by an id of the study: everything is known by its owner, a letter and a number (n3, t0, i12).
"""

from dataclasses import dataclass, field
from typing import Literal

#: an agency or a sector is a card only where a crowded map folds its services
NodeKind = Literal["Parent", "Child", "Kin", "Professional", "Service", "Agency", "Sector"]
#: `served`: a person, or the household, and a service; `kin`: two people of the family, or of their kin;
#: `works`: a worker of whom no service is known, and a person or the household
TieKind = Literal["served", "kin", "works"]
#: what became of it: it was held; told in general; offered and did not come about; not offered; or not an event at all
Outcome = Literal["held", "habit", "missed", "not_offered", "other"]
#: stands for the household as the end of a tie, where no person of the family is told to have had a part
HOUSEHOLD = "home"


def home_owner(number: int) -> str:
    """The owner of a home, as the end of a tie: the household's, or home1, home2 …"""
    return f"{HOUSEHOLD}{number or ''}"


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
class Told:
    """How an interaction is told: in the agreed record, or by one voice."""

    outcome: Outcome
    #: care was shown; control was exercised
    care: bool
    control: bool
    #: in words
    status: str
    reality: str
    care_words: str
    control_words: str
    when: str
    #: earliest and latest possible day since 1970-01-01; None where that end is open
    from_day: int | None
    to_day: int | None


@dataclass(frozen=True)
class Interaction:
    """One interaction, with what it stands on."""

    owner: str
    #: what happened, in words
    label: str
    told: Told
    #: the date is known only about
    about: bool
    #: place in the order that sources give where no date is known; 0 when none is
    position: int
    #: what accounts disagree on, in words
    disputed: tuple[str, ...]
    #: under pressure: care was withheld, or it was pressed, ordered or a condition and no care was shown
    stressful: bool
    #: owners of the ties that it is part of, and of everybody and every service in it
    ties: tuple[str, ...]
    nodes: tuple[str, ...]
    #: who took part and how, in words
    people: tuple[tuple[str, str], ...]
    evidence: tuple[Passage, ...]


@dataclass(frozen=True)
class Node:
    """A person or a service on the map."""

    owner: str
    kind: NodeKind
    label: str
    #: second line: the role, or what the service does
    detail: str
    #: for services and their workers: sector and agency, as term (sector) or owner (agency), and in words
    sector: str = ""
    sector_label: str = ""
    agency: str = ""
    agency_label: str = ""
    #: for workers: owner of the service in whose card they stand
    service: str = ""
    #: for family members: the code list's term, which chooses the symbol; empty when not stated
    gender: str = ""
    #: for children: their age as a band, in words
    age: str = ""
    #: for the family: number of the home they live in
    home: int = 0
    #: on a crowded map: owner of the agency or sector that this is folded into
    fold: str = ""


@dataclass(frozen=True)
class Tie:
    """A line on the map."""

    owner: str
    #: owners of its ends, the family's first; that of a home where its people share the line
    ends: tuple[str, str]
    kind: TieKind
    #: what the line says, in words
    label: str
    #: one in three of its interactions, or more, was under pressure
    stressful: bool = False
    #: for kin: partner, parent or kin
    way: str = ""
    interactions: tuple[str, ...] = ()
    #: on a composite: the families behind it, as a band in words, and as a step of width from 1 to 4
    families: str = ""
    step: int = 0
    #: on a composite: whether care and control are told of it in enough families
    care: bool = False
    control: bool = False


@dataclass(frozen=True)
class Home:
    """Who lives together, as far as it is told; the first home is the household that the map is about."""

    title: str
    #: with whom and on what basis, in words
    detail: str = ""


@dataclass(frozen=True)
class Voice:
    """A viewpoint: what one voice tells, interaction by interaction."""

    owner: str
    label: str
    #: interaction's owner -> as this voice tells it
    tells: dict[str, Told] = field(hash=False)


@dataclass(frozen=True)
class Remark:
    """What somebody in a room said of a map; it stands beside the evidence and counts in nothing."""

    owner: str
    #: what the map called it
    of: str
    #: a note, or that it is not right, in words
    sort: str
    said: str
    #: as what they spoke; empty when not stated
    role: str
    when: str
    #: owners that it is set against, and of the folds around them; none where the map draws it no more
    on: tuple[str, ...]


@dataclass(frozen=True)
class View:
    """What is drawn at once: the whole map, or a crowded one with one fold open."""

    #: owner of the agency or sector that is open; empty for the view that is shown first
    opened: str
    nodes: tuple[str, ...]
    ties: tuple[str, ...]


@dataclass(frozen=True)
class Ecomap:
    """One family's agency connections."""

    title: str
    study_title: str
    synthetic: bool
    level: str
    #: id of the export; empty while it has not left
    export: str
    #: the graph hash that the rows came from
    data_version: str
    #: how to read the lines: what is counted and what is not
    definition: str
    homes: tuple[Home, ...]
    nodes: tuple[Node, ...]
    ties: tuple[Tie, ...]
    interactions: tuple[Interaction, ...]
    voices: tuple[Voice, ...] = ()
    #: a map that is not crowded has one
    views: tuple[View, ...] = ()
    #: the webs of many families laid over each other: lines stand for families and not for contacts
    composite: bool = False
    #: fingerprint of what the owners stand for; the same in two drawings exactly when they stand for the same
    drawn: str = ""
    #: what was said of the family's map in a room
    remarks: tuple[Remark, ...] = ()
