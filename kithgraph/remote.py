"""The client: a graph that somebody else serves, asked by the same methods as one's own."""

import json
import os
import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from threading import Lock
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import quote, urlencode, urlsplit

import polars as pl

from disclosure.composite.composed import Composite
from disclosure.composite.kept import composite_from
from disclosure.policy import EXACT, WORKSHOP
from disclosure.release import Released
from kithgraph.facade import network_of
from queries.entry import find_entry
from queries.parameters import filled
from schema.problems import KithError, Problem, load_problems
from viz.explorer.page import Explorer
from viz.pictures.sheet import Picture

if TYPE_CHECKING:
    import networkx as nx

#: holds a token, so that it need not stand in a script
VARIABLE = "KITH_TOKEN"
LOOPBACK = ("127.0.0.1", "localhost", "::1")
#: rows asked for at a time; the server may give fewer
ROWS = 10_000
SECONDS = 90
JSON = "application/json"


@dataclass(frozen=True)
class _Told(Problem):
    """A problem in the server's own words."""

    said: str = ""

    @property
    def sentence(self) -> str:
        """What the server said."""
        return self.said


class Refused(KithError):
    """What the server refuses, with its code and in its words."""

    def __init__(self, code: str, said: str) -> None:
        self.problem = _Told(code if code in load_problems() else "E744", said=said)
        Exception.__init__(self, str(self.problem))


