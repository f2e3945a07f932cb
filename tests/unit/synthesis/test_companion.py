"""The companion study: calibrated, consistent with its passages, and the same in any process."""

import datetime as dt
import hashlib
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from schema.model import load_model
from synthesis.companion.cast import make_cast
from synthesis.companion.companion import Companion
from synthesis.companion.data import clocks, courses, posts, scene_themes, scenes, words
from synthesis.companion.make import make_companion
from synthesis.companion.texts import SYNTHETIC
from synthesis.companion.timetable import make_timetable
from synthesis.deposit.texts import deposited
from synthesis.draws import Draws

ROOT = Path(__file__).parents[3]
FIRST = dt.date(2021, 4, 1)
CLOCKED = ("initial_conference", "core_group_first", "review_conference")
SHIPPED = ROOT / "studies" / "relations-companion"


@pytest.fixture(scope="module")
def companion() -> Companion:
    return make_companion()


def passage_of(companion: Companion, document: str, place: str) -> str:
    """The text at a place such as `chars 10-20` or `lines 3-3`."""
    unit, _, span = place.partition(" ")
    first, last = (int(part) for part in span.split("-"))
    text = companion.texts[document]
    return text[first:last] if unit == "chars" else "\n".join(text.split("\n")[first - 1 : last])


def told(companion: Companion) -> list[dict[str, Any]]:
    """Episodes with their passages."""
    rows = companion.sheets["episodes"].to_dicts()
    return [{**row, "text": passage_of(companion, row["document"], row["passage"])} for row in rows]


def test_sheets_have_our_columns_as_text(companion: Companion) -> None:
    model = load_model()
    assert list(companion.sheets) == model.offered_sheets
    for name, frame in companion.sheets.items():
        assert frame.schema == {c.name: pl.String for c in model.columns(name)}
        assert not frame.select(pl.any_horizontal(pl.all() == "").any()).item()


def test_every_scene_of_a_course_or_clock_exists_and_is_used() -> None:
    used = {s for phases in courses().values() for phase in phases for s in (*phase.every, *phase.once)}
    used |= {step.scene for steps in clocks().values() for step in steps}
    assert used == set(scenes())
    assert len(scenes()) == sum(len(theme) for theme in scene_themes().values())
    called = {p for one in scenes().values() for p in (one.post, one.asker, one.to, *one.others) if p}
    assert called <= set(posts())


def test_every_value_of_a_scene_can_be_said() -> None:
    unsaid = [
        (name, attribute, value)
        for name, one in scenes().items()
        for attribute, weights in (*one.values.items(), ("basis", one.basis))
        for value in weights
        if value not in words("details")[attribute]
    ]
    assert unsaid == []


def test_documents_say_that_they_are_synthetic_and_have_the_hash_of_their_file(companion: Companion) -> None:
    documents = companion.sheets["documents"].filter(pl.col("file").is_not_null())
    assert documents.height == 330
    for key, file, digest in documents.select("document", "file", "sha256").iter_rows():
        text = companion.texts[key]
        assert "synthetic" in text[: len(SYNTHETIC)].lower()
        assert hashlib.sha256(deposited(text, file.rpartition(".")[2])).hexdigest() == digest
    forms = documents.get_column("file").str.slice(-3).value_counts().get_column("count")
    assert forms.min() > 140  # type: ignore[operator]


def test_passages_name_who_took_part_and_what_was_stated(companion: Companion) -> None:
    names = dict(companion.sheets["people"].select("person", "pseudonym").iter_rows())
    said, other = 0, []
    for row in told(companion):
        text = row["text"]
        assert text
        assert "{" not in text
        assert "\n" not in text
        for name in ("result", "decision", "notice_days", "supervision", "shared"):
            options = words("details")[name].get(row[name], []) if row[name] else []
            if options:
                said += 1
                if not any(option in text for option in options):
                    other.append((row["episode"], name))
        for person in (row["absent"] or "").split("; "):
            if "worker" in person and names.get(person) and row["status"] == "held":
                assert names[person] in text
    assert said > 1000
    assert other == []


