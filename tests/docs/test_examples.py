"""Every example of the manual really runs, page by page, and prints what the page says it prints.

On a page: a block whose language is followed by a file name is that file. In a block with `$ kith …` what stands below
is the output, where `…` stands for any text and a line of `…` for any lines; `; echo $?` is followed by the status.
Blocks with bare `kith …` lines are run, and must end well. Blocks of Python are run too.
"""

import re
import shlex
import shutil
from pathlib import Path

import pytest
from rich.console import Console

from kithgraph.cli import main, show
from tests.docs.project import ROOT, Block, blocks, name_of, pages
from tests.lib.neo4j_fixtures import empty

STATUS = "; echo $?"
SERVER = "bolt://localhost:7687"
WIDTH = 110
WITH_EXAMPLES = [p for p in pages() if re.search(r"^(\$ )?kith |^```python", p.read_text("utf-8"), re.MULTILINE)]


class Reader:
    """Somebody who types what a page says, in a folder of their own."""

    def __init__(self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, server: str) -> None:
        self._capsys = capsys
        self._monkeypatch = monkeypatch
        self._server = server

    def follow(self, block: Block) -> list[str]:
        """Do what a block says; what went otherwise than the page says."""
        if block.file:
            path = Path(block.file)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("\n".join(block.lines) + "\n", encoding="utf-8")
            return []
        if block.language == "python":
            exec(self._addressed("\n".join(block.lines)), {})
            return []
        if any(line.startswith("$ ") for line in block.lines):
            return self._compare(block)
        return [fault for line in block.lines if line.startswith("kith ") for fault in self._must_end_well(line)]

    def _must_end_well(self, line: str) -> list[str]:
        status, text = self.type(line)
        return [] if status == 0 else [f"{line}: status {status}\n{text}"]

    def _compare(self, block: Block) -> list[str]:
        faults = []
        for part in re.split(r"^\$ ", "\n".join(block.lines), flags=re.MULTILINE)[1:]:
            line, _, expected = part.partition("\n")
            asked = line.endswith(STATUS)
            status, text = self.type(line.removesuffix(STATUS))
            printed = f"{text.rstrip()}\n{status}" if asked else text
            if (status and not asked) or not _like(expected).fullmatch(_plain(printed)):
                faults.append(f"$ {line}\n{_plain(printed)}")
        return faults

    def type(self, line: str) -> tuple[int, str]:
        """Run one command; its exit status and all that it prints."""
        self._monkeypatch.setattr("sys.argv", shlex.split(self._addressed(line), comments=True))
        status = 0
        try:
            main()
        except SystemExit as end:
            status = int(end.code or 0)
        said = self._capsys.readouterr()
        return status, said.out + said.err

    def _addressed(self, text: str) -> str:
        return text.replace(SERVER, self._server)


def _plain(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.strip("\n").split("\n"))


def _like(expected: str) -> re.Pattern[str]:
    lines = [re.escape(line).replace("…", ".*") for line in _plain(expected).split("\n")]
    return re.compile("\n".join(r"(?:.*\n)*.*" if line == ".*" else line for line in lines))


@pytest.mark.parametrize("page", WITH_EXAMPLES, ids=name_of)
def test_the_examples_of_a_page(
    page: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
) -> None:
    text = page.read_text(encoding="utf-8")
    address = ""
    if SERVER in text:
        server = request.getfixturevalue("neo4j_server")
        empty(request.getfixturevalue("neo4j_driver"))
        address = server.address
        monkeypatch.setenv("KITH_NEO4J_USER", server.credentials.user)
        monkeypatch.setenv("KITH_NEO4J_PASSWORD", server.credentials.password)
        monkeypatch.setenv("KITH_KEPT", str(tmp_path / "kept"))
    shutil.copytree(ROOT / "studies", tmp_path / "studies")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("KITH_STORE", raising=False)
    monkeypatch.setenv("KITH_PRIVATE", str(tmp_path / "private"))
    monkeypatch.setattr(show, "out", Console(highlight=False, width=WIDTH))
    reader = Reader(capsys, monkeypatch, address)
    assert [fault for block in blocks(text) for fault in reader.follow(block)] == []


def test_an_output_is_compared_but_for_what_is_left_open() -> None:
    expected = "Made …. Open it\n…\nlast"
    assert _like(expected).fullmatch("Made my-study. Open it\none\ntwo\nlast")
    assert not _like(expected).fullmatch("Made my-study. Open it\none\ntwo\nlast but one")
    assert not _like("one.two").fullmatch("one two")
