"""One real Neo4j serves every test that asks for it, and the run says which real parts it used."""

import pytest

from tests.lib.used import USED

pytest_plugins = ["tests.lib.neo4j_fixtures"]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Name the real server and the real browser that the tests used."""
    for part, version in sorted(USED.items()):
        terminalreporter.write_line(f"used {part} {version}")
