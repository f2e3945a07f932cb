"""One real Neo4j serves every test that asks for it, and the run says which real parts it used."""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.lib.used import ATTACKED, USED

pytest_plugins = ["tests.lib.neo4j_fixtures"]


@pytest.fixture(scope="session", autouse=True)
def private_folder_of_the_tests() -> Iterator[Path]:
    """Every command of the tests writes its audit lines here, and not where the tester's own log is."""
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setenv("KITH_PRIVATE", str(Path(folder) / "private"))
        yield Path(folder) / "private"


def pytest_sessionfinish(session: pytest.Session) -> None:
    """A process that ran a part of the tests tells the one that started it what it used."""
    output = getattr(session.config, "workeroutput", None)
    if output is not None:
        output["used"] = dict(USED)
        output["attacked"] = dict(ATTACKED)


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """What such a process used."""
    output = getattr(node, "workeroutput", {})
    USED.update(output.get("used", {}))
    ATTACKED.update(output.get("attacked", {}))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Name the real server and the real browser that the tests used, and what attacks found beside their baseline."""
    for part, version in sorted(USED.items()):
        terminalreporter.write_line(f"used {part} {version}")
    for attack, found in sorted(ATTACKED.items()):
        terminalreporter.write_line(f"{attack}: {found}")