class RemoteGraph:
    """A graph behind an address; use it with `with`, or close it yourself. Several threads may use one."""

    def __init__(self, url: str, token: str | None = None) -> None:
        """Open the connection; raises E751 for an address that would send the token in the clear, and E744."""
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise KithError("E751", names="the address (http://… or https://…)")
        if parts.scheme == "http" and parts.hostname not in LOOPBACK:
            raise KithError("E751", names="the address (https, unless it is this machine)")
        self._token = token if token is not None else os.environ.get(VARIABLE, "")
        self._connection: HTTPConnection = (
            HTTPSConnection(parts.hostname, parts.port, timeout=SECONDS, context=ssl.create_default_context())
            if parts.scheme == "https"
            else HTTPConnection(parts.hostname, parts.port, timeout=SECONDS)
        )
        self._lock = Lock()
        self._get("/v1/health", {})

    def __enter__(self) -> "RemoteGraph":
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    def ask(self, name: str, level: str = EXACT, **parameters: str) -> pl.DataFrame:
        """The rows of a question's answer: exact at the level research, else of one released table, null where hidden.

        A parameter whose name Python keeps for itself takes an underscore: `from_`. Raises what `answer` raises.
        """
        return self.answer(name, level, **parameters).rows

    def answer(self, name: str, level: str = EXACT, **parameters: str) -> Released:
        """A question's answer with its definition, parameters, denominators and data version.

        Its level is the one asked for, or the highest that your roles reach. Raises what the server refuses, and E603
        when several tables rest on the question and none is named.
        """
        found = self.tables(name, level, **parameters)
        if len(found) > 1:
            raise KithError("E603", question=name, name="table")
        return found[0]

    def tables(self, name: str, level: str, **parameters: str) -> list[Released]:
        """All released tables that rest on a question; at the level research its one answer."""
        asked = filled(**parameters)
        path = f"/v1/questions/{quote(name, safe='')}/answer"
        given = {**asked, "level": level, "limit": str(ROWS)}
        whole = self._json(path, given)
        found = whole["tables"]
        rows = [list(table["rows"]) for table in found]
        while any(len(mine) < table["page"]["total"] for mine, table in zip(rows, found, strict=True)):
            more = self._json(path, {**given, "offset": str(max(map(len, rows)))})
            if more["data_version"] != whole["data_version"] or not any(table["rows"] for table in more["tables"]):
                raise KithError("E608")
            for mine, table in zip(rows, more["tables"], strict=True):
                mine.extend(table["rows"])
        return [_released(table, mine) for table, mine in zip(found, rows, strict=True)]

    def family_network(self, family: str) -> "nx.MultiDiGraph[str]":
        """A family's web as a networkx graph: nodes and ties keep the columns of the question family_network."""
        return network_of(self.ask("family_network", family=family).iter_rows(named=True))

    def family_map(self, family: str) -> str:
        """A family's map as the text of one HTML page."""
        return self._get(f"/v1/families/{quote(family, safe='')}/map", {}, "text/html").decode("utf-8")

    def network(
        self,
        start: str = "",
        *,
        steps: int = 1,
        brokerage: bool = False,
        study: str = "",
        family: str = "",
        voice: str = "",
        from_: str = "",
        to: str = "",
    ) -> Explorer:
        """The network of these families as a notebook shows it, or what lies so many steps around `start`."""
        asked = {"study": study, "family": family, "voice": voice, "from": from_, "to": to, "start": start}
        more = {"steps": str(steps), "brokerage": "yes" if brokerage else ""}
        return Explorer(self._get("/v1/network", {**asked, **more}, "text/html").decode("utf-8"))

    def picture(
        self,
        name: str,
        *,
        parent: str = "",
        week: str = "",
        study: str = "",
        family: str = "",
        voice: str = "",
        from_: str = "",
        to: str = "",
    ) -> Picture:
        """A picture of these families with its numbers, as a notebook shows it: `name` is one of matrix, timeline, …"""
        asked = {"study": study, "family": family, "voice": voice, "from": from_, "to": to}
        found = self._json(f"/v1/pictures/{quote(name, safe='')}", {**asked, "parent": parent, "week": week})
        return Picture(found["title"], found["svg"], pl.DataFrame(found["numbers"], infer_schema_length=None))

    def composite(self, study: str, level: str = WORKSHOP) -> Composite:
        """What the webs of a study's families have in common: classes and ties that at least k families stand behind.

        Its level is the one asked for, or the highest that your roles reach. Raises what the server refuses.
        """
        return composite_from(self._json(f"/v1/studies/{quote(study, safe='')}/map", {"level": level}))

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()

    def _json(self, path: str, given: Mapping[str, str]) -> dict[str, Any]:
        return cast("dict[str, Any]", json.loads(self._get(path, given)))

    def _get(self, path: str, given: Mapping[str, str], form: str = JSON) -> bytes:
        """The body of an answer; raises E744 when there is none, and the server's own problem when it refuses."""
        query = urlencode({key: value for key, value in given.items() if value})
        headers = {"Accept": f"{form}, application/problem+json", "X-Kithgraph": "1"}
        if self._token:
            headers["Authorization"] = f"Bearer {self._token}"
        with self._lock:
            try:
                self._connection.request("GET", f"{path}?{query}" if query else path, headers=headers)
                response = self._connection.getresponse()
                body = response.read()
            except (OSError, HTTPException) as error:
                self._connection.close()
                raise KithError("E744") from error
        if response.status == 200:
            return body
        try:
            problem = json.loads(body)
            code, said = str(problem["code"]), str(problem["detail"])
        except (ValueError, KeyError, TypeError) as error:
            raise KithError("E744") from error
        raise Refused(code, said)


def connect(url: str, token: str | None = None) -> RemoteGraph:
    """A graph that somebody serves at an address, with a token; KITH_TOKEN by default."""
    return RemoteGraph(url, token)


def _released(table: Mapping[str, Any], rows: list[dict[str, Any]]) -> Released:
    return Released(
        question=table["question"],
        text=table["text"],
        definition=table["definition"],
        parameters=dict(table["parameters"]),
        level=table["level"],
        banner=table["banner"],
        data_version=table["data_version"],
        denominators=dict(table["denominators"]),
        columns=dict(table["columns"]),
        rows=_frame(table, rows),
        synthetic=tuple(table["synthetic"]),
        k=table["k"],
    )


def _frame(table: Mapping[str, Any], rows: list[dict[str, Any]]) -> pl.DataFrame:
    """The rows with the types of the catalogue, where they are those of a question; else as JSON says them."""
    if table["level"] == EXACT:
        schema = find_entry(str(table["question"]), "embedded").result.schema_of()
        if list(schema) == list(table["columns"]):
            return pl.DataFrame(rows, schema=schema)
    return pl.DataFrame(rows, infer_schema_length=None)
