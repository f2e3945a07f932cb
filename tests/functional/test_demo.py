"""The README's first command, as somebody runs it who has just cloned: load, ask, draw, and say what is next."""

import os
import re
import subprocess
import sys
from pathlib import Path

REPOSITORY = Path(__file__).parents[2]
STUDY = REPOSITORY / "studies" / "relations-2023"


def demo(folder: Path, *studies: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "kithgraph.demo", *map(str, studies)],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY), "KITH_PRIVATE": str(folder / "private"), "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_every_family_has_a_line_in_the_table_and_a_map(tmp_path: Path) -> None:
    done = demo(tmp_path, STUDY)
    assert done.returncode == 0, done.stderr
    assert "is sound" in done.stdout
    index = (tmp_path / "out" / "index.html").read_text(encoding="utf-8")
    files = re.findall(r'href="\./([^"]+\.html)"', index)
    assert files
    assert f"Wrote {len(files)} maps." in done.stdout
    for file in files:
        family = file.removesuffix(".html").replace("_", ":", 1)
        assert family in done.stdout
        assert "</html>" in (tmp_path / "out" / file).read_text(encoding="utf-8")


def test_an_unsound_study_is_told_and_nothing_is_loaded(tmp_path: Path) -> None:
    folder = tmp_path / "study"
    folder.mkdir()
    (folder / "study.yaml").write_text("id: half\ntitel: Without sheets\n", encoding="utf-8")
    done = demo(tmp_path, folder)
    assert done.returncode != 0
    assert "Traceback" not in done.stderr + done.stdout
    assert not (tmp_path / "out" / "graph").exists()
