"""The command, in processes of its own: the same files whatever the hash seed and the number of threads."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]


def run(*arguments: str, hash_seed: str = "0", threads: str = "2") -> "subprocess.CompletedProcess[str]":
    environment = {
        **os.environ,
        "PYTHONHASHSEED": hash_seed,
        "POLARS_MAX_THREADS": threads,
        "COLUMNS": "120",
        "NO_COLOR": "1",
    }
    return subprocess.run(
        [sys.executable, "-m", "synthesis", *arguments],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


@pytest.mark.parametrize("options", [(), ("--untidy",), ("--untidy", "--form", "xlsx")], ids=["tidy", "untidy", "xlsx"])
def test_the_same_files_in_any_process(options: tuple[str, ...], tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    for folder, hash_seed, threads in ((one, "1", "1"), (other, "77", "4")):
        done = run(
            "study",
            str(folder),
            "--families",
            "22",
            "--seed",
            "9",
            "--interactions",
            "12",
            *options,
            hash_seed=hash_seed,
            threads=threads,
        )
        assert done.returncode == 0, done.stderr
        assert "synthetic" in done.stdout
    names = sorted(p.name for p in one.iterdir())
    assert names == sorted(p.name for p in other.iterdir())
    assert "study.yaml" in names
    assert [n for n in names if (one / n).read_bytes() != (other / n).read_bytes()] == []


def test_help_says_what_it_does() -> None:
    done = run("study", "--help")
    assert done.returncode == 0
    assert "synthetic study folder" in done.stdout
    for option in ("--families", "--seed", "--untidy", "--form"):
        assert option in done.stdout


def test_a_folder_in_use_is_refused_in_words(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    done = run("study", str(tmp_path))
    assert done.returncode == 2
    assert done.stderr.startswith("E120")
    assert "Traceback" not in done.stderr


def test_a_wrong_key_is_refused_in_words(tmp_path: Path) -> None:
    done = run("study", str(tmp_path / "new"), "--study", "no key")
    assert done.returncode == 2
    assert "key of a study" in done.stderr
    assert not (tmp_path / "new").exists()
