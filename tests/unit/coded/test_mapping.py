"""Codes, memos, cases and links become rows of our sheets, as `coded` in study.yaml says, and nobody is made up."""

from hashlib import sha256
from typing import Any

import polars as pl

from graph_loader.coded.mapping.sheets import sheets_of
from graph_loader.coded.project import Project
from graph_loader.study import StudyFile
from schema.model import load_model
from schema.problems import Report
from tests.lib.projects import CODED, SORTS, passage, small_project, value

Rows = dict[str, list[dict[str, Any]]]
WORDS = {"role": {"nurse": "substance_use_nurse", "mum": "mother"}}
TEST = ("p1", "She had the test at the clinic.")


def mapped(project: Project, known: dict[str, pl.DataFrame] | None = None, **changed: object) -> tuple[Rows, list[str]]:
    """Rows by sheet, of each only the cells that are filled and not where it stands; and the problems as sentences."""
    raw = {"study": "talks", "title": "Talks", "words": WORDS, "coded": {**CODED, **changed}}
    file = StudyFile.model_validate(raw)
    assert file.coded is not None
    report = Report()
    sheets = sheets_of(project, file.coded, file, load_model(), known or {}, report)
    rows = {
        name: [{k: v for k, v in row.items() if v is not None and k[0] != "_"} for row in frame.to_dicts()]
        for name, frame in sheets.items()
    }
    return rows, [str(one) for one in report.problems()]


def recoded(*pairs: tuple[str, str], coder: str | None = None) -> list[dict[str, object]]:
    """Codings of passages with codes."""
    return [{"passage": one, "code": code, "coder": coder} for one, code in pairs]


def test_passages_become_episodes_and_statements() -> None:
    rows, problems = mapped(small_project())
    test, visit = rows["episodes"]
    words = "She had the test at the clinic."
    assert (test.pop("quote_sha256"), test.pop("quote_length")) == (sha256(words.encode()).hexdigest(), str(len(words)))
    assert test == {
        "episode": "Interview-with-Isla-0-31-drug_test", "document": "Interview-with-Isla", "passage": "chars 0-31",
        "voice": "Isla", "kind": "drug_test", "when": "2022-03~", "status": "held", "specimen": "Urine",
        "tested": "Isla", "collected": "The-nurse", "codes": ["Testing > Urine", "Who > Mother tested"],
        "coder": "Ann", "memo": "She says it was clear.",
    }  # fmt: skip
    assert (visit["kind"], visit["status"], visit["absent"], visit["convened"]) == (
        "home_visit", "missed", "Isla", "The-visitor",
    )  # fmt: skip
    assert rows["statements"] == [
        {
            "statement": "Interview-with-Isla-68-96-view", "statement_kind": "view", "reporter": "Isla",
            "about": "role:substance_use_nurse", "says": "good_worker", "document": "Interview-with-Isla",
            "passage": "chars 68-96", "coder": "Ann", "quote_length": "28",
            "quote_sha256": sha256(b"The nurse is fair, she says.").hexdigest(),
        }
    ]  # fmt: skip
    assert [p[:4] for p in problems] == ["E868"]
    assert "Trust" in problems[0]


def test_cases_become_people_families_and_services() -> None:
    rows, _ = mapped(small_project())
    assert rows["people"][0] == {
        "person": "Isla", "kind": "parent", "pseudonym": "Isla", "family": "Isla-s-family", "role": "mum",
    }  # fmt: skip
    assert rows["families"] == [{"family": "Isla-s-family", "name": "Isla's family", "jurisdiction": "scotland"}]
    assert rows["services"][0]["service_kind"] == "drug_treatment"
    assert rows["people"][1]["service"] == "Clinic"


def test_a_case_that_a_sheet_has_is_a_reference_to_it() -> None:
    people = pl.DataFrame({"person": ["F1M"], "pseudonym": ["ISLA"], "role": ["mother"]})
    rows, _ = mapped(small_project(), {"people": people})
    assert [one["person"] for one in rows["people"]] == ["The-nurse", "The-visitor"]
    assert rows["episodes"][0]["tested"] == "F1M"


def test_nobody_is_made_from_a_role() -> None:
    rows, problems = mapped(small_project(members=[], links=[]), otherwise={"voice": "role:researcher"})
    assert "tested" not in rows["episodes"][0]
    assert "absent" not in rows["episodes"][1]
    assert [p[:4] for p in problems].count("E866") == 2
    assert {one["voice"] for one in rows["episodes"]} == {"role:researcher"}


