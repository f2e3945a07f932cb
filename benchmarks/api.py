"""The API: `python -m benchmarks.api` drives it with 50 users, and then a bare Starlette that returns the same bytes.

The shipped studies are loaded and served by `kith serve`, in a process of its own. Locust sends what follows from the
graph: the catalogue, questions, tables below research, single families, maps, evidence. Then the same users send the
same requests to an application that does nothing but look up the answer in memory, under the same settings of the
server. Both in one run; the exit status is 1 when anything was answered with an error.
"""

import json
import os
import re
import secrets
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import quote

import httpx
import typer
from rich.console import Console
from rich.table import Table

import kithgraph
from api.accept import HTML, JSON
from api.parts import accounts_of
from api.tokens import AREAS
from benchmarks.api_bare import KEPT
from benchmarks.measure import machine
from disclosure.policy import load_policy

REPOSITORY = Path(__file__).parents[1]
SERVE = [sys.executable, "-c", "from kithgraph.cli import main; main()", "serve", "--port", "0"]
BARE = [sys.executable, "-m", "benchmarks.api_bare"]
LOCUST = [
    sys.executable,
    "-m",
    "locust",
    "-f",
    "benchmarks/api_users.py",
    "--headless",
    "--json",
    "--loglevel",
    "ERROR",
]
#: families of a study that are asked for one by one; the day's budget allows sixty in all
FAMILIES = 3
#: how often a kind of request is among those sent
OFTEN, SELDOM = 4, 1


