"""The client: the methods of one's own graph, with the same answers, through a real server."""

import inspect
import threading
from collections.abc import Iterator
from pathlib import Path

import polars as pl
import pytest
from polars.testing import assert_frame_equal

import kithgraph
from kithgraph import Graph, RemoteGraph
from schema.problems import KithError
from tests.lib.served import Served, served

FAMILY = "small:F01"


@pytest.fixture(scope="module")
def token(server: Served) -> str:
    return server.parts.tokens.make("eth", ("answers", "families"), 1)


@pytest.fixture
def remote(server: Served, token: str) -> Iterator[RemoteGraph]:
    with kithgraph.connect(server.url, token=token) as graph:
        yield graph


def methods(of: type) -> dict[str, inspect.Signature]:
    return {name: inspect.signature(one) for name, one in vars(of).items() if callable(one) and name[0] != "_"}


def test_it_has_the_methods_of_the_facade_save_the_load() -> None:
    own, theirs = methods(Graph), methods(RemoteGraph)
    del own["load"]
    assert theirs == own


def test_it_gives_the_same_answers_with_the_same_types(server: Served, remote: RemoteGraph) -> None:
    with kithgraph.open(server.parts.store.address) as own:
        for name, given in (
            ("chronology", {"family": FAMILY}),
            ("multiagency_load", {"from_": "2021-01-01"}),
            ("passages", {}),
            ("brokerage", {}),
        ):
            assert_frame_equal(remote.ask(name, **given), own.ask(name, **given))
            theirs, mine = remote.answer(name, **given), own.answer(name, **given)
            for field in ("question", "text", "definition", "parameters", "level", "banner", "columns", "k"):
                assert getattr(theirs, field) == getattr(mine, field), (name, field)
            assert (theirs.data_version, theirs.denominators) == (mine.data_version, mine.denominators)
        theirs_web, mine_web = remote.family_network(FAMILY), own.family_network(FAMILY)
        assert sorted(theirs_web.edges(keys=True)) == sorted(mine_web.edges(keys=True))
        assert list(theirs_web.nodes(data=True)) == list(mine_web.nodes(data=True))


def test_an_answer_of_no_rows_has_its_types(remote: RemoteGraph) -> None:
    empty = remote.ask("chronology", from_="1901-01-01", to="1901-01-02")
    assert empty.height == 0
    assert empty.schema["from_day"] == pl.Int64


def test_many_rows_come_by_pages(server: Served, remote: RemoteGraph, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = remote.ask("passages")
    assert whole.height == 3
    monkeypatch.setattr("kithgraph.remote.ROWS", 2)
    assert_frame_equal(remote.ask("passages"), whole)


def test_a_map_comes_as_a_page(remote: RemoteGraph) -> None:
    page = remote.family_map(FAMILY)
    assert page.startswith("<!DOCTYPE html>")
    assert 'name="kithgraph-export"' in page


def test_a_composite_comes_as_it_is_made_at_home(
    companion: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with served(companion, tmp_path / "private") as one:
        token = one.parts.tokens.make("ann", ("answers",), 1)
        with kithgraph.connect(one.url, token=token) as remote:
            theirs = {level: remote.composite("relations-companion", level) for level in ("public", "workshop")}
            with pytest.raises(KithError, match="E723"):
                remote.composite("small")
        monkeypatch.setenv("KITH_PRIVATE", str(one.private))
        with kithgraph.open(companion) as own:
            for level, found in theirs.items():
                assert found == own.composite("relations-companion", level)
                assert found.level == level
                assert found.ties
            with pytest.raises(KithError, match="E760"):
                own.composite("relations-companion", "research")


def test_what_the_server_refuses_comes_in_its_words(remote: RemoteGraph) -> None:
    with pytest.raises(KithError, match=r"^E601 .*chronology") as refused:
        remote.ask("chronologi")
    assert refused.value.problem.sentence.startswith("There is no such question (did you mean chronology?)")
    with pytest.raises(KithError, match="E605"):
        remote.family_map("small:F99")
    with pytest.raises(KithError, match="E602"):
        remote.ask("chronology", colour="red")


def test_a_token_is_taken_from_the_environment(server: Served, token: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with kithgraph.connect(server.url) as graph, pytest.raises(KithError, match="E740"):
        graph.ask("chronology")
    monkeypatch.setenv("KITH_TOKEN", token)
    with kithgraph.connect(server.url) as graph:
        assert graph.ask("chronology").height


@pytest.mark.parametrize("url", ["", "127.0.0.1", "ftp://127.0.0.1", "http://", "http://example.org", "bolt://x"])
def test_addresses_that_are_none_or_would_show_the_token(url: str) -> None:
    with pytest.raises(KithError, match="E751"):
        kithgraph.connect(url, token="kith_secret")


def test_nobody_at_the_address(server: Served, tmp_path: Path) -> None:
    with pytest.raises(KithError, match="E744"):
        kithgraph.connect("http://127.0.0.1:1")
    from http.server import BaseHTTPRequestHandler, HTTPServer

    class Other(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(500)
            self.end_headers()
            self.wfile.write(b"<p>something else</p>")

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with HTTPServer(("127.0.0.1", 0), Other) as other:
        thread = threading.Thread(target=other.handle_request, daemon=True)
        thread.start()
        with pytest.raises(KithError, match="E744"):
            kithgraph.connect(f"http://127.0.0.1:{other.server_port}")
        thread.join()


def test_a_connection_that_was_closed_meanwhile_is_opened_again(remote: RemoteGraph) -> None:
    first = remote.ask("chronology")
    remote.close()
    assert_frame_equal(remote.ask("chronology"), first)


def test_several_threads_share_one(remote: RemoteGraph) -> None:
    found: list[int] = []
    threads = [threading.Thread(target=lambda: found.append(remote.ask("chronology").height)) for _ in range(8)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert len(found) == 8
    assert len(set(found)) == 1
