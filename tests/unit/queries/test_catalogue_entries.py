"""Catalogue entries: each rule of a question's file, broken once, is refused with the file's name."""

from pathlib import Path

import pytest

from queries.entry import CATALOGUE, catalogue, read_entry
from queries.rows import RESULTS
from queries.rows.base import InputRow
from schema.model import load_model
from schema.problems import KithError

SOUND = (CATALOGUE / "chronology.cypher").read_text(encoding="utf-8")
WITH_VOICE = "// params: Families, Window, Voice"
BY_KIND = (CATALOGUE / "evidence.cypher").read_text(encoding="utf-8")
UNION = (CATALOGUE / "family_network.cypher").read_text(encoding="utf-8")


def read(folder: Path, text: str, name: str = "chronology") -> None:
    path = folder / f"{name}.cypher"
    path.write_text(text, encoding="utf-8")
    read_entry(path)


def test_an_engines_own_text_stands_below_the_same_header(tmp_path: Path) -> None:
    own = tmp_path / "own.cypher"
    shared = read_entry(CATALOGUE / "chronology.cypher")
    own.write_text(shared.cypher.replace("DISTINCT ", ""), encoding="utf-8")
    entry = read_entry(CATALOGUE / "chronology.cypher", own)
    assert (entry.definition, entry.path) == (shared.definition, own)
    assert entry.cypher != shared.cypher
    own.write_text(SOUND, encoding="utf-8")
    with pytest.raises(KithError, match=r"E607 own\.cypher: Its header stands in the file of all engines"):
        read_entry(CATALOGUE / "chronology.cypher", own)


def test_every_question_loads_on_every_engine() -> None:
    for engine in ("embedded", "neo4j"):
        entries = catalogue(engine)
        assert {"chronology", "family_network", "multiagency_load"} <= set(entries)
        for entry in entries.values():
            assert all(entry.result.meanings().values())
            assert entry.question.endswith("?")
            assert entry.definition.endswith(".")


def test_the_sound_file_is_sound(tmp_path: Path) -> None:
    read(tmp_path, SOUND)


def without(field: str) -> str:
    """The file less one field of its header, with the lines that continue it."""
    lines, left = [], False
    for line in SOUND.splitlines():
        if line.startswith(f"// {field}:"):
            left = True
        elif not (left and line.startswith("//   ")):
            left = False
            lines.append(line)
    return "\n".join(lines)


@pytest.mark.parametrize(
    "field", ["name", "question", "chapter", "definition", "params", "result", "identity", "order", "release"]
)
def test_a_header_that_lacks_a_field(tmp_path: Path, field: str) -> None:
    with pytest.raises(KithError, match=rf"E607 chronology\.cypher: The header lacks {field}\."):
        read(tmp_path, without(field))


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("// chapter:", "// colour: red\n// chapter:", "unknown field colour"),
        ("// chapter: One family", "// chapter: Two families", "chapter must be one of one family, all families"),
        ("// params: Families, ", "// params: Families, Studies, ", "two groups of parameters ask for study"),
        ("// chapter:", "// name: other\n// chapter:", "has name twice"),
        ("// name: chronology", "// name: chronicle", "name differs from the file's"),
        ("// result: ChronologyRow", "// result: Row", "record row is in no module of queries/rows"),
        (WITH_VOICE, f"{WITH_VOICE}s", "unknown parameters voices"),
        (
            "// params: Families, Window, Voice",
            "// params: Families, Window",
            "declared and used parameters differ: voice",
        ),
        ("$voice IN i.voices AND ", "", "declared and used parameters differ: voice"),
        ("i.kind AS kind, ", "", "columns returned are not those of chronologyrow"),
        ("i.kind AS kind", "i.kind AS sort", "columns returned are not those of chronologyrow"),
        ("// identity: family, interaction", "// identity: family, event", "event is not a column"),
        ("// order: family, from_day", "// order: family, since", "since is not a column"),
        (
            "// order: family, from_day, position, to_day, interaction",
            "// order: family",
            "order must hold the identity",
        ),
        ("// release: family", "// release: everybody", "release must be one of counts, family"),
    ],
)
def test_a_rule_that_is_broken(tmp_path: Path, old: str, new: str, fault: str) -> None:
    assert old in SOUND, "the question has changed; the test must follow"
    with pytest.raises(KithError, match="E607") as error:
        read(tmp_path, SOUND.replace(old, new, 1))
    assert fault in str(error.value).lower()
    assert error.value.exit_status == 4


def test_a_union_of_distinct_answers_is_refused(tmp_path: Path) -> None:
    with pytest.raises(KithError, match=r"E607.*RETURN DISTINCT"):
        read(tmp_path, UNION.replace("RETURN f.id", "RETURN DISTINCT f.id", 1), "family_network")


def test_every_branch_of_a_union_returns_the_same_columns(tmp_path: Path) -> None:
    head, mark, last = UNION.rpartition("0 AS control")
    with pytest.raises(KithError, match=r"E607.*columns returned"):
        read(tmp_path, head + "0 AS power" + last, "family_network")
    assert mark


def test_a_header_without_a_query(tmp_path: Path) -> None:
    header = "\n".join(line for line in SOUND.splitlines() if line.startswith("//"))
    with pytest.raises(KithError, match=r"E607.*no query below"):
        read(tmp_path, header)


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("// by: id", "// by: thing", "Thing is not a parameter"),
        ("// by: id\n", "", "Every branch says of which kinds"),
        ("// of: Interaction\n", "", "Every branch says of which kinds"),
        ("s.id AS interaction", "e.id AS interaction", "returns e.id twice"),
    ],
)
def test_a_question_that_is_asked_by_kind(tmp_path: Path, old: str, new: str, fault: str) -> None:
    assert old in BY_KIND
    with pytest.raises(KithError, match="E607") as error:
        read(tmp_path, BY_KIND.replace(old, new, 1), "evidence")
    assert fault in str(error.value)


def test_only_the_branches_of_a_kind_are_asked() -> None:
    model = load_model()
    for name in ("evidence", "ties_between"):
        entry = catalogue("embedded")[name]
        assert {kind for kinds, _ in entry.branches for kind in kinds} <= set(model.kinds)
        assert entry.text_for("Nothing") == ""
        assert "// of:" not in entry.text_for("Service")
        assert 1 <= entry.text_for("Service").count("MATCH (") < entry.cypher.count("MATCH (")
    assert all(catalogue("embedded")["evidence"].text_for(kind) for kind in model.kinds)
    ties = catalogue("embedded")["ties_between"]
    for tie in model.ties:
        for kind, _ in model.pairs(tie):
            assert f"[t:{tie}]" in ties.text_for(kind)


def test_every_result_says_what_its_evidence_is_behind() -> None:
    for result in (one for one in RESULTS.values() if not issubclass(one, InputRow)):
        # Sums over a study, or over a side of a comparison, have no passages of their own.
        assert result.behind or result.__module__ in ("queries.rows.study", "queries.rows.comparison")
        assert set(result.behind) <= set(result.model_fields)
