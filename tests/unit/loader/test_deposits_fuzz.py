"""Altered and random deposits: each becomes a study folder or is refused with codes, soon; all else stays as it is."""

import io
import json
import random
import time
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from graph_loader.deposits.record import records_of
from graph_loader.documents.texts import plain_text
from graph_loader.init import begin
from graph_loader.read import read_study
from schema.model import load_model
from schema.problems import KithError, Report
from synthesis.deposit.texts import deposited
from tests.lib.archive import DDI, write_archive
from tests.lib.live import fingerprint
from tests.unit.coded.refi.test_refi_fuzz import MANY, SOON, altered

MODEL = load_model()
DATASET = json.dumps(
    {
        "@context": "https://schema.org",
        "@graph": [
            {"@type": "Person", "name": "Nobody"},
            {
                "@type": ["Dataset"],
                "name": "Two homes: an invented study",
                "identifier": [{"@type": "PropertyValue", "value": "https://doi.org/10.99999/X.1"}],
                "temporalCoverage": "2021-04/2022-12",
                "description": "27 parents and 97 professionals (36 from England and 61 from Scotland).",
            },
        ],
    }
).encode()
RTF = deposited("Zoë said “aye” — 😀\n\n\tA {brace} and a \\ stroke\n", "rtf")
Alter = Callable[[bytes, random.Random], bytes]


def random_bytes(_: bytes, chance: random.Random) -> bytes:
    return chance.randbytes(chance.choice([0, 1, 4, 100, 5000]))


def moved_values(data: bytes, chance: random.Random) -> bytes:
    """What stands between quotation marks changes places, so that XML and JSON mostly stay sound."""
    parts = data.split(b'"')
    for _ in range(chance.randint(1, 8)):
        one, other = chance.randrange(1, len(parts)), chance.randrange(1, len(parts))
        parts[one], parts[other] = parts[other], parts[one]
    return b'"'.join(parts)


def altered_within(data: bytes, chance: random.Random) -> bytes:
    """A workbook whose sheets are altered and whose archive is sound."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(out, "w") as after:
        chosen = chance.choice([name for name in before.namelist() if name.startswith("xl/")])
        for name in before.namelist():
            whole = before.read(name)
            after.writestr(name, altered(whole, chance) if name == chosen else whole)
    return out.getvalue()


@pytest.mark.parametrize("alter", [altered, moved_values, random_bytes])
@pytest.mark.parametrize(("name", "good"), [("a.xml", DDI.encode()), ("a.jsonld", DATASET)])
def test_catalogue_records(tmp_path: Path, name: str, good: bytes, alter: Alter) -> None:
    """A record that is not read has an error or a notice with its file's name."""
    chance = random.Random(17)
    path = tmp_path / name
    for _ in range(MANY):
        path.write_bytes(alter(good, chance))
        before, started, report = fingerprint(tmp_path), time.process_time(), Report()
        records = records_of([path], report)
        assert time.process_time() - started < SOON
        assert fingerprint(tmp_path) == before
        assert records.records or [problem.place.file for problem in report.problems()] == [name]
        assert all(value.strip() for value in records.fields.values())


@pytest.mark.parametrize(
    ("name", "alter"),
    [
        ("900002_participants.xlsx", altered),
        ("900002_participants.xlsx", altered_within),
        ("900002_file_list.csv", altered),
        ("900002_file_list.csv", random_bytes),
        ("lists/900002_families.csv", altered),
        ("900002_ddi.xml", altered),
        ("900002_interviews/900002_int001.rtf", altered),
    ],
)
def test_deposits_with_one_altered_file(tmp_path: Path, name: str, alter: Alter) -> None:
    """Only the new folder is written, whole or not at all, and what was made can be read again without a crash."""
    chance = random.Random(19)
    source = write_archive(tmp_path / "deposit")
    good = (source / name).read_bytes()
    made = 0
    for number in range(MANY):
        (source / name).write_bytes(alter(good, chance))
        before, started = fingerprint(tmp_path), time.process_time()
        new = tmp_path / f"new-{number}"
        # Whatever is raised and is no problem with a code fails the test.
        with suppress(KithError):
            begin(new, source, MODEL, None)
        if new.exists():
            made += 1
            # The loader has fuzz tests of its own: a part of what was made is enough here.
            if made % 4 == 1:
                read = read_study(new, MODEL)
                assert read.sound == (read.report.errors == 0)
        assert time.process_time() - started < SOON
        after = {path: digest for path, digest in fingerprint(tmp_path).items() if not path.startswith(f"{new.name}/")}
        assert after == before
    # A transcript is only hashed, whatever it holds.
    assert made == MANY or not name.endswith(".rtf")


def text_or_none(data: bytes) -> bool:
    """Whether RTF soon has a text that can be written as UTF-8, or is refused as text; all else is raised here."""
    started = time.process_time()
    try:
        plain_text(data, ".rtf").encode()
    except ValueError as error:
        # An error of encoding would be one of these too, and a fault.
        if isinstance(error, UnicodeError):
            raise
    return time.process_time() - started < SOON


@pytest.mark.parametrize("alter", [altered, random_bytes])
def test_rtf(alter: Alter) -> None:
    chance = random.Random(23)
    for number in range(MANY):
        data = alter(RTF, chance)
        # Every second input begins as RTF does, so that its reader is met.
        data = b"{\\rtf1" + data if number % 2 else data
        assert text_or_none(data)


@pytest.mark.parametrize(
    "data",
    [
        b"{\\rtf1" + b"{" * 200_000,
        b"{\\rtf1" + b"}" * 200_000,
        b"{\\rtf1" + b"\\u-10179?" * 50_000,
        b"{\\rtf1" + b"\\'" * 100_000,
        b"{\\rtf1" + b"\\" * 200_000,
        b"{\\rtf1" + b"\\ansicpg99999" * 10_000,
        b"{\\rtf1" + b"a" * 1_000_000,
    ],
    ids=["opened", "closed", "half characters", "half bytes", "strokes", "code pages", "one word"],
)
def test_rtf_that_repeats_itself(data: bytes) -> None:
    assert text_or_none(data)
