"""The folders in which somebody has the documents: found by hash, else by name; links are not followed."""

import hashlib
from pathlib import Path

import pytest

from graph_loader.documents import folder
from graph_loader.documents.folder import Copies
from schema.problems import KithError


def sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_by_hash_then_by_name_then_by_name_without_ending(tmp_path: Path) -> None:
    write(tmp_path / "a" / "deep" / "D1.txt", "one")
    write(tmp_path / "a" / "renamed.txt", "two")
    write(tmp_path / "b" / "D3.rtf", "three")
    write(tmp_path / "b" / "picture.png", "four")
    copies = Copies.of([tmp_path / "a", tmp_path / "b", tmp_path / "b"])
    assert [one.path.name for one in copies.files] == ["renamed.txt", "D1.txt", "D3.rtf"]

    def found(file: str, digest: str) -> tuple[str, str] | None:
        match = copies.find(file, digest)
        return (match[0].path.name, match[1]) if match else None

    assert found("D1.txt", sha256("one").upper()) == ("D1.txt", "found")
    assert found("sub/d1.TXT", sha256("one")) == ("D1.txt", "found")
    assert found("", sha256("one")) == ("D1.txt", "found")
    assert found("D2.txt", sha256("two")) == ("renamed.txt", "moved")
    assert found("D1.txt", sha256("other")) == ("D1.txt", "changed")
    assert found("D3.txt", sha256("other")) == ("D3.rtf", "changed")
    assert found("D1.txt", "") == ("D1.txt", "unchecked")
    assert found("D9.txt", sha256("other")) is None
    assert found("", "") is None
    assert found("picture.png", sha256("four")) is None


def test_links_are_not_followed(tmp_path: Path) -> None:
    secret = write(tmp_path / "elsewhere" / "secret.txt", "not theirs")
    inside = tmp_path / "inside"
    write(inside / "D1.txt", "one")
    (inside / "link.txt").symlink_to(secret)
    (inside / "way-out").symlink_to(secret.parent, target_is_directory=True)
    (inside / "round").symlink_to(inside, target_is_directory=True)
    assert [one.path.name for one in Copies.of([inside]).files] == ["D1.txt"]


def test_bounds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(4):
        write(tmp_path / f"D{number}.txt", "x" * 10 * (number + 1))
    monkeypatch.setattr(folder, "MOST_OF_ONE", 30)
    copies = Copies.of([tmp_path])
    assert (len(copies.files), [one.name for one in copies.left_out]) == (3, ["D3.txt"])
    for name, bound in (("MOST_FILES", 2), ("MOST_BYTES", 50)):
        with monkeypatch.context() as changed:
            changed.setattr(folder, name, bound)
            with pytest.raises(KithError, match=r"E706 .*: The folder holds more than"):
                Copies.of([tmp_path])
    with pytest.raises(KithError, match=r"E705 .*none: There is no such folder of documents"):
        Copies.of([tmp_path / "none"])


def test_a_copy_without_text(tmp_path: Path) -> None:
    write(tmp_path / "D1.rtf", "{\\rtf1 \\u1114112? }")
    copies = Copies.of([tmp_path])
    with pytest.raises(KithError, match=r"E709 D1.rtf: The document cannot be read as RTF"):
        copies.reading(copies.files[0])
