"""Every fault that the rows of a study can have: named with its place, nothing written, the graph as it was."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from schema.problems import Place
from tests.lib.commands import kith
from tests.lib.folders import BOOK, Form, SmallStudy
from tests.lib.live import Live

CANARY = "Canary-rowan.17"


@dataclass(frozen=True)
class Bad:
    """One fault: what spoils the study, and the problem that must be named."""

    code: str
    sheet: str
    row: int
    column: str
    spoil: Callable[[SmallStudy], object]
    #: further codes that the same fault rightly gives
    also: tuple[str, ...] = ()
    #: words of the message
    says: str = ""


def cell(code: str, sheet: str, row: int, column: str, value: str = CANARY, says: str = "", *also: str) -> Bad:
    """A fault of one cell."""
    return Bad(code, sheet, row, column, lambda s: s.set(sheet, row, column, value), also, says)


def renamed(study: SmallStudy, sheet: str, old: str, new: str) -> SmallStudy:
    heads = study.sheets[sheet][0]
    heads[heads.index(old)] = new
    return study


def of_another_kind(study: SmallStudy) -> None:
    study.repeat("services", 2, service=CANARY).set("episodes", 2, "tested", CANARY)


ERRORS = [
    cell("E301", "people", 2, "role", ""),
    cell("E301", "people", 2, "role", "not stated"),
    cell("E302", "episodes", 4, "interaction", f"{CANARY}!", "letters, digits"),
    cell("E302", "people", 5, "service", f"S1; {CANARY}!", "semicolon"),
    cell("E303", "people", 2, "gender", says="woman, man"),
    cell(
        "E303",
        "episodes",
        2,
        "told_by",
        f"role:{CANARY.lower().replace('-', '_').split('.')[0]}",
        "substance_use_nurse",
    ),
    cell("E304", "involvements", 2, "turn"),
    cell("E304", "involvements", 2, "turn", "1,5"),
    cell("E305", "statements", 2, "n"),
    cell("E305", "statements", 2, "n", "NaN"),
    cell("E306", "involvements", 2, "turn", "987654", "1 to 1000"),
    cell("E306", "involvements", 2, "turn", "0", "1 to 1000"),
    cell("E307", "people", 2, "participant"),
    cell("E308", "episodes", 4, "when", says="2021-21"),
    cell("E308", "episodes", 4, "when", "2022-02-30"),
    cell("E308", "episodes", 4, "when", "31/12/2021"),
    cell("E308", "involvements", 2, "when", "2022-13/.."),
    cell("E309", "episodes", 4, "when", "2022-05/2021-03"),
    cell("E309", "involvements", 2, "when", "2022-05-02/2022-05-01"),
    Bad("E310", "episodes", 4, "when", lambda s: outside(s, "1987-03-04"), says="1990/2022-12-31"),
    Bad("E310", "episodes", 4, "when", lambda s: outside(s, "2023-01/.."), says="1990/2022-12-31"),
    cell("E311", "episodes", 2, "passage", says="lines 12-15"),
    cell("E311", "episodes", 2, "passage", "lines 15-12"),
    cell("E311", "statements", 2, "passage", "chars 310"),
    cell("E312", "episodes", 2, "cared", says="offered, mixed, withheld"),
    cell("E312", "episodes", 2, "cared", f"P1={CANARY}", "offered, mixed, withheld"),
    Bad("E401", "families", 3, "family", lambda s: s.repeat("families", 2), says="first in row 2"),
    Bad("E401", "people", 7, "person", lambda s: s.repeat("people", 2), says="first in row 2"),
    Bad("E401", "episodes", 5, "episode", lambda s: s.repeat("episodes", 4), says="first in row 4"),
    Bad("E402", "services", 4, "service", lambda s: s.repeat("services", 3, service="F01M"), says='sheet "people"'),
    Bad("E402", "people", 7, "person", lambda s: s.repeat("people", 2, person="study"), says="study"),
    cell("E403", "episodes", 2, "tested", CANARY, "people"),
    cell("E403", "episodes", 4, "document", CANARY, "documents"),
    cell("E403", "people", 4, "family", f"F01; {CANARY}", "families"),
    cell("E403", "ties", 2, "to", CANARY),
    cell("E403", "ties", 2, "document", CANARY),
    Bad("E404", "episodes", 2, "tested", of_another_kind, says="is of a Service; expected Child, Kin, Parent"),
    Bad(
        "E405",
        "services",
        4,
        "sector",
        lambda s: s.repeat("services", 2, service="S3", sector="education"),
        says="same agency",
    ),
    Bad(
        "E405",
        "involvements",
        3,
        "basis",
        lambda s: s.repeat("involvements", 2, basis="voluntary"),
        says="same involvement",
    ),
    Bad("E408", "ties", 2, "to", lambda s: s.set("people", 4, "age_band", "35_44")),
    cell("E409", "episodes", 3, "kind", "home_visit", "first in row 2", "E410"),
    cell("E410", "episodes", 4, "specimen", "hair", "home visit"),
    Bad("E411", "ties", 4, "tie", lambda s: s.set("ties", 4, "to", "P1"), says="a Parent to a Professional"),
    cell("E411", "people", 6, "family", "F01", "MEMBER_OF"),
    cell("E412", "ties", 4, "to", "F01M"),
    Bad("E413", "ties", 4, "reason", lambda s: s.set("ties", 4, "tie", "possibly_same_as")),
    cell("E414", "episodes", 2, "cared", "P2=offered"),
    cell("E414", "episodes", 2, "controlled", f"{CANARY}=exercised"),
    cell("E415", "episodes", 2, "inserted", "specimn; result", "did you mean specimen?"),
    cell("E415", "episodes", 2, "inserted", f"{CANARY}"),
    Bad("E416", "episodes", 4, "after", lambda s: s.set("episodes", 2, "after", "E3")),
    Bad("E201", "people", 1, "", lambda s: dropped_column(s, "people", "role"), says='"role"'),
    Bad("E202", "people", 1, "E", lambda s: renamed(s, "people", "role", "rol"), ("E201",), "did you mean role?"),
    Bad("E202", "people", 1, "K", lambda s: s.set("people", 1, CANARY, CANARY)),
    Bad("E203", "people", 1, "K", lambda s: s.sheets["people"][0].append("Role ")),
    Bad("E204", "people", 0, "", lambda s: headless(s, "people"), says="person, kind, role"),
    Bad("E205", "people", 3, "K", lambda s: s.sheets["people"][2].extend(["", CANARY])),
]
NOTICES = [
    Bad("E406", "people", 6, "service", lambda s: s.set("people", 6, "service", "")),
    Bad(
        "E407",
        "people",
        4,
        "family",
        lambda s: s.repeat("families", 2, family="F02").set("people", 4, "family", "F01; F02"),
        says="2 families",
    ),
    Bad("E417", "episodes", 4, "status", lambda s: s.set("episodes", 4, "status", "")),
]


def outside(study: SmallStudy, when: str) -> None:
    study.file["events"] = "1990/2022-12-31"
    study.set("episodes", 4, "when", when)


def dropped_column(study: SmallStudy, sheet: str, column: str) -> None:
    index = study.sheets[sheet][0].index(column)
    for row in study.sheets[sheet]:
        del row[index : index + 1]


def headless(study: SmallStudy, sheet: str) -> None:
    study.sheets[sheet][0] = [f"{CANARY} {index}" for index, _ in enumerate(study.sheets[sheet][0])]


def place_of(bad: Bad, form: Form) -> Place:
    file = f"{bad.sheet}.csv" if form == "csv" else BOOK
    return Place(file, bad.sheet, bad.row or None, bad.column)


def check_report(reports: object, bad: Bad, errors: set[str]) -> None:
    """One problem in the report for programs is the fault, at its place, and no other error is there."""
    assert isinstance(reports, list)
    problems = reports[0]["problems"]
    assert {p["code"] for p in problems if p["severity"] == "error"} == errors, problems
    expected = vars(place_of(bad, "csv"))
    found = [p for p in problems if p["code"] == bad.code and {key: p[key] for key in expected} == expected]
    assert found, problems
    assert any(bad.says in p["message"] for p in found), found


def label(bad: Bad) -> str:
    return f"{bad.code}-{bad.sheet}-{bad.column}"


@pytest.mark.parametrize("bad", ERRORS, ids=label)
def test_a_fault_is_named_and_nothing_is_written(live: Live, tmp_path: Path, bad: Bad) -> None:
    study = SmallStudy()
    bad.spoil(study)
    loaded = kith("load", "--json", study.write(tmp_path / "csv"), "--to", live.folder)
    check_report(loaded.json(), bad, {bad.code, *bad.also})
    checked = kith("check", study.write(tmp_path / "xlsx", "xlsx"))
    assert f"{bad.code} {place_of(bad, 'xlsx')}: " in checked.out
    assert "nothing was written" in checked.out
    assert (loaded.status, checked.status) == (2, 2)
    assert CANARY.lower() not in (loaded.said + checked.said).lower()
    assert live.unchanged()


@pytest.mark.parametrize("bad", NOTICES, ids=label)
def test_what_is_only_worth_a_look_stops_nothing(tmp_path: Path, bad: Bad) -> None:
    study = SmallStudy()
    bad.spoil(study)
    checked = kith("check", "--json", study.write(tmp_path / "csv"))
    check_report(checked.json(), bad, set())
    in_words = kith("check", study.write(tmp_path / "xlsx", "xlsx"))
    assert f"{bad.code} {place_of(bad, 'xlsx')}: " in in_words.out
    assert "is sound, with 1 to look at." in in_words.out
    assert (in_words.status, checked.status) == (0, 0)


@pytest.mark.parametrize(
    ("bad", "code"), [(lambda s: headless(s, "people"), "E204"), (lambda s: s.set("people", 2, "kind", CANARY), "E303")]
)
def test_what_follows_from_a_fault_is_not_reported_as_well(
    tmp_path: Path, bad: Callable[[SmallStudy], object], code: str
) -> None:
    study = SmallStudy()
    bad(study)
    (report,) = kith("check", "--json", study.write(tmp_path / "study")).json()
    assert [p["code"] for p in report["problems"]] == [code]


def test_every_problem_of_a_folder_is_in_one_report(live: Live, tmp_path: Path) -> None:
    study = SmallStudy()
    study.set("people", 2, "gender", CANARY).set("people", 5, "participant", CANARY)
    study.set("episodes", 4, "when", CANARY).set("episodes", 2, "tested", CANARY).drop("services")
    ran = kith("load", study.write(tmp_path / "study"), "--to", live.folder)
    for code in ("E105", "E303", "E307", "E308", "E403"):
        assert code in ran.out
    assert CANARY not in ran.said
    assert live.unchanged()


def test_a_sound_study_and_a_bad_one_are_loaded_together_or_not_at_all(live: Live, tmp_path: Path) -> None:
    sound = SmallStudy(study="other").write(tmp_path / "sound")
    bad = SmallStudy().set("people", 2, "gender", CANARY).write(tmp_path / "bad")
    ran = kith("load", sound, bad, "--to", live.folder)
    assert ran.status == 2
    assert live.unchanged()


def test_many_faults_of_one_code_are_counted(tmp_path: Path) -> None:
    study = SmallStudy()
    for n in range(60):
        study.repeat("people", 2, person=f"X{n}", gender=CANARY)
    folder = study.write(tmp_path / "study")
    ran = kith("check", folder)
    assert ran.out.count("E303 people.csv") == 50
    assert "E303: 10 more; --json lists them all." in ran.out
    assert len(kith("check", "--json", folder).json()[0]["problems"]) == 60
