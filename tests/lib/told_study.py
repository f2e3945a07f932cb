"""A study of two families as its released answers, for the pictures; `name` makes of every name what it likes."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from disclosure.release import Released
from schema.model import load_model
from tests.lib import networks
from viz.pictures.loads import loads
from viz.pictures.matrix import matrix
from viz.pictures.names import Names
from viz.pictures.referrals import referrals
from viz.pictures.sheet import Picture
from viz.pictures.timeline import timeline
from viz.pictures.week import week

MODEL = load_model()
MONDAY = (date(2021, 11, 8) - date(1970, 1, 1)).days
FAR = 10**7
Naming = Callable[[str], str]


def as_it_is(words: str) -> str:
    """No change."""
    return words


@dataclass(frozen=True)
class Told:
    """The answers, and the title of the study."""

    web: Released
    chronology: Released
    calendar: Released
    load: Released
    routes: Released
    title: str

    @property
    def names(self) -> Names:
        """What to call things."""
        return Names(self.web, MODEL, {"s": self.title})

    def pictures(self) -> dict[str, Picture]:
        """Every picture of it."""
        names = self.names
        return {
            "matrix": matrix(self.web, names, self.title),
            "timeline": timeline(self.chronology, names, self.title, MODEL),
            "loads": loads(self.load, names, self.title),
            "referrals": referrals(self.routes, names, self.title, MODEL),
            "week": week(self.calendar, self.chronology, names, self.title, MODEL),
        }


def told_study(name: Naming = as_it_is) -> Told:
    """Two families, a parent, two services; contacts, a missed one, one to which nobody was invited, a referral."""
    clinic = {"to_id": "s:sv", "to_is": "Service", "to_name": name("Drug clinic"), "sector": "nhs", "agency": "s:ag",
              "agency_name": name("Health board")}  # fmt: skip
    team = {"to_id": "s:sw", "to_is": "Service", "to_name": name("Families team"), "agency": "s:co",
            "sector": "local_authority_social_work", "agency_name": name("Council")}  # fmt: skip
    alder = {"family": "s:F1", "from_id": "s:F1", "from_is": "Family", "from_name": name("The Alder family")}
    birch = {"family": "s:F2", "from_id": "s:F2", "from_is": "Family", "from_name": name("The Birch family")}
    day = {"family": "s:F1", "kind": "drug_test", "reality": "event", "services": ["s:sv"], "edtf": "2021-11-08",
           "from_day": MONDAY, "to_day": MONDAY}  # fmt: skip
    referral = {"family": "s:F1", "step": "referral", "from_services": ["s:sv"], "to_services": ["s:sw"]}
    return Told(
        web=networks.web(
            {"family": "s:F1", "tie": "member_of", "from_id": "s:p", "from_is": "Parent", "from_name": name("Rowan"),
             "to_id": "s:F1", "to_is": "Family", "to_name": name("The Alder family")},
            {**clinic, **alder, "tie": "involved_with", "contacts": 12, "care": 3, "control": 1},
            {**team, **alder, "tie": "involved_with", "missed": 2},
            {**team, **birch, "tie": "involvement"},
        ),
        chronology=networks.chronology(
            {**day, "interaction": "i1", "status": "held", "care": "offered", "control": "exercised"},
            {**day, "interaction": "i2", "status": "missed"},
            {**day, "interaction": "i3", "edtf": "2021", "from_day": MONDAY - 300, "to_day": MONDAY + 60,
             "status": "not_invited"},
            {**day, "interaction": "i4", "family": "s:F2", "edtf": "", "from_day": -FAR, "to_day": FAR,
             "status": "held"},
        ),
        calendar=networks.calendar(
            {"family": "s:F1", "parent": "s:p", "week": "2021-W45", "demands": 2, "held": 1, "days": 1, "clash_days": 1,
             "interactions": ["i1", "i2"], "undated": 3, "habits": 1}
        ),
        load=networks.load(
            {"family": "s:F1", "name": "", "contacts_possible": 12, "contacts_certain": 9, "habits": 1},
            {"family": "s:F2", "name": ""},
        ),
        routes=networks.routes(referral, referral, {**referral, "from_services": [], "referred_by": ["midwife"]}),
        title=name("An invented study"),
    )  # fmt: skip
