"""How often each kind of interaction comes round, who is there, and how a coder would note it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Rhythm:
    """One kind of interaction as families of these studies meet it."""

    #: share of all interactions
    share: float
    #: days from one to the next
    every: int
    #: role of the worker who leads it, or who tells of it; every study has such workers
    lead: str
    #: where it takes place, most often
    venue: str
    #: a coder's note; {} stands for the parent, then for the worker
    memo: str
    #: the parent's and the worker's part when it is held; no worker takes part in what families do by themselves
    parent: str = "attended"
    worker: str | None = "attended"
    #: the child's part, if any
    child: str | None = None
    #: roles of further workers who are invited
    others: tuple[str, ...] = ()
    #: role of the worker who asked for it
    asker: str | None = None
    #: the participant's own word
    word: str | None = None


TEAM = ("health_visitor", "substance_use_nurse", "family_support_worker")

RHYTHMS: dict[str, Rhythm] = {
    "clinic_visit": Rhythm(
        18, 14, "substance_use_nurse", "clinic", "{} came to the clinic and talked with {}.", word="the clinic"
    ),
    "pharmacy_visit": Rhythm(
        20,
        1,
        "pharmacist",
        "pharmacy",
        "{} collected the medicine; {} was at the counter.",
        "collected",
        word="the chemist's",
    ),
    "home_visit": Rhythm(
        12, 14, "health_visitor", "home", "{} had a visit at home from {}.", child="attended", word="the visit"
    ),
    "drug_test": Rhythm(
        7,
        21,
        "substance_use_nurse",
        "clinic",
        "{} was asked for a specimen; {} took it in.",
        "tested",
        asker="social_worker",
    ),
    "contact_visit": Rhythm(
        6,
        7,
        "family_support_worker",
        "contact_centre",
        "{} and the child spent time together; {} was in the room.",
        "attended",
        "observed",
        "attended",
        word="my time with the wee one",
    ),
    "core_group": Rhythm(
        5,
        42,
        "social_worker",
        "office",
        "{} sat with the core group, which {} had called.",
        worker="chaired",
        child="talked_about",
        others=TEAM,
    ),
    "case_conference": Rhythm(
        3,
        120,
        "conference_chair",
        "office",
        "{} was at the conference; {} was in the chair.",
        worker="chaired",
        child="talked_about",
        others=("social_worker", *TEAM[:2]),
        asker="social_worker",
        word="the big meeting",
    ),
    "looked_after_review": Rhythm(
        2,
        150,
        "conference_chair",
        "office",
        "{} was at the review that {} led.",
        worker="chaired",
        child="talked_about",
        others=("social_worker", "health_visitor"),
    ),
    "meeting": Rhythm(
        3,
        60,
        "social_worker",
        "service_premises",
        "{} met the team; {} took the notes.",
        others=("family_support_worker", "midwife"),
        worker="convened",
    ),
    "assessment": Rhythm(
        2,
        180,
        "social_worker",
        "home",
        "{} went through the assessment with {}.",
        child="attended",
        asker="conference_chair",
    ),
    "enquiry": Rhythm(
        1,
        200,
        "social_worker",
        "office",
        "{} was spoken of while {} and others asked around.",
        "talked_about",
        "convened",
        "talked_about",
        ("police_officer", "health_visitor"),
    ),
    "registration": Rhythm(
        1,
        250,
        "conference_chair",
        "office",
        "{} heard about the register from {}.",
        worker="chaired",
        child="talked_about",
        others=("social_worker",),
    ),
    "hearing": Rhythm(
        1.5,
        180,
        "judge",
        "court",
        "{} was in court; {} decided.",
        worker="chaired",
        child="talked_about",
        others=("social_worker", "guardian", "solicitor"),
    ),
    "court_order": Rhythm(
        1,
        250,
        "judge",
        "court",
        "{} was told of the order that {} made.",
        "talked_about",
        "convened",
        "talked_about",
        asker="legal_adviser",
    ),
    "placement_move": Rhythm(
        1, 250, "social_worker", "home", "{} packed the child's things; {} came with the car.", child="attended"
    ),
    "prescription_change": Rhythm(3, 60, "doctor", "clinic", "{} agreed a new dose with {}.", word="my script"),
    "referral": Rhythm(
        3,
        90,
        "health_visitor",
        "office",
        "{} was passed on to another service by {}.",
        "talked_about",
        "convened",
        word="being sent on",
    ),
    "information_sharing": Rhythm(
        3,
        45,
        "social_worker",
        "office",
        "{} was talked about when {} rang a colleague.",
        "talked_about",
        "convened",
        None,
        ("substance_use_nurse",),
    ),
    "call": Rhythm(3, 30, "social_worker", "telephone", "{} had a call from {}.", word="a ring"),
    "conversation": Rhythm(2, 30, "midwife", "clinic", "{} told {} how things were going, “some good, some not”."),
    "practical_help": Rhythm(
        2,
        60,
        "family_support_worker",
        "home",
        "{} got help with the move, the cot and the forms from {}.",
        asker="health_visitor",
    ),
    "support": Rhythm(
        2, 21, "family_support_worker", "court", "{} was not alone that day: {} came along.", word="by my side"
    ),
    "daily_life": Rhythm(
        1.5, 9, "health_visitor", "home", "{} and the child baked and went to the park.", worker=None, child="attended"
    ),
    "family_activity": Rhythm(
        2.5,
        14,
        "nursery_worker",
        "community",
        "{} went on the day out that {} had planned.",
        child="attended",
        word="the group",
    ),
}

#: What a coder adds where it did not come about as planned.
STATUS_NOTES: dict[str, str] = {
    "missed": " It was missed; nobody says why.",
    "refused": " It was turned down.",
    "cancelled_by_family": " The family had called it off.",
    "cancelled_by_service": " The service had called it off,\nfor want of staff.",
    "not_offered": " It was never offered.",
    "not_invited": " The family was not asked to come.",
    "planned": " It was still to come.",
}

#: status -> share, the parent's part, the worker's part; None leaves the part as when held
STATUSES: dict[str, tuple[float, str | None, str | None]] = {
    "held": (80, None, None),
    "missed": (7, "absent", None),
    "refused": (2, "refused", None),
    "cancelled_by_family": (3, "invited", "convened"),
    "cancelled_by_service": (3, "invited", "absent"),
    "not_offered": (1, "talked_about", "talked_about"),
    "not_invited": (2, "not_invited", None),
    "planned": (2, "invited", "convened"),
}