def test_the_date_of_a_passage_is_that_of_the_row(companion: Companion) -> None:
    exact = 0
    for row in told(companion):
        if re.fullmatch(r"\d{4}-\d\d-\d\d", row["when"] or ""):
            exact += 1
            day = pl.Series([row["when"]]).str.to_date().dt.strftime("%-d %B %Y").item()
            assert day in row["text"]
    assert exact > 1500


def test_documents_are_later_than_what_they_tell(companion: Companion) -> None:
    dated = dict(companion.sheets["documents"].select("document", "dated").iter_rows())
    late = [
        row["episode"]
        for row in companion.sheets["episodes"].to_dicts()
        if re.fullmatch(r"\d{4}-\d\d-\d\d", row["when"] or "") and row["when"][:7] > dated[row["document"]]
    ]
    assert late == []


@pytest.mark.parametrize("seed", range(1, 6))
def test_meetings_follow_the_conference_within_the_days_that_guidance_gives(seed: int) -> None:
    cast = make_cast()
    happens = make_timetable(cast, pl.lit(FIRST), Draws(seed)).join(cast.families, on="f")
    seen = 0
    for _, mine in happens.group_by("family"):
        dates = {scene: mine.filter(pl.col("scene") == scene).get_column("date") for scene in CLOCKED}
        if dates["initial_conference"].is_empty():
            continue
        seen += 1
        begun, group = dates["initial_conference"][0], dates["core_group_first"][0]
        assert 0 < (group - begun).days <= 15
        if mine.item(0, "jurisdiction") == "england":
            weekdays = pl.date_range(begun, group, eager=True).dt.weekday()
            assert (weekdays <= 5).sum() - 1 <= 10
        for review in dates["review_conference"]:
            assert 75 < (review - begun).days <= 92
    assert seen == 3


def test_accounts_disagree_and_gaps_absences_and_order_are_there(companion: Companion) -> None:
    rows = companion.sheets["episodes"]
    both = rows.filter(pl.col("voice").n_unique().over("interaction") > 1)
    for name in ("result", "basis", "status", "notice_days"):
        differ = both.group_by("interaction").agg(pl.col(name).drop_nulls().n_unique().alias("n"))
        assert differ.filter(pl.col("n") > 1).height > 2, name
    for column in ("absent", "not_addressed", "not_invited", "refused", "after", "led_to", "inserted", "quotes"):
        assert rows.get_column(column).drop_nulls().len() > 3, column
    assert {"not_known", "not_stated"} <= set(rows.get_column("result").drop_nulls())


def test_contact_was_refused_by_one_worker_and_built_up_by_the_next(companion: Companion) -> None:
    rows = companion.sheets["episodes"].filter(pl.col("family") == "F11", pl.col("kind") == "contact_visit")
    refused = rows.filter(pl.col("decision") == "contact_refused")
    video = rows.filter(pl.col("codes").str.contains("contact video"))
    assert refused.height
    assert video.height
    before = set(refused.get_column("refused").drop_nulls())
    after = set(video.get_column("observed").drop_nulls())
    assert before
    assert after
    assert not before & after


def test_other_seeds_give_other_companions_of_the_same_families(companion: Companion) -> None:
    other = make_companion(2)
    assert not other.sheets["episodes"].equals(companion.sheets["episodes"])
    assert other.sheets["families"].equals(companion.sheets["families"])


def _written(folder: Path, hash_seed: str, threads: str) -> dict[str, bytes]:
    environment = {**os.environ, "PYTHONHASHSEED": hash_seed, "POLARS_MAX_THREADS": threads}
    command = [sys.executable, "-m", "synthesis", "companion", str(folder)]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=240)
    assert done.returncode == 0, done.stderr
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


@pytest.mark.parametrize(("hash_seed", "threads"), [("1", "1"), ("77", "4")])
def test_the_shipped_folder_is_what_the_command_writes(hash_seed: str, threads: str, tmp_path: Path) -> None:
    written = _written(tmp_path / "new", hash_seed, threads)
    shipped = {p.relative_to(SHIPPED).as_posix(): p.read_bytes() for p in sorted(SHIPPED.rglob("*")) if p.is_file()}
    assert list(written) == list(shipped)
    assert [name for name, data in written.items() if data != shipped[name]] == []
