"""Every command that shows people's data writes its line first; `kith audit` verifies, shows and names the head."""

import json
import re
from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from disclosure.audit import Audit
from docs.derive import helps
from tests.lib.audit_log import entry, lines
from tests.lib.commands import Ran, kith, kith_child
from tests.lib.folders import SmallStudy
from tests.lib.people import account, write_policy

FAMILY, PASSAGE = "small:F01", "small:E1"
#: a name that stands in the study and must never stand in the log
CANARY = "Canary-of-the-family"
SPOKEN = "She gives it at once."
LAST = date.today().replace(year=date.today().year + 1, day=1).isoformat()
#: commands that show what a study holds of people, as they are typed; FILE is a new file, TEXTS the documents' folder
READING = {
    "kith ask": ["ask", "chronology", f"family={FAMILY}"],
    "kith ask --evidence": ["ask", "chronology", f"family={FAMILY}", "--evidence", "1"],
    "kith ask -o": ["ask", "chronology", "--format", "csv", "-o", "FILE"],
    "kith ask --level": ["ask", "multiagency_load", "study=small", "--level", "workshop"],
    "kith totals": ["totals", "small"],
    "kith map": ["map", FAMILY, "-o", "FILE"],
    "kith map --all": ["map", "--all", "-o", "FILE"],
    "kith map --composite": ["map", "--composite", "--study", "small", "--level", "workshop"],
    "kith compare": ["compare", FAMILY, "--windows", "2021", "2022", "-o", "FILE"],
    "kith corrections list": ["corrections", "list"],
    "kith network": ["network", "--study", "small", "-o", "FILE"],
    "kith picture": ["picture", "loads", "--study", "small", "-o", "FILE"],
    "kith evidence": ["evidence", FAMILY],
    "kith documents": ["documents"],
    "kith search": ["search", CANARY, "gives", "--documents", "TEXTS"],
    "kith export refi-qda": ["export", "refi-qda", "-o", "FILE"],
    "kith release request": [
        *("release", "request", "ask", "multiagency_load", "study=small", "table=agencies"),
        *("--level", "workshop", "--recipient", "The board", "--expires", LAST),
    ],
    "kith release show": ["release", "show", "RELEASE"],
    "kith release fetch": ["release", "fetch", "RELEASE", "-o", "FILE"],
    "kith release quote": ["release", "quote", PASSAGE, "--level", "workshop", "--documents", "TEXTS"],
    "kith audit show": ["audit", "show"],
}
#: all others, with why they write no line of this kind
SHOWING_NOBODY = {
    "kith agreement": "counts codes of a folder, and shows no passage and nobody",
    "kith audit head": "a number and a hash",
    "kith audit verify": "numbers of lines",
    "kith check": "names sheets, rows and columns, never a cell",
    "kith corrections add": "its own line, tested with the command, which needs a file that a map saved",
    "kith diff": "counts of rows",
    "kith explain": "the catalogue of problems",
    "kith export codebook": "our own vocabulary",
    "kith graph hash": "a hash",
    "kith init": "makes a folder from a source that lies before the person",
    "kith load": "counts of rows",
    "kith model": "the model",
    "kith questions": "the catalogue",
    "kith release approve": "its own line, and shows nothing of the study",
    "kith release list": "what the register holds",
    "kith release recall": "its own line, and shows nothing of the study",
    "kith remove": "counts of rows",
    "kith serve": "each request writes its own line",
    "kith status": "keys of studies and counts",
    "kith undo": "counts of rows",
    "kith users add": "accounts",
    "kith users end-sessions": "accounts",
    "kith users list": "accounts",
    "kith users remove": "accounts",
    "kith users revoke-token": "accounts",
    "kith users roles": "accounts",
    "kith users token": "accounts",
}


