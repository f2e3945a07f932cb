"""Which list of a deposit holds which of our sheets, and how each list is set out."""

from dataclasses import dataclass

from synthesis.deposit.texts import STUDY_NUMBER

FILES = f"{STUDY_NUMBER}_metadata.xlsx"
PARTICIPANTS = f"{STUDY_NUMBER}_participants.xlsx"
SERVICES = f"{STUDY_NUMBER}_services.xlsx"
CODING = f"{STUDY_NUMBER}_coded_episodes.xlsx"
GAPS = "- or not stated: the source does not say.  N/K: not known to the speaker.  n/a: does not apply."
DATES = "Dates in EDTF: 2021-05 May 2021, 2021-05~ about May, 2021-21 spring, ../2022-03 until March."
ROLES = "role:... stands for somebody of whom only the role is known. Several codes are parted by a semicolon."


@dataclass(frozen=True)
class Layout:
    """One list: its workbook, its tab, and what stands above and between its rows."""

    sheet: str
    file: str
    tab: str
    title: str
    #: lines below the title
    notes: tuple[str, ...] = ()
    #: columns by which the rows are put in order first
    order: tuple[str, ...] = ()
    #: a blank row stands where the value of this column changes
    apart: str | None = None
    #: columns whose repeated values are one merged cell
    merged: tuple[str, ...] = ()
    #: heading above several headers, merged over its first to its last column
    bands: tuple[tuple[str, str, str], ...] = ()


LAYOUTS = (
    Layout(
        "documents",
        FILES,
        "File list",
        "List of files",
        (GAPS,),
        ("data_set",),
        "data_set",
        ("data_set",),
        (("Document", "document", "data_set"), ("File", "file", "sha256")),
    ),
    Layout(
        "people",
        PARTICIPANTS,
        "Participants",
        "Participants: parents and families, professionals",
        (GAPS, "Ages are bands. Pseudonyms only."),
        ("family",),
        "family",
        ("family",),
        (("Who", "person", "family"), ("Descriptors", "role", "jurisdiction")),
    ),
    Layout(
        "services",
        SERVICES,
        "Services",
        "Services",
        (GAPS, "Pseudonyms only."),
        ("agency",),
        "agency",
        ("agency", "agency_name"),
        (("Service", "service", "site"), ("Organisation", "agency", "sector")),
    ),
    Layout(
        "episodes",
        CODING,
        "Coded episodes",
        "Coded episodes: one row is one account of one event",
        (GAPS, DATES, ROLES),
        ("document",),
        "document",
    ),
    Layout("families", CODING, "Families", "Families", (GAPS,)),
    Layout("ties", CODING, "Relationships", "Who is related to whom", (GAPS, DATES)),
    Layout(
        "involvements",
        CODING,
        "Work with families",
        "Services' work with families, and their workers in turn",
        (GAPS, DATES),
        (),
        "family",
        ("involvement", "family"),
    ),
    Layout("care_arrangements", CODING, "Children", "Where children live", (GAPS, DATES), (), None, ("child",)),
    Layout("statements", CODING, "Views and figures", "What is said in general", (GAPS, ROLES)),
    Layout("roles", CODING, "Roles", "Roles that are spoken of"),
)
