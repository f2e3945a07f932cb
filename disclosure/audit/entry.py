"""One line of the audit log: who did what, at which level, and which families it showed; never what stood in a cell."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256

#: the hash that the first line names as the one before it
GENESIS = "0" * 64
#: parameters whose value is written, when it has the shape of an id; of every other parameter only the name is
IDS = {
    "study": re.compile(r"[A-Za-z0-9._-]{1,64}"),
    "family": re.compile(r"[A-Za-z0-9._-]{1,64}:[A-Za-z0-9._/-]{1,128}"),
}
#: characters of one name at most
MOST_WRITTEN = 200
#: what a name may look like that somebody else made up: a question, a route, an account, a version
NAME = re.compile(rf"[A-Za-z0-9 ._:/{{}}@+-]{{0,{MOST_WRITTEN}}}")
PARAMETER = re.compile(r"[A-Za-z][A-Za-z_]{0,39}")
#: stands for what has no such shape
UNKNOWN = "?"
#: what ends every line, around the line's own hash
HASH = re.compile(rb',"hash":"([0-9a-f]{64})"\}\n')
HASH_LENGTH = len(b',"hash":""}\n') + 64


@dataclass(frozen=True)
class Entry:
    """What is to be written of one reading."""

    #: the account or user
    who: str
    #: the command, or the method and the route's pattern
    action: str
    question: str = ""
    parameters: Mapping[str, str] = field(default_factory=dict)
    #: ids of families that were asked for one by one: these count towards the day's budget
    families: tuple[str, ...] = ()
    level: str = ""
    #: how many rows, passages or files
    rows: int = 0
    #: the data version
    version: str = ""
    #: `served`, `refused`, or an HTTP status
    outcome: str = "served"
    #: the release register's id of the file, where one was written
    export: str = ""


def line_of(entry: Entry, seq: int, before: str, at: datetime) -> tuple[bytes, str]:
    """An entry as the line of this number after the line with hash `before`, with its end of line; and its own hash.

    The hash is the SHA-256 of the line as canonical JSON (keys sorted, no spaces, ASCII) without the hash itself.
    """
    body = json.dumps(
        {
            "action": _name(entry.action),
            "at": at.isoformat(timespec="milliseconds"),
            "before": before,
            "export": _name(entry.export),
            "families": [one for one in entry.families if IDS["family"].fullmatch(one)],
            "level": _name(entry.level),
            "outcome": _name(entry.outcome),
            "parameters": _parameters(entry.parameters),
            "question": _name(entry.question),
            "rows": entry.rows,
            "seq": seq,
            "version": _name(entry.version),
            "who": _name(entry.who),
        },
        sort_keys=True,
        separators=(",", ":"),
    ).encode("ascii")
    own = sha256(body).hexdigest()
    return body[:-1] + b',"hash":"%s"}\n' % own.encode("ascii"), own


@dataclass(frozen=True)
class Link:
    """What one line says of its place in the chain."""

    seq: int
    before: str
    hash: str


def link_of(line: bytes) -> Link | None:
    """The place of a line in the chain; None when it is no line of ours, or not as it was written."""
    found = HASH.fullmatch(line[-HASH_LENGTH:])
    if found is None:
        return None
    body = line[:-HASH_LENGTH] + b"}"
    own = found[1].decode("ascii")
    if sha256(body).hexdigest() != own:
        return None
    try:
        values = json.loads(body)
        return Link(values["seq"], values["before"], own)
    except (ValueError, TypeError, KeyError):
        return None


def _name(text: str) -> str:
    return text if NAME.fullmatch(text) else UNKNOWN


def _parameters(given: Mapping[str, str]) -> list[str]:
    """Each parameter's name; with its value where that is an id of a study or a family."""
    written = []
    for name, value in sorted(given.items()):
        if not PARAMETER.fullmatch(name):
            written.append(UNKNOWN)
        elif name in IDS and IDS[name].fullmatch(value):
            written.append(f"{name}={value}")
        else:
            written.append(name)
    return written
