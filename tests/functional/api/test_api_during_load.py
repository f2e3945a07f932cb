"""While a load makes the next version, the old one answers; then the new one does; and every answer names its own."""

import threading
import time
from pathlib import Path

import httpx

from tests.lib.commands import start_kith
from tests.lib.folders import SmallStudy
from tests.lib.live import live_graph, store_hash
from tests.lib.served import served


def test_only_whole_versions_answer_during_loads(tmp_path: Path) -> None:
    graph = live_graph(tmp_path / "graph").folder
    studies = [SmallStudy(title=f"Version {n}").write(tmp_path / f"study-{n}") for n in range(3)]
    seen: list[tuple[str, str, str]] = []
    wrong: list[str] = []
    done = threading.Event()

    def read(client: httpx.Client) -> None:
        while not done.is_set():
            studies_found = client.get("/v1/studies")
            answer = client.get("/v1/questions/chronology/answer")
            wrong.extend(one.text for one in (studies_found, answer) if one.status_code != 200)
            title = studies_found.json()[0]["title"]
            seen.append((studies_found.headers["kithgraph-data-version"], title, answer.json()["data_version"]))

    with served(graph, tmp_path / "private") as one:
        before = store_hash(graph)
        clients = [one.signed("eth") for _ in range(3)]
        readers = [threading.Thread(target=read, args=(client,)) for client in clients]
        for reader in readers:
            reader.start()
        titles = {before: "As it was before"}
        for n, study in enumerate(studies):
            assert start_kith("load", study, "--to", graph).wait() == 0
            titles[store_hash(graph)] = f"Version {n}"
            settled = time.monotonic() + 30
            while clients[0].get("/v1/load").json()["data_version"] != store_hash(graph):
                assert time.monotonic() < settled
        done.set()
        for reader in readers:
            reader.join()
        last = clients[0].get("/v1/questions/chronology/answer")
        for client in clients:
            client.close()
        assert last.headers["kithgraph-data-version"] == store_hash(graph)
    assert wrong == []
    assert {version for version, _, _ in seen} | {version for _, _, version in seen} <= set(titles)
    assert all(titles[version] == title for version, title, _ in seen), "a version and its content come together"
    assert before in {version for version, _, _ in seen}
    assert len(titles) == 4
