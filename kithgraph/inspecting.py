"""What a map's file holds, read from the file alone: no page is opened and no script of it runs."""

import json
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from disclosure.private import private_folder
from disclosure.register import Register
from schema.problems import KithError, Place
from schema.shapes import Closed

#: a map is far smaller
MOST_BYTES = 50_000_000
META = {"kithgraph-export": "export", "kithgraph-level": "level"}


class Inspected(Closed):
    """What was found in a file."""

    title: str
    level: str
    export: str
    version: str
    sha256: str
    bytes: int
    #: what the register here says of the file
    registered: str
    #: each list of the page's data, with how many it holds, and each field of its entries
    holds: dict[str, str]


def inspected(path: Path) -> Inspected:
    """Look into a map's file; raises E761 when it is no map of kithgraph's."""
    try:
        raw = path.read_bytes() if path.stat().st_size <= MOST_BYTES else b""
        text = raw.decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise KithError("E761", Place(file=str(path))) from error
    page = _Page()
    page.feed(text)
    try:
        data = json.loads(page.data)
        about = data["about"]
        holds = _holds(data)
        title, level, version = str(about["title"]), str(about["level"]), str(about["version"])
    except (ValueError, KeyError, TypeError) as error:
        raise KithError("E761", Place(file=str(path))) from error
    digest = sha256(raw).hexdigest()
    export = page.meta.get("export", str(about.get("export", "")))
    return Inspected(
        title=title,
        level=page.meta.get("level", level),
        export=export,
        version=version,
        sha256=digest,
        bytes=len(raw),
        registered=_registered(export, digest),
        holds=holds,
    )


def _registered(export: str, digest: str) -> str:
    """What the register on this machine says of a file."""
    found = {one.id: one for one in Register(private_folder()).exports(below_research=False)}
    if export not in found:
        return "the register here does not know it"
    same = any(file.sha256 == digest for file in found[export].files)
    state = found[export].state
    if same:
        return f"in the register here, {state}"
    return f"its number is in the register here ({state}), but the file was changed"


def _holds(data: dict[str, Any]) -> dict[str, str]:
    found = {}
    for name, value in data.items():
        if isinstance(value, list):
            fields = sorted({field for one in value if isinstance(one, dict) for field in one})
            found[name] = " with ".join(part for part in (str(len(value)), ", ".join(fields)) if part)
        elif isinstance(value, dict):
            found[name] = ", ".join(sorted(value))
    return found


class _Page(HTMLParser):
    """The stamp and the data of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.meta: dict[str, str] = {}
        self.data = ""
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the stamp, and where the data begin."""
        given = dict(attrs)
        name = META.get(given.get("name") or "")
        if tag == "meta" and name:
            self.meta[name] = given.get("content") or ""
        self._inside = tag == "script" and given.get("id") == "data"

    def handle_data(self, data: str) -> None:
        """Take the data."""
        if self._inside:
            self.data += data

    def handle_endtag(self, tag: str) -> None:
        """The data end with their element."""
        self._inside = self._inside and tag != "script"