def test_whoever_is_tied_to_the_passage_comes_before_whom_the_document_is_about() -> None:
    cases = [{"id": "k1", "name": "Isla"}, {"id": "k2", "name": "Mairi"}]
    values = [value(k, "Role", "mum") for k in ("k1", "k2")] + [value(k, "Sort", "parent") for k in ("k1", "k2")]
    members = [{"case": "k1", "document": "d1"}, {"case": "k2", "passage": "p2"}]
    rows, _ = mapped(small_project(cases=cases, values=values, members=members, links=[]))
    assert (rows["episodes"][0]["tested"], rows["episodes"][1]["absent"]) == ("Isla", "Mairi")


def test_people_without_a_part_are_said_to_have_none() -> None:
    rows, problems = mapped(small_project(), otherwise={})
    assert "convened" not in rows["episodes"][1]
    assert any(p.startswith("E867 talk.qdpx") and "row 2" in p for p in problems)


def test_a_code_takes_what_the_codes_above_it_mean() -> None:
    project = small_project(codings=recoded(("p1", "c2")))
    rows, _ = mapped(project, codes={"Testing": {"kind": "drug_test", "status": "held"}, "Testing > Urine": "keep"})
    assert rows["episodes"][0]["status"] == "held"
    assert "specimen" not in rows["episodes"][0]
    own = mapped(project, codes={"Testing": {"kind": "drug_test"}, "Testing > U*": {"kind": "call"}})[0]
    assert own["episodes"][0]["kind"] == "call"


def test_a_code_that_is_left_out_says_nothing_at_all() -> None:
    rows, problems = mapped(small_project(), codes={"Testing": "leave out", "Visits > *": {"kind": "home_visit"}})
    assert [one["kind"] for one in rows["episodes"]] == ["home_visit"]
    assert "Testing" not in str(rows)
    assert not [p for p in problems if "Testing >" in p and p.startswith("E868")]


def test_our_own_vocabulary_needs_no_entry() -> None:
    codes = [
        {"id": "a", "path": "kithgraph > kind > drug_test", "codable": True},
        {"id": "b", "path": "Kithgraph > Specimen > hair_strand", "codable": True},
        {"id": "c", "path": "Theme; with a semicolon", "codable": True},
    ]
    project = small_project(codes=codes, codings=recoded(("p1", "a"), ("p1", "b"), ("p1", "c")))
    rows, _ = mapped(project, codes={"Theme*": "keep"})
    one = rows["episodes"][0]
    assert (one["kind"], one["specimen"], one["codes"]) == ("drug_test", "hair_strand", ["Theme; with a semicolon"])


def test_two_kinds_in_one_passage_take_each_what_they_can_have() -> None:
    codes = [
        {"id": "a", "path": "kithgraph > kind > drug_test", "codable": True},
        {"id": "b", "path": "kithgraph > kind > home_visit", "codable": True},
        {"id": "c", "path": "kithgraph > specimen > urine", "codable": True},
        {"id": "d", "path": "kithgraph > status > held", "codable": True},
    ]
    project = small_project(codes=codes, codings=recoded(*(("p1", c) for c in "abcd")))
    test, visit = mapped(project, codes={})[0]["episodes"]
    assert (test["kind"], test["specimen"], test["status"]) == ("drug_test", "urine", "held")
    assert (visit["kind"], visit.get("specimen"), visit["status"]) == ("home_visit", None, "held")


def test_two_values_for_one_cell_are_a_problem() -> None:
    codes = [{"id": c, "path": f"kithgraph > {path}", "codable": True} for c, path in
             (("a", "kind > drug_test"), ("b", "specimen > urine"), ("c", "specimen > hair_strand"))]  # fmt: skip
    _, problems = mapped(small_project(codes=codes, codings=recoded(*(("p1", c) for c in "abc"))), codes={})
    assert any(p.startswith("E865 ") and 'column "specimen"' in p and "urine" not in p for p in problems)


def test_coders_stay_apart_go_together_or_are_chosen() -> None:
    codings = recoded(("p1", "c2"), coder="Ann") + recoded(("p1", "c2"), ("p1", "c6"), coder="Ben")
    apart = mapped(small_project(codings=codings))[0]["episodes"]
    assert [(one["coder"], one["episode"].rsplit("-", 1)[1], one.get("tested")) for one in apart] == [
        ("Ann", "Ann", None),
        ("Ben", "Ben", "Isla"),
    ]
    assert {one["interaction"] for one in apart} == {"Interview-with-Isla-0-31-drug_test"}
    together = mapped(small_project(codings=codings), coders="together")[0]["episodes"]
    assert [(one.get("coder"), one["tested"]) for one in together] == [(None, "Isla")]
    chosen = mapped(small_project(codings=codings), coders=["Ann"])[0]["episodes"]
    assert [(one["coder"], "interaction" in one) for one in chosen] == [("Ann", False)]


