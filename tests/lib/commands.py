"""Running the command `kith`: within this process, or as a child that can be limited, killed, or be nobody."""

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

from kithgraph.cli import main

REPOSITORY = Path(__file__).parents[2]
COMMAND = [sys.executable, "-c", "from kithgraph.cli import main; main()"]
NOBODY = 65534
#: Runs commands given as JSON lists of words, one after the other. Whatever is imported late is imported first, by the
#: warming commands, because the interpreter's own files may be closed to nobody.
UNPRIVILEGED = f"""
import json, os, sys, tempfile
from tests.lib.commands import kith
warm, cold = json.loads(sys.argv[1])
for words in warm:
    kith(*words)
if os.getuid() == 0:
    os.setgroups([])
    os.setgid({NOBODY})
    os.setuid({NOBODY})
with tempfile.TemporaryDirectory() as own:
    os.environ["KITH_PRIVATE"] = own
    print(json.dumps([vars(kith(*words)) for words in cold]))
"""


@dataclass(frozen=True)
class Ran:
    """What a command did."""

    status: int
    out: str
    err: str

    @property
    def said(self) -> str:
        """All that it wrote to the terminal."""
        return self.out + self.err

    def json(self) -> Any:
        """What it wrote for programs."""
        return json.loads(self.out)


def kith(*words: object) -> Ran:
    """Run the command within this process; an error that it does not put into words is raised here."""
    out, err = io.StringIO(), io.StringIO()
    status: object = 0
    with patch.object(sys, "argv", ["kith", *map(str, words)]), redirect_stdout(out), redirect_stderr(err):
        try:
            main()
        except SystemExit as end:
            status = end.code or 0
    assert isinstance(status, int), status
    return Ran(status, out.getvalue(), err.getvalue())


def good(ran: Ran) -> str:
    """What a command wrote that went well."""
    assert (ran.status, ran.err) == (0, ""), ran
    return ran.out


def failed(ran: Ran, status: int, code: str) -> str:
    """The one sentence of a command that did not go well."""
    assert ran.status == status, ran
    assert ran.err.startswith(f"{code} "), ran.err
    assert ran.err.count("\n") == 1
    assert ran.out == ""
    return ran.err


def kith_child(
    *words: object,
    env: Mapping[str, str] | None = None,
    first: Callable[[], None] | None = None,
    cwd: Path | None = None,
) -> Ran:
    """Run the command in a process of its own; `first` is called in it before it starts."""
    done = subprocess.run(
        [*COMMAND, *map(str, words)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=environment(env),
        preexec_fn=first,
        cwd=cwd,
        timeout=600,
        check=False,
    )
    return Ran(done.returncode, done.stdout, done.stderr)


def start_kith(*words: object) -> "subprocess.Popen[bytes]":
    """Start the command in a process of its own and come back at once."""
    return subprocess.Popen(
        [*COMMAND, *map(str, words)], env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


def kith_as_nobody(warm: Sequence[Sequence[object]], cold: Sequence[Sequence[object]]) -> list[Ran]:
    """Run commands as somebody without rights; `warm` ones run before, with the rights of the tests."""
    words = json.dumps([[[str(word) for word in one] for one in group] for group in (warm, cold)])
    done = subprocess.run(
        [sys.executable, "-c", UNPRIVILEGED, words], capture_output=True, text=True, env=environment(), check=False
    )
    assert done.returncode == 0, done.stderr
    return [Ran(**one) for one in json.loads(done.stdout)]


def environment(more: Mapping[str, str] | None = None) -> dict[str, str]:
    """The environment of a child: this one, with its private folder, less what would choose a graph or colours."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith("KITH_") or k == "KITH_PRIVATE"}
    plain = {k: v for k, v in kept.items() if k not in ("NO_COLOR", "COLUMNS")}
    return {**plain, "PYTHONPATH": str(REPOSITORY), **(more or {})}
