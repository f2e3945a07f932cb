"""Documents of a deposit: keys from a list or by a pattern from file names, hashes where the list has none."""

import hashlib
from pathlib import Path

import polars as pl
import pytest

from graph_loader.deposits import files
from graph_loader.deposits.documents import KEY_FROM_NAME, from_files, pattern_of, with_files
from graph_loader.deposits.files import files_of
from schema.problems import KithError, Report
from tests.lib.archive import TEXTS, write_archive


def listed(*names: str, **columns: list[str | None]) -> pl.DataFrame:
    empty: list[str | None] = [None] * len(names)
    whole = {"document": empty, "sha256": empty, "_file": ["list.csv"] * len(names), **columns, "file": list(names)}
    return pl.DataFrame(whole, schema_overrides=dict.fromkeys(whole, pl.String))


def test_files_are_sorted_and_a_readme_is_no_document(tmp_path: Path) -> None:
    folder = write_archive(tmp_path / "d")
    (folder / ".hidden.csv").write_text("a,b\n", encoding="utf-8")
    found = files_of(folder, Report())
    assert [path.name for path in found.texts] == list(TEXTS)
    assert [path.name for path in found.records] == ["900002_ddi.xml"]
    assert [path.suffix for path in found.lists] == [".csv", ".xlsx", ".csv", ".csv"]


def test_keys_and_hashes_come_from_the_files(tmp_path: Path) -> None:
    folder = write_archive(tmp_path / "d")
    report = Report()
    rows = with_files(listed(*TEXTS), files_of(folder, report).texts, pattern_of(KEY_FROM_NAME), report)
    assert rows.select("document", "sha256").rows() == [
        (key, hashlib.sha256(data).hexdigest()) for key, data in zip(("int001", "int002"), TEXTS.values(), strict=True)
    ]
    assert report.table.is_empty()


def test_what_a_list_says_itself_is_kept(tmp_path: Path) -> None:
    folder = write_archive(tmp_path / "d")
    said = listed("900002_INT001.rtf", document=["D1"], sha256=["0" * 64])
    report = Report()
    rows = with_files(said, files_of(folder, report).texts, pattern_of(KEY_FROM_NAME), report)
    assert rows.select("document", "sha256").rows() == [("D1", "0" * 64)]
    assert [(one.code, one.details["count"]) for one in report.problems()] == [("E893", 1)]


def test_files_that_are_listed_and_not_there(tmp_path: Path) -> None:
    report = Report()
    rows = with_files(listed("a.rtf", "../../etc/b.txt"), [], pattern_of(KEY_FROM_NAME), report)
    assert rows.get_column("document").to_list() == ["a", "b"]
    assert rows.get_column("sha256").null_count() == 2
    assert [(one.code, one.details["count"]) for one in report.problems()] == [("E892", 2)]


def test_documents_that_no_list_names(tmp_path: Path) -> None:
    folder = write_archive(tmp_path / "d")
    report = Report()
    rows = from_files(folder, files_of(folder, report).texts, pattern_of(r"int0*(\d+)"), report)
    assert rows.select("document", "data_set", "file").rows() == [
        ("1", "900002_interviews", "900002_int001.rtf"), ("2", "900002_interviews", "900002_int002.txt"),
    ]  # fmt: skip
    assert report.table.is_empty()


def test_two_files_of_one_key(tmp_path: Path) -> None:
    folder = write_archive(tmp_path / "d")
    report = Report()
    from_files(folder, files_of(folder, report).texts, pattern_of("(int)"), report)
    (problem,) = report.problems()
    assert (problem.code, problem.place.file) == ("E891", "900002_interviews/900002_int002.txt")


@pytest.mark.parametrize("text", ["(", "int", "(a)(b)"])
def test_a_pattern_that_is_none(text: str) -> None:
    with pytest.raises(KithError, match="E890"):
        pattern_of(text)


def test_links_are_not_followed_and_large_files_are_refused(tmp_path: Path) -> None:
    folder = write_archive(tmp_path / "d")
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.csv").write_text("ID code,Role\n", encoding="utf-8")
    (folder / "a.csv").symlink_to(outside / "secret.csv")
    (folder / "b").symlink_to(outside)
    with (folder / "big.xml").open("wb") as out:
        out.truncate(files.RECORD_LIMIT + 1)
    report = Report()
    found = files_of(folder, report)
    assert [(one.code, one.place.file) for one in report.problems()] == [
        ("E885", "big.xml"), ("E886", "a.csv"), ("E886", "b"),
    ]  # fmt: skip
    assert not any("secret" in path.name for path in found.lists)


def test_too_many_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MOST_FILES", 3)
    with pytest.raises(KithError, match="E706"):
        files_of(write_archive(tmp_path / "d"), Report())