def test_memo_lines_fill_columns_and_the_rest_stays_memo() -> None:
    memo = "when: 2021\nclaim: no\n| status: in her words\nWord: a wee test\n+ at the clinic\nfee: none"
    rows, _ = mapped(small_project(passages=[passage(*TEST, memo)], links=[]))
    one = rows["episodes"][0]
    assert (one["when"], one["word"]) == ("2021", "a wee test\nat the clinic")
    assert one["memo"] == "status: in her words\nfee: none"


def test_links_give_ties_and_order() -> None:
    links = [
        {"id": "l1", "name": "mother of", "origin": "k1", "target": "k6", "memo": "kin: birth\nAs she says."},
        {"id": "l2", "name": "led_to", "origin": "p1", "target": "p2"},
        {"id": "l3", "name": "somehow", "origin": "p1", "target": "p2"},
    ]
    cases = [{"id": "k1", "name": "Isla"}, {"id": "k6", "name": "Wee one"}]
    values = [value(k, "Sort", v) for k, v in (("k1", "parent"), ("k6", "child"))]
    rows, problems = mapped(small_project(cases=cases, values=values, links=links), links={"mother of": "parent_of"})
    assert rows["ties"] == [
        {"from": "Isla", "tie": "parent_of", "to": "Wee-one", "kin": "birth", "memo": "As she says."}
    ]
    assert rows["episodes"][0]["led_to"] == rows["episodes"][1]["episode"]
    assert any(p.startswith("E864") and "somehow" in p for p in problems)


def test_keys_are_the_same_after_the_next_export() -> None:
    first = mapped(small_project())[0]
    again = small_project()
    fresh = {
        one: f"new-{one}" for one in ("p1", "p2", "p3", "d1", "c1", "c2", "c3", "c4", "c5", "c6", *SORTS, "k4", "k5")
    }
    renamed = {
        name: frame.with_columns(
            pl.col(c).replace(fresh) for c, dtype in frame.schema.items() if dtype == pl.String
        ).sort("nth", descending=name == "passages")
        for name, frame in again.frames.items()
    }
    second = mapped(Project("talk.qdpx", "Talks", "", renamed))[0]
    by_key = {name: sorted(map(str, rows)) for name, rows in first.items()}
    assert {name: sorted(map(str, rows)) for name, rows in second.items()} == by_key


def test_passages_without_offsets_are_known_by_their_words() -> None:
    words = [
        {"id": n, "document": "d1", "place": "1:1", "quote": q} for n, q in (("p1", "a"), ("p2", "b"), ("p3", "a"))
    ]
    rows, _ = mapped(small_project(passages=words, codings=recoded(("p1", "c2"), ("p2", "c2"), ("p3", "c2")), links=[]))
    keys = [one["episode"] for one in rows["episodes"]]
    assert len(set(keys)) == 3
    assert keys[2].rsplit("-", 2)[0] == keys[0].rsplit("-", 1)[0]
    assert {one["place"] for one in rows["episodes"]} == {"1:1"}


def test_entries_that_mean_nothing_are_named() -> None:
    _, problems = mapped(
        small_project(),
        codes={"Testing": {"speciman": "urine"}, "Visits": {"kind": "home_visits"}, "Views": "kep", "Nothing": "keep"},
        variables={"Sort": "people.kin", "Role": "people.role", "Family": "leave out", "Shoe size": "leave out"},
        links={"collected": "collecting"},
        cases="peple",
        otherwise={"status": "hold"},
    )
    said = "\n".join(problems)
    for field in (
        "coded.codes.Testing.speciman", "coded.codes.Visits.kind", "coded.codes.Views", "coded.variables.Sort",
        "coded.links.collected", "coded.cases", "coded.otherwise.status",
    ):  # fmt: skip
        assert f'"{field}"' in said, field
    assert "no passage has (did you mean " in said
    assert any(p.startswith("E861") and "coded.codes.Nothing" in p for p in problems)


def test_what_did_not_reach_the_graph_is_counted_with_its_reason() -> None:
    skipped = pl.DataFrame({"what": ["pictures"], "count": [3], "first": ["a.png"]})
    project = small_project(codings=recoded(("p3", "c5"), ("p3", "c1"), ("p2", "c5")))
    project.frames["skipped"] = skipped
    _, problems = mapped(project, codes={"Testing": {"status": "held"}, "Trust": "keep"})
    assert any(p.startswith("E869") and "Trust" in p and ": 2." in p for p in problems)
    assert any(p.startswith("E860") and "pictures (3, first at a.png)" in p for p in problems)
