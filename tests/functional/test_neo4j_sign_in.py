"""Addresses and sign-ins: what is refused, and that no password shows."""

import socket
from pathlib import Path

import pytest

from graph_store.neo4j.connection import address_from
from graph_store.neo4j.credentials import FILE, PASSWORD, USER, Credentials, credentials_from
from graph_store.neo4j.store import Neo4jStore
from schema.model import load_model
from schema.problems import KithError
from tests.lib.neo4j_server import Neo4jServer

MODEL = load_model()
CANARY = "rowan-canary-17"


def written(path: Path, text: str, mode: int = 0o600) -> dict[str, str]:
    path.write_text(text, encoding="utf-8")
    path.chmod(mode)
    return {FILE: str(path)}


def test_the_environment_comes_first(tmp_path: Path) -> None:
    environment = written(tmp_path / "sign-in", "user=other\npassword=other\n")
    assert credentials_from({USER: "neo4j", PASSWORD: CANARY, **environment}) == Credentials("neo4j", CANARY)


def test_a_file_is_read_as_it_stands(tmp_path: Path) -> None:
    environment = written(tmp_path / "sign-in", f"user=neo4j\npassword={CANARY}=x#\n")
    assert credentials_from(environment) == Credentials("neo4j", f"{CANARY}=x#")


def test_a_file_that_others_can_read_is_refused(tmp_path: Path) -> None:
    with pytest.raises(KithError, match="E511") as error:
        credentials_from(written(tmp_path / "sign-in", f"user=neo4j\npassword={CANARY}\n", 0o640))
    assert CANARY not in str(error.value)


@pytest.mark.parametrize("text", ["", "user=neo4j\n", f"neo4j {CANARY}\n"])
def test_a_file_without_a_sign_in_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(KithError, match="E512") as error:
        credentials_from(written(tmp_path / "sign-in", text))
    assert CANARY not in str(error.value)


@pytest.mark.parametrize("environment", [{}, {USER: "neo4j"}, {FILE: "/nowhere/sign-in"}])
def test_a_missing_sign_in_is_said(environment: dict[str, str]) -> None:
    with pytest.raises(KithError, match="E512"):
        credentials_from(environment)


def test_a_password_is_not_in_its_text() -> None:
    assert CANARY not in f"{Credentials('neo4j', CANARY)!r} {Credentials('neo4j', CANARY)}"


@pytest.mark.parametrize("scheme", ["bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc"])
def test_addresses_of_every_scheme(scheme: str) -> None:
    assert str(address_from(f"{scheme}://graph.example.org")) == f"{scheme}://graph.example.org:7687"
    assert str(address_from(f"{scheme}://[::1]:7000/")) == f"{scheme}://[::1]:7000"


@pytest.mark.parametrize(
    "address",
    [
        "http://localhost:7474",
        "bolt://",
        "bolt://localhost:port",
        f"bolt://neo4j:{CANARY}@localhost",
        "bolt://localhost/neo4j",
        "localhost:7687",
        "",
    ],
)
def test_other_addresses_are_refused(address: str) -> None:
    with pytest.raises(KithError, match="E510") as error:
        address_from(address)
    assert CANARY not in str(error.value)


def test_what_is_kept_does_not_depend_on_the_scheme() -> None:
    names = {address_from(f"{scheme}://[::1]:7687").folder_name("neo4j") for scheme in ("bolt", "neo4j+s")}
    assert names == {"__1_7687_neo4j"}


def test_a_wrong_password_is_refused(
    neo4j_server: Neo4jServer, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    store = Neo4jStore(neo4j_server.address, Credentials("neo4j", CANARY), tmp_path, MODEL)
    with pytest.raises(KithError, match="E505") as error:
        store.live()
    assert CANARY not in f"{error.value} {store!r} {caplog.text}"
    store.close()


def test_a_database_that_is_not_there(neo4j_server: Neo4jServer, tmp_path: Path) -> None:
    store = Neo4jStore(neo4j_server.address, neo4j_server.credentials, tmp_path, MODEL, database="absent")
    with pytest.raises(KithError, match=r"E504.*database absent"):
        store.live()
    store.close()


@pytest.mark.parametrize("host", ["127.0.0.1", "no-such-host.invalid"])
def test_an_absent_server(host: str, tmp_path: Path) -> None:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        store = Neo4jStore(f"bolt://{host}:{held.getsockname()[1]}", Credentials("neo4j", CANARY), tmp_path, MODEL)
        with pytest.raises(KithError, match="E504") as error:
            store.tables()
        assert host in str(error.value)
        store.close()


def test_a_server_without_encryption_is_not_spoken_to_in_the_open(neo4j_server: Neo4jServer, tmp_path: Path) -> None:
    address = f"bolt+s://127.0.0.1:{neo4j_server.port}"
    store = Neo4jStore(address, neo4j_server.credentials, tmp_path, MODEL)
    with pytest.raises(KithError, match="E504"):
        store.live()
    store.close()