class Desk:
    """A graph, the documents, and a private folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.private = folder / "private"
        self.graph = folder / "graph"
        self.texts = folder / "texts"
        self.texts.mkdir()
        text = f"one\n{SPOKEN}\nthree\n"
        (self.texts / "D1.txt").write_text(text)
        study = SmallStudy().set("families", 2, "name", CANARY).set("documents", 2, "file", "D1.txt")
        study.set("documents", 2, "sha256", sha256(text.encode()).hexdigest()).set(
            "episodes", 2, "passage", "lines 2-2"
        )
        total = {"statement_kind": "published_total", "measure": "families", "n": "1", "document": "D1"}
        source = study.add("statements", statement="T1", place="page 1", **total).write(folder / "study")
        write_policy(self.private, small="workshop")
        assert kith("load", source, "--documents", self.texts, "--to", self.graph).status == 0
        self.release = ""
        self._files = 0

    def audit(self) -> Audit:
        """The log."""
        return Audit(self.private)

    def lines(self) -> list[dict[str, Any]]:
        """Its lines."""
        return [json.loads(line) for line in lines(self.audit())]

    def run(self, words: list[str]) -> Ran:
        """Run a command on the graph; it may write the file that `file` names."""
        self._files += 1
        known = {"FILE": str(self.file), "TEXTS": str(self.texts), "RELEASE": self.release}
        typed = [known.get(word, word) for word in words]
        return kith(*typed, *([] if words[0] == "audit" else ["--from", self.graph]))

    @property
    def file(self) -> Path:
        """What the last command may have written."""
        return self.folder / f"file-{self._files}"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """One desk for all; a release on it is approved."""
    folder = tmp_path_factory.mktemp("desk")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KITH_PRIVATE", str(folder / "private"))
        made = Desk(folder)
        ran = made.run(READING["kith release request"])
        assert ran.status == 0, ran.err
        found = re.search(r"Requested as (x-\w+)", ran.out)
        assert found is not None
        made.release = found[1]
        with account("ben"):
            assert kith("release", "approve", made.release).status == 0
        yield made


def test_every_command_is_known_to_show_people_or_not_to() -> None:
    """A new command stands in one of the two lists; one that shows people is then held to its audit line."""
    groups = {"kith", "kith audit", "kith corrections", "kith export", "kith graph", "kith release", "kith users"}
    every = {typed for typed, _ in helps()} - groups
    reading = {re.sub(r" -.*", "", typed) for typed in READING}
    assert reading & SHOWING_NOBODY.keys() == set()
    assert reading | SHOWING_NOBODY.keys() == every


@pytest.mark.parametrize("typed", READING)
def test_it_writes_a_line(desk: Desk, typed: str) -> None:
    before = desk.audit().head().seq
    ran = desk.run(READING[typed])
    assert ran.status == 0, ran.err
    new = desk.lines()[before:]
    assert new
    action = re.sub(r"^kith | -o$| --level$| --composite$", "", typed)
    assert {line["action"] for line in new} <= {action, "evidence", "release fetched"}
    assert {line["outcome"] for line in new} == {"served"}
    if "FILE" in READING[typed]:
        assert new[-1]["export"] or new[-1]["action"] == "ask"


@pytest.mark.parametrize("typed", READING)
def test_it_shows_nothing_when_the_log_refuses(desk: Desk, typed: str) -> None:
    head = desk.private / "audit" / "head"
    kept = head.read_bytes()
    count = len(lines(desk.audit()))
    head.unlink()
    try:
        ran = desk.run(READING[typed])
        assert (ran.status, ran.out) == (3, ""), ran
        assert ran.err.startswith("E733 ")
        assert not desk.file.exists()
    finally:
        head.write_bytes(kept)
    assert len(lines(desk.audit())) == count


def test_single_families_stand_in_the_line_and_no_value_does(desk: Desk) -> None:
    desk.run(READING["kith map"])
    assert desk.lines()[-1]["families"] == [FAMILY]
    desk.run(READING["kith evidence"])
    assert desk.lines()[-1]["families"] == [FAMILY]
    desk.run(READING["kith search"])
    assert desk.lines()[-1]["parameters"] == ["study", "words"]
    written = b"".join(path.read_bytes() for path in desk.audit().folder.iterdir())
    for value in (CANARY, "Canary", SPOKEN, "at once"):
        assert value.encode() not in written


def test_the_budget_warns_and_stops(desk: Desk) -> None:
    policy = desk.private / "policy.yaml"
    kept = policy.read_text()
    policy.write_text(kept.replace("stop: 60", "stop: 2").replace("warn: 30", "warn: 2"))
    words = ["map", FAMILY, "-o", "FILE"]
    try:
        with account("clara"):
            assert desk.run(words).err == ""
            for other in ("small:F08", "small:F09"):
                desk.audit().append(entry(1, who="clara", family=other))
            assert desk.run(words).err.startswith("You looked at 3 families one by one today")
        with account("dora"):
            for other in ("small:F08", "small:F09"):
                desk.audit().append(entry(1, who="dora", family=other))
            ran = desk.run(words)
            assert (ran.status, desk.file.exists()) == (2, False)
            assert ran.err.startswith("E734 The policy allows 2 individual families a day")
    finally:
        policy.write_text(kept)


def test_verify_head_and_show(desk: Desk) -> None:
    head = kith("audit", "head").out.strip()
    assert re.fullmatch(r"\d+:[0-9a-f]{64}", head)
    for words in ([], ["--head", head]):
        ran = kith("audit", "verify", *words)
        assert ran.status == 0, ran.out
        assert f"The audit log is as it was written: {head.partition(':')[0]} lines. Head {head}" in ran.out
    assert kith("audit", "verify", "--head", "3:abc").status == 2
    ran = kith("audit", "verify", "--head", f"1:{'0' * 64}")
    assert ran.status == 3
    assert "line 1 is not the one whose hash was noted" in ran.out
    shown = kith("audit", "show", "--limit", "3", "--json").json()
    assert [one["action"] for one in shown][-1] == "audit show"
    assert len(shown) == 3
    assert {one["who"] for one in kith("audit", "show", "--who", "ben", "--json").json()} == {"ben"}
    assert kith("audit", "show", "--since", "2999-01-01").out.strip() == "No rows."


def test_verify_names_what_was_changed(desk: Desk) -> None:
    path = desk.audit().segments.path(1)
    kept = path.read_bytes()
    told = kept.splitlines(keepends=True)
    path.write_bytes(b"".join([told[0], told[1].replace(b'"rows":', b'"rows":1'), *told[3:], told[2]]))
    try:
        ran = kith("audit", "verify")
        assert ran.status == 3
        assert "log-000001.jsonl, line 2: the line was changed after it was written" in ran.out
        assert "log-000001.jsonl, line 3: line 4 does not follow what stands before it" in ran.out
        assert "The audit log is NOT what was written" in ran.out
        whole = kith("audit", "verify", "--json")
        assert (whole.status, whole.json()["sound"]) == (3, False)
        assert whole.json()["faults"][0]["line"] == 2
    finally:
        path.write_bytes(kept)
    with path.open("ab") as file:
        file.write(b'{"action":"ask"')
    ran = kith("audit", "verify")
    assert ran.status == 0
    assert "A torn line of 15 bytes" in ran.out
    desk.run(READING["kith documents"])
    assert [line["action"] for line in desk.lines()[-2:]] == ["audit repaired", "documents"]
    assert "torn" not in kith("audit", "verify").out


def test_a_private_folder_that_is_no_folder(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    open_to_all = tmp_path / "open"
    open_to_all.mkdir()
    open_to_all.chmod(0o755)
    for private, code in ((tmp_path / "file" / "private", "E730"), (open_to_all, "E731")):
        ran = kith_child("documents", "--from", desk.graph, env={"KITH_PRIVATE": str(private)})
        assert (ran.status, ran.out) == (3, "")
        assert ran.err.startswith(f"{code} ")
