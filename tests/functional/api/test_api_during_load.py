"""While a load makes the next version, the old one answers; then the new one does; and every answer names its own."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx

from graph_store.lock import LoadLock
from tests.lib.commands import start_kith
from tests.lib.folders import SmallStudy
from tests.lib.live import live_graph, store_hash
from tests.lib.served import served


def test_only_whole_versions_answer_during_loads(tmp_path: Path) -> None:
    graph = live_graph(tmp_path / "graph").folder
    studies = [SmallStudy(title=f"Version {n}").write(tmp_path / f"study-{n}") for n in range(2)]
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
            # Else the load, which is what this waits for, would get little of the machine.
            time.sleep(0.02)

    with served(graph, tmp_path / "private") as one:
        before = store_hash(graph)
        clients = [one.signed("eth") for _ in range(2)]
        readers = [threading.Thread(target=read, args=(client,)) for client in clients]
        for reader in readers:
            reader.start()
        titles = {before: "As it was before"}
        told = {client.get("/v1/load").json()["loading"] for client in clients}
        assert told == {False}
        killed = start_kith("load", studies[0], "--to", graph)
        while not clients[0].get("/v1/load").json()["loading"]:
            assert killed.poll() is None, "it ended before it was told of"
            time.sleep(0.01)
        killed.kill()
        killed.wait()
        assert clients[0].get("/v1/load").json()["loading"] is False, "what was killed is over"
        for n, study in enumerate(studies):
            process = start_kith("load", study, "--to", graph)
            while process.poll() is None:
                told.add(clients[0].get("/v1/load").json()["loading"])
                time.sleep(0.01)
            assert process.wait() == 0
            titles[store_hash(graph)] = f"Version {n}"
            settled = time.monotonic() + 30
            while clients[0].get("/v1/load").json()["data_version"] != store_hash(graph):
                assert time.monotonic() < settled
        assert told == {False, True}, "each load in another process was told of while it lasted"
        assert clients[0].get("/v1/load").json()["loading"] is False
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
    assert len(titles) == 3


def test_many_who_look_at_once_are_not_taken_for_a_load(tmp_path: Path) -> None:
    lock = LoadLock(tmp_path)
    assert lock.held() is False, "where nothing was ever loaded"
    with lock:
        pass
    with ThreadPoolExecutor(16) as pool:
        assert set(pool.map(lambda _: LoadLock(tmp_path).held(), range(400))) == {False}
        with lock:
            assert set(pool.map(lambda _: LoadLock(tmp_path).held(), range(400))) == {True}


def test_looking_refuses_no_load(tmp_path: Path) -> None:
    done = threading.Event()
    (tmp_path / "load.lock").touch()

    def look() -> None:
        while not done.is_set():
            LoadLock(tmp_path).held()

    lookers = [threading.Thread(target=look) for _ in range(2)]
    for one in lookers:
        one.start()
    for _ in range(20):
        with LoadLock(tmp_path):
            assert LoadLock(tmp_path).held() is True
    done.set()
    for one in lookers:
        one.join()
