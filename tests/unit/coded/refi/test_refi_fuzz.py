"""Altered and random files: the reader says what is wrong or reads what it can, soon, and writes nothing."""

import io
import random
import time
import zipfile
from pathlib import Path

import pytest

from graph_loader.coded.project import SCHEMAS
from graph_loader.coded.refi.child import parse
from graph_loader.coded.refi.read import Limits, read_codebook, read_project
from schema.problems import Report
from tests.lib.refi import (
    LATER,
    TEXT,
    WORDS,
    at,
    case,
    code,
    codebook,
    coding,
    element,
    guid,
    note,
    project,
    ref,
    selection,
    source,
    text_element,
    value,
    variable,
)

#: How many inputs of each kind, and how much time of a processor one may take, in seconds.
MANY, SOON = 40, 10
TOKENS = [
    b"<", b">", b"</", b"&", b"]]>", b"<![CDATA[", b"\0", b"\xff", b"\xf0\x9f\x98", b'"', b"-1", b"9" * 40, b"{", b"}",
    b"<Code>", b"</TextSource>", b"guid=", b"<Coding>", b"\r\n", b"..", b"internal://", b"/etc/passwd", b"PK\3\4",
]  # fmt: skip


def whole_project() -> bytes:
    """A project with something in every section."""
    inner = selection("a", *at(WORDS), coding("Care", user="Ann"), name_=WORDS) + selection(
        "b", *at(LATER), coding("Rowan")
    )
    box = element("PDFSelection", coding("Care"), guid=guid("x"), page=1, firstX=1, firstY=2, secondX=3, secondY=4)
    words = element("Representation", text_element("PlainTextContent", TEXT) + inner, guid=guid("r"))
    sync = element("SyncPoint", guid=guid("p"), position=1, timeStamp=2)
    chosen = element(
        "TranscriptSelection", coding("Care"), guid=guid("t"), fromSyncPoint=guid("p"), toSyncPoint=guid("p")
    )
    spoken = element("Transcript", text_element("PlainTextContent", TEXT) + sync + chosen, guid=guid("s"))
    return project(
        origin="ATLAS.ti 8",
        users=element("User", guid=guid("Ann"), name="Ann"),
        codes=code("Care", code("warm") + text_element("Description", "d")) + code("Rowan"),
        variables=variable("Age"),
        cases=case("Rowan", ref("CodeRef", guid("Rowan")) + value("Age", "3") + ref("SourceRef", guid("I")))
        + case(None, value("Age", None) + ref("SourceRef", guid("I"))),
        sources=source("I", inner + ref("NoteRef", guid("n")) + value("Age", "4"), plainTextPath="internal://a.txt")
        + element("PDFSource", box + words, guid=guid("pdf"), path="internal://x.pdf")
        + element("AudioSource", spoken, guid=guid("audio"))
        + source("J", text=None, richTextPath="internal://b.rtf"),
        notes=note("n", "Memo", selection("q", 0, 3)),
        links=element("Link", ref("NoteRef", guid("n")), guid=guid("l"), originGUID=guid("a"), targetGUID=guid("Care")),
        sets=element("Set", ref("MemberCode", guid("Care")) + ref("MemberSource", guid("I")), guid=guid("z"), name="Z"),
    ).encode()


def archived(xml: bytes) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("project.qde", xml)
        archive.writestr("sources/a.txt", TEXT)
        archive.writestr("sources/b.rtf", rb"{\rtf1\ansi{\fonttbl{\f0 A;}}\f0 Rowan \u8364? came.\par}")
    return data.getvalue()


def altered(data: bytes, chance: random.Random) -> bytes:
    """A few cuts, repetitions, swaps and insertions."""
    for _ in range(chance.randint(1, 6)):
        at_, to = sorted(chance.randrange(len(data) + 1) for _ in range(2))
        to = min(to, at_ + chance.choice([1, 8, 60, 4000]))
        match chance.randrange(4):
            case 0:
                data = data[:at_] + data[to:]
            case 1:
                data = data[:to] + data[at_:to] * chance.randint(1, 3) + data[to:]
            case 2:
                data = data[:at_] + chance.choice(TOKENS) + data[at_:]
            case _:
                data = data[:at_] + bytes(chance.randrange(256) for _ in range(min(to - at_, 4))) + data[to:]
    return data


def tried(path: Path, kind: str, data: bytes) -> bool:
    """Whether it could be read; raises whatever is no problem, fails where it took long or wrote something."""
    path.write_bytes(data)
    before = sorted(path.parent.rglob("*"))
    report = Report()
    started = time.process_time()
    found = parse(path, kind, report)
    assert time.process_time() - started < SOON
    assert sorted(path.parent.rglob("*")) == before
    assert path.read_bytes() == data
    assert (found is None) == (report.errors > 0)
    if found is not None:
        for name, columns in SCHEMAS.items():
            assert dict(found.frames[name].schema) == columns
        spans = found.passages.filter(unit="chars").join(found.documents, left_on="document", right_on="id")
        for start, end, text in spans.select("start", "end", "text").iter_rows():
            assert 0 <= start <= end
            assert text is None or end <= len(text)
    return found is not None


@pytest.mark.parametrize("kind", ["qde", "qdpx", "qdc"])
def test_altered_files(tmp_path: Path, kind: str) -> None:
    chance = random.Random(5)
    good = {
        "qde": whole_project(),
        "qdpx": archived(whole_project()),
        "qdc": codebook(code("Care", code("a"))).encode(),
    }[kind]
    asked = "codebook" if kind == "qdc" else "project"
    assert tried(tmp_path / f"p.{kind}", asked, good)
    if kind == "qdpx":
        # Most alterations of an archive break its sums, so the XML within is altered as well.
        for _ in range(MANY // 2):
            tried(tmp_path / "p.qdpx", asked, archived(altered(whole_project(), chance)))
    for _ in range(MANY // 2 if kind == "qdpx" else MANY):
        tried(tmp_path / f"p.{kind}", asked, altered(good, chance))


def test_values_altered_within_sound_xml(tmp_path: Path) -> None:
    """Attributes take each other's values, so that the XML stays sound and what it says does not."""
    chance = random.Random(7)
    readable = 0
    for _ in range(MANY):
        parts = whole_project().decode().split('"')
        values = [n for n in range(5, len(parts), 2) if "urn:" not in parts[n]]
        for _ in range(chance.randint(1, 30)):
            parts[chance.choice(values)] = parts[chance.choice(values)]
        readable += tried(tmp_path / "p.qde", "project", '"'.join(parts).encode())
    assert readable == MANY


def test_random_bytes(tmp_path: Path) -> None:
    chance = random.Random(11)
    for number in range(MANY):
        data = chance.randbytes(chance.choice([0, 1, 4, 100, 5000]))
        kind = ("qde", "qdpx", "qdc")[number % 3]
        assert not tried(tmp_path / f"p.{kind}", "codebook" if kind == "qdc" else "project", data)


def test_a_few_through_the_process_of_their_own(tmp_path: Path) -> None:
    chance = random.Random(13)
    for data in (archived(whole_project()), archived(altered(whole_project(), chance)), chance.randbytes(500)):
        path = tmp_path / "p.qdpx"
        path.write_bytes(data)
        said, within = Report(), Report()
        found = read_project(path, said, Limits(seconds=60))
        same = parse(path, "project", within)
        assert said.table.equals(within.table)
        assert (found is None) == (same is None)
    book = tmp_path / "p.qdc"
    book.write_bytes(codebook(code("Care")).encode())
    codes = read_codebook(book, Report())
    assert codes is not None
    assert codes.height == 1
