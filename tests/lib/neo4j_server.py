"""A real Neo4j Community server from Maven Central's jars, for tests: started on a free port, stopped, killed."""

import os
import secrets
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path
from xml.etree import ElementTree

from neo4j import GraphDatabase
from neo4j.exceptions import DriverError, Neo4jError

from graph_store.neo4j.credentials import Credentials

REPOSITORY = Path(__file__).parents[2]
POM = Path(__file__).parent / "neo4j" / "pom.xml"
MAIN = "org.neo4j.server.CommunityEntryPoint"
ADMIN = "org.neo4j.cli.AdminTool"
OPENED = ("java.nio", "java.io", "sun.nio.ch", "java.lang")
START_SECONDS = 90.0
STOP_SECONDS = 60.0

CONFIGURATION = """\
server.default_listen_address=127.0.0.1
server.default_advertised_address=127.0.0.1
server.bolt.listen_address=127.0.0.1:{port}
server.http.enabled=false
server.https.enabled=false
dbms.security.auth_enabled=true
dbms.usage_report.enabled=false
server.memory.heap.max_size=1g
server.memory.pagecache.size=256m
{more}"""


class MissingPartError(Exception):
    """Something that the server needs is not on this machine."""


def pinned_version() -> str:
    """The server version that the pom names."""
    found = ElementTree.parse(POM).findtext(".//{*}dependency/{*}version")
    if found is None:
        raise ValueError(f"{POM.name} names no version")
    return found


def fetch() -> Path:
    """The folder of the jars, fetched with Maven once; raises MissingPartError when Java or Maven is missing."""
    _needed("java", "openjdk-17-jdk-headless")
    target = REPOSITORY / ".cache" / f"neo4j-{pinned_version()}" / "lib"
    if target.is_dir():
        return target
    maven = _needed("mvn", "maven")
    staging = target.with_name("lib.staging")
    shutil.rmtree(staging, ignore_errors=True)
    command = [maven, "-q", "-B", "-f", str(POM), "dependency:copy-dependencies", f"-DoutputDirectory={staging}"]
    subprocess.run(command, check=True, cwd=POM.parent)
    staging.rename(target)
    return target


def _needed(program: str, package: str) -> str:
    path = shutil.which(program)
    if path is None:
        raise MissingPartError(f"The Neo4j tests need {program}; install it, for example as the package {package}.")
    return path


class Neo4jServer:
    """One server with a home folder of its own, `more` settings and flags of Java; start it, and stop it or kill it."""

    def __init__(self, home: Path, more: str = "", java: Sequence[str] = ()) -> None:
        self.jars = fetch()
        self.java = java
        self.home = home
        self.port = _free_port()
        self.credentials = Credentials("neo4j", secrets.token_hex(16))
        self._process: subprocess.Popen[bytes] | None = None
        (home / "conf").mkdir(parents=True)
        (home / "logs").mkdir()
        (home / "conf" / "neo4j.conf").write_text(CONFIGURATION.format(port=self.port, more=more), encoding="utf-8")
        self.admin("dbms", "set-initial-password", self.credentials.password)

    @property
    def address(self) -> str:
        """Where it answers."""
        return f"bolt://127.0.0.1:{self.port}"

    @property
    def routing_address(self) -> str:
        """The same server, as a driver that asks for a routing table addresses it."""
        return f"neo4j://127.0.0.1:{self.port}"

    @property
    def version(self) -> str:
        """What the running server says that it is."""
        with GraphDatabase.driver(self.address, auth=self.credentials.auth()) as driver:
            records = driver.execute_query("CALL dbms.components() YIELD versions", database_="system").records
        return str(records[0]["versions"][0])

    def admin(self, *arguments: str, cwd: Path | None = None) -> str:
        """Run the administrator's tool on this home; returns what it printed."""
        done = subprocess.run(
            ["java", "-cp", f"{self.jars}/*", ADMIN, *arguments],
            env={**os.environ, "NEO4J_HOME": str(self.home), "NEO4J_CONF": str(self.home / "conf")},
            cwd=cwd,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise RuntimeError(f"{ADMIN} {arguments[0]} {arguments[1]} ended with {done.returncode}:\n{done.stderr}")
        return done.stdout

    def start(self) -> None:
        """Start it and wait until Bolt answers."""
        opened = [f"--add-opens=java.base/{one}=ALL-UNNAMED" for one in OPENED]
        command = ["java", "-cp", f"{self.jars}/*", "-Xmx1g", *self.java, *opened, MAIN]
        with (self.home / "logs" / "console.log").open("ab") as console:
            self._process = subprocess.Popen(
                [*command, f"--home-dir={self.home}", f"--config-dir={self.home / 'conf'}"],
                stdout=console,
                stderr=subprocess.STDOUT,
            )
        try:
            self._wait(self._process)
        except BaseException:
            self.kill()
            raise

    def stop(self) -> None:
        """Shut it down in good order."""
        self._end(signal.SIGTERM)

    def kill(self) -> None:
        """End it at once, as a power cut would."""
        self._end(signal.SIGKILL)

    def restart(self) -> None:
        """Stop it if it runs, and start it on the same port and home."""
        self.stop()
        self.start()

    def _end(self, how: signal.Signals) -> None:
        if self._process is not None:
            self._process.send_signal(how)
            self._process.wait(STOP_SECONDS)
            self._process = None

    def _wait(self, process: subprocess.Popen[bytes]) -> None:
        end = time.monotonic() + START_SECONDS
        while not self._answers():
            if process.poll() is not None or time.monotonic() > end:
                raise RuntimeError(f"Neo4j did not start:\n{self._console()[-2000:]}")
            time.sleep(0.2)

    def _answers(self) -> bool:
        try:
            driver = GraphDatabase.driver(self.address, auth=self.credentials.auth())
            with driver, driver.session(database="neo4j") as session:
                session.run("RETURN 1").consume()
        except (DriverError, Neo4jError):
            return False
        return True

    def _console(self) -> str:
        return (self.home / "logs" / "console.log").read_text(encoding="utf-8", errors="replace")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
