"""The controller's rules: what ships, what a file of one's own may say, and the level that follows."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from disclosure.policy import FILE, LEVELS, SHIPPED, Policy, load_policy, lowest
from schema.problems import KithError

STUDIES = {"open": "public", "room": "workshop", "ours": "research"}


@pytest.fixture
def policy(tmp_path: Path) -> Policy:
    return own(tmp_path, studies={key: {"level": level, "because": "A test."} for key, level in STUDIES.items()})


def own(folder: Path, **changes: Any) -> Policy:
    raw = {**yaml.safe_load(SHIPPED.read_text(encoding="utf-8")), **changes}
    (folder / FILE).write_text(yaml.safe_dump(raw), encoding="utf-8")
    return load_policy(folder)


def test_what_ships(tmp_path: Path) -> None:
    shipped = load_policy(tmp_path)
    assert [shipped.k(level) for level in LEVELS] == [10, 5, 0]
    assert {name: rule.sees for name, rule in shipped.roles.items()} == {
        "facilitator": "workshop",
        "analyst": "workshop",
        "ethnographer": "research",
        "steward": "public",
    }
    assert shipped.local.role == "ethnographer"
    assert shipped.leaves_at("relations-2023") == "public"
    assert shipped.leaves_at("anything else") == "research"
    assert (shipped.daily.warn, shipped.daily.most) == (30, 60)


#: roles, level asked for, study -> level, or the code of the refusal
@pytest.mark.parametrize(
    ("roles", "asked", "study", "result"),
    [
        (("ethnographer",), "research", "ours", "research"),
        (("ethnographer",), "workshop", "ours", "E723"),
        (("ethnographer",), "public", "room", "E723"),
        (("ethnographer",), "workshop", "room", "workshop"),
        (("ethnographer",), "public", "open", "public"),
        (("analyst",), "research", "open", "workshop"),
        (("analyst",), "research", "ours", "E723"),
        (("analyst",), "public", "open", "public"),
        (("facilitator",), "workshop", "unknown", "E723"),
        (("steward",), "research", "open", "public"),
        (("steward",), "research", "room", "E723"),
        (("steward", "ethnographer"), "research", "ours", "research"),
        ((), "research", "open", "public"),
        ((), "research", "room", "E723"),
        (("wizard",), "public", "open", "E722"),
        (("analyst",), "secret", "open", "E702"),
        (("analyst",), "Public", "open", "E702"),
        (("analyst",), "", "open", "E702"),
    ],
)
def test_the_level_that_follows(policy: Policy, roles: tuple[str, ...], asked: str, study: str, result: str) -> None:
    if result.startswith("E"):
        with pytest.raises(KithError, match=result):
            policy.effective(roles, asked, study)
    else:
        assert policy.effective(roles, asked, study) == result


def test_the_lowest_of_levels_is_the_most_protected() -> None:
    assert lowest("research", "public", "workshop") == "public"
    assert lowest("research", "workshop") == "workshop"


def test_families_with_narrower_consent_count_at_no_level_below(tmp_path: Path) -> None:
    rules = own(
        tmp_path,
        studies={
            "room": {"level": "workshop", "because": "A test."},
            "open": {"level": "public", "because": "A test."},
        },
        families={
            "room:F1": {"level": "research", "because": "A test."},
            "room:F2": {"level": "workshop", "because": "A test."},
            "open:F1": {"level": "workshop", "because": "A test."},
            "open:F2": {"level": "public", "because": "A test."},
        },
    )
    said = {family: rules.counted(family, family.partition(":")[0]) for family in rules.families}
    assert said == {"room:F1": False, "room:F2": True, "open:F1": False, "open:F2": True}
    assert rules.counted("open:F9", "open")


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"levels": {}}, "levels must be public and workshop"),
        ({"levels": {"public": {"families": 2, "because": "x"}}}, "at levels.public.families"),
        ({"levels": {"secret": {"families": 5, "because": "x"}}}, "at levels.secret"),
        (
            {"levels": {"public": {"families": 5, "because": "x"}, "workshop": {"families": 10, "because": "x"}}},
            "fewer families than the workshop level",
        ),
        ({"rounding": {"base": 5}}, "at rounding.because"),
        ({"rounding": {"base": 5, "because": ""}}, "at rounding.because"),
        ({"extra": 1}, "at extra"),
        ({"local": {"role": "nobody", "because": "x"}}, "the local role is not among the roles"),
        ({"budget": {"warn": 10, "stop": 5, "because": "x"}}, "stops before it warns"),
        ({"approvals": {"public": 1, "workshop": 2, "because": "x"}}, "fewer approvals"),
        ({"roles": {"analyst": {"sees": "all", "because": "x"}}}, "at roles.analyst.sees"),
        ({"studies": {"secret-study": {"level": "all", "because": "x"}}}, "at studies.secret-study.level"),
    ],
)
def test_a_fault_is_one_sentence(tmp_path: Path, changes: dict[str, Any], says: str) -> None:
    with pytest.raises(KithError, match="E720") as caught:
        own(tmp_path, **changes)
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("data", [b"a: [", b"\xff\xfe\x00", b"", b"- 1\n"])
def test_a_file_that_is_no_policy(tmp_path: Path, data: bytes) -> None:
    (tmp_path / FILE).write_bytes(data)
    with pytest.raises(KithError, match="E720"):
        load_policy(tmp_path)
