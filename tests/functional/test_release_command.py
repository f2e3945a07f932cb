"""A release from its request to its recall, and quotes that two people clear, at the command line."""

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

import openpyxl
import polars as pl
import pytest

from disclosure.register import Register
from tests.lib.commands import Ran, kith
from tests.lib.folders import SmallStudy
from tests.lib.people import account, write_policy

PASSAGE = "small:E1"
SPOKEN = "She gives it at once."
LAST = (datetime.now(UTC) + timedelta(days=30)).date().isoformat()
TABLE = ["ask", "multiagency_load", "study=small", "table=agencies"]


class Desk:
    """A graph with its documents, and a private folder whose policy lets the study leave at every level."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.private = folder / "private"
        self.graph = folder / "graph"
        self.texts = folder / "texts"
        self.texts.mkdir()
        write_policy(self.private, small="public")
        self.load(SPOKEN, folder / "study")

    def load(self, spoken: str, source: Path) -> None:
        """Load the study with these words in its document."""
        text = f"one\n{spoken}\nthree\n"
        (self.texts / "D1.txt").write_text(text)
        study = SmallStudy().set("documents", 2, "file", "D1.txt").set("episodes", 2, "passage", "lines 2-2")
        study.set("documents", 2, "sha256", sha256(text.encode()).hexdigest()).write(source)
        ran = kith("load", source, "--documents", self.texts, "--to", self.graph)
        assert ran.status == 0, ran.err

    def release(self, *words: object) -> Ran:
        """Run `kith release …`."""
        return kith("release", *words)

    def request(self, *words: str, level: str = "public") -> str:
        """Ask for a release as the tester; its id."""
        asked = ["request", *words, "--level", level, "--recipient", "The board", "--expires", LAST]
        ran = self.release(*asked, *self.where)
        assert ran.status == 0, ran.err
        found = re.search(r"^Requested as (x-[a-z2-7]{16}), for The board, until ", ran.out, re.MULTILINE)
        assert found is not None, ran.out
        return found[1]

    @property
    def where(self) -> list[str]:
        """Where the graph and the documents are."""
        return ["--documents", str(self.texts), "--from", str(self.graph)]

    def approve(self, export: str, *people: str) -> None:
        """Approve as others."""
        for name in people:
            with account(name):
                ran = self.release("approve", export)
                assert ran.status == 0, ran.err


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """One desk for the tests that leave the graph as it is."""
    folder = tmp_path_factory.mktemp("desk")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KITH_PRIVATE", str(folder / "private"))
        yield Desk(folder)


def refused(ran: Ran, status: int, code: str) -> None:
    """A command that ended with one sentence."""
    assert ran.status == status, ran
    assert ran.err.startswith(f"{code} "), ran.err


def test_a_table_from_request_to_recall(shared: Desk, tmp_path: Path) -> None:
    export = shared.request(*TABLE)
    file = tmp_path / "table.csv"
    refused(shared.release("fetch", export, "-o", file, *shared.where), 2, "E736")
    refused(shared.release("approve", export), 2, "E737")
    shared.approve(export, "ben")
    with account("ben"):
        refused(shared.release("approve", export), 2, "E737")
    refused(shared.release("fetch", export, "-o", file, *shared.where), 2, "E736")
    assert not file.exists()
    shared.approve(export, "clara")
    assert "approved" in shared.release("show", export, *shared.where).out
    ran = shared.release("fetch", export, "-o", file, *shared.where)
    assert (ran.status, f"release {export}, level public, for The board" in ran.out) == (0, True), ran.err
    rows = pl.read_csv(file)
    assert rows.columns[-2:] == ["export", "export_level"]
    assert set(rows.get_column("export")) <= {export}
    known = shared.release("show", export, "--json").json()
    assert known["state"] == "fetched"
    assert [one["by"] for one in known["approvals"]] == ["ben", "clara"]
    assert known["files"][0]["sha256"] == sha256(file.read_bytes()).hexdigest()
    ran = shared.release("recall", export)
    assert known["files"][0]["sha256"] in ran.out
    refused(shared.release("fetch", export, "-o", tmp_path / "again.csv", *shared.where), 2, "E736")
    assert not (tmp_path / "again.csv").exists()
    assert "recalled it" in shared.release("show", export, *shared.where).out
    listed = {one["id"]: one["state"] for one in shared.release("list", "--json").json()}
    assert listed[export] == "recalled"


def test_one_approval_is_enough_for_a_workshop(shared: Desk, tmp_path: Path) -> None:
    export = shared.request(*TABLE, level="workshop")
    shared.approve(export, "ben")
    for form in ("json", "xlsx", "parquet"):
        ran = shared.release("fetch", export, "-o", tmp_path / f"t.{form}", "--format", form, *shared.where)
        assert ran.status == 0, ran.err
    told = json.loads((tmp_path / "t.json").read_text())
    assert (told["export"], told["level"]) == (export, "workshop")
    about = {str(a.value): b.value for a, b in openpyxl.load_workbook(tmp_path / "t.xlsx")["about"].iter_rows()}
    assert (about["export"], about["level"]) == (export, "workshop")
    held = pl.read_parquet_metadata(tmp_path / "t.parquet")
    assert (held["export"], held["level"]) == (export, "workshop")
    assert len(shared.release("show", export, "--json").json()["files"]) == 3


def test_exact_files_are_registered_with_their_id_and_level(shared: Desk, tmp_path: Path) -> None:
    where = ["--from", shared.graph]
    page, archive, rows = tmp_path / "map.html", tmp_path / "s.qdpx", tmp_path / "a.csv"
    assert kith("map", "small:F01", "-o", page, *where).status == 0
    assert kith("map", "--all", "-o", tmp_path / "all", *where).status == 0
    assert kith("export", "refi-qda", "-o", archive, *where).status == 0
    assert kith("ask", "chronology", "--format", "csv", "-o", rows, *where).status == 0
    exact = Register(shared.private).exports(below_research=False)
    known = {file.sha256: one for one in exact for file in one.files}
    for file in (page, archive, rows, *(tmp_path / "all").iterdir()):
        one = known[sha256(file.read_bytes()).hexdigest()]
        assert (one.what.level, one.state) == ("research", "written")
        assert one.id.encode() in file.read_bytes()
        assert b"research" in file.read_bytes()
    assert len(list((tmp_path / "all").iterdir())) == 2
    every = {one["id"] for one in shared.release("list", "--all", "--json").json()}
    assert {one.id for one in known.values()} <= every
    refused(shared.release("fetch", known.popitem()[1].id, "-o", tmp_path / "x.csv", *shared.where), 2, "E736")


def test_below_research_no_file_leaves_by_asking(shared: Desk, tmp_path: Path) -> None:
    file = tmp_path / "x.csv"
    words = ["multiagency_load", "study=small", "table=agencies", "--level", "public", "--format", "csv", "-o", file]
    refused(kith("ask", *words, "--from", shared.graph), 2, "E736")
    assert not file.exists()


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ([*TABLE, "--level", "research", "--recipient", "B", "--expires", LAST], "E702"),
        ([*TABLE, "--level", "secret", "--recipient", "B", "--expires", LAST], "E702"),
        ([*TABLE, "--level", "public", "--recipient", " ", "--expires", LAST], "E738"),
        ([*TABLE, "--level", "public", "--recipient", "B"], "E738"),
        ([*TABLE, "--level", "public", "--recipient", "B", "--expires", "2001-01-01"], "E738"),
        ([*TABLE[:2], "--level", "public", "--recipient", "B", "--expires", LAST], "E724"),
        ([*TABLE[:2], "study=none", "--level", "public", "--recipient", "B", "--expires", LAST], "E723"),
        ([*TABLE, "from=2020", "--level", "public", "--recipient", "B", "--expires", LAST], "E725"),
        (["quotes", "study=small", "--level", "public", "--recipient", "B", "--expires", LAST], "E736"),
        (["quotes", "--level", "public", "--recipient", "B", "--expires", LAST], "E724"),
    ],
)
def test_a_request_that_is_refused(shared: Desk, words: list[str], code: str) -> None:
    before = shared.release("list", "--json").out
    refused(shared.release("request", *words, *shared.where), 2, code)
    assert shared.release("list", "--json").out == before


@pytest.mark.parametrize("words", [["map"], ["ask"], ["quotes", "chronology"], [*TABLE[:3]]])
def test_a_request_that_is_not_one(shared: Desk, words: list[str]) -> None:
    ran = shared.release("request", *words, "--level", "public", "--recipient", "B", "--expires", LAST, *shared.where)
    assert ran.status == 2
    assert "Invalid value" in ran.err


def test_a_quote_needs_two_people_and_leaves_without_a_name(shared: Desk, tmp_path: Path) -> None:
    quote = ["quote", PASSAGE, "--level", "workshop", *shared.where]
    ran = shared.release(*quote)
    assert SPOKEN in ran.out
    assert "add --clear" in ran.out
    assert "It needs the approval of 1 person more." in shared.release(*quote, "--clear").out
    refused(shared.release(*quote, "--clear"), 2, "E737")
    asked = ["request", "quotes", "study=small", "--level", "workshop", "--recipient", "B", "--expires", LAST]
    refused(shared.release(*asked, *shared.where), 2, "E736")
    with account("ben"):
        assert "It may be quoted." in shared.release(*quote, "--clear").out
    export = shared.request("quotes", "study=small", level="workshop")
    refused(shared.release(*[*asked[:4], "public", *asked[5:]], *shared.where), 2, "E736")
    shared.approve(export, "ben")
    file = tmp_path / "quotes.csv"
    assert shared.release("fetch", export, "-o", file, *shared.where).status == 0
    assert pl.read_csv(file).rows() == [(SPOKEN, export, "workshop")]
    assert "E1" not in file.read_text()
    ran = shared.release("quote", PASSAGE, "--withdraw", *shared.where)
    assert "Taken back: 2 clearances" in ran.out
    refused(shared.release("fetch", export, "-o", tmp_path / "again.csv", *shared.where), 2, "E736")
    assert not (tmp_path / "again.csv").exists()


def test_what_cannot_be_quoted(shared: Desk) -> None:
    at = ["--level", "workshop"]
    refused(shared.release("quote", PASSAGE, "--level", "research", *shared.where), 2, "E702")
    refused(shared.release("quote", "small:nothing", *at, *shared.where), 2, "E610")
    refused(shared.release("quote", "small:F01", *at, *shared.where), 2, "E711")
    ran = shared.release("quote", PASSAGE, *at, "--from", shared.graph)
    refused(ran, 2, "E711")
    assert "(not at hand)" in ran.err


def test_words_and_data_that_have_changed_since(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KITH_PRIVATE", str(tmp_path / "private"))
    desk = Desk(tmp_path)
    for name in ("anna", "ben"):
        with account(name):
            assert desk.release("quote", PASSAGE, "--level", "workshop", "--clear", *desk.where).status == 0
    export = desk.request("quotes", "study=small", level="workshop")
    desk.approve(export, "ben")
    desk.load("She refuses it.", tmp_path / "changed")
    file = tmp_path / "quotes.csv"
    refused(desk.release("fetch", export, "-o", file, *desk.where), 2, "E736")
    assert not file.exists()
    # The old words come back, and with them what was cleared.
    desk.load(SPOKEN, tmp_path / "back")
    assert desk.release("fetch", export, "-o", file, *desk.where).status == 0


def test_a_family_whose_consent_is_narrower_is_not_quoted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KITH_PRIVATE", str(tmp_path / "private"))
    desk = Desk(tmp_path)
    for name in ("anna", "ben"):
        with account(name):
            assert desk.release("quote", PASSAGE, "--level", "public", "--clear", *desk.where).status == 0
    export = desk.request("quotes", "study=small")
    desk.approve(export, "ben", "clara")
    policy = desk.private / "policy.yaml"
    narrower = "families:\n  small:F01: {level: research, because: They said so.}\n"
    policy.write_text(policy.read_text().replace("families: {}\n", narrower))
    refused(desk.release("fetch", export, "-o", tmp_path / "x.csv", *desk.where), 2, "E736")
    assert not (tmp_path / "x.csv").exists()


def test_a_policy_that_closed_meanwhile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KITH_PRIVATE", str(tmp_path / "private"))
    desk = Desk(tmp_path)
    export = desk.request(*TABLE, level="workshop")
    desk.approve(export, "ben")
    write_policy(desk.private, small="research")
    refused(desk.release("fetch", export, "-o", tmp_path / "x.csv", *desk.where), 2, "E723")


def test_an_id_that_the_register_does_not_know(shared: Desk, tmp_path: Path) -> None:
    for words in (["approve"], ["show"], ["recall"], ["fetch", "-o", tmp_path / "x"]):
        name, *rest = words
        refused(shared.release(name, "x-aaaaaaaaaaaaaaaa", *rest), 2, "E735")