def measure(
    users: Annotated[int, typer.Option(min=1, help="Users at a time.")] = 50,
    seconds: Annotated[int, typer.Option(min=1, help="Seconds of each of the two runs.")] = 30,
    graph: Annotated[
        Path | None, typer.Option("--from", help="A graph that is loaded already.", show_default="the shipped studies")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON instead of a table.")] = False,
) -> None:
    """Measure request rate, response times and errors."""
    with tempfile.TemporaryDirectory(prefix="kith-api-") as name:
        folder = Path(name)
        graph = graph or _loaded(folder / "graph")
        token = _token(folder / "private")
        environment = {**os.environ, "KITH_PRIVATE": str(folder / "private"), "KITH_TOKEN": token}
        with _running([*SERVE, "--from", str(graph)], environment) as url:
            requests = _requests(url, token, folder / KEPT)
            ours = _driven(url, requests, folder, environment, users, seconds)
        with _running([*BARE, str(folder)], environment) as url:
            bare = _driven(url, requests, folder, environment, users, seconds)
    found = {
        "machine": f"{machine('fastapi', 'uvicorn', 'locust')}, load {os.getloadavg()[1]:.0f}",
        "users": users,
        "seconds": seconds,
        "api": ours,
        "bare": bare,
    }
    if as_json:
        typer.echo(json.dumps(found, indent=1))
    else:
        _show(found)
    raise typer.Exit(1 if ours["all"]["errors"] or bare["all"]["errors"] or not ours["all"]["requests"] else 0)


def _loaded(folder: Path) -> Path:
    with kithgraph.open(folder) as graph:
        graph.load(*sorted(one.parent for one in (REPOSITORY / "studies").glob("*/study.yaml")))
    return folder


def _token(private: Path) -> str:
    """A token of an ethnographer, whose requests may be for anything."""
    private.mkdir(mode=0o700)
    accounts = accounts_of(private, list(load_policy(private).roles))
    accounts.users.add("bench", ("ethnographer",), secrets.token_urlsafe())
    text = accounts.tokens.make("bench", AREAS, 1)
    accounts.file.close()
    return text


@contextmanager
def _running(command: list[str], environment: dict[str, str]) -> Iterator[str]:
    """A server in a process of its own; the address that it prints first."""
    with subprocess.Popen(
        command,
        cwd=REPOSITORY,
        env={**environment, "PYTHONPATH": str(REPOSITORY), "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        try:
            found = re.search(r"https?://[^\s/]+", process.stdout.readline())
            if found is None:
                raise RuntimeError("the server did not start")
            yield found[0]
        finally:
            process.terminate()


def _requests(url: str, token: str, kept: Path) -> list[dict[str, str]]:
    """What is sent, each as often as it is among them; every answer is written to a file, for the bare application.

    Raises RuntimeError for an answer that is not what was asked for.
    """
    headers = {"Authorization": f"Bearer {token}"}
    answers: dict[str, dict[str, str]] = {}
    sent: list[dict[str, str]] = []
    with httpx.Client(base_url=url, headers=headers, timeout=120, trust_env=False) as client:
        for name, path, accept, often in _kinds(client):
            answer = client.get(path, headers={"Accept": accept})
            if answer.status_code != 200:
                raise RuntimeError(f"{name}: {answer.status_code}")
            own = {key: value for key, value in answer.headers.items() if key not in ("date", "content-length")}
            answers[f"{accept} {path}"] = {"headers": json.dumps(own), "body": answer.text}
            sent += [{"name": name, "path": path, "accept": accept}] * often
    kept.write_text(json.dumps(answers), encoding="utf-8")
    return sent


def _kinds(client: httpx.Client) -> Iterator[tuple[str, str, str, int]]:
    """Every request with the name under which it is counted, the form asked for, and how often it is sent."""
    answer = "/v1/questions/{}/answer?study={}"
    yield "catalogue", "/v1/questions", JSON, SELDOM
    yield "which data", "/v1/load", JSON, OFTEN
    for study in [one["key"] for one in client.get("/v1/studies").raise_for_status().json()]:
        yield "question", answer.format("multiagency_load", study), JSON, OFTEN
        yield "question as a page", answer.format("absences", study), HTML, SELDOM
        yield "released tables", f"{answer.format('multiagency_load', study)}&level=public", JSON, OFTEN
        yield "composite", f"/v1/studies/{study}/map?level=workshop", JSON, SELDOM
        (load,) = client.get(f"/v1/families?study={study}").raise_for_status().json()["tables"]
        for family in sorted(row["family"] for row in load["rows"])[:FAMILIES]:
            inner = quote(family, safe="")
            yield "a family's web", f"/v1/families/{inner}", JSON, OFTEN
            yield "a family's chronology", f"/v1/questions/chronology/answer?family={inner}", JSON, OFTEN
            yield "evidence", f"/v1/evidence/{inner}", JSON, SELDOM
            yield "a family's map", f"/v1/families/{inner}/map", HTML, SELDOM


def _driven(
    url: str, requests: list[dict[str, str]], folder: Path, environment: dict[str, str], users: int, seconds: int
) -> dict[str, dict[str, float]]:
    """What Locust counts, by the name of the requests and for all of them."""
    file = folder / "requests.json"
    file.write_text(json.dumps(requests), encoding="utf-8")
    # All at once, and what is under way at the end is waited for, so that each run sends whole requests.
    how = ["--users", users, "--spawn-rate", users, "--run-time", f"{seconds}s", "--stop-timeout", "60", "--host", url]
    done = subprocess.run(
        [*LOCUST, *map(str, how)],
        cwd=REPOSITORY,
        env={**environment, "BENCH_REQUESTS": str(file)},
        capture_output=True,
        text=True,
        check=False,
    )
    # Its exit status also tells of errors in answers, which are counted below.
    if not done.stdout:
        raise RuntimeError(done.stderr)
    rows = json.loads(done.stdout)
    named = {name: _counted([row for row in rows if row["name"] == name]) for name in {row["name"] for row in rows}}
    return {"all": _counted(rows), **dict(sorted(named.items()))}


def _counted(rows: list[dict[str, Any]]) -> dict[str, float]:
    """Request rate a second, and milliseconds within which half and nineteen of twenty were answered."""
    times: dict[int, int] = {}
    for row in rows:
        for time, count in row["response_times"].items():
            times[int(float(time))] = times.get(int(float(time)), 0) + count
    number = sum(row["num_requests"] for row in rows)
    begun = min((row["start_time"] for row in rows), default=0.0)
    ended = max((row["last_request_timestamp"] for row in rows), default=0.0)
    return {
        "requests": number,
        "rate": number / max(ended - begun, 1e-9),
        "p50": _within(times, 0.5),
        "p95": _within(times, 0.95),
        "errors": sum(row["num_failures"] for row in rows),
    }


def _within(times: dict[int, int], part: float) -> float:
    passed, wanted = 0, part * sum(times.values())
    for time in sorted(times):
        passed += times[time]
        if passed >= wanted:
            return time
    return 0.0


def _show(found: dict[str, Any]) -> None:
    console = Console(width=110)
    console.print(found["machine"])
    console.print(f"{found['users']} users without a pause, {found['seconds']} s each; p50 and p95 in milliseconds:")
    table = Table("requests", "number", "a second", "p50", "p95", "errors", "bare: a second", "p50", "p95", "errors")
    for name, one in found["api"].items():
        bare = found["bare"].get(name, _counted([]))
        told = [f"{one['requests']:,}", *_cells(one), *_cells(bare)]
        table.add_row(name, *told, end_section=name == "all")
    console.print(table)


def _cells(one: dict[str, float]) -> list[str]:
    return [f"{one['rate']:,.1f}", f"{one['p50']:,.0f}", f"{one['p95']:,.0f}", f"{one['errors']:,}"]


if __name__ == "__main__":
    typer.run(measure)
