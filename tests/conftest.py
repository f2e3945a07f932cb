"""One real Neo4j serves every test that asks for it, and the run says which real parts it used."""

from typing import Any

import pytest

from tests.lib.used import USED

pytest_plugins = ["tests.lib.neo4j_fixtures"]


def pytest_sessionfinish(session: pytest.Session) -> None:
    """A process that ran a part of the tests tells the one that started it what it used."""
    output = getattr(session.config, "workeroutput", None)
    if output is not None:
        output["used"] = dict(USED)


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """What such a process used."""
    USED.update(getattr(node, "workeroutput", {}).get("used", {}))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Name the real server and the real browser that the tests used."""
    for part, version in sorted(USED.items()):
        terminalreporter.write_line(f"used {part} {version}")
