"""A story written beforehand: what a file may say, and what is said of one that cannot be used."""

from pathlib import Path

import pytest

from schema.problems import KithError
from tests.unit.viz import invented
from viz.ecomap.page import types_of
from viz.ecomap.story import read_story, states

USUAL = invented.usual()
CROWDED = invented.crowded(services=30, workers=0, people=2)


def story(folder: Path, text: str) -> Path:
    file = folder / "steps.yaml"
    file.write_text(text, encoding="utf-8")
    return file


def test_steps_become_views_of_the_map(tmp_path: Path) -> None:
    file = story(
        tmp_path,
        """
- caption: Everything
- caption: One clinic
  notes: Wait here.
  choose: rowan and drug treatment clinic
  focus: 1
  from: 2014-02
  to: 2014-06-15
  according to: Ash, substance use nurse
  hide: [Social work]
""",
    )
    first, second = states(read_story(file), USUAL, types_of(USUAL), file)
    assert first["caption"] == "Everything"
    assert first["state"]["chosen"] == ""
    assert first["state"]["window"] is None
    clinic = next(t.owner for t in USUAL.ties if t.ends == ("n0", "n5"))
    assert second["notes"] == "Wait here."
    assert second["state"] == {
        "chosen": clinic, "opened": "", "focus": {"owner": clinic, "steps": 1}, "hidden": ["sector social work"],
        "window": [16102, 16236], "voice": "v1", "camera": None, "pinned": [],
    }  # fmt: skip


def test_a_step_that_chooses_what_is_folded_opens_the_fold(tmp_path: Path) -> None:
    service = next(n for n in CROWDED.nodes if n.kind == "Service" and n.fold)
    file = story(tmp_path, f"- caption: In here\n  choose: {service.label}\n")
    [step] = states(read_story(file), CROWDED, types_of(CROWDED), file)
    assert step["state"]["opened"] == service.fold


@pytest.mark.parametrize(
    "text",
    ["", "caption: no list", "- [1]", "- caption: [", "- caption: a\n  focus: many", "- notes: no caption",
     "- caption: a\n  unknown: b", "- caption: " + "x" * 200_001],
)  # fmt: skip
def test_a_file_that_is_no_story_is_said_to_be_none(tmp_path: Path, text: str) -> None:
    with pytest.raises(KithError) as raised:
        read_story(story(tmp_path, text))
    assert raised.value.problem.code == "E766"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("choose: Rowen", "E767"), ("hide: [Housing]", "E767"), ("according to: nobody", "E767"),
        ("from: 2014-13", "E766"), ("from: 2015-01\n  to: 2014-01", "E766"), ("to: soon", "E766"),
    ],
)  # fmt: skip
def test_what_a_step_names_must_be_on_the_map(tmp_path: Path, text: str, code: str) -> None:
    file = story(tmp_path, f"- caption: a\n  {text}\n")
    with pytest.raises(KithError) as raised:
        states(read_story(file), USUAL, types_of(USUAL), file)
    assert raised.value.problem.code == code
